//! Seeded mutations of an example: each kind as a list of copies, every one changed in one place or in all places at once.

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
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound.max(1)
    }
}

/// What is done to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Text becomes a word that no enumeration knows: constants and `type`s too.
    UnknownWord,
    /// An object gets a member that nobody declared.
    UnknownKey,
    /// A member is taken away.
    Removed,
    /// A member becomes null.
    Null,
    /// A scalar becomes one of another kind.
    OtherScalar,
}

pub(crate) const KINDS: [Kind; 5] = [
    Kind::UnknownWord,
    Kind::UnknownKey,
    Kind::Removed,
    Kind::Null,
    Kind::OtherScalar,
];

impl Kind {
    /// Whether the kind means that place.
    fn means(self, place: &Place) -> bool {
        match self {
            Self::UnknownWord => place.is_text,
            Self::UnknownKey => place.is_object,
            Self::Removed | Self::Null => place.is_member,
            Self::OtherScalar => place.is_scalar,
        }
    }

    fn change(self, root: &mut Value, place: &Place) {
        let Some(value) = root.pointer_mut(&place.pointer) else {
            return;
        };
        match self {
            Self::UnknownWord => *value = json!("never-heard-of"),
            Self::UnknownKey => {
                if let Value::Object(members) = value {
                    members.insert(
                        "never-heard-of".to_owned(),
                        json!({"some-thing": [1, null]}),
                    );
                }
            }
            Self::Removed => remove(root, &place.pointer),
            Self::Null => *value = Value::Null,
            Self::OtherScalar => *value = other_kind(value),
        }
    }
}

/// A place in an example.
pub(crate) struct Place {
    pub(crate) pointer: String,
    is_text: bool,
    is_object: bool,
    is_scalar: bool,
    is_member: bool,
}

/// All places of a value, inner ones first, so that changing one in order leaves the pointers of the others valid.
pub(crate) fn places(value: &Value) -> Vec<Place> {
    let mut all = Vec::new();
    collect(value, String::new(), false, &mut all);
    all
}

fn collect(value: &Value, pointer: String, is_member: bool, all: &mut Vec<Place>) {
    match value {
        Value::Object(members) => {
            for (key, inner) in members {
                let key = key.replace('~', "~0").replace('/', "~1");
                collect(inner, format!("{pointer}/{key}"), true, all);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                collect(inner, format!("{pointer}/{index}"), false, all);
            }
        }
        _ => {}
    }
    all.push(Place {
        is_text: value.is_string(),
        is_object: value.is_object(),
        is_scalar: !(value.is_object() || value.is_array()),
        is_member,
        pointer,
    });
}

/// The place of a mutation of all places at once.
pub(crate) const EVERYWHERE: &str = "everywhere";

/// One copy with all places of the kind changed, and `samples` copies with one each; with what was changed.
///
/// Null and removal, done everywhere, would leave nothing: done to all scalars.
pub(crate) fn mutations(
    value: &Value,
    kind: Kind,
    samples: usize,
    random: &mut Random,
) -> Vec<(String, Value)> {
    let places: Vec<Place> = places(value)
        .into_iter()
        .filter(|p| kind.means(p))
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    let mut all = value.clone();
    let leaves_only = matches!(kind, Kind::Removed | Kind::Null);
    for place in places
        .iter()
        .filter(|place| place.is_scalar || !leaves_only)
    {
        kind.change(&mut all, place);
    }
    let mut mutated = vec![(EVERYWHERE.to_owned(), all)];
    let chosen: Vec<usize> = if samples >= places.len() {
        (0..places.len()).collect()
    } else {
        (0..samples).map(|_| random.below(places.len())).collect()
    };
    for place in chosen.into_iter().filter_map(|index| places.get(index)) {
        let mut copy = value.clone();
        kind.change(&mut copy, place);
        mutated.push((place.pointer.clone(), copy));
    }
    mutated
}

fn remove(root: &mut Value, pointer: &str) {
    let Some((owner, key)) = pointer.rsplit_once('/') else {
        return;
    };
    let key = key.replace("~1", "/").replace("~0", "~");
    if let Some(Value::Object(members)) = root.pointer_mut(owner) {
        members.remove(&key);
    }
}

fn other_kind(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(text.len()),
        Value::Number(number) => json!(number.to_string()),
        Value::Bool(_) => json!(0.5),
        _ => json!(true),
    }
}

/// Spells all keys anew, but those within `fields`, which are the customer's.
pub(crate) fn respell(value: &Value, style: Inflection) -> Value {
    match value {
        Value::Object(members) => {
            let respelled = members.iter().map(|(key, value)| {
                let value = if key == "fields" {
                    value.clone()
                } else {
                    respell(value, style)
                };
                (style.apply(key).into_owned(), value)
            });
            Value::Object(respelled.collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(|item| respell(item, style)).collect(),
        scalar => scalar.clone(),
    }
}
