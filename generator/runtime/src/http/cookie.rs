//! Parameters in cookies: the style `form`, in one header (RFC 6265 §4.2).
//!
//! All that a cookie cannot hold is percent-encoded, so that no value can add another cookie. Exploded values are cookies of
//! their own.

use super::encoding::{Content, Encoding};
use super::escape::Escape;
use super::pairs::{Claim, Pairs};
use super::pen::Pen;
use super::unreadable::Unreadable;
use crate::json::inflection::Inflection;
use crate::json::node::Node;
use crate::value::wire::Wire;

/// The cookies of a request in the making. `Display` gives the header's value.
///
/// ```
/// use jsonapi_runtime::http::{cookie::Cookies, encoding::Encoding};
/// let mut cookies = Cookies::new();
/// cookies.add("session", &"a; admin=1".to_owned(), Encoding::FORM);
/// cookies.add("ids", &vec![1_i64, 2], Encoding::COMMA);
/// assert_eq!(cookies.to_string(), "session=a%3B%20admin%3D1; ids=1,2");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Cookies {
    pairs: Vec<(String, String)>,
}

impl Cookies {
    /// Without cookies.
    pub const fn new() -> Self {
        Self { pairs: Vec::new() }
    }

    /// Whether there are no cookies.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Adds a parameter. Null and what is empty add nothing.
    pub fn add<T: Wire>(&mut self, name: &str, value: &T, encoding: Encoding) {
        self.add_node(name, &value.to_node(Inflection::Kebab), encoding);
    }

    /// The same, from JSON.
    pub fn add_node(&mut self, name: &str, node: &Node<'_>, encoding: Encoding) {
        let encoding = Encoding {
            allow_reserved: false,
            ..encoding
        };
        Pen::new(Escape::Component, &mut self.pairs).write(name, node, encoding);
    }
}

impl std::fmt::Display for Cookies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, (name, value)) in self.pairs.iter().enumerate() {
            let joint = if index == 0 { "" } else { "; " };
            write!(f, "{joint}{name}={value}")?;
        }
        Ok(())
    }
}

/// Names only: cookies hold secrets.
impl std::fmt::Debug for Cookies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.pairs.iter().map(|(name, _)| name);
        f.debug_set().entries(names).finish()
    }
}

/// A cookie of a request, from the lines of its `Cookie` header; `None` where there is none of that name.
///
/// # Errors
/// Where it is no `T`.
pub fn read<'t, T: Wire>(
    lines: impl IntoIterator<Item = &'t str>,
    name: &str,
    encoding: Encoding,
) -> Result<Option<T>, Unreadable> {
    pairs(lines, encoding).read(name, encoding)
}

/// An object whose members are cookies of their own; `None` where none of them is there.
///
/// # Errors
/// Where they are no `T`.
pub fn read_members<'t, T: Wire>(
    lines: impl IntoIterator<Item = &'t str>,
    claim: Claim<'_>,
) -> Result<Option<T>, Unreadable> {
    pairs(lines, Encoding::FORM).members(claim)
}

fn pairs<'t>(lines: impl IntoIterator<Item = &'t str>, encoding: Encoding) -> Pairs {
    let mut pairs = Pairs::without_plus();
    for pair in lines.into_iter().flat_map(|line| line.split(';')) {
        if let Some((name, value)) = pair.trim().split_once('=') {
            // JSON begins and ends with what it means.
            let value = match encoding.content {
                Some(Content::Json) => value,
                _ => unquoted(value),
            };
            // A cookie of somebody else's may hold anything.
            let _ = pairs.push(name, value);
        }
    }
    pairs
}

fn unquoted(value: &str) -> &str {
    let inner = value
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(value)
}
