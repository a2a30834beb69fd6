//! Values whose leaves are texts, as what their schemas mean: `"10"` is a number where one may stand.

use jsonapi_runtime::serde_json::{self, Value};

use super::schema::Schemas;

/// How a text is taken where it may be several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A number, a boolean or null, where one may stand.
    Meant,
    /// The same, and commas part the items of lists that came as one text.
    Divided,
    /// Text wherever text may stand.
    Text,
}

/// A value as a schema means it.
pub(super) fn read<'s>(
    schemas: &Schemas<'s>,
    schema: &'s Value,
    value: Value,
    reading: Reading,
) -> Value {
    match value {
        Value::String(text) => from_text(schemas, schema, text, reading),
        Value::Array(items) => {
            let item = schemas.items(schema);
            let items = items.into_iter().flat_map(|value| match value {
                Value::String(text) if reading == Reading::Divided => {
                    text.split(',').map(Value::from).collect()
                }
                value => vec![value],
            });
            let each = |value| match item {
                Some(item) => read(schemas, item, value, reading),
                None => value,
            };
            items.map(each).collect()
        }
        Value::Object(members) => {
            let each = |(name, value): (String, Value)| {
                let value = match schemas.member(schema, &name) {
                    Some(member) => read(schemas, member, value, reading),
                    None => value,
                };
                (name, value)
            };
            Value::Object(members.into_iter().map(each).collect())
        }
        value => value,
    }
}

fn from_text<'s>(
    schemas: &Schemas<'s>,
    schema: &'s Value,
    text: String,
    reading: Reading,
) -> Value {
    let takes = |kind| schemas.takes(schema, kind);
    if reading == Reading::Text && takes("string") {
        return Value::String(text);
    }
    if takes("array") && !takes("string") && !text.starts_with('[') {
        let items = match reading {
            Reading::Divided => text.split(',').map(Value::from).collect(),
            _ => Value::Array(vec![Value::String(text)]),
        };
        return read(schemas, schema, items, reading);
    }
    let scalar = serde_json::from_str::<Value>(&text).ok();
    let fits = |value: &Value| match value {
        Value::Number(number) if number.is_i64() || number.is_u64() => takes("integer"),
        Value::Number(_) => takes("number"),
        Value::Bool(_) => takes("boolean"),
        Value::Null => takes("null"),
        Value::Object(_) => takes("object") && !takes("string"),
        Value::Array(_) => takes("array") && !takes("string"),
        Value::String(_) => false,
    };
    match scalar.filter(fits) {
        Some(value) => value,
        None if text.is_empty() && takes("null") && !takes("string") => Value::Null,
        None => Value::String(text),
    }
}
