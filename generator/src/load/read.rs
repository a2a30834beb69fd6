//! Opening and parsing a file of the document.

use std::path::Path;

use serde_json::Value;

use super::parse::{ParseFailure, parse};
use crate::problem::{Problem, Problems, codes};
use crate::source::{FileId, Place, Sources};

/// Opens and parses the file `path`, to which `from` refers (`None` for a file the user named).
pub(super) fn read(
    sources: &mut Sources,
    path: &Path,
    from: Option<Place>,
    problems: &mut Problems,
) -> Option<(FileId, Value)> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => match text.strip_prefix('\u{feff}') {
            Some(after_mark) => after_mark.to_owned(),
            None => text,
        },
        Err(error) => {
            let place = from.unwrap_or_else(|| Place::File(path.to_owned()));
            problems.push(cannot_open(path, place, &error));
            return None;
        }
    };
    let parsed = parse(&text, path);
    let id = sources.add(path, text);
    match parsed {
        Ok(value) => Some((id, value)),
        Err(failure) => {
            report(sources, id, failure, problems);
            None
        }
    }
}

fn report(sources: &Sources, id: FileId, failure: ParseFailure, problems: &mut Problems) {
    let path = sources.path(id);
    let position = |line, column| Place::Position {
        file: path.to_owned(),
        line,
        column,
    };
    match failure {
        ParseFailure::Malformed {
            message, line: 0, ..
        } => {
            problems.push(Problem::error(
                codes::UNREADABLE,
                Place::File(path.to_owned()),
                message,
            ));
        }
        ParseFailure::Malformed {
            message,
            line,
            column,
        } => {
            problems.push(
                Problem::error(codes::UNREADABLE, position(line, column), message)
                    .with_help("reading stopped here; the cause may stand in a line before"),
            );
        }
        ParseFailure::TooDeep { line, column } => problems.push(
            Problem::error(
                codes::NESTED_TOO_DEEP,
                position(line, column),
                "nested deeper than 128 levels",
            )
            .with_help("move a part of it to `components` and refer to it"),
        ),
        ParseFailure::DuplicateKey => {
            for (key, first, second) in sources.duplicates(id) {
                problems.push(
                    Problem::error(
                        codes::DUPLICATE_KEY,
                        position(second.line, second.column),
                        format!("`{key}` comes twice in one mapping"),
                    )
                    .with_also(position(first.line, first.column), "first here")
                    .with_help("remove or rename one of the two"),
                );
            }
            if !problems.has_errors() {
                let place = Place::File(path.to_owned());
                problems.push(Problem::error(
                    codes::DUPLICATE_KEY,
                    place,
                    "a key comes twice in one mapping",
                ));
            }
        }
    }
}

fn cannot_open(path: &Path, place: Place, error: &std::io::Error) -> Problem {
    let path = path.display();
    if error.kind() == std::io::ErrorKind::InvalidData {
        return Problem::error(
            codes::UNREADABLE,
            place,
            format!("{path} is not UTF-8 text"),
        )
        .with_help("save it as UTF-8");
    }
    Problem::error(
        codes::FILE_MISSING,
        place,
        format!("cannot open {path}: {error}"),
    )
    .with_help("check the path; paths in a `$ref` are relative to the file that holds it")
}
