//! Holds the ledger against a second look at the document, which knows nothing of the stages.

use std::collections::BTreeMap;

use serde_json::Value;

use super::keywords::construct;
use crate::ledger::{Construct, Ledger, Unaccounted};
use crate::tally::{self, Counts};

/// What a loaded document says, as counted by itself.
pub(super) struct Count {
    keywords: Counts,
    constructs: BTreeMap<Construct, usize>,
}

impl Count {
    pub(super) fn of(root: &Value) -> Self {
        Self {
            keywords: tally::keywords(root),
            constructs: tally::constructs(root),
        }
    }

    /// Notes in the ledger where it tells of more or fewer things than there are.
    pub(super) fn hold_against(self, ledger: &mut Ledger) {
        let mut told: BTreeMap<(Construct, Option<&str>), usize> = BTreeMap::new();
        for entry in ledger.entries() {
            let by_subject = matches!(
                entry.construct,
                Construct::Keyword | Construct::Default | Construct::Example
            );
            let subject = by_subject.then_some(entry.subject);
            *told.entry((entry.construct, subject)).or_default() += entry.count;
        }
        let keywords = self.keywords.iter().map(|(subject, count)| {
            let subject = subject.as_str();
            ((construct(subject), Some(subject)), *count)
        });
        let constructs = self.constructs.iter();
        let constructs = constructs.map(|(construct, count)| ((*construct, None), *count));
        let mut counted: BTreeMap<(Construct, Option<&str>), usize> = keywords.collect();
        counted.extend(constructs);
        let mut found = Vec::new();
        for key in told.keys().chain(counted.keys()) {
            let (construct, subject) = *key;
            let compared = subject.is_some() || COMPARED.contains(&construct);
            let pair = [&counted, &told].map(|counts| counts.get(key).copied().unwrap_or_default());
            let [in_document, in_ledger] = pair;
            if compared && in_document != in_ledger {
                found.push(Unaccounted {
                    construct,
                    subject: subject.map(str::to_owned),
                    in_document,
                    in_ledger,
                });
            }
        }
        found.dedup();
        for one in found {
            ledger.note_unaccounted(one);
        }
    }
}

/// Constructs that are counted as often as they are used.
const COMPARED: &[Construct] = &[
    Construct::Operation,
    Construct::Parameter,
    Construct::Header,
    Construct::MediaType,
    Construct::Webhook,
    Construct::Schema,
    Construct::Encoding,
    Construct::Callback,
    Construct::Link,
    Construct::Server,
    Construct::SecurityScheme,
];
