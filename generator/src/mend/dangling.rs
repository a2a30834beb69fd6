//! References to nowhere, and in a ring: told, and replaced by something that later stages can go on with.

use serde_json::{Map, Value, json};

use crate::load::grammar::Kind;
use crate::load::{Dangling, dangling, ring, ring_places};
use crate::problem::{Problem, codes};

use super::component::{component, unescaped};
use super::mender::Mender;
use super::unions;

pub(super) fn mend(root: &mut Value, mender: &mut Mender<'_>) {
    heirs(root, mender);
    unions::mend(root, mender);
    let mut found = dangling(root);
    for one in &found {
        tell(root, one, mender);
    }
    // From the end, so that the places of the others stay what they are.
    found.reverse();
    for one in found {
        stand_in(root, &one);
    }
    for place in ring_places(root) {
        mender.refuse(ring(&place));
        if let Some(holder) = place
            .strip_suffix("/$ref")
            .and_then(|at| root.pointer_mut(at))
        {
            *holder = json!({});
        }
    }
}

fn tell(root: &Value, one: &Dangling, mender: &mut Mender<'_>) {
    match one.kind {
        None => {
            let message = format!("the mapping leads to `{}`, where nothing is", one.reference);
            let problem = Problem::warning(codes::MAPPING_TO_NOWHERE, &one.at, message);
            mender.tell_at(
                codes::MAPPING_TO_NOWHERE,
                "discriminator.mapping".to_owned(),
                problem,
            );
        }
        // What lies in the network has been told.
        Some(_) if !one.reference.starts_with('#') => {}
        Some(_) => mender.refuse(one.problem(root)),
    }
}

/// Replaces what refers to nowhere: a schema allows any value, a reply says nothing, the rest is left out.
fn stand_in(root: &mut Value, one: &Dangling) {
    let Some((holder, key)) = one.at.rsplit_once('/') else {
        return;
    };
    let instead = match one.kind {
        None => {
            if let Some(Value::Object(mapping)) = root.pointer_mut(holder) {
                mapping.shift_remove(&unescaped(key));
            }
            return;
        }
        Some(Kind::Schema) => Some(Map::new()),
        Some(Kind::Response) => Some(Map::from_iter([("description".to_owned(), "".into())])),
        Some(Kind::PathItem | Kind::MediaType) => Some(Map::new()),
        Some(_) => None,
    };
    if let Some(mut instead) = instead {
        if let Some(Value::Object(members)) = root.pointer_mut(holder) {
            members.shift_remove("$ref");
            instead.append(members);
            *members = instead;
        }
        return;
    }
    let Some((parent, key)) = holder.rsplit_once('/') else {
        return;
    };
    match root.pointer_mut(parent) {
        Some(Value::Object(members)) => {
            members.shift_remove(&unescaped(key));
        }
        Some(Value::Array(items)) => {
            if let Some(index) = key
                .parse::<usize>()
                .ok()
                .filter(|index| *index < items.len())
            {
                items.remove(index);
            }
        }
        _ => {}
    }
}

/// A base that lists its heirs, which have it in their `allOf`: heirs take the base's own members, without the list.
fn heirs(root: &mut Value, mender: &mut Mender<'_>) {
    let Some(Value::Object(schemas)) = root.pointer("/components/schemas") else {
        return;
    };
    let mut bases: Vec<(String, Value)> = Vec::new();
    for (name, schema) in schemas {
        let heirs = ["oneOf", "anyOf"]
            .iter()
            .filter_map(|key| schema.get(key)?.as_array())
            .flatten();
        let is_base = heirs
            .filter_map(component)
            .filter_map(|heir| schemas.get(&heir)?.get("allOf")?.as_array())
            .flatten()
            .any(|parent| component(parent).as_deref() == Some(name));
        if is_base && let Value::Object(members) = schema {
            let mut own = members.clone();
            own.retain(|key, _| !matches!(key.as_str(), "oneOf" | "anyOf" | "discriminator"));
            bases.push((name.clone(), Value::Object(own)));
        }
    }
    for (name, own) in bases {
        let message = format!("`{name}` lists its heirs, and they have it in their `allOf`");
        mender.kind = Kind::Schema;
        let at = crate::problem::child_pointer("/components/schemas", &name);
        let problem = Problem::warning(codes::BASE_LISTS_HEIRS, at, message);
        mender.tell_at(codes::BASE_LISTS_HEIRS, "schema.allOf".to_owned(), problem);
        let Some(Value::Object(schemas)) = root.pointer_mut("/components/schemas") else {
            return;
        };
        for schema in schemas.values_mut() {
            let parents = schema.get_mut("allOf").and_then(Value::as_array_mut);
            for parent in parents.into_iter().flatten() {
                if component(parent).as_deref() == Some(name.as_str()) {
                    *parent = own.clone();
                }
            }
        }
    }
}
