//! Writing an object with declared members.

#[cfg(test)]
mod tests;

use crate::extra::Extra;
use crate::id::Id;
use crate::inflection::Inflection;
use crate::linkage::{ToMany, ToOne};
use crate::map::Map;
use crate::member::Member;
use crate::node::{Entry, Node};
use crate::part::Part;
use crate::reader::Constant;
use crate::wire::Wire;

/// Writes an object member by member; [`rest`](Self::rest) ends it.
#[derive(Debug)]
#[must_use = "`rest` ends the object"]
pub struct ObjectWriter<'a> {
    style: Inflection,
    entries: Vec<Entry<'a>>,
}

impl<'a> ObjectWriter<'a> {
    /// An object without members, whose declared names are spelled as `style` says.
    pub fn new(style: Inflection) -> Self {
        let entries = Vec::new();
        Self { style, entries }
    }

    /// An object whose keys are somebody else's, though some are declared: they are written as they came, or else as they
    /// are declared, and so is everything inside.
    pub fn verbatim() -> Self {
        Self::new(Inflection::Kebab)
    }

    /// A member whose value the document fixes.
    pub fn constant(self, name: &'static str, constant: impl Into<Constant>) -> Self {
        self.push(name, constant.into().to_node())
    }

    /// The resource's `id`, where it has one.
    pub fn id<R: ?Sized>(self, id: &'a Id<R>) -> Self {
        self.push_some("id", id.write_member())
    }

    /// A member, where it is not absent.
    pub fn member<T: Wire>(self, name: &'static str, member: &'a Member<T>) -> Self {
        let node = member.write(self.style);
        self.push_some(name, node)
    }

    /// A member that is always there.
    pub fn required<T: Wire>(self, name: &'static str, value: &'a T) -> Self {
        let node = value.write(self.style);
        self.push(name, node)
    }

    /// A member that is always there, null for `None`.
    pub fn nullable<T: Wire>(self, name: &'static str, value: &'a Option<T>) -> Self {
        self.required(name, value)
    }

    /// A member that is left out for `None`.
    pub fn optional<T: Wire>(self, name: &'static str, value: &'a Option<T>) -> Self {
        let node = value.as_ref().map(|value| value.write(self.style));
        self.push_some(name, node)
    }

    /// A member that is left out where it is absent: the same as [`member`](Self::member), for symmetry with reading.
    pub fn optional_nullable<T: Wire>(self, name: &'static str, member: &'a Member<T>) -> Self {
        self.member(name, member)
    }

    /// An object that is always reachable, where it is not absent.
    pub fn part<T: Wire + Default>(self, name: &'static str, part: &'a Part<T>) -> Self {
        let node = part.write(self.style);
        self.push_some(name, node)
    }

    /// A to-one relationship, where it is not absent.
    pub fn to_one<T: ?Sized>(self, name: &'static str, relationship: &'a ToOne<T>) -> Self {
        self.push_some(name, relationship.write_member())
    }

    /// A to-many relationship, where it is not absent.
    pub fn to_many<T: ?Sized>(self, name: &'static str, relationship: &'a ToMany<T>) -> Self {
        self.push_some(name, relationship.write_member())
    }

    /// Members whose names are not declared but whose type is. Keys are written as they are.
    pub fn map<T: Wire>(mut self, map: &'a Map<T>) -> Self {
        let style = self.style;
        let entry = |(key, value): (&'a str, &'a T)| (key.into(), value.write(style));
        self.entries.extend(map.iter().map(entry));
        self
    }

    /// Undeclared members, as they came, and constants that deviate; the object is complete.
    pub fn rest(mut self, extra: &'a Extra) -> Node<'a> {
        for (name, value) in extra.deviations() {
            let key = self.style.apply(name);
            if let Some(index) = self.entries.iter().position(|(k, _)| *k == key) {
                match value {
                    Some(value) => {
                        let node = Node::from(value);
                        self.entries.splice(index..=index, [(key, node)]);
                    }
                    None => {
                        self.entries.remove(index);
                    }
                }
            }
        }
        for (name, spelling) in extra.spellings() {
            if let Some((key, _)) = self.entries.iter_mut().find(|(key, _)| key == name) {
                *key = spelling.as_str().into();
            }
        }
        self.entries.extend(extra.write());
        Node::Object(self.entries)
    }

    /// A member that is a node already, where there is one.
    pub fn node(self, name: &'static str, node: Option<Node<'a>>) -> Self {
        self.push_some(name, node)
    }

    fn push(mut self, name: &'static str, node: Node<'a>) -> Self {
        self.entries.push((self.style.apply(name), node));
        self
    }

    fn push_some(self, name: &'static str, node: Option<Node<'a>>) -> Self {
        match node {
            Some(node) => self.push(name, node),
            None => self,
        }
    }
}
