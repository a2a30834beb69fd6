//! Where values are written to: as text at once, or as a tree of nodes for those who look at it before it is sent.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Number, Value};

use super::inflection::Inflection;
use super::mismatch::Mismatch;
use super::node::{Entry, Node};

/// Where a value is written to. [`Wire::write`](crate::Wire::write) is called with it; what a value needs is here: one call
/// for a scalar, two around items or members.
///
/// ```
/// use jsonapi_runtime::{Inflection, Output};
/// let mut out = Output::text(Inflection::Camel);
/// out.open_object();
/// out.name("created-at");
/// out.open_array();
/// out.string("today");
/// out.close_array();
/// out.close_object();
/// assert_eq!(out.into_text(), br#"{"createdAt":["today"]}"#);
/// ```
#[derive(Debug)]
pub struct Output<'a> {
    style: Inflection,
    to: To<'a>,
}

#[derive(Debug)]
enum To<'a> {
    Text(Text),
    Tree(Tree<'a>),
}

/// JSON as it is sent.
#[derive(Debug, Default)]
struct Text {
    json: Vec<u8>,
    /// Whether a value stands before, from which the next is parted by a comma.
    follows: bool,
    /// Whether text has to be what it is called.
    checks: bool,
    /// Whether some text is not.
    is_unfit: bool,
}

/// Nodes that are not closed yet, innermost last, and the whole once it is.
#[derive(Debug, Default)]
struct Tree<'a> {
    open: Vec<Open<'a>>,
    whole: Option<Node<'a>>,
}

#[derive(Debug)]
enum Open<'a> {
    Array(Vec<Node<'a>>),
    Object(Vec<Entry<'a>>, Cow<'a, str>),
}

/// A place to which an output can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    at: usize,
    follows: bool,
}

impl<'a> Output<'a> {
    /// Text; declared names are spelled as `style` says.
    pub fn text(style: Inflection) -> Self {
        let text = Text {
            json: Vec::with_capacity(1024),
            ..Text::default()
        };
        let to = To::Text(text);
        Self { style, to }
    }

    /// Text that is sent to somebody else: whether all of it is what it is called, [`is_unfit`](Self::is_unfit) tells.
    pub fn checked_text(style: Inflection) -> Self {
        let mut this = Self::text(style);
        if let To::Text(text) = &mut this.to {
            text.checks = true;
        }
        this
    }

    /// A tree of nodes.
    pub fn tree(style: Inflection) -> Self {
        let to = To::Tree(Tree::default());
        Self { style, to }
    }

    /// The text; empty where nothing was written, or where it is a tree that is written.
    pub fn into_text(self) -> Vec<u8> {
        match self.to {
            To::Text(text) => text.json,
            To::Tree(_) => Vec::new(),
        }
    }

    /// The tree; null where nothing was written, or where it is text that is written.
    pub fn into_tree(self) -> Node<'a> {
        match self.to {
            To::Tree(tree) => tree.whole.unwrap_or(Node::Null),
            To::Text(_) => Node::Null,
        }
    }

    /// Whether some text, such as that of a date, is not what it is called. Trees say it themselves: see
    /// [`Mismatch::of_unfit`].
    pub fn is_unfit(&self) -> bool {
        matches!(&self.to, To::Text(text) if text.is_unfit)
    }

    /// How declared names are spelled.
    pub fn style(&self) -> Inflection {
        self.style
    }

    /// Has declared names spelled so from here on; gives how they were.
    pub fn set_style(&mut self, style: Inflection) -> Inflection {
        std::mem::replace(&mut self.style, style)
    }

    /// `null`.
    pub fn null(&mut self) {
        match &mut self.to {
            To::Text(text) => text.raw(b"null"),
            To::Tree(tree) => tree.put(Node::Null),
        }
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        match &mut self.to {
            To::Text(text) => text.raw(if value { b"true" } else { b"false" }),
            To::Tree(tree) => tree.put(Node::Bool(value)),
        }
    }

    /// An integer.
    pub fn integer(&mut self, value: i64) {
        match &mut self.to {
            To::Text(text) => text.print(&value),
            To::Tree(tree) => tree.put(Node::Number(value.into())),
        }
    }

    /// A number.
    pub fn number(&mut self, value: &Number) {
        match &mut self.to {
            To::Text(text) => text.print(value),
            To::Tree(tree) => tree.put(Node::Number(value.clone())),
        }
    }

    /// Text.
    pub fn string(&mut self, value: &'a str) {
        match &mut self.to {
            To::Text(text) => text.print(value),
            To::Tree(tree) => tree.put(Node::text(value)),
        }
    }

    /// Text that is meant for something, such as a date. Where it is sent to somebody else and `is_fit` says that it is none,
    /// that is noted; `expected` completes "expected ...".
    pub fn string_of(
        &mut self,
        value: &'a str,
        expected: &'static str,
        is_fit: impl FnOnce(&str) -> bool,
    ) {
        match &mut self.to {
            To::Text(text) => {
                text.is_unfit |= text.checks && !is_fit(value);
                text.print(value);
            }
            To::Tree(tree) if is_fit(value) => tree.put(Node::text(value)),
            To::Tree(tree) => tree.put(Node::Unfit {
                text: value.into(),
                expected,
            }),
        }
    }

    /// A value that is there already.
    pub fn value(&mut self, value: &'a Value) {
        if let To::Tree(tree) = &mut self.to {
            return tree.put(Node::from(value));
        }
        match value {
            Value::Null => self.null(),
            Value::Bool(value) => self.boolean(*value),
            Value::Number(number) => self.number(number),
            Value::String(text) => self.string(text),
            Value::Array(items) => {
                self.open_array();
                items.iter().for_each(|item| self.value(item));
                self.close_array();
            }
            // It may be a number that no `Value` holds.
            Value::Object(members) if members.len() == 1 => self.node(Node::from(value)),
            Value::Object(members) => {
                self.open_object();
                for (key, value) in members {
                    self.key(key);
                    self.value(value);
                }
                self.close_object();
            }
        }
    }

    /// A node that is there already.
    pub fn node(&mut self, node: Node<'a>) {
        match &mut self.to {
            To::Text(text) => {
                text.is_unfit |= text.checks && Mismatch::of_unfit(&node).is_some();
                text.print(&node);
            }
            To::Tree(tree) => tree.put(node),
        }
    }

    /// Opens an array; its items follow.
    pub fn open_array(&mut self) {
        match &mut self.to {
            To::Text(text) => text.open(b'['),
            To::Tree(tree) => tree.open.push(Open::Array(Vec::new())),
        }
    }

    /// Closes the array.
    pub fn close_array(&mut self) {
        match &mut self.to {
            To::Text(text) => text.close(b']'),
            To::Tree(tree) => tree.close(),
        }
    }

    /// Opens an object; its members follow, each a [`name`](Self::name) or a [`key`](Self::key) and a value.
    pub fn open_object(&mut self) {
        match &mut self.to {
            To::Text(text) => text.open(b'{'),
            To::Tree(tree) => tree.open.push(Open::Object(Vec::new(), Cow::Borrowed(""))),
        }
    }

    /// Closes the object.
    pub fn close_object(&mut self) {
        match &mut self.to {
            To::Text(text) => text.close(b'}'),
            To::Tree(tree) => tree.close(),
        }
    }

    /// The name of a declared member, in the spelling that is asked for; its value follows.
    pub fn name(&mut self, name: &'static str) {
        let name = self.style.apply(name);
        self.spelled(name);
    }

    /// The key of a member, as it is; its value follows.
    pub fn key(&mut self, key: &'a str) {
        self.spelled(Cow::Borrowed(key));
    }

    fn spelled(&mut self, key: Cow<'a, str>) {
        match &mut self.to {
            To::Text(text) => text.key(&key),
            To::Tree(tree) => {
                if let Some(Open::Object(_, next)) = tree.open.last_mut() {
                    *next = key;
                }
            }
        }
    }

    /// What was written up to here.
    pub(crate) fn mark(&self) -> Mark {
        match &self.to {
            To::Text(text) => Mark {
                at: text.json.len(),
                follows: text.follows,
            },
            To::Tree(tree) => Mark {
                at: tree.open.last().map_or(0, Open::len),
                follows: false,
            },
        }
    }

    /// Forgets what was written behind a mark; what was opened since is closed.
    pub(crate) fn take_back(&mut self, mark: Mark) {
        match &mut self.to {
            To::Text(text) => {
                text.json.truncate(mark.at);
                text.follows = mark.follows;
            }
            To::Tree(tree) => match tree.open.last_mut() {
                Some(Open::Array(items)) => items.truncate(mark.at),
                Some(Open::Object(entries, _)) => entries.truncate(mark.at),
                None => tree.whole = None,
            },
        }
    }

    /// The members of the innermost object, where it is a tree that is written.
    pub(crate) fn entries(&mut self) -> Option<&mut Vec<Entry<'a>>> {
        match &mut self.to {
            To::Tree(Tree { open, .. }) => match open.last_mut() {
                Some(Open::Object(entries, _)) => Some(entries),
                _ => None,
            },
            To::Text(_) => None,
        }
    }
}

impl Text {
    fn raw(&mut self, json: &[u8]) {
        self.part();
        self.json.extend_from_slice(json);
        self.follows = true;
    }

    /// Writing fails where the writer does or where a key is no text: a `Vec` takes everything, and keys are text.
    fn print<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.part();
        let written = serde_json::to_writer(&mut self.json, value);
        debug_assert!(written.is_ok());
        self.follows = true;
    }

    fn key(&mut self, key: &str) {
        if key.bytes().all(is_plain) {
            self.part();
            self.json.reserve(key.len() + 3);
            self.json.push(b'"');
            self.json.extend_from_slice(key.as_bytes());
            self.json.extend_from_slice(b"\":");
        } else {
            self.print(key);
            self.json.push(b':');
        }
        self.follows = false;
    }

    fn open(&mut self, bracket: u8) {
        self.part();
        self.json.push(bracket);
        self.follows = false;
    }

    fn close(&mut self, bracket: u8) {
        self.json.push(bracket);
        self.follows = true;
    }

    fn part(&mut self) {
        if self.follows {
            self.json.push(b',');
        }
    }
}

/// Whether a byte stands in JSON text as it is.
fn is_plain(byte: u8) -> bool {
    byte >= b' ' && byte != b'"' && byte != b'\\'
}

impl<'a> Tree<'a> {
    fn put(&mut self, node: Node<'a>) {
        match self.open.last_mut() {
            Some(Open::Array(items)) => items.push(node),
            Some(Open::Object(entries, key)) => entries.push((std::mem::take(key), node)),
            None => self.whole = Some(node),
        }
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(Open::Array(items)) => self.put(Node::Array(items.into())),
            Some(Open::Object(entries, _)) => self.put(Node::Object(entries.into())),
            None => {}
        }
    }
}

impl Open<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Array(items) => items.len(),
            Self::Object(entries, _) => entries.len(),
        }
    }
}
