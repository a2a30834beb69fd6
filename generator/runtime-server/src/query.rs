//! The query of a request, taken apart: pairs of key and value, and values in the shapes that OpenAPI's `style` and
//! `explode` write (OpenAPI 3.1 §4.8.12.2).

use std::borrow::Cow;

use jsonapi_runtime::Node;

/// How a list or an object is written into the query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// `style: form, explode: true`: a list repeats the key, an object's members are keys of their own.
    #[default]
    Form,
    /// `style: form, explode: false`: items separated by commas.
    Comma,
    /// `style: spaceDelimited`.
    Space,
    /// `style: pipeDelimited`.
    Pipe,
    /// `style: deepObject`: `key[member][member]=value`.
    DeepObject,
    /// `content: application/json`: JSON text.
    Json,
}

/// How many pairs a query or a form may have: keys are looked up one after the other.
pub(crate) const MAX_PAIRS: usize = 4096;

/// The pairs of a query, or of a form, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    pairs: Vec<(String, String)>,
}

impl Query {
    /// Takes a query (without `?`) or a form body apart. Percent-encoding and `+` are decoded; bytes that are no
    /// UTF-8 become U+FFFD. `None` where there are more than [`MAX_PAIRS`].
    pub(crate) fn parse(text: &[u8]) -> Option<Self> {
        let mut rest = form_urlencoded::parse(text);
        let pairs = rest.by_ref().take(MAX_PAIRS);
        let pairs = pairs
            .map(|(key, value)| (key.into_owned(), value.into_owned()))
            .collect();
        rest.next().is_none().then_some(Self { pairs })
    }

    /// The first value of a key.
    pub(crate) fn first(&self, key: &str) -> Option<&str> {
        self.all(key).next()
    }

    /// All values of a key.
    pub(crate) fn all(&self, key: &str) -> impl Iterator<Item = &str> {
        self.pairs
            .iter()
            .filter(move |(name, _)| name == key)
            .map(|(_, value)| value.as_str())
    }

    /// `KEY[NAME]=value`: each name with its value.
    pub(crate) fn members<'q>(&'q self, key: &'q str) -> impl Iterator<Item = (&'q str, &'q str)> {
        self.pairs.iter().filter_map(move |(name, value)| {
            let name = name
                .strip_prefix(key)?
                .strip_prefix('[')?
                .strip_suffix(']')?;
            Some((name, value.as_str()))
        })
    }

    /// A list: a key that is repeated (with or without `[]`), or one whose value is delimited.
    pub(crate) fn list(&self, key: &str, encoding: Encoding) -> Option<Node<'_>> {
        let bracketed = format!("{key}[]");
        let values = self
            .pairs
            .iter()
            .filter(|(name, _)| name == key || *name == bracketed);
        let mut items = Vec::new();
        let mut given = false;
        for (_, value) in values {
            given = true;
            match delimiter(encoding) {
                Some(delimiter) => items.extend(split(value, delimiter)),
                None => items.push(text(value)),
            }
        }
        given.then_some(Node::Array(items))
    }

    /// An object.
    pub(crate) fn object(&self, key: &str, encoding: Encoding) -> Option<Node<'_>> {
        let object = match encoding {
            Encoding::DeepObject => {
                let deep = self.pairs.iter().filter_map(|(name, value)| {
                    Some((name.strip_prefix(key)?.strip_prefix('[')?, value.as_str()))
                });
                tree(deep.map(|(path, value)| (path_of(path), value)))
            }
            Encoding::Form | Encoding::Json => self.members_as_keys(),
            Encoding::Comma | Encoding::Space | Encoding::Pipe => {
                let delimiter = delimiter(encoding)?;
                let mut items = self.first(key)?.split(delimiter);
                let mut members = Vec::new();
                while let (Some(name), Some(value)) = (items.next(), items.next()) {
                    members.push((Cow::Borrowed(name), text(value)));
                }
                Node::Object(members)
            }
        };
        match object {
            Node::Object(members) if members.is_empty() => None,
            object => Some(object),
        }
    }

    /// All pairs as one object: brackets nest, repeated keys become arrays. This is what a form body holds.
    pub(crate) fn members_as_keys(&self) -> Node<'_> {
        tree(
            self.pairs
                .iter()
                .map(|(name, value)| (keys(name), value.as_str())),
        )
    }
}

fn delimiter(encoding: Encoding) -> Option<char> {
    match encoding {
        Encoding::Comma => Some(','),
        Encoding::Space => Some(' '),
        Encoding::Pipe => Some('|'),
        Encoding::Form | Encoding::DeepObject | Encoding::Json => None,
    }
}

fn text(value: &str) -> Node<'_> {
    Node::String(Cow::Borrowed(value))
}

/// The items of a delimited list; an empty value is an empty list.
pub(crate) fn split(value: &str, delimiter: char) -> impl Iterator<Item = Node<'_>> {
    let items = (!value.is_empty()).then(|| value.split(delimiter));
    items.into_iter().flatten().map(text)
}

/// The keys in `a[b][c]`.
fn keys(name: &str) -> Vec<&str> {
    match name.split_once('[') {
        Some((first, rest)) if rest.ends_with(']') && !first.is_empty() => {
            let mut keys = vec![first];
            keys.extend(path_of(rest));
            keys
        }
        _ => vec![name],
    }
}

/// The keys in what follows the first bracket of `key[b][c]`.
pub(crate) fn path_of(rest: &str) -> Vec<&str> {
    rest.strip_suffix(']').unwrap_or(rest).split("][").collect()
}

/// The greatest depth of brackets that is read; what is nested deeper is left out.
const MAX_DEPTH: usize = 32;

/// Builds an object of values at paths. An empty key (`a[]`) appends to an array, and so does a repeated path.
pub(crate) fn tree<'q>(values: impl Iterator<Item = (Vec<&'q str>, &'q str)>) -> Node<'q> {
    let mut members = Vec::new();
    for (path, value) in values.filter(|(path, _)| path.len() <= MAX_DEPTH) {
        put(&mut members, &path, value);
    }
    Node::Object(members)
}

fn put<'q>(members: &mut Vec<(Cow<'q, str>, Node<'q>)>, path: &[&'q str], value: &'q str) {
    let Some((first, rest)) = path.split_first() else {
        return;
    };
    let at = members.iter().position(|(name, _)| name == first);
    let Some((_, node)) = at.and_then(|at| members.get_mut(at)) else {
        members.push((Cow::Borrowed(first), branch(rest, value)));
        return;
    };
    match (node, rest) {
        (Node::Array(items), [] | [""]) => items.push(text(value)),
        (node, [] | [""]) => {
            let first = std::mem::replace(node, Node::Null);
            *node = Node::Array(vec![first, text(value)]);
        }
        (Node::Object(members), rest) => put(members, rest, value),
        // A key that has a value of its own has no members: the first one holds.
        _ => {}
    }
}

fn branch<'q>(path: &[&'q str], value: &'q str) -> Node<'q> {
    match path {
        [] => text(value),
        [""] => Node::Array(vec![text(value)]),
        [first, rest @ ..] => Node::Object(vec![(Cow::Borrowed(first), branch(rest, value))]),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;

    fn json(node: Option<Node<'_>>) -> String {
        match node {
            None => "absent".to_owned(),
            Some(node) => jsonapi_runtime::serde_json::to_string(&node).unwrap(),
        }
    }

    fn query(text: &str) -> Query {
        Query::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn percent_encoding_and_plus_are_decoded() {
        let query = query("filter%5Ba%5D=1%262+3&a=%C3%A4");
        assert_eq!(query.first("filter[a]"), Some("1&2 3"));
        assert_eq!(query.first("a"), Some("ä"));
    }

    #[test]
    fn lists_come_in_every_style() {
        assert_eq!(
            json(query("a=1&a=2").list("a", Encoding::Form)),
            r#"["1","2"]"#
        );
        assert_eq!(
            json(query("a[]=1&a[]=2").list("a", Encoding::Form)),
            r#"["1","2"]"#
        );
        assert_eq!(
            json(query("a=1,2").list("a", Encoding::Comma)),
            r#"["1","2"]"#
        );
        assert_eq!(
            json(query("a=1%202").list("a", Encoding::Space)),
            r#"["1","2"]"#
        );
        assert_eq!(
            json(query("a=1|2").list("a", Encoding::Pipe)),
            r#"["1","2"]"#
        );
        assert_eq!(json(query("a=").list("a", Encoding::Comma)), "[]");
        assert_eq!(json(query("b=1").list("a", Encoding::Comma)), "absent");
    }

    #[test]
    fn deep_objects_nest() {
        let query = query("f[a][b]=1&f[a][c]=2&f[d][]=3&f[d][]=4&other=5");
        assert_eq!(
            json(query.object("f", Encoding::DeepObject)),
            r#"{"a":{"b":"1","c":"2"},"d":["3","4"]}"#
        );
    }

    #[test]
    fn the_number_of_pairs_is_bounded() {
        assert!(Query::parse("a&".repeat(MAX_PAIRS).as_bytes()).is_some());
        assert!(Query::parse("a&".repeat(MAX_PAIRS + 1).as_bytes()).is_none());
    }

    #[test]
    fn contradicting_keys_do_not_panic() {
        let query = query("a=1&a[b]=2&a[][c]=3&[=4&a[b=5&]=6");
        assert!(json(Some(query.members_as_keys())).starts_with(r#"{"a":"1""#));
    }

    #[test]
    fn brackets_may_not_nest_without_end() {
        let deep = format!("a{}=1&b=2", "[x]".repeat(100_000));
        assert_eq!(json(Some(query(&deep).members_as_keys())), r#"{"b":"2"}"#);
    }
}
