//! Text to [`Value`], in one pass, without a tree of the YAML library's own between.
//!
//! YAML is read as version 1.2 has it: dates stay strings, `on` is a string. Keys become strings as they are written
//! (`200:`), merge keys (`<<`) are merged. A key that comes twice is refused.

use std::cell::Cell;
use std::fmt;
use std::path::Path;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Map, Number, Value};

/// What a parser says against a text.
#[derive(Debug)]
pub(super) enum ParseFailure {
    /// Not well-formed, at `line` and `column`, both counted from 1 (0 when the parser does not know).
    Malformed {
        message: String,
        line: usize,
        column: usize,
    },
    /// Nested deeper than the parser follows.
    TooDeep { line: usize, column: usize },
}

/// A text, read.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) value: Value,
    /// Whether some mapping has a key twice, of which the last counts; the position-keeping parse tells which.
    pub(super) duplicate_keys: bool,
    /// What JSON's own parser says of a text that is called JSON and is only YAML.
    pub(super) not_json: Option<ParseFailure>,
}

/// Reads `text`, the content of `path`: JSON if it is called so, or if it is called neither JSON nor YAML and starts
/// like JSON; else YAML. What is called JSON and is none may still be YAML, which has commas at the end and comments.
pub(super) fn parse(text: &str, path: &Path) -> Result<Parsed, ParseFailure> {
    if !is_json(text, path) {
        return parse_with(yaml, text);
    }
    parse_with(json, text).or_else(|failure| {
        if matches!(failure, ParseFailure::TooDeep { .. }) {
            return Err(failure);
        }
        match parse_with(yaml, text) {
            Ok(parsed) if parsed.value.is_object() => Ok(Parsed {
                not_json: Some(failure),
                ..parsed
            }),
            _ => Err(failure),
        }
    })
}

fn parse_with(
    parser: fn(&str, Tree<'_>) -> Result<Value, ParseFailure>,
    text: &str,
) -> Result<Parsed, ParseFailure> {
    let duplicate = Cell::new(false);
    let value = parser(
        text,
        Tree {
            duplicate: &duplicate,
        },
    )?;
    Ok(Parsed {
        value,
        duplicate_keys: duplicate.get(),
        not_json: None,
    })
}

fn json(text: &str, seed: Tree<'_>) -> Result<Value, ParseFailure> {
    let mut json = serde_json::Deserializer::from_str(text);
    seed.deserialize(&mut json)
        .and_then(|value| json.end().map(|()| value))
        .map_err(|error| failure(&error.to_string(), Some((error.line(), error.column()))))
}

fn yaml(text: &str, seed: Tree<'_>) -> Result<Value, ParseFailure> {
    seed.deserialize(serde_yaml::Deserializer::from_str(text))
        .map_err(|error| {
            let position = error.location().map(|at| (at.line(), at.column()));
            failure(&error.to_string(), position)
        })
}

fn is_json(text: &str, path: &Path) -> bool {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("json") => true,
        Some("yaml" | "yml") => false,
        _ => text.trim_start().starts_with('{'),
    }
}

fn failure(message: &str, position: Option<(usize, usize)>) -> ParseFailure {
    let (line, column) = position.unwrap_or_default();
    if message.contains("recursion limit exceeded") {
        return ParseFailure::TooDeep { line, column };
    }
    // Both libraries repeat the position, which the diagnostic shows anyway.
    let message = message.split(" at line ").next().unwrap_or(message);
    ParseFailure::Malformed {
        message: message.to_owned(),
        line,
        column,
    }
}

/// Builds a [`Value`] and notices keys that come twice.
#[derive(Clone, Copy)]
struct Tree<'a> {
    duplicate: &'a Cell<bool>,
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a mapping, a sequence, a string, a number, a boolean or null")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        #[allow(
            clippy::cast_precision_loss,
            reason = "JSON numbers beyond 64 bits are approximate"
        )]
        self.visit_f64(value as f64)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        #[allow(
            clippy::cast_precision_loss,
            reason = "JSON numbers beyond 64 bits are approximate"
        )]
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("infinity and not-a-number cannot be said in JSON"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    /// A tag of the author's own says nothing that JSON could hold: the value counts.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (_, value) = tagged.variant::<String>()?;
        value.newtype_variant_seed(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut mapping: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        let mut merged = Vec::new();
        while let Some(key) = mapping.next_key::<String>()? {
            let value = mapping.next_value_seed(self)?;
            match value {
                Value::Object(_) | Value::Array(_) if key == "<<" => merged.push(value),
                value => {
                    if members.insert(key, value).is_some() {
                        self.duplicate.set(true);
                    }
                }
            }
        }
        merged
            .into_iter()
            .for_each(|source| merge(&mut members, source));
        Ok(Value::Object(members))
    }
}

/// Adds the members of a merge key's mapping, or list of mappings, that `members` does not have itself.
fn merge(members: &mut Map<String, Value>, source: Value) {
    match source {
        Value::Object(source) => {
            for (key, value) in source {
                members.entry(key).or_insert(value);
            }
        }
        Value::Array(sources) => sources
            .into_iter()
            .for_each(|source| merge(members, source)),
        _ => {}
    }
}
