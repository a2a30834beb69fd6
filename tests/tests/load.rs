//! Loading: what YAML, many files and overlays become, and where it stands in its files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::path::{Path, PathBuf};

use jsonapi_generator::load::{Document, load};
use jsonapi_generator::lower::{Notes, lower};
use jsonapi_generator::problem::{child_pointer, render};
use serde_json::{Value, json};

fn fixture(name: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/load")).join(name)
}

fn loaded(name: &str, overlays: &[&str]) -> Document {
    let overlays: Vec<_> = overlays.iter().map(|name| fixture(name)).collect();
    let document = load(&fixture(name), &overlays)
        .unwrap_or_else(|failure| panic!("{}", failure.render(false)));
    assert_eq!(render(&document.problems, &document.sources, false), "");
    document
}

/// As text, so that the order of members counts.
fn text(document: &Document) -> String {
    document.to_yaml().unwrap()
}

#[test]
fn yaml_is_read_as_the_json_it_stands_for() {
    assert_eq!(
        text(&loaded("yaml.yaml", &[])),
        text(&loaded("yaml.json", &[]))
    );
}

#[test]
fn many_files_give_the_tree_of_one() {
    assert_eq!(
        text(&loaded("many/openapi.yaml", &[])),
        text(&loaded("many-as-one.yaml", &[]))
    );
}

#[test]
fn the_bundle_loads_to_itself() {
    let bundle = text(&loaded("many/openapi.yaml", &[]));
    let file = std::env::temp_dir().join(format!("bundle-{}.yaml", std::process::id()));
    std::fs::write(&file, &bundle).unwrap();
    let again = load(&file, &[]).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert_eq!(text(&again), bundle);
}

#[test]
fn overlays_are_applied_in_their_order() {
    let document = loaded("overlaid.yaml", &["overlay-one.yaml", "overlay-two.yaml"]);
    assert_eq!(text(&document), text(&loaded("overlaid-after.yaml", &[])));
}

/// `file:line:column` of a pointer.
fn place(document: &Document, pointer: &str) -> String {
    let location = document.locate(pointer);
    let file = location.file.strip_prefix(fixture("")).unwrap();
    format!("{}:{}:{}", file.display(), location.line, location.column)
}

#[test]
fn every_value_is_traced_to_its_file() {
    let document = loaded("many/openapi.yaml", &[]);
    for (pointer, expected) in [
        ("", "many/openapi.yaml:1:1"),
        ("/info/title", "many/openapi.yaml:2:9"),
        ("/paths/~1widgets", "many/widgets/paths.yaml:2:3"),
        ("/paths/~1widgets/summary", "many/openapi.yaml:6:5"),
        (
            "/paths/~1widgets/post/responses/200",
            "many/widgets/paths.yaml:7:9",
        ),
        ("/webhooks/widget.made/post", "many/widgets/paths.yaml:10:5"),
        (
            "/components/schemas/part/properties/parts",
            "many/schemas/part.yaml:3:3",
        ),
        (
            "/components/schemas/part-2",
            "many/widgets/schemas.yaml:13:5",
        ),
        ("/components/schemas/id", "many/openapi.yaml:26:43"),
        (
            "/components/parameters/page/in",
            "many/parameters/page.yaml:2:1",
        ),
        (
            "/components/schemas/Widget/oneOf/1",
            "many/widgets/schemas.yaml:8:11",
        ),
        // What a later stage puts in between has the place of what it was put in.
        (
            "/components/schemas/Widget/allOf/0/x",
            "many/widgets/schemas.yaml:5:5",
        ),
    ] {
        assert_eq!(place(&document, pointer), expected, "{pointer}");
    }
}

#[test]
fn what_an_overlay_adds_is_traced_to_the_overlay() {
    let document = loaded("overlaid.yaml", &["overlay-one.yaml", "overlay-two.yaml"]);
    for (pointer, expected) in [
        ("/tags/0/name", "overlaid.yaml:3:40"),
        ("/tags/1/name", "overlay-one.yaml:9:15"),
        ("/paths/~1widgets/post/operationId", "overlay-two.yaml:6:7"),
        ("/paths/~1widgets/post/responses", "overlaid.yaml:7:32"),
        ("/components/schemas/A", "overlay-two.yaml:9:61"),
    ] {
        assert_eq!(place(&document, pointer), expected, "{pointer}");
    }
}

#[test]
fn a_file_cut_off_anywhere_is_an_error_or_a_document_but_no_panic() {
    let file = std::env::temp_dir().join(format!("cut-{}", std::process::id()));
    for (name, extension) in [
        ("many-as-one.yaml", "yaml"),
        ("yaml.json", "json"),
        ("overlay-two.yaml", "yaml"),
    ] {
        let text = std::fs::read_to_string(fixture(name)).unwrap();
        let file = file.with_extension(extension);
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            std::fs::write(&file, &text[..end]).unwrap();
            match load(&file, std::slice::from_ref(&file)) {
                Ok(document) => drop(lower(document.root, &mut Notes::default())),
                Err(failure) => assert!(failure.render(false).contains("error[")),
            }
        }
        std::fs::remove_file(&file).unwrap();
    }
}

/// The pointers of all values of a tree.
fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                pointers(member, child_pointer(&at, name), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
    found.push(at);
}

#[test]
fn another_value_anywhere_is_an_error_or_a_document_but_no_panic() {
    let tree = loaded("many-as-one.yaml", &[]).root;
    let mut places = Vec::new();
    pointers(&tree, String::new(), &mut places);
    let file = std::env::temp_dir().join(format!("odd-{}.json", std::process::id()));
    for place in places {
        for odd in [
            json!(null),
            json!(-1.5),
            json!("#/a"),
            json!([[]]),
            json!({ "$ref": "#" }),
            json!(true),
        ] {
            let mut tree = tree.clone();
            *tree.pointer_mut(&place).unwrap() = odd;
            std::fs::write(&file, tree.to_string()).unwrap();
            match load(&file, &[]) {
                Ok(document) => drop(lower(document.root, &mut Notes::default())),
                Err(failure) => assert!(failure.render(false).contains("error[")),
            }
        }
    }
    std::fs::remove_file(&file).unwrap();
}
