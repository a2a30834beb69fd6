//! The included resources of a compound document (JSON:API 1.1 §7.2.3), found by type and id.

#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Deref;

use crate::document::index::{Identity, LazyIndex, Places};
use crate::document::resolve::Included;
use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::object::member::Member;
use crate::object::slot::Slot;

/// Included resources. Dereferences to a slice; absent and empty are two things.
#[derive(Clone, PartialEq)]
pub struct IncludedList<R> {
    list: Member<Vec<R>>,
    /// Whatever changes the list drops it.
    index: LazyIndex,
}

impl<R> IncludedList<R> {
    /// Whether the document has no `included` at all.
    pub fn is_absent(&self) -> bool {
        self.list.is_absent()
    }

    /// The member `included` as it came.
    pub fn member(&self) -> &Member<Vec<R>> {
        &self.list
    }

    /// The resources themselves.
    pub fn into_vec(self) -> Vec<R> {
        self.list.into_value().unwrap_or_default()
    }

    /// The member `included`, to change it.
    pub fn member_mut(&mut self) -> &mut Member<Vec<R>> {
        self.index = LazyIndex::default();
        &mut self.list
    }

    /// Adds a resource.
    pub fn push(&mut self, resource: R) {
        let list = self.member_mut();
        match list.value_mut() {
            Some(resources) => resources.push(resource),
            None => *list = Member::Value(vec![resource]),
        }
    }
}

impl<R: Included> IncludedList<R> {
    /// The resource of that type and id. The first look-up makes an index of all resources; after it, each takes constant time.
    pub fn find(&self, r#type: &str, id: &str) -> Option<&R> {
        self.get(self.index.find(self, (r#type, id))?)
    }
}

impl<R: Included> Slot for IncludedList<R> {
    fn read(&mut self, node: Option<&Node<'_>>) -> Result<(), Mismatch> {
        self.member_mut().read(node)
    }

    fn write<'a>(&'a self, name: &'static str, out: &mut Output<'a>) {
        self.list.write(name, out);
    }
}

impl<R: Included> Places for IncludedList<R> {
    fn count(&self) -> usize {
        self.len()
    }

    fn identity(&self, place: usize) -> Option<Identity<'_>> {
        self.get(place)?.identity()
    }
}

impl<R> Deref for IncludedList<R> {
    type Target = [R];

    fn deref(&self) -> &[R] {
        self.list.value().map_or(&[], Vec::as_slice)
    }
}

impl<'a, R> IntoIterator for &'a IncludedList<R> {
    type Item = &'a R;
    type IntoIter = std::slice::Iter<'a, R>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<R> From<Member<Vec<R>>> for IncludedList<R> {
    fn from(list: Member<Vec<R>>) -> Self {
        let index = LazyIndex::default();
        Self { list, index }
    }
}

impl<R> From<Vec<R>> for IncludedList<R> {
    fn from(resources: Vec<R>) -> Self {
        Member::Value(resources).into()
    }
}

/// Absent.
impl<R> Default for IncludedList<R> {
    fn default() -> Self {
        Member::Absent.into()
    }
}

impl<R: fmt::Debug> fmt::Debug for IncludedList<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.list.fmt(f)
    }
}
