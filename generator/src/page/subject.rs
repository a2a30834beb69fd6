//! What the page is made of.

use serde_json::Value;

use crate::diff::Difference;
use crate::ledger::Ledger;
use crate::model::Api;

/// What the page is made of.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The model.
    pub api: &'a Api,
    /// What became of the document.
    pub ledger: &'a Ledger,
    /// The bundled document: its examples are shown.
    pub document: &'a Value,
    /// What changed since something that readers know, and what that is called.
    pub since: Option<(&'a str, &'a Difference)>,
}
