//! Views: a schema with its references followed and its `allOf` merged.
//!
//! A property that two branches of an `allOf` declare has both as parts, so that merging goes as deep as the schemas do.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, Discriminator, OpenAPI, ReferenceOr, Schema, SchemaData,
    SchemaKind, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use crate::model::Bounds;

use super::builder::Direction;
use super::inheritance::Inheritance;

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

/// A schema or a reference to one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part<'a> {
    Reference(&'a str),
    /// A component by its name, where a discriminator leads to it.
    Component(&'a str),
    /// The members of a component that others inherit from, without its subtypes.
    Base(&'a str),
    Schema(&'a Schema),
}

impl<'a> From<&'a ReferenceOr<Schema>> for Part<'a> {
    fn from(schema: &'a ReferenceOr<Schema>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Schema(schema),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Box<Schema>>> for Part<'a> {
    fn from(schema: &'a ReferenceOr<Box<Schema>>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(schema) => Self::Schema(schema),
        }
    }
}

/// What kind of value a view describes, by the `type` that its schemas state or imply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    String,
    Number,
    Integer,
    Boolean,
    Object,
    Array,
}

/// Alternatives: a `oneOf` or an `anyOf`.
#[derive(Clone, Debug)]
pub(crate) struct Alternatives<'a> {
    pub(crate) branches: Vec<Part<'a>>,
    /// Whether no two of them may hold at once (`oneOf`).
    pub(crate) exactly_one: bool,
    pub(crate) discriminator: Option<&'a Discriminator>,
}

impl Bounds {
    /// The bounds of a schema; the outermost that states one wins.
    fn merge(&mut self, minimum: Option<f64>, maximum: Option<f64>) {
        self.minimum = self.minimum.or(minimum.and_then(whole));
        self.maximum = self.maximum.or(maximum.and_then(whole));
    }
}

/// A bound, where it is a count.
fn whole(bound: f64) -> Option<u32> {
    let fits = (0.0..=f64::from(u32::MAX)).contains(&bound) && bound.fract() == 0.0;
    // In range and whole: nothing is lost.
    fits.then_some(bound as u32)
}

/// A schema with its references followed and its `allOf` merged.
#[derive(Clone, Debug, Default)]
pub(crate) struct View<'a> {
    /// The component that the schema is, where it is one and nothing else.
    pub(crate) component: Option<&'a str>,
    /// The component that the schema was found in, also where it is looked at from within.
    pub(crate) home: Option<&'a str>,
    pub(crate) title: Option<&'a str>,
    pub(crate) description: Option<&'a str>,
    pub(crate) deprecated: bool,
    pub(crate) nullable: bool,
    pub(crate) kind: Option<Kind>,
    pub(crate) format: Option<String>,
    pub(crate) words: Vec<&'a str>,
    pub(crate) bounds: Bounds,
    pub(crate) constant: Option<Value>,
    pub(crate) example: Option<&'a Value>,
    pub(crate) default: Option<&'a Value>,
    pub(crate) properties: IndexMap<&'a str, Vec<Part<'a>>>,
    pub(crate) required: BTreeSet<&'a str>,
    pub(crate) additional: Option<&'a AdditionalProperties>,
    pub(crate) items: Vec<Part<'a>>,
    pub(crate) alternatives: Vec<Alternatives<'a>>,
    /// The schemas that were merged, in their order: two views of the same ones are alike.
    pub(crate) made_of: Vec<&'a Schema>,
    extensions: Vec<&'a IndexMap<String, Value>>,
}

impl<'a> View<'a> {
    /// An extension of the schema; the outermost that has it wins.
    pub(crate) fn extension(&self, name: &str) -> Option<&'a Value> {
        self.extensions
            .iter()
            .find_map(|extensions| extensions.get(name))
    }

    /// Whether the value may be this text.
    pub(crate) fn can_be(&self, text: &str) -> bool {
        self.constant.is_none()
            && self.kind.is_none_or(|kind| kind == Kind::String)
            && (self.words.is_empty() || self.words.contains(&text))
    }

    /// A scalar that stands for the value in examples: the document's own, or an id with the prefix that ids have.
    pub(crate) fn sample(&self) -> Option<Value> {
        let prefix = || self.extension("x-id-prefix").and_then(Value::as_str);
        let own = self.example.and_then(scalar);
        own.or_else(|| prefix().map(|prefix| format!("{prefix}1").into()))
    }

    /// Whether the view describes an object with members of its own.
    pub(crate) fn is_object(&self) -> bool {
        self.kind == Some(Kind::Object) || (self.kind.is_none() && !self.properties.is_empty())
    }

    /// Whether nothing at all is said of the value.
    pub(crate) fn is_anything(&self) -> bool {
        self.kind.is_none()
            && self.properties.is_empty()
            && self.alternatives.is_empty()
            && self.items.is_empty()
            && self.constant.is_none()
    }
}

/// The value itself where it is a scalar, the first item of a list of scalars.
pub(crate) fn scalar(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) if text.is_empty() => None,
        Value::String(_) | Value::Number(_) | Value::Bool(_) => Some(value.clone()),
        Value::Array(items) => items.first().and_then(scalar),
        Value::Null | Value::Object(_) => None,
    }
}

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
            let [read_only, write_only] = self.one_way(*part, 0);
            match direction {
                Direction::Request => read_only && !write_only,
                Direction::Reply => write_only && !read_only,
            }
        })
    }

    /// Whether a part is `readOnly`, and whether it is `writeOnly`.
    fn one_way(self, part: Part<'a>, depth: usize) -> [bool; 2] {
        let schema = match part {
            Part::Schema(schema) => Some(schema),
            Part::Reference(reference) => self
                .component(reference)
                .and_then(|(_, found)| found.as_item()),
            Part::Component(name) | Part::Base(name) => {
                self.named(name).and_then(|(_, found)| found.as_item())
            }
        };
        let Some(schema) = schema.filter(|_| depth < MAX_DEPTH) else {
            return [false; 2];
        };
        let data = &schema.schema_data;
        let all_of = match &schema.schema_kind {
            SchemaKind::AllOf { all_of } => all_of.as_slice(),
            SchemaKind::Any(any) => any.all_of.as_slice(),
            _ => &[],
        };
        let inner = all_of
            .iter()
            .map(|part| self.one_way(part.into(), depth + 1));
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
        self.merge(view, schema.into(), depth + 1, alone);
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

fn merge_data<'a>(view: &mut View<'a>, data: &'a SchemaData) {
    view.title = view.title.or(data.title.as_deref());
    view.description = view.description.or(data.description.as_deref());
    view.example = view.example.or(data.example.as_ref());
    view.default = view.default.or(data.default.as_ref());
    view.deprecated |= data.deprecated;
    let default = data.default.as_ref().and_then(Value::as_u64);
    let default = default.and_then(|default| u32::try_from(default).ok());
    view.bounds.default = view.bounds.default.or(default);
    view.nullable |= data.nullable;
    if let Some(constant) = data.extensions.get("x-const") {
        view.constant.get_or_insert_with(|| constant.clone());
    }
    if !data.extensions.is_empty() {
        view.extensions.push(&data.extensions);
    }
}

fn merge_type<'a>(view: &mut View<'a>, ty: &'a Type) {
    match ty {
        Type::String(string) => {
            view.kind.get_or_insert(Kind::String);
            set_format(view, &string.format, |format| {
                string_format(format).to_owned()
            });
            if view.words.is_empty() {
                view.words = string
                    .enumeration
                    .iter()
                    .flatten()
                    .map(String::as_str)
                    .collect();
            }
            view.nullable |= string.enumeration.iter().any(Option::is_none);
        }
        Type::Number(number) => {
            view.kind.get_or_insert(Kind::Number);
            view.bounds.merge(number.minimum, number.maximum);
        }
        Type::Integer(integer) => {
            view.kind.get_or_insert(Kind::Integer);
            let [minimum, maximum] = [integer.minimum, integer.maximum]
                .map(|bound| bound.and_then(|bound| u32::try_from(bound).ok()));
            view.bounds
                .merge(minimum.map(f64::from), maximum.map(f64::from));
            set_format(view, &integer.format, |format| match format {
                openapiv3::IntegerFormat::Int32 => "int32".to_owned(),
                openapiv3::IntegerFormat::Int64 => "int64".to_owned(),
            });
        }
        Type::Boolean(_) => {
            view.kind.get_or_insert(Kind::Boolean);
        }
        Type::Object(object) => {
            view.kind.get_or_insert(Kind::Object);
            add_properties(
                view,
                &object.properties,
                &object.required,
                object.additional_properties.as_ref(),
            );
        }
        Type::Array(array) => {
            view.kind.get_or_insert(Kind::Array);
            if let Some(items) = &array.items {
                view.items.push(items.into());
            }
        }
    }
}

fn merge_any<'a>(view: &mut View<'a>, any: &'a AnySchema) {
    let kind = match any.typ.as_deref() {
        Some("string") => Some(Kind::String),
        Some("number") => Some(Kind::Number),
        Some("integer") => Some(Kind::Integer),
        Some("boolean") => Some(Kind::Boolean),
        // `type: object` beside alternatives is what the alternatives are, not a part of its own.
        Some("object") if any.one_of.is_empty() && any.any_of.is_empty() => Some(Kind::Object),
        Some("array") => Some(Kind::Array),
        _ if !any.properties.is_empty() => Some(Kind::Object),
        _ if any.items.is_some() => Some(Kind::Array),
        _ => None,
    };
    view.kind = view.kind.or(kind);
    view.bounds.merge(any.minimum, any.maximum);
    if view.format.is_none() {
        view.format.clone_from(&any.format);
    }
    if view.words.is_empty() {
        view.words = any.enumeration.iter().filter_map(Value::as_str).collect();
    }
    add_properties(
        view,
        &any.properties,
        &any.required,
        any.additional_properties.as_ref(),
    );
    if let Some(items) = &any.items {
        view.items.push(items.into());
    }
}

fn add_properties<'a>(
    view: &mut View<'a>,
    properties: &'a IndexMap<String, ReferenceOr<Box<Schema>>>,
    required: &'a [String],
    additional: Option<&'a AdditionalProperties>,
) {
    for (name, schema) in properties {
        view.properties.entry(name).or_default().push(schema.into());
    }
    view.required.extend(required.iter().map(String::as_str));
    if view.additional.is_none() && additional.is_some() {
        view.additional = additional;
    }
}

fn add_alternatives<'a>(
    view: &mut View<'a>,
    branches: &'a [ReferenceOr<Schema>],
    exactly_one: bool,
    data: &'a SchemaData,
) {
    if !branches.is_empty() {
        let branches = branches.iter().map(Part::from).collect();
        view.alternatives.push(Alternatives {
            branches,
            exactly_one,
            discriminator: data.discriminator.as_ref(),
        });
    }
}

fn set_format<T>(
    view: &mut View<'_>,
    format: &VariantOrUnknownOrEmpty<T>,
    name: impl Fn(&T) -> String,
) {
    if view.format.is_some() {
        return;
    }
    view.format = match format {
        VariantOrUnknownOrEmpty::Item(format) => Some(name(format)),
        VariantOrUnknownOrEmpty::Unknown(format) => Some(format.clone()),
        VariantOrUnknownOrEmpty::Empty => None,
    };
}

fn string_format(format: &openapiv3::StringFormat) -> &'static str {
    use openapiv3::StringFormat::{Binary, Byte, Date, DateTime, Password};
    match format {
        Date => "date",
        DateTime => "date-time",
        Password => "password",
        Byte => "byte",
        Binary => "binary",
    }
}
