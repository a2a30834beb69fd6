//! The mock of a small API that is described here: what is kept, listed, linked, and there after a restart.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod controlled;
mod kept;
mod made;

use jsonapi_runtime::serde_json::{Value, json};
use jsonapi_server::axum::body::{Body, to_bytes};
use jsonapi_server::axum::extract::Request;
use tower::ServiceExt;

use crate::{Description, Mock, Options};

/// An API of ships and captains.
fn ships() -> Value {
    let resource = |kind: &str| {
        json!({ "type": "object", "required": ["type", "id"], "properties": {
        "type": { "const": kind },
        "id": { "type": "string" },
        "attributes": { "type": "object", "properties": {
            "name": { "type": "string" }, "status": { "type": "string" }, "masts": { "type": "integer", "minimum": 1, "maximum": 5 },
        } },
        "relationships": { "type": "object" },
    } })
    };
    let example = json!({ "data": { "type": "ship", "id": "shp_1", "attributes": { "name": "Beagle", "status": "built", "masts": 3, "tags": [] },
        "relationships": { "captain": { "data": { "type": "captain", "id": "cpt_1" } }, "crew": { "data": [] } } } });
    let captain = json!({ "data": { "type": "captain", "id": "cpt_1", "attributes": { "name": "Ann" }, "relationships": { "ships": { "data": [] } } } });
    let operation = |id: &str, method: &str, path: &str, body: bool| {
        json!({
            "id": id, "method": method, "path": path, "statuses": [200, 404, 409],
            "replies": ["application/json"], "bodies": if body { json!(["application/json"]) } else { json!([]) },
        })
    };
    let one = |kind: &str, status: u16, example: &Value| {
        json!({
            "primary": { "types": [kind] },
            "query": { "include": "include", "fields": "fields" },
            "replies": [{ "status": status, "bodies": [{ "name": "application/json", "schema": { "type": "object", "properties": { "data": resource(kind) } },
                "examples": [["example", example]] }] }],
        })
    };
    let many = json!({
        "primary": { "types": ["ship"], "many": true },
        "query": { "sort": "sort", "include": "include", "filters": ["filter[name]", "filter[captain-id]", "filter[masts]"],
            "page": { "after": "page[after]", "before": "page[before]", "size": "page[size]", "first": 1 } },
        "replies": [{ "status": 200, "bodies": [{ "name": "application/json", "examples": [["example", { "data": [], "links": { "next": null, "prev": null } }]] }] }],
    });
    let mut launch = one("ship", 200, &example);
    launch["action"] = json!({ "attribute": "status", "from": ["built"], "to": "at sea" });
    let mut tag = one("ship", 200, &example);
    tag["action"] = json!({ "attribute": "status", "value": "/meta/tag", "add": "tags" });
    let linkage = json!({
        "primary": { "types": ["captain"], "identifiers": true, "many": true },
        "replies": [{ "status": 200, "bodies": [{ "name": "application/json", "examples": [["example", { "data": [] }]] }] }],
    });
    let gone = json!({ "replies": [{ "status": 204 }] });
    json!({
        "info": { "title": "Ships", "base_path": "/v1", "error_media_type": "application/json", "operations": [
            operation("list", "GET", "/ships", false), operation("create", "POST", "/ships", true),
            operation("retrieve", "GET", "/ships/{ship-id}", false), operation("update", "PATCH", "/ships/{ship-id}", true),
            operation("delete", "DELETE", "/ships/{ship-id}", false), operation("launch", "POST", "/ships/{ship-id}/launch", false),
            operation("tag", "POST", "/ships/{ship-id}/tag", true), operation("crew", "GET", "/ships/{ship-id}/relationships/crew", false),
            operation("hire", "POST", "/ships/{ship-id}/relationships/crew", true),
            operation("create-captain", "POST", "/captains", true), operation("captain", "GET", "/captains/{captain-id}", false),
            operation("captains-ships", "GET", "/captains/{captain-id}/ships", false),
        ] },
        "data": { "resources": { "ship": { "prefix": "shp_" } }, "operations": {
            "list": many, "create": one("ship", 201, &example), "retrieve": one("ship", 200, &example), "update": one("ship", 200, &example),
            "delete": gone, "launch": launch, "tag": tag, "crew": linkage, "hire": linkage,
            "create-captain": one("captain", 201, &captain), "captain": one("captain", 200, &captain), "captains-ships": many,
        } },
    })
}

fn mock(options: Options) -> Mock {
    Mock::new(Description::from_value(ships()).unwrap(), options).unwrap()
}

fn stateful() -> Mock {
    mock(Options {
        stateful: true,
        ..Options::default()
    })
}

/// What a mock answers: status and document.
async fn ask(mock: &Mock, method: &str, path: &str, body: Value) -> (u16, Value) {
    let mut request = Request::builder().method(method).uri(format!("/v1{path}"));
    if !body.is_null() {
        request = request.header("content-type", "application/json");
    }
    let body = if body.is_null() {
        Body::empty()
    } else {
        Body::from(body.to_string())
    };
    let response = mock
        .router()
        .oneshot(request.body(body).unwrap())
        .await
        .unwrap();
    let status = response.status().as_u16();
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (
        status,
        jsonapi_runtime::serde_json::from_slice(&bytes).unwrap_or_default(),
    )
}

async fn get(mock: &Mock, path: &str) -> (u16, Value) {
    ask(mock, "GET", path, Value::Null).await
}

/// Creates a ship; gives its id.
async fn ship(mock: &Mock, name: &str, masts: u64, captain: &str) -> String {
    let body = json!({ "data": { "attributes": { "name": name, "masts": masts }, "relationships": { "captain": { "data": { "type": "captain", "id": captain } } } } });
    let (status, document) = ask(mock, "POST", "/ships", body).await;
    assert_eq!(status, 201, "{document}");
    document["data"]["id"].as_str().unwrap().to_owned()
}
