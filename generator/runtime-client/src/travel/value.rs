//! Typed values as text outside queries: in headers, cookies, path segments and parts of forms.

use jsonapi_runtime::Wire;
use jsonapi_runtime::http::query::{Encoding, Query};

/// The pairs that a value becomes in a form: lists and objects as keys with brackets.
pub(crate) fn pairs<T: Wire>(name: &str, value: &T) -> Vec<(String, String)> {
    let mut query = Query::new();
    query.add(name, value, Encoding::DeepObject);
    decoded(&query).collect()
}

/// A value as one text: lists and objects separated by commas.
pub(crate) fn text<T: Wire>(value: &T) -> String {
    let mut query = Query::new();
    query.add("", value, Encoding::Comma);
    let first = decoded(&query).next();
    first.map(|(_, text)| text).unwrap_or_default()
}

fn decoded(query: &Query) -> impl Iterator<Item = (String, String)> {
    let text = query.to_string();
    let pairs: Vec<_> = url::form_urlencoded::parse(text.as_bytes())
        .into_owned()
        .collect();
    pairs.into_iter()
}

#[cfg(test)]
mod tests;
