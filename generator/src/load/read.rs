//! Opening and parsing a file of the document.

use std::path::Path;

use serde_json::Value;

use super::anchors;
use super::parse::{ParseFailure, parse};
use crate::problem::{Problem, Problems, codes, meant};
use crate::source::{FileId, Place, Sources, Stretch};

/// The text of the file `path`, to which `from` refers.
pub(super) fn read_text(path: &Path, from: Place, problems: &mut Problems) -> Option<String> {
    match std::fs::read(path).and_then(decoded) {
        Ok(text) => Some(text),
        Err(error) => {
            problems.push(cannot_open(path, from, &error));
            None
        }
    }
}

/// Opens and parses the file `path`, to which `from` refers (`None` for a file the user named).
pub(super) fn read(
    sources: &mut Sources,
    path: &Path,
    from: Option<Place>,
    problems: &mut Problems,
) -> Option<(FileId, Value)> {
    let text = match std::fs::read(path).and_then(decoded) {
        Ok(text) => text,
        Err(error) => {
            let place = from.unwrap_or_else(|| Place::File(path.to_owned()));
            problems.push(cannot_open(path, place, &error));
            return None;
        }
    };
    let parsed = parse(&text, path);
    let names_schemas = ["$id", "$anchor", "$dynamicAnchor", "$self"]
        .iter()
        .any(|keyword| text.contains(keyword));
    let id = sources.add(path, text);
    match parsed {
        Ok(parsed) => {
            if let Some(failure) = parsed.not_json {
                report_not_json(sources, id, failure, problems);
            }
            if parsed.duplicate_keys {
                report_duplicates(sources, id, problems);
            }
            let mut value = parsed.value;
            if names_schemas {
                anchors::settle(&mut value);
            }
            Some((id, value))
        }
        Err(failure) => {
            report(sources, id, failure, problems);
            None
        }
    }
}

fn report_not_json(sources: &Sources, id: FileId, failure: ParseFailure, problems: &mut Problems) {
    let ParseFailure::Malformed {
        message,
        line,
        column,
    } = failure
    else {
        return;
    };
    let place = Place::Position {
        file: sources.path(id).to_owned(),
        line,
        column,
    };
    let message = format!("the file is called JSON and is none: {message}");
    problems.push(
        Problem::warning(codes::JSON_READ_AS_YAML, place, message)
            .with_help("assumed: YAML; call it `.yaml`, or mend it"),
    );
}

fn report_duplicates(sources: &Sources, id: FileId, problems: &mut Problems) {
    let path = sources.path(id);
    let position = |stretch: &Stretch| Place::Position {
        file: path.to_owned(),
        line: stretch.line,
        column: stretch.column,
    };
    let duplicates = sources.duplicates(id);
    for (key, first, second) in duplicates {
        problems.push(
            Problem::error(
                codes::DUPLICATE_KEY,
                position(second),
                format!("`{key}` comes twice in one mapping"),
            )
            .with_also(position(first), "first here")
            .with_help("remove or rename one of the two"),
        );
    }
    if duplicates.is_empty() {
        let place = Place::File(path.to_owned());
        let message = "a key comes twice in one mapping";
        problems.push(Problem::error(codes::DUPLICATE_KEY, place, message));
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
    }
}

/// The text of a file: UTF-8, with or without a mark, or UTF-16 with one.
fn decoded(bytes: Vec<u8>) -> std::io::Result<String> {
    let wide = |units: fn([u8; 2]) -> u16| {
        let pairs = bytes[2..].chunks_exact(2);
        let units: Vec<u16> = pairs.map(|pair| units([pair[0], pair[1]])).collect();
        String::from_utf16(&units).map_err(|_| std::io::ErrorKind::InvalidData.into())
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => return wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => return wide(u16::from_be_bytes),
        _ => {}
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| std::io::Error::from(std::io::ErrorKind::InvalidData))?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(after_mark) => after_mark.to_owned(),
        None => text,
    })
}

fn cannot_open(file: &Path, place: Place, error: &std::io::Error) -> Problem {
    let path = file.display();
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
    .with_help(match beside(file) {
        Some(near) => format!("`{near}` is there: is it meant?"),
        None => {
            "check the path; paths in a `$ref` are relative to the file that holds it".to_owned()
        }
    })
}

/// The file in the folder of `path` that is spelt most like it.
fn beside(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let entries = std::fs::read_dir(folder).ok()?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let near = meant(name, names.iter().map(String::as_str))?;
    Some(path.with_file_name(near).display().to_string())
}
