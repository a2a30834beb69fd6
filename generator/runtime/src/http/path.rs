//! Parameters in a path: the styles `simple`, `label` and `matrix` (RFC 6570 §3.2.2, §3.2.5, §3.2.7).

use super::encoding::{Content, Encoding, Style};
use super::escape::{Escape, decode, encode_component};
use super::leaf;
use super::parts::{Joint, content, first};
use super::unreadable::Unreadable;
use crate::json::inflection::Inflection;
use crate::json::node::Node;
use crate::value::wire::{Layout, Wire};

/// A value as it stands in a path, percent-encoded; empty where nothing stands for it: a list without items, an object without
/// members.
///
/// ```
/// use jsonapi_runtime::http::{encoding::Encoding, path};
/// let ids = ["a".to_owned(), "b,c".to_owned(), "d/e".to_owned()].to_vec();
/// assert_eq!(path::write("ids", &ids, Encoding::SIMPLE), "a,b%2Cc,d%2Fe");
/// assert_eq!(path::write("ids", &ids, Encoding::MATRIX), ";ids=a,b%2Cc,d%2Fe");
/// assert_eq!(path::read::<Vec<String>>("ids", "a,b%2Cc,d%2Fe", Encoding::SIMPLE), Ok(ids));
/// ```
pub fn write<T: Wire>(name: &str, value: &T, encoding: Encoding) -> String {
    write_node(name, &value.to_node(Inflection::Kebab), encoding)
}

/// The same, from JSON.
pub fn write_node(name: &str, node: &Node<'_>, encoding: Encoding) -> String {
    match encoding.content {
        Some(Content::Json) => return encode_component(&leaf::json(node)).into_owned(),
        Some(Content::Text) => return encode_component(&leaf::text(node)).into_owned(),
        None => {}
    }
    match encoding.style {
        Style::Label => match label(encoding.explode).join(node) {
            Some(joined) => format!(".{joined}"),
            None if matches!(node, Node::Null) => ".".to_owned(),
            None => String::new(),
        },
        Style::Matrix => matrix(name, node, encoding.explode),
        _ => simple(encoding.explode).join(node).unwrap_or_default(),
    }
}

/// The value that a piece of a path stands for, from its text as it came: percent-encoded.
///
/// # Errors
/// Where the text is not written in its style, or is no `T`.
pub fn read<T: Wire>(name: &str, text: &str, encoding: Encoding) -> Result<T, Unreadable> {
    first(nodes(name, text, encoding, T::LAYOUT)?)
}

fn nodes<'n>(
    name: &str,
    text: &str,
    encoding: Encoding,
    layout: Layout,
) -> Result<Vec<Node<'n>>, Unreadable> {
    if let Some(kind) = encoding.content {
        let text = decode(text).ok_or(Unreadable::Text)?;
        return Ok(vec![content(text, kind)?]);
    }
    match encoding.style {
        Style::Label => match text.strip_prefix('.') {
            Some(text) => Ok(or_null(text, label(encoding.explode).split(text, layout)?)),
            None if text.is_empty() => Joint::COMMA.split("", layout),
            None => Err(Unreadable::Style("a value behind a `.`")),
        },
        Style::Matrix => from_matrix(name, text, encoding.explode, layout),
        _ => simple(encoding.explode).split(text, layout),
    }
}

fn simple(explode: bool) -> Joint {
    Joint {
        pairs: explode,
        ..Joint::COMMA
    }
}

fn label(explode: bool) -> Joint {
    match explode {
        false => Joint::COMMA,
        true => Joint {
            between: ".",
            dividers: &["."],
            pairs: true,
            part: Escape::Dots,
            ..Joint::COMMA
        },
    }
}

/// Pairs that stand behind semicolons, for exploded values.
const PAIRS: Joint = Joint {
    between: ";",
    dividers: &[";"],
    pairs: true,
    ..Joint::COMMA
};

fn matrix(name: &str, node: &Node<'_>, explode: bool) -> String {
    let key = encode_component(name);
    // What is empty has no sign of equality (RFC 6570 §3.2.7).
    let pair = |value: &str| match value {
        "" => format!(";{key}"),
        value => format!(";{key}={value}"),
    };
    match node {
        Node::Null => pair(""),
        Node::Array(items) if explode => {
            let items = items.iter().filter(|item| !matches!(item, Node::Null));
            let values = items.map(|item| pair(&encode_component(&leaf::text(item))));
            values.collect()
        }
        Node::Object(_) if explode => {
            let joined = PAIRS.join(node);
            joined.map_or_else(String::new, |joined| format!(";{joined}"))
        }
        node => Joint::COMMA
            .join(node)
            .map_or_else(String::new, |joined| pair(&joined)),
    }
}

fn from_matrix<'n>(
    name: &str,
    text: &str,
    explode: bool,
    layout: Layout,
) -> Result<Vec<Node<'n>>, Unreadable> {
    let style = Unreadable::Style("`;name=value`");
    if text.is_empty() && matches!(layout, Layout::List | Layout::Object) {
        return Ok(vec![match layout {
            Layout::List => super::parts::none(),
            _ => Node::Object(Vec::new().into()),
        }]);
    }
    let text = text.strip_prefix(';').ok_or(style.clone())?;
    if explode && layout == Layout::Object {
        return PAIRS.split(text, layout);
    }
    let mut values = Vec::new();
    let own = |pair: &str| decode(pair.split('=').next().unwrap_or_default());
    if explode && layout == Layout::Any && own(text).as_deref() != Some(name) {
        return PAIRS.split(text, Layout::Object);
    }
    for pair in text.split(';') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if decode(key).as_deref() != Some(name) {
            return Err(style);
        }
        values.push(value);
    }
    match (values.as_slice(), layout) {
        ([value], Layout::List) if explode => list(&[value]),
        ([value], layout) => Ok(or_null(value, Joint::COMMA.split(value, layout)?)),
        (values, Layout::List | Layout::Any) => list(values),
        _ => Err(Unreadable::Repeated),
    }
}

/// What stands for nothing may be null, for a type that has no empty text.
fn or_null<'n>(text: &str, mut nodes: Vec<Node<'n>>) -> Vec<Node<'n>> {
    if text.is_empty() {
        nodes.push(Node::Null);
    }
    nodes
}

fn list<'n>(values: &[&str]) -> Result<Vec<Node<'n>>, Unreadable> {
    let mut items = Vec::with_capacity(values.len());
    for value in values {
        items.append(&mut Joint::COMMA.split(value, Layout::Scalar)?);
    }
    Ok(vec![Node::Array(items.into())])
}
