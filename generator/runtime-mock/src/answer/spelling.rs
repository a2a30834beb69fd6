//! Keys as a request asks for them: the names that are declared, and no others.

use std::collections::HashSet;

use jsonapi_runtime::Inflection;
use jsonapi_runtime::serde_json::{Map, Value};

/// A value with the names that are declared spelled otherwise.
pub(crate) fn spelled(value: Value, style: Inflection, names: &HashSet<String>) -> Value {
    match value {
        Value::Array(items) => items
            .into_iter()
            .map(|item| spelled(item, style, names))
            .collect(),
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| {
                let value = spelled(value, style, names);
                match names.contains(&name) {
                    true => (style.apply(&name).into_owned(), value),
                    false => (name, value),
                }
            });
            Value::Object(members.collect::<Map<_, _>>())
        }
        value => value,
    }
}
