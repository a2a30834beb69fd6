//! What a change is, and how it is judged.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::kinds;
use super::verdict::{Verdict, Way, Wire};

/// All that differs between two APIs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The changes, each once: those that break the wire first, then Rust, then the rest.
    pub changes: Vec<Change>,
}

/// A change, with all the places that it touches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Change {
    /// What kind of change it is: a code of [`kinds`].
    pub kind: String,
    /// The change as a sentence.
    pub text: String,
    /// What changed: an attribute's path, a header, an operation.
    pub subject: String,
    /// Whether it is about what clients send or read, where it is about either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<Way>,
    /// What was there before, where a word tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What is there now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Where: resources by `type`, operations by method and path, events by name. Empty for the API as a whole.
    pub places: Vec<String>,
    /// How many operations, events and deliveries have it in what they send or answer.
    #[serde(default)]
    pub touches: Touches,
    /// What it means on the wire.
    pub wire: Wire,
    /// What it means for callers of the generated crates: whether they must change.
    pub rust: Verdict,
    /// Items of the generated crates that are lost, or not what they were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rust_items: Vec<String>,
    /// Whether it adds what nobody has to use, and does nothing else.
    pub additive: bool,
}

/// How many of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Touches {
    /// Operations.
    #[serde(default)]
    pub operations: usize,
    /// Webhook events.
    #[serde(default)]
    pub events: usize,
    /// Callbacks, and webhooks with a contract of their own.
    #[serde(default)]
    pub deliveries: usize,
}

/// The step from one version to the next (<https://semver.org>).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Nothing to publish.
    None,
    /// Texts alone.
    Patch,
    /// Something new.
    Minor,
    /// Somebody must change something.
    Major,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}

/// What a reader of a difference looks for first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A lenient client misses something or is refused.
    Wire,
    /// Callers of the generated crates must change.
    Rust,
    /// Only a strict reader refuses it.
    Strict,
    /// New, and nobody has to use it.
    Additive,
    /// Neither: something is promised that was not, or a text is another.
    Other,
}

impl Change {
    /// What the change is to a reader.
    pub fn class(&self) -> Class {
        if self.wire.lenient == Verdict::Breaking {
            Class::Wire
        } else if self.rust == Verdict::Breaking {
            Class::Rust
        } else if self.additive {
            Class::Additive
        } else if self.wire.strict == Verdict::Breaking {
            Class::Strict
        } else {
            Class::Other
        }
    }
}

impl Difference {
    /// Sorts the changes by class, then by what they say.
    pub(super) fn new(mut changes: Vec<Change>) -> Self {
        changes.sort_by(|one, other| {
            let key =
                |change: &Change| (change.class(), change.kind.clone(), change.places.clone());
            (key(one), &one.subject, &one.after).cmp(&(key(other), &other.subject, &other.after))
        });
        Self { changes }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Whether any change breaks a lenient client.
    pub fn breaks_wire(&self) -> bool {
        let mut changes = self.changes.iter();
        changes.any(|change| change.wire.lenient == Verdict::Breaking)
    }

    /// Whether any change asks callers of the generated crates to change.
    pub fn breaks_rust(&self) -> bool {
        let mut changes = self.changes.iter();
        changes.any(|change| change.rust == Verdict::Breaking)
    }

    /// The version step that the changes ask for.
    pub fn step(&self) -> Step {
        if self.is_empty() {
            Step::None
        } else if self.breaks_wire() || self.breaks_rust() {
            Step::Major
        } else if self
            .changes
            .iter()
            .all(|change| kinds::is_told_only(&change.kind))
        {
            Step::Patch
        } else {
            Step::Minor
        }
    }

    /// How many changes are of a class.
    pub fn count(&self, class: Class) -> usize {
        let changes = self.changes.iter();
        changes.filter(|change| change.class() == class).count()
    }
}
