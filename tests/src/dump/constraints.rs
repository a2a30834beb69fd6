//! Constraints, in a few words each.

use jsonapi_generator::model::{Bound, Constraints, RequiredSets, Travels};
use serde_json::Value;

/// What is constrained, behind what it is about; nothing where all is open.
pub(super) fn constraints(constraints: Option<&Constraints>) -> String {
    match constraints {
        Some(constraints) => format!(" where {}", all(constraints).join(", ")),
        None => String::new(),
    }
}

fn all(constraints: &Constraints) -> Vec<String> {
    let Constraints {
        values,
        minimum,
        maximum,
        multiple_of,
        min_length,
        max_length,
        patterns,
        format,
        min_items,
        max_items,
        unique_items,
        min_members,
        max_members,
        closed,
        required_sets,
        required_with,
        further,
        default,
        travels,
        items,
        others,
    } = constraints;
    let mut told = Vec::new();
    if !values.is_empty() {
        told.push(format!("one of {}", Value::from(values.clone())));
    }
    let bound = |sign: &str, bound: &Bound| {
        let equal = if bound.exclusive { "" } else { "=" };
        format!("{sign}{equal} {}", bound.value)
    };
    told.extend(minimum.as_ref().map(|min| bound(">", min)));
    told.extend(maximum.as_ref().map(|max| bound("<", max)));
    told.extend(multiple_of.as_ref().map(|step| format!("step {step}")));
    told.extend(patterns.iter().map(|pattern| format!("like {pattern}")));
    told.extend(format.as_ref().map(|format| format!("format {format}")));
    for (what, count) in [
        ("length >=", min_length),
        ("length <=", max_length),
        ("items >=", min_items),
        ("items <=", max_items),
        ("members >=", min_members),
        ("members <=", max_members),
    ] {
        told.extend(count.map(|count| format!("{what} {count}")));
    }
    told.extend(unique_items.then(|| "unique".to_owned()));
    told.extend(closed.then(|| "closed".to_owned()));
    told.extend(required_sets.iter().map(sets));
    for (member, with) in required_with {
        told.push(format!("{member} with {}", with.join("+")));
    }
    for (keyword, value) in further {
        told.push(format!("{keyword} {value}"));
    }
    told.extend(default.as_ref().map(|value| format!("default {value}")));
    told.extend(match travels {
        Travels::Both => None,
        Travels::Read => Some("only read".to_owned()),
        Travels::Sent => Some("only sent".to_owned()),
    });
    for (what, inner) in [("items", items), ("others", others)] {
        let inner = inner.as_deref().map(all);
        told.extend(inner.map(|inner| format!("{what} ({})", inner.join(", "))));
    }
    told
}

fn sets(required: &RequiredSets) -> String {
    let sets: Vec<String> = required.sets.iter().map(|set| set.join("+")).collect();
    let how = if required.exactly_one { "one" } else { "any" };
    format!("{how} of [{}]", sets.join(", "))
}
