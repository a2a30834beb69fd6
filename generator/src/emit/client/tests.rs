//! What users of a generated client see.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use serde_json::{Value, json};

use super::client;
use crate::emit::CratePaths;
use crate::ledger::Ledger;
use crate::lower::{Notes, lower};
use crate::model::Api;
use crate::normalise::normalise;
use crate::settings::Settings;
use crate::write::{Header, format_all};

fn api(document: Value) -> Api {
    let lowered = lower(document, &mut Notes::default()).unwrap();
    let settings: Settings =
        serde_yaml::from_str("{name: zoo, header-roles: {zoo-version: version}}").unwrap();
    match normalise(
        &lowered,
        &settings,
        &crate::emit::taken(),
        "zoo.yaml",
        &mut Ledger::default(),
    ) {
        Ok((api, _)) => api,
        Err(problems) => panic!("{problems:?}"),
    }
}

/// The text of a file of the client of an API with these paths.
fn file(path: &str, paths: Value) -> String {
    let api = api(json!({
        "openapi": "3.1.0",
        "info": {"title": "Zoo", "version": "1"},
        "servers": [{"url": "https://zoo.example/api"}],
        "paths": paths,
        "components": {"securitySchemes": {
            "token": {"type": "http", "scheme": "bearer"},
            "pass": {"type": "apiKey", "in": "query", "name": "pass"},
        }},
        "security": [{"token": []}],
    }));
    let (paths, header) = (CratePaths::in_repository(), Header::new("Zoo", "1"));
    let files = format_all(&client(&api, &paths, &header), &header).unwrap();
    files
        .into_iter()
        .find(|file| file.path == path)
        .unwrap()
        .text
}

/// Whether a text holds another, whatever blanks and line breaks are between its words.
fn holds(text: &str, part: &str) -> bool {
    let squeeze = |text: &str| {
        text.split_whitespace()
            .collect::<String>()
            .replace(",)", ")")
    };
    squeeze(text).contains(&squeeze(part))
}

#[track_caller]
fn assert_holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(holds(text, part), "no {part:?} in\n{text}");
    }
}

fn animals(parameters: &Value, body: &Value, replies: &Value) -> Value {
    let mut operation = json!({
        "operationId": "feed-animal", "tags": ["Animals"],
        "parameters": parameters, "responses": replies,
    });
    if !body.is_null() {
        operation["requestBody"] = body.clone();
    }
    json!({"/animals/{animal-id}/meals": {"post": operation}})
}

fn path() -> Value {
    json!({"name": "animal-id", "in": "path", "required": true, "schema": {"type": "string"}})
}

#[test]
fn what_is_required_is_an_argument_and_what_is_optional_a_setter() {
    let parameters = json!([
        path(),
        {"name": "filter", "in": "query", "required": true, "style": "deepObject", "explode": true,
         "schema": {"type": "object", "required": ["kind"], "properties": {
            "kind": {"type": "string"}, "max-age": {"type": "integer"}}}},
        {"name": "X-Mood", "in": "header", "schema": {"type": "boolean"}},
    ]);
    let text = file(
        "src/animals.rs",
        animals(
            &parameters,
            &Value::Null,
            &json!({"204": {"description": "Fed"}}),
        ),
    );
    assert_holds(
        &text,
        &[
            "(&self, animal_id: impl AsRef<str>, filter_kind: impl Into<String>)",
            r#"request.path("animal-id", animal_id)"#,
            r#"query("filter[kind]", Encoding::FORM, &filter_kind)"#,
            "pub fn filter_max_age(self, value: i64) -> Self",
            "pub fn x_mood(self, value: bool) -> Self",
            "pub fn send(self) -> Call<()>",
        ],
    );
}

#[test]
fn headers_that_the_client_sends_by_itself_are_no_setters() {
    let parameters =
        json!([path(), {"name": "Zoo-Version", "in": "header", "schema": {"type": "string"}}]);
    let paths = animals(
        &parameters,
        &Value::Null,
        &json!({"204": {"description": "Fed"}}),
    );
    assert!(!file("src/animals.rs", paths.clone()).contains("zoo_version"));
    assert_holds(
        &file("src/api.rs", paths),
        &[r#"version: Some("Zoo-Version")"#],
    );
}

#[test]
fn several_media_types_are_an_enum_made_of_any_of_them() {
    let schema = json!({"type": "object", "required": ["file"], "properties": {
        "file": {"type": "string", "contentMediaType": "application/octet-stream"},
        "note": {"type": "string"}}});
    let body = json!({"required": true, "content": {
        "multipart/form-data": {"schema": schema}, "application/json": {"schema": schema}}});
    let text = file(
        "src/animals.rs",
        animals(
            &json!([path()]),
            &body,
            &json!({"204": {"description": "Fed"}}),
        ),
    );
    assert_holds(
        &text,
        &[
            "body: impl Into<FeedBody<'a>>",
            "Multipart(FeedParts),",
            "impl From<FeedParts> for FeedBody<'_>",
            "impl<'a> From<&'a",
            "pub fn new(file: impl Into<File>) -> Self",
            r#"parts.file("file", file)"#,
            "pub fn note(self, value: impl Into<String>) -> Self",
            r#"request.json("application/json", body)"#,
        ],
    );
}

#[test]
fn binary_successes_are_bytes_and_can_be_streamed() {
    let replies = json!({"200": {"description": "A picture", "content": {
        "image/png": {"schema": {"type": "string", "format": "binary"}}}}});
    let paths = animals(&json!([path()]), &Value::Null, &replies);
    let text = file("src/animals.rs", paths.clone());
    assert_holds(
        &text,
        &[
            "pub fn send(self) -> Call<Bytes>",
            "pub fn stream(self) -> BoxFuture<Result<Reply<Body>, Error>>",
        ],
    );
    assert_holds(
        &file("src/animals/operations.rs", paths),
        &[r#"accept: "image/png""#],
    );
}

#[test]
fn successes_that_differ_are_returned_as_the_enum_of_replies() {
    let json = |kind: &str| {
        json!({"description": "x", "content": {"application/json": {
        "schema": {"type": "object", "properties": {kind: {"type": "string"}}}}}})
    };
    let replies = json!({"200": json("meal"), "202": json("order")});
    let text = file(
        "src/animals.rs",
        animals(&json!([path()]), &Value::Null, &replies),
    );
    assert_holds(
        &text,
        &[
            "pub fn send(self) -> Call<replies::FeedReply>",
            "self.0.send_as(replies::FeedReply::read)",
        ],
    );
}

#[test]
fn the_registry_tells_servers_security_and_parameters() {
    let mut paths = animals(
        &json!([path()]),
        &Value::Null,
        &json!({"204": {"description": "Fed"}, "4XX": {"description": "Not"}}),
    );
    let operation = &mut paths["/animals/{animal-id}/meals"]["post"];
    operation["servers"] = json!([{"url": "https://kitchen.example"}]);
    operation["security"] = json!([{"token": [], "pass": []}, {"pass": []}]);
    let text = file("src/animals/operations.rs", paths);
    assert_holds(
        &text,
        &[
            r#"path: "/animals/{animal-id}/meals""#,
            r#"servers: &["https://kitchen.example"]"#,
            r#"&["pass"]"#,
            "parameters: &[parameters::ANIMAL_ID]",
            r#"statuses: &["204", "4XX"]"#,
        ],
    );
}

#[test]
fn tags_are_features() {
    let paths = animals(
        &json!([path()]),
        &Value::Null,
        &json!({"204": {"description": "Fed"}}),
    );
    let manifest = file("Cargo.toml", paths.clone());
    assert_holds(
        &manifest,
        &["all-tags = [\"tag-animals\",]", "tag-animals = []"],
    );
    assert_holds(
        &file("src/lib.rs", paths),
        &[
            "#[cfg(feature = \"tag-animals\")] pub mod animals;",
            "pub fn animals(&self) -> animals::Animals<'_>",
            "pub fn token(self, credential:",
            "pub fn api_key(self, key:",
        ],
    );
}

#[test]
fn a_program_has_no_name_that_cargo_keeps_for_its_folders() {
    let program = |base: &str| {
        let (base, env) = (base.to_owned(), String::new());
        crate::model::CrateNames { base, env }.program()
    };
    assert_eq!(program("persona"), "persona");
    assert_eq!(program("build"), "build-cli");
}

#[test]
fn what_many_operations_say_at_length_of_a_parameter_stands_in_a_guide() {
    let long = "Where the animals are. Every quarter of the zoo has a name of its own, on the map at the gate and on the \
                signs along the paths; quarters that are being built have none, and their animals are found nowhere.";
    let list = |summary: &str| {
        json!({"get": {
            "tags": ["Animals"],
            "summary": summary,
            "parameters": [
                {"name": "quarter", "in": "query", "description": long, "schema": {"type": "string"}},
                {"name": "age", "in": "query", "description": "In years.", "schema": {"type": "integer"}},
            ],
            "responses": {"204": {"description": "Seen."}},
        }})
    };
    let paths = json!({"/apes": list("Apes"), "/bears": list("Bears"), "/cats": list("Cats")});
    let said = file("src/animals.rs", paths.clone());
    assert_eq!(
        said.matches(
            "/// Where the animals are. More: [`quarter`](crate::guide::parameters#quarter)."
        )
        .count(),
        3
    );
    assert!(!said.contains("signs along"), "{said}");
    let guide = file("src/guide/parameters.rs", paths);
    assert_holds(&guide, &["//! # `quarter`"]);
    assert_eq!(guide.matches("signs along").count(), 1);
    assert!(!guide.contains("In years."), "{guide}");
}
