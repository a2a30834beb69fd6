//! Problems as JSON.

use serde_json::{Map, Value, json as object};

use super::found::{Found, end_column, word};
use crate::problem::{Problems, Severity};
use crate::source::{Location, Sources};

/// All problems, in their order, and how many there are of each severity.
///
/// Lines and columns count from 1, columns in characters; of a problem of a whole file there are none.
#[must_use]
pub fn json(problems: &Problems, sources: &Sources) -> Value {
    let count = |severity| {
        let of = problems.iter();
        of.filter(|problem| problem.severity == severity).count()
    };
    let all = problems
        .iter()
        .map(|problem| one(&Found::of(problem, sources)));
    object!({
        "problems": all.collect::<Vec<Value>>(),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
    })
}

fn one(found: &Found<'_>) -> Value {
    let problem = found.problem;
    let mut told = Map::new();
    told.insert("code".to_owned(), problem.code.into());
    told.insert("severity".to_owned(), word(problem.severity).into());
    told.insert("message".to_owned(), problem.message.as_str().into());
    place(&found.at, &mut told);
    if !problem.help.is_empty() {
        told.insert("help".to_owned(), problem.help.as_str().into());
    }
    if !found.also.is_empty() {
        let also = found.also.iter().map(|(at, label)| {
            let mut other = Map::new();
            other.insert("message".to_owned(), (*label).into());
            place(at, &mut other);
            Value::Object(other)
        });
        told.insert("also".to_owned(), also.collect());
    }
    Value::Object(told)
}

fn place(at: &Location, told: &mut Map<String, Value>) {
    told.insert("file".to_owned(), at.file.to_string_lossy().into());
    if at.line > 0 {
        told.insert("line".to_owned(), at.line.into());
        told.insert("column".to_owned(), at.column.into());
    }
    if let Some(end) = end_column(at) {
        told.insert("end-column".to_owned(), end.into());
    }
}
