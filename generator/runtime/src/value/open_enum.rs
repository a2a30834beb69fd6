//! Strings with values that are known today; any other may come.

use std::borrow::Cow;

use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::value::wire::text;

/// A generated enum over the values that the document names, with a variant that holds any other.
pub trait OpenEnum: Sized + Clone + PartialEq + Send + Sync + 'static {
    /// The values that the document names, each with its text on the wire.
    const KNOWN: &'static [(&'static str, Self)];

    /// The value's text on the wire.
    fn as_str(&self) -> &str;

    /// A value that the document does not name.
    fn unknown(text: String) -> Self;

    /// The value of a text, whether the document names it or not.
    fn from_text(text: Cow<'_, str>) -> Self {
        for (known, value) in Self::KNOWN {
            if *known == text {
                return value.clone();
            }
        }
        Self::unknown(text.into_owned())
    }

    /// Whether the document names the value.
    fn is_known(&self) -> bool {
        let text = self.as_str();
        Self::KNOWN.iter().any(|(known, _)| *known == text)
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
pub fn write<'a, T: OpenEnum>(value: &'a T, out: &mut Output<'a>) {
    out.string(value.as_str());
}
