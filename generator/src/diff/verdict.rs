//! How a change is judged.

use serde::{Deserialize, Serialize};

/// Which way a value travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Clients send it.
    Sent,
    /// Clients read it.
    Read,
}

/// What a change means for a client that was made for the old document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Wire {
    /// One that reads leniently, as the generated client does: it keeps what it does not know, and misses only what is gone.
    pub lenient: Verdict,
    /// One that refuses whatever the old document does not describe.
    pub strict: Verdict,
}

/// Whether something goes on as before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It does.
    Compatible,
    /// It does not, or misses something.
    Breaking,
}
