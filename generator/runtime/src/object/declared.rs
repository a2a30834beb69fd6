//! Objects with declared members.

use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::object::reader::ObjectReader;
use crate::object::writer::{ObjectWriter, Written};

/// An object whose members are its fields: two lists of calls, one for each way.
///
/// Generated types implement it, and [`objects`](crate::objects) makes them [`Wire`](crate::Wire) values. All that happens
/// around the members is compiled once, for `dyn Object`, and not for each of hundreds of types.
pub trait Object {
    /// Reads the members into fields that have their default values.
    ///
    /// # Errors
    /// Where the node is no object, or a member of a request does not fit.
    fn read_members(&mut self, object: &mut ObjectReader<'_>) -> Result<(), Mismatch>;

    /// Writes the members.
    fn write_members<'a>(&'a self, object: &mut ObjectWriter<'_, 'a>);
}

/// Reads an object: what its `Wire::read` calls.
///
/// # Errors
/// Where the node is no object, or a member of a request does not fit.
pub fn read<T: Object + Default>(node: &Node<'_>) -> Result<T, Mismatch> {
    let mut this = T::default();
    match fill(&mut this, node) {
        Ok(()) => Ok(this),
        Err(odd) => Err(odd),
    }
}

/// Writes an object: what its `Wire::write` calls.
pub fn write<'a>(object: &'a dyn Object, out: &mut Output<'a>) -> Written {
    out.object(|members| object.write_members(members))
}

/// Reads an object into one that has its default value.
pub(crate) fn fill(object: &mut dyn Object, node: &Node<'_>) -> Result<(), Mismatch> {
    object.read_members(&mut ObjectReader::open(node))
}
