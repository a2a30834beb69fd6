//! Objects whose keys are free.

#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::value::wire::{Layout, Wire};

/// An object of which the document says nothing more.
pub type FreeObject = Map<Value>;

/// An object whose keys are somebody else's: kept in order and never inflected.
///
/// A list of pairs and not a hash table: such objects are small, and a list is quicker to read, to drop and to compile.
/// Finding a key takes time in proportion to the number of members.
#[derive(Clone, Debug)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Map<T> {
    /// The empty map.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        // Where input repeats a key the last one counts, as for `serde_json`.
        let found = self.0.iter().rev().find(|(own, _)| own == key);
        found.map(|(_, value)| value)
    }

    /// The value of a key, to change it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        let found = self.0.iter_mut().rev().find(|(own, _)| own == key);
        found.map(|(_, value)| value)
    }

    /// Whether there is such a key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Adds a member, or replaces its value; gives the value that it had.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<T>) -> Option<T> {
        let (key, value) = (key.into(), value.into());
        if let Some(old) = self.get_mut(&key) {
            return Some(std::mem::replace(old, value));
        }
        self.0.push((key, value));
        None
    }

    /// Takes a member out.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        let mut last = None;
        while let Some(index) = self.0.iter().rposition(|(own, _)| own == key) {
            let (_, value) = self.0.remove(index);
            last.get_or_insert(value);
        }
        last
    }

    /// Members in order.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter(self.0.iter())
    }

    /// Keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(key, _)| key)
    }

    /// Values in order.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.iter().map(|(_, value)| value)
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a member without a look whether there is one of that key.
    pub(crate) fn push(&mut self, key: String, value: T) {
        self.0.push((key, value));
    }
}

/// Members of a [`Map`] in order.
#[derive(Clone, Debug)]
pub struct Iter<'a, T>(std::slice::Iter<'a, (String, T)>);

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = (&'a str, &'a T);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, value)| (key.as_str(), value))
    }
}

impl<T: Wire> Wire for Map<T> {
    const LAYOUT: Layout = Layout::Object;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let Node::Object(entries) = node else {
            return Err(Mismatch::new("an object", node));
        };
        let mut map = Self(Vec::with_capacity(entries.len()));
        for (key, node) in entries {
            let value = T::read(node).map_err(|odd| odd.under(key))?;
            map.push(key.clone().into_owned(), value);
        }
        Ok(map)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.open_object();
        for (key, value) in self.iter() {
            out.key(key);
            value.write(out);
        }
        out.close_object();
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// In any order, as JSON objects are compared.
impl<T: PartialEq> PartialEq for Map<T> {
    fn eq(&self, other: &Self) -> bool {
        let same_order = || self.0 == other.0;
        let any_order = || {
            self.iter()
                .all(|(key, value)| other.get(key) == Some(value))
        };
        self.len() == other.len() && (same_order() || any_order())
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(members: I) -> Self {
        let mut map = Self::new();
        map.extend(members);
        map
    }
}

impl<K: Into<String>, T> Extend<(K, T)> for Map<T> {
    fn extend<I: IntoIterator<Item = (K, T)>>(&mut self, members: I) {
        for (key, value) in members {
            self.insert(key, value);
        }
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Map<T> {
    type Item = (&'a str, &'a T);
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
