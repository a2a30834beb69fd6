//! Seeded mutations of a JSON value.

use jsonapi_runtime::{Inflection, Value};
use serde_json::{Map, json};

/// A small generator of pseudo-random numbers (xorshift64*): the same seed gives the same mutations.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound
    }
}

/// Paths (as JSON Pointers) of all values below one.
pub(crate) fn pointers(value: &Value, here: &str, all: &mut Vec<String>) {
    let escape = |key: &str| key.replace('~', "~0").replace('/', "~1");
    let members: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(k, v)| (escape(k), v)).collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(i, v)| (i.to_string(), v))
            .collect(),
        _ => return,
    };
    for (key, inner) in members {
        let pointer = format!("{here}/{key}");
        pointers(inner, &pointer, all);
        all.push(pointer);
    }
}

/// Changes one value somewhere below `root`, except at places that give a document its frame.
pub(crate) fn mutate(root: &mut Value, random: &mut Random) {
    let mut all = Vec::new();
    pointers(root, "", &mut all);
    all.retain(|pointer| !is_frame(pointer));
    let pointer = &all[random.below(all.len())];
    let odd = [
        json!(null),
        json!("unheard-of"),
        json!(-17),
        json!(0.1),
        json!(true),
        json!([]),
        json!([null, {"a": [1]}, "x"]),
        json!({}),
        json!({"data": {"type": 5}, "un-known": {"in-ner": 1}}),
    ];
    match random.below(4) {
        0 => remove(root, pointer),
        1 => add(root.pointer_mut(pointer).unwrap(), random),
        _ => *root.pointer_mut(pointer).unwrap() = odd[random.below(odd.len())].clone(),
    }
}

/// Whether a document needs the value to be what it is: the primary data and each resource of it.
fn is_frame(pointer: &str) -> bool {
    pointer == "/data"
        || pointer
            .strip_prefix("/data/")
            .is_some_and(|rest| !rest.contains('/'))
}

fn remove(root: &mut Value, pointer: &str) {
    let (owner, key) = pointer.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    match root.pointer_mut(owner).unwrap() {
        Value::Object(members) => drop(members.remove(&key)),
        Value::Array(items) => drop(items.remove(key.parse().unwrap())),
        _ => unreachable!("a pointer leads through objects and arrays"),
    }
}

fn add(value: &mut Value, random: &mut Random) {
    match value {
        Value::Object(members) => {
            let keys = [
                "un-known",
                "unKnown",
                "un_known",
                "",
                "nameFirst",
                "name_first",
            ];
            // A spelling of a declared name is another member only where the name itself is there too.
            let bound = if members.contains_key("name-first") {
                6
            } else {
                4
            };
            let key = keys[random.below(bound)].to_owned();
            members.insert(key, json!({"some-thing": [1, null]}));
        }
        Value::Array(items) => items.push(json!(null)),
        scalar => *scalar = json!({"was": scalar.take()}),
    }
}

/// Spells all keys anew, except in resources of unknown type and in objects whose keys are the customer's.
pub(crate) fn respell(value: &Value, style: Inflection) -> Value {
    match value {
        Value::Object(members)
            if members.get("type") == Some(&json!("verification/unheard-of")) =>
        {
            value.clone()
        }
        Value::Object(members) => {
            let respelled = members.iter().map(|(key, value)| {
                let free = matches!(key.as_str(), "fields" | "labels" | "meta");
                let value = if free {
                    value.clone()
                } else {
                    respell(value, style)
                };
                let key = style.apply(key).into_owned();
                (key, value)
            });
            Value::Object(respelled.collect::<Map<_, _>>())
        }
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| respell(item, style)).collect())
        }
        scalar => scalar.clone(),
    }
}
