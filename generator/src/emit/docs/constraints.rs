//! What docs tell of constraints: one short line.

use serde_json::Value;

use crate::model::{Bound, Constraints, Part, RequiredSets};

/// The longest pattern, and the most values, that are told in full.
const MAX_PATTERN: usize = 60;
const MAX_VALUES: usize = 8;

/// Whether the default is told: it means something only where a value may be left out of what is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The value is sent.
    Sent,
    /// The value is read.
    Read,
}

/// One line about the values that are allowed, in Markdown; nothing where the document leaves them open or the type says
/// it all.
pub fn allowed(constraints: Option<&Constraints>, side: Side) -> Option<String> {
    let constraints = constraints?;
    let mut told = of_value(constraints);
    if let Some(items) = &constraints.items {
        let items = of_value(items);
        if !items.is_empty() {
            told.push(format!("Each item: {}", lower_first(&items.join(" "))));
        }
    }
    if side == Side::Sent
        && let Some(default) = constraints
            .default
            .as_ref()
            .filter(|value| is_scalar(value))
    {
        told.push(format!("Default: {}.", code(default)?));
    }
    (!told.is_empty()).then(|| told.join(" "))
}

/// One line about the headers that a part of a multipart body may have.
pub fn headers_of(part: &Part) -> Option<String> {
    let names: Vec<String> = part
        .headers
        .iter()
        .map(|name| format!("`{name}`"))
        .collect();
    (!names.is_empty()).then(|| format!("Headers that it may have: {}.", names.join(", ")))
}

fn of_value(constraints: &Constraints) -> Vec<String> {
    let mut told = Vec::new();
    told.extend(values(&constraints.values));
    told.extend(range(constraints));
    if let Some(step) = &constraints.multiple_of {
        told.push(format!("A multiple of {step}."));
    }
    told.extend(counted(
        constraints.min_length,
        constraints.max_length,
        "character",
    ));
    for pattern in &constraints.patterns {
        if pattern.chars().count() <= MAX_PATTERN && !pattern.contains(['`', '\n']) {
            told.push(format!("Matches `{pattern}`."));
        }
    }
    if let Some(format) = constraints
        .format
        .as_deref()
        .filter(|format| !is_type(format))
    {
        told.push(format!("Format: `{format}`."));
    }
    told.extend(counted(
        constraints.min_items,
        constraints.max_items,
        "item",
    ));
    if constraints.unique_items {
        told.push("No item twice.".to_owned());
    }
    told.extend(counted(
        constraints.min_members,
        constraints.max_members,
        "member",
    ));
    told.extend(constraints.required_sets.iter().filter_map(required_sets));
    told.extend(
        constraints
            .required_with
            .iter()
            .filter(|(_, others)| !others.is_empty())
            .map(|(member, others)| format!("With `{member}` goes {}.", and(others))),
    );
    told.extend(further(&constraints.further));
    told
}

/// Keywords of JSON Schema, as the document has them; their names alone where they are long.
fn further(keywords: &[(&'static str, Value)]) -> Option<String> {
    let shown = keywords.iter().map(|(keyword, value)| {
        let value = value.to_string();
        let is_short = value.chars().count() <= MAX_PATTERN && !value.contains('`');
        match is_short {
            true => format!("`{keyword}: {value}`"),
            false => format!("`{keyword}`"),
        }
    });
    let shown: Vec<String> = shown.collect();
    (!shown.is_empty()).then(|| format!("JSON Schema asks for more: {}.", shown.join(", ")))
}

/// Values of a kind that has no enum in Rust; words of text are variants and need no telling.
fn values(values: &[Value]) -> Option<String> {
    let others = values.iter().filter(|value| !value.is_null());
    let texts: Option<Vec<String>> = others.map(code).collect();
    let texts = texts?;
    if texts.len() < 2 || values.iter().any(Value::is_string) {
        return None;
    }
    let shown = texts
        .iter()
        .take(MAX_VALUES)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    let more = if texts.len() > MAX_VALUES {
        ", ..."
    } else {
        ""
    };
    Some(format!("One of {shown}{more}."))
}

fn range(constraints: &Constraints) -> Option<String> {
    let low = |bound: &Bound| match bound.exclusive {
        true => format!("more than {}", bound.value),
        false => format!("at least {}", bound.value),
    };
    let high = |bound: &Bound| match bound.exclusive {
        true => format!("less than {}", bound.value),
        false => format!("at most {}", bound.value),
    };
    let text = match (&constraints.minimum, &constraints.maximum) {
        (None, None) => return None,
        (Some(min), None) => low(min),
        (None, Some(max)) => high(max),
        (Some(min), Some(max)) if !min.exclusive && !max.exclusive => {
            format!("{} to {}", min.value, max.value)
        }
        (Some(min), Some(max)) => format!("{}, {}", low(min), high(max)),
    };
    Some(format!("{}.", upper_first(&text)))
}

fn counted(min: Option<u64>, max: Option<u64>, what: &str) -> Option<String> {
    let min = min.filter(|min| *min > 0);
    let plural = |count: u64| if count == 1 { "" } else { "s" };
    Some(match (min, max) {
        (None, None) => return None,
        (Some(min), None) => format!("At least {min} {what}{}.", plural(min)),
        (None, Some(max)) => format!("At most {max} {what}{}.", plural(max)),
        (Some(min), Some(max)) if min == max => format!("{min} {what}{}.", plural(min)),
        (Some(min), Some(max)) => format!("{min} to {max} {what}s."),
    })
}

fn required_sets(required: &RequiredSets) -> Option<String> {
    let sets: Vec<String> = required.sets.iter().map(|set| and(set)).collect();
    let sets = match sets.as_slice() {
        [] => return None,
        [rest @ .., last] => format!("{}, or {last}", rest.join(", ")),
    };
    Some(match required.exactly_one {
        true => format!("Exactly one is given: {sets}."),
        false => format!("At least one is given: {sets}."),
    })
}

/// Names as code: "`a`, `b` and `c`".
fn and(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        names => names.join(", "),
    }
}

/// Formats that are types in Rust.
fn is_type(format: &str) -> bool {
    matches!(
        format,
        "date"
            | "date-time"
            | "int32"
            | "int64"
            | "float"
            | "double"
            | "binary"
            | "byte"
            | "uri"
            | "url"
            | "password"
    )
}

fn is_scalar(value: &Value) -> bool {
    !matches!(value, Value::Array(_) | Value::Object(_) | Value::Null)
}

/// A value as code, where it can be.
fn code(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let can = !text.trim().is_empty()
        && !text.contains(['`', '\n'])
        && text.chars().count() <= MAX_PATTERN;
    can.then(|| format!("`{text}`"))
}

fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(chars)
        .collect()
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .chain(chars)
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(constraints: &Constraints, side: Side) -> String {
        allowed(Some(constraints), side).unwrap_or_default()
    }

    #[test]
    fn bounds_are_told_as_a_person_would() {
        let bound = |value: i64, exclusive| {
            Some(Bound {
                value: value.into(),
                exclusive,
            })
        };
        for (minimum, maximum, text) in [
            (bound(1, false), bound(100, false), "1 to 100."),
            (bound(1, false), None, "At least 1."),
            (None, bound(9, true), "Less than 9."),
            (bound(0, true), bound(9, false), "More than 0, at most 9."),
        ] {
            let constraints = Constraints {
                minimum,
                maximum,
                ..Constraints::default()
            };
            assert_eq!(told(&constraints, Side::Read), text);
        }
    }

    #[test]
    fn one_line_tells_all() {
        let constraints = Constraints {
            min_items: Some(1),
            max_items: Some(1),
            unique_items: true,
            items: Constraints {
                max_length: Some(1),
                patterns: vec!["^a$".to_owned()],
                ..Constraints::default()
            }
            .boxed(),
            default: Some(json!("a")),
            ..Constraints::default()
        };
        let text = "1 item. No item twice. Each item: at most 1 character. Matches `^a$`.";
        assert_eq!(told(&constraints, Side::Read), text);
        assert_eq!(
            told(&constraints, Side::Sent),
            format!("{text} Default: `a`.")
        );
    }

    #[test]
    fn members_that_go_together_are_told() {
        let constraints = Constraints {
            required_sets: vec![RequiredSets {
                sets: vec![
                    vec!["phone".to_owned()],
                    vec!["street".to_owned(), "town".to_owned()],
                ],
                exactly_one: true,
            }],
            required_with: vec![("card".to_owned(), vec!["bill".to_owned()])],
            ..Constraints::default()
        };
        assert_eq!(
            told(&constraints, Side::Sent),
            "Exactly one is given: `phone`, or `street` and `town`. With `card` goes `bill`."
        );
    }

    #[test]
    fn words_of_text_are_variants_and_numbers_are_told() {
        let of = |values| Constraints {
            values,
            ..Constraints::default()
        };
        assert_eq!(told(&of(vec![json!("a"), json!("b")]), Side::Sent), "");
        assert_eq!(
            told(&of(vec![json!(1), json!(2.5), json!(null)]), Side::Sent),
            "One of `1`, `2.5`."
        );
    }
}
