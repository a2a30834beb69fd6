//! Inheritance (OpenAPI 3.1 §4.8.25): a component with a `discriminator` and no alternatives of its own stands for its
//! subtypes, which are the components that its mapping names and those that have it in their `allOf`.

use std::collections::{HashMap, HashSet};

use openapiv3::{Discriminator, OpenAPI, ReferenceOr, Schema, SchemaKind};

/// How deep subtypes of subtypes are looked for.
const MAX_DEPTH: usize = 16;

/// A component that others inherit from, and how they are told apart.
#[derive(Debug)]
pub(crate) struct Base<'a> {
    pub(crate) discriminator: &'a Discriminator,
    /// The components, in the order of the mapping, then of the document.
    pub(crate) subtypes: Vec<&'a str>,
}

/// All bases and subtypes of a document.
#[derive(Debug, Default)]
pub(crate) struct Inheritance<'a> {
    bases: HashMap<&'a str, Base<'a>>,
    /// Schemas of subtypes, by address: a subtype is never another name of its base.
    subtypes: HashSet<*const Schema>,
    /// For a subtype that one value leads to: the member and the value.
    tags: HashMap<&'a str, (&'a str, &'a str)>,
}

impl<'a> Inheritance<'a> {
    pub(crate) fn of(openapi: &'a OpenAPI) -> Self {
        let mut found = Self::default();
        let Some(components) = &openapi.components else {
            return found;
        };
        let mut parents: HashMap<&'a str, Vec<&'a str>> = HashMap::new();
        for (name, schema) in &components.schemas {
            for parent in parents_of(schema) {
                parents.entry(name).or_default().push(parent);
            }
        }
        for (name, schema) in &components.schemas {
            let Some(discriminator) = own_discriminator(schema) else {
                continue;
            };
            let mut subtypes: Vec<&'a str> = Vec::new();
            let mapped = discriminator
                .mapping
                .values()
                .map(|target| target_of(target));
            let inheriting = components.schemas.keys().map(String::as_str);
            let inheriting = inheriting.filter(|child| inherits(&parents, child, name, 0));
            for child in mapped.chain(inheriting) {
                if let Some((child, _)) = components.schemas.get_key_value(child)
                    && !subtypes.contains(&child.as_str())
                {
                    subtypes.push(child);
                }
            }
            if subtypes.iter().any(|child| child != name) {
                found.bases.insert(
                    name,
                    Base {
                        discriminator,
                        subtypes,
                    },
                );
            }
        }
        found.note_subtypes(openapi);
        found
    }

    fn note_subtypes(&mut self, openapi: &'a OpenAPI) {
        let schemas = openapi.components.iter().flat_map(|all| &all.schemas);
        for (name, schema) in schemas {
            let ReferenceOr::Item(item) = schema else {
                continue;
            };
            let mut told: Option<(&'a str, &'a str)> = None;
            let mut several = false;
            for (base, found) in &self.bases {
                if base == name || !found.subtypes.contains(&name.as_str()) {
                    continue;
                }
                self.subtypes.insert(item);
                let member = found.discriminator.property_name.as_str();
                for tag in found.tags(name) {
                    several |= told.is_some_and(|told| told != (member, tag));
                    told = Some((member, tag));
                }
            }
            if let Some(told) = told.filter(|_| !several && !self.bases.contains_key(name.as_str()))
            {
                self.tags.insert(name, told);
            }
        }
    }

    /// What stands for a component that others inherit from.
    pub(crate) fn base(&self, component: &str) -> Option<&Base<'a>> {
        self.bases.get(component)
    }

    /// Whether a schema is a subtype.
    pub(crate) fn is_subtype(&self, schema: &Schema) -> bool {
        self.subtypes.contains(&std::ptr::from_ref(schema))
    }

    /// The member that tells a subtype apart, and its only value there.
    pub(crate) fn tag(&self, component: &str) -> Option<(&'a str, &'a str)> {
        self.tags.get(component).copied()
    }
}

impl<'a> Base<'a> {
    /// The values that lead to a subtype: those of the mapping, or else its own name.
    pub(crate) fn tags(&self, component: &'a str) -> Vec<&'a str> {
        let mapping = self.discriminator.mapping.iter();
        let mapped: Vec<&'a str> = mapping
            .filter(|(_, target)| target_of(target) == component)
            .map(|(tag, _)| tag.as_str())
            .collect();
        if mapped.is_empty() {
            vec![component]
        } else {
            mapped
        }
    }
}

/// The component that a mapping names, by a reference or by its name alone.
pub(crate) fn target_of(target: &str) -> &str {
    target
        .strip_prefix("#/components/schemas/")
        .unwrap_or(target)
}

/// The discriminator of a schema without alternatives.
fn own_discriminator(schema: &ReferenceOr<Schema>) -> Option<&Discriminator> {
    let ReferenceOr::Item(schema) = schema else {
        return None;
    };
    let has_alternatives = |schema: &Schema| match &schema.schema_kind {
        SchemaKind::OneOf { .. } | SchemaKind::AnyOf { .. } => true,
        SchemaKind::Any(any) => !any.one_of.is_empty() || !any.any_of.is_empty(),
        _ => false,
    };
    let inside = match &schema.schema_kind {
        SchemaKind::AllOf { all_of } => all_of.iter().any(|part| match part {
            ReferenceOr::Item(part) => has_alternatives(part),
            ReferenceOr::Reference { .. } => false,
        }),
        _ => has_alternatives(schema),
    };
    schema
        .schema_data
        .discriminator
        .as_ref()
        .filter(|_| !inside)
}

/// The components in the `allOf` of a schema, unless that only stands for a reference with annotations beside it.
fn parents_of(schema: &ReferenceOr<Schema>) -> Vec<&str> {
    let ReferenceOr::Item(schema) = schema else {
        return Vec::new();
    };
    if schema.schema_data.extensions.contains_key("x-ref-siblings") {
        return Vec::new();
    }
    let all_of = match &schema.schema_kind {
        SchemaKind::AllOf { all_of } => all_of.as_slice(),
        SchemaKind::Any(any) => any.all_of.as_slice(),
        _ => &[],
    };
    let references = all_of.iter().filter_map(|part| match part {
        ReferenceOr::Reference { reference } => reference.strip_prefix("#/components/schemas/"),
        ReferenceOr::Item(_) => None,
    });
    references.collect()
}

fn inherits(parents: &HashMap<&str, Vec<&str>>, child: &str, base: &str, depth: usize) -> bool {
    depth < MAX_DEPTH
        && parents.get(child).is_some_and(|all| {
            all.iter()
                .any(|parent| *parent == base || inherits(parents, parent, base, depth + 1))
        })
}
