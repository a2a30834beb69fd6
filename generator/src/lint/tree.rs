//! The document as a list of OpenAPI objects: what a rule goes over, instead of walking the tree itself.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use crate::load::grammar::{Kind, Shape};
use crate::problem::{child_pointer, push_segment};

/// One object of the document, with its place.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub(super) kind: Kind,
    /// Its JSON pointer.
    pub(super) at: String,
    pub(super) value: &'a Map<String, Value>,
}

impl Node<'_> {
    /// Whether it only refers to another object of its kind.
    pub(super) fn is_reference(&self) -> bool {
        self.value.get("$ref").is_some_and(Value::is_string)
    }

    /// The name of the component that it is; none for what stands within another object.
    pub(super) fn component(&self) -> Option<&str> {
        component(&self.at).filter(|(_, rest)| rest.is_empty())?;
        self.at.rsplit('/').next()
    }

    /// Whether the member `key` is a text that says something.
    pub(super) fn says(&self, key: &str) -> bool {
        says(self.value, key)
    }
}

/// Whether the member `key` is a text that says something.
pub(super) fn says(object: &Map<String, Value>, key: &str) -> bool {
    object
        .get(key)
        .and_then(Value::as_str)
        .is_some_and(|text| !text.trim().is_empty())
}

/// An operation or a webhook.
#[derive(Clone, Debug)]
pub(super) struct Operation<'a> {
    /// Its JSON pointer.
    pub(super) at: String,
    /// The path template, or the webhook's name.
    pub(super) path: &'a str,
    pub(super) value: &'a Map<String, Value>,
    /// The path item that holds it, and its pointer.
    pub(super) item: &'a Map<String, Value>,
    pub(super) item_at: String,
}

impl<'a> Operation<'a> {
    /// Its own parameters and those of its path, each with its pointer; references are followed, what an own parameter
    /// replaces is there too.
    pub(super) fn parameters(&self, tree: &Tree<'a>) -> Vec<(&'a Value, String)> {
        [(self.value, &self.at), (self.item, &self.item_at)]
            .into_iter()
            .flat_map(|(holder, at)| {
                let list = holder.get("parameters").and_then(Value::as_array);
                list.into_iter()
                    .flatten()
                    .enumerate()
                    .map(move |(index, entry)| (entry, format!("{at}/parameters/{index}")))
            })
            .map(|(entry, at)| (tree.resolve(entry, &at).0, at))
            .collect()
    }
}

/// A document, walked once.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    pub(super) root: &'a Value,
    nodes: Vec<Node<'a>>,
}

impl<'a> Tree<'a> {
    pub(super) fn of(root: &'a Value) -> Self {
        let mut nodes = Vec::new();
        walk(root, Kind::Document, &mut String::new(), &mut nodes);
        Self { root, nodes }
    }

    /// All objects, in the order of the document.
    pub(super) fn nodes(&self) -> &[Node<'a>] {
        &self.nodes
    }

    /// The objects of one kind, without those that only refer to another.
    ///
    /// Schemas are there even so: what stands beside their `$ref` counts (JSON Schema 2020-12 core §8.2.3.1).
    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Node<'a>> {
        self.nodes
            .iter()
            .filter(move |node| node.kind == kind)
            .filter(|node| node.kind == Kind::Schema || !node.is_reference())
    }

    /// What `value`, which stands at `at`, refers to and where that stands; itself where it refers to nothing.
    pub(super) fn resolve(&self, value: &'a Value, at: &str) -> (&'a Value, String) {
        let mut found = (value, at.to_owned());
        // Longer chains are rings, which loading has reported.
        for _ in 0..64 {
            match target(found.0).and_then(|to| Some((self.root.pointer(&to)?, to))) {
                Some(next) => found = next,
                None => break,
            }
        }
        found
    }

    /// The operations under `paths`.
    pub(super) fn operations(&self) -> Vec<Operation<'a>> {
        self.operations_of("paths")
    }

    /// The operations under `webhooks`.
    pub(super) fn webhooks(&self) -> Vec<Operation<'a>> {
        self.operations_of("webhooks")
    }

    fn operations_of(&self, section: &str) -> Vec<Operation<'a>> {
        let Some(Value::Object(items)) = self.root.get(section) else {
            return Vec::new();
        };
        let mut operations = Vec::new();
        for (path, item) in items {
            let at = child_pointer(&format!("/{section}"), path);
            let (Value::Object(item), item_at) = self.resolve(item, &at) else {
                continue;
            };
            for (method, value) in item {
                if let (Shape::One(Kind::Operation), Value::Object(value)) =
                    (Kind::PathItem.member(method), value)
                {
                    operations.push(Operation {
                        at: child_pointer(&item_at, method),
                        path,
                        value,
                        item,
                        item_at: item_at.clone(),
                    });
                }
            }
        }
        operations
    }
}

/// The pointer that the `$ref` of `value` names, if it has a local one.
pub(super) fn target(value: &Value) -> Option<String> {
    reference(value.get("$ref")?.as_str()?)
}

/// The pointer that `reference` names, if it is local.
pub(super) fn reference(reference: &str) -> Option<String> {
    let fragment = reference.strip_prefix('#')?;
    Some(
        percent_decode_str(fragment)
            .decode_utf8_lossy()
            .into_owned(),
    )
}

/// The component in which `pointer` stands, and the rest of the pointer.
pub(super) fn component(pointer: &str) -> Option<(&str, &str)> {
    let inside = pointer.strip_prefix("/components/")?;
    let section = inside.find('/')? + 1;
    let name = inside.get(section..)?;
    let end = name.find('/').unwrap_or(name.len());
    let split = pointer.len() - name.len() + end;
    pointer.split_at_checked(split)
}

fn walk<'a>(value: &'a Value, kind: Kind, at: &mut String, nodes: &mut Vec<Node<'a>>) {
    let Value::Object(members) = value else {
        return;
    };
    nodes.push(Node {
        kind,
        at: at.clone(),
        value: members,
    });
    for (key, member) in members {
        let length = at.len();
        push_segment(at, key);
        match (kind.member(key), member) {
            (Shape::One(kind), member) => walk(member, kind, at, nodes),
            (Shape::Map(kind), Value::Object(named)) => {
                walk_all(
                    named.iter().map(|(name, member)| (name.as_str(), member)),
                    kind,
                    at,
                    nodes,
                );
            }
            (Shape::List(kind), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    walk_all([(index.to_string().as_str(), item)], kind, at, nodes);
                }
            }
            _ => {}
        }
        at.truncate(length);
    }
}

fn walk_all<'a, 'k>(
    members: impl IntoIterator<Item = (&'k str, &'a Value)>,
    kind: Kind,
    at: &mut String,
    nodes: &mut Vec<Node<'a>>,
) {
    let length = at.len();
    for (name, member) in members {
        // `paths` and `responses` may hold extensions, which are no path items and responses.
        if name.starts_with("x-") && matches!(kind, Kind::PathItem | Kind::Response) {
            continue;
        }
        push_segment(at, name);
        walk(member, kind, at, nodes);
        at.truncate(length);
    }
}

#[cfg(test)]
mod tests {
    use super::component;

    #[test]
    fn a_pointer_is_split_behind_the_component() {
        assert_eq!(
            component("/components/schemas/A"),
            Some(("/components/schemas/A", ""))
        );
        assert_eq!(
            component("/components/schemas/A/properties/b"),
            Some(("/components/schemas/A", "/properties/b"))
        );
        assert_eq!(component("/components/schemas"), None);
        assert_eq!(component("/paths/~1a"), None);
    }
}
