//! Things that must have a description.

use crate::lint::context::Context;
use crate::lint::findings::Findings;
use crate::lint::tree::{Node, says};
use crate::load::grammar::Kind;

pub(super) fn resources(context: &Context<'_>, findings: &mut Findings) {
    for node in context.resources() {
        need_description(node, "resource", findings);
    }
}

pub(super) fn webhooks(context: &Context<'_>, findings: &mut Findings) {
    for webhook in context.tree.webhooks() {
        if !says(webhook.value, "description") {
            let message = format!("the webhook `{}` has no description", webhook.path);
            findings.add(webhook.at, message);
        }
    }
}

pub(super) fn parameters(context: &Context<'_>, findings: &mut Findings) {
    need_all(Kind::Parameter, "parameter", context, findings);
}

pub(super) fn headers(context: &Context<'_>, findings: &mut Findings) {
    need_all(Kind::Header, "header", context, findings);
}

pub(super) fn responses(context: &Context<'_>, findings: &mut Findings) {
    need_all(Kind::Response, "response", context, findings);
}

fn need_all(kind: Kind, what: &str, context: &Context<'_>, findings: &mut Findings) {
    for node in context.tree.of_kind(kind) {
        need_description(node, what, findings);
    }
}

fn need_description(node: &Node<'_>, what: &str, findings: &mut Findings) {
    if !node.says("description") {
        findings.add(node.at.as_str(), format!("this {what} has no description"));
    }
}
