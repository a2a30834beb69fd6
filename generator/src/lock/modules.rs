//! Gives modules of types their paths back, and makes those anew that nothing stands in any more.

use std::collections::BTreeMap;

use crate::model::{Api, Module, ModulePath, Topic};

/// Calls the module of a resource or family as it was called; `had` are the names that types had.
pub(super) fn keep(api: &mut Api, had: &BTreeMap<usize, Vec<String>>) {
    let mut places: Vec<usize> = (0..api.modules.len()).collect();
    let depth = |place: &usize| api.modules.get(*place).map(|one| one.path.steps().len());
    places.sort_by_key(depth);
    for place in places {
        let Some(module) = api.modules.get(place) else {
            continue;
        };
        let (Topic::Resource(id) | Topic::Family(id)) = module.topic else {
            continue;
        };
        let name = had.get(&id.index()).and_then(|names| names.first());
        let Some(before) = name.map(|name| of(name)) else {
            continue;
        };
        let now = module.path.clone();
        let has = |path: &ModulePath| api.modules.iter().any(|one| one.path == *path);
        let is_within = before
            .parent()
            .is_none_or(|above| above.steps().is_empty() || has(&above));
        if before != now && !has(&before) && is_within {
            let types = api.types.iter_mut().map(|ty| &mut ty.module);
            let modules = api.modules.iter_mut().map(|module| &mut module.path);
            for path in types.chain(modules) {
                *path = path.moved(&now, &before);
            }
        }
    }
    api.modules.sort_by(|one, other| one.path.cmp(&other.path));
}

/// Sees to it that there is a module at `path`; whether there is one.
pub(super) fn ensure(api: &mut Api, path: &ModulePath) -> bool {
    if api.modules.iter().any(|module| module.path == *path) {
        return true;
    }
    let Some(topic) = topic(api, path) else {
        return false;
    };
    if let Some(above) = path.parent().filter(|above| !above.steps().is_empty())
        && !ensure(api, &above)
    {
        return false;
    }
    api.modules.push(Module {
        path: path.clone(),
        topic,
    });
    api.modules.sort_by(|one, other| one.path.cmp(&other.path));
    true
}

/// What a module is for, where its path tells.
fn topic(api: &Api, path: &ModulePath) -> Option<Topic> {
    let tag = |name: &str| api.tags.iter().position(|tag| tag.module.ident() == name);
    let steps: Vec<&str> = path.steps().iter().map(String::as_str).collect();
    match steps.as_slice() {
        ["common"] => Some(Topic::Common),
        ["requests"] => Some(Topic::Requests(None)),
        ["requests", name] => tag(name).map(|tag| Topic::Requests(Some(tag))),
        ["replies"] => Some(Topic::Replies(None)),
        ["replies", name] => tag(name).map(|tag| Topic::Replies(Some(tag))),
        _ => None,
    }
}

/// The module in the path of a type.
pub(super) fn of(path: &str) -> ModulePath {
    let steps = path.rsplit_once("::").map_or("", |(module, _)| module);
    let steps = steps.split("::").filter(|step| !step.is_empty());
    steps.fold(ModulePath::default(), |module, step| module.child(step))
}
