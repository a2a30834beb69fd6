//! What is said of a parameter: its documentation and an example.

use openapiv3::{ParameterData, ReferenceOr};
use serde_json::Value;

use crate::model::Doc;
use crate::normalise::view::{View, scalar};

use super::leaves::Leaf;

pub(super) fn parameter_doc(data: &ParameterData) -> Doc {
    Doc {
        description: data.description.clone(),
        deprecated: data.deprecated.unwrap_or(false),
        ..Doc::default()
    }
}

pub(super) fn leaf_doc(leaf: &Leaf<'_>, data: &ParameterData) -> Doc {
    let own = leaf.view.description.map(str::to_owned);
    let whole = if leaf.path.len() < 2 || data.name == leaf.key {
        data.description.clone()
    } else {
        None
    };
    Doc {
        description: own.or(whole),
        deprecated: leaf.view.deprecated,
        ..Doc::default()
    }
}

/// A scalar that stands for a parameter in examples: of its own examples the first, or else its schema's.
pub(super) fn sample(data: &ParameterData, view: &View<'_>) -> Option<Value> {
    let named = data.examples.values().find_map(|example| match example {
        ReferenceOr::Item(example) => example.value.as_ref(),
        ReferenceOr::Reference { .. } => None,
    });
    let own = data.example.as_ref().or(named).and_then(scalar);
    own.or_else(|| view.sample())
}
