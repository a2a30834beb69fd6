//! From values to text and back, where nothing says of a text what it is: in a path, a query, a header, a form.
//!
//! A type tells by what it refuses which of the texts are numbers, booleans, lists of one item or JSON.

use std::borrow::Cow;

use crate::json::inflection::same;
use crate::json::mismatch::Mismatch;
use crate::json::node::{self, Entry, Node};
use crate::value::inspect;
use crate::value::wire::Wire;

/// How many texts are tried as something else before a value is refused: a bound on the work that a request can ask for.
const MAX_ATTEMPTS: usize = 256;

/// Reads a value whose leaves are texts. The error never repeats a text.
///
/// ```
/// use jsonapi_runtime::http::leaf;
/// use jsonapi_runtime::Node;
/// assert_eq!(leaf::read::<i64>(Node::text("12")), Ok(12));
/// assert_eq!(leaf::read::<String>(Node::text("12")), Ok("12".to_owned()));
/// assert_eq!(leaf::read::<Vec<bool>>(Node::text("true")), Ok(vec![true]));
/// ```
///
/// # Errors
/// Where no reading of the texts is a `T`.
pub fn read<T: Wire>(mut node: Node<'_>) -> Result<T, Mismatch> {
    let mut read = Err(Mismatch::missing("a value"));
    settle(&mut node, &mut |node| {
        let (now, odd) = inspect::while_reading(node, || T::read(node));
        let refused = now.as_ref().err().cloned();
        read = now;
        refused.map_or(odd, |mismatch| vec![mismatch])
    });
    read
}

/// Reads again and again, as long as something that did not fit could be taken for something else.
fn settle(node: &mut Node<'_>, read: &mut dyn FnMut(&Node<'_>) -> Vec<Mismatch>) {
    for _ in 0..MAX_ATTEMPTS {
        let odd = read(node);
        let changed = odd.iter().filter(|mismatch| retype(node, mismatch)).count();
        if changed == 0 {
            return;
        }
    }
}

/// The text of a value: that of a string, or else JSON.
pub fn text<'n>(node: &'n Node<'_>) -> Cow<'n, str> {
    match node {
        Node::String(text) | Node::Unfit { text, .. } => Cow::Borrowed(text),
        other => Cow::Owned(json(other)),
    }
}

/// A value as JSON text.
pub(crate) fn json(node: &Node<'_>) -> String {
    // Fails for no node: keys are text.
    serde_json::to_string(node).unwrap_or_default()
}

/// JSON text as a value that borrows nothing.
pub(crate) fn parsed<'n>(json: &str) -> Option<Node<'n>> {
    let marked = node::marked(json);
    let parsed = serde_json::from_str::<Node<'_>>(marked.as_deref().unwrap_or(json));
    parsed.ok().map(owned)
}

fn owned<'n>(node: Node<'_>) -> Node<'n> {
    match node {
        Node::Null => Node::Null,
        Node::Bool(value) => Node::Bool(value),
        Node::Number(number) => Node::Number(number),
        Node::Wide(text) => Node::Wide(Cow::Owned(text.into_owned())),
        Node::String(text) | Node::Unfit { text, .. } => {
            Node::String(Cow::Owned(text.into_owned()))
        }
        Node::Array(mut items) => {
            let items = std::mem::take(items.to_mut());
            Node::Array(items.into_iter().map(owned).collect())
        }
        Node::Object(mut entries) => {
            let entries = std::mem::take(entries.to_mut()).into_iter();
            let own = |(key, value): Entry<'_>| (Cow::Owned(key.into_owned()), owned(value));
            Node::Object(entries.map(own).collect())
        }
    }
}

/// Makes the text at the mismatch's place what it may have been meant as; says whether there was anything to change.
fn retype(node: &mut Node<'_>, mismatch: &Mismatch) -> bool {
    let pointer = mismatch.pointer();
    let mut place = node;
    let mut segments = pointer.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        place = match place {
            // All items of a list have one type: they change together.
            Node::Array(items) if segments.peek().is_none() => {
                let changed = |item: &mut Node<'_>| change(item, mismatch.expected());
                let items = items.to_mut().iter_mut().map(changed);
                return items.filter(|changed| *changed).count() > 0;
            }
            Node::Array(items) => {
                let index: Option<usize> = segment.parse().ok();
                let Some(item) = index.and_then(|index| items.to_mut().get_mut(index)) else {
                    return false;
                };
                item
            }
            Node::Object(entries) => {
                let name = segment.replace("~1", "/").replace("~0", "~");
                let at = entries.iter().position(|(key, _)| *key == name);
                let at = at.or_else(|| entries.iter().position(|(key, _)| same(&name, key)));
                let Some((_, value)) = at.and_then(|at| entries.to_mut().get_mut(at)) else {
                    return false;
                };
                value
            }
            _ => return false,
        };
    }
    change(place, mismatch.expected())
}

/// Makes of a value what was expected, where it may have been meant as that.
fn change(node: &mut Node<'_>, expected: &str) -> bool {
    let changed = match (&*node, expected) {
        (Node::String(text), "an array") => {
            let list = parsed(text).filter(|node| matches!(node, Node::Array(_)));
            // One value where a list is expected is a list of one.
            Some(list.unwrap_or_else(|| Node::Array(vec![node.clone()].into())))
        }
        (Node::Object(entries), "an array") => {
            let indexes = (0..).map(|index: usize| index.to_string());
            let is_list = entries.iter().zip(indexes).all(|((key, _), at)| *key == at);
            let items = || entries.iter().map(|(_, value)| value.clone()).collect();
            is_list.then(|| Node::Array(items()))
        }
        (Node::String(text), "an object") => {
            parsed(text).filter(|node| matches!(node, Node::Object(_)))
        }
        (Node::String(text), _) => scalar(text),
        _ => None,
    };
    changed.map(|changed| *node = changed).is_some()
}

/// The boolean or the number that a text spells.
fn scalar<'n>(text: &str) -> Option<Node<'n>> {
    match text {
        "true" => Some(Node::Bool(true)),
        "false" => Some(Node::Bool(false)),
        text if text.ends_with(|last: char| last.is_ascii_digit()) => {
            let is_number = |node: &Node<'_>| matches!(node, Node::Number(_) | Node::Wide(_));
            parsed(text)
                .filter(|_| !text.starts_with(char::is_whitespace))
                .filter(is_number)
        }
        _ => None,
    }
}
