#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use super::*;
use crate::ledger::Ledger;
use crate::lower::{Notes, lower};
use crate::normalise::normalise;
use crate::settings::Settings;
use crate::write::{Header, format_all};

/// A small document: what follows stands below `paths`.
fn document(paths: &str) -> Api {
    let text = format!(
        "openapi: 3.1.0
info: {{title: Shop API, version: '1'}}
servers: [{{url: 'https://shop.example/api/v1'}}]
security: [{{key: []}}]
components:
  securitySchemes:
    key: {{type: http, scheme: bearer}}
    token: {{type: apiKey, in: header, name: X-Token}}
paths:
{paths}"
    );
    let root = serde_yaml::from_str(&text).unwrap();
    let lowered = lower(root, &mut Notes::default()).unwrap();
    let mut ledger = Ledger::default();
    let settings = Settings {
        name: Some("shop".to_owned()),
        ..Settings::default()
    };
    normalise(
        &lowered,
        &settings,
        &crate::emit::taken(),
        "shop.yaml",
        &mut ledger,
    )
    .unwrap()
    .0
}

/// The text of a file of the server crate.
fn file(api: &Api, path: &str) -> String {
    let header = Header::new("Shop API", "1");
    let files = server(api, &CratePaths::standalone("../../generator"), &header);
    let formatted = format_all(&files, &header).unwrap();
    let file = formatted.into_iter().find(|file| file.path == path);
    file.unwrap_or_else(|| panic!("no file {path}")).text
}

fn lines(text: &str) -> Vec<&str> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}

/// Whether a text holds these lines one after the other, however they are indented.
fn assert_lines(text: &str, expected: &str) {
    let (text_lines, expected) = (lines(text), lines(expected));
    let found = text_lines
        .windows(expected.len())
        .any(|window| window == expected);
    assert!(found, "not found:\n{}\nin:\n{text}", expected.join("\n"));
}

const ITEMS: &str = "
  /items/{item-id}:
    get:
      operationId: get-item
      summary: Retrieve an item
      tags: [Items]
      parameters:
        - {name: item-id, in: path, required: true, schema: {type: string}}
        - {name: colours, in: query, style: form, explode: false, schema: {type: array, items: {type: string}}}
        - {name: limit, in: query, required: true, schema: {type: integer}}
        - {name: context, in: header, schema: {type: integer}}
      responses: {'200': {description: OK}}
";

#[test]
fn a_request_holds_the_parameters_by_their_types() {
    let text = file(&document(ITEMS), "src/items.rs");
    assert_lines(&text, "pub item_id: String,");
    assert_lines(&text, "pub colours: Option<Vec<String>>,");
    assert_lines(&text, "pub limit: i64,");
    assert_lines(&text, "pub context_header: Option<i64>,");
    assert_lines(
        &text,
        "let colours = incoming.encoded_query(\"colours\", server::Encoding::COMMA);",
    );
    assert_lines(&text, "let limit = incoming.required_count(\"limit\");");
    assert_lines(&text, "let context_header = incoming.header(\"context\");");
}

#[test]
fn everything_is_read_before_a_request_is_refused() {
    let text = file(&document(ITEMS), "src/items.rs");
    let (reads, values) = text.split_once("incoming.finish()?;").unwrap();
    assert_eq!(reads.matches("= incoming.").count(), 4);
    assert_lines(values, "item_id: item_id?,");
}

#[test]
fn a_method_that_is_left_out_is_not_implemented() {
    let text = file(&document(ITEMS), "src/items.rs");
    let method = text
        .split_once("pub trait Items: Send + Sync + 'static {")
        .unwrap()
        .1;
    assert_lines(method, "/// `GET /items/{item-id}`");
    assert_lines(method, "server::not_implemented(request)");
}

#[test]
fn operations_say_where_they_are_and_what_they_ask_for() {
    let api = document(
        "  /a:
    servers: [{url: 'https://shop.example/private/v2/'}]
    get: {tags: [A], operationId: one, security: [{key: [], token: []}, {token: []}], responses: {'200': {description: OK}}}
    put: {tags: [A], operationId: two, security: [], responses: {'200': {description: OK}}}
",
    );
    let text = file(&api, "src/a.rs");
    assert_lines(&text, "base_paths: &[\"/private/v2\"],");
    assert_lines(
        &text,
        "security: &[&[&api::KEY, &api::TOKEN], &[&api::TOKEN]],",
    );
    assert_eq!(text.matches("security:").count(), 1);
    assert_lines(
        &file(&api, "src/api.rs"),
        "pub const BASE_PATH: &str = \"/api/v1\";",
    );
}

#[test]
fn several_media_types_are_an_enum_and_parts_a_struct() {
    let api = document(
        "  /files:
    post:
      tags: [Files]
      operationId: upload-file
      requestBody:
        required: true
        content:
          text/plain: {}
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties: {file: {type: string, format: binary}, pages: {type: integer}}
      responses: {'200': {description: OK}}
",
    );
    let text = file(&api, "src/files.rs");
    assert_lines(
        &text,
        "bodies: &[\"text/plain\", \"multipart/form-data\"],\nrequires_body: true,",
    );
    assert_lines(&text, "pub file: server::Upload,");
    assert_lines(&text, "pub pages: Option<i64>,");
    assert_lines(
        &text,
        "let file = payload.file(\"file\");\nlet file = payload.required(\"file\", file);",
    );
    assert_lines(&text, "_ => Ok(Self::Text(payload.text()?)),");
}

#[test]
fn a_long_tag_is_cut_into_files() {
    use std::fmt::Write as _;
    let mut paths = String::new();
    for number in 0..80 {
        let _ = writeln!(
            paths,
            "  /t{number}: {{get: {{tags: [T], operationId: 'get-t{number}', responses: {{'200': {{description: OK}}}}}}}}"
        );
    }
    let api = document(&paths);
    let head = file(&api, "src/t.rs");
    assert_lines(&head, "pub use requests_1::*;\npub use requests_2::*;");
    assert!(file(&api, "src/t/requests_1.rs").lines().count() < 2_500);
}

#[test]
fn paths_of_urls_are_told_without_host_and_last_slash() {
    assert_eq!(info::path_of("https://shop.example/api/v1/"), "/api/v1");
    assert_eq!(info::path_of("https://shop.example"), "");
    assert_eq!(info::path_of("/api?x"), "/api");
}
