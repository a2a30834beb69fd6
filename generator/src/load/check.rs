//! Checks of the tree itself: the version it declares, and that each reference leads to content.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::bundle::{nowhere, ring};
use super::grammar::{Kind, Shape};
use super::pointer;
use crate::problem::{Problem, Problems, child_pointer, codes, push_segment};

/// Whether `root` says that it is OpenAPI 3.0 or 3.1; if not, that is reported.
pub(super) fn version(root: &Value, problems: &mut Problems) -> bool {
    let text = |version: &Value| {
        version
            .as_str()
            .map_or_else(|| version.to_string(), str::to_owned)
    };
    let problem = match (root.get("openapi"), root.get("swagger")) {
        (Some(version), _) => {
            let text = text(version);
            if ["3.0", "3.1"]
                .iter()
                .any(|known| text == *known || text.starts_with(&format!("{known}.")))
            {
                return true;
            }
            Problem::error(
                codes::UNKNOWN_VERSION,
                "/openapi",
                format!("OpenAPI version {text} is not known"),
            )
            .with_help("versions 3.0 and 3.1 are read")
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
    let mut check = References {
        root,
        found: HashSet::new(),
        problems,
    };
    check.walk(root, Kind::Document, &mut String::new());
    rings(root, problems);
}

struct References<'a> {
    root: &'a Value,
    found: HashSet<&'a str>,
    problems: &'a mut Problems,
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
                ("$ref", Value::String(reference)) => self.reference(reference, at),
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
                    push_segment(at, name);
                    match member {
                        Value::String(reference) if reference.contains(['#', '/']) => {
                            self.reference(reference, at)
                        }
                        Value::String(name) => {
                            self.reference_to(
                                name,
                                &child_pointer("/components/schemas", name),
                                at,
                            );
                        }
                        _ => {}
                    }
                    at.truncate(length);
                }
            }
            _ => {}
        }
    }

    /// References that are not local have been reported when they could not be made so.
    fn reference(&mut self, reference: &'a str, at: &str) {
        if let Some(target) = reference.strip_prefix('#') {
            self.reference_to(reference, target, at);
        }
    }

    fn reference_to(&mut self, reference: &'a str, target: &str, at: &str) {
        if self.found.contains(reference) {
            return;
        }
        if pointer::find(self.root, target).is_some() {
            self.found.insert(reference);
        } else {
            self.problems.push(nowhere(target, at.to_owned()));
        }
    }
}

/// Reports each ring of components that are nothing but references to, or compositions of, one another: JSON Schema
/// 2020-12 core §9.4.1 leaves open what that means.
fn rings(root: &Value, problems: &mut Problems) {
    let Some(Value::Object(sections)) = root.get("components") else {
        return;
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
        walk_in_place(name, &edges, &mut done, problems);
    }
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
    problems: &mut Problems,
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
            problems.push(ring(place));
        } else if !done.contains(target.as_str()) {
            on_path.insert(target);
            open.push((target, 0));
        }
    }
}
