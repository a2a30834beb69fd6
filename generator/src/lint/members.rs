//! What a schema says through `$ref` and `allOf`: its properties and the constants of a property.

use indexmap::IndexMap;
use serde_json::Value;

use super::tree::{Tree, target};
use crate::problem::child_pointer;

/// A schema with its pointer.
pub(super) type At<'a> = (&'a Value, String);

/// How deep references and compositions are followed; deeper ones are rings.
const DEEPEST: usize = 32;

/// Which compositions count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Through {
    /// `$ref` and `allOf`: what holds of every value.
    AllOf,
    /// `oneOf` and `anyOf` too: what may hold of a value.
    Any,
}

impl<'a> Tree<'a> {
    /// `schema` and everything that it is made of.
    pub(super) fn parts(&self, schema: &'a Value, at: &str, through: Through) -> Vec<At<'a>> {
        let mut parts = Vec::new();
        self.collect(schema, at, through, 0, &mut parts);
        parts
    }

    fn collect(
        &self,
        schema: &'a Value,
        at: &str,
        through: Through,
        depth: usize,
        parts: &mut Vec<At<'a>>,
    ) {
        if depth > DEEPEST || parts.iter().any(|(_, known)| known == at) {
            return;
        }
        parts.push((schema, at.to_owned()));
        if let Some(to) = target(schema)
            && let Some(found) = self.root.pointer(&to)
        {
            self.collect(found, &to, through, depth + 1, parts);
        }
        let keys: &[&str] = match through {
            Through::AllOf => &["allOf"],
            Through::Any => &["allOf", "oneOf", "anyOf"],
        };
        for key in keys {
            let branches = schema.get(key).and_then(Value::as_array);
            for (index, branch) in branches.into_iter().flatten().enumerate() {
                self.collect(
                    branch,
                    &format!("{at}/{key}/{index}"),
                    through,
                    depth + 1,
                    parts,
                );
            }
        }
    }

    /// The properties of `schema`, each with all schemas that say something about it.
    pub(super) fn properties(
        &self,
        schema: &'a Value,
        at: &str,
        through: Through,
    ) -> IndexMap<&'a str, Vec<At<'a>>> {
        let mut properties: IndexMap<&str, Vec<At<'a>>> = IndexMap::new();
        for (part, at) in self.parts(schema, at, through) {
            let own = part.get("properties").and_then(Value::as_object);
            for (name, property) in own.into_iter().flatten() {
                let place = child_pointer(&format!("{at}/properties"), name);
                properties.entry(name).or_default().push((property, place));
            }
        }
        properties
    }

    /// The texts that the property may be, where it is a constant or an enumeration; none where it may be anything.
    pub(super) fn constants(&self, property: &[At<'a>]) -> Vec<&'a str> {
        let mut found = Vec::new();
        for (schema, at) in property {
            for (part, _) in self.parts(schema, at, Through::AllOf) {
                found.extend(part.get("const").and_then(Value::as_str));
                let values = part.get("enum").and_then(Value::as_array);
                found.extend(values.into_iter().flatten().filter_map(Value::as_str));
            }
        }
        found
    }

    /// The first text that the property's schemas have under `key`.
    pub(super) fn told(&self, property: &[At<'a>], key: &str) -> Option<&'a str> {
        property
            .iter()
            .flat_map(|(schema, at)| self.parts(schema, at, Through::AllOf))
            .find_map(|(part, _)| part.get(key)?.as_str())
    }
}
