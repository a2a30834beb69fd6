//! References by name: `$id` and `$anchor` (JSON Schema 2020-12 core §8.2), and `$dynamicRef` whose target is always the same
//! schema, become references by place.
//!
//! A `$id` makes a schema a resource of its own: anchors and pointers below it start there. A pointer that leads nowhere
//! from there is taken from the top of the file, as authors mean it who write `$id` and `#/components/schemas/..` in one
//! document. What no `$id` or `$anchor` of the file names stays as it is: a file, an address, or nothing at all, which is
//! told as such.
//!
//! `$self` of a document (OpenAPI 3.2 §4.1.1) is its own address: references to it lead to the document, and those to
//! addresses below its folder lead to the files that lie so beside it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::source::push_segment;

/// Members that hold data.
const DATA: &[&str] = &["example", "examples", "default", "enum", "const", "value"];

/// Members whose own members are named by the author.
const NAMED: &[&str] = &[
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "dependentSchemas",
    "schemas",
    "responses",
    "parameters",
    "requestBodies",
    "headers",
    "paths",
    "webhooks",
    "content",
];

/// The schemas that a file names.
#[derive(Default)]
struct Names {
    /// The document's own address, if it has one.
    own: String,
    /// The place of each resource, by its URI.
    resources: BTreeMap<String, String>,
    /// The place of each anchor, by the URI of its resource and its name.
    anchors: BTreeMap<(String, String), String>,
    /// The places of dynamic anchors, by name.
    dynamic: BTreeMap<String, Vec<String>>,
}

/// Makes the references by name in `tree`, one file, references by place.
pub(super) fn settle(tree: &mut Value) {
    let mut names = Names::default();
    names.resources.insert(String::new(), String::new());
    let own = tree.get("$self").and_then(Value::as_str);
    let own = own.map(|own| own.split('#').next().unwrap_or(own).to_owned());
    let own = own.unwrap_or_default();
    names.own.clone_from(&own);
    names.resources.insert(own.clone(), String::new());
    names.collect(tree, &own, &mut String::new(), false);
    if names.resources.len() > 1 || !names.anchors.is_empty() || !own.is_empty() {
        let whole = tree.clone();
        names.rewrite(tree, &whole, &own, false);
    }
}

impl Names {
    fn collect(&mut self, value: &Value, base: &str, at: &mut String, named: bool) {
        let length = at.len();
        match value {
            Value::Object(members) => {
                let base = if named {
                    base.to_owned()
                } else {
                    base_of(members, base)
                };
                if !named {
                    self.note(members, &base, at);
                }
                for (key, member) in members {
                    if named || !is_data(key) {
                        push_segment(at, key);
                        self.collect(member, &base, at, !named && NAMED.contains(&key.as_str()));
                        at.truncate(length);
                    }
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    push_segment(at, &index.to_string());
                    self.collect(item, base, at, false);
                    at.truncate(length);
                }
            }
            _ => {}
        }
    }

    fn note(&mut self, members: &Map<String, Value>, base: &str, at: &str) {
        let text = |key: &str| members.get(key).and_then(Value::as_str);
        if text("$id").is_some() {
            self.resources
                .entry(base.to_owned())
                .or_insert_with(|| at.to_owned());
        }
        for key in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = text(key) {
                let anchor = (base.to_owned(), name.to_owned());
                self.anchors.entry(anchor).or_insert_with(|| at.to_owned());
            }
        }
        if let Some(name) = text("$dynamicAnchor") {
            let places = self.dynamic.entry(name.to_owned()).or_default();
            places.push(at.to_owned());
        }
    }

    fn rewrite(&self, value: &mut Value, whole: &Value, base: &str, named: bool) {
        match value {
            Value::Object(members) => {
                let base = if named {
                    base.to_owned()
                } else {
                    base_of(members, base)
                };
                if !named {
                    self.rewrite_references(members, whole, &base);
                }
                for (key, member) in members.iter_mut() {
                    if named || !is_data(key) {
                        let names = !named && NAMED.contains(&key.as_str());
                        self.rewrite(member, whole, &base, names);
                    }
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.rewrite(item, whole, base, false);
                }
            }
            _ => {}
        }
    }

    fn rewrite_references(&self, members: &mut Map<String, Value>, whole: &Value, base: &str) {
        if let Some(Value::String(reference)) = members.get("$ref") {
            let place = self.place(reference, whole, base);
            let local = place.map(|place| format!("#{place}"));
            if let Some(local) = local.or_else(|| self.beside(reference)) {
                members.insert("$ref".to_owned(), Value::String(local));
            }
        }
        if let Some(Value::String(reference)) = members.get("$dynamicRef")
            && !members.contains_key("$ref")
            && let Some(place) = self.only_place(reference, whole, base)
        {
            members.shift_remove("$dynamicRef");
            members.insert("$ref".to_owned(), Value::String(format!("#{place}")));
        }
    }

    /// Where a dynamic reference leads, where that does not depend on who gets there.
    fn only_place(&self, reference: &str, whole: &Value, base: &str) -> Option<String> {
        let place = self.place(reference, whole, base)?;
        let name = reference.rsplit('#').next().unwrap_or_default();
        match self.dynamic.get(name).map(Vec::as_slice) {
            None | Some([_]) => Some(place),
            Some(_) => None,
        }
    }

    /// An address below the folder of the document's own, as the file that lies so beside the document.
    fn beside(&self, reference: &str) -> Option<String> {
        let folder = self.own.get(..=self.own.rfind('/')?)?;
        let file = reference.strip_prefix(folder)?;
        (folder.contains("://") && !file.is_empty()).then(|| file.to_owned())
    }

    /// The pointer of what a reference names; none where it is no matter of names.
    fn place(&self, reference: &str, whole: &Value, base: &str) -> Option<String> {
        let (address, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let resource = if address.is_empty() {
            base.to_owned()
        } else {
            joined(base, address)
        };
        let top = self.resources.get(&resource)?;
        if fragment.is_empty() {
            return (!address.is_empty()).then(|| top.clone());
        }
        if !fragment.starts_with('/') {
            let anchor = (resource, fragment.to_owned());
            return self.anchors.get(&anchor).cloned();
        }
        let below = format!("{top}{fragment}");
        if top.is_empty() && !address.is_empty() {
            return Some(below);
        }
        if top.is_empty() || whole.pointer(&below).is_none() {
            return None;
        }
        Some(below)
    }
}

fn is_data(key: &str) -> bool {
    DATA.contains(&key) || key.starts_with("x-")
}

/// The URI that references in a schema start from.
fn base_of(members: &Map<String, Value>, base: &str) -> String {
    match members.get("$id").and_then(Value::as_str) {
        Some(id) => joined(base, id.trim_end_matches('#')),
        None => base.to_owned(),
    }
}

/// `address` seen from `base` (RFC 3986 §5.2, as far as schemas go: no `..`).
fn joined(base: &str, address: &str) -> String {
    if address.contains("://") || address.starts_with("urn:") {
        return address.to_owned();
    }
    let (scheme, rest) = base.split_once("://").unwrap_or(("", base));
    let folder = if address.starts_with('/') {
        rest.split('/').next().unwrap_or_default()
    } else {
        rest.rfind('/').map_or(rest, |end| &rest[..=end])
    };
    match scheme {
        "" => format!("{}{address}", if base.contains('/') { folder } else { "" }),
        scheme if address.starts_with('/') || folder.ends_with('/') => {
            format!("{scheme}://{folder}{address}")
        }
        scheme => format!("{scheme}://{folder}/{address}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(text: &str, at: &str) -> String {
        let mut tree: Value = serde_yaml::from_str(text).unwrap_or_default();
        settle(&mut tree);
        let found = tree.pointer(at).cloned().unwrap_or_default();
        found.as_str().map_or(found.to_string(), str::to_owned)
    }

    const NAMES: &str = "
        components:
          schemas:
            Leaf: {$anchor: leaf, type: object}
            Tree:
              $id: https://herbs.example/tree
              properties:
                crown: {$ref: '#crown'}
                stem: {$ref: '#/$defs/Stem'}
                leaf: {$ref: '#/components/schemas/Leaf'}
                twig: {$dynamicRef: '#twig'}
                example: {$ref: '#crown'}
              example: {$ref: '#crown'}
              $defs:
                Crown: {$anchor: crown}
                Stem: {type: string}
                Twig: {$dynamicAnchor: twig}
            Forest:
              items: {$ref: 'https://herbs.example/tree#crown'}
              contains: {$ref: 'https://herbs.example/tree'}
              not: {$ref: '#leaf'}
              else: {$ref: 'https://other.example/tree'}
              if: {$ref: '#nobody'}";

    #[test]
    fn names_become_places() {
        let tree = "/components/schemas/Tree";
        for (at, place) in [
            ("Forest/not/$ref", "#/components/schemas/Leaf"),
            ("Forest/items/$ref", "#/components/schemas/Tree/$defs/Crown"),
            ("Forest/contains/$ref", "#/components/schemas/Tree"),
            (
                "Tree/properties/crown/$ref",
                "#/components/schemas/Tree/$defs/Crown",
            ),
            (
                "Tree/properties/stem/$ref",
                "#/components/schemas/Tree/$defs/Stem",
            ),
            (
                "Tree/properties/twig/$ref",
                "#/components/schemas/Tree/$defs/Twig",
            ),
            (
                "Tree/properties/example/$ref",
                "#/components/schemas/Tree/$defs/Crown",
            ),
        ] {
            assert_eq!(
                settled(NAMES, &format!("/components/schemas/{at}")),
                place,
                "{at} {tree}"
            );
        }
    }

    #[test]
    fn the_documents_own_address_leads_to_it() {
        let text = "
            openapi: 3.2.0
            $self: https://herbs.example/v1/openapi.yaml
            a: {$ref: 'https://herbs.example/v1/openapi.yaml#/components/schemas/Leaf'}
            b: {$ref: 'https://herbs.example/v1/parts/leaf.yaml#/Leaf'}
            c: {$ref: 'openapi.yaml#/components/schemas/Leaf'}
            d: {$ref: 'parts/leaf.yaml'}
            e: {$ref: 'https://herbs.example/v2/leaf.yaml'}
            f: {$ref: '#/components/schemas/Leaf'}";
        for (at, reference) in [
            ("a", "#/components/schemas/Leaf"),
            ("b", "parts/leaf.yaml#/Leaf"),
            ("c", "#/components/schemas/Leaf"),
            ("d", "parts/leaf.yaml"),
            ("e", "https://herbs.example/v2/leaf.yaml"),
            ("f", "#/components/schemas/Leaf"),
        ] {
            assert_eq!(settled(text, &format!("/{at}/$ref")), reference, "{at}");
        }
    }

    #[test]
    fn what_nothing_names_stays() {
        for (at, reference) in [
            ("Forest/else/$ref", "https://other.example/tree"),
            ("Forest/if/$ref", "#nobody"),
            ("Tree/example/$ref", "#crown"),
            ("Tree/properties/leaf/$ref", "#/components/schemas/Leaf"),
        ] {
            assert_eq!(
                settled(NAMES, &format!("/components/schemas/{at}")),
                reference,
                "{at}"
            );
        }
    }

    #[test]
    fn a_dynamic_reference_with_several_targets_stays() {
        let text = "
            A: {$dynamicAnchor: node, items: {$dynamicRef: '#node'}}
            B: {$id: 'urn:b', $dynamicAnchor: node}";
        assert_eq!(settled(text, "/A/items/$dynamicRef"), "#node");
    }
}
