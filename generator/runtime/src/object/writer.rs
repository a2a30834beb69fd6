//! Writing an object with declared members.

#[cfg(test)]
mod tests;

use crate::json::inflection::Inflection;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::object::extra::Extra;
use crate::object::reader::Constant;
use crate::object::slot::Slot;
use crate::value::map::Map;
use crate::value::wire::Wire;

/// Writes an object member by member; [`rest`](Self::rest) ends it.
#[derive(Debug)]
pub struct ObjectWriter<'o, 'a> {
    out: &'o mut Output<'a>,
    /// Whether nothing was written but what the document fixes.
    is_blank: bool,
    /// Whether members have to be changed that are written already.
    is_to_amend: bool,
}

/// Whether an object has a member whose value the document does not fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Nothing was written but what the document fixes.
    Blank,
    /// It has.
    Some,
}

impl<'a> Output<'a> {
    /// An object whose members `members` writes, the last of which is [`ObjectWriter::rest`]. It is called a second time where
    /// the object came with a constant that has another value than the document says, or with a key that is spelled
    /// otherwise: text that is written cannot be changed.
    pub fn object(&mut self, members: impl Fn(&mut ObjectWriter<'_, 'a>)) -> Written {
        self.whole(&members)
    }

    /// Compiled once, not for each object.
    fn whole(&mut self, members: &dyn Fn(&mut ObjectWriter<'_, 'a>)) -> Written {
        let (before, style) = (self.mark(), self.style());
        self.open_object();
        let mut writer = ObjectWriter {
            out: &mut *self,
            is_blank: true,
            is_to_amend: false,
        };
        members(&mut writer);
        let (is_blank, is_to_amend) = (writer.is_blank, writer.is_to_amend);
        self.set_style(style);
        self.close_object();
        if is_to_amend {
            self.take_back(before);
            let mut tree = Output::tree(style);
            tree.whole(members);
            self.node(tree.into_tree());
        }
        match is_blank {
            true => Written::Blank,
            false => Written::Some,
        }
    }
}

impl<'a> ObjectWriter<'_, 'a> {
    /// The object's keys are somebody else's, though some are declared: they are written as they came, or else as they are
    /// declared, and so is everything inside.
    pub fn verbatim(&mut self) -> &mut Self {
        self.out.set_style(Inflection::Kebab);
        self
    }

    /// A member whose value the document fixes.
    pub fn constant(&mut self, name: &'static str, constant: impl Into<Constant>) -> &mut Self {
        self.out.name(name);
        self.out.node(constant.into().to_node());
        self
    }

    /// A member that is left out where its field says so.
    pub fn member(&mut self, name: &'static str, field: &'a dyn Slot) -> &mut Self {
        let before = self.out.mark();
        field.write(name, self.out);
        self.is_blank &= self.out.mark() == before;
        self
    }

    /// A member that is always there; `None` is null.
    pub fn required<T: Wire>(&mut self, name: &'static str, value: &'a T) -> &mut Self {
        self.is_blank = false;
        self.out.name(name);
        value.write(self.out);
        self
    }

    /// Members whose names are not declared but whose type is. Keys are written as they are.
    pub fn map<T: Wire>(&mut self, map: &'a Map<T>) -> &mut Self {
        for (key, value) in map.iter() {
            self.is_blank = false;
            self.out.key(key);
            value.write(self.out);
        }
        self
    }

    /// Undeclared members, as they came, and constants that deviate; the object is complete.
    pub fn rest(&mut self, extra: &'a Extra) {
        if extra.is_default() {
            return;
        }
        self.is_blank = false;
        self.amend(extra);
        for (key, value) in extra.iter() {
            self.out.key(key);
            self.out.value(value);
        }
    }

    /// Changes what is written already: constants that came with another value, and keys that came in another spelling.
    fn amend(&mut self, extra: &'a Extra) {
        let is_to_amend = !extra.deviations().is_empty() || !extra.spellings().is_empty();
        if !is_to_amend {
            return;
        }
        let style = self.out.style();
        let Some(entries) = self.out.entries() else {
            self.is_to_amend = true;
            return;
        };
        for (name, value) in extra.deviations() {
            let key = style.apply(name);
            if let Some(index) = entries.iter().position(|(own, _)| *own == key) {
                match value {
                    Some(value) => {
                        let node = Node::from(value);
                        entries.splice(index..=index, [(key, node)]);
                    }
                    None => {
                        entries.remove(index);
                    }
                }
            }
        }
        for (name, spelling) in extra.spellings() {
            if let Some((key, _)) = entries.iter_mut().find(|(key, _)| key == name) {
                *key = spelling.as_str().into();
            }
        }
    }
}

/// An object as a value, once as a tree and once as text.
#[cfg(test)]
pub(crate) fn written<'a>(
    style: Inflection,
    members: &dyn Fn(&mut ObjectWriter<'_, 'a>),
) -> serde_json::Value {
    let (mut tree, mut text) = (Output::tree(style), Output::text(style));
    assert_eq!(tree.whole(members), text.whole(members));
    let value = tree.into_tree().to_value();
    assert_eq!(
        serde_json::from_slice::<serde_json::Value>(&text.into_text()).ok(),
        Some(value.clone())
    );
    value
}
