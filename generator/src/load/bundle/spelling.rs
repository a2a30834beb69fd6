//! References of the main document that lead nowhere as they are written, and to one place all the same: by `$anchor` or
//! `$id`, or as people spell them.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::super::check::{Dangling, dangling};
use super::super::grammar::{Kind, Shape};
use crate::problem::{Problem, Problems, child_pointer, codes};

/// Rewrites them as pointers; what is misspelt is told.
pub(super) fn mend(tree: &mut Value, problems: &mut Problems) {
    let known = Known::of(tree);
    for one in dangling(tree) {
        let kind = one.kind.unwrap_or(Kind::Schema);
        let (target, misspelt) = match (known.identified(&one.reference), known.spelt(&one, kind)) {
            (Some(target), _) => (target, false),
            (None, Some(target)) => (target, true),
            (None, None) => continue,
        };
        let meant = format!("#{target}");
        if misspelt {
            let message = format!("nothing is at `{}`; `{meant}` is there", one.reference);
            problems.push(
                Problem::warning(codes::REF_SPELLING, &one.at, message)
                    .with_help("assumed: that component; write the reference so"),
            );
        }
        if let Some(reference) = tree.pointer_mut(&one.at) {
            *reference = Value::String(meant);
        }
    }
}

/// What references can lead to.
struct Known {
    /// Pointers by anchor (`#name`) and by `$id`.
    identifiers: HashMap<String, String>,
    /// Names of components by section.
    components: HashSet<(String, String)>,
}

impl Known {
    fn of(tree: &Value) -> Self {
        let mut identifiers = HashMap::new();
        identify(tree, Kind::Document, "", &mut identifiers);
        let sections = tree.get("components").and_then(Value::as_object);
        let components = sections
            .into_iter()
            .flatten()
            .flat_map(|(section, members)| {
                let names = members.as_object().into_iter().flatten();
                names.map(move |(name, _)| (section.clone(), name.clone()))
            })
            .collect();
        Self {
            identifiers,
            components,
        }
    }

    /// What a reference names by anchor or `$id`, with a pointer behind it or not.
    fn identified(&self, reference: &str) -> Option<String> {
        if let Some(pointer) = self.identifiers.get(reference) {
            return Some(pointer.clone());
        }
        let (base, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if base.is_empty() {
            return None;
        }
        let ends = format!("/{base}");
        let mut named = self
            .identifiers
            .iter()
            .filter(|(id, _)| id.as_str() == base || id.ends_with(&ends));
        let (_, pointer) = named.next()?;
        if named.next().is_some() {
            return None;
        }
        match fragment {
            "" => Some(pointer.clone()),
            path if path.starts_with('/') => Some(format!("{pointer}{path}")),
            anchor => self.identifiers.get(&format!("#{anchor}")).cloned(),
        }
    }

    /// The one component that a reference is meant to lead to.
    fn spelt(&self, one: &Dangling, kind: Kind) -> Option<String> {
        let section = kind.section()?;
        let text = one.reference.trim().replace('\\', "/");
        let path = text.trim_start_matches(['#', '/']);
        let local = text.starts_with('#')
            || path.starts_with("components/")
            || !path.contains(['/', '.', ':']);
        if !local || path.matches('/').count() > 2 {
            return None;
        }
        let name = path.rsplit('/').next().unwrap_or_default();
        let has = |name: &str| {
            self.components
                .contains(&(section.to_owned(), name.to_owned()))
        };
        if has(name) {
            return Some(child_pointer(&format!("/components/{section}"), name));
        }
        let lower = name.to_lowercase();
        let mut alike = self
            .components
            .iter()
            .filter(|(known, other)| known == section && other.to_lowercase() == lower);
        let (_, found) = alike.next()?;
        let only = alike.next().is_none();
        only.then(|| child_pointer(&format!("/components/{section}"), found))
    }
}

/// Notes the anchors and ids of all schemas.
fn identify(value: &Value, kind: Kind, at: &str, found: &mut HashMap<String, String>) {
    let Value::Object(members) = value else {
        return;
    };
    if kind == Kind::Schema {
        for key in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = members.get(key).and_then(Value::as_str) {
                found
                    .entry(format!("#{name}"))
                    .or_insert_with(|| at.to_owned());
            }
        }
        if let Some(id) = members.get("$id").and_then(Value::as_str) {
            found
                .entry(id.trim_end_matches('#').to_owned())
                .or_insert_with(|| at.to_owned());
        }
    }
    for (key, member) in members {
        let here = child_pointer(at, key);
        match (kind.member(key), member) {
            (Shape::One(kind), member) => identify(member, kind, &here, found),
            (Shape::Map(kind), Value::Object(named)) => {
                for (name, member) in named {
                    identify(member, kind, &child_pointer(&here, name), found);
                }
            }
            (Shape::List(kind), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    identify(item, kind, &format!("{here}/{index}"), found);
                }
            }
            _ => {}
        }
    }
}
