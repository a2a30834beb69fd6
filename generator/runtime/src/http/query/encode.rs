//! Writing values into a query string.

use std::borrow::Cow;
use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::json::inflection::Inflection;
use crate::json::node::Node;
use crate::value::wire::Wire;

/// Everything but the unreserved characters of RFC 3986 §2.3.
const RESERVED: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// How a value is written (OpenAPI 3.1 §4.8.12.2, `style` and `explode`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// `style: form, explode: true`: a list repeats the key, an object's members become keys of their own.
    #[default]
    Form,
    /// `style: form, explode: false`: items separated by commas.
    Comma,
    /// `style: spaceDelimited`.
    Space,
    /// `style: pipeDelimited`.
    Pipe,
    /// `style: deepObject`: `key[member][member]=value`; a list repeats `key[]`.
    DeepObject,
    /// `content: application/json`: JSON text.
    Json,
}

impl Encoding {
    /// What stands between items, where they share one key.
    pub(super) fn separator(self) -> Option<char> {
        match self {
            Self::Comma => Some(','),
            Self::Space => Some(' '),
            Self::Pipe => Some('|'),
            Self::Form | Self::DeepObject | Self::Json => None,
        }
    }
}

/// A query string in the making. `Display` gives it without `?`.
///
/// ```
/// use jsonapi_runtime::http::query::{Encoding, Query};
/// let mut query = Query::new();
/// query.list("include", ["account", "verifications"]);
/// query.add("page[size]", &100_i64, Encoding::Form);
/// assert_eq!(query.to_string(), "include=account,verifications&page%5Bsize%5D=100");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Encoded already.
    pairs: Vec<(String, String)>,
}

impl Query {
    /// Without parameters.
    pub const fn new() -> Self {
        Self { pairs: Vec::new() }
    }

    /// Whether there are no parameters.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Adds a parameter with text.
    pub fn text(&mut self, key: &str, value: &str) {
        self.push(key, encode_component(value).into_owned());
    }

    /// Adds a parameter with a list that commas separate; one without items is there and empty.
    pub fn list<I: IntoIterator<Item: AsRef<str>>>(&mut self, key: &str, items: I) {
        let items: Vec<String> = items
            .into_iter()
            .map(|item| encode_component(item.as_ref()).into_owned())
            .collect();
        self.push(key, items.join(","));
    }

    /// Adds a parameter with any value. Null and, except for lists in one parameter, nothing at all add nothing.
    pub fn add<T: Wire>(&mut self, key: &str, value: &T, encoding: Encoding) {
        self.node(key, &value.write(Inflection::Kebab), encoding);
    }

    /// Takes all parameters of that key out.
    pub fn remove(&mut self, key: &str) {
        let key = encode_component(key);
        self.pairs.retain(|(own, _)| *own != key);
    }

    fn node(&mut self, key: &str, node: &Node<'_>, encoding: Encoding) {
        match encoding {
            Encoding::Json => self.text(key, &json(node)),
            Encoding::DeepObject => self.deep(key, node),
            Encoding::Form => self.exploded(key, node),
            Encoding::Comma | Encoding::Space | Encoding::Pipe => self.joined(key, node, encoding),
        }
    }

    fn exploded(&mut self, key: &str, node: &Node<'_>) {
        match node {
            Node::Null => {}
            Node::Array(items) => items.iter().for_each(|item| self.text(key, &scalar(item))),
            Node::Object(entries) => entries
                .iter()
                .for_each(|(name, value)| self.exploded(name, value)),
            value => self.text(key, &scalar(value)),
        }
    }

    fn joined(&mut self, key: &str, node: &Node<'_>, encoding: Encoding) {
        let parts: Vec<String> = match node {
            Node::Null => return,
            Node::Array(items) => items.iter().map(|item| component(item)).collect(),
            Node::Object(entries) => {
                let pair = |(name, value): &(Cow<'_, str>, Node<'_>)| {
                    [encode_component(name).into_owned(), component(value)]
                };
                entries.iter().flat_map(pair).collect()
            }
            value => vec![component(value)],
        };
        let separator = match encoding {
            Encoding::Space => "%20",
            Encoding::Pipe => "%7C",
            _ => ",",
        };
        self.push(key, parts.join(separator));
    }

    fn deep(&mut self, key: &str, node: &Node<'_>) {
        match node {
            Node::Null => {}
            Node::Array(items) => items
                .iter()
                .for_each(|item| self.deep(&format!("{key}[]"), item)),
            Node::Object(entries) => entries
                .iter()
                .for_each(|(name, value)| self.deep(&format!("{key}[{name}]"), value)),
            value => self.text(key, &scalar(value)),
        }
    }

    fn push(&mut self, key: &str, encoded: String) {
        self.pairs
            .push((encode_component(key).into_owned(), encoded));
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (key, value)) in self.pairs.iter().enumerate() {
            let joint = if index == 0 { "" } else { "&" };
            write!(f, "{joint}{key}={value}")?;
        }
        Ok(())
    }
}

/// Keys only: filters may hold personal data.
impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.pairs.iter().map(|(key, _)| key);
        f.debug_set().entries(keys).finish()
    }
}

/// Percent-encodes text for a path segment, a key or a value: all but letters, digits and `-._~` (RFC 3986 §2.3).
pub fn encode_component(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, &RESERVED).into()
}

fn component(node: &Node<'_>) -> String {
    encode_component(&scalar(node)).into_owned()
}

/// The text of a scalar; what is none, which no style describes, is written as JSON.
fn scalar<'n>(node: &'n Node<'_>) -> Cow<'n, str> {
    match node {
        Node::String(text) | Node::Unfit { text, .. } => Cow::Borrowed(text),
        other => Cow::Owned(json(other)),
    }
}

fn json(node: &Node<'_>) -> String {
    // Fails for no node: keys are text.
    serde_json::to_string(node).unwrap_or_default()
}
