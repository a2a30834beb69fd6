//! What values are allowed beyond their type: bounds, lengths, patterns, formats, whether objects are closed.

use crate::diff::kinds::*;
use crate::model::{Bound, Constraints};

use super::state::{At, Walk};

/// Formats that the type tells already.
const TYPES: [&str; 9] = [
    "date",
    "date-time",
    "uri",
    "int32",
    "int64",
    "float",
    "double",
    "byte",
    "binary",
];

/// Which way a limit went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Went {
    Tighter,
    Looser,
    Elsewhere,
}

impl Walk<'_> {
    /// Compares limits; what says nothing is open.
    pub(super) fn limits(&mut self, old: Option<&Constraints>, new: Option<&Constraints>, at: &At) {
        let open = Constraints::default();
        let (old, new) = (old.unwrap_or(&open), new.unwrap_or(&open));
        if old == new {
            return;
        }
        match (old.closed, new.closed) {
            (false, true) => {
                self.note(&OBJECT_CLOSED, at).about(Vec::new());
            }
            (true, false) => {
                self.note(&OBJECT_OPENED, at).about(Vec::new());
            }
            _ => {}
        }
        if old.default != new.default {
            let told = |value: &Option<serde_json::Value>| {
                value
                    .as_ref()
                    .map_or_else(|| "none".to_owned(), ToString::to_string)
            };
            self.note(&DEFAULT_CHANGED, at)
                .changed(told(&old.default), told(&new.default))
                .about(Vec::new());
        }
        let went = compared(old, new);
        for (kind, way) in [
            (&LIMITS_TIGHTENED, Went::Tighter),
            (&LIMITS_LOOSENED, Went::Looser),
            (&LIMITS_CHANGED, Went::Elsewhere),
        ] {
            let told = |pick: fn(&(Went, String, String)) -> &String| {
                let of_way = went.iter().filter(|limit| limit.0 == way).map(pick);
                of_way
                    .filter(|text| !text.is_empty())
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            if went.iter().any(|limit| limit.0 == way) {
                let or_none = |text: String| {
                    if text.is_empty() {
                        "none".to_owned()
                    } else {
                        text
                    }
                };
                self.note(kind, at)
                    .changed(
                        or_none(told(|limit| &limit.1)),
                        or_none(told(|limit| &limit.2)),
                    )
                    .about(Vec::new());
            }
        }
        if let (Some(old), Some(new)) = (&old.items, &new.items) {
            self.limits(Some(old), Some(new), &at.item("[]"));
        } else if old.items.is_some() || new.items.is_some() {
            self.limits(old.items.as_deref(), new.items.as_deref(), &at.item("[]"));
        }
        if old.others.is_some() || new.others.is_some() {
            self.limits(old.others.as_deref(), new.others.as_deref(), &at.item(".*"));
        }
    }
}

/// Each limit that differs: which way it went, what it was, what it is.
fn compared(old: &Constraints, new: &Constraints) -> Vec<(Went, String, String)> {
    let mut all = Vec::new();
    for (name, one, other, more_is_tighter) in [
        ("minLength", old.min_length, new.min_length, true),
        ("maxLength", old.max_length, new.max_length, false),
        ("minItems", old.min_items, new.min_items, true),
        ("maxItems", old.max_items, new.max_items, false),
        ("minProperties", old.min_members, new.min_members, true),
        ("maxProperties", old.max_members, new.max_members, false),
    ] {
        // Nothing is less than zero, whatever it is of.
        let (one, other) = match more_is_tighter {
            true => (
                one.filter(|least| *least > 0),
                other.filter(|least| *least > 0),
            ),
            false => (one, other),
        };
        let more = one < other;
        let went = match (one, other) {
            (one, other) if one == other => continue,
            (None, _) => Went::Tighter,
            (_, None) => Went::Looser,
            _ if more == more_is_tighter => Went::Tighter,
            _ => Went::Looser,
        };
        let told = |value: Option<u64>| {
            value
                .map(|value| format!("{name} {value}"))
                .unwrap_or_default()
        };
        all.push((went, told(one), told(other)));
    }
    for (name, one, other, more_is_tighter) in [
        ("minimum", &old.minimum, &new.minimum, true),
        ("maximum", &old.maximum, &new.maximum, false),
    ] {
        all.extend(bound(name, one.as_ref(), other.as_ref(), more_is_tighter));
    }
    let list = |values: &[serde_json::Value]| {
        let values: Vec<String> = values.iter().map(ToString::to_string).collect();
        values.join(" | ")
    };
    all.extend(set("one of", &old.values, &new.values, list));
    all.extend(
        set("pattern", &old.patterns, &new.patterns, |patterns| {
            patterns.join(" and ")
        })
        .map(back_if_more),
    );
    let format = |constraints: &Constraints| {
        let format = constraints.format.clone();
        format.filter(|format| !TYPES.contains(&format.as_str()))
    };
    all.extend(word("format", format(old), format(new)));
    let step =
        |constraints: &Constraints| constraints.multiple_of.as_ref().map(ToString::to_string);
    all.extend(word("multipleOf", step(old), step(new)));
    let unique = |constraints: &Constraints| constraints.unique_items.then(|| "true".to_owned());
    all.extend(word("uniqueItems", unique(old), unique(new)));
    let sets = |constraints: &Constraints| {
        let sets = constraints.required_sets.iter().map(|required| {
            let sets: Vec<String> = required.sets.iter().map(|set| set.join("+")).collect();
            let how = if required.exactly_one {
                "one of"
            } else {
                "some of"
            };
            format!("{how} {}", sets.join(", "))
        });
        let with = constraints
            .required_with
            .iter()
            .map(|(member, with)| format!("{member} with {}", with.join("+")));
        let all: Vec<String> = sets.chain(with).collect();
        (!all.is_empty()).then(|| all.join("; "))
    };
    all.extend(word("required", sets(old), sets(new)));
    all
}

fn bound(
    name: &str,
    one: Option<&Bound>,
    other: Option<&Bound>,
    more_is_tighter: bool,
) -> Option<(Went, String, String)> {
    let told = |bound: Option<&Bound>| {
        let exclusive = |bound: &Bound| if bound.exclusive { " exclusive" } else { "" };
        bound
            .map(|bound| format!("{name} {}{}", bound.value, exclusive(bound)))
            .unwrap_or_default()
    };
    let number = |bound: &Bound| bound.value.as_f64().unwrap_or_default();
    let went = match (one, other) {
        (one, other) if one == other => return None,
        (None, _) => Went::Tighter,
        (_, None) => Went::Looser,
        (Some(one), Some(other)) => {
            let (before, after) = (number(one), number(other));
            if before == after {
                if other.exclusive {
                    Went::Tighter
                } else {
                    Went::Looser
                }
            } else if (before < after) == more_is_tighter {
                Went::Tighter
            } else {
                Went::Looser
            }
        }
    };
    Some((went, told(one), told(other)))
}

/// Values of which any one is allowed.
fn set<T: PartialEq>(
    name: &str,
    one: &[T],
    other: &[T],
    list: impl Fn(&[T]) -> String,
) -> Option<(Went, String, String)> {
    let within = |one: &[T], other: &[T]| one.iter().all(|value| other.contains(value));
    let went = match (within(one, other), within(other, one)) {
        (true, true) => return None,
        // None at all is no limit.
        (true, false) if one.is_empty() => Went::Tighter,
        (false, true) if other.is_empty() => Went::Looser,
        (true, false) => Went::Looser,
        (false, true) => Went::Tighter,
        (false, false) => Went::Elsewhere,
    };
    let told = |values: &[T]| {
        if values.is_empty() {
            String::new()
        } else {
            format!("{name} {}", list(values))
        }
    };
    Some((went, told(one), told(other)))
}

/// Of patterns all must hold: more of them is tighter.
fn back_if_more((went, before, after): (Went, String, String)) -> (Went, String, String) {
    let went = match went {
        Went::Looser if !before.is_empty() && !after.is_empty() => Went::Tighter,
        Went::Tighter if !before.is_empty() && !after.is_empty() => Went::Looser,
        went => went,
    };
    (went, before, after)
}

/// A word that is there or not.
fn word(name: &str, one: Option<String>, other: Option<String>) -> Option<(Went, String, String)> {
    let told = |word: Option<String>| {
        word.map(|word| format!("{name} {word}"))
            .unwrap_or_default()
    };
    let went = match (&one, &other) {
        (one, other) if one == other => return None,
        (None, _) => Went::Tighter,
        (_, None) => Went::Looser,
        _ => Went::Elsewhere,
    };
    Some((went, told(one), told(other)))
}
