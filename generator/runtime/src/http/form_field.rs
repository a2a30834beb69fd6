//! What a document says of a member of a form, or of a part of a multipart body.

use super::encoding::Encoding;
use crate::json::inflection::same;
use crate::value::wire::Layout;

/// What a document says of how a member of a form is written, or a part of a multipart body.
///
/// ```
/// use jsonapi_runtime::http::{encoding::Encoding, form::FormField};
/// const IDS: FormField = FormField::list("ids", Encoding::COMMA);
/// const SIZE: FormField = FormField::object("size", Encoding::FORM).members(&["width", "height"]);
/// assert_eq!((IDS.name, SIZE.members.len()), ("ids", 2));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormField {
    /// The member's name.
    pub name: &'static str,
    /// How it is written.
    pub encoding: Encoding,
    /// What it consists of.
    pub layout: Layout,
    /// Names of its own members: exploded, they are keys of the form, and its own name is not written.
    pub members: &'static [&'static str],
}

impl FormField {
    /// A text, a number or a flag.
    pub const fn scalar(name: &'static str, encoding: Encoding) -> Self {
        Self::new(name, encoding, Layout::Scalar)
    }

    /// A list. A media type is that of each item.
    pub const fn list(name: &'static str, encoding: Encoding) -> Self {
        Self::new(name, encoding, Layout::List)
    }

    /// An object.
    pub const fn object(name: &'static str, encoding: Encoding) -> Self {
        Self::new(name, encoding, Layout::Object)
    }

    /// Any of these.
    pub const fn any(name: &'static str, encoding: Encoding) -> Self {
        Self::new(name, encoding, Layout::Any)
    }

    /// The same with the names of its own members.
    pub const fn members(self, members: &'static [&'static str]) -> Self {
        Self { members, ..self }
    }

    const fn new(name: &'static str, encoding: Encoding, layout: Layout) -> Self {
        Self {
            name,
            encoding,
            layout,
            members: &[],
        }
    }

    /// Whether its own members are keys of the form.
    pub(super) fn is_spread(&self) -> bool {
        self.layout == Layout::Object && self.encoding.is_exploded_form()
    }

    /// Whether a key of a form is part of it.
    pub(super) fn has(&self, key: &str) -> bool {
        match self.is_spread() {
            true => self.members.iter().any(|member| same(member, key)),
            false => same(self.name, key),
        }
    }
}
