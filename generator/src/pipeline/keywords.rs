//! What became of each keyword that lowering read: left out by a rule of lowering, left out later, or in the crates.

use std::collections::BTreeMap;

use crate::ledger::{Construct, Ledger, Outcome, left_out};
use crate::lower::{Notes, Unsupported, rules};
use crate::tally::subject;

/// Rules of lowering that leave a keyword out, or hand it on whole to where nobody reads it.
const LEAVE_OUT: &[&str] = &[
    rules::KEPT_AS_EXTENSION,
    rules::NULL_BRANCH,
    rules::REF_ANNOTATION_LEFT_OUT,
    rules::UNEVALUATED_PROPERTIES,
    rules::ADDITIONAL_PROPERTIES_BESIDE_COMPOSITION,
    rules::NOT_BESIDE_OTHERS,
    rules::KEYWORD_OF_ANOTHER_TYPE,
    rules::DEFINITIONS_MOVED,
    rules::IDENTIFIER_LEFT_OUT,
    rules::COMMENT_LEFT_OUT,
    rules::PATH_ITEMS_PUT_IN_PLACE,
    rules::COMPONENT_WITHOUT_USE,
    rules::LINK_LEFT_OUT,
    rules::HEADER_NAME_LEFT_OUT,
    rules::STREAM_ITEMS_LEFT_OUT,
    rules::SERIALIZED_VALUE_LEFT_OUT,
    rules::SERVER_NAME_LEFT_OUT,
    rules::TAG_TREE_LEFT_OUT,
    rules::DEVICE_FLOW_LEFT_OUT,
    rules::MEDIA_TYPES_PUT_IN_PLACE,
];

/// Writes a line for each keyword and each way it went.
pub(super) fn record(notes: &Notes, unsupported: &[Unsupported], ledger: &mut Ledger) {
    let mut rest: BTreeMap<&str, usize> = notes.read().collect();
    for found in unsupported {
        let (what, key) = found
            .construct
            .split_once('.')
            .unwrap_or(("", &found.construct));
        let subject = subject(what, key);
        if let Some(count) = rest.get_mut(subject.as_str()) {
            *count = count.saturating_sub(1);
        }
    }
    for (subject, rule, count) in notes.iter() {
        let outcome = Outcome::Ignored(rule.to_owned());
        match rest.get_mut(subject) {
            Some(rest) if LEAVE_OUT.contains(&rule) && !is_read(subject) => {
                let count = count.min(*rest);
                *rest -= count;
                ledger.record_many(construct(subject), subject, outcome, count);
            }
            _ if rule == rules::CARRIED => {}
            _ if rule == rules::QUERYSTRING_LEFT_OUT => {
                ledger.record_many(Construct::Parameter, "querystring", outcome, count);
            }
            _ => ledger.record_many(Construct::Reading, subject, outcome, count),
        }
    }
    for (subject, count) in rest.into_iter().filter(|(_, count)| *count > 0) {
        let outcome = match left_out::rule_of(subject) {
            Some(rule) => Outcome::Ignored(rule.to_owned()),
            None => Outcome::Generated,
        };
        ledger.record_many(construct(subject), subject, outcome, count);
    }
}

/// Extensions of schemas that the model has a word for.
fn is_read(subject: &str) -> bool {
    matches!(subject, "format" | "dependentRequired")
}

/// Examples and defaults are constructs of their own.
pub(super) fn construct(subject: &str) -> Construct {
    match subject {
        "default" => Construct::Default,
        "example" | "examples" => Construct::Example,
        other if other.ends_with(".example") || other.ends_with(".examples") => Construct::Example,
        _ => Construct::Keyword,
    }
}
