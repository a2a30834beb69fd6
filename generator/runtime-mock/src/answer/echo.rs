//! What was sent, in what is answered: whoever creates something with a name gets it back with that name.

use fastrand::Rng;
use http::Method;
use jsonapi_runtime::json::inflection::same;
use jsonapi_runtime::serde_json::{Map, Value};
use jsonapi_server::OperationInfo;

use super::sent::Sent;
use crate::make::{Maker, alike};

/// Puts what was sent into what is answered, as far as that stays valid.
pub(super) fn echo(
    info: &OperationInfo,
    sent: &Sent,
    value: &mut Value,
    maker: Option<&Maker>,
    rng: &mut Rng,
) {
    let is_valid = |value: &Value| maker.is_none_or(|maker| maker.is_valid(value));
    if let Some(id) = id(info, sent, value, rng) {
        let before = value.clone();
        if let Some(known) = value.pointer_mut("/data/id") {
            *known = Value::String(id);
        }
        if !is_valid(value) {
            *value = before;
        }
    }
    let Some(body) = &sent.body else { return };
    for place in ["/data/attributes", "/data/relationships", "/meta", ""] {
        let Some(Value::Object(sent)) = body.pointer(place) else {
            continue;
        };
        let before = value.clone();
        put(sent, value, place, |_| true);
        if is_valid(value) {
            continue;
        }
        *value = before;
        for name in sent.keys() {
            let before = value.clone();
            put(sent, value, place, |one| one == name);
            if !is_valid(value) {
                *value = before;
            }
        }
    }
}

/// Sets members that are there already.
fn put(sent: &Map<String, Value>, value: &mut Value, place: &str, which: impl Fn(&str) -> bool) {
    let Some(Value::Object(known)) = value.pointer_mut(place) else {
        return;
    };
    for (name, new) in sent.iter().filter(|(name, _)| which(name)) {
        let is_document =
            place.is_empty() && matches!(name.as_str(), "data" | "meta" | "included" | "links");
        let declared = known.keys().find(|own| same(own, name)).cloned();
        if let Some(old) = declared
            .and_then(|name| known.get_mut(&name))
            .filter(|_| !is_document)
        {
            *old = new.clone();
        }
    }
}

/// The id that the resource of a reply has: the one in the path, where that means it; one of its own, where it is new.
fn id(info: &OperationInfo, sent: &Sent, value: &Value, rng: &mut Rng) -> Option<String> {
    let known = value.pointer("/data/id")?.as_str()?;
    let kind = value
        .pointer("/data/type")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let (name, id) = match sent.path.last() {
        Some((name, id)) => (*name, id.as_str()),
        None => ("", ""),
    };
    let is_last = info.path.ends_with('}');
    let word = name
        .strip_suffix("-id")
        .or(name.strip_suffix("_id"))
        .or(name.strip_suffix("Id"));
    let family = kind.split('/').next().unwrap_or_default();
    if !id.is_empty()
        && (is_last || word.is_some_and(|word| same(word, kind) || same(word, family)))
    {
        return Some(id.to_owned());
    }
    (info.method == Method::POST.as_str()).then(|| alike(known, rng))
}
