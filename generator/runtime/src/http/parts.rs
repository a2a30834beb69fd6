//! Lists and objects as one text: joined, and split again. Splitting comes before decoding.

use std::borrow::Cow;

use super::escape::{Escape, decode, decode_form, guard, unguard};
use super::leaf;
use super::unreadable::Unreadable;
use crate::json::node::{Entry, Node};
use crate::value::wire::{Layout, Wire};

/// How parts are put together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joint {
    /// What is written between parts.
    pub(super) between: &'static str,
    /// What is read as standing between parts.
    pub(super) dividers: &'static [&'static str],
    /// Whether members are written `key=value`; else keys and values take turns.
    pub(super) pairs: bool,
    /// How a value that is no list and no object is escaped.
    pub(super) alone: Escape,
    /// How an item or a key is escaped.
    pub(super) part: Escape,
    /// How a member's value is escaped.
    pub(super) value: Escape,
    /// Characters that must be escaped twice within parts: encoded, they divide.
    pub(super) guarded: &'static [char],
    /// Whether `+` is a space.
    pub(super) plus: bool,
    /// Whether spaces around parts are none of theirs.
    pub(super) trim: bool,
}

impl Joint {
    /// Commas within a component of a URL.
    pub(super) const COMMA: Self = Self {
        between: ",",
        dividers: &[","],
        pairs: false,
        alone: Escape::Component,
        part: Escape::Component,
        value: Escape::Component,
        guarded: &[],
        plus: false,
        trim: false,
    };

    /// A value as one text; `None` where nothing stands for it (RFC 6570 §2.3): null, and what is empty.
    pub(super) fn join(&self, node: &Node<'_>) -> Option<String> {
        let parts: Vec<String> = match node {
            Node::Null => return None,
            Node::Array(items) => {
                let items = items.iter().filter(|item| !matches!(item, Node::Null));
                items.map(|item| self.part(self.part, item)).collect()
            }
            Node::Object(entries) => {
                let entries = entries.iter().filter(|(_, one)| !matches!(one, Node::Null));
                let pairs = entries.map(|(key, value)| {
                    let key = self.guarded(self.part, key);
                    let joint = if self.pairs { "=" } else { self.between };
                    format!("{key}{joint}{}", self.part(self.value, value))
                });
                pairs.collect()
            }
            value => return Some(self.alone.apply(&leaf::text(value)).into_owned()),
        };
        (!parts.is_empty()).then(|| parts.join(self.between))
    }

    fn part(&self, escape: Escape, node: &Node<'_>) -> String {
        self.guarded(escape, &leaf::text(node))
    }

    fn guarded(&self, escape: Escape, text: &str) -> String {
        match self.guarded {
            [] => escape.apply(text).into_owned(),
            guarded => escape.apply(&guard(text, guarded)).into_owned(),
        }
    }

    /// What a text may stand for, most likely first.
    pub(super) fn split<'n>(
        &self,
        text: &str,
        layout: Layout,
    ) -> Result<Vec<Node<'n>>, Unreadable> {
        let alone = |text| Ok(Node::String(Cow::Owned(self.decoded(text, false)?)));
        match layout {
            Layout::Scalar => Ok(vec![alone(text)?]),
            // Nothing is one empty item for a type that takes it, else no items.
            Layout::List if text.is_empty() => {
                let item: Result<Node<'_>, Unreadable> = alone(text);
                Ok(vec![Node::Array(vec![item?].into()), none()])
            }
            Layout::List => Ok(vec![self.items(text)?]),
            Layout::Object => Ok(vec![self.members(text)?]),
            Layout::Any => {
                let mut all = vec![alone(text)?];
                if self.divides(text) {
                    all.insert(0, self.items(text)?);
                }
                // A union or a struct: the type tells which of them it is.
                all.extend(self.members(text).ok());
                Ok(all)
            }
        }
    }

    fn items<'n>(&self, text: &str) -> Result<Node<'n>, Unreadable> {
        let items = self.pieces(text).into_iter();
        let item = |item| Ok(Node::String(Cow::Owned(self.decoded(item, true)?)));
        Ok(Node::Array(
            items
                .map(item)
                .collect::<Result<Vec<_>, Unreadable>>()?
                .into(),
        ))
    }

    fn members<'n>(&self, text: &str) -> Result<Node<'n>, Unreadable> {
        let pieces = self.pieces(text);
        let mut members = Vec::with_capacity(pieces.len());
        if text.is_empty() {
            return Ok(Node::Object(members.into()));
        }
        if self.pairs {
            for piece in self.glued(&pieces) {
                let pair = piece
                    .split_once('=')
                    .ok_or(Unreadable::Style("`key=value`"))?;
                members.push(self.member(pair)?);
            }
        } else {
            for pair in pieces.chunks(2) {
                let [key, value] = pair else {
                    return Err(Unreadable::Style("a value behind each key"));
                };
                members.push(self.member((key, value))?);
            }
        }
        Ok(Node::Object(members.into()))
    }

    fn member<'n>(&self, (key, value): (&str, &str)) -> Result<Entry<'n>, Unreadable> {
        let value = Node::String(Cow::Owned(self.decoded(value, true)?));
        Ok((Cow::Owned(self.decoded(key, true)?), value))
    }

    /// Pieces of which each holds a sign of equality: dots within values are not escaped (RFC 6570 §3.2.5).
    fn glued<'t>(&self, pieces: &[&'t str]) -> Vec<Cow<'t, str>> {
        let mut glued: Vec<Cow<'t, str>> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            match glued.last_mut() {
                Some(last) if !piece.contains('=') && self.between == "." => {
                    let last = last.to_mut();
                    last.push('.');
                    last.push_str(piece);
                }
                _ => glued.push(Cow::Borrowed(*piece)),
            }
        }
        glued
    }

    fn divides(&self, text: &str) -> bool {
        self.dividers.iter().any(|divider| text.contains(divider))
    }

    fn pieces<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut pieces = Vec::new();
        let mut rest = text;
        let first = |rest: &str| {
            let found = self.dividers.iter().map(|one| (rest.find(one), one.len()));
            let found = found.filter_map(|(at, length)| Some((at?, length)));
            found.min()
        };
        while let Some((at, length)) = first(rest) {
            pieces.push(rest.get(..at).unwrap_or_default());
            rest = rest.get(at + length..).unwrap_or_default();
        }
        pieces.push(rest);
        if self.trim {
            pieces.iter_mut().for_each(|piece| *piece = trimmed(piece));
        }
        pieces
    }

    fn decoded(&self, text: &str, is_part: bool) -> Result<String, Unreadable> {
        let text = if self.trim { trimmed(text) } else { text };
        let decoded = if self.plus {
            decode_form(text)
        } else {
            decode(text)
        };
        let decoded = decoded.ok_or(Unreadable::Text)?;
        Ok(match is_part && !self.guarded.is_empty() {
            true => unguard(decoded, self.guarded),
            false => decoded,
        })
    }
}

/// A list without items.
pub(super) fn none<'n>() -> Node<'n> {
    Node::Array(Vec::new().into())
}

fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

/// The first of several nodes that is a `T`; the error is that of the last.
pub(super) fn first<T: Wire>(nodes: Vec<Node<'_>>) -> Result<T, Unreadable> {
    let mut refused = Unreadable::Style("a value");
    for node in nodes {
        match leaf::read(node) {
            Ok(value) => return Ok(value),
            Err(mismatch) => refused = mismatch.into(),
        }
    }
    Err(refused)
}

/// Text by a media type: JSON, or the text itself.
pub(super) fn content<'n>(
    text: String,
    content: super::encoding::Content,
) -> Result<Node<'n>, Unreadable> {
    match content {
        super::encoding::Content::Json => leaf::parsed(&text).ok_or(Unreadable::Json),
        super::encoding::Content::Text => Ok(Node::String(Cow::Owned(text))),
    }
}
