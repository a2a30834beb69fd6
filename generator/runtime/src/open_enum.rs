//! Strings with values that are known today; any other may come.

use std::borrow::Cow;

use crate::mismatch::Mismatch;
use crate::node::Node;
use crate::wire::text;

/// A generated enum over the values that the document names, with a variant that holds any other.
pub trait OpenEnum: Sized + Clone + PartialEq + Send + Sync + 'static {
    /// The values that the document names.
    const KNOWN: &'static [&'static str];

    /// The value's text on the wire.
    fn as_str(&self) -> &str;

    /// The value of a text, whether the document names it or not.
    fn from_text(text: Cow<'_, str>) -> Self;

    /// Whether the document names the value.
    fn is_known(&self) -> bool {
        Self::KNOWN.contains(&self.as_str())
    }
}

/// Reads an open enum: what its `Wire::read` calls.
///
/// # Errors
/// Where the node is no string.
pub fn read<T: OpenEnum>(node: &Node<'_>) -> Result<T, Mismatch> {
    text(node).map(|text| T::from_text(Cow::Borrowed(text)))
}

/// Writes an open enum: what its `Wire::write` calls.
pub fn write<T: OpenEnum>(value: &T) -> Node<'_> {
    Node::text(value.as_str())
}
