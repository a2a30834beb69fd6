//! Forms as trees: brackets in names nest, repeated names are arrays. So are bodies of
//! `application/x-www-form-urlencoded` and the parts of multipart bodies that have no JSON of their own.

use std::borrow::Cow;

use jsonapi_runtime::Node;

/// How many pairs a form may have: names are looked up one after the other.
pub(crate) const MAX_PAIRS: usize = 4096;

/// The greatest depth of brackets that is read; what is nested deeper is left out.
const MAX_DEPTH: usize = 32;

/// The pairs of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    pairs: Vec<(String, String)>,
}

impl Form {
    /// Takes a form apart. Bytes that are no UTF-8 become U+FFFD. `None` where there are more than [`MAX_PAIRS`].
    pub(crate) fn parse(text: &[u8]) -> Option<Self> {
        let mut rest = form_urlencoded::parse(text);
        let pairs = rest.by_ref().take(MAX_PAIRS);
        let pairs = pairs
            .map(|(key, value)| (key.into_owned(), value.into_owned()))
            .collect();
        rest.next().is_none().then_some(Self { pairs })
    }

    /// All pairs as one object.
    pub(crate) fn tree(&self) -> Node<'_> {
        tree(
            self.pairs
                .iter()
                .map(|(name, value)| (keys(name), value.as_str())),
        )
    }
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

/// Builds an object of values at paths. An empty key (`a[]`) appends to an array, and so does a repeated path.
pub(crate) fn tree<'q>(values: impl Iterator<Item = (Vec<&'q str>, &'q str)>) -> Node<'q> {
    let mut members = Vec::new();
    for (path, value) in values.filter(|(path, _)| path.len() <= MAX_DEPTH) {
        put(&mut members, &path, value);
    }
    Node::Object(members.into())
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
        (Node::Array(items), [] | [""]) => items.to_mut().push(Node::text(value)),
        (node, [] | [""]) => {
            let first = std::mem::replace(node, Node::Null);
            *node = Node::Array(vec![first, Node::text(value)].into());
        }
        (Node::Object(members), rest) => put(members.to_mut(), rest, value),
        // A key that has a value of its own has no members: the first one holds.
        _ => {}
    }
}

fn branch<'q>(path: &[&'q str], value: &'q str) -> Node<'q> {
    match path {
        [] => Node::text(value),
        [""] => Node::Array(vec![Node::text(value)].into()),
        [first, rest @ ..] => {
            let member = (Cow::Borrowed(*first), branch(rest, value));
            Node::Object(vec![member].into())
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;

    fn json(form: &str) -> String {
        let form = Form::parse(form.as_bytes()).unwrap();
        jsonapi_runtime::serde_json::to_string(&form.tree()).unwrap()
    }

    #[test]
    fn percent_encoding_and_plus_are_decoded() {
        assert_eq!(
            json("filter%5Ba%5D=1%262+3&a=%C3%A4"),
            r#"{"filter":{"a":"1&2 3"},"a":"ä"}"#
        );
    }

    #[test]
    fn brackets_nest_and_repeated_names_are_arrays() {
        let form = "f[a][b]=1&f[a][c]=2&f[d][]=3&f[d][]=4&other=5&other=6";
        assert_eq!(
            json(form),
            r#"{"f":{"a":{"b":"1","c":"2"},"d":["3","4"]},"other":["5","6"]}"#
        );
    }

    #[test]
    fn the_number_of_pairs_is_bounded() {
        assert!(Form::parse("a&".repeat(MAX_PAIRS).as_bytes()).is_some());
        assert!(Form::parse("a&".repeat(MAX_PAIRS + 1).as_bytes()).is_none());
    }

    #[test]
    fn contradicting_names_do_not_panic() {
        assert!(json("a=1&a[b]=2&a[][c]=3&[=4&a[b=5&]=6").starts_with(r#"{"a":"1""#));
    }

    #[test]
    fn brackets_may_not_nest_without_end() {
        let deep = format!("a{}=1&b=2", "[x]".repeat(100_000));
        assert_eq!(json(&deep), r#"{"b":"2"}"#);
    }
}
