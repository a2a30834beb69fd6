//! Checks of the tree itself: the version it declares, and that each reference leads to content.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::grammar::{Kind, Shape, Version};
use super::pointer;
use super::unfound::{nowhere, ring};
use crate::problem::{Problem, Problems, child_pointer, codes, push_segment};

/// Whether `root` says that it is OpenAPI 3; if not, that is reported.
pub(super) fn version(root: &Value, problems: &mut Problems) -> bool {
    let text = |version: &Value| {
        version
            .as_str()
            .map_or_else(|| version.to_string(), str::to_owned)
    };
    let problem = match (root.get("openapi"), root.get("swagger")) {
        (Some(version), _) => {
            let text = text(version);
            if Version::of(&text).is_none() {
                problems.push(
                    Problem::error(
                        codes::UNKNOWN_VERSION,
                        "/openapi",
                        format!("OpenAPI version {text} is not known"),
                    )
                    .with_help("versions 3.0, 3.1 and 3.2 are read"),
                );
            }
            return true;
        }
        (None, Some(version)) => Problem::error(
            codes::SWAGGER_2,
            "/swagger",
            format!("this is Swagger {}, not OpenAPI 3", text(version)),
        )
        .with_help("convert it to OpenAPI 3.1 first, for example with swagger2openapi"),
        (None, None) => Problem::error(
            codes::NOT_OPENAPI,
            "",
            "there is no `openapi` member at the top level",
        )
        .with_help("an OpenAPI document starts with `openapi: 3.1.0`"),
    };
    problems.push(problem);
    false
}

/// Reports each reference of the bundled tree that leads to nothing, or in a ring.
pub(super) fn references(root: &Value, problems: &mut Problems) {
    let local = |one: &Dangling| one.reference.starts_with('#') || one.kind.is_none();
    problems.extend(
        dangling(root)
            .iter()
            .filter(|one| local(one))
            .map(|one| one.problem(root)),
    );
    problems.extend(ring_places(root).iter().map(|place| ring(place)));
}

/// A reference that leads to nothing.
pub(crate) struct Dangling {
    /// The pointer of the `$ref`, or of the value in a discriminator's mapping.
    pub(crate) at: String,
    /// What is due there; none for a discriminator's mapping.
    pub(crate) kind: Option<Kind>,
    /// The reference as it is written.
    pub(crate) reference: String,
}

impl Dangling {
    /// The problem that it is.
    pub(crate) fn problem(&self, root: &Value) -> Problem {
        nowhere(
            root,
            self.reference.trim_start_matches('#'),
            self.at.clone(),
        )
    }
}

/// The references of `root` that lead to nothing, in the order of the tree.
pub(crate) fn dangling(root: &Value) -> Vec<Dangling> {
    let mut check = References {
        root,
        known: HashMap::new(),
        dangling: Vec::new(),
    };
    check.walk(root, Kind::Document, &mut String::new());
    check.dangling
}

struct References<'a> {
    root: &'a Value,
    /// What was looked for, and whether it is there.
    known: HashMap<&'a str, bool>,
    dangling: Vec<Dangling>,
}

impl<'a> References<'a> {
    fn walk(&mut self, value: &'a Value, kind: Kind, at: &mut String) {
        let Value::Object(members) = value else {
            return;
        };
        for (key, member) in members {
            let length = at.len();
            push_segment(at, key);
            match (key.as_str(), member) {
                ("$ref", Value::String(reference)) => self.reference(reference, Some(kind), at),
                _ => self.walk_member(member, kind.member(key), at),
            }
            at.truncate(length);
        }
    }

    fn walk_member(&mut self, member: &'a Value, shape: Shape, at: &mut String) {
        let length = at.len();
        match (shape, member) {
            (Shape::One(kind), member) => self.walk(member, kind, at),
            (Shape::Map(kind), Value::Object(members)) => {
                for (name, member) in members {
                    push_segment(at, name);
                    self.walk(member, kind, at);
                    at.truncate(length);
                }
            }
            (Shape::List(kind), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    push_segment(at, &index.to_string());
                    self.walk(item, kind, at);
                    at.truncate(length);
                }
            }
            (Shape::Mapping, Value::Object(members)) => {
                for (name, member) in members {
                    let Value::String(reference) = member else {
                        continue;
                    };
                    push_segment(at, name);
                    self.reference(reference, None, at);
                    at.truncate(length);
                }
            }
            _ => {}
        }
    }

    fn reference(&mut self, reference: &'a str, kind: Option<Kind>, at: &str) {
        let root = self.root;
        let there = *self.known.entry(reference).or_insert_with(|| {
            match (reference.strip_prefix('#'), kind) {
                (Some(target), _) => pointer::find(root, target).is_some(),
                (None, None) => {
                    let target = child_pointer("/components/schemas", reference);
                    pointer::find(root, &target).is_some()
                }
                (None, Some(_)) => false,
            }
        });
        if !there {
            self.dangling.push(Dangling {
                at: at.to_owned(),
                kind,
                reference: reference.to_owned(),
            });
        }
    }
}

/// The references that close rings of components that are nothing but references to, or compositions of, one another:
/// JSON Schema 2020-12 core §9.4.1 leaves open what that means.
pub(crate) fn ring_places(root: &Value) -> Vec<String> {
    let mut places = Vec::new();
    let Some(Value::Object(sections)) = root.get("components") else {
        return places;
    };
    let mut edges: HashMap<String, Vec<(String, String)>> = HashMap::new();
    let mut names = Vec::new();
    for (section, members) in sections {
        let Value::Object(members) = members else {
            continue;
        };
        for (name, member) in members {
            let at = child_pointer(&format!("/components/{section}"), name);
            let mut targets = Vec::new();
            in_place_references(member, &at, &mut targets);
            names.push(at.clone());
            edges.insert(at, targets);
        }
    }
    let mut done: HashSet<&str> = HashSet::new();
    for name in &names {
        walk_in_place(name, &edges, &mut done, &mut places);
    }
    places
}

/// The references that say what `value` itself is: `$ref` and the members of `allOf`, `oneOf`, `anyOf`; each with the
/// component it names and its own place.
fn in_place_references(value: &Value, at: &str, found: &mut Vec<(String, String)>) {
    if let Some(target) = value
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|text| text.strip_prefix('#'))
    {
        found.push((target.to_owned(), child_pointer(at, "$ref")));
    }
    for key in ["allOf", "oneOf", "anyOf"] {
        let Some(Value::Array(branches)) = value.get(key) else {
            continue;
        };
        for (index, branch) in branches.iter().enumerate() {
            in_place_references(branch, &format!("{at}/{key}/{index}"), found);
        }
    }
}

/// Walks depth first from `start`, with a stack of its own: a chain may be as long as the document.
fn walk_in_place<'a>(
    start: &'a str,
    edges: &'a HashMap<String, Vec<(String, String)>>,
    done: &mut HashSet<&'a str>,
    places: &mut Vec<String>,
) {
    let targets = |name: &str| edges.get(name).map(Vec::as_slice).unwrap_or_default();
    let mut open: Vec<(&str, usize)> = vec![(start, 0)];
    let mut on_path: HashSet<&str> = HashSet::from([start]);
    while let Some((name, next)) = open.last_mut() {
        if done.contains(name) {
            on_path.remove(name);
            open.pop();
            continue;
        }
        let Some((target, place)) = targets(name).get(*next) else {
            done.insert(name);
            continue;
        };
        *next += 1;
        if on_path.contains(target.as_str()) {
            places.push(place.clone());
        } else if !done.contains(target.as_str()) {
            on_path.insert(target);
            open.push((target, 0));
        }
    }
}
