//! Changes for a person at a terminal.

use std::fmt::Write as _;

use crate::diff::change::{Change, Class, Difference, Touches};
use crate::diff::verdict::Verdict;

/// The classes in the order in which they are read, each with its heading.
pub(super) const HEADINGS: [(Class, &str); 5] = [
    (Class::Wire, "Breaks clients on the wire"),
    (Class::Rust, "Asks callers of the crates to change"),
    (Class::Additive, "Adds"),
    (Class::Strict, "Only a strict reader refuses it"),
    (Class::Other, "Neither breaks nor adds"),
];

/// So many places, or items, are listed below a change.
const LISTED: usize = 8;

/// A line a change under a heading for each class, and a summary; nothing where nothing differs.
pub fn human(difference: &Difference) -> String {
    let mut text = String::new();
    for (class, heading) in HEADINGS {
        let changes: Vec<&Change> = difference
            .changes
            .iter()
            .filter(|change| change.class() == class)
            .collect();
        if changes.is_empty() {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{heading} ({})", changes.len());
        for alike in alike(&changes) {
            match alike.as_slice() {
                [first, _, ..] => several(first, &alike, &mut text),
                others => others.iter().for_each(|change| one(change, &mut text)),
            }
        }
        text.push('\n');
    }
    if !text.is_empty() {
        let _ = writeln!(text, "{}", summary(difference));
    }
    text
}

/// From so many on, changes that differ in their subject alone are one list.
const MANY: usize = 5;

/// Changes in groups; a group of several differs in the subject alone.
fn alike<'a>(changes: &[&'a Change]) -> Vec<Vec<&'a Change>> {
    let same = |one: &&Change, other: &&Change| {
        let plain = |change: &Change| {
            change.places.is_empty() && change.before.is_none() && change.after.is_none()
        };
        plain(one) && plain(other) && one.kind == other.kind && marks(one) == marks(other)
    };
    let mut groups = Vec::new();
    for group in changes.chunk_by(same) {
        if group.len() >= MANY {
            groups.push(group.to_vec());
        } else {
            groups.extend(group.iter().map(|change| vec![*change]));
        }
    }
    groups
}

/// "12 times: resource `a` added", and all the subjects.
fn several(first: &Change, all: &[&Change], text: &mut String) {
    let said = first.text.replacen(&first.subject, "...", 1);
    let _ = writeln!(text, "  {} times: {said}{}", all.len(), marks(first));
    for change in all {
        let _ = writeln!(text, "      {}", change.subject);
    }
}

fn one(change: &Change, text: &mut String) {
    let _ = writeln!(text, "  {}{}", change.text, marks(change));
    // Few places stand in the sentence already.
    if change.places.len() > 3 {
        let _ = writeln!(text, "      in {}", listed(&change.places));
    }
    // What is about an item names it.
    if change.rust_items.iter().any(|item| *item != change.subject) {
        let _ = writeln!(text, "      Rust: {}", listed(&change.rust_items));
    }
}

/// What the heading does not say.
pub(super) fn marks(change: &Change) -> String {
    let mut marks = Vec::new();
    let touched = touched(change.touches, change.places.len());
    marks.extend(touched);
    if change.wire.lenient == Verdict::Breaking && change.rust == Verdict::Breaking {
        marks.push("callers must change".to_owned());
    }
    if change.wire.lenient == Verdict::Compatible && change.wire.strict == Verdict::Breaking {
        marks.push("strict readers refuse it".to_owned());
    }
    if marks.is_empty() {
        return String::new();
    }
    format!(" [{}]", marks.join("; "))
}

/// "touches 12 operations and 3 events", where that is more than the places tell.
fn touched(touches: Touches, places: usize) -> Option<String> {
    let Touches {
        operations,
        events,
        deliveries,
    } = touches;
    let total = operations + events + deliveries;
    if total == 0 || total == places {
        return None;
    }
    let counts = [
        (operations, "operation"),
        (events, "event"),
        (deliveries, "other delivery"),
    ];
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| {
            let several = if *count == 1 { "" } else { "s" };
            format!("{count} {noun}{several}")
        })
        .collect();
    Some(format!("touches {}", told.join(", ")))
}

pub(super) fn listed(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(LISTED).map(String::as_str).collect();
    let more = names.len().saturating_sub(LISTED);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    format!("{}{more}", shown.join(", "))
}

/// "2 break the wire, 1 more breaks Rust, 12 add; version step: major".
pub(super) fn summary(difference: &Difference) -> String {
    let count = |class| difference.count(class);
    let counts = [
        (count(Class::Wire), "on the wire"),
        (count(Class::Rust), "in Rust alone"),
        (count(Class::Additive), "additive"),
        (count(Class::Strict), "for strict readers"),
        (count(Class::Other), "other"),
    ];
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let all = difference.changes.len();
    let several = if all == 1 { "" } else { "s" };
    format!(
        "{all} change{several}: {}; version step: {}",
        told.join(", "),
        difference.step()
    )
}
