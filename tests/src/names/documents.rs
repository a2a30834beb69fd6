//! Documents whose names are given: a few large ones, so that thousands of names are compiled at once.

use serde_json::{Map, Value, json};

use super::Names;

/// How many names stand beside each other: members of an object, parameters of an operation.
const TOGETHER: usize = 60;
/// A name that is bound to a variable before the call it stands in, so that the line is not too long.
const LONG: &str =
    "a-name-that-is-much-too-long-to-stand-in-one-line-with-the-call-that-it-is-an-argument-of";
/// How many operations a tag has.
const IN_A_TAG: usize = 150;

/// A document and how many names it was fed.
#[derive(Debug)]
pub struct Fed {
    /// Its title, of which the names of its crates are made.
    pub title: &'static str,
    /// The document.
    pub document: Value,
    /// How many names it has of which kind.
    pub counts: Vec<(&'static str, usize)>,
}

/// All documents.
///
/// What costs little has every name: members, parameters, enumerations, security schemes, schemas. What costs a file or
/// many lines a name, resources, operations, tags and events, has those that are the emitters' own.
pub fn documents(names: &Names) -> Vec<Fed> {
    let all: Vec<&str> = names.all.iter().map(String::as_str).collect();
    let own: Vec<&str> = names.own.iter().map(String::as_str).collect();
    vec![
        schemas(&all),
        resources(&all, &own),
        parameters(&all),
        bodies(&all),
        operations(&own),
        tags(&own),
    ]
}

/// Every name as a schema, as the member that holds it, and as a value of an enumeration.
fn schemas(all: &[&str]) -> Fed {
    let mut components = Map::new();
    for (index, name) in all.iter().enumerate() {
        components.insert((*name).to_owned(), schema(name, index));
    }
    let mut paths = Map::new();
    for (number, some) in all.chunks(TOGETHER).enumerate() {
        let members: Map<String, Value> = some
            .iter()
            .map(|name| ((*name).to_owned(), reference(name)))
            .collect();
        let words = json!({ "type": "string", "enum": some });
        let held =
            json!({ "type": "object", "properties": { "held": object(members), "word": words } });
        let operation = json!({
            "operationId": format!("swap-{number}"), "tags": ["Swaps"],
            "requestBody": { "required": true, "content": content("application/json", &held) },
            "responses": { "200": reply("application/json", &held) }
        });
        paths.insert(format!("/swaps/{number}"), json!({ "put": operation }));
    }
    fed(
        "Names of schemas",
        json!({ "paths": paths, "components": { "schemas": components } }),
        &[("schema", all.len()), ("enum value", all.len())],
    )
}

/// A schema of one of the kinds that have a type of their own.
fn schema(name: &str, index: usize) -> Value {
    match index % 4 {
        0 => json!({ "type": "string", "enum": [name, "Unknown", "other"] }),
        1 => json!({ "oneOf": [
            { "type": "object", "properties": { name: { "type": "string" } }, "required": [name] },
            { "type": "string" },
        ] }),
        _ => json!({ "type": "object", "properties": {
            name: { "type": "string" }, "next": { "$ref": format!("#/components/schemas/{name}") },
        } }),
    }
}

/// Every name as attribute and relationship; the emitters' own as resources.
fn resources(all: &[&str], own: &[&str]) -> Fed {
    let mut components = Map::new();
    let mut paths = Map::new();
    let mut add = |component: String, some: &[&str]| {
        let attributes: Map<String, Value> = some
            .iter()
            .map(|name| ((*name).to_owned(), json!({ "type": "string" })))
            .collect();
        let relationships: Map<String, Value> = some
            .iter()
            .map(|name| {
                (
                    (*name).to_owned(),
                    relationship(own.first().unwrap_or(&"one")),
                )
            })
            .collect();
        let resource = json!({ "type": "object", "required": ["type", "id"], "properties": {
            "type": { "const": component }, "id": { "type": "string" },
            "attributes": object(attributes), "relationships": object(relationships),
        } });
        components.insert(component, resource);
    };
    for name in own {
        add((*name).to_owned(), &[name]);
    }
    for (number, some) in all.chunks(TOGETHER).enumerate() {
        add(format!("large-thing-{number}"), some);
    }
    let included: Vec<Value> = components.keys().map(|name| reference(name)).collect();
    for number in 0..all.len().div_ceil(TOGETHER) {
        let document = json!({ "type": "object", "properties": {
            "data": reference(&format!("large-thing-{number}")),
            "included": { "type": "array", "items": { "oneOf": included } },
        } });
        let operation = json!({
            "operationId": format!("retrieve-thing-{number}"), "tags": ["Things"],
            "parameters": [{ "name": "include", "in": "query", "schema": { "type": "string" } }],
            "responses": { "200": reply("application/vnd.api+json", &document) }
        });
        paths.insert(format!("/things/{number}"), json!({ "get": operation }));
    }
    fed(
        "Names of resources",
        json!({ "paths": paths, "components": { "schemas": components } }),
        &[
            ("resource", own.len()),
            ("attribute", all.len()),
            ("relationship", all.len()),
        ],
    )
}

/// Where parameters stand, and whether they are required.
const PLACES: &[(&str, bool)] = &[
    ("query", false),
    ("query", true),
    ("header", false),
    ("header", true),
    ("cookie", true),
    ("path", true),
    ("filter", false),
    ("filter", true),
];

/// Every name as a parameter of each place, optional and required, and as a filter; as a security scheme too.
fn parameters(all: &[&str]) -> Fed {
    let mut paths = Map::new();
    for (number, some) in all.chunks(TOGETHER).enumerate() {
        for (place, required) in PLACES {
            let (path, operation) = call(number, place, *required, some);
            paths.insert(path, json!({ "post": operation }));
        }
    }
    let schemes = all.iter().map(|name| {
        let scheme = json!({ "type": "apiKey", "in": "header", "name": format!("X-{name}") });
        ((*name).to_owned(), scheme)
    });
    let schemes: Map<String, Value> = schemes.collect();
    let kinds = [
        "parameter in query",
        "parameter in path",
        "parameter in header",
        "parameter in cookie",
        "filter",
        "security scheme",
    ];
    fed(
        "Names of parameters",
        json!({
            "paths": paths,
            "components": { "schemas": { "large-thing": thing("large-thing") }, "securitySchemes": schemes },
        }),
        &kinds.map(|kind| (kind, all.len())),
    )
}

/// An operation with parameters of these names at a place, and its path.
fn call(number: usize, place: &str, required: bool, names: &[&str]) -> (String, Value) {
    let text = json!({ "type": "string" });
    let mut path = format!("/calls/{number}/{place}/{required}");
    let mut declared = vec![
        json!({ "name": "include", "in": "query", "schema": text }),
        json!({ "name": "sort", "in": "query", "schema": text }),
        json!({ "name": "fields[large-thing]", "in": "query", "schema": text }),
        json!({ "name": "page[size]", "in": "query", "schema": { "type": "integer" } }),
        json!({ "name": LONG, "in": "query", "required": required, "schema": text }),
    ];
    let mut seen = Vec::new();
    for name in names {
        // Names of headers are the same in any case; roles are declared above.
        let again = place == "header" && seen.contains(&name.to_lowercase());
        let is_role = place == "query" && ["include", "sort"].contains(name);
        seen.push(name.to_lowercase());
        if again || is_role {
            continue;
        }
        let (name, place) = match place {
            "filter" => (format!("filter[{name}]"), "query"),
            _ => ((*name).to_owned(), place),
        };
        if place == "path" {
            path.push_str(&format!("/{{{name}}}"));
        }
        declared.push(json!({ "name": name, "in": place, "required": required, "schema": text }));
    }
    let body = json!({ "type": "object", "properties": { "word": text } });
    let operation = json!({
        "operationId": format!("call-{number}-{place}-{required}"), "tags": ["Calls"],
        "parameters": declared,
        "requestBody": { "required": required, "content": content("application/json", &body) },
        "responses": { "200": reply("application/vnd.api+json", &list("large-thing")) }
    });
    (path, operation)
}

/// Every name as a part of a body: of forms and of several parts.
fn bodies(all: &[&str]) -> Fed {
    let mut paths = Map::new();
    for (number, some) in all.chunks(TOGETHER).enumerate() {
        for kind in ["multipart/form-data", "application/x-www-form-urlencoded"] {
            let some = [&[LONG], some].concat();
            let members: Map<String, Value> = some
                .iter()
                .enumerate()
                .map(|(index, name)| {
                    let format = ["binary", "date"].get(index % 3).unwrap_or(&"uri");
                    (
                        (*name).to_owned(),
                        json!({ "type": "string", "format": format }),
                    )
                })
                .collect();
            let required: Vec<&str> = some.iter().step_by(2).copied().collect();
            let schema = json!({ "type": "object", "properties": members, "required": required });
            let short = kind.split('/').next_back().unwrap_or(kind);
            let operation = json!({
                "operationId": format!("post-{number}-{short}"), "tags": ["Posts"],
                "requestBody": { "required": true, "content": content(kind, &schema) },
                "responses": { "204": { "description": "Taken." } }
            });
            paths.insert(
                format!("/posts/{number}/{short}"),
                json!({ "post": operation }),
            );
        }
    }
    fed(
        "Names of parts",
        json!({ "paths": paths }),
        &[("part", all.len()), ("form field", all.len())],
    )
}

/// The emitters' own names as operations and events.
fn operations(own: &[&str]) -> Fed {
    let mut paths = Map::new();
    let mut webhooks = Map::new();
    for (number, some) in own.chunks(IN_A_TAG).enumerate() {
        for (index, name) in some.iter().enumerate() {
            let operation = operation(name, &format!("Group {number}"), index);
            paths.insert(
                format!("/group/{number}/{index}/{{at}}"),
                json!({ "post": operation }),
            );
        }
    }
    for name in own {
        let payload =
            json!({ "type": "object", "properties": { "data": reference("large-thing") } });
        let event = json!({
            "requestBody": { "content": content("application/json", &payload) },
            "responses": { "200": { "description": "Noted." } }
        });
        webhooks.insert((*name).to_owned(), json!({ "post": event }));
    }
    fed(
        "Names of operations",
        json!({
            "paths": paths, "webhooks": webhooks,
            "components": { "schemas": { "large-thing": thing("large-thing") } },
        }),
        &[("operation", own.len()), ("event", own.len())],
    )
}

/// An operation of one of the kinds that differ in what their files import.
fn operation(name: &str, tag: &str, index: usize) -> Value {
    let text = json!({ "type": "string" });
    let inline = json!({ "type": "object", "properties": { "word": text, "kind": { "enum": ["one", "two"] } } });
    let body = match index % 5 {
        0 => content(
            "application/vnd.api+json",
            &json!({ "type": "object", "properties": { "data": reference("large-thing") } }),
        ),
        1 => content(
            "multipart/form-data",
            &json!({ "type": "object", "properties": { "file": { "type": "string", "format": "binary" } } }),
        ),
        2 => json!({ "application/json": { "schema": inline }, "text/plain": { "schema": text } }),
        3 => content("image/*", &json!({ "type": "string", "format": "binary" })),
        _ => content("application/x-www-form-urlencoded", &inline),
    };
    let answer = match index % 4 {
        0 => reply("application/vnd.api+json", &list("large-thing")),
        1 => reply(
            "application/pdf",
            &json!({ "type": "string", "format": "binary" }),
        ),
        2 => {
            json!({ "description": "An answer.", "headers": { "Location": { "schema": text } }, "content": content("application/json", &inline) })
        }
        _ => json!({ "description": "Done." }),
    };
    json!({
        "operationId": name, "tags": [tag],
        "parameters": [
            { "name": "at", "in": "path", "required": true, "schema": text },
            { "name": "include", "in": "query", "schema": text },
            { "name": "page[number]", "in": "query", "schema": { "type": "integer" } },
            { "name": "state", "in": "query", "schema": { "type": "string", "enum": ["open", "shut"] } },
        ],
        "requestBody": { "required": index.is_multiple_of(2), "content": body },
        "responses": { "200": answer, "404": reply("application/json", &inline) }
    })
}

/// The emitters' own names as tags.
fn tags(own: &[&str]) -> Fed {
    let mut paths = Map::new();
    for (index, name) in own.iter().enumerate() {
        let operation = operation("list", name, index);
        let mut operation = operation;
        if let Some(id) = operation.get_mut("operationId") {
            *id = json!(format!("list-{index}"));
        }
        paths.insert(format!("/tag/{index}/{{at}}"), json!({ "post": operation }));
    }
    fed(
        "Names of tags",
        json!({ "paths": paths, "components": { "schemas": { "large-thing": thing("large-thing") } } }),
        &[("tag", own.len())],
    )
}

fn fed(title: &'static str, mut document: Value, counts: &[(&'static str, usize)]) -> Fed {
    if let Some(members) = document.as_object_mut() {
        members.insert("openapi".to_owned(), json!("3.1.0"));
        members.insert("info".to_owned(), json!({ "title": title, "version": "1" }));
    }
    Fed {
        title,
        document,
        counts: counts.to_vec(),
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn object(properties: Map<String, Value>) -> Value {
    json!({ "type": "object", "properties": properties })
}

fn content(media_type: &str, schema: &Value) -> Value {
    json!({ media_type: { "schema": schema } })
}

fn reply(media_type: &str, schema: &Value) -> Value {
    json!({ "description": "An answer.", "content": content(media_type, schema) })
}

fn list(component: &str) -> Value {
    json!({ "type": "object", "properties": {
        "data": { "type": "array", "items": reference(component) },
        "links": { "type": "object", "properties": { "next": { "type": "string" } } },
    } })
}

fn thing(kind: &str) -> Value {
    json!({ "type": "object", "required": ["type", "id"], "properties": {
        "type": { "const": kind }, "id": { "type": "string" },
        "attributes": { "type": "object", "properties": { "word": { "type": "string" } } },
        "relationships": { "type": "object", "properties": { "next": relationship(kind) } },
    } })
}

fn relationship(to: &str) -> Value {
    json!({ "type": "object", "properties": { "data": { "type": "object", "properties": {
        "type": { "const": to }, "id": { "type": "string" },
    } } } })
}
