//! Looks at the schemas of a document: follows references and merges `allOf`.

use std::ptr;

use openapiv3::{AdditionalProperties, AnySchema, OpenAPI, ReferenceOr, Schema, SchemaKind, Type};

use super::context::Direction;
use super::inheritance::Inheritance;
use super::merge::{add_alternatives, merge_any, merge_data, merge_type};
use super::view::{Alternatives, Part, View};

/// How deep references and `allOf` may nest before the chain is taken for a ring.
const MAX_DEPTH: usize = 64;

/// The extensions that `lower` makes of keywords that say what a value must be.
const CONSTRAINING: [&str; 14] = [
    "x-const",
    "x-null",
    "x-not",
    "x-additional-properties",
    "x-unevaluated-properties",
    "x-pattern-properties",
    "x-property-names",
    "x-if",
    "x-dependent-required",
    "x-dependent-schemas",
    "x-contains",
    "x-prefix-items",
    "x-unevaluated-items",
    "x-format",
];

/// Looks at schemas of one document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schemas<'a> {
    pub(crate) openapi: &'a OpenAPI,
    pub(crate) inheritance: &'a Inheritance<'a>,
}

impl<'a> Schemas<'a> {
    /// The component that `reference` names, with its name.
    pub(crate) fn component(
        self,
        reference: &'a str,
    ) -> Option<(&'a str, &'a ReferenceOr<Schema>)> {
        let name = reference.strip_prefix("#/components/schemas/")?;
        // Component names hold neither `/` nor `~`, but a pointer may still have escaped them.
        self.named(&name.replace("~1", "/").replace("~0", "~"))
    }

    /// A component by its name.
    pub(crate) fn named(self, name: &str) -> Option<(&'a str, &'a ReferenceOr<Schema>)> {
        let components = self.openapi.components.as_ref()?;
        components
            .schemas
            .get_key_value(name)
            .map(|(name, schema)| (name.as_str(), schema))
    }

    /// A view without the members that do not travel in this direction.
    pub(crate) fn directed(self, mut view: View<'a>, direction: Direction) -> View<'a> {
        let left_out: Vec<&'a str> = view
            .properties
            .iter()
            .filter(|(_, parts)| !self.travels(parts, direction))
            .map(|(name, _)| *name)
            .collect();
        for name in left_out {
            view.properties.shift_remove(name);
            view.required.remove(name);
        }
        view
    }

    /// Whether a member travels in this direction: what is `readOnly` is not sent, what is `writeOnly` is not read.
    fn travels(self, parts: &[Part<'a>], direction: Direction) -> bool {
        !parts.iter().any(|part| {
            let [read_only, write_only] = self.one_way(*part, &mut Vec::new());
            match direction {
                Direction::Request => read_only && !write_only,
                Direction::Reply => write_only && !read_only,
            }
        })
    }

    /// Whether a part is `readOnly`, and whether it is `writeOnly`.
    fn one_way(self, part: Part<'a>, seen: &mut Vec<&'a Schema>) -> [bool; 2] {
        let schema = match part {
            Part::Schema(schema) => Some(schema),
            Part::Reference(reference) => self
                .component(reference)
                .and_then(|(_, found)| found.as_item()),
            Part::Component(name) | Part::Base(name) => {
                self.named(name).and_then(|(_, found)| found.as_item())
            }
        };
        let Some(schema) = schema.filter(|one| !seen.iter().any(|seen| ptr::eq(*seen, *one)))
        else {
            return [false; 2];
        };
        seen.push(schema);
        let data = &schema.schema_data;
        let all_of = match &schema.schema_kind {
            SchemaKind::AllOf { all_of } => all_of.as_slice(),
            SchemaKind::Any(any) => any.all_of.as_slice(),
            _ => &[],
        };
        let inner = all_of.iter().map(|part| self.one_way(part.into(), seen));
        inner.fold(
            [data.read_only, data.write_only],
            |[read, write], [r, w]| [read || r, write || w],
        )
    }

    /// The view of one part.
    pub(crate) fn view(self, part: impl Into<Part<'a>>) -> View<'a> {
        self.merged(&[part.into()])
    }

    /// The view of parts that all hold at once.
    pub(crate) fn merged(self, parts: &[Part<'a>]) -> View<'a> {
        let mut view = View::default();
        for part in parts {
            self.merge(&mut view, *part, 0, parts.len() == 1);
        }
        view
    }

    /// Merges one more part into a view.
    pub(crate) fn merge_into(self, view: &mut View<'a>, part: Part<'a>) {
        self.merge(view, part, 0, false);
    }

    fn merge(self, view: &mut View<'a>, part: Part<'a>, depth: usize, alone: bool) {
        if depth > MAX_DEPTH {
            return;
        }
        let found = match part {
            Part::Reference(reference) => self.component(reference),
            Part::Component(name) => self.named(name),
            Part::Base(name) => {
                let schema = self.named(name).map(|(_, schema)| schema);
                return schema.map_or((), |schema| {
                    self.merge(view, schema.into(), depth + 1, false)
                });
            }
            Part::Schema(schema) => return self.merge_schema(view, schema, depth, alone),
        };
        let Some((name, schema)) = found else { return };
        if alone && view.component.is_none() {
            view.component = Some(name);
            view.home = Some(name);
            if self.merge_subtypes(view, name, schema) {
                return;
            }
        }
        let known = view.properties.len();
        self.merge(view, schema.into(), depth + 1, alone);
        for (property, _) in view.properties.iter().skip(known) {
            view.declared_by.entry(property).or_insert(name);
        }
    }

    /// Merges what stands for a component that others inherit from: one of its subtypes. Whether it is such a component.
    fn merge_subtypes(
        self,
        view: &mut View<'a>,
        name: &'a str,
        schema: &'a ReferenceOr<Schema>,
    ) -> bool {
        let (Some(base), ReferenceOr::Item(schema)) = (self.inheritance.base(name), schema) else {
            return false;
        };
        merge_data(view, &schema.schema_data);
        view.made_of.push(schema);
        let branches = base.subtypes.iter().map(|subtype| {
            if *subtype == name {
                Part::Base(name)
            } else {
                Part::Component(subtype)
            }
        });
        view.alternatives.push(Alternatives {
            branches: branches.collect(),
            exactly_one: true,
            discriminator: Some(base.discriminator),
        });
        true
    }

    /// The view of a component as its own type, whatever other component it may be another name of.
    pub(crate) fn own_view(self, name: &'a str, schema: &'a ReferenceOr<Schema>) -> View<'a> {
        let mut view = View::default();
        if self.merge_subtypes(&mut view, name, schema) {
            return view;
        }
        self.view(schema)
    }

    fn merge_schema(self, view: &mut View<'a>, schema: &'a Schema, depth: usize, alone: bool) {
        let data = &schema.schema_data;
        // What is said twice is said once: without this, parts that share parts are walked once for each way to them.
        let known = view.merged.iter().find(|(seen, _)| ptr::eq(*seen, schema));
        if let Some((_, nullable)) = known {
            view.nullable |= *nullable;
            return;
        }
        let place = view.merged.len();
        view.merged.push((schema, data.nullable));
        let outer_nullable = std::mem::take(&mut view.nullable);
        let alone = alone && !self.inheritance.is_subtype(schema);
        view.made_of.push(schema);
        merge_data(view, data);
        match &schema.schema_kind {
            SchemaKind::Type(ty) => merge_type(view, ty),
            SchemaKind::AllOf { all_of } => self.merge_all(view, all_of, depth, alone),
            SchemaKind::OneOf { one_of } => add_alternatives(view, one_of, true, data),
            SchemaKind::AnyOf { any_of } => add_alternatives(view, any_of, false, data),
            SchemaKind::Not { .. } => {}
            SchemaKind::Any(any) => {
                merge_any(view, any);
                self.merge_all(view, &any.all_of, depth, false);
                add_alternatives(view, &any.one_of, true, data);
                add_alternatives(view, &any.any_of, false, data);
            }
        }
        if let Some((_, nullable)) = view.merged.get_mut(place) {
            *nullable = view.nullable;
        }
        view.nullable |= outer_nullable;
    }

    fn merge_all(
        self,
        view: &mut View<'a>,
        all_of: &'a [ReferenceOr<Schema>],
        depth: usize,
        alone: bool,
    ) {
        let outer_nullable = view.nullable;
        let mut inner_nullable = !all_of.is_empty();
        // A component with a description, or any object, beside it is still that component.
        let says: Vec<Says> = all_of
            .iter()
            .map(|branch| self.says(branch.into(), 0))
            .collect();
        let telling = says.iter().filter(|says| **says == Says::More).count();
        // What stands beside a reference says more of this place than what the reference leads to.
        let (notes, rest): (Vec<_>, Vec<_>) = all_of
            .iter()
            .zip(&says)
            .partition(|(_, says)| **says == Says::Nothing);
        for (branch, says) in notes.into_iter().chain(rest) {
            view.nullable = false;
            let only = all_of.len() == 1 || (telling == 1 && *says == Says::More);
            self.merge(view, branch.into(), depth + 1, alone && only);
            inner_nullable &= view.nullable || *says == Says::Nothing;
        }
        view.nullable = outer_nullable || inner_nullable;
    }

    /// How much a part says of the value.
    fn says(self, part: Part<'a>, depth: usize) -> Says {
        match part {
            _ if depth > MAX_DEPTH => Says::More,
            Part::Reference(reference) => {
                self.component(reference).map_or(Says::More, |(_, schema)| {
                    self.says(schema.into(), depth + 1)
                })
            }
            Part::Component(_) | Part::Base(_) => Says::More,
            Part::Schema(schema) => match &schema.schema_kind {
                SchemaKind::Any(any)
                    if *any == AnySchema::default()
                        && !schema
                            .schema_data
                            .extensions
                            .keys()
                            .any(|key| CONSTRAINING.contains(&key.as_str())) =>
                {
                    Says::Nothing
                }
                SchemaKind::Type(Type::Object(object))
                    if object.properties.is_empty()
                        && object.required.is_empty()
                        && matches!(
                            object.additional_properties,
                            None | Some(AdditionalProperties::Any(true))
                        ) =>
                {
                    Says::Object
                }
                _ => Says::More,
            },
        }
    }
}

/// How much a schema says of the value that it describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// Nothing: any value, null too.
    Nothing,
    /// That it is an object.
    Object,
    /// More than that.
    More,
}
