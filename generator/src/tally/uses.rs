//! Which components a document uses, and how.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// What members hold data, in which `$ref` is a name like others.
const DATA: &[&str] = &["example", "default", "const", "value"];

/// The components that something reaches from an operation or a webhook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses {
    /// By pointer: `/components/schemas/Inquiry`.
    reached: BTreeSet<String>,
    /// Those of them that stand somewhere else than in an `allOf` of another schema.
    by_themselves: BTreeSet<String>,
}

/// A reference: the component, and whether it is a branch of `allOf`.
type Arrow = (String, bool);

impl Uses {
    /// Follows the references of a loaded document.
    pub fn of(root: &Value) -> Self {
        let mut within: BTreeMap<String, Vec<Arrow>> = BTreeMap::new();
        let mut roots = Vec::new();
        for (key, value) in root.as_object().into_iter().flatten() {
            if key != "components" {
                arrows(value, false, &mut roots);
                continue;
            }
            for (section, components) in value.as_object().into_iter().flatten() {
                for (name, component) in components.as_object().into_iter().flatten() {
                    let mut found = Vec::new();
                    arrows(component, false, &mut found);
                    within.insert(pointer(section, name), found);
                }
            }
        }
        let mut uses = Self::default();
        // A document without operations is a library: all of it is there to be used.
        if roots.is_empty() && !has_operations(root) {
            let all = within.keys().cloned();
            roots.extend(all.map(|pointer| (pointer, false)));
        }
        let mut open = roots;
        while let Some((target, merged)) = open.pop() {
            if !merged {
                uses.by_themselves.insert(target.clone());
            }
            if uses.reached.insert(target.clone()) {
                open.extend(within.get(&target).into_iter().flatten().cloned());
            }
        }
        uses
    }

    /// Whether an operation or a webhook needs the component `name` of `section`.
    pub fn reaches(&self, section: &str, name: &str) -> bool {
        // A security scheme is named, not referred to.
        section == "securitySchemes" || self.reached.contains(&pointer(section, name))
    }

    /// Whether a schema is used, and only as a part of others.
    pub fn only_merges(&self, schema: &str) -> bool {
        let pointer = pointer("schemas", schema);
        self.reached.contains(&pointer) && !self.by_themselves.contains(&pointer)
    }
}

fn has_operations(root: &Value) -> bool {
    ["paths", "webhooks"].into_iter().any(|key| {
        let found = root.get(key).and_then(Value::as_object);
        found.is_some_and(|found| !found.is_empty())
    })
}

fn pointer(section: &str, name: &str) -> String {
    let name = name.replace('~', "~0").replace('/', "~1");
    format!("/components/{section}/{name}")
}

fn arrows(value: &Value, merged: bool, found: &mut Vec<Arrow>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                match (key.as_str(), value) {
                    ("$ref", Value::String(target)) => {
                        found.extend(target.strip_prefix('#').map(|at| (at.to_owned(), merged)));
                    }
                    ("mapping", Value::Object(mapping)) => {
                        let texts = mapping.values().filter_map(Value::as_str);
                        found.extend(texts.map(|target| match target.strip_prefix('#') {
                            Some(at) => (at.to_owned(), false),
                            None => (pointer("schemas", target), false),
                        }));
                        arrows(value, false, found);
                    }
                    ("allOf", Value::Array(branches)) => {
                        for branch in branches {
                            arrows(branch, true, found);
                        }
                    }
                    (key, _) if DATA.contains(&key) => {}
                    ("examples" | "enum", Value::Array(_)) => {}
                    _ => arrows(value, false, found),
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                arrows(item, false, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_a_part_of_others_is_told_from_what_nobody_uses() {
        let root: Value = serde_yaml::from_str(
            "
            paths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/Ok'}}}}}
            components:
              responses: {Ok: {content: {a/b: {schema: {$ref: '#/components/schemas/Whole'}}}}}
              schemas:
                Whole: {allOf: [{$ref: '#/components/schemas/Part'}, {properties: {a: {$ref: '#/components/schemas/Leaf'}}}]}
                Part: {type: object}
                Leaf: {type: string}
                Lost: {allOf: [{$ref: '#/components/schemas/Part'}]}
            ",
        )
        .unwrap_or_default();
        let uses = Uses::of(&root);
        let told = ["Whole", "Part", "Leaf", "Lost"]
            .map(|name| (uses.reaches("schemas", name), uses.only_merges(name)));
        assert_eq!(
            told,
            [(true, false), (true, true), (true, false), (false, false)]
        );
    }
}
