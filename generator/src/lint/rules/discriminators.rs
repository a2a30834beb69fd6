//! Discriminators: that mapping, members and constants agree (OpenAPI 3.1 §4.8.25).

use std::collections::HashSet;

use serde_json::Value;

use super::components::mapped;
use crate::lint::context::Context;
use crate::lint::findings::Findings;
use crate::lint::members::{At, Through};
use crate::load::grammar::Kind;
use crate::problem::{Place, child_pointer};

/// A union with a discriminator that has a mapping.
struct Mapped<'a> {
    property: &'a str,
    /// Value, pointer of the schema, place of the entry.
    entries: Vec<(&'a str, String, String)>,
    /// Pointer and schema of the members, of unions among them their members too; none where the schema is a base
    /// whose heirs name it.
    members: Vec<At<'a>>,
    /// Where the mapping stands.
    at: String,
}

fn unions<'a>(context: &Context<'a>) -> Vec<Mapped<'a>> {
    let tree = &context.tree;
    let mut unions = Vec::new();
    for node in tree.of_kind(Kind::Schema) {
        let at = format!("{}/discriminator", node.at);
        let Some(discriminator) = node.value.get("discriminator") else {
            continue;
        };
        let property = discriminator.get("propertyName").and_then(Value::as_str);
        let mapping = discriminator.get("mapping").and_then(Value::as_object);
        let (Some(property), Some(mapping)) = (property, mapping) else {
            continue;
        };
        let at = child_pointer(&at, "mapping");
        let mut members = Vec::new();
        for key in ["oneOf", "anyOf"] {
            let branches = node.value.get(key).and_then(Value::as_array);
            for (index, branch) in branches.into_iter().flatten().enumerate() {
                let place = format!("{}/{key}/{index}", node.at);
                members.extend(tree.parts(branch, &place, Through::Any));
            }
        }
        let entries = mapping.iter().filter_map(|(value, schema)| {
            let schema = mapped(schema.as_str()?);
            Some((value.as_str(), schema, child_pointer(&at, value)))
        });
        unions.push(Mapped {
            property,
            entries: entries.collect(),
            members,
            at,
        });
    }
    unions
}

pub(super) fn stray(context: &Context<'_>, findings: &mut Findings) {
    for union in unions(context) {
        let known: HashSet<&str> = union.members.iter().map(|(_, at)| at.as_str()).collect();
        for (_, schema, at) in &union.entries {
            if !known.is_empty() && !known.contains(schema.as_str()) {
                findings.add(at, format!("`#{schema}` is no member of this union"));
            }
        }
    }
}

/// The constants that the property `name` of `schema` may be; none where it has no such property, or any text will do.
fn constants<'a>(context: &Context<'a>, (schema, at): &At<'a>, name: &str) -> Vec<&'a str> {
    let properties = context.tree.properties(schema, at, Through::AllOf);
    properties
        .get(name)
        .map(|property| context.tree.constants(property))
        .unwrap_or_default()
}

pub(super) fn mismatch(context: &Context<'_>, findings: &mut Findings) {
    for union in unions(context) {
        for (value, schema, at) in union.entries {
            let Some(found) = context.tree.root.pointer(&schema) else {
                continue;
            };
            let allowed = constants(context, &(found, schema.clone()), union.property);
            if !allowed.is_empty() && !allowed.contains(&value) {
                let message = format!(
                    "`{value}` leads to a schema whose `{}` is {}",
                    union.property,
                    allowed.join(", ")
                );
                let also = (Place::from(schema), "the schema".to_owned());
                findings.add_with(at, message, Some(also));
            }
        }
    }
}

pub(super) fn incomplete(context: &Context<'_>, findings: &mut Findings) {
    for union in unions(context) {
        let mapped: HashSet<&str> = union.entries.iter().map(|(value, ..)| *value).collect();
        for member in &union.members {
            for constant in constants(context, member, union.property) {
                if !mapped.contains(constant) {
                    let message = format!("the mapping lacks `{constant}`, which a member has");
                    let also = (Place::from(&member.1), "the member".to_owned());
                    findings.add_with(union.at.as_str(), message, Some(also));
                }
            }
        }
    }
}
