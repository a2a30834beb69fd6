//! One change of a document: what people and programs get wrong, and what nobody would write.

use jsonapi_generator::problem::child_pointer;
use serde_json::{Value, json};

use super::Random;

/// Keywords that are put where they may not belong.
const KEYWORDS: [&str; 24] = [
    "$ref",
    "type",
    "allOf",
    "oneOf",
    "anyOf",
    "items",
    "properties",
    "required",
    "enum",
    "const",
    "discriminator",
    "additionalProperties",
    "nullable",
    "format",
    "schema",
    "content",
    "in",
    "name",
    "default",
    "example",
    "parameters",
    "responses",
    "not",
    "style",
];

/// Texts with something odd about them.
const TEXTS: [&str; 14] = [
    "",
    " ",
    "self",
    "crate",
    "Self",
    "_",
    "1",
    "été",
    "a/b",
    "../x",
    "#",
    "#/",
    "\u{0}",
    "a\nb\t`\"{}",
];

/// Changes one place of `root`.
pub fn change(root: &mut Value, random: &mut Random) {
    let mut places = Vec::new();
    pointers(root, String::new(), &mut places);
    let Some(place) = random.one(&places).cloned() else {
        return;
    };
    match random.below(10) {
        0 | 1 => remove(root, &place, random),
        2 | 3 => replace(root, &place, random),
        4 => misplace(root, &place, &places, random),
        5 => rename(root, &place, random),
        6 => put_keyword(root, &place, random),
        7 | 8 => redirect(root, &places, random),
        _ => repeat(root, &place),
    }
}

fn remove(root: &mut Value, place: &str, random: &mut Random) {
    match root.pointer_mut(place) {
        Some(Value::Object(members)) => {
            let names: Vec<String> = members.keys().cloned().collect();
            if let Some(name) = random.one(&names) {
                members.shift_remove(name);
            }
        }
        Some(Value::Array(items)) if !items.is_empty() => {
            items.remove(random.below(items.len()));
        }
        _ => {}
    }
}

fn replace(root: &mut Value, place: &str, random: &mut Random) {
    let value = odd_value(random);
    if let Some(target) = root.pointer_mut(place).filter(|_| !place.is_empty()) {
        *target = value;
    }
}

fn odd_value(random: &mut Random) -> Value {
    match random.below(12) {
        0 => Value::Null,
        1 => json!([]),
        2 => json!({}),
        3 => json!(true),
        4 => json!(-1),
        5 => json!(1.5e300),
        6 => json!(u64::MAX),
        7 => json!(["a", 1, null, {}]),
        8 => json!({ "type": "object", "properties": { "a": { "type": "string" } } }),
        9 => json!({ "$ref": "#/components/schemas/Nowhere" }),
        _ => json!(random.one(&TEXTS)),
    }
}

/// Puts a copy of one place in another.
fn misplace(root: &mut Value, place: &str, places: &[String], random: &mut Random) {
    let copied = random
        .one(places)
        .and_then(|from| root.pointer(from))
        .cloned();
    // A copy of all in a part of it would double the document.
    let small = copied.filter(|value| value.to_string().len() < 20_000);
    if let (Some(value), Some(target)) = (small, root.pointer_mut(place)) {
        *target = value;
    }
}

fn rename(root: &mut Value, place: &str, random: &mut Random) {
    let Some(Value::Object(members)) = root.pointer_mut(place) else {
        return;
    };
    let names: Vec<String> = members.keys().cloned().collect();
    let Some(name) = random.one(&names) else {
        return;
    };
    let new = match random.below(4) {
        0 => name.to_uppercase(),
        1 => random
            .one(&KEYWORDS)
            .map(|word| (*word).to_owned())
            .unwrap_or_default(),
        2 => random
            .one(&TEXTS)
            .map(|text| (*text).to_owned())
            .unwrap_or_default(),
        _ => format!("{name}{name}"),
    };
    if let Some(value) = members.shift_remove(name) {
        members.insert(new, value);
    }
}

fn put_keyword(root: &mut Value, place: &str, random: &mut Random) {
    let value = odd_value(random);
    if let (Some(Value::Object(members)), Some(key)) =
        (root.pointer_mut(place), random.one(&KEYWORDS))
    {
        members.insert((*key).to_owned(), value);
    }
}

/// Lets a reference lead where another leads: rings, and references to things of another kind.
fn redirect(root: &mut Value, places: &[String], random: &mut Random) {
    let references: Vec<&String> = places
        .iter()
        .filter(|place| place.ends_with("/$ref"))
        .collect();
    let target = match random.below(3) {
        0 => random
            .one(places)
            .map(|place| Value::from(format!("#{place}"))),
        _ => random
            .one(&references)
            .and_then(|place| root.pointer(place))
            .cloned(),
    };
    let at = random
        .one(&references)
        .and_then(|place| root.pointer_mut(place));
    if let (Some(target), Some(at)) = (target, at) {
        *at = target;
    }
}

fn repeat(root: &mut Value, place: &str) {
    if let Some(Value::Array(items)) = root.pointer_mut(place)
        && let Some(first) = items.first().cloned()
    {
        items.push(first);
    }
}

fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                pointers(member, child_pointer(&at, name), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
    found.push(at);
}
