//! Names of parameters, and the names that they must leave free.

use crate::model::Name;
use crate::normalise::scope::{Case, Scope};
use crate::normalise::words::words;

use super::leaves::Leaf;

/// Methods that every request has; setters of parameters stand beside them.
const METHODS: &[&str] = &[
    "new",
    "send",
    "respond",
    "include",
    "fields",
    "sort",
    "items",
    "pages",
    "timeout",
    "header",
    "query",
    "clone",
    "retries",
    "idempotency_key",
    "version",
    "base_url",
    "body",
    "json",
    "form",
    "multipart",
    "bytes",
    "request",
    "stream",
    "into_request",
    "without_credentials",
    "with_timeout",
    "with_retry",
    "with_header",
    "with_query",
    "with_idempotency_key",
    "with_version",
    "with_base_url",
    "with_credential",
];
/// Fields that a request keeps for itself, beside those of its arguments.
const FIELDS: &[&str] = &["body", "include", "fields", "sort"];

/// The scope of a request's setters.
pub(super) fn setters() -> Scope {
    Scope::new(Case::Snake, METHODS)
}

/// The scope of a request's fields.
pub(super) fn fields() -> Scope {
    Scope::new(Case::Snake, FIELDS)
}

/// `filter_identifier_key` for `filter[identifier][key]`.
pub(super) fn name_of_leaf(leaf: &Leaf<'_>, family: &str, scope: &mut Scope) -> Name {
    let mut all = words(family);
    for piece in leaf.path.iter().skip(1) {
        all.extend(words(piece));
    }
    scope.mint(&[all, words(&leaf.key)], &leaf.key)
}
