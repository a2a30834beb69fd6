//! One change as a sentence.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::found::{Place, PlaceClass};

/// So many places are named in the sentence itself.
const NAMED: usize = 3;

/// So many values of a list are named.
const LISTED: usize = 8;

/// "attribute `nickname` added to `inquiry`": what, what happened, where, from what to what.
pub(in crate::diff) fn sentence(
    says: &str,
    (noun, subject): (&str, &str),
    (before, after): (Option<&str>, Option<&str>),
    places: &BTreeSet<Place>,
) -> String {
    let what = match (noun, subject) {
        ("", subject) => subject.to_owned(),
        (noun, "") => noun.to_owned(),
        (noun, subject) => format!("{noun} `{subject}`"),
    };
    let place = where_it_is(places);
    let says = if place.is_empty() {
        without_preposition(says)
    } else {
        says
    };
    let mut text = format!("{what} {says}");
    if !place.is_empty() {
        text.push(' ');
        text.push_str(&place);
    }
    let (before, after) = (before.map(shortened), after.map(shortened));
    match (before, after) {
        (Some(before), Some(after)) => text.push_str(&format!(": {before} → {after}")),
        (Some(only), None) | (None, Some(only)) => text.push_str(&format!(": {only}")),
        (None, None) => {}
    }
    text
}

/// A list in a sentence: its first words, and how many more there are.
fn shortened(list: &str) -> String {
    let words: Vec<&str> = list.split(", ").collect();
    if words.len() <= LISTED + 1 {
        return list.to_owned();
    }
    let shown: Vec<&str> = words.iter().take(LISTED).copied().collect();
    format!("{} and {} more", shown.join(", "), words.len() - LISTED)
}

fn where_it_is(places: &BTreeSet<Place>) -> String {
    if places.len() <= NAMED {
        let named: Vec<String> = places
            .iter()
            .map(|place| format!("`{}`", place.name))
            .collect();
        return and(&named);
    }
    let mut counts: BTreeMap<PlaceClass, usize> = BTreeMap::new();
    for place in places {
        *counts.entry(place.class).or_default() += 1;
    }
    let counted: Vec<String> = counts
        .into_iter()
        .map(|(class, count)| match count {
            1 => format!("1 {}", class.one()),
            count => format!("{count} {}", class.several()),
        })
        .collect();
    and(&counted)
}

fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Without places, nothing follows a preposition.
fn without_preposition(says: &str) -> &str {
    [" to", " from", " in", " by", " of", " for"]
        .iter()
        .find_map(|preposition| says.strip_suffix(preposition))
        .unwrap_or(says)
}
