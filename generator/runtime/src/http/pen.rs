//! Pairs of a key and a value, as queries, cookies and forms have them: writing.

use super::encoding::{Content, Encoding, Style};
use super::escape::{Escape, guard};
use super::leaf;
use super::parts::Joint;
use crate::json::node::Node;

/// Brackets are what a deep key is made of.
pub(super) const BRACKETS: &[char] = &['[', ']'];

/// What stands between items of one pair.
pub(super) fn joint(style: Style) -> Joint {
    match style {
        Style::SpaceDelimited => Joint {
            between: "%20",
            dividers: &["%20", "+", " "],
            guarded: &[' '],
            ..Joint::COMMA
        },
        Style::PipeDelimited => Joint {
            between: "%7C",
            dividers: &["%7C", "%7c", "|"],
            guarded: &['|'],
            ..Joint::COMMA
        },
        _ => Joint::COMMA,
    }
}

/// Where nothing is escaped, a comma within an item is all the same.
pub(super) fn guarded(escape: Escape, joint: Joint) -> &'static [char] {
    match (escape, joint.guarded) {
        (Escape::Plain, []) => &[','],
        (_, guarded) => guarded,
    }
}

/// Writes values as pairs.
pub(super) struct Pen<'p> {
    escape: Escape,
    pairs: &'p mut Vec<(String, String)>,
}

impl<'p> Pen<'p> {
    /// A pen that escapes keys and values so and adds to these pairs.
    pub(super) fn new(escape: Escape, pairs: &'p mut Vec<(String, String)>) -> Self {
        Self { escape, pairs }
    }

    /// Writes a value. Null and what is empty add nothing, unless the key may come without a value.
    pub(super) fn write(&mut self, key: &str, node: &Node<'_>, encoding: Encoding) {
        let before = self.pairs.len();
        match (encoding.content, encoding.style) {
            (Some(Content::Json), _) => self.text(key, &leaf::json(node), encoding),
            (Some(Content::Text), _) if !matches!(node, Node::Null) => {
                self.text(key, &leaf::text(node), encoding);
            }
            (Some(_), _) => {}
            (None, Style::DeepObject) => self.deep(key, node, encoding),
            (None, _) if encoding.is_exploded_form() => self.exploded(key, node, encoding),
            (None, style) => {
                if let Some(joined) = self.joint(style, encoding).join(node) {
                    self.push(key, joined);
                }
            }
        }
        if self.pairs.len() == before && encoding.allow_empty {
            self.push(key, String::new());
        }
    }

    fn exploded(&mut self, key: &str, node: &Node<'_>, encoding: Encoding) {
        match node {
            Node::Object(entries) => {
                for (name, value) in entries {
                    self.repeated(name, value, encoding);
                }
            }
            value => self.repeated(key, value, encoding),
        }
    }

    fn repeated(&mut self, key: &str, node: &Node<'_>, encoding: Encoding) {
        match node {
            Node::Null => {}
            Node::Array(items) => {
                for item in items.iter().filter(|item| !matches!(item, Node::Null)) {
                    self.text(key, &leaf::text(item), encoding);
                }
            }
            value => self.text(key, &leaf::text(value), encoding),
        }
    }

    fn deep(&mut self, key: &str, node: &Node<'_>, encoding: Encoding) {
        match node {
            Node::Null => {}
            Node::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let key = match item {
                        Node::Array(_) | Node::Object(_) => format!("{key}[{index}]"),
                        _ => format!("{key}[]"),
                    };
                    self.deep(&key, item, encoding);
                }
            }
            Node::Object(entries) => {
                for (name, value) in entries {
                    self.deep(
                        &format!("{key}[{}]", guard(name, BRACKETS)),
                        value,
                        encoding,
                    );
                }
            }
            value => self.text(key, &leaf::text(value), encoding),
        }
    }

    fn text(&mut self, key: &str, text: &str, encoding: Encoding) {
        let escape = match self.escape {
            Escape::Component if encoding.allow_reserved => Escape::Reserved,
            own => own,
        };
        self.push(key, escape.apply(text).into_owned());
    }

    fn joint(&self, style: Style, encoding: Encoding) -> Joint {
        let joint = joint(style);
        let (alone, part) = match self.escape {
            Escape::Component if encoding.allow_reserved && joint.guarded.is_empty() => {
                (Escape::Reserved, Escape::ReservedPart)
            }
            own => (own, own),
        };
        Joint {
            between: match (self.escape, style) {
                (Escape::Plain, Style::SpaceDelimited) => " ",
                (Escape::Plain, Style::PipeDelimited) => "|",
                _ => joint.between,
            },
            alone,
            part,
            value: part,
            guarded: guarded(self.escape, joint),
            ..joint
        }
    }

    fn push(&mut self, key: &str, escaped: String) {
        self.pairs
            .push((self.escape.apply(key).into_owned(), escaped));
    }
}
