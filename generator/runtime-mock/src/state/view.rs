//! Fieldsets and included resources (JSON:API 1.1 §8.3, §8.4).

use jsonapi_runtime::http::query::Parameters;
use jsonapi_runtime::json::inflection::same;
use jsonapi_runtime::serde_json::Value;

use super::rules::relationship;
use super::store::{Store, word};
use crate::description::data::Query;

/// The resources that the paths of `include` lead to from the primary ones, each once; `None` where nobody asks.
pub(super) fn included(
    store: &Store,
    query: &Query,
    parameters: &Parameters,
    primary: &[Value],
) -> Option<Vec<Value>> {
    let paths = parameters.list(query.include.as_deref()?)?;
    let mut found: Vec<Value> = Vec::new();
    for path in paths {
        let mut from: Vec<Value> = primary.to_vec();
        for step in path
            .split('.')
            .map(str::trim)
            .filter(|step| !step.is_empty())
        {
            let mut next = Vec::new();
            for identifier in from.iter().flat_map(|resource| linked(resource, step)) {
                let (kind, id) = (word(&identifier, "type"), word(&identifier, "id"));
                next.extend(store.find(&[kind.to_owned()], id).cloned());
            }
            for resource in &next {
                let is_known = found
                    .iter()
                    .chain(primary)
                    .any(|known| is_same(known, resource));
                if !is_known {
                    found.push(resource.clone());
                }
            }
            from = next;
        }
    }
    Some(found)
}

/// The identifiers that a relationship links.
pub(super) fn linked(resource: &Value, name: &str) -> Vec<Value> {
    match relationship(resource, name).and_then(|one| one.get("data")) {
        Some(Value::Array(all)) => all.clone(),
        Some(one @ Value::Object(_)) => vec![one.clone()],
        _ => Vec::new(),
    }
}

fn is_same(one: &Value, other: &Value) -> bool {
    word(one, "type") == word(other, "type") && word(one, "id") == word(other, "id")
}

/// Leaves of a resource what its fieldset names, where there is one.
pub(super) fn cut(resource: &mut Value, query: &Query, parameters: &Parameters) {
    let Some(key) = query.fields.as_deref() else {
        return;
    };
    let kind = word(resource, "type").to_owned();
    let family = kind.split('/').next().unwrap_or_default();
    let set = parameters
        .lists(key)
        .find(|(named, _)| same(&kind, named) || same(family, named));
    let Some((_, names)) = set else { return };
    for place in ["attributes", "relationships"] {
        if let Some(Value::Object(members)) = resource.get_mut(place) {
            members.retain(|own, _| {
                names
                    .iter()
                    .any(|name| same(own, name.split('.').next().unwrap_or_default()))
            });
        }
    }
}
