//! The doors: from bytes, text, JSON values and serde to types, and back.

#[cfg(test)]
mod tests;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use crate::json::inflection::Inflection;
use crate::json::mismatch::Mismatch;
use crate::json::node::{self, Arena, Node};
use crate::json::output::Output;
use crate::value::decode_error::DecodeError;
use crate::value::wire::Wire;

/// Reads JSON bytes.
///
/// # Errors
/// Where the bytes are no JSON, or the JSON does not fit `T`.
pub fn from_slice<T: Wire>(json: &[u8]) -> Result<T, DecodeError> {
    // Checking the whole at once is quicker than each string by itself.
    from_str(std::str::from_utf8(json)?)
}

/// Reads JSON text.
///
/// # Errors
/// Where the text is no JSON, or the JSON does not fit `T`.
pub fn from_str<T: Wire>(json: &str) -> Result<T, DecodeError> {
    let arena = Arena::for_text(json.len());
    let (node, may_be_rounded) = node::parse(json, &arena);
    if may_be_rounded || node.is_err() {
        // A number may be too large or too long; or the text is no JSON, which it stays with such numbers taken apart.
        if let Some(marked) = node::marked(json) {
            return read(node::parse(&marked, &arena).0);
        }
    }
    read(node)
}

/// Reads a JSON value.
///
/// # Errors
/// Where the value does not fit `T`.
pub fn from_value<T: Wire>(value: &Value) -> Result<T, DecodeError> {
    read(Ok(Node::from(value)))
}

/// Writes JSON bytes; declared names are spelled as `style` says.
pub fn to_vec<T: Wire>(value: &T, style: Inflection) -> Vec<u8> {
    let mut out = Output::text(style);
    value.write(&mut out);
    out.into_text()
}

/// Writes JSON bytes that are sent to somebody else.
///
/// # Errors
/// Where a text is not what its type calls it, such as a date that is none.
pub fn to_sent<T: Wire>(value: &T, style: Inflection) -> Result<Vec<u8>, Mismatch> {
    let mut out = Output::checked_text(style);
    value.write(&mut out);
    // Where in it the text stands, a tree tells.
    match out.is_unfit() {
        true => match Mismatch::of_unfit(&value.to_node(style)) {
            Some(unfit) => Err(unfit),
            None => Ok(out.into_text()),
        },
        false => Ok(out.into_text()),
    }
}

/// Writes a JSON value; declared names are spelled as `style` says.
pub fn to_value<T: Wire>(value: &T, style: Inflection) -> Value {
    value.to_node(style).to_value()
}

/// What a type's `serde::Deserialize` calls.
///
/// # Errors
/// Where the input does not fit `T`.
pub fn deserialize<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let node = Node::deserialize(deserializer)?;
    T::read(&node).map_err(D::Error::custom)
}

/// What a type's `serde::Serialize` calls; declared names are written as declared.
///
/// # Errors
/// Where the serializer fails.
pub fn serialize<T: Wire, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.to_node(Inflection::Kebab).serialize(serializer)
}

fn read<T: Wire>(node: serde_json::Result<Node<'_>>) -> Result<T, DecodeError> {
    let node = node.map_err(DecodeError::Syntax)?;
    T::read(&node).map_err(DecodeError::from)
}
