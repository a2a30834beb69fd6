//! Stage `lower`: an OpenAPI 3.1 or 3.0 tree to `openapiv3`'s model, which is OpenAPI 3.0.
//!
//! What 3.0 cannot say travels in an `x-` extension; what is left out is left out by a named rule and counted in
//! [`Notes`]; what no rule knows is listed as [`Unsupported`]. Nothing disappears silently. The rules are in [`rules`].
//!
//! Extensions that later stages can rely on, all on the schema they are about:
//!
//! | extension | holds |
//! |---|---|
//! | `x-const` | the value of `const`, which is the only one of `enum` too |
//! | `x-null` | `true`: only null is allowed |
//! | `x-examples` | `examples` whole; the first is `example` if there was none |
//! | `x-ref-siblings` | `true`: an `allOf` of one that was a `$ref` with nothing but annotations or `unevaluatedProperties` beside it |
//! | `x-unevaluated-properties` | `unevaluatedProperties`: a flag, or a schema as it was |
//! | `x-additional-properties` | `additionalProperties` beside a composition: a flag, or a schema as it was |
//! | `x-not` | `not` beside other keywords, as it was |
//! | `x-format` | `format` of a type that has none in 3.0, or of several types |
//! | `x-content-media-type`, `x-content-encoding` | what `format` came from |
//! | `x-` and a keyword in kebab-case | the other keywords of rule `kept-as-extension`, as they were |
//!
//! The conversion is written out, not left to serde: that tells the place of every problem and of every member that is
//! not known, and moves the examples, which are most of a document, instead of copying them.

mod body;
mod cursor;
mod document;
mod notes;
mod parameter;
mod paths;
pub mod rules;
mod schema;
mod security;

use indexmap::IndexMap;
use openapiv3::{OpenAPI, PathItem};
use serde_json::Value;

use crate::problem::Problems;
use crate::tally::Uses;

pub(crate) use body::{EXPLODE, OPTIONAL};
use cursor::Cursor;
pub use notes::{Notes, Unsupported};

/// An API document in `openapiv3`'s model.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lowered {
    /// All but the webhooks.
    pub openapi: OpenAPI,
    /// `webhooks` (OpenAPI 3.1 §4.8.1), which the model of 3.0 has no place for, in their order.
    pub webhooks: IndexMap<String, PathItem>,
    /// Which components are used, and how.
    pub uses: Uses,
    /// What no rule knows; whether that is an error is the caller's decision.
    pub unsupported: Vec<Unsupported>,
    /// Security schemes that are client certificates, by name.
    pub client_certificates: Vec<String>,
    /// Every place where the tree is not as the OpenAPI Specification has it.
    pub problems: Problems,
}

/// Lowers the tree `root` of a loaded document.
///
/// Pointers in what it reports are pointers into `root`.
///
/// # Errors
/// With every place where the tree is not as the OpenAPI Specification has it.
pub fn lower(root: Value, notes: &mut Notes) -> Result<Lowered, Problems> {
    let lowered = lower_all(root, notes);
    if lowered.problems.has_errors() {
        return Err(lowered.problems);
    }
    Ok(lowered)
}

/// The same, with errors among the problems: what they are about is left out.
pub fn lower_all(root: Value, notes: &mut Notes) -> Lowered {
    let uses = Uses::of(&root);
    let callbacks = root.pointer("/components/callbacks");
    let callbacks = callbacks.and_then(Value::as_object).cloned();
    let callbacks = callbacks.unwrap_or_default();
    let mut cursor = Cursor::new(notes, &uses, &callbacks);
    let (openapi, webhooks) = cursor.document(root);
    let Cursor {
        unsupported,
        client_certificates,
        problems,
        ..
    } = cursor;
    Lowered {
        openapi,
        webhooks,
        uses,
        unsupported,
        client_certificates,
        problems,
    }
}
