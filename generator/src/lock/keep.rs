//! Gives what a model's parts are called back to them, and notes what is called anew.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use crate::model::{
    Api, Member, ModulePath, Name, Operation, Relationship, TypeAlias, TypeDef, TypeId, TypeKind,
};

use super::file::{Lock, What};
use super::modules;
use super::places::{of_operation, roots, within};
use super::shapes::{self, Known};

/// Gives names back, and tells all names that the model has now.
///
/// Types that were two and are one have one of the names; the others stay as deprecated aliases.
pub fn keep(lock: &Lock, api: &mut Api) -> Lock {
    let mut kept = Lock::default();
    operations(lock, api, &mut kept);
    types(lock, api, &mut kept);
    parts(lock, api, &mut kept);
    kept
}

/// `inquiry::InquiryAttributes`.
fn path(ty: &TypeDef) -> String {
    format!("{}::{}", ty.module, ty.name)
}

/// Methods and types of operations; those of one tag stand side by side.
fn operations(lock: &Lock, api: &mut Api, kept: &mut Lock) {
    let tags: BTreeSet<usize> = api
        .operations
        .iter()
        .map(|operation| operation.tag)
        .collect();
    for tag in tags {
        let mut of_tag: Vec<_> = api
            .operations
            .iter_mut()
            .filter(|operation| operation.tag == tag)
            .collect();
        let places: Vec<String> = of_tag
            .iter()
            .map(|operation| of_operation(operation))
            .collect();
        let known = |place: &String| {
            let mut words = lock.name(What::Operation, place)?.split(' ');
            Some((words.next()?, words.next()?))
        };
        let methods: Vec<(&mut Name, Option<&str>)> = of_tag
            .iter_mut()
            .zip(&places)
            .map(|(operation, place)| {
                (
                    &mut operation.method_name,
                    known(place).map(|(method, _)| method),
                )
            })
            .collect();
        settle(methods, |name, number| format!("{name}_{number}"));
        let names: Vec<(&mut Name, Option<&str>)> = of_tag
            .iter_mut()
            .zip(&places)
            .map(|(operation, place)| {
                (&mut operation.type_name, known(place).map(|(_, name)| name))
            })
            .collect();
        settle(names, |name, number| format!("{name}{number}"));
        for (operation, place) in of_tag.iter_mut().zip(places) {
            let before = lock.name(What::Operation, &place).unwrap_or_default();
            shapes::keep_replies(&before.split(' ').collect::<Vec<_>>(), operation);
            arguments(lock, &place, operation, kept);
            let name = format!("{} {}", operation.method_name, operation.type_name);
            let more = shapes::of_operation(operation);
            kept.keep(What::Operation, place, name + &more);
        }
    }
}

/// Names of parameters in the path, which may be called otherwise there without a change on the wire.
fn arguments(lock: &Lock, place: &str, operation: &mut Operation, kept: &mut Lock) {
    let parameters = &mut operation.parameters;
    let headers = parameters.headers.iter().map(|one| &one.name);
    let queries = parameters.query.iter().map(|one| &one.name);
    let filters = parameters.filters.iter().map(|one| &one.name);
    let others: BTreeSet<String> = headers
        .chain(queries)
        .chain(filters)
        .map(|name| name.ident().to_owned())
        .collect();
    let place_of = |index: usize| format!("{place} {index}");
    let names = parameters.path.iter_mut().enumerate();
    let names = names.map(|(index, one)| {
        let known = lock.name(What::Argument, &place_of(index));
        (
            &mut one.name,
            known.filter(|known| !others.contains(*known)),
        )
    });
    settle(names.collect(), |name, number| format!("{name}_{number}"));
    for (index, one) in parameters.path.iter().enumerate() {
        kept.keep(What::Argument, place_of(index), one.name.ident());
    }
}

/// Gives the names of one scope back; a new name that an old one has taken gets a number.
fn settle(names: Vec<(&mut Name, Option<&str>)>, numbered: impl Fn(&str, usize) -> String) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut new = Vec::new();
    for (name, known) in names {
        match known {
            Some(ident) if taken.insert(ident.to_owned()) => *name = Name::new(ident, name.wire()),
            _ => new.push(name),
        }
    }
    for name in new {
        let own = name.ident().to_owned();
        let free = std::iter::once(own.clone())
            .chain((2..).map(|number| numbered(&own, number)))
            .find(|ident| taken.insert(ident.clone()));
        if let Some(ident) = free.filter(|ident| *ident != own) {
            *name = Name::new(ident, name.wire());
        }
    }
}

/// What is known of types while names are given back.
struct Found {
    /// The names that each type had, in the order of their places.
    had: BTreeMap<usize, Vec<String>>,
    /// The places of each type.
    places: BTreeMap<usize, Vec<String>>,
}

fn types(lock: &Lock, api: &mut Api, kept: &mut Lock) {
    let found = known(lock, api);
    modules::keep(api, &found.had);
    let paths = found.had.values().flatten().map(|name| modules::of(name));
    let there: BTreeSet<ModulePath> = paths.filter(|path| modules::ensure(api, path)).collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut aliases = Vec::new();
    for (place, had) in &found.had {
        let id = api.id(*place);
        let Some(ty) = api.types.get_mut(*place) else {
            continue;
        };
        // What it would be called anyway, where it was called so; else the first.
        let own = path(ty);
        let best = had
            .iter()
            .find(|name| **name == own)
            .or_else(|| had.first());
        let free = best.filter(|name| taken.insert(ident_of(name).to_owned()));
        if let Some(name) = free {
            ty.name = Name::new(ident_of(name), ty.name.wire());
            let module = modules::of(name);
            if there.contains(&module) {
                ty.module = module;
            }
        }
        aliases.extend(
            had.iter()
                .filter(|name| best != Some(*name))
                .map(|name| (name.clone(), id)),
        );
    }
    let rest = (0..api.types.len()).filter(|place| !found.had.contains_key(place));
    let rest: Vec<usize> = rest.collect();
    let is_new: HashMap<usize, ()> = rest.iter().map(|place| (*place, ())).collect();
    let others = api
        .types
        .iter_mut()
        .enumerate()
        .filter(|(place, _)| is_new.contains_key(place));
    for (_, ty) in others {
        let own = ty.name.ident().to_owned();
        let free = std::iter::once(own.clone())
            .chain((2..).map(|number| format!("{own}{number}")))
            .find(|ident| taken.insert(ident.clone()));
        if let Some(ident) = free.filter(|ident| *ident != own) {
            ty.name = Name::new(ident, ty.name.wire());
        }
    }
    for (name, of) in aliases {
        let (ident, module) = (ident_of(&name), modules::of(&name));
        if there.contains(&module) && taken.insert(ident.to_owned()) {
            api.aliases.push(TypeAlias {
                name: ident.to_owned(),
                module,
                of,
            });
        }
    }
    note_types(lock, api, &found, kept);
}

/// Follows the old names from the outside in: what stands in a type that is known by its name is known too.
fn known(lock: &Lock, api: &Api) -> Found {
    let mut found = Found {
        had: BTreeMap::new(),
        places: BTreeMap::new(),
    };
    let mut work: VecDeque<(String, TypeId)> = roots(api).into();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    while let Some((place, id)) = work.pop_front() {
        if !seen.insert(place.clone()) {
            continue;
        }
        let index = id.index();
        let name = lock.name(What::Type, &place).map(str::to_owned);
        found.places.entry(index).or_default().push(place);
        let Some(name) = name else { continue };
        let had = found.had.entry(index).or_default();
        if !had.contains(&name) {
            had.push(name.clone());
            work.extend(within(api, id, &name));
        }
    }
    found
}

/// Notes one place for each name: the one that was noted before, else the first from the outside in.
fn note_types(lock: &Lock, api: &Api, found: &Found, kept: &mut Lock) {
    // Names of types that are one now stay noted, each at its place.
    for (index, places) in &found.places {
        for place in places {
            if let Some(name) = lock.name(What::Type, place)
                && found
                    .had
                    .get(index)
                    .is_some_and(|had| had.iter().any(|one| one == name))
            {
                kept.keep(What::Type, place.as_str(), name);
            }
        }
    }
    let mut told: BTreeSet<usize> = found.had.keys().copied().collect();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut work: VecDeque<(String, TypeId)> = roots(api).into();
    while let Some((place, id)) = work.pop_front() {
        let name = path(api.ty(id));
        if told.insert(id.index()) {
            kept.keep(What::Type, place, name.as_str());
        }
        if seen.insert(id.index()) {
            work.extend(within(api, id, &name));
        }
    }
}

fn ident_of(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// Members, values, variants, include paths and events: each scope by itself.
fn parts(lock: &Lock, api: &mut Api, kept: &mut Lock) {
    shapes::keep_values(lock, api);
    let known = Known::of(api);
    let variant = |name: &str, number| format!("{name}{number}");
    for ty in &mut api.types {
        let owner = path(ty);
        match &mut ty.kind {
            TypeKind::Resource(resource) => {
                members(lock, &known, &owner, &mut [], &mut resource.members, kept);
            }
            TypeKind::Object(object) => {
                members(lock, &known, &owner, &mut [], &mut object.members, kept);
            }
            TypeKind::Identifier(all) => members(lock, &known, &owner, &mut [], all, kept),
            TypeKind::Relationships(all) => {
                let (related, others) = (&mut all.relationships, &mut all.members);
                members(lock, &known, &owner, related, others, kept);
            }
            TypeKind::OpenEnum(open) => {
                let names = open.words.iter_mut().map(|one| &mut one.name);
                scope(lock, What::Word, &owner, names.collect(), variant, kept);
            }
            TypeKind::Union(union) => variants(lock, &owner, union, kept),
        }
    }
    let events = api.webhooks.events.iter_mut().map(|event| &mut event.name);
    scope(lock, What::Event, "", events.collect(), variant, kept);
    let primary: Vec<String> = api
        .includes
        .iter()
        .map(|set| path(api.ty(set.primary)))
        .collect();
    for (set, owner) in api.includes.iter_mut().zip(primary) {
        if let Some(name) = lock.name(What::Include, &owner) {
            set.name = Name::new(name, set.name.wire());
        }
        kept.keep(What::Include, owner, set.name.ident());
    }
}

/// The members of an object, with their names and types.
fn members(
    lock: &Lock,
    known: &Known,
    owner: &str,
    related: &mut [Relationship],
    all: &mut [Member],
    kept: &mut Lock,
) {
    let place = |name: &Name| format!("{owner}.{}", name.wire());
    let before = |name: &Name| {
        let line = lock.name_and_more(What::Member, &place(name));
        line.map(|(ident, _)| ident)
    };
    let names = related.iter_mut().map(|one| &mut one.name);
    let names = names.chain(all.iter_mut().map(|one| &mut one.name));
    let pairs = names.map(|name| {
        let known = before(name);
        (name, known)
    });
    settle(pairs.collect(), |name, number| format!("{name}_{number}"));
    let mut note = |name: &Name, more: &str| {
        let line = format!("{name} {more}");
        kept.keep(What::Member, place(name), line.trim_end());
    };
    let more = |name: &Name| {
        let line = lock.name_and_more(What::Member, &place(name));
        line.map_or("", |(_, more)| more)
    };
    for one in related {
        shapes::keep_any(known, more(&one.name), &mut one.linkage.target);
        note(&one.name, shapes::of_target(&one.linkage.target));
    }
    for one in all {
        shapes::keep_text(known, more(&one.name), one);
        note(&one.name, shapes::of_member(one));
    }
}

/// The names of one scope, by their spelling on the wire.
fn scope(
    lock: &Lock,
    what: What,
    owner: &str,
    mut names: Vec<&mut Name>,
    numbered: impl Fn(&str, usize) -> String,
    kept: &mut Lock,
) {
    let place = |name: &Name| match owner {
        "" => name.wire().to_owned(),
        owner => format!("{owner}.{}", name.wire()),
    };
    let known: Vec<Option<&str>> = names
        .iter()
        .map(|name| lock.name(what, &place(name)))
        .collect();
    let pairs = names.iter_mut().map(|name| &mut **name).zip(known);
    settle(pairs.collect(), numbered);
    for name in names {
        kept.keep(what, place(name), name.ident());
    }
}

/// Variants, by the first value that leads to each; where a shape tells them apart, by their own names.
fn variants(lock: &Lock, owner: &str, union: &mut crate::model::Union, kept: &mut Lock) {
    let place = |variant: &crate::model::Variant| {
        let tag = variant.tags.first();
        tag.map(|tag| format!("{owner}.{tag}"))
    };
    let places: Vec<Option<String>> = union.variants.iter().map(place).collect();
    let names = union
        .variants
        .iter_mut()
        .zip(&places)
        .map(|(variant, place)| {
            let known = place
                .as_ref()
                .and_then(|place| lock.name(What::Variant, place));
            (&mut variant.name, known)
        });
    settle(names.collect(), |name, number| format!("{name}{number}"));
    for (variant, place) in union.variants.iter().zip(places) {
        if let Some(place) = place {
            kept.keep(What::Variant, place, variant.name.ident());
        }
    }
}
