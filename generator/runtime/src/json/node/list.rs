//! The parts of a node: items or members.

use std::fmt;
use std::ops::Deref;

/// Items of an array or members of an object: a slice, its own or in the memory that a whole document was read into.
#[derive(Clone)]
pub enum List<'a, T> {
    /// On the heap.
    Owned(Vec<T>),
    /// In memory that lives as long as the document is read.
    Borrowed(&'a [T]),
}

impl<T: Clone> List<'_, T> {
    /// The parts, to change them. Borrowed ones are copied first.
    pub fn to_mut(&mut self) -> &mut Vec<T> {
        if let Self::Borrowed(parts) = *self {
            *self = Self::Owned(parts.to_vec());
        }
        match self {
            Self::Owned(parts) => parts,
            Self::Borrowed(_) => unreachable!("a borrowed list was replaced by its copy"),
        }
    }
}

impl<T> Deref for List<'_, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::Owned(parts) => parts,
            Self::Borrowed(parts) => parts,
        }
    }
}

impl<T> From<Vec<T>> for List<'_, T> {
    fn from(parts: Vec<T>) -> Self {
        Self::Owned(parts)
    }
}

impl<T> FromIterator<T> for List<'_, T> {
    fn from_iter<I: IntoIterator<Item = T>>(parts: I) -> Self {
        Self::Owned(parts.into_iter().collect())
    }
}

impl<'l, T> IntoIterator for &'l List<'_, T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: PartialEq> PartialEq for List<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: fmt::Debug> fmt::Debug for List<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
