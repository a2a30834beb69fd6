//! A part of a document: some of its paths or webhooks, and the components that they need.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::Random;

/// A document of at most `most` paths or webhooks of `root`.
pub fn part(root: &Value, most: usize, random: &mut Random) -> Value {
    let mut members = Map::new();
    for (key, member) in root.as_object().into_iter().flatten() {
        let kept = match (key.as_str(), member) {
            ("components", _) => continue,
            ("paths" | "webhooks", Value::Object(items)) => some(items, most, random).into(),
            _ => member.clone(),
        };
        members.insert(key.clone(), kept);
    }
    let mut part = Value::Object(members);
    let mut needed = BTreeSet::new();
    references(&part, &mut needed);
    let mut components = Map::new();
    let schemes = root.pointer("/components/securitySchemes");
    components.extend(schemes.map(|schemes| ("securitySchemes".to_owned(), schemes.clone())));
    let mut open: Vec<String> = needed.iter().cloned().collect();
    while let Some(reference) = open.pop() {
        let pointer = reference.trim_start_matches('#');
        let mut segments = pointer.trim_start_matches("/components/").splitn(3, '/');
        let (Some(section), Some(name)) = (segments.next(), segments.next()) else {
            continue;
        };
        let Some(component) = root.pointer(&format!("/components/{section}/{name}")) else {
            continue;
        };
        let mut more = BTreeSet::new();
        references(component, &mut more);
        open.extend(more.into_iter().filter(|one| needed.insert(one.clone())));
        let section = components
            .entry(section)
            .or_insert_with(|| Map::new().into());
        if let Value::Object(section) = section {
            let name = name.replace("~1", "/").replace("~0", "~");
            section.insert(name, component.clone());
        }
    }
    if let Some(members) = part.as_object_mut() {
        members.insert("components".to_owned(), components.into());
    }
    part
}

/// At most `most` of `items`.
fn some(items: &Map<String, Value>, most: usize, random: &mut Random) -> Map<String, Value> {
    if items.len() <= most {
        return items.clone();
    }
    let names: Vec<&String> = items.keys().collect();
    let mut kept = BTreeSet::new();
    while kept.len() < most {
        kept.extend(random.one(&names).copied());
    }
    items
        .iter()
        .filter(|(name, _)| kept.contains(name))
        .map(|(name, item)| (name.clone(), item.clone()))
        .collect()
}

/// The references in `value` to components.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.starts_with("#/components/") => {
            found.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        Value::Object(members) => members
            .values()
            .for_each(|member| references(member, found)),
        _ => {}
    }
}
