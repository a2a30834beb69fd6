//! The ledger: what became of each thing that a document says.
//!
//! Every operation, parameter, header, media type, schema keyword and webhook gets a line: generated, ignored by a
//! named rule, or unsupported. Nothing is dropped without one.

pub mod left_out;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// What a line of the ledger is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Construct {
    /// An operation, by `operationId`.
    Operation,
    /// A parameter, by role and name.
    Parameter,
    /// A header of a reply, by name.
    Header,
    /// A media type of a body.
    MediaType,
    /// How a part of a form or multipart body is written, by its name.
    Encoding,
    /// A callback, by name.
    Callback,
    /// A link of a reply, by name.
    Link,
    /// A server.
    Server,
    /// A security scheme, by name.
    SecurityScheme,
    /// A default value.
    Default,
    /// An example.
    Example,
    /// A keyword of OpenAPI or JSON Schema, by name.
    Keyword,
    /// A webhook, by name.
    Webhook,
    /// A schema, by component name or pointer.
    Schema,
    /// How a rule read something: which keyword or place, and the rule.
    Reading,
    /// What was emitted: counts of constructs worth watching, such as free-form JSON.
    Emitted,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "outcome", content = "rule")]
pub enum Outcome {
    /// It is in the generated crates.
    Generated,
    /// It is there in another form, or not, by a rule of this name.
    Ignored(String),
    /// The generator cannot express it; the reason.
    Unsupported(String),
}

/// What became of each thing that a document says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    entries: BTreeMap<(Construct, String, Outcome), usize>,
    unaccounted: BTreeSet<Unaccounted>,
}

/// Something of which the ledger tells more or less than a second look at the document finds. There should be none; each is a
/// fault of the generator.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unaccounted {
    /// What it is.
    pub construct: Construct,
    /// Which one, where the construct is counted by name.
    pub subject: Option<String>,
    /// How many of them the document has.
    pub in_document: usize,
    /// Of how many the ledger tells.
    pub in_ledger: usize,
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry<'a> {
    /// What it is about.
    pub construct: Construct,
    /// Which one.
    pub subject: &'a str,
    /// What became of it.
    #[serde(flatten)]
    pub outcome: &'a Outcome,
    /// How often.
    pub count: usize,
}

impl Ledger {
    /// Notes what became of one thing.
    pub fn record(&mut self, construct: Construct, subject: impl Into<String>, outcome: Outcome) {
        self.record_many(construct, subject, outcome, 1);
    }

    /// Notes what became of `count` things of the same kind.
    pub fn record_many(
        &mut self,
        construct: Construct,
        subject: impl Into<String>,
        outcome: Outcome,
        count: usize,
    ) {
        if count == 0 {
            return;
        }
        *self
            .entries
            .entry((construct, subject.into(), outcome))
            .or_default() += count;
    }

    /// Notes that something is generated.
    pub fn generated(&mut self, construct: Construct, subject: impl Into<String>) {
        self.record(construct, subject, Outcome::Generated);
    }

    /// Notes that a named rule ignores or replaces something.
    pub fn ignored(&mut self, construct: Construct, subject: impl Into<String>, rule: &str) {
        self.record(construct, subject, Outcome::Ignored(rule.to_owned()));
    }

    /// Notes that the ledger does not tell of as much as there is.
    pub fn note_unaccounted(&mut self, unaccounted: Unaccounted) {
        self.unaccounted.insert(unaccounted);
    }

    /// Of what the ledger does not tell as much as there is.
    pub fn unaccounted(&self) -> impl Iterator<Item = &Unaccounted> {
        self.unaccounted.iter()
    }

    /// All lines, sorted by construct, subject and outcome.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.entries
            .iter()
            .map(|((construct, subject, outcome), count)| Entry {
                construct: *construct,
                subject,
                outcome,
                count: *count,
            })
    }
}
