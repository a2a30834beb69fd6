//! Fields that stand for a member which may be missing.

use crate::json::inflection::Inflection;
use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
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

    /// What to write; `None` where the object gets no such member.
    fn write(&self, style: Inflection) -> Option<Node<'_>>;
}

/// `None` is a member that is missing; null is read where `T` may be null.
impl<T: Wire> Slot for Option<T> {
    fn read(&mut self, node: Option<&Node<'_>>) -> Result<(), Mismatch> {
        if let Some(node) = node {
            *self = Some(T::read(node)?);
        }
        Ok(())
    }

    fn write(&self, style: Inflection) -> Option<Node<'_>> {
        self.as_ref().map(|value| value.write(style))
    }
}
