//! Writing values into a query string.

use std::fmt;

use crate::http::encoding::Encoding;
use crate::http::escape::{Escape, encode_component};
use crate::http::pen::Pen;
use crate::json::inflection::Inflection;
use crate::json::node::Node;
use crate::value::wire::Wire;

/// A query string in the making. `Display` gives it without `?`.
///
/// ```
/// use jsonapi_runtime::http::encoding::Encoding;
/// use jsonapi_runtime::http::query::Query;
/// let mut query = Query::new();
/// query.list("include", ["account", "verifications"]);
/// query.add("page[size]", &100_i64, Encoding::FORM);
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

    /// Adds a parameter with any value. Null and what is empty add nothing, unless the key may come without a value.
    pub fn add<T: Wire>(&mut self, key: &str, value: &T, encoding: Encoding) {
        self.add_node(key, &value.to_node(Inflection::Kebab), encoding);
    }

    /// The same, from JSON.
    pub fn add_node(&mut self, key: &str, node: &Node<'_>, encoding: Encoding) {
        Pen::new(Escape::Component, &mut self.pairs).write(key, node, encoding);
    }

    /// Whether there is a parameter of that key.
    pub fn contains(&self, key: &str) -> bool {
        let key = encode_component(key);
        self.pairs.iter().any(|(own, _)| *own == key)
    }

    /// Takes all parameters of that key out.
    pub fn remove(&mut self, key: &str) {
        let key = encode_component(key);
        self.pairs.retain(|(own, _)| *own != key);
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
