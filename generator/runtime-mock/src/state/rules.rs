//! Filters, order and pages, as a request asks for them.

use std::cmp::Ordering;

use jsonapi_runtime::http::query::Parameters;
use jsonapi_runtime::json::inflection::same;
use jsonapi_runtime::serde_json::Value;

use crate::description::data::Query;

/// How many resources a page has where neither the request nor the document says.
const USUAL: usize = 10;

/// What a request asks of a list.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Names, as the brackets of `filter[...]` have them, with the values of which one has to be met.
    pub(super) filters: Vec<(String, Vec<String>)>,
    /// Fields, each with whether it goes down.
    pub(super) sort: Vec<(String, bool)>,
    pub(super) size: usize,
    pub(super) after: Option<String>,
    pub(super) before: Option<String>,
    /// How many to pass over.
    pub(super) skip: usize,
}

impl Asked {
    pub(super) fn of(query: &Query, parameters: &Parameters) -> Self {
        let text = |name: &Option<String>| -> Option<String> {
            let name = name.as_deref()?;
            parameters
                .values(name)
                .next()
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        let number = |name: &Option<String>| -> Option<usize> { text(name)?.parse().ok() };
        let filters = query.filters.iter().filter_map(|wire| {
            let values = parameters.values(wire).flat_map(|text| text.split(','));
            let values: Vec<String> = values.map(|text| text.trim().to_owned()).collect();
            let name = wire
                .split_once('[')
                .map_or(wire.as_str(), |(_, rest)| rest.trim_end_matches(']'));
            (!values.is_empty()).then(|| (name.to_owned(), values))
        });
        let sort = text(&query.sort).unwrap_or_default();
        let sort = sort
            .split(',')
            .filter(|field| !field.is_empty())
            .map(|field| {
                let name = field.trim_start_matches(['-', '+']);
                (name.to_owned(), field.starts_with('-'))
            });
        let size = number(&query.page.size)
            .or(query.page.default_size)
            .unwrap_or(USUAL)
            .clamp(1, 1000);
        let skip = match number(&query.page.number) {
            Some(number) => number.saturating_sub(query.page.first) * size,
            None => number(&query.page.offset).unwrap_or_default(),
        };
        Self {
            filters: filters.collect(),
            sort: sort.collect(),
            size,
            after: text(&query.page.after),
            before: text(&query.page.before),
            skip,
        }
    }

    /// Whether a resource is what the filters ask for.
    pub(super) fn admits(&self, resource: &Value) -> bool {
        self.filters
            .iter()
            .all(|(name, values)| meets(resource, name, values))
    }

    /// The order of two resources.
    pub(super) fn order(&self, one: &Value, other: &Value) -> Ordering {
        for (field, down) in &self.sort {
            let (one, other) = (attribute(one, field), attribute(other, field));
            let order = match (one.and_then(Value::as_f64), other.and_then(Value::as_f64)) {
                (Some(one), Some(other)) => one.partial_cmp(&other).unwrap_or(Ordering::Equal),
                _ => plain(one).cmp(&plain(other)),
            };
            let order = if *down { order.reverse() } else { order };
            if order != Ordering::Equal {
                return order;
            }
        }
        Ordering::Equal
    }
}

/// Whether a resource has one of the values: in the attribute of that name, as its id, or as that of a resource that it is linked
/// with. `NAME-start` and `NAME-end` bound `NAME`. What is none of these says nothing.
fn meets(resource: &Value, name: &str, values: &[String]) -> bool {
    let has = |text: &str| values.iter().any(|value| value == text);
    if let Some(value) = attribute(resource, name) {
        return match value {
            Value::Array(items) => items.iter().any(|item| has(&plain(Some(item)))),
            value => has(&plain(Some(value))),
        };
    }
    for (suffix, kept) in [("-start", Ordering::Less), ("-end", Ordering::Greater)] {
        let bounded = name
            .strip_suffix(suffix)
            .and_then(|name| attribute(resource, name));
        if let (Some(value), Some(bound)) = (bounded, values.first()) {
            return plain(Some(value)).as_str().cmp(bound) != kept;
        }
    }
    let id = resource
        .get("id")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if name == "id" {
        return has(id);
    }
    let Some(word) = name.strip_suffix("-id").or(name.strip_suffix("_id")) else {
        return true;
    };
    if resource
        .get("type")
        .and_then(Value::as_str)
        .is_some_and(|kind| same(word, kind))
    {
        return has(id);
    }
    match relationship(resource, word).map(|one| &one["data"]) {
        Some(Value::Array(all)) => all.iter().any(|one| has(&plain(one.get("id")))),
        Some(one) => has(&plain(one.get("id"))),
        None => true,
    }
}

/// An attribute, in whatever spelling.
pub(super) fn attribute<'r>(resource: &'r Value, name: &str) -> Option<&'r Value> {
    member(resource.get("attributes")?, name)
}

/// A relationship, in whatever spelling.
pub(super) fn relationship<'r>(resource: &'r Value, name: &str) -> Option<&'r Value> {
    member(resource.get("relationships")?, name)
}

fn member<'r>(object: &'r Value, name: &str) -> Option<&'r Value> {
    let members = object.as_object()?;
    let spelled = || {
        members
            .iter()
            .find(|(own, _)| same(own, name))
            .map(|(_, value)| value)
    };
    members.get(name).or_else(spelled)
}

fn plain(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    }
}
