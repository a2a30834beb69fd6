//! Fields that stand for a member which may be missing.

use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::value::wire::Wire;

/// A field that stands for a member of an object: it can tell that the member did not come.
///
/// [`ObjectReader`](crate::ObjectReader) and [`ObjectWriter`](crate::ObjectWriter) know fields by this trait alone, and so are
/// compiled once: a generated type adds a call for each member and no instantiation of reader or writer.
pub trait Slot {
    /// Reads the member into a field that has its default value; `None` where the object has none.
    ///
    /// # Errors
    /// Where the member does not fit. What can be kept of it is in the field all the same; a reader that takes anything
    /// goes on, one that is strict tells the error.
    fn read(&mut self, node: Option<&Node<'_>>) -> Result<(), Mismatch>;

    /// Writes the member under its declared name, or nothing where the object gets no such member.
    fn write<'a>(&'a self, name: &'static str, out: &mut Output<'a>);
}

/// `None` is a member that is missing; null is read where `T` may be null.
impl<T: Wire> Slot for Option<T> {
    fn read(&mut self, node: Option<&Node<'_>>) -> Result<(), Mismatch> {
        if let Some(node) = node {
            *self = Some(T::read(node)?);
        }
        Ok(())
    }

    fn write<'a>(&'a self, name: &'static str, out: &mut Output<'a>) {
        if let Some(value) = self {
            out.name(name);
            value.write(out);
        }
    }
}

/// What a field writes as a member of an object.
#[cfg(test)]
pub(crate) fn written(field: &dyn Slot, style: crate::Inflection) -> Option<serde_json::Value> {
    let mut out = Output::tree(style);
    out.open_object();
    field.write("member", &mut out);
    out.close_object();
    out.into_tree().get("member").map(Node::to_value)
}
