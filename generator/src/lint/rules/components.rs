//! Components: that they are used, and that what is named is there.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use crate::lint::context::Context;
use crate::lint::findings::Findings;
use crate::lint::tree::{Node, component, reference, target};
use crate::load::grammar::Kind;
use crate::problem::child_pointer;

/// Who refers to which components: by component, or by `""` for all that is no component.
type Edges = HashMap<String, HashSet<String>>;

pub(super) fn unused(context: &Context<'_>, findings: &mut Findings) {
    let edges = edges(context);
    let used = reachable(&edges);
    let Some(Value::Object(sections)) = context.tree.root.get("components") else {
        return;
    };
    for (section, members) in sections.iter().filter(|(name, _)| !name.starts_with("x-")) {
        let members = members.as_object();
        for name in members.into_iter().flatten().map(|(name, _)| name) {
            let at = child_pointer(&format!("/components/{section}"), name);
            if !used.contains(&at) {
                findings.add(
                    at,
                    format!("nothing uses `{name}` of `components.{section}`"),
                );
            }
        }
    }
    for (place, name) in context.document.sources.left_out() {
        findings.add(
            place,
            format!("nothing uses `{name}`, so it is not bundled"),
        );
    }
}

/// All components that can be reached from outside of them.
fn reachable(edges: &Edges) -> HashSet<&String> {
    let mut reached = HashSet::new();
    let mut open: Vec<&String> = edges.get("").into_iter().flatten().collect();
    while let Some(next) = open.pop() {
        if reached.insert(next) {
            open.extend(edges.get(next).into_iter().flatten());
        }
    }
    reached
}

fn edges(context: &Context<'_>) -> Edges {
    let mut edges = Edges::new();
    for node in context.tree.nodes() {
        let from = component(&node.at).map_or("", |(component, _)| component);
        let targets = named_by(node);
        if !targets.is_empty() {
            let known = edges.entry(from.to_owned()).or_default();
            known.extend(
                targets
                    .iter()
                    .filter_map(|to| Some(component(to)?.0.to_owned())),
            );
        }
    }
    edges
}

/// The pointers that an object names.
fn named_by(node: &Node<'_>) -> Vec<String> {
    let mut named: Vec<String> = node
        .value
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(reference)
        .into_iter()
        .collect();
    match node.kind {
        Kind::Discriminator => {
            let mapping = node.value.get("mapping").and_then(Value::as_object);
            let schemas = mapping.into_iter().flat_map(Map::values);
            named.extend(schemas.filter_map(Value::as_str).map(mapped));
        }
        Kind::Document | Kind::Operation => named.extend(
            schemes(node).map(|(name, _)| child_pointer("/components/securitySchemes", name)),
        ),
        _ => {}
    }
    named
}

/// The pointer that a value of a discriminator's mapping stands for (OpenAPI 3.1 §4.8.25).
pub(super) fn mapped(value: &str) -> String {
    target(&serde_json::json!({ "$ref": value }))
        .unwrap_or_else(|| child_pointer("/components/schemas", value))
}

/// The security schemes that the document or an operation requires, with their places.
fn schemes<'a>(node: &Node<'a>) -> impl Iterator<Item = (&'a str, String)> {
    let requirements = node.value.get("security").and_then(Value::as_array);
    let at = format!("{}/security", node.at);
    requirements
        .into_iter()
        .flatten()
        .enumerate()
        .filter_map(|(index, requirement)| Some((index, requirement.as_object()?)))
        .flat_map(move |(index, requirement)| {
            let at = format!("{at}/{index}");
            requirement
                .keys()
                .map(move |name| (name.as_str(), child_pointer(&at, name)))
        })
}

pub(super) fn security(context: &Context<'_>, findings: &mut Findings) {
    let known = context
        .tree
        .root
        .pointer("/components/securitySchemes")
        .and_then(Value::as_object);
    for node in context.tree.nodes() {
        if !matches!(node.kind, Kind::Document | Kind::Operation) {
            continue;
        }
        for (name, at) in schemes(node) {
            if !known.is_some_and(|known| known.contains_key(name)) {
                findings.add(at, format!("there is no security scheme `{name}`"));
            }
        }
    }
}
