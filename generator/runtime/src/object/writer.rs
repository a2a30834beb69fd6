//! Writing an object with declared members.

#[cfg(test)]
mod tests;

use crate::json::inflection::Inflection;
use crate::json::node::{Entry, Node};
use crate::object::extra::Extra;
use crate::object::reader::Constant;
use crate::object::slot::Slot;
use crate::value::map::Map;
use crate::value::wire::Wire;

/// Writes an object member by member; [`rest`](Self::rest) ends it.
#[derive(Debug)]
#[must_use = "`rest` ends the object"]
pub struct ObjectWriter<'a> {
    style: Inflection,
    entries: Vec<Entry<'a>>,
    /// Whether nothing was written but what the document fixes.
    is_blank: bool,
}

impl<'a> ObjectWriter<'a> {
    /// An object without members, whose declared names are spelled as `style` says.
    pub fn new(style: Inflection) -> Self {
        let (entries, is_blank) = (Vec::new(), true);
        Self {
            style,
            entries,
            is_blank,
        }
    }

    /// The object's keys are somebody else's, though some are declared: they are written as they came, or else as they are
    /// declared, and so is everything inside.
    pub fn verbatim(&mut self) -> &mut Self {
        self.style = Inflection::Kebab;
        self
    }

    /// A member whose value the document fixes.
    pub fn constant(&mut self, name: &'static str, constant: impl Into<Constant>) -> &mut Self {
        self.entries
            .push((self.style.apply(name), constant.into().to_node()));
        self
    }

    /// A member that is left out where its field says so.
    pub fn member(&mut self, name: &'static str, field: &'a dyn Slot) -> &mut Self {
        match field.write(self.style) {
            Some(node) => self.push(name, node),
            None => self,
        }
    }

    /// A member that is always there; `None` is null.
    pub fn required<T: Wire>(&mut self, name: &'static str, value: &'a T) -> &mut Self {
        let node = value.write(self.style);
        self.push(name, node)
    }

    /// Members whose names are not declared but whose type is. Keys are written as they are.
    pub fn map<T: Wire>(&mut self, map: &'a Map<T>) -> &mut Self {
        for (key, value) in map.iter() {
            let node = value.write(self.style);
            self.push_entry((key.into(), node));
        }
        self
    }

    /// Undeclared members, as they came, and constants that deviate; the object is complete.
    pub fn rest(&mut self, extra: &'a Extra) -> Node<'a> {
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
        self.is_blank &= extra.is_default();
        self.entries.extend(extra.write());
        Node::Object(std::mem::take(&mut self.entries).into())
    }

    fn push(&mut self, name: &'static str, node: Node<'a>) -> &mut Self {
        self.push_entry((self.style.apply(name), node))
    }

    fn push_entry(&mut self, entry: Entry<'a>) -> &mut Self {
        self.is_blank = false;
        self.entries.push(entry);
        self
    }

    /// Whether nothing was written but what the document fixes.
    pub(crate) fn is_blank(&self) -> bool {
        self.is_blank
    }
}
