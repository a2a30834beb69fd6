//! An API as data, for the mock: what its server has to know, and what its replies look like.

use jsonapi_runtime::http::paging::PagingStyle;
use serde_json::{Map, Value, json};

use super::errors::{self, ErrorTable};
use super::server::{inflection_header, path_of};
use crate::model::{
    Api, Content, CredentialPlace, Operation, PageRole, Presence, PrimaryData, SecurityScheme,
    Status, TypeId, TypeKind, TypeRef, ValueContract, successes,
};

/// The whole: what a server knows of the API, and what replies look like.
pub fn description(api: &Api) -> Value {
    json!({ "info": info(api), "data": data(api) })
}

/// What replies look like.
pub fn data(api: &Api) -> Value {
    let operations = api.operations.iter();
    let operations = operations.map(|operation| (operation.id.clone(), answers(api, operation)));
    json!({
        "schemas": object(api.contract.replies.schemas.iter()),
        "resources": resources(api),
        "operations": Value::Object(operations.collect()),
    })
}

/// What a server knows of the API.
fn info(api: &Api) -> Value {
    let common = errors::common(api);
    let base_path = api.servers.first().map(|server| path_of(&server.url));
    let operations = api.operations.iter();
    let operations = operations.map(|operation| known(api, operation, &common));
    json!({
        "title": api.info.title,
        "version": api.info.version,
        "base_path": base_path.unwrap_or_default(),
        "error_media_type": api.error_media_type(),
        "error_members": api.error_members,
        "errors": common,
        "inflection_header": inflection_header(api),
        "contract": {
            "$defs": object(api.contract.schemas.iter()),
            "parameters": object(api.contract.parameters.iter()),
        },
        "schemes": api.security.iter().map(scheme).collect::<Value>(),
        "operations": operations.collect::<Value>(),
    })
}

fn scheme(scheme: &SecurityScheme) -> Value {
    let name = scheme.name.wire();
    match &scheme.place {
        CredentialPlace::Bearer => json!({ "name": name, "place": "bearer" }),
        CredentialPlace::Basic => json!({ "name": name, "place": "basic" }),
        CredentialPlace::Header { name: key, prefix } => {
            json!({ "name": name, "place": "header", "key": key, "prefix": prefix })
        }
        CredentialPlace::Query { name: key } => {
            json!({ "name": name, "place": "query", "key": key })
        }
        CredentialPlace::Cookie { name: key } => {
            json!({ "name": name, "place": "cookie", "key": key })
        }
        CredentialPlace::Unknown => json!({ "name": name, "place": "unknown" }),
    }
}

fn known(api: &Api, operation: &Operation, common: &ErrorTable) -> Value {
    let tag = api.tags.get(operation.tag).map(|tag| tag.module.wire());
    let paths = operation.servers.iter().map(|server| path_of(&server.url));
    let security = operation.security.iter().map(|one| {
        let names = one.schemes.iter().map(|(name, _)| name.as_str());
        names.collect::<Vec<_>>()
    });
    let bodies = operation.body.iter().flat_map(|body| &body.bodies);
    let mut replies: Vec<&str> = Vec::new();
    for body in operation.replies.iter().flat_map(|reply| &reply.bodies) {
        if !replies.contains(&body.media_type.text.as_str()) {
            replies.push(&body.media_type.text);
        }
    }
    let contract = api.contract.of(operation.method, &operation.path);
    let contract = contract.map(|own| {
        json!({ "parameters": own.parameters, "bodies": Value::Object(own.bodies.iter().cloned().collect()) })
    });
    json!({
        "id": operation.id,
        "tag": tag.unwrap_or_default(),
        "method": operation.method.as_str(),
        "path": operation.path,
        "base_paths": paths.collect::<Vec<_>>(),
        "security": security.collect::<Vec<_>>(),
        "bodies": bodies.map(|body| body.media_type.text.as_str()).collect::<Vec<_>>(),
        "requires_body": operation.body.as_ref().is_some_and(|body| body.required),
        "replies": replies,
        "contract": contract,
        "statuses": operation.replies.iter().map(|reply| code(reply.status)).collect::<Vec<_>>(),
        "errors": errors::own(operation, common).unwrap_or_default(),
    })
}

/// What an operation may answer, and what it is about.
fn answers(api: &Api, operation: &Operation) -> Value {
    let told = api.contract.replies.of(operation.method, &operation.path);
    let replies = told.into_iter().flat_map(|told| &told.replies);
    let replies = replies.map(|reply| {
        json!({
            "status": code(reply.status),
            "headers": named(&reply.headers),
            "bodies": named(&reply.bodies),
        })
    });
    json!({
        "required": required(operation),
        "replies": replies.collect::<Value>(),
        "primary": primary(api, operation),
        "query": query(operation),
        "action": api.mock.actions.get(&operation.id),
    })
}

/// What the success of an operation is about; null where it is no document of JSON:API.
fn primary(api: &Api, operation: &Operation) -> Value {
    let bodies = successes(&operation.replies).flat_map(|reply| &reply.bodies);
    let mut documents = bodies.filter_map(|body| match &body.content {
        Content::Document(document) => Some(&document.data),
        _ => None,
    });
    let Some(data) = documents.next() else {
        return Value::Null;
    };
    let mut types = Vec::new();
    types_of(api, data.ty(), &mut types);
    types.dedup();
    json!({
        "many": matches!(data, PrimaryData::Many(_)),
        "identifiers": data.identifiers().is_some(),
        "types": types,
    })
}

/// The types of the resources that a reference leads to.
fn types_of<'a>(api: &'a Api, ty: &TypeRef, found: &mut Vec<&'a str>) {
    let id: TypeId = match ty {
        TypeRef::Named(id) => *id,
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => return types_of(api, inner, found),
        _ => return,
    };
    match &api.ty(id).kind {
        TypeKind::Resource(resource) => found.extend(resource.types.iter().map(String::as_str)),
        TypeKind::Union(union) => {
            for variant in &union.variants {
                types_of(api, &variant.ty, found);
            }
        }
        _ => {}
    }
}

/// Query parameters that have a role, by what they are called on the wire.
fn query(operation: &Operation) -> Value {
    let parameters = &operation.parameters;
    let page = |role: PageRole| {
        let mut found = parameters.page.iter().filter(|one| one.role == role);
        found.next().map(|one| one.name.wire())
    };
    let paging = operation.paging.as_ref();
    let first = match paging.map(|paging| &paging.style) {
        Some(PagingStyle::Number { first, .. }) => *first,
        _ => 1,
    };
    let filters = parameters.filters.iter().map(|one| one.name.wire());
    json!({
        "include": parameters.include.as_ref().map(|one| &one.wire),
        "fields": parameters.fields.as_ref().map(|one| &one.wire),
        "sort": parameters.sort.as_ref().map(|one| &one.wire),
        "filters": filters.collect::<Vec<_>>(),
        "page": {
            "after": page(PageRole::After),
            "before": page(PageRole::Before),
            "size": page(PageRole::Size),
            "number": page(PageRole::Number),
            "first": first,
            "offset": page(PageRole::Offset),
            "default_size": paging.and_then(|paging| paging.default_size),
        },
    })
}

fn named(values: &[(String, ValueContract)]) -> Value {
    let values = values.iter().map(
        |(name, value)| json!({ "name": name, "schema": value.schema, "examples": value.examples }),
    );
    values.collect()
}

/// Parameters that must be there. Those of which each member is a parameter of its own have no name to be found by.
fn required(operation: &Operation) -> Value {
    let parameters = &operation.parameters;
    let mut found: Vec<(&str, &str)> = Vec::new();
    let page = parameters.page.iter().filter(|one| one.required);
    found.extend(page.map(|one| (one.name.wire(), "query")));
    let filters = parameters.filters.iter().filter(|one| one.required);
    found.extend(filters.map(|one| (one.name.wire(), "query")));
    for (place, list) in [
        ("query", &parameters.query),
        ("cookie", &parameters.cookies),
    ] {
        let due = list
            .iter()
            .filter(|one| one.required && one.members.is_none());
        found.extend(due.map(|one| (one.name.wire(), place)));
    }
    let due = |presence| matches!(presence, Presence::Required | Presence::Nullable);
    let headers = parameters.headers.iter().filter(|one| due(one.presence));
    found.extend(headers.map(|one| (one.name.wire(), "header")));
    let found = found.into_iter();
    found
        .map(|(name, place)| json!({ "name": name, "in": place }))
        .collect()
}

/// What is known of resources, by their types.
fn resources(api: &Api) -> Value {
    let mut known = Map::new();
    for ty in &api.types {
        let TypeKind::Resource(resource) = &ty.kind else {
            continue;
        };
        let Some(prefix) = &resource.id_prefix else {
            continue;
        };
        for name in &resource.types {
            known.insert(name.clone(), json!({ "prefix": prefix }));
        }
    }
    Value::Object(known)
}

fn code(status: Status) -> u16 {
    match status {
        Status::Code(code) => code,
        Status::Range(digit) => digit.into(),
        Status::Default => 0,
    }
}

fn object<'a>(members: impl Iterator<Item = (&'a String, &'a Value)>) -> Value {
    Value::Object(
        members
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect(),
    )
}
