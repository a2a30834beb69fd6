//! Pairs of a key and a value, as queries, cookies and forms have them: reading.

use std::borrow::Cow;

use super::encoding::{Encoding, Style};
use super::escape::{Escape, decode, decode_form, unguard};
use super::form_field::FormField;
use super::leaf;
use super::parts::{Joint, content, first, none};
use super::pen::{BRACKETS, guarded, joint};
use super::unreadable::Unreadable;
use crate::json::inflection::same;
use crate::json::node::Node;
use crate::value::wire::{Layout, Wire};

/// How deep `deepObject` nests. Deeper brackets are passed over.
const MAX_BRACKETS: usize = 16;

/// Pairs as they came, keys decoded and values not yet: splitting comes before decoding.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Pairs {
    pairs: Vec<Pair>,
    /// What is escaped in them.
    escape: Escaped,
}

/// What is escaped in pairs.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Escaped {
    /// As in forms: `+` is a space.
    #[default]
    Form,
    /// As elsewhere: `+` is itself.
    Percent,
    /// Nothing.
    Nothing,
}

/// One pair.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Pair {
    /// The key as it came, decoded: `filter[a][b]`.
    pub(super) name: String,
    /// The same taken apart: `filter`, `a`, `b`. A last `[]` is left out.
    pub(super) path: Vec<String>,
    /// The value, decoded.
    pub(super) value: String,
    /// The value as it came.
    raw: String,
}

impl Pair {
    /// The value; that of `key[]` is an item.
    fn node(&self) -> Node<'_> {
        let value = Node::text(&self.value);
        match self.name.ends_with("[]") {
            true => Node::Array(vec![value].into()),
            false => value,
        }
    }
}

/// Which pairs are members of an object whose members are pairs of their own.
#[derive(Clone, Copy, Debug)]
pub enum Claim<'a> {
    /// Those of these names: the object is declared whole.
    Only(&'a [&'a str]),
    /// All but those of these names, which are other parameters': the object is open. `page` stands for all `page[...]`.
    Except(&'a [&'a str]),
}

impl Claim<'_> {
    fn is_on(self, pair: &Pair) -> bool {
        match self {
            Self::Only(names) => names.iter().any(|name| same(name, plain(&pair.name))),
            Self::Except(names) => !names
                .iter()
                .any(|name| starts_with(&pair.path, &path(name))),
        }
    }
}

impl Pairs {
    /// For places where `+` is no space.
    pub(super) fn without_plus() -> Self {
        Self {
            pairs: Vec::new(),
            escape: Escaped::Percent,
        }
    }

    /// For places where nothing is escaped.
    pub(super) fn plain() -> Self {
        Self {
            pairs: Vec::new(),
            escape: Escaped::Nothing,
        }
    }

    /// Adds a pair as it came; `None` where its key or value is no UTF-8 when decoded.
    pub(super) fn push(&mut self, name: &str, value: &str) -> Option<()> {
        let (name, decoded, raw) = match self.escape {
            Escaped::Form => (decode_form(name)?, decode_form(value)?, value.to_owned()),
            Escaped::Percent => (decode(name)?, decode(value)?, value.to_owned()),
            Escaped::Nothing => (name.to_owned(), value.to_owned(), undecoded(value)),
        };
        self.pairs.push(Pair {
            path: path(&name),
            name,
            value: decoded,
            raw,
        });
        Some(())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter()
    }

    /// The pairs of a key.
    pub(super) fn of(&self, name: &str) -> impl Iterator<Item = &Pair> {
        let known = path(name);
        let own =
            move |pair: &&Pair| pair.path.len() == known.len() && starts_with(&pair.path, &known);
        self.pairs.iter().filter(own)
    }

    /// The value of a key; `None` where it is absent.
    pub(super) fn read<T: Wire>(
        &self,
        name: &str,
        encoding: Encoding,
    ) -> Result<Option<T>, Unreadable> {
        let nodes = self.nodes(name, encoding, T::LAYOUT)?;
        if nodes.is_empty() {
            return Ok(None);
        }
        match first(nodes) {
            Err(_) if encoding.allow_empty && self.is_bare(name) => Ok(None),
            value => value.map(Some),
        }
    }

    /// An object whose members are pairs of their own; `None` where none of them is there.
    pub(super) fn members<T: Wire>(&self, claim: Claim<'_>) -> Result<Option<T>, Unreadable> {
        Ok(self.gathered(claim).map(leaf::read).transpose()?)
    }

    fn gathered(&self, claim: Claim<'_>) -> Option<Node<'_>> {
        let mut members: Vec<(Cow<'_, str>, Node<'_>)> = Vec::new();
        for pair in self.pairs.iter().filter(|pair| claim.is_on(pair)) {
            let name = match claim {
                Claim::Only(_) => plain(&pair.name),
                Claim::Except(_) => &pair.name,
            };
            let value = Node::text(&pair.value);
            match members.iter_mut().find(|(own, _)| own == name) {
                Some((_, Node::Array(items))) => items.to_mut().push(value),
                Some((_, node)) => {
                    let first = std::mem::replace(node, Node::Null);
                    *node = Node::Array(vec![first, value].into());
                }
                None => members.push((Cow::Borrowed(name), value)),
            }
        }
        (!members.is_empty()).then(|| Node::Object(members.into()))
    }

    /// All pairs as one object: keys that are declared by their encoding, others by their brackets.
    pub(super) fn object(&self, fields: &[FormField]) -> Result<Node<'_>, Unreadable> {
        let mut object = Node::Object(Vec::new().into());
        let mut done: Vec<&str> = Vec::new();
        for pair in &self.pairs {
            let Some((first, below)) = pair.path.split_first() else {
                continue;
            };
            match fields.iter().find(|field| field.has(first)) {
                Some(field) if done.contains(&field.name) => {}
                Some(field) => {
                    done.push(field.name);
                    if let (Some(node), Node::Object(entries)) = (self.field(field)?, &mut object) {
                        entries.to_mut().push((Cow::Borrowed(field.name), node));
                    }
                }
                None if below.len() > MAX_BRACKETS => {}
                None => place(&mut object, &pair.path, pair.node()),
            }
        }
        Ok(object)
    }

    /// A member of a form; `None` where it is absent.
    pub(super) fn field(&self, field: &FormField) -> Result<Option<Node<'_>>, Unreadable> {
        if field.is_spread() {
            return Ok(self.gathered(Claim::Only(field.members)));
        }
        match (field.encoding.content, field.layout) {
            (Some(kind), Layout::List) => {
                let items = self
                    .of(field.name)
                    .map(|pair| content(pair.value.clone(), kind));
                let items = items.collect::<Result<Vec<Node<'_>>, _>>()?;
                Ok((!items.is_empty()).then(|| Node::Array(items.into())))
            }
            _ => {
                let nodes = self.nodes(field.name, field.encoding, field.layout)?;
                Ok(nodes.into_iter().next())
            }
        }
    }

    /// Whether a key came without a value.
    fn is_bare(&self, name: &str) -> bool {
        self.of(name).all(|pair| pair.raw.is_empty())
    }

    fn nodes(
        &self,
        name: &str,
        encoding: Encoding,
        layout: Layout,
    ) -> Result<Vec<Node<'_>>, Unreadable> {
        let own: Vec<&Pair> = self.of(name).collect();
        if let Some(kind) = encoding.content {
            return match own.as_slice() {
                [] => Ok(Vec::new()),
                [pair] => Ok(vec![content(pair.value.clone(), kind)?]),
                _ => Err(Unreadable::Repeated),
            };
        }
        if encoding.style == Style::DeepObject {
            return Ok(self.deep(name).into_iter().collect());
        }
        let joint = Joint {
            plus: self.escape == Escaped::Form,
            guarded: match self.escape {
                Escaped::Nothing => guarded(Escape::Plain, joint(encoding.style)),
                _ => joint(encoding.style).guarded,
            },
            ..joint(encoding.style)
        };
        let is_bare = self.is_bare(name);
        match (own.as_slice(), layout) {
            ([], _) => Ok(Vec::new()),
            (pairs, Layout::List) if encoding.is_exploded_form() => {
                let items = pairs.iter().map(|pair| Node::text(&pair.value));
                let items = Node::Array(items.collect());
                Ok(if is_bare {
                    vec![items, none()]
                } else {
                    vec![items]
                })
            }
            ([pair], _) if encoding.is_exploded_form() => Ok(vec![Node::text(&pair.value)]),
            ([pair], layout) => joint.split(&pair.raw, layout),
            (pairs, Layout::Any) if encoding.is_exploded_form() => {
                let items = pairs.iter().map(|pair| Node::text(&pair.value));
                Ok(vec![Node::Array(items.collect())])
            }
            (pairs, Layout::List | Layout::Any) => joined(&joint, pairs),
            _ => Err(Unreadable::Repeated),
        }
    }

    /// Collects `name[a][b]=...` into an object of objects.
    fn deep(&self, name: &str) -> Option<Node<'_>> {
        let known = path(name);
        let mut root = None;
        for pair in &self.pairs {
            if starts_with(&pair.path, &known) && pair.path.len() <= known.len() + MAX_BRACKETS {
                let below = pair.path.get(known.len()..).unwrap_or_default();
                place(root.get_or_insert(Node::Null), below, pair.node());
            }
        }
        root
    }
}

/// Text that nothing is escaped in, so that it is what it was when it is decoded once it is split.
fn undecoded(text: &str) -> String {
    text.replace('%', "%25").replace('+', "%2B")
}

/// A list whose items are divided, and that came in several pairs all the same.
fn joined<'n>(joint: &Joint, pairs: &[&Pair]) -> Result<Vec<Node<'n>>, Unreadable> {
    let mut all = Vec::new();
    for pair in pairs {
        let nodes = joint.split(&pair.raw, Layout::List)?;
        if let Some(Node::Array(mut items)) = nodes.into_iter().next() {
            all.append(items.to_mut());
        }
    }
    Ok(vec![Node::Array(all.into())])
}

/// Puts a value at a path. What came twice becomes an array.
fn place<'p>(node: &mut Node<'p>, below: &'p [String], value: Node<'p>) {
    match (below, &mut *node) {
        ([], Node::Null) => *node = value,
        ([], Node::Array(items)) => match value {
            Node::Array(mut more) => items.to_mut().append(more.to_mut()),
            value => items.to_mut().push(value),
        },
        ([], other) => {
            let first = std::mem::replace(other, Node::Null);
            *node = Node::Array(vec![first, value].into());
        }
        ([key, rest @ ..], Node::Object(entries)) => {
            let entries = entries.to_mut();
            let found = entries.iter().position(|(own, _)| own == key);
            let index = found.unwrap_or_else(|| {
                entries.push((Cow::Borrowed(key), Node::Null));
                entries.len() - 1
            });
            if let Some((_, inner)) = entries.get_mut(index) {
                place(inner, rest, value);
            }
        }
        ([_, ..], other) => {
            // Text where an object is needed as well: the object stays.
            *other = Node::Object(Vec::new().into());
            place(other, below, value);
        }
    }
}

/// A key without the `[]` that says that more of the same may follow.
fn plain(name: &str) -> &str {
    name.strip_suffix("[]").unwrap_or(name)
}

/// `filter[a][b]` as `filter`, `a`, `b`. A last `[]` is left out. What is not properly bracketed is one name.
pub(super) fn path(name: &str) -> Vec<String> {
    let name = plain(name);
    let whole = || vec![name.to_owned()];
    let Some((first, brackets)) = name.strip_suffix(']').and_then(|open| open.split_once('['))
    else {
        return whole();
    };
    let segments: Vec<&str> = brackets.split("][").collect();
    if first.is_empty() || segments.iter().any(|segment| segment.contains(['[', ']'])) {
        return whole();
    }
    let segments = segments
        .into_iter()
        .map(|one| unguard(one.to_owned(), BRACKETS));
    std::iter::once(first.to_owned()).chain(segments).collect()
}

pub(super) fn starts_with(path: &[String], known: &[String]) -> bool {
    path.len() >= known.len() && known.iter().zip(path).all(|(known, own)| same(known, own))
}
