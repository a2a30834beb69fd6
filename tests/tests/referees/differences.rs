//! Where the server and Prism differ, and why.

use std::fmt;

use crate::broken::Breakage;
use crate::nobody::PASSES;
use crate::requests::Sent;
use crate::support::Message;

/// What both said to a request.
pub(crate) struct Told {
    ours: u16,
    our_body: String,
    theirs: u16,
    their_body: String,
}

/// How the two compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    BothTake,
    BothRefuse,
    /// The server refuses more, and Prism has a reason not to.
    Stricter(&'static str),
    /// Prism refuses what the document allows.
    Refuses(&'static str),
    Unexplained,
}

impl Told {
    pub(crate) fn new(ours: u16, our: &Message, theirs: u16, their: &Message) -> Self {
        Self {
            ours,
            our_body: our.body().to_owned(),
            theirs,
            their_body: their.body().to_owned(),
        }
    }

    fn we_refuse(&self) -> bool {
        self.ours != PASSES
    }

    /// Prism mocks successes alone, unless it refuses.
    fn prism_refuses(&self) -> bool {
        self.theirs >= 400
    }
}

/// How the two compare, and why they differ where they do.
pub(crate) fn reason(sent: &Sent, told: &Told) -> Verdict {
    let found = match (told.we_refuse(), told.prism_refuses()) {
        (true, true) => return Verdict::BothRefuse,
        (false, false) => return Verdict::BothTake,
        (true, false) => stricter(sent, told).map(Verdict::Stricter),
        (false, true) => refused(sent).map(Verdict::Refuses),
    };
    found.unwrap_or(Verdict::Unexplained)
}

/// Why Prism takes what the server refuses.
fn stricter(sent: &Sent, told: &Told) -> Option<&'static str> {
    if told.our_body.contains("the body is missing") {
        return Some(
            "the document leaves out whether a body is required; ours is, where members of it are, as the report tells",
        );
    }
    if sent.body == "null" {
        return Some("null is no object; Prism takes it for no body");
    }
    if sent.body.is_empty() && sent.is_multipart() {
        return Some("nothing is no multipart body; Prism takes it for one");
    }
    if sent.broken == Some(Breakage::QueryMember) {
        return Some("Prism sees no member of a deepObject that is not declared");
    }
    if sent.operation.ends_with("/search") && told.our_body.contains("pointer") {
        return Some("Prism checks no body whose schema refers to itself");
    }
    None
}

/// Why Prism refuses what the server takes.
fn refused(sent: &Sent) -> Option<&'static str> {
    sent.is_multipart()
        .then_some("Prism finds no parts whose names have brackets")
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  ours {}: {}", self.ours, self.our_body)?;
        write!(f, "  Prism {}: {}", self.theirs, self.their_body)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BothTake => f.write_str("taken by both"),
            Self::BothRefuse => f.write_str("refused by both"),
            Self::Stricter(why) => write!(f, "taken by Prism alone: {why}"),
            Self::Refuses(why) => write!(f, "refused by Prism alone: {why}"),
            Self::Unexplained => f.write_str("unexplained"),
        }
    }
}
