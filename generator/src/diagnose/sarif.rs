//! Problems as SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>).

use std::path::Path;

use indexmap::IndexSet;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::found::{Found, end_column, word};
use super::pages::page;
use crate::problem::Problems;
use crate::source::{Location, Sources};

/// What a path in a URI cannot hold (RFC 3986 §3.3).
const NOT_IN_PATHS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A log of one run: each problem a result (§3.27), each code that is met a rule (§3.49) with its page as help.
///
/// Columns count characters, as the run says by `columnKind`. Paths are as the files were opened, so relative to the folder
/// that the run was started in.
#[must_use]
pub fn sarif(problems: &Problems, sources: &Sources) -> Value {
    let codes: IndexSet<&str> = problems.iter().map(|problem| problem.code).collect();
    let results = problems.iter().map(|problem| {
        let index = codes.get_index_of(problem.code);
        result(&Found::of(problem, sources), index.unwrap_or_default())
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(code)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

fn rule(code: &str) -> Value {
    match page(code) {
        None => json!({"id": code}),
        Some(page) => json!({
            "id": code,
            "shortDescription": {"text": page.meaning},
            "help": {"text": page.to_string()},
            "defaultConfiguration": {"level": page.level.word()},
        }),
    }
}

fn result(found: &Found<'_>, rule: usize) -> Value {
    let problem = found.problem;
    let text = match problem.help.as_str() {
        "" => problem.message.clone(),
        help => format!("{}\n{help}", problem.message),
    };
    let mut result = json!({
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": word(problem.severity),
        "message": {"text": text},
        "locations": [location(&found.at)],
    });
    if !found.also.is_empty() {
        let also = found.also.iter().enumerate().map(|(index, (at, label))| {
            let mut also = location(at);
            also["id"] = index.into();
            also["message"] = json!({"text": label});
            also
        });
        result["relatedLocations"] = also.collect();
    }
    result
}

fn location(at: &Location) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(&at.file)}});
    if at.line > 0 {
        physical["region"] = json!({"startLine": at.line, "startColumn": at.column});
        if let Some(end) = end_column(at) {
            physical["region"]["endColumn"] = end.into();
        }
    }
    json!({"physicalLocation": physical})
}

fn uri(file: &Path) -> String {
    let path = file.to_string_lossy().replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let encoded = utf8_percent_encode(path, NOT_IN_PATHS);
    if path.starts_with('/') {
        format!("file://{encoded}")
    } else {
        encoded.to_string()
    }
}
