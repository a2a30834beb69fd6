//! Changes that were accepted before, in any of the forms in which they are told.

use serde::Deserialize;

use super::change::{Change, Difference};

/// Changes that need not be told again.
#[derive(Clone, Debug, Default)]
pub struct Accepted {
    changes: Vec<Change>,
    sentences: Vec<String>,
}

/// What `--format json` writes, as far as it is read back.
#[derive(Deserialize)]
struct Document {
    changes: Vec<Change>,
}

impl Accepted {
    /// Reads a list of changes: what any format of the output looks like. Of people's formats each line that is a change's
    /// sentence counts, `#` starts a remark.
    ///
    /// # Errors
    /// When the text starts as JSON and is none, or not that of changes.
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        if text.trim_start().starts_with('{') {
            let document: Document = serde_json::from_str(text)?;
            return Ok(Self {
                changes: document.changes,
                sentences: Vec::new(),
            });
        }
        let lines = text
            .lines()
            .map(|line| line.trim().trim_start_matches("- "));
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        Ok(Self {
            changes: Vec::new(),
            sentences: lines.map(|line| without_marks(line).to_owned()).collect(),
        })
    }

    /// Takes the accepted changes out of a difference; how many they were.
    pub fn take_out(&self, difference: &mut Difference) -> usize {
        let before = difference.changes.len();
        difference.changes.retain(|change| !self.has(change));
        before - difference.changes.len()
    }

    fn has(&self, change: &Change) -> bool {
        self.sentences.contains(&change.text)
            || self.changes.iter().any(|accepted| covers(accepted, change))
    }
}

/// Whether what was accepted is the same change, at these places or more.
fn covers(accepted: &Change, change: &Change) -> bool {
    let what = |one: &Change| {
        (
            one.kind.clone(),
            one.subject.clone(),
            one.way,
            one.before.clone(),
            one.after.clone(),
        )
    };
    let worse = change.wire.lenient > accepted.wire.lenient || change.rust > accepted.rust;
    what(accepted) == what(change)
        && !worse
        && change
            .places
            .iter()
            .all(|place| accepted.places.contains(place))
}

/// A sentence without what stands in brackets behind it.
fn without_marks(line: &str) -> &str {
    match line.rfind(" [") {
        Some(end) if line.ends_with(']') => line.get(..end).unwrap_or(line),
        _ => line,
    }
}
