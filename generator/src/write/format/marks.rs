//! Marks: what tells the printer where its lines are wanted otherwise.
//!
//! A mark is an attribute `#[comment = "..."]`, which prettyplease prints as a `//` comment that ends its line.

use syn::{AttrStyle, Attribute, Expr};

use super::docs::text_attribute;
use super::width;

/// How each mark starts in print. No generated file holds it otherwise: control characters are escaped in literals, and
/// doc comments start with a third slash.
pub(super) const MARK: &str = "//\u{1}";

/// After [`MARK`]: the line becomes blank.
pub(super) const BLANK: &str = "blank";

/// After [`MARK`]: the line ends before the mark, and the next one stands one step further in.
const BREAK: &str = "break";

/// After [`MARK`]: there is no such line. It stands where the list around it is to be broken, however short.
pub(super) const OPEN: &str = "open";

/// prettyplease's line width.
pub(super) const WIDTH: usize = 89;

/// The columns of one step of indentation.
pub(super) const STEP: usize = 4;

/// Puts a value on a line of its own where it does not fit behind the `start` columns before it but does so alone, as
/// rustfmt does; prettyplease would break inside its parentheses.
pub(super) fn break_before(value: &mut Expr, column: usize, start: usize) {
    let Some(width) = width::of_expression(value) else {
        return;
    };
    let end = column + width + ";".len();
    if end + start <= WIDTH || end + STEP > WIDTH {
        return;
    }
    if let Some(attributes) = expression_attributes(value) {
        attributes.push(mark_attribute(BREAK));
    }
}

/// The attributes of an expression; `None` for the kinds that are never marked.
pub(super) fn expression_attributes(value: &mut Expr) -> Option<&mut Vec<Attribute>> {
    Some(match value {
        Expr::Call(value) => &mut value.attrs,
        Expr::Lit(value) => &mut value.attrs,
        Expr::MethodCall(value) => &mut value.attrs,
        Expr::Path(value) => &mut value.attrs,
        Expr::Reference(value) => &mut value.attrs,
        _ => return None,
    })
}

/// The attribute that prints as a mark.
pub(super) fn mark_attribute(word: &str) -> Attribute {
    text_attribute(AttrStyle::Outer, "comment", &format!("\u{1}{word}"))
}
