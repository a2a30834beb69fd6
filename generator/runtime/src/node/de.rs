//! Reading a [`Node`] with any serde deserializer.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::{Entry, Node, wide};

/// How deep arrays and objects may nest; deeper input is an error. (`serde_json` itself stops at this depth too; the
/// limit is enforced here as well because other deserializers, `serde_json::Value` among them, have none.)
pub const MAX_DEPTH: usize = 128;

/// The key under which `serde_json` hands numbers to visitors when a crate of the build enabled its feature
/// `arbitrary_precision`.
const NUMBER_TOKEN: &str = "$serde_json::private::Number";

/// Whether that feature is on. Features are the whole build's, so it may be on although this crate did not ask for it; a
/// number that keeps its text is larger than one that does not.
const NUMBERS_ARE_TEXT: bool = size_of::<Number>() > 16;

/// Reads JSON text; with whether it has a number that was read as an `f64`, and so may have been rounded.
pub(crate) fn parse(json: &str) -> (serde_json::Result<Node<'_>>, bool) {
    let has_floats = Cell::new(false);
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let visitor = NodeVisitor::new(&has_floats);
    let node = DeserializeSeed::deserialize(visitor, &mut deserializer);
    let node = node.and_then(|node| deserializer.end().map(|()| node));
    (node, has_floats.get())
}

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor::new(&Cell::new(false)))
    }
}

/// Reads one value.
#[derive(Clone, Copy)]
struct NodeVisitor<'s> {
    /// How many levels it may still open.
    remaining: usize,
    /// Set with the first `f64`.
    has_floats: &'s Cell<bool>,
}

impl<'s> NodeVisitor<'s> {
    fn new(has_floats: &'s Cell<bool>) -> Self {
        let remaining = MAX_DEPTH;
        Self {
            remaining,
            has_floats,
        }
    }

    fn descend<E: Error>(self) -> Result<Self, E> {
        match self.remaining.checked_sub(1) {
            Some(remaining) => Ok(Self { remaining, ..self }),
            None => Err(E::custom("recursion limit exceeded")),
        }
    }
}

impl<'de> DeserializeSeed<'de> for NodeVisitor<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeVisitor<'_> {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node<'de>, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node<'de>, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node<'de>, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node<'de>, E> {
        self.has_floats.set(true);
        Ok(Number::from_f64(value).map_or(Node::Null, Node::Number))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::text(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node<'de>, E> {
        Ok(Node::String(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Node<'de>, E> {
        Ok(Node::String(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node<'de>, A::Error> {
        let inner = self.descend()?;
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Node::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node<'de>, A::Error> {
        let inner = self.descend()?;
        let mut entries: Vec<Entry<'de>> = Vec::new();
        while let Some(key) = access.next_key_seed(KeyVisitor)? {
            let value = access.next_value_seed(inner)?;
            if NUMBERS_ARE_TEXT && entries.is_empty() && key == NUMBER_TOKEN {
                return number(&value);
            }
            entries.push((key, value));
        }
        Ok(number_or_object(entries))
    }
}

/// An object of one member may stand for a number.
fn number_or_object(mut entries: Vec<Entry<'_>>) -> Node<'_> {
    if let [(key, Node::String(text))] = entries.as_mut_slice()
        && wide::unmarked(key, text).is_some()
    {
        return Node::Wide(std::mem::take(text));
    }
    Node::Object(entries)
}

fn number<'de, E: Error>(text: &Node<'_>) -> Result<Node<'de>, E> {
    let parsed = text.as_str().and_then(|text| text.parse().ok());
    parsed
        .map(Node::Number)
        .ok_or_else(|| E::custom("invalid number"))
}

/// Reads a key, borrowed where it has no escapes.
struct KeyVisitor;

impl<'de> DeserializeSeed<'de> for KeyVisitor {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}
