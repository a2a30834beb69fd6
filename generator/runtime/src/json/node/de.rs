//! Reading a [`Node`] with any serde deserializer.

use std::borrow::Cow;
use std::fmt;

use bumpalo::Bump;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::{Entry, List, Node, wide};

/// How deep arrays and objects may nest; deeper input is an error. (`serde_json` itself stops at this depth too; the
/// limit is enforced here as well because other deserializers, `serde_json::Value` among them, have none.)
pub const MAX_DEPTH: usize = 128;

/// The key under which `serde_json` hands numbers to visitors when a crate of the build enabled its feature
/// `arbitrary_precision`.
const NUMBER_TOKEN: &str = "$serde_json::private::Number";

/// Whether that feature is on. Features are the whole build's, so it may be on although this crate did not ask for it; a
/// number that keeps its text is larger than one that does not.
const NUMBERS_ARE_TEXT: bool = size_of::<Number>() > 16;

/// Memory for all parts of a document: one piece, given back as one, in place of one for each object and array.
pub(crate) struct Arena(Bump);

impl Arena {
    /// Memory for a document of JSON text of that length.
    pub(crate) fn for_text(length: usize) -> Self {
        // What the documents of a usual API take; a document of many short values takes more, and gets it.
        Self(Bump::with_capacity(length * 3))
    }
}

/// Reads JSON text; with whether it has a number that was read as an `f64`, and so may have been rounded.
pub(crate) fn parse<'a>(json: &'a str, arena: &'a Arena) -> (serde_json::Result<Node<'a>>, bool) {
    let mut parts = Parts::in_arena(arena);
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let node = NodeSeed::new(&mut parts).deserialize(&mut deserializer);
    let node = node.and_then(|node| deserializer.end().map(|()| node));
    (node, parts.has_floats)
}

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        NodeSeed::new(&mut Parts::default()).deserialize(deserializer)
    }
}

/// The parts of objects and arrays that are not at their end yet, those of inner ones last.
#[derive(Default)]
struct Parts<'a> {
    entries: Vec<Entry<'a>>,
    items: Vec<Node<'a>>,
    /// Where complete ones go; without it, to the heap.
    arena: Option<&'a Bump>,
    /// Whether there was an `f64`.
    has_floats: bool,
}

impl<'a> Parts<'a> {
    fn in_arena(arena: &'a Arena) -> Self {
        Self {
            // Nobody drops what is in an arena, so nothing in it may own memory.
            arena: (!NUMBERS_ARE_TEXT).then_some(&arena.0),
            entries: Vec::with_capacity(64),
            ..Self::default()
        }
    }

    /// The array whose items begin at a place.
    fn array(&mut self, start: usize) -> Node<'a> {
        let items = self.items.drain(start..);
        Node::Array(match self.arena {
            Some(arena) => List::Borrowed(arena.alloc_slice_fill_iter(items)),
            None => items.collect(),
        })
    }

    /// The object whose members begin at a place; or the number that an object of one member stands for.
    fn object(&mut self, start: usize) -> Node<'a> {
        if let Some([(key, Node::String(text))]) = self.entries.get_mut(start..)
            && wide::unmarked(key, text).is_some()
        {
            let text = std::mem::take(text);
            self.entries.truncate(start);
            return Node::Wide(text);
        }
        let entries = self.entries.drain(start..);
        Node::Object(match self.arena {
            Some(arena) => List::Borrowed(arena.alloc_slice_fill_iter(entries)),
            None => entries.collect(),
        })
    }
}

/// Text that does not stand in the input as it is.
fn copy<'a>(text: &str, arena: Option<&'a Bump>) -> Cow<'a, str> {
    match arena {
        Some(arena) => Cow::Borrowed(arena.alloc_str(text)),
        None => Cow::Owned(text.to_owned()),
    }
}

/// Reads one value.
struct NodeSeed<'p, 'a> {
    /// How many levels it may still open.
    remaining: usize,
    parts: &'p mut Parts<'a>,
}

impl<'p, 'a> NodeSeed<'p, 'a> {
    fn new(parts: &'p mut Parts<'a>) -> Self {
        let remaining = MAX_DEPTH;
        Self { remaining, parts }
    }

    /// How many levels an inner value may open.
    fn inner<E: Error>(&self) -> Result<usize, E> {
        let remaining = self.remaining.checked_sub(1);
        remaining.ok_or_else(|| E::custom("recursion limit exceeded"))
    }
}

impl<'de: 'a, 'a> DeserializeSeed<'de> for NodeSeed<'_, 'a> {
    type Value = Node<'a>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'a>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de: 'a, 'a> Visitor<'de> for NodeSeed<'_, 'a> {
    type Value = Node<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'a>, E> {
        Ok(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node<'a>, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'a>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node<'a>, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node<'a>, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node<'a>, E> {
        Ok(Node::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node<'a>, E> {
        self.parts.has_floats = true;
        Ok(Number::from_f64(value).map_or(Node::Null, Node::Number))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node<'a>, E> {
        Ok(Node::text(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node<'a>, E> {
        Ok(Node::String(copy(text, self.parts.arena)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node<'a>, A::Error> {
        let remaining = self.inner()?;
        let start = self.parts.items.len();
        while let Some(item) = access.next_element_seed(NodeSeed {
            remaining,
            parts: &mut *self.parts,
        })? {
            self.parts.items.push(item);
        }
        Ok(self.parts.array(start))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node<'a>, A::Error> {
        let remaining = self.inner()?;
        let start = self.parts.entries.len();
        while let Some(key) = access.next_key_seed(KeySeed(self.parts.arena))? {
            let value = access.next_value_seed(NodeSeed {
                remaining,
                parts: &mut *self.parts,
            })?;
            if NUMBERS_ARE_TEXT && self.parts.entries.len() == start && key == NUMBER_TOKEN {
                return number(&value);
            }
            self.parts.entries.push((key, value));
        }
        Ok(self.parts.object(start))
    }
}

fn number<'a, E: Error>(text: &Node<'_>) -> Result<Node<'a>, E> {
    let parsed = text.as_str().and_then(|text| text.parse().ok());
    parsed
        .map(Node::Number)
        .ok_or_else(|| E::custom("invalid number"))
}

/// Reads a key, borrowed where it has no escapes.
struct KeySeed<'a>(Option<&'a Bump>);

impl<'de: 'a, 'a> DeserializeSeed<'de> for KeySeed<'a> {
    type Value = Cow<'a, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de: 'a, 'a> Visitor<'de> for KeySeed<'a> {
    type Value = Cow<'a, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(copy(text, self.0))
    }
}
