//! The extensions that the generator reads: what they hold and where they stand; spec/README.md tells what they mean.

use serde_json::{Map, Value};

use super::members::Through;
use super::tree::{Node, Tree};
use crate::load::grammar::Kind;
use crate::model::{HeaderRole, SignatureScheme};

/// An extension that the generator reads.
pub struct Extension {
    /// Its name, `x-` included.
    pub name: &'static str,
    /// Where it stands, in words.
    pub place: &'static str,
    /// What it holds, in words.
    pub shape: &'static str,
    pub(super) stands_on: fn(&Tree<'_>, &Node<'_>) -> bool,
    pub(super) is_valid: fn(&Node<'_>, &Value) -> bool,
}

impl std::fmt::Debug for Extension {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Every extension that the generator reads, or that tells its readers something.
pub const EXTENSIONS: &[Extension] = &[
    Extension {
        name: "x-open-enum",
        place: "a schema of strings",
        shape: "a list of strings",
        stands_on: is_text,
        is_valid: |_, value| {
            is_list_of_texts(value) && value.as_array().is_some_and(|all| !all.is_empty())
        },
    },
    Extension {
        name: "x-sensitive",
        place: "a schema",
        shape: "`personal`, `secret` or `none`",
        stands_on: |_, node| node.kind == Kind::Schema,
        is_valid: |_, value| is_one_of(value, &["personal", "secret", "none"]),
    },
    Extension {
        name: "x-id-prefix",
        place: "a schema of strings",
        shape: "a string that is not empty",
        stands_on: is_text,
        is_valid: |_, value| is_text_value(value),
    },
    Extension {
        name: "x-linkage-types",
        place: "a schema",
        shape: "a list of strings",
        stands_on: |_, node| node.kind == Kind::Schema,
        is_valid: |_, value| is_list_of_texts(value),
    },
    Extension {
        name: "x-include-paths",
        place: "an operation with a parameter `include`",
        shape: "a list of strings",
        stands_on: takes_include,
        is_valid: |_, value| is_list_of_texts(value),
    },
    Extension {
        name: "x-role",
        place: "a parameter or a header",
        shape: "the name of a role that the parameter can have",
        stands_on: |_, node| matches!(node.kind, Kind::Parameter | Kind::Header),
        is_valid: is_role,
    },
    Extension {
        name: "x-pagination",
        place: "a parameter in the query",
        shape: "an object with `style`, and `size` with `minimum`, `maximum`, `default`",
        stands_on: |_, node| is_parameter_in(node, "query"),
        is_valid: |_, value| is_pagination(value),
    },
    Extension {
        name: "x-webhook-signature",
        place: "the root of the document",
        shape: "an object with `header`, `algorithm`, `encoding`, `timestamp`, `signature`, `message`, `separator` and `tolerance-seconds`",
        stands_on: |_, node| node.kind == Kind::Document,
        is_valid: |_, value| serde_json::from_value::<SignatureScheme>(value.clone()).is_ok(),
    },
    Extension {
        name: "x-value-prefix",
        place: "a security scheme",
        shape: "a string that is not empty",
        stands_on: |_, node| node.kind == Kind::SecurityScheme,
        is_valid: |_, value| is_text_value(value),
    },
    Extension {
        name: "x-inferred",
        place: "an operation or a schema",
        shape: "a string that is not empty",
        stands_on: |_, node| matches!(node.kind, Kind::Operation | Kind::Schema),
        is_valid: |_, value| is_text_value(value),
    },
    Extension {
        name: "x-replaced-by",
        place: "a deprecated operation or schema",
        shape: "a string that is not empty",
        stands_on: |_, node| {
            matches!(node.kind, Kind::Operation | Kind::Schema)
                && node.value.get("deprecated") == Some(&Value::Bool(true))
        },
        is_valid: |_, value| is_text_value(value),
    },
];

/// Roles of query parameters.
const QUERY_ROLES: [&str; 5] = ["include", "fields", "filter", "sort", "page"];

/// Roles of the headers of webhooks, beside those of [`HeaderRole`].
const WEBHOOK_ROLES: [&str; 4] = [
    "webhook-signature",
    "webhook-attempts-made",
    "webhook-attempts-left",
    "webhook-first-attempted-at",
];

fn is_role(node: &Node<'_>, value: &Value) -> bool {
    if is_parameter_in(node, "query") {
        return is_one_of(value, &QUERY_ROLES);
    }
    is_one_of(value, &WEBHOOK_ROLES) || serde_json::from_value::<HeaderRole>(value.clone()).is_ok()
}

fn is_parameter_in(node: &Node<'_>, place: &str) -> bool {
    node.kind == Kind::Parameter && node.value.get("in").and_then(Value::as_str) == Some(place)
}

fn is_text_value(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}

fn is_one_of(value: &Value, words: &[&str]) -> bool {
    value.as_str().is_some_and(|word| words.contains(&word))
}

fn is_list_of_texts(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|items| items.iter().all(is_text_value))
}

fn is_pagination(value: &Value) -> bool {
    let Value::Object(members) = value else {
        return false;
    };
    let has_only = |object: &Map<String, Value>, names: &[&str]| {
        object.keys().all(|key| names.contains(&key.as_str()))
    };
    let size = match members.get("size") {
        Some(Value::Object(size)) => {
            has_only(size, &["minimum", "maximum", "default"]) && size.values().all(Value::is_u64)
        }
        Some(_) => false,
        None => true,
    };
    let style = members
        .get("style")
        .is_none_or(|style| is_one_of(style, &["cursor", "number", "offset"]));
    has_only(members, &["style", "size"]) && size && style
}

/// Whether it is a schema that takes strings, or says nothing of its type.
fn is_text(tree: &Tree<'_>, node: &Node<'_>) -> bool {
    let Some(schema) = tree.root.pointer(&node.at) else {
        return false;
    };
    node.kind == Kind::Schema
        && tree
            .parts(schema, &node.at, Through::AllOf)
            .iter()
            .all(|(part, _)| match part.get("type") {
                Some(Value::String(ty)) => ty == "string",
                Some(Value::Array(types)) => types.iter().any(|ty| ty == "string"),
                _ => true,
            })
}

/// Whether it is an operation that takes `include`, by that name or by its role.
fn takes_include(tree: &Tree<'_>, node: &Node<'_>) -> bool {
    tree.operations()
        .iter()
        .find(|operation| operation.at == node.at)
        .is_some_and(|operation| {
            operation.parameters(tree).iter().any(|(parameter, _)| {
                let is = |key: &str| parameter.get(key).and_then(Value::as_str) == Some("include");
                is("name") || is("x-role")
            })
        })
}
