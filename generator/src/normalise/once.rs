//! Parameters that nearly all operations have, such as the version of the API: the client is told them once.

use indexmap::IndexMap;

use crate::model::{
    Api, Doc, Encoding, Location, Name, OnceParameter, Operation, Presence, Scalar, Taken,
    TypeKind, TypeRef,
};
use crate::settings::Settings;

use super::scope::{Case, Scope};
use super::words::words;

/// So many operations have a parameter at least that is told once, where the settings do not name it.
const FEWEST: usize = 3;

/// What tells parameters of several operations to be one.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    place: Location,
    wire: String,
}

/// A parameter of some operations.
struct Found {
    name: Name,
    doc: Doc,
    ty: TypeRef,
    /// How many operations have it so.
    count: usize,
    /// Whether they all agree on its type.
    agreed: bool,
}

/// Notes which parameters the client may be told once.
pub(crate) fn mark(api: &mut Api, settings: &Settings, taken: &Taken) {
    let mut found: IndexMap<Key, Found> = IndexMap::new();
    for operation in &api.operations {
        for (key, name, doc, ty) in candidates(api, operation) {
            let known = found.entry(key).or_insert_with(|| Found {
                name: name.clone(),
                doc: doc.clone(),
                ty: ty.clone(),
                count: 0,
                agreed: true,
            });
            known.count += 1;
            known.agreed &= known.ty == *ty;
        }
    }
    let operations = api.operations.len();
    found.retain(|_, found| {
        let named = settings
            .set_once
            .iter()
            .any(|name| *name == found.name.wire());
        let nearly_all = found.count >= FEWEST && found.count * 4 >= operations * 3;
        found.agreed && (named || nearly_all)
    });
    for operation in &mut api.operations {
        let of = |place, wire: &str| found.contains_key(&key(place, wire));
        for query in &mut operation.parameters.query {
            query.once = of(Location::Query, query.name.wire());
        }
        for header in &mut operation.parameters.headers {
            header.once = header.role.is_none() && of(Location::Header, header.name.wire());
        }
    }
    let mut scope = Scope::new(Case::Snake, taken.builder_methods);
    for scheme in &api.security {
        scope.mint(&[words(scheme.name.ident())], scheme.name.wire());
    }
    api.once = found
        .into_iter()
        .map(
            |(Key { place, .. }, Found { name, doc, ty, .. })| OnceParameter {
                place,
                name: scope.mint(&[words(name.ident())], name.wire()),
                doc,
                ty,
            },
        )
        .collect();
}

/// Names of headers are the same in any case.
fn key(place: Location, wire: &str) -> Key {
    let wire = match place {
        Location::Header => wire.to_ascii_lowercase(),
        _ => wire.to_owned(),
    };
    Key { place, wire }
}

/// The parameters of an operation that hold one text, number or flag, written as such are.
fn candidates<'a>(
    api: &'a Api,
    operation: &'a Operation,
) -> impl Iterator<Item = (Key, &'a Name, &'a Doc, &'a TypeRef)> {
    let parameters = &operation.parameters;
    let query = parameters.query.iter();
    let query = query
        .filter(|query| query.members.is_none() && query.encoding == Encoding::FORM)
        .map(|query| (Location::Query, &query.name, &query.doc, &query.ty));
    let headers = parameters.headers.iter();
    let headers = headers
        .filter(|header| header.role.is_none() && header.encoding == Encoding::SIMPLE)
        .filter(|header| matches!(header.presence, Presence::Required | Presence::Optional))
        .map(|header| (Location::Header, &header.name, &header.doc, &header.ty));
    query
        .chain(headers)
        .filter(move |(_, _, _, ty)| is_single(api, ty))
        .map(|(place, name, doc, ty)| (key(place, name.wire()), name, doc, ty))
}

fn is_single(api: &Api, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Scalar(scalar) => matches!(
            scalar,
            Scalar::String | Scalar::Uri | Scalar::Boolean | Scalar::Integer { .. }
        ),
        TypeRef::Named(id) => matches!(api.ty(*id).kind, TypeKind::OpenEnum(_)),
        _ => false,
    }
}
