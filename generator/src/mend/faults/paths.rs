//! Paths.

use std::collections::HashMap;

use serde_json::Value;

use crate::load::grammar::Kind;
use crate::mend::mender::Mender;
use crate::problem::{Problem, child_pointer, codes};

pub(super) fn tell(root: &Value, mender: &mut Mender<'_>) {
    let Some(Value::Object(paths)) = root.get("paths") else {
        return;
    };
    mender.kind = Kind::PathItem;
    let mut seen: HashMap<String, &str> = HashMap::new();
    mender.within("paths", |mender| {
        for path in paths.keys().filter(|path| path.starts_with('/')) {
            if path.contains("}{") {
                let message = format!("nothing parts the parameters of `{path}`");
                mender.tell(codes::PATH_PARAMETERS_ADJACENT, path, message);
            }
            if path.contains(['?', '#']) {
                let message =
                    format!("`{path}` has a query or a fragment; it is declared as parameters");
                mender.tell(codes::PATH_WITH_QUERY, path, message);
            }
            if let Some(first) = seen.insert(shape(path), path) {
                alike(first, path, mender);
            }
        }
    });
}

fn alike(first: &str, path: &str, mender: &mut Mender<'_>) {
    let place = child_pointer(&mender.at, path);
    let other = child_pointer(&mender.at, first);
    let message = format!("`{path}` and `{first}` are one path");
    let problem = Problem::warning(codes::PATHS_ALIKE, place, message)
        .with_also(other, "the first is here")
        .with_help("assumed: both are generated; a server is asked by the first. Put their operations under one path");
    mender.tell_at(codes::PATHS_ALIKE, "document.paths".to_owned(), problem);
}

/// A path with its placeholders emptied.
fn shape(path: &str) -> String {
    let mut shape = String::with_capacity(path.len());
    let mut inside = false;
    for letter in path.chars() {
        if letter == '}' {
            inside = false;
        }
        if !inside {
            shape.push(letter);
        }
        if letter == '{' {
            inside = true;
        }
    }
    shape
}
