//! What a parameter does, beyond carrying a value: the roles that pages and headers have, and whose fields are asked for.

use serde_json::Value;

use crate::model::{Content, HeaderRole, PageRole, PrimaryData, Reply, TypeId, TypeRef, successes};
use crate::normalise::builder::Builder;
use crate::normalise::words::words;

impl Builder<'_> {
    /// The primary resource of an operation's success reply.
    pub(super) fn primary(&self, replies: &[Reply]) -> Option<TypeId> {
        successes(replies)
            .flat_map(|reply| &reply.bodies)
            .find_map(|body| {
                let Content::Document(document) = &body.content else {
                    return None;
                };
                let (PrimaryData::One(ty) | PrimaryData::Nullable(ty) | PrimaryData::Many(ty)) =
                    &document.data;
                match ty {
                    TypeRef::Named(id) if self.is_resource_type(ty) => Some(*id),
                    _ => None,
                }
            })
    }

    /// What a header does: the document's word, then the settings', then what registered names mean everywhere.
    pub(crate) fn header_role(&self, wire: &str, told: Option<&Value>) -> Option<HeaderRole> {
        if let Some(role) = told.and_then(|value| serde_json::from_value(value.clone()).ok()) {
            return Some(role);
        }
        let plain = wire.to_ascii_lowercase();
        if let Some(role) = self
            .settings
            .header_roles
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(wire))
        {
            return Some(*role.1);
        }
        Some(match plain.as_str() {
            "idempotency-key" => HeaderRole::IdempotencyKey,
            "request-id" | "x-request-id" => HeaderRole::RequestId,
            "ratelimit-limit" | "x-ratelimit-limit" => HeaderRole::RateLimitLimit,
            "ratelimit-remaining" | "x-ratelimit-remaining" => HeaderRole::RateLimitRemaining,
            "ratelimit-reset" | "x-ratelimit-reset" => HeaderRole::RateLimitReset,
            _ => return None,
        })
    }
}

/// Whether a success holds identifiers: the reply of a relationship's endpoint.
pub(super) fn links_resources(replies: &[Reply]) -> bool {
    let successes = replies.iter().filter(|reply| reply.status.is_success());
    successes
        .flat_map(|reply| &reply.bodies)
        .any(|body| match &body.content {
            Content::Document(document) => document.data.identifiers().is_some(),
            _ => false,
        })
}

/// What a page parameter does, by the names that vendors give it.
pub(super) fn page_role(name: &str) -> Option<PageRole> {
    let plain = words(name).join("_");
    let plain = plain
        .strip_prefix("page_")
        .filter(|rest| !rest.is_empty())
        .unwrap_or(&plain);
    Some(match plain {
        "after" | "cursor" | "starting_after" | "next_cursor" | "next_token" | "page_token"
        | "token" => PageRole::After,
        "before" | "ending_before" => PageRole::Before,
        "size" | "per_page" | "limit" | "count" | "page_size" | "pagesize" => PageRole::Size,
        "page" | "number" | "page_number" => PageRole::Number,
        "offset" | "skip" => PageRole::Offset,
        _ => return None,
    })
}
