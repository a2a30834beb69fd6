//! `required`: that it names properties.

use serde_json::{Map, Value};

use crate::lint::context::Context;
use crate::lint::findings::Findings;
use crate::lint::members::Through;
use crate::lint::tree::Node;
use crate::load::grammar::Kind;

pub(super) fn undeclared(context: &Context<'_>, findings: &mut Findings) {
    for node in context.tree.of_kind(Kind::Schema) {
        if !may_come_from_elsewhere(node) {
            report(node, context, findings);
        }
    }
}

pub(super) fn elsewhere(context: &Context<'_>, findings: &mut Findings) {
    for node in context.tree.of_kind(Kind::Schema) {
        if may_come_from_elsewhere(node) {
            report(node, context, findings);
        }
    }
}

/// Whether the schema is a part of a composition, which may have the property in another part, or takes any member.
fn may_come_from_elsewhere(node: &Node<'_>) -> bool {
    const WITHIN: [&str; 7] = ["allOf", "oneOf", "anyOf", "not", "if", "then", "else"];
    let segments: Vec<&str> = node.at.rsplit('/').take(2).collect();
    let is_part = match segments.as_slice() {
        // The last segment may be the name of a property or component as well.
        [index, keyword] if index.bytes().all(|byte| byte.is_ascii_digit()) => {
            WITHIN.contains(keyword)
        }
        [keyword, holder] => WITHIN.contains(keyword) && *holder != "properties",
        _ => false,
    };
    is_part || takes_any_member(node.value)
}

fn takes_any_member(schema: &Map<String, Value>) -> bool {
    let open = |key: &str| match schema.get(key) {
        Some(Value::Bool(any)) => *any,
        Some(Value::Object(_)) => true,
        _ => false,
    };
    open("additionalProperties") || open("patternProperties") || !schema.contains_key("properties")
}

fn report(node: &Node<'_>, context: &Context<'_>, findings: &mut Findings) {
    let required = node.value.get("required").and_then(Value::as_array);
    let Some(required) = required.filter(|names| !names.is_empty()) else {
        return;
    };
    let declared = declared(node, context);
    for (index, name) in required.iter().enumerate() {
        let Some(name) = name.as_str() else {
            continue;
        };
        if !declared.contains(&name) {
            let at = format!("{}/required/{index}", node.at);
            findings.add(at, format!("`{name}` is required but not declared"));
        }
    }
}

/// The properties of the schema and, where it is a part of a composition, of the whole.
fn declared<'a>(node: &Node<'a>, context: &Context<'a>) -> Vec<&'a str> {
    let mut names = Vec::new();
    let mut at = node.at.as_str();
    while let Some(schema) = context.tree.root.pointer(at) {
        names.extend(
            context
                .tree
                .properties(schema, at, Through::Any)
                .into_keys(),
        );
        at = match at.rsplit_once('/') {
            Some((whole, "not" | "if" | "then" | "else")) => whole,
            Some((list, index)) if index.bytes().all(|byte| byte.is_ascii_digit()) => {
                match list.rsplit_once('/') {
                    Some((whole, "allOf" | "oneOf" | "anyOf")) => whole,
                    _ => break,
                }
            }
            _ => break,
        };
    }
    names
}
