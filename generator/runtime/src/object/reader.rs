//! Reading an object with declared members.

mod names;
mod taken;
#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::json::inflection::same;
use crate::json::mismatch::Mismatch;
use crate::json::node::{Entry, Node};
use crate::object::extra::Extra;
use crate::object::slot::Slot;
use crate::value::inspect;
use crate::value::map::Map;
use crate::value::sent;
use crate::value::wire::Wire;
use names::Names;
use taken::Taken;

/// Reads an object member by member; what nobody asked for is left to [`rest`](Self::rest).
///
/// A member is found by its declared name or another spelling of it; the declared one wins where several came.
/// Members that come in the order in which they are asked for are found at once.
#[derive(Debug)]
pub struct ObjectReader<'n> {
    node: &'n Node<'n>,
    entries: &'n [Entry<'n>],
    /// Where the next member is expected.
    cursor: usize,
    taken: Taken,
    names: Names,
    extra: Extra,
    /// The first member that is not what a request allows.
    odd: Option<Mismatch>,
    /// Whether other spellings of declared names are noted, to be written again.
    verbatim: bool,
}

/// The only value that the document allows for a member.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Constant {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Float(f64),
    /// Text.
    Str(&'static str),
    /// An object whose members have these values, where they are there.
    Within(&'static [(&'static str, Constant)]),
}

impl<'n> ObjectReader<'n> {
    /// Opens an object. A node that is none has no members, and [`rest`](Self::rest) tells so.
    pub fn open(node: &'n Node<'n>) -> Self {
        let (entries, odd): (&[_], _) = match node {
            Node::Object(entries) => (entries, None),
            other => (&[], Some(Mismatch::new("an object", other))),
        };
        Self {
            verbatim: false,
            node,
            entries,
            cursor: 0,
            taken: Taken::new(entries.len()),
            names: Names::default(),
            extra: Extra::new(),
            odd,
        }
    }

    /// The object's keys are somebody else's, though some are declared: each is written again as it came.
    pub fn verbatim(&mut self) -> &mut Self {
        self.verbatim = true;
        self
    }

    /// A member of a reply, where anything may come: what does not fit is kept in the field.
    pub fn member(&mut self, name: &'static str, field: &mut dyn Slot) -> &mut Self {
        // The field itself tells that it is odd.
        let _ = field.read(self.take(name));
        self
    }

    /// A member of a request that may be missing. The first one that does not fit is told by [`rest`](Self::rest).
    pub fn optional(&mut self, name: &'static str, field: &mut dyn Slot) -> &mut Self {
        if let Err(odd) = field.read(self.take(name)) {
            self.odd.get_or_insert(odd.under(name));
        }
        self
    }

    /// A member that has to be there; an `Option` is a value that may be null.
    ///
    /// # Errors
    /// Where it is missing or odd.
    pub fn required<T: Wire>(&mut self, name: &'static str) -> Result<T, Mismatch> {
        match self.must_take(name).map(T::read)? {
            Ok(value) => Ok(value),
            Err(odd) => Err(odd.under(name)),
        }
    }

    fn must_take(&mut self, name: &'static str) -> Result<&'n Node<'n>, Mismatch> {
        match self.odd.take() {
            Some(odd) => Err(odd),
            None => self.take(name).ok_or_else(|| missing(name)),
        }
    }

    /// A member whose value the document fixes. Another one, or none, is noted for [`rest`](Self::rest).
    pub fn constant(&mut self, name: &'static str, constant: impl Into<Constant>) -> &mut Self {
        self.fixed(name, constant.into())
    }

    fn fixed(&mut self, name: &'static str, constant: Constant) -> &mut Self {
        match self.take(name) {
            Some(node) if constant.is(node) => {}
            other => {
                if let (Constant::Str(own), "type") = (constant, name) {
                    inspect::note_foreign(self.node, own, other);
                }
                self.extra.deviate(name, other.map(Node::to_value));
            }
        }
        self
    }

    /// All members that were not asked for, as `T`; those that do not fit stay for [`rest`](Self::rest).
    pub fn map<T: Wire>(&mut self, map: &mut Map<T>) -> &mut Self {
        self.note_respelled();
        for (index, (key, node)) in self.entries.iter().enumerate() {
            if self.taken.contains(index) {
                continue;
            }
            match T::read(node) {
                Ok(value) => {
                    self.taken.insert(index);
                    map.push(key.clone().into_owned(), value);
                }
                Err(mismatch) => inspect::note(node, &mismatch),
            }
        }
        self
    }

    /// What nobody asked for; the object is read.
    ///
    /// # Errors
    /// Where it is no object, or an [`optional`](Self::optional) member does not fit.
    pub fn rest(&mut self, extra: &mut Extra) -> Result<(), Mismatch> {
        *extra = std::mem::take(&mut self.extra);
        if self.taken.left() > 0 {
            self.note_respelled();
            for (index, (key, node)) in self.entries.iter().enumerate() {
                if !self.taken.contains(index) {
                    extra.push(key.clone().into_owned(), node.to_value());
                }
            }
        }
        self.odd.take().map_or(Ok(()), Err)
    }

    /// Takes a member, whatever it is; `None` where there is none of that name, in any spelling.
    pub fn take(&mut self, name: &'static str) -> Option<&'n Node<'n>> {
        // A name may come twice, and the first counts: none before this one may have been passed over.
        if let Some((key, node)) = self.entries.get(self.cursor)
            && key == name
            && self.taken.count() == self.cursor
        {
            self.taken.insert(self.cursor);
            self.cursor += 1;
            return Some(node);
        }
        self.search(name)
    }

    /// A member whose default stands for whatever does not fit; that is noted for [`rest`](Self::rest).
    pub(crate) fn lenient<T: Wire + Default>(&mut self, name: &'static str) -> T {
        let node = self.take(name);
        node.and_then(|node| T::read(node).ok()).unwrap_or_else(|| {
            self.extra.deviate(name, node.map(Node::to_value));
            T::default()
        })
    }

    /// The primary data of a document. Where it may be null, a document without it is read as well; that it did not come is
    /// noted for [`rest`](Self::rest). A single resource of another type is refused where that is asked for.
    pub(crate) fn primary_data<T: Wire>(&mut self) -> Result<T, Mismatch> {
        if let Some(odd) = self.odd.take() {
            return Err(odd);
        }
        let node = self.take("data");
        match inspect::read_own::<T>(node.unwrap_or(&Node::Null)) {
            Ok(data) => {
                if node.is_none() {
                    self.extra.deviate("data", None);
                }
                Ok(data)
            }
            Err(odd) if node.is_none() => Err(Mismatch::missing(odd.expected()).under("data")),
            Err(odd) => Err(odd.under("data")),
        }
    }

    /// Tells of what is left that has the name of what was taken in another spelling, where somebody asks.
    fn note_respelled(&self) {
        if self.verbatim || self.taken.left() == 0 || !sent::is_asked() {
            return;
        }
        let (taken, left): (Vec<_>, Vec<_>) =
            (self.entries.iter().enumerate()).partition(|(index, _)| self.taken.contains(*index));
        for (_, (key, node)) in left {
            if taken
                .iter()
                .any(|(_, (other, _))| key != other && same(other, key))
            {
                sent::note_respelled(node);
            }
        }
    }

    /// Looks at members that come in another order, and tells which did not come.
    fn search(&mut self, name: &'static str) -> Option<&'n Node<'n>> {
        if self.taken.left() == 0 {
            return None;
        }
        self.names.read(self.entries);
        let index = self.find(name)?;
        self.taken.insert(index);
        self.cursor = index + 1;
        let (key, node) = self.entries.get(index)?;
        if self.verbatim && key != name {
            self.extra.respell(name, key);
        }
        Some(node)
    }

    /// The first member of exactly that name, or else the first with another spelling of it.
    fn find(&self, name: &str) -> Option<usize> {
        let mut spelled = None;
        for index in self.names.like(name, self.entries) {
            match self.entries.get(index) {
                _ if self.taken.contains(index) => {}
                Some((key, _)) if key == name => return Some(index),
                Some((key, _)) if spelled.is_none() && same(name, key) => spelled = Some(index),
                _ => {}
            }
        }
        spelled
    }
}

fn missing(name: &'static str) -> Mismatch {
    Mismatch::missing("a value").under(name)
}

impl Constant {
    /// Whether a value is this one.
    pub fn is(self, node: &Node<'_>) -> bool {
        match (self, node) {
            (Self::Null, Node::Null) => true,
            (Self::Bool(constant), Node::Bool(value)) => constant == *value,
            (Self::Int(constant), Node::Number(number)) => number.as_i64() == Some(constant),
            (Self::Float(constant), Node::Number(number)) => {
                number.is_f64() && number.as_f64() == Some(constant)
            }
            (Self::Str(constant), Node::String(text)) => constant == text,
            (Self::Within(members), Node::Object(_)) => members.iter().all(|(name, constant)| {
                let value = node.get(name);
                value.is_none_or(|value| constant.is(value))
            }),
            _ => false,
        }
    }

    /// The constant as JSON.
    pub fn to_node<'a>(self) -> Node<'a> {
        match self {
            Self::Null => Node::Null,
            Self::Bool(value) => Node::Bool(value),
            Self::Int(value) => Node::Number(value.into()),
            Self::Float(value) => match Value::from(value) {
                Value::Number(number) => Node::Number(number),
                _ => Node::Null,
            },
            Self::Str(text) => Node::text(text),
            Self::Within(members) => {
                let members = members.iter();
                let members = members.map(|(name, value)| ((*name).into(), value.to_node()));
                Node::Object(members.collect())
            }
        }
    }
}

impl From<&'static str> for Constant {
    fn from(text: &'static str) -> Self {
        Self::Str(text)
    }
}

impl From<bool> for Constant {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Constant {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}
