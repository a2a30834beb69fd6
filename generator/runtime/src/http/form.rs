//! Bodies of `application/x-www-form-urlencoded`, and values as the pairs of a form (OpenAPI 3.1.1 §4.8.14.4).
//!
//! A member is written as the document's `encoding` says of it; else in the style `form`: a list repeats its key, what is
//! nested is JSON.

use super::encoding::Encoding;
use super::escape::Escape;
pub use super::form_field::FormField;
use super::leaf;
use super::pairs::Pairs;
use super::pen::Pen;
use super::unreadable::Unreadable;
use crate::json::inflection::Inflection;
use crate::json::node::Node;
use crate::value::wire::Wire;

/// How many pairs a form may have: names are looked up one after the other.
pub const MAX_PAIRS: usize = 4096;

/// An object as a form.
///
/// ```
/// use jsonapi_runtime::http::{encoding::Encoding, form};
/// use jsonapi_runtime::{FreeObject, from_str};
/// let value: FreeObject = from_str(r#"{"ids": ["a", "b,c"], "deep": {"a": true}}"#)?;
/// assert_eq!(form::write(&value, &[]), "ids=a&ids=b%2Cc&deep=%7B%22a%22%3Atrue%7D");
/// let fields = [form::FormField::list("ids", Encoding::COMMA)];
/// assert_eq!(form::write(&value, &fields), "ids=a,b%2Cc&deep=%7B%22a%22%3Atrue%7D");
/// # Ok::<(), jsonapi_runtime::DecodeError>(())
/// ```
pub fn write<T: Wire>(value: &T, fields: &[FormField]) -> String {
    let mut pairs = Vec::new();
    let mut pen = Pen::new(Escape::Component, &mut pairs);
    match value.to_node(Inflection::Kebab) {
        Node::Object(entries) => {
            for (name, value) in &entries {
                member(&mut pen, name, value, encoding_of(name, value, fields));
            }
        }
        other => pen.write("", &other, Encoding::FORM),
    }
    let pairs = pairs.iter().map(|(key, value)| format!("{key}={value}"));
    pairs.collect::<Vec<_>>().join("&")
}

/// The pairs that a value becomes as parts of a multipart body: nothing in them is escaped.
pub fn write_parts<T: Wire>(value: &T, name: &str, encoding: Encoding) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let value = value.to_node(Inflection::Kebab);
    let mut pen = Pen::new(Escape::Plain, &mut pairs);
    member(&mut pen, name, &value, encoding);
    pairs
}

/// Reads a form.
///
/// # Errors
/// Where it has more than [`MAX_PAIRS`], is no UTF-8, a member is not written in its style, or the whole is no `T`.
pub fn read<T: Wire>(body: &str, fields: &[FormField]) -> Result<T, Unreadable> {
    let pairs = pairs_of(body)?;
    let object = pairs.object(fields)?;
    Ok(leaf::read(object)?)
}

/// Reads a value that stands in parts of a multipart body, of which these are the names and the texts; `None` where none
/// of them is part of it.
///
/// # Errors
/// Where it is not written in its style, or is no `T`.
pub fn read_parts<'p, T: Wire>(
    parts: impl Iterator<Item = (&'p str, &'p str)>,
    field: &FormField,
) -> Result<Option<T>, Unreadable> {
    let mut pairs = Pairs::plain();
    for (name, text) in parts {
        pairs.push(name, text).ok_or(Unreadable::Text)?;
    }
    Ok(pairs.field(field)?.map(leaf::read).transpose()?)
}

/// Reads the parts of a multipart body, of which these are the names and the texts, as one object: brackets in names nest, what is
/// repeated is a list.
///
/// # Errors
/// Where the whole is no `T`.
pub fn read_all_parts<'p, T: Wire>(
    parts: impl Iterator<Item = (&'p str, &'p str)>,
) -> Result<T, Unreadable> {
    let mut pairs = Pairs::plain();
    for (name, text) in parts {
        pairs.push(name, text).ok_or(Unreadable::Text)?;
    }
    Ok(leaf::read(pairs.object(&[])?)?)
}

fn pairs_of(body: &str) -> Result<Pairs, Unreadable> {
    let mut pairs = Pairs::default();
    for (index, pair) in body.split('&').filter(|pair| !pair.is_empty()).enumerate() {
        if index == MAX_PAIRS {
            return Err(Unreadable::Style("4096 pairs at most"));
        }
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        pairs.push(name, value).ok_or(Unreadable::Text)?;
    }
    Ok(pairs)
}

/// A member of a form: a media type is that of each item of a list.
fn member(pen: &mut Pen<'_>, name: &str, value: &Node<'_>, encoding: Encoding) {
    match (encoding.content, value) {
        (Some(_), Node::Array(items)) => {
            for item in items.iter() {
                pen.write(name, item, encoding);
            }
        }
        _ => pen.write(name, value, encoding),
    }
}

fn encoding_of(name: &str, value: &Node<'_>, fields: &[FormField]) -> Encoding {
    let declared = fields.iter().find(|field| field.name == name);
    declared.map_or(undeclared(value), |field| field.encoding)
}

/// How a member is written of whose encoding nothing is said: what has members is JSON.
fn undeclared(value: &Node<'_>) -> Encoding {
    match value {
        Node::Object(_) => Encoding::JSON,
        _ => Encoding::FORM,
    }
}

#[cfg(test)]
mod tests;
