//! What to-one and to-many relationships have in common.

use crate::json::inflection::Inflection;
use crate::json::mismatch::Mismatch;
use crate::json::node::{Kind, Node};
use crate::json::output::Output;
use crate::object::extra::Extra;
use crate::object::member::Member;
use crate::object::reader::ObjectReader;
use crate::object::slot::Slot;
use crate::value::inspect;
use crate::value::odd::Odd;
use crate::value::wire::Wire;

/// A relationship object whose linkage is a `D`.
#[derive(Clone, PartialEq)]
pub(super) struct Relationship<D> {
    pub(super) came: Came,
    pub(super) data: Member<D>,
    pub(super) extra: Extra,
}

/// What stands in the place of the relationship object.
#[derive(Clone, Default, PartialEq)]
pub(super) enum Came {
    #[default]
    Absent,
    Null,
    Object,
    Odd(Odd),
}

impl<D> Relationship<D> {
    pub(super) fn new(data: Member<D>) -> Self {
        let extra = Extra::new();
        Self {
            came: Came::Object,
            data,
            extra,
        }
    }

    pub(super) fn kind(&self) -> Option<Kind> {
        match &self.came {
            Came::Absent => None,
            Came::Null => Some(Kind::Null),
            Came::Object => Some(Kind::Object),
            Came::Odd(value) => Some(Kind::of(value)),
        }
    }
}

/// Absent.
impl<D> Default for Relationship<D> {
    fn default() -> Self {
        Self {
            came: Came::Absent,
            data: Member::Absent,
            extra: Extra::new(),
        }
    }
}

/// Reads anything: what is no relationship object is kept as it came.
impl<D: Wire> Slot for Relationship<D> {
    fn read(&mut self, node: Option<&Node<'_>>) -> Result<(), Mismatch> {
        match node {
            None => {}
            Some(Node::Null) => self.came = Came::Null,
            Some(node) => {
                self.came = match node {
                    Node::Object(_) => Came::Object,
                    other => Came::Odd(other.into()),
                };
                let read = ObjectReader::open(node)
                    .member("data", &mut self.data)
                    .rest(&mut self.extra);
                return read.inspect_err(|mismatch| inspect::note(node, mismatch));
            }
        }
        Ok(())
    }

    fn write<'a>(&'a self, name: &'static str, out: &mut Output<'a>) {
        if self.is_left_out() {
            return;
        }
        out.name(name);
        self.write_value(out);
    }
}

impl<D: Wire> Relationship<D> {
    fn is_left_out(&self) -> bool {
        matches!(self.came, Came::Absent) && self.extra.is_empty()
    }

    /// Writes it among other values, where it cannot be left out: null where nothing came.
    pub(crate) fn write_value<'a>(&'a self, out: &mut Output<'a>) {
        match &self.came {
            Came::Absent | Came::Null if self.extra.is_empty() => out.null(),
            Came::Odd(value) => out.value(value),
            // Members of a relationship object are of one word each: there is nothing to inflect.
            _ => {
                let style = out.set_style(Inflection::Kebab);
                out.object(|object| {
                    object.member("data", &self.data).rest(&self.extra);
                });
                out.set_style(style);
            }
        }
    }
}
