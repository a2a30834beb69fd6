//! Parameters in headers: the style `simple`, and media types.
//!
//! A header's value is written as it is (`"etag"`, `2024-01-01`): only what no header can carry is percent-encoded, and, in
//! lists and objects, commas and signs of equality.

use super::encoding::{Content, Encoding};
use super::escape::{Escape, decode};
use super::leaf;
use super::parts::{Joint, content, first};
use super::unreadable::Unreadable;
use crate::json::inflection::Inflection;
use crate::json::node::Node;
use crate::value::wire::{Layout, Wire};

const LIST: Joint = Joint {
    alone: Escape::Header,
    part: Escape::HeaderPart,
    value: Escape::HeaderPart,
    trim: true,
    ..Joint::COMMA
};

/// A value as a header's; `None` where the header is left out: null, and what is empty.
///
/// ```
/// use jsonapi_runtime::http::{encoding::Encoding, header};
/// let groups = ["a".to_owned(), "b,c".to_owned()].to_vec();
/// assert_eq!(header::write(&groups, Encoding::SIMPLE).as_deref(), Some("a,b%2Cc"));
/// assert_eq!(header::read::<Vec<String>>(["a, b%2Cc"], Encoding::SIMPLE), Ok(Some(groups)));
/// ```
pub fn write<T: Wire>(value: &T, encoding: Encoding) -> Option<String> {
    write_node(&value.to_node(Inflection::Kebab), encoding)
}

/// The same, from JSON.
pub fn write_node(node: &Node<'_>, encoding: Encoding) -> Option<String> {
    match encoding.content {
        Some(Content::Json) => Some(ascii(&leaf::json(node))),
        Some(Content::Text) => Some(Escape::Header.apply(&leaf::text(node)).into_owned()),
        None => joint(encoding).join(node),
    }
}

/// The value of a header, from its lines in order; `None` where there are none. Several lines are one list (RFC 9110 §5.3).
///
/// # Errors
/// Where it is not written in its style, or is no `T`.
pub fn read<'t, T: Wire>(
    lines: impl IntoIterator<Item = &'t str>,
    encoding: Encoding,
) -> Result<Option<T>, Unreadable> {
    let lines: Vec<&str> = lines.into_iter().collect();
    if lines.is_empty() {
        return Ok(None);
    }
    first(nodes(&lines.join(", "), encoding, T::LAYOUT)?).map(Some)
}

fn nodes<'n>(text: &str, encoding: Encoding, layout: Layout) -> Result<Vec<Node<'n>>, Unreadable> {
    match encoding.content {
        Some(Content::Json) => Ok(vec![content(text.to_owned(), Content::Json)?]),
        Some(kind) => {
            let text = decode(text.trim_matches([' ', '\t'])).ok_or(Unreadable::Text)?;
            Ok(vec![content(text, kind)?])
        }
        None => joint(encoding).split(text, layout),
    }
}

fn joint(encoding: Encoding) -> Joint {
    Joint {
        pairs: encoding.explode,
        ..LIST
    }
}

/// JSON without characters beyond ASCII, which JSON can escape by itself.
fn ascii(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            ' '..='~' => ascii.push(character),
            other => {
                let mut units = [0; 2];
                for unit in other.encode_utf16(&mut units) {
                    ascii.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    ascii
}
