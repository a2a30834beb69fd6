//! What of the old items is gone or another, and what only has another name.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::paths;
use crate::diff::walk::Pair;
use crate::model::Api;

use super::items::{Items, NameOf};
use super::{client, types};

/// What callers of the old crates miss in the new.
#[derive(Debug, Default)]
pub(in crate::diff) struct Lost {
    /// Types that are called otherwise now: by the old path the new one.
    pub(in crate::diff) renamed: BTreeMap<String, String>,
    /// Items that are gone; those of renamed types under their old paths, where the new type has them not.
    pub(in crate::diff) gone: BTreeSet<String>,
    /// Items with another signature: what it was and what it is.
    pub(in crate::diff) changed: BTreeMap<String, (String, String)>,
}

/// What is lost between two APIs of which `pairs` are types that stand for each other.
pub(in crate::diff) fn lost(old: &Api, new: &Api, pairs: &[Pair]) -> Lost {
    let renamed = renamed(old, new, pairs);
    let aliases = aliases(new);
    let before = items(old, &|id| {
        let path = paths::of_type(old, id);
        let now = renamed.get(&path).or_else(|| aliases.get(&path));
        short(now.unwrap_or(&path))
    });
    let after = items(new, &|id| short(&paths::of_type(new, id)));
    let mut lost = Lost::default();
    for (path, was) in &before {
        let now = moved(path, &renamed);
        match after.get(&now) {
            None => {
                lost.gone.insert(path.clone());
            }
            Some(is) if is != was => {
                lost.changed.insert(path.clone(), (was.clone(), is.clone()));
            }
            Some(_) => {}
        }
    }
    lost.renamed = renamed
        .into_iter()
        .filter(|(path, _)| before.contains_key(path))
        .collect();
    drop_inner(&mut lost.gone, &before);
    lost
}

/// Types that have one new name, which no old type had.
fn renamed(old: &Api, new: &Api, pairs: &[Pair]) -> BTreeMap<String, String> {
    let all = |api: &Api| -> BTreeSet<String> {
        let ids = 0..api.types.len();
        let types = ids.map(|place| paths::of_type(api, api.id(place)));
        types.chain(aliases(api).into_keys()).collect()
    };
    let (before, after) = (all(old), all(new));
    let mut stands: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for pair in pairs {
        let one = paths::of_type(old, pair.old);
        if !after.contains(&one) {
            stands
                .entry(one)
                .or_default()
                .insert(paths::of_type(new, pair.new));
        }
    }
    stands
        .into_iter()
        .filter_map(|(one, others)| {
            let mut others: Vec<String> = others.into_iter().collect();
            // Of several the one that is new is the type itself; others had their names before.
            if others.len() > 1 {
                others.retain(|other| !before.contains(other));
            }
            match others.as_slice() {
                [other] => Some((one, other.clone())),
                _ => None,
            }
        })
        .collect()
}

/// Names that a type had before, each with the one that it has.
fn aliases(api: &Api) -> BTreeMap<String, String> {
    let aliases = api.aliases.iter().map(|alias| {
        let path = format!("types::{}::{}", alias.module, alias.name);
        (path, paths::of_type(api, alias.of))
    });
    aliases.collect()
}

/// A path under the new name of its type.
fn moved(path: &str, renamed: &BTreeMap<String, String>) -> String {
    let mut head = path;
    loop {
        if let Some(now) = renamed.get(head) {
            return format!("{now}{}", path.get(head.len()..).unwrap_or_default());
        }
        match head.rfind("::") {
            Some(end) => head = head.get(..end).unwrap_or_default(),
            None => return path.to_owned(),
        }
    }
}

/// Of a type that is gone, its members need not be told.
fn drop_inner(gone: &mut BTreeSet<String>, before: &Items) {
    let outer: Vec<String> = gone
        .iter()
        .filter(|path| before.contains_key(*path))
        .cloned()
        .collect();
    for path in outer {
        let inner = format!("{path}::");
        let within: Vec<String> = gone
            .range(inner.clone()..)
            .take_while(|one| one.starts_with(&inner))
            .cloned()
            .collect();
        for one in within {
            gone.remove(&one);
        }
    }
}

/// A path without its crate, as signatures show it.
fn short(path: &str) -> String {
    path.strip_prefix("types::").unwrap_or(path).to_owned()
}

/// The items of an API; types in signatures are called as `name` says.
fn items(api: &Api, name: NameOf<'_>) -> Items {
    let mut items = Items::new();
    items.insert("crates".to_owned(), api.crates.base.clone());
    types::add(api, name, &mut items);
    client::add(api, name, &mut items);
    items
}
