//! Bodies of `application/x-www-form-urlencoded`, and values as the pairs of a form (OpenAPI 3.1.1 §4.8.14.4).
//!
//! A member is written as the document's `encoding` says of it; else in the style `form`: a list repeats its key, what is
//! nested is JSON.

use super::encoding::Encoding;
use super::escape::Escape;
use super::leaf;
use super::pairs::Pairs;
use super::pen::Pen;
use super::unreadable::Unreadable;
use crate::json::inflection::{Inflection, same};
use crate::json::node::Node;
use crate::value::wire::{Layout, Wire};

/// How many pairs a form may have: names are looked up one after the other.
pub const MAX_PAIRS: usize = 4096;

/// What a document says of how a member of a form is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The member's name.
    pub name: &'static str,
    /// How it is written.
    pub encoding: Encoding,
    /// What it consists of.
    pub layout: Layout,
}

/// An object as a form.
///
/// ```
/// use jsonapi_runtime::http::{encoding::Encoding, form};
/// use jsonapi_runtime::value::wire::Layout;
/// use jsonapi_runtime::{FreeObject, from_str};
/// let value: FreeObject = from_str(r#"{"ids": ["a", "b,c"], "deep": {"a": true}}"#)?;
/// assert_eq!(form::write(&value, &[]), "ids=a&ids=b%2Cc&deep=%7B%22a%22%3Atrue%7D");
/// let fields = [form::Field { name: "ids", encoding: Encoding::COMMA, layout: Layout::List }];
/// assert_eq!(form::write(&value, &fields), "ids=a,b%2Cc&deep=%7B%22a%22%3Atrue%7D");
/// # Ok::<(), jsonapi_runtime::DecodeError>(())
/// ```
pub fn write<T: Wire>(value: &T, fields: &[Field]) -> String {
    let mut pairs = Vec::new();
    let mut pen = Pen::new(Escape::Component, &mut pairs);
    match value.write(Inflection::Kebab) {
        Node::Object(entries) => {
            for (name, value) in &entries {
                pen.write(name, value, encoding_of(name, value, fields));
            }
        }
        other => pen.write("", &other, Encoding::FORM),
    }
    let pairs = pairs.iter().map(|(key, value)| format!("{key}={value}"));
    pairs.collect::<Vec<_>>().join("&")
}

/// The pairs that a value becomes in the body of a form, not escaped: what parts of a multipart body are made of.
pub fn pairs<T: Wire>(name: &str, value: &T, encoding: Encoding) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let value = value.write(Inflection::Kebab);
    Pen::new(Escape::Plain, &mut pairs).write(name, &value, encoding);
    pairs
}

/// Reads a form.
///
/// # Errors
/// Where it has more than [`MAX_PAIRS`], is no UTF-8, a member is not written in its style, or the whole is no `T`.
pub fn read<T: Wire>(body: &str, fields: &[Field]) -> Result<T, Unreadable> {
    let pairs = pairs_of(body)?;
    let object = pairs.object(|name| {
        let field = fields.iter().find(|field| same(field.name, name));
        field.map(|field| (field.encoding, field.layout))
    })?;
    Ok(leaf::read(object)?)
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

fn encoding_of(name: &str, value: &Node<'_>, fields: &[Field]) -> Encoding {
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
