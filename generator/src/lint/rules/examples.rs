//! Examples: that they obey their schemas, and that there are some.

use serde_json::Value;

use crate::lint::context::Context;
use crate::lint::findings::Findings;
use crate::load::grammar::Kind;
use crate::problem::Place;

pub(super) fn invalid(context: &Context<'_>, findings: &mut Findings) {
    for (index, mismatch) in &context.verdicts().invalid {
        let Some(used) = context.uses.get(*index) else {
            continue;
        };
        let keyword = mismatch.keyword.as_ref();
        let also = keyword.map(|at| (Place::from(at), "the schema says so here".to_owned()));
        let at = format!("{}{}", used.at, mismatch.instance);
        findings.add_with(at, mismatch.message.as_str(), also);
    }
}

pub(super) fn schema_invalid(context: &Context<'_>, findings: &mut Findings) {
    for (at, why) in &context.verdicts().unreadable {
        findings.add(at, format!("no validator can read this schema: {why}"));
    }
}

pub(super) fn unchecked(context: &Context<'_>, findings: &mut Findings) {
    if context.verdicts().checked == 0 && context.shows_examples() {
        findings.add(
            "",
            "the document has examples, and none of them was checked",
        );
    }
}

pub(super) fn missing(context: &Context<'_>, findings: &mut Findings) {
    for node in context.tree.of_kind(Kind::MediaType) {
        let media_type = node.at.rsplit('/').next().unwrap_or_default();
        let shown = ["example", "examples"]
            .iter()
            .any(|key| node.value.contains_key(*key));
        let schema = node.value.get("schema");
        if media_type.ends_with("json")
            && !shown
            && schema.is_some()
            && !shows_itself(schema, context)
        {
            findings.add(node.at.as_str(), "this body has no example");
        }
    }
}

/// Whether the schema has an example of its own.
fn shows_itself<'a>(schema: Option<&'a Value>, context: &Context<'a>) -> bool {
    schema.is_some_and(|schema| {
        let schema = context.tree.resolve(schema, "").0;
        schema.get("example").is_some() || schema.get("examples").is_some()
    })
}
