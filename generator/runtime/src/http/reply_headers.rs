//! Headers that a reply declares, typed.

use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::encoding::Encoding;
use super::header;
use crate::json::inflection::Inflection;
use crate::value::codec;
use crate::value::wire::Wire;

/// The headers that a reply declares, as generated types hold them.
///
/// Reading is lenient: a header that is missing, or that is not what the document says, is `None`. How it came stands in
/// the reply all the same.
pub trait ReplyHeaders: Sized {
    /// Reads them.
    fn read(headers: &HeaderMap) -> Self;

    /// Writes those that are there.
    fn write(&self, headers: &mut HeaderMap);
}

/// Reads a header in `style: simple` (OpenAPI 3.1 §4.8.21.1): items of a list are separated by commas, and several lines
/// are one list (RFC 9110 §5.3).
pub fn read_header<T: Wire>(headers: &HeaderMap, name: &str) -> Option<T> {
    let values = headers.get_all(name).iter();
    let values: Vec<&str> = values
        .map(|value| value.to_str().ok())
        .collect::<Option<_>>()?;
    if values.is_empty() {
        return None;
    }
    let text = values.join(", ");
    let read = |value: Value| codec::from_value(&value).ok();
    let scalar = |text: &str| serde_json::from_str::<Value>(text).ok().filter(is_scalar);
    let items = || text.split(',').map(str::trim);
    read(Value::String(text.clone()))
        .or_else(|| read(scalar(&text)?))
        .or_else(|| read(items().map(|item| Value::String(item.to_owned())).collect()))
        .or_else(|| read(Value::Array(items().map(scalar).collect::<Option<_>>()?)))
}

/// Writes a header in `style: simple`. What no header can carry is left out.
pub fn write_header<T: Wire>(headers: &mut HeaderMap, name: &'static str, value: Option<&T>) {
    let Some(value) = value else {
        return;
    };
    let text = match codec::to_value(value, Inflection::Kebab) {
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        value => plain(&value),
    };
    let name = HeaderName::from_bytes(name.as_bytes());
    if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(&text)) {
        headers.insert(name, value);
    }
}

/// Reads a header that is written as the document says: its own style, exploded, or JSON. What is odd is as if it were not
/// there.
pub fn read_header_by<T: Wire>(headers: &HeaderMap, name: &str, encoding: Encoding) -> Option<T> {
    let lines = headers.get_all(name).iter();
    let lines: Vec<&str> = lines
        .map(|line| line.to_str().ok())
        .collect::<Option<_>>()?;
    header::read(lines, encoding).ok().flatten()
}

/// Writes a header as the document says. What no header can carry is left out.
pub fn write_header_by<T: Wire>(
    headers: &mut HeaderMap,
    name: &'static str,
    encoding: Encoding,
    value: Option<&T>,
) {
    let text = value.and_then(|value| header::write(value, encoding));
    let value = text.and_then(|text| HeaderValue::from_str(&text).ok());
    if let (Ok(name), Some(value)) = (HeaderName::from_bytes(name.as_bytes()), value) {
        headers.insert(name, value);
    }
}

fn is_scalar(value: &Value) -> bool {
    !matches!(value, Value::Array(_) | Value::Object(_) | Value::Null)
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut headers = HeaderMap::new();
        write_header(&mut headers, "X-Left", Some(&12_i64));
        write_header(&mut headers, "Location", Some(&"/things/1,2".to_owned()));
        write_header(
            &mut headers,
            "X-Tags",
            Some(&vec!["a".to_owned(), "b".to_owned()]),
        );
        write_header::<bool>(&mut headers, "X-Not", None);
        assert_eq!(headers.get("x-tags").unwrap(), "a, b");
        assert_eq!(read_header(&headers, "x-left"), Some(12_i64));
        let location: Option<String> = read_header(&headers, "location");
        assert_eq!(location.unwrap(), "/things/1,2");
        let tags: Option<Vec<String>> = read_header(&headers, "x-tags");
        assert_eq!(tags.unwrap(), ["a", "b"]);
        assert_eq!(read_header::<bool>(&headers, "x-not"), None);
    }

    #[test]
    fn what_is_odd_is_as_if_it_were_not_there() {
        let mut headers = HeaderMap::new();
        headers.insert("x-left", HeaderValue::from_static("many"));
        assert_eq!(read_header::<i64>(&headers, "x-left"), None);
    }
}
