//! Names that stay while a document grows (`names.lock`): the table of `fixtures/diff/kinds.yaml` with the names of the
//! base kept, and documents in which what has a name moves, merges and splits.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::fs;

use codegen_tests::edits::{Edit, Edited, read};
use codegen_tests::fixture::folder;
use codegen_tests::{generated, snapshot};
use jsonapi_generator::diff::{Verdict, compare, tell};
use jsonapi_generator::lock::{LOCK_FILE, Lock, keep};
use jsonapi_generator::model::Api;
use jsonapi_generator::pipeline::{Clock, Codegen};
use jsonapi_generator::surface;
use serde_json::{Value, json};

fn base() -> Value {
    read(&folder("diff").join("base.yaml"))
}

fn model(document: &Value) -> Api {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("openapi.json");
    fs::write(&path, document.to_string()).unwrap();
    Codegen::new(&path)
        .model(&mut Clock::default())
        .unwrap_or_else(|failure| panic!("{}", failure.render(false)))
}

/// The names of a model, as codegen keeps them.
fn names(api: &Api) -> Lock {
    keep(&Lock::default(), &mut api.clone())
}

fn edited(edits: Value) -> Value {
    let edits: Vec<Edit> = serde_json::from_value(edits).unwrap();
    let name = "a change".to_owned();
    Edited { name, edits }.apply(&base())
}

#[test]
fn the_names_of_a_document_are_kept_as_reviewed() {
    let lock = names(&model(&base()));
    snapshot::assert_in(&folder("diff"), "names", &lock.to_string());
    assert_eq!(Lock::parse(&lock.to_string()).unwrap(), lock);
}

#[test]
fn kept_names_change_nothing_where_nothing_changes() {
    let api = model(&base());
    let lock = names(&api);
    let mut again = api.clone();
    assert_eq!(keep(&lock, &mut again), lock);
    assert!(api == again);
}

/// What adds to the wire takes no item of the crates away, save where a signature has to say what is new.
#[test]
fn a_document_that_grows_takes_no_name_away() {
    let old = model(&base());
    let lock = names(&old);
    let kinds: Vec<Edited> = read(&folder("diff").join("kinds.yaml"));
    let mut told = String::new();
    for one in kinds {
        let mut new = model(&one.apply(&base()));
        let free = compare(&old, &new);
        keep(&lock, &mut new);
        let kept = compare(&old, &new);
        assert_eq!(free.breaks_wire(), kept.breaks_wire(), "{}", one.name);
        if kept.breaks_wire() || !kept.breaks_rust() {
            continue;
        }
        for change in kept
            .changes
            .iter()
            .filter(|change| change.rust == Verdict::Breaking)
        {
            told.push_str(&format!("{}: {}\n", one.name, change.text));
        }
    }
    snapshot::assert_in(&folder("diff"), "lost-although-kept", &told);
}

/// What a client sends or a server answers in another shape than before, though the document only grows.
const SHAPES: &[&str] = &["request-media-type-added", "success-added"];

/// The same as the generated code has it: no public item is lost.
#[test]
fn a_document_that_grows_takes_no_public_item_away() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("openapi.json");
    let items = |document: &Value| {
        fs::write(&path, document.to_string()).unwrap();
        let output = generated::generate(&path);
        let files = output.crates.iter().flat_map(|made| {
            let files = made.files.iter();
            files.map(|file| (format!("{}/{}", made.name, file.path), file.text.as_str()))
        });
        surface::items(files).unwrap()
    };
    let old = model(&base());
    let before = items(&base());
    fs::write(scratch.path().join(LOCK_FILE), names(&old).to_string()).unwrap();
    let kinds: Vec<Edited> = read(&folder("diff").join("kinds.yaml"));
    let mut seen = 0;
    for one in kinds {
        let new = one.apply(&base());
        let difference = compare(&old, &model(&new));
        let told = difference
            .changes
            .iter()
            .filter(|change| change.rust_items.is_empty());
        let grows = told.clone().all(|change| change.additive) && told.count() > 0;
        if !grows || SHAPES.contains(&one.name.as_str()) {
            continue;
        }
        seen += 1;
        let after = items(&new);
        let lost: Vec<&String> = before.difference(&after).collect();
        assert!(lost.is_empty(), "{}: {lost:#?}", one.name);
    }
    assert!(seen > 20, "only {seen} changes add");
}

#[test]
fn other_names_of_components_and_operations_take_no_item_away() {
    let old = model(&base());
    let mut new = model(&edited(json!([
        {"rename": "/components/schemas/PublisherDraft", "to": "HouseDraft"},
        {"rename": "/components/schemas/Author", "to": "Writer"},
        {"rename": "/components/schemas/Book", "to": "Volume"},
        {"rename": "/components/schemas/BookAttributes", "to": "VolumeFacts"},
        {"rename": "/components/schemas/Bought", "to": "Purchase"},
        {"set": "/paths/~1books/get/operationId", "to": "all-volumes"},
    ])));
    assert!(compare(&old, &new).breaks_rust());
    keep(&names(&old), &mut new);
    let left = compare(&old, &new);
    assert!(!left.breaks_rust(), "{}", tell::human(&left));
}

/// Two objects that become equal are one type; both names go on.
#[test]
fn types_that_become_one_keep_both_names() {
    let two = |city: bool| {
        let mut more = json!({"type": "object", "properties": {"street": {"type": "string"}}});
        if city {
            more["properties"]["city"] = json!({"type": "string"});
        }
        edited(json!([
            {"set": "/components/schemas/BookAttributes/properties/printed", "to":
                {"type": "object", "properties": {"street": {"type": "string"}, "city": {"type": "string"}}}},
            {"set": "/components/schemas/BookDraft/properties/home", "to": more.clone()},
            {"set": "/components/schemas/Shelf/properties/attributes/properties/place", "to": more},
        ]))
    };
    let old = model(&two(false));
    let mut new = model(&two(true));
    keep(&names(&old), &mut new);
    let left = compare(&old, &new);
    assert!(!left.breaks_rust(), "{}", tell::human(&left));
}

#[test]
fn a_member_that_collides_with_a_new_one_keeps_its_name() {
    let with = |names: &[&str]| {
        let members = names
            .iter()
            .map(|name| ((*name).to_owned(), json!({"type": "string"})));
        let members: serde_json::Map<String, Value> = members.collect();
        edited(json!([{"set": "/components/schemas/Publisher/properties", "to": members}]))
    };
    for (before, after) in [
        ("post-code", ["post_code", "post-code"]),
        ("post.code", ["post-code", "post.code"]),
        ("postCode", ["post-code", "postCode"]),
        ("post-code", ["post-code", "postCode"]),
    ] {
        let old = model(&with(&[before]));
        let mut new = model(&with(&after));
        keep(&names(&old), &mut new);
        let left = compare(&old, &new);
        assert!(!left.breaks_rust(), "{after:?}: {}", tell::human(&left));
    }
}

/// The file beside the document is read, and the crates that it makes are whole.
#[test]
fn codegen_reads_the_names_beside_the_document() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("openapi.json");
    let renamed = edited(json!([{"rename": "/components/schemas/Author", "to": "Writer"}]));
    fs::write(&path, renamed.to_string()).unwrap();
    let has = |name: &str| {
        let output = generated::generate(&path);
        let mut files = output.crates.iter().flat_map(|made| &made.files);
        files.any(|file| file.text.contains(&format!("pub struct {name} ")))
    };
    assert!(has("Writer") && !has("Author"));
    fs::write(
        scratch.path().join(LOCK_FILE),
        names(&model(&base())).to_string(),
    )
    .unwrap();
    assert!(has("Author") && !has("Writer"));
    fs::write(scratch.path().join(LOCK_FILE), "type\n").unwrap();
    let failure = Codegen::new(&path)
        .model(&mut Clock::default())
        .unwrap_err();
    assert!(
        failure.render(false).contains("names.lock:1:1"),
        "{}",
        failure.render(false)
    );
}
