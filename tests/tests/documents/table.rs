//! What became of each document, as a table.

use jsonapi_generator::ledger::Construct;
use jsonapi_generator::model::{Cardinality, Content, Operation, Target, TypeKind, TypeRef};
use jsonapi_generator::pipeline::FREE_FORM;

use crate::document::Document;

pub(crate) const HEAD: &str = "\
| document | operations | resources | to-one | to-many | one or many | open targets | documents of identifiers | `items()` | typed `include` | typed `sort` | filters | free-form values | type names over 45 characters |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
";

/// The line of a document.
pub(crate) fn row(document: &Document) -> String {
    let api = &document.api;
    let resources = api
        .types
        .iter()
        .filter(|ty| matches!(ty.kind, TypeKind::Resource(_)))
        .count();
    let relationships = api.types.iter().filter_map(|ty| match &ty.kind {
        TypeKind::Relationships(all) => Some(&all.relationships),
        _ => None,
    });
    let relationships: Vec<_> = relationships.flatten().collect();
    let of = |cardinality| {
        let all = relationships.iter();
        all.filter(|one| one.cardinality == cardinality).count()
    };
    let open = relationships.iter();
    let open = open
        .filter(|one| matches!(one.linkage.target, Target::Any { .. }))
        .count();
    let count =
        |test: &dyn Fn(&Operation) -> bool| api.operations.iter().filter(|one| test(one)).count();
    let entries = document.output.ledger.entries();
    let free: usize = entries
        .filter(|entry| entry.construct == Construct::Emitted && entry.subject == FREE_FORM)
        .map(|entry| entry.count)
        .sum();
    let long = api
        .types
        .iter()
        .filter(|ty| ty.name.ident().len() > 45)
        .count();
    let cells = [
        api.operations.len(),
        resources,
        of(Cardinality::ToOne),
        of(Cardinality::ToMany),
        of(Cardinality::OneOrMany),
        open,
        count(&holds_identifiers),
        count(&|one| one.paging.is_some()),
        count(&|one| one.parameters.include.is_some()),
        count(&|one| {
            one.parameters
                .sort
                .as_ref()
                .is_some_and(|sort| is_typed(&sort.ty))
        }),
        count(&|one| !one.parameters.filters.is_empty()),
        free,
        long,
    ];
    let cells: Vec<String> = cells.iter().map(usize::to_string).collect();
    format!("| {} | {} |\n", document.name, cells.join(" | "))
}

/// Whether the values of a list are known.
fn is_typed(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Named(_) => true,
        TypeRef::List(item) => is_typed(item),
        _ => false,
    }
}

fn holds_identifiers(operation: &Operation) -> bool {
    let requests = operation.body.iter().flat_map(|body| &body.bodies);
    let replies = operation.replies.iter().flat_map(|reply| &reply.bodies);
    requests.chain(replies).any(|body| match &body.content {
        Content::Document(document) => document.data.identifiers().is_some(),
        _ => false,
    })
}

/// Whether an operation takes a parameter: as it is, or member by member.
pub(crate) fn has_parameter(operation: &Operation, place: &str, name: &str) -> bool {
    let all = &operation.parameters;
    let is = |wire: &str| wire == name || wire.starts_with(&format!("{name}["));
    match place {
        "path" => all.path.iter().any(|one| one.name.wire() == name),
        "header" => all
            .headers
            .iter()
            .any(|one| one.name.wire().eq_ignore_ascii_case(name)),
        "cookie" => all.cookies.iter().any(|one| one.name.wire() == name),
        _ => {
            let family = name.split('[').next().unwrap_or(name);
            let query = all.query.iter().map(|one| one.name.wire());
            let filters = all.filters.iter().map(|one| one.name.wire());
            let pages = all.page.iter().map(|one| one.name.wire());
            let mut names = query.chain(filters).chain(pages);
            names.any(is)
                || all.include.as_ref().is_some_and(|one| is(&one.wire))
                || all.sort.as_ref().is_some_and(|one| is(&one.wire))
                || all.fields.as_ref().is_some_and(|one| one.wire == family)
        }
    }
}
