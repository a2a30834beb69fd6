//! Sets of headers: what several replies declare alike is one type, in the module around all of them.
//!
//! A header with a role (the rate limit, the name of a request) comes with every reply of an API; the client reads it by
//! its role, and a server's layers send it. It is in no set.

use std::collections::BTreeMap;

use crate::model::{Api, Header, HeaderSet, ModulePath, Name, Reply};

use super::scope::{Case, Scope};
use super::words::words;

/// So many headers may name their set.
const MOST_NAMED: usize = 4;

/// A set while its replies are gathered.
struct Found {
    /// The modules of the replies that declare it.
    modules: Vec<ModulePath>,
    /// The words of the first reply that declares it.
    first: Vec<String>,
    headers: Vec<Header>,
}

/// Gives each reply that declares headers without a role their set.
pub(crate) fn mark(api: &mut Api) {
    let mut found: Vec<Found> = Vec::new();
    for_each_reply(api, |owner, module, reply| {
        let headers = own(reply);
        if headers.is_empty() {
            return;
        }
        let known = found
            .iter()
            .position(|known| alike(&known.headers, &headers));
        let known = known.unwrap_or_else(|| {
            found.push(Found {
                modules: Vec::new(),
                first: [words(owner), words(reply.name.ident())].concat(),
                headers: headers.into_iter().cloned().collect(),
            });
            found.len() - 1
        });
        reply.header_set = Some(known);
        if let Some(known) = found
            .get_mut(known)
            .filter(|known| !known.modules.contains(module))
        {
            known.modules.push(module.clone());
        }
    });
    api.header_sets = named(found);
}

/// Calls `see` with each reply, the name of what it answers, and the module of its type.
fn for_each_reply(api: &mut Api, mut see: impl FnMut(&str, &ModulePath, &mut Reply)) {
    let modules: Vec<ModulePath> = api.tags.iter().map(|tag| tag.replies_module()).collect();
    for operation in &mut api.operations {
        let Some(module) = modules.get(operation.tag) else {
            continue;
        };
        for reply in &mut operation.replies {
            see(operation.type_name.ident(), module, reply);
        }
    }
    let module = ModulePath::deliveries();
    for delivery in &mut api.deliveries {
        for reply in &mut delivery.replies {
            see(delivery.name.ident(), &module, reply);
        }
    }
}

/// The headers of a reply that are members of its type.
fn own(reply: &Reply) -> Vec<&Header> {
    let headers = reply.headers.iter();
    headers.filter(|header| header.role.is_none()).collect()
}

/// Whether two sets are of the same headers, whatever is said of them.
fn alike(one: &[Header], other: &[&Header]) -> bool {
    let same = |(one, other): (&Header, &&Header)| {
        one.name == other.name
            && one.ty == other.ty
            && one.encoding == other.encoding
            && one.required == other.required
    };
    one.len() == other.len() && one.iter().zip(other).all(same)
}

/// Where a set stands: with the replies that have it, or around those of several tags.
fn place(found: &Found) -> ModulePath {
    match found.modules.as_slice() {
        [only] => only.clone(),
        _ => ModulePath::replies(),
    }
}

/// Names sets; those around others first, since a file may name them beside its own.
fn named(found: Vec<Found>) -> Vec<HeaderSet> {
    let found: Vec<(Found, ModulePath)> = found
        .into_iter()
        .map(|found| {
            let module = place(&found);
            (found, module)
        })
        .collect();
    let mut around = Scope::new(Case::Pascal, &[]);
    let mut scopes: BTreeMap<&ModulePath, Scope> = BTreeMap::new();
    let is_around = |module: &ModulePath| *module == ModulePath::replies();
    let names: Vec<Option<Name>> = found
        .iter()
        .map(|(found, module)| is_around(module).then(|| around.mint(&candidates(found), "")))
        .collect();
    let shared: Vec<Vec<String>> = names
        .iter()
        .flatten()
        .map(|name| words(name.ident()))
        .collect();
    let names: Vec<Name> = names
        .into_iter()
        .zip(&found)
        .map(|(name, (found, module))| {
            name.unwrap_or_else(|| {
                let scope = scopes.entry(module).or_insert_with(|| {
                    let mut scope = Scope::new(Case::Pascal, &[]);
                    for words in &shared {
                        scope.mint(std::slice::from_ref(words), "");
                    }
                    scope
                });
                scope.mint(&candidates(found), "")
            })
        })
        .collect();
    let found = found.into_iter().zip(names);
    found
        .map(|((found, module), name)| HeaderSet {
            name,
            module,
            headers: found.headers,
        })
        .collect()
}

/// `LocationHeaders`; the word that several start with is said once. After the reply where that would grow long, or start
/// with a digit.
fn candidates(found: &Found) -> Vec<Vec<String>> {
    let after = |mut name: Vec<String>| {
        name.push("headers".to_owned());
        name
    };
    let all: Vec<Vec<String>> = found
        .headers
        .iter()
        .map(|header| words(header.name.ident().trim_start_matches("r#")))
        .collect();
    let mut own = all.concat();
    if let Some(first) = all
        .first()
        .filter(|words| all.len() > 1 && words.len() > 1)
        .and_then(|words| words.first())
    {
        let later = all
            .iter()
            .skip(1)
            .flat_map(|words| match words.split_first() {
                Some((word, rest)) if word == first && !rest.is_empty() => rest,
                _ => words,
            });
        own = all
            .first()
            .into_iter()
            .flatten()
            .chain(later)
            .cloned()
            .collect();
    }
    let starts_well = own
        .first()
        .is_some_and(|word| word.starts_with(char::is_alphabetic));
    if all.len() > MOST_NAMED || !starts_well {
        return vec![after(found.first.clone())];
    }
    vec![after(own)]
}
