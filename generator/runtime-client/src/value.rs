//! Typed values as text: in queries, headers, cookies, paths and parts (OpenAPI 3.1 §4.8.12.2, `style` and `explode`).

use std::borrow::Cow;

use jsonapi_runtime::{Inflection, Node, Wire};

use crate::error::InvalidRequest;

/// How a list or object is written where only text fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// `style: form, explode: true`: a list repeats the key, an object's members become keys of their own.
    #[default]
    Form,
    /// `style: form, explode: false`: items separated by commas.
    Comma,
    /// `style: spaceDelimited`.
    Space,
    /// `style: pipeDelimited`.
    Pipe,
    /// `style: deepObject`: `key[member][member]=value`.
    DeepObject,
    /// `content: application/json`: JSON text.
    Json,
}

pub(crate) type Pair = (Cow<'static, str>, String);

/// How deep objects in queries and forms may go; deeper ones are refused rather than walked.
const DEPTH: usize = 32;

/// The pairs that a value becomes.
pub(crate) fn pairs<T: Wire>(
    name: &'static str,
    encoding: Encoding,
    value: &T,
) -> Result<Vec<Pair>, InvalidRequest> {
    if encoding == Encoding::Json {
        let text = jsonapi_runtime::to_vec(value, Inflection::Kebab);
        let text = String::from_utf8_lossy(&text).into_owned();
        return Ok(vec![(name.into(), text)]);
    }
    let mut pairs = Vec::new();
    write(&mut pairs, name.into(), encoding, value.write(Inflection::Kebab), DEPTH)?;
    Ok(pairs)
}

/// A value as one text: lists and objects separated by commas.
pub(crate) fn text<T: Wire>(name: &str, value: &T) -> Result<String, InvalidRequest> {
    joined(name, ",", value.write(Inflection::Kebab))
}

fn write(
    pairs: &mut Vec<Pair>,
    key: Cow<'static, str>,
    encoding: Encoding,
    node: Node<'_>,
    depth: usize,
) -> Result<(), InvalidRequest> {
    let depth = depth.checked_sub(1).ok_or_else(|| invalid(&key))?;
    let separator = match encoding {
        Encoding::Space => " ",
        Encoding::Pipe => "|",
        _ => ",",
    };
    match (encoding, node) {
        (Encoding::DeepObject, Node::Object(members)) => {
            for (name, value) in members {
                write(pairs, format!("{key}[{name}]").into(), encoding, value, depth)?;
            }
        }
        (Encoding::DeepObject, Node::Array(items)) => {
            let key = format!("{key}[]");
            for item in items {
                write(pairs, key.clone().into(), encoding, item, depth)?;
            }
        }
        (Encoding::Form, Node::Object(members)) => {
            for (name, value) in members {
                write(pairs, name.into_owned().into(), encoding, value, depth)?;
            }
        }
        (Encoding::Form, Node::Array(items)) => {
            for item in items {
                write(pairs, key.clone(), encoding, item, depth)?;
            }
        }
        (_, node) => {
            let text = joined(&key, separator, node)?;
            pairs.push((key, text));
        }
    }
    Ok(())
}

fn joined(name: &str, separator: &str, node: Node<'_>) -> Result<String, InvalidRequest> {
    let mut texts = Vec::new();
    match node {
        Node::Array(items) => {
            for item in items {
                texts.push(scalar(name, item)?);
            }
        }
        Node::Object(members) => {
            for (member, value) in members {
                texts.push(member.into_owned());
                texts.push(scalar(name, value)?);
            }
        }
        node => return scalar(name, node),
    }
    Ok(texts.join(separator))
}

fn scalar(name: &str, node: Node<'_>) -> Result<String, InvalidRequest> {
    match node {
        Node::Null => Ok(String::new()),
        Node::Bool(value) => Ok(value.to_string()),
        Node::Number(value) => Ok(value.to_string()),
        Node::String(text) => Ok(text.into_owned()),
        Node::Array(_) | Node::Object(_) => Err(invalid(name)),
    }
}

fn invalid(name: &str) -> InvalidRequest {
    InvalidRequest::Value { name: name.to_owned() }
}

#[cfg(test)]
mod tests;
