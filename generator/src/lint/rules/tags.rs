//! Tags: used, declared, described.

use std::collections::HashSet;

use serde_json::Value;

use crate::lint::context::Context;
use crate::lint::findings::Findings;
use crate::lint::tree::says;
use crate::load::grammar::Kind;
use crate::problem::meant;

/// The declared tags, with their places.
fn declared<'a>(context: &Context<'a>) -> Vec<(&'a str, &'a Value, String)> {
    let tags = context.tree.root.get("tags").and_then(Value::as_array);
    tags.into_iter()
        .flatten()
        .enumerate()
        .filter_map(|(index, tag)| {
            let name = tag.get("name")?.as_str()?;
            Some((name, tag, format!("/tags/{index}")))
        })
        .collect()
}

/// The tags that operations and webhooks have, with their places.
fn used<'a>(context: &Context<'a>) -> Vec<(&'a str, String)> {
    let mut used = Vec::new();
    for node in context.tree.of_kind(Kind::Operation) {
        let tags = node.value.get("tags").and_then(Value::as_array);
        for (index, tag) in tags.into_iter().flatten().enumerate() {
            used.extend(
                tag.as_str()
                    .map(|tag| (tag, format!("{}/tags/{index}", node.at))),
            );
        }
    }
    used
}

pub(super) fn undeclared(context: &Context<'_>, findings: &mut Findings) {
    let known: HashSet<&str> = declared(context).iter().map(|(name, ..)| *name).collect();
    for (tag, at) in used(context) {
        if !known.contains(tag) {
            let hint = meant(tag, known.iter().copied())
                .map(|known| format!("; `{known}` is meant?"))
                .unwrap_or_default();
            findings.add(at, format!("the tag `{tag}` is not declared{hint}"));
        }
    }
}

pub(super) fn undescribed(context: &Context<'_>, findings: &mut Findings) {
    for (name, tag, at) in declared(context) {
        if !tag.as_object().is_some_and(|tag| says(tag, "description")) {
            findings.add(at, format!("the tag `{name}` has no description"));
        }
    }
}

pub(super) fn unused(context: &Context<'_>, findings: &mut Findings) {
    let used: HashSet<&str> = used(context).iter().map(|(tag, _)| *tag).collect();
    for (name, _, at) in declared(context) {
        if !used.contains(name) {
            findings.add(at, format!("no operation has the tag `{name}`"));
        }
    }
}
