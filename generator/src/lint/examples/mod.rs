//! Every example of a document beside the schema that it has to obey (OpenAPI 3.1 §4.8.12, §4.8.14, §4.8.19, §4.8.24).

mod dialect;
mod mismatch;
mod validate;

use serde_json::Value;

use super::tree::{Node, Tree};
use crate::load::grammar::Kind;
use crate::problem::child_pointer;

pub(super) use validate::{Verdicts, validate};

/// An example where it is used.
#[derive(Clone, Debug)]
pub(super) struct Use<'a> {
    /// Where its value stands: of a shared one that is not where it is used.
    pub(super) at: String,
    pub(super) value: &'a Value,
    /// Where the schema stands.
    pub(super) schema: String,
}

/// All uses of examples that have a schema, in the order of the document.
pub(super) fn uses<'a>(tree: &Tree<'a>) -> Vec<Use<'a>> {
    let mut uses = Vec::new();
    for node in tree.nodes() {
        match node.kind {
            Kind::MediaType | Kind::Parameter | Kind::Header => {
                beside_schema(tree, node, &mut uses)
            }
            Kind::Schema => in_schema(node, &mut uses),
            _ => {}
        }
    }
    uses
}

/// `example` and `examples` of an object with a `schema`.
fn beside_schema<'a>(tree: &Tree<'a>, node: &Node<'a>, uses: &mut Vec<Use<'a>>) {
    if !node.value.contains_key("schema") {
        return;
    }
    let schema = format!("{}/schema", node.at);
    if let Some(value) = node.value.get("example") {
        uses.push(Use {
            at: format!("{}/example", node.at),
            value,
            schema: schema.clone(),
        });
    }
    let named = node.value.get("examples").and_then(Value::as_object);
    for (name, example) in named.into_iter().flatten() {
        let at = child_pointer(&format!("{}/examples", node.at), name);
        let (example, at) = tree.resolve(example, &at);
        // Without a value it is an `externalValue`, which is not fetched.
        if let Some(value) = example.get("value") {
            uses.push(Use {
                at: format!("{at}/value"),
                value,
                schema: schema.clone(),
            });
        }
    }
}

/// The keywords `example` and `examples` of a schema.
fn in_schema<'a>(node: &Node<'a>, uses: &mut Vec<Use<'a>>) {
    let one = node
        .value
        .get("example")
        .map(|value| (value, "/example".to_owned()));
    let many = node.value.get("examples").and_then(Value::as_array);
    let many = many
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(index, value)| (value, format!("/examples/{index}")));
    uses.extend(one.into_iter().chain(many).map(|(value, rest)| Use {
        at: format!("{}{rest}", node.at),
        value,
        schema: node.at.clone(),
    }));
}
