//! Webhook events: requests that the API sends.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Content, Doc, HeaderParameter, Name, TypeId};

/// All that the API sends by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Webhooks {
    /// The events, in the document's order.
    pub events: Vec<Event>,
    /// Headers that come with events, over all of them.
    pub headers: Vec<HeaderParameter>,
    /// How events are signed, where the document or the settings say so.
    pub signature: Option<SignatureScheme>,
    /// What surrounds the payloads.
    pub envelope: Envelope,
    /// The type of the member that tells events apart, as an open enum over all names: those with a schema and those
    /// that the document only names.
    pub names: Option<TypeId>,
}

/// A webhook event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The variant and the name on the wire: `InquiryApproved`, `inquiry.approved`.
    pub name: Name,
    /// Documentation.
    pub doc: Doc,
    /// What stands at [`Self::path`] of the body.
    pub payload: Content,
    /// Where the payload stands in the body, as member names; empty where the body is the payload.
    pub path: Vec<String>,
}

/// What surrounds the payload of an event: where its name, id and time stand in the body, as member names from the top.
/// All of it is empty where bodies are payloads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Envelope {
    /// The event's name.
    pub name: Option<Vec<String>>,
    /// The event's id: what tells a duplicate.
    pub id: Option<Vec<String>>,
    /// When the event happened.
    pub created_at: Option<Vec<String>>,
    /// The payload.
    pub payload: Vec<String>,
}

/// How events are signed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SignatureScheme {
    /// The header that carries signatures.
    pub header: String,
    /// The algorithm: `hmac-sha256`.
    pub algorithm: String,
    /// How a signature is written: `hex`.
    pub encoding: String,
    /// The key of the time stamp in a set of the header: `t`.
    pub timestamp: String,
    /// The key of a signature in a set of the header: `v1`.
    pub signature: String,
    /// The text that is signed: `{timestamp}.{body}`.
    pub message: String,
    /// What stands between two sets of the header while secrets rotate.
    pub separator: String,
    /// How far a time stamp may be off, in seconds, either way.
    pub tolerance_seconds: u64,
}
