//! Unions that lead back to themselves through each other.
//!
//! `A: {oneOf: [B, text]}` and `B: {oneOf: [A, number]}`: what is an A is a B and the other way round, so that each has the
//! alternatives of all, and none of them leads back (JSON Schema 2020-12 core §9.4.1 leaves open what a validator does).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::load::grammar::Kind;
use crate::problem::{Problem, child_pointer, codes};

use super::component::component;
use super::mender::Mender;

/// What may stand beside the alternatives of a union that is nothing else.
const ANNOTATIONS: &[&str] = &[
    "title",
    "description",
    "discriminator",
    "nullable",
    "deprecated",
    "example",
    "examples",
    "externalDocs",
];

/// A component that is nothing but alternatives.
struct Pure {
    keyword: &'static str,
    /// Other such components that are alternatives of it.
    next: BTreeSet<String>,
    branches: Vec<Value>,
}

/// Gives each union of a ring the alternatives of all of them.
pub(super) fn mend(root: &mut Value, mender: &mut Mender<'_>) {
    let Some(Value::Object(schemas)) = root.pointer_mut("/components/schemas") else {
        return;
    };
    let unions = pure_unions(schemas);
    for (name, union) in &unions {
        let ring: Vec<&String> = unions
            .keys()
            .filter(|other| leads(&unions, name, other) && leads(&unions, other, name))
            .collect();
        if ring.is_empty() {
            continue;
        }
        let outer = alternatives(name, &ring, &unions);
        let Some(Value::Object(members)) = schemas.get_mut(name).filter(|_| !outer.is_empty())
        else {
            // Nothing but the ring: there is no value to read.
            continue;
        };
        members.insert(union.keyword.to_owned(), Value::Array(outer));
        let at = child_pointer("/components/schemas", name);
        let at = child_pointer(&at, union.keyword);
        let message = format!("the alternatives of `{name}` lead back to it");
        mender.kind = Kind::Schema;
        mender.tell_at(
            codes::UNIONS_IN_A_RING,
            format!("schema.{}", union.keyword),
            Problem::warning(codes::UNIONS_IN_A_RING, at, message),
        );
    }
}

fn pure_unions(schemas: &Map<String, Value>) -> BTreeMap<String, Pure> {
    let mut unions: BTreeMap<String, Pure> = BTreeMap::new();
    for (name, schema) in schemas {
        let Value::Object(members) = schema else {
            continue;
        };
        let is_pure = |keyword: &str| {
            let mut keys = members.keys().map(String::as_str);
            keys.all(|key| key == keyword || ANNOTATIONS.contains(&key) || key.starts_with("x-"))
        };
        let keyword = ["oneOf", "anyOf"].into_iter().find(|key| is_pure(key));
        let branches = keyword.and_then(|key| Some((key, members.get(key)?.as_array()?)));
        if let Some((keyword, branches)) = branches {
            unions.insert(
                name.clone(),
                Pure {
                    keyword,
                    next: BTreeSet::new(),
                    branches: branches.clone(),
                },
            );
        }
    }
    let known: BTreeSet<String> = unions.keys().cloned().collect();
    for union in unions.values_mut() {
        let targets = union.branches.iter().filter_map(component);
        union.next = targets.filter(|target| known.contains(target)).collect();
    }
    unions
}

/// Whether one union leads to another by one step or more.
fn leads(unions: &BTreeMap<String, Pure>, from: &str, to: &str) -> bool {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        for next in unions.get(name).into_iter().flat_map(|union| &union.next) {
            if next == to {
                return true;
            }
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    false
}

/// The alternatives of `name` and of the others of its ring that lead out of it, each once, its own first.
fn alternatives(name: &str, ring: &[&String], unions: &BTreeMap<String, Pure>) -> Vec<Value> {
    let others = ring.iter().map(|other| other.as_str());
    let all = std::iter::once(name).chain(others.filter(|other| *other != name));
    let mut found: Vec<Value> = Vec::new();
    for branch in all
        .filter_map(|name| unions.get(name))
        .flat_map(|union| &union.branches)
    {
        let inside = component(branch).is_some_and(|target| ring.contains(&&target));
        if !inside && !found.contains(branch) {
            found.push(branch.clone());
        }
    }
    found
}
