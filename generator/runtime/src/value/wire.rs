//! What has a place in a JSON:API document.

#[cfg(test)]
mod tests;

use std::fmt::Debug;

use compact_str::CompactString;
use serde_json::Value;

use crate::json::inflection::Inflection;
use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;

/// What a value consists of: which of OpenAPI's ways to write it outside of JSON is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One text, number or boolean.
    Scalar,
    /// Items.
    List,
    /// Members.
    Object,
    /// Any of these.
    Any,
}

/// Anything that has a place in a JSON:API document.
///
/// What `read` accepts, `write` gives back: the same JSON, in the spelling that is asked for.
pub trait Wire: Sized + Clone + Debug + PartialEq + Send + Sync + 'static {
    /// What values consist of, for those that come in a path, a query, a header or a form.
    const LAYOUT: Layout = Layout::Any;

    /// Reads a value.
    ///
    /// # Errors
    /// Says where and in which way the value does not fit.
    fn read(node: &Node<'_>) -> Result<Self, Mismatch>;

    /// Writes the value.
    fn write<'a>(&'a self, out: &mut Output<'a>);

    /// The value as a tree, for those who look at it before it is sent; declared names are spelled as `style` says.
    fn to_node(&self, style: Inflection) -> Node<'_> {
        let mut out = Output::tree(style);
        self.write(&mut out);
        out.into_tree()
    }
}

impl Wire for String {
    const LAYOUT: Layout = Layout::Scalar;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        text(node).map(str::to_owned)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.string(self);
    }
}

/// Text that is short as a rule, and then needs no memory of its own: types and ids of linked resources.
impl Wire for CompactString {
    const LAYOUT: Layout = Layout::Scalar;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        text(node).map(Self::new)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.string(self);
    }
}

impl Wire for bool {
    const LAYOUT: Layout = Layout::Scalar;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        match node {
            Node::Bool(value) => Ok(*value),
            other => Err(Mismatch::new("a boolean", other)),
        }
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.boolean(*self);
    }
}

impl Wire for i64 {
    const LAYOUT: Layout = Layout::Scalar;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        integer(node)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.integer(*self);
    }
}

impl Wire for i32 {
    const LAYOUT: Layout = Layout::Scalar;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let narrow = |wide| i32::try_from(wide).ok();
        let value = integer(node).ok().and_then(narrow);
        value.ok_or_else(|| Mismatch::new("an integer of 32 bits", node))
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.integer((*self).into());
    }
}

impl Wire for Value {
    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        Ok(node.to_value())
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.value(self);
    }
}

impl<T: Wire> Wire for Vec<T> {
    const LAYOUT: Layout = Layout::List;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        let items = items(node)?;
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            match T::read(item) {
                Ok(item) => list.push(item),
                Err(odd) => return Err(odd.at(list.len())),
            }
        }
        Ok(list)
    }

    // A loop: adapters of iterators are compiled anew for each type, and there are hundreds.
    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.open_array();
        for item in self {
            item.write(out);
        }
        out.close_array();
    }
}

/// `None` is `null`.
impl<T: Wire> Wire for Option<T> {
    const LAYOUT: Layout = T::LAYOUT;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        match node {
            Node::Null => Ok(None),
            value => T::read(value).map(Some),
        }
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        match self {
            None => out.null(),
            Some(value) => value.write(out),
        }
    }
}

impl<T: Wire> Wire for Box<T> {
    const LAYOUT: Layout = T::LAYOUT;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        T::read(node).map(Box::new)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        (**self).write(out);
    }
}

/// The text of a node, for types that are text.
///
/// # Errors
/// Where the node is no string.
pub fn text<'n>(node: &'n Node<'_>) -> Result<&'n str, Mismatch> {
    node.as_str().ok_or_else(|| Mismatch::new("a string", node))
}

/// The items of a node, for types that are arrays.
///
/// # Errors
/// Where the node is no array.
pub fn items<'n>(node: &'n Node<'n>) -> Result<&'n [Node<'n>], Mismatch> {
    match node {
        Node::Array(items) => Ok(items),
        other => Err(Mismatch::new("an array", other)),
    }
}

/// An integer, however it is spelled: `1.0` and `1e3` are integers too (JSON Schema 2020-12 §6.1.1).
fn integer(node: &Node<'_>) -> Result<i64, Mismatch> {
    let value = match node {
        Node::Number(number) => number.as_i64().or_else(|| whole(number.as_f64()?)),
        _ => None,
    };
    value.ok_or_else(|| Mismatch::new("an integer", node))
}

/// The integer that an `f64` is, where it tells that one from its neighbours.
fn whole(value: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let is_whole = value.fract() == 0.0 && value.abs() <= EXACT;
    // Whole, and within 2^53: nothing is lost.
    #[allow(clippy::cast_possible_truncation, reason = "checked in the line above")]
    is_whole.then_some(value as i64)
}
