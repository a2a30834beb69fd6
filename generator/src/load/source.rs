//! The files of a document: their texts, and which value of the tree came from which of them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::Value;

use super::parse::{ParseFailure, parse};
use super::pointer::last_segment;
use super::positions::{Positions, Stretch};
use crate::problem::{Place, Problem, Problems, codes};

/// One file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct FileId(usize);

#[derive(Debug)]
struct SourceFile {
    path: PathBuf,
    text: String,
    positions: OnceLock<Positions>,
}

impl SourceFile {
    fn positions(&self) -> &Positions {
        self.positions.get_or_init(|| Positions::of(&self.text))
    }
}

/// The texts of all files that were read, and where in them each value of the tree stands.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// Of pointers into the tree at which the content of a file, or of a part of it, was put: that file and part.
    origins: HashMap<String, (FileId, String)>,
}

/// A place to show to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The file, as it was opened.
    pub file: PathBuf,
    /// Counted from 1; 0 when only the file is known.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// The text of the line, without its end.
    pub excerpt: String,
    /// The bytes of `excerpt` that are meant.
    pub span: Range<usize>,
    /// Whether it is the very place that was asked for, not the nearest ancestor of it.
    pub exact: bool,
}

impl Sources {
    /// The text of the file `path`, to which `from` refers.
    pub(super) fn read_text(
        &mut self,
        path: &Path,
        from: Place,
        problems: &mut Problems,
    ) -> Option<String> {
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
        &mut self,
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
        let id = FileId(self.files.len());
        self.files.push(SourceFile {
            path: path.to_owned(),
            text,
            positions: OnceLock::new(),
        });
        match parsed {
            Ok(parsed) => {
                if let Some(failure) = parsed.not_json {
                    self.report_not_json(id, failure, problems);
                }
                if parsed.duplicate_keys {
                    self.report_duplicates(id, problems);
                }
                Some((id, parsed.value))
            }
            Err(failure) => {
                self.report(id, failure, problems);
                None
            }
        }
    }

    fn report_not_json(&self, id: FileId, failure: ParseFailure, problems: &mut Problems) {
        let ParseFailure::Malformed {
            message,
            line,
            column,
        } = failure
        else {
            return;
        };
        let place = Place::Position {
            file: self.path(id).to_owned(),
            line,
            column,
        };
        let message = format!("the file is called JSON and is none: {message}");
        problems.push(
            Problem::warning(codes::JSON_READ_AS_YAML, place, message)
                .with_help("assumed: YAML; call it `.yaml`, or mend it"),
        );
    }

    fn report_duplicates(&self, id: FileId, problems: &mut Problems) {
        let Some(file) = self.files.get(id.0) else {
            return;
        };
        let position = |stretch: &Stretch| Place::Position {
            file: file.path.clone(),
            line: stretch.line,
            column: stretch.column,
        };
        let duplicates = &file.positions().duplicates;
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
            let place = Place::File(file.path.clone());
            let message = "a key comes twice in one mapping";
            problems.push(Problem::error(codes::DUPLICATE_KEY, place, message));
        }
    }

    fn report(&self, id: FileId, failure: ParseFailure, problems: &mut Problems) {
        let Some(file) = self.files.get(id.0) else {
            return;
        };
        let position = |line, column| Place::Position {
            file: file.path.clone(),
            line,
            column,
        };
        match failure {
            ParseFailure::Malformed {
                message, line: 0, ..
            } => {
                problems.push(Problem::error(
                    codes::UNREADABLE,
                    Place::File(file.path.clone()),
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

    /// The path of a file, as it was opened.
    pub(super) fn path(&self, file: FileId) -> &Path {
        self.files
            .get(file.0)
            .map_or(Path::new(""), |file| &file.path)
    }

    /// Notes that what stood at `old` in the tree stands at `new`.
    pub(crate) fn note_renamed(&mut self, new: String, old: &str) {
        if let Some((file, origin)) = self.origin(old) {
            self.note_origin(new, file, origin);
        }
    }

    /// Notes that what the tree has at `pointer` is what `file` has at `origin`.
    pub(super) fn note_origin(&mut self, pointer: String, file: FileId, origin: String) {
        self.origins.insert(pointer, (file, origin));
    }

    /// The file from which the value at `pointer` of the tree came, and its pointer there.
    pub(super) fn origin(&self, pointer: &str) -> Option<(FileId, String)> {
        let mut ancestor = pointer;
        loop {
            if let Some((file, origin)) = self.origins.get(ancestor) {
                return Some((*file, format!("{origin}{}", &pointer[ancestor.len()..])));
            }
            ancestor = &ancestor[..ancestor.rfind('/')?];
        }
    }

    /// The components of the files beside the main one that nothing refers to, so that the tree does not have them: place
    /// and name.
    pub(crate) fn left_out(&self) -> Vec<(Place, String)> {
        let taken: HashSet<(FileId, &str)> = self
            .origins
            .values()
            .map(|(file, pointer)| (*file, pointer.as_str()))
            .collect();
        let mut left_out = Vec::new();
        for (index, file) in self.files.iter().enumerate().skip(1) {
            for pointer in file.positions().components() {
                if !taken.contains(&(FileId(index), pointer)) {
                    let place = Place::InFile {
                        file: file.path.clone(),
                        pointer: pointer.to_owned(),
                    };
                    left_out.push((place, last_segment(pointer)));
                }
            }
        }
        left_out
    }

    /// Where `place` stands; of a pointer that the files do not have, where its nearest ancestor stands.
    #[must_use]
    pub fn locate(&self, place: &Place) -> Location {
        match place {
            Place::Pointer(pointer) => match self.origin(pointer) {
                Some((file, origin)) => self.locate_in(file, &origin),
                None => whole_file(self.path(FileId(0))),
            },
            Place::InFile { file, pointer } => {
                match self.files.iter().position(|known| known.path == *file) {
                    Some(index) => self.locate_in(FileId(index), pointer),
                    None => whole_file(file),
                }
            }
            Place::Position { file, line, column } => self.locate_position(file, *line, *column),
            Place::File(file) => whole_file(file),
        }
    }

    fn locate_in(&self, file: FileId, pointer: &str) -> Location {
        let Some(file) = self.files.get(file.0) else {
            return whole_file(Path::new(""));
        };
        match file.positions().find(pointer) {
            Some((stretch, exact)) => in_text(&file.path, &file.text, stretch, exact),
            None => whole_file(&file.path),
        }
    }

    fn locate_position(&self, path: &Path, line: usize, column: usize) -> Location {
        let read;
        let text = match self.files.iter().find(|known| known.path == path) {
            Some(file) => file.text.as_str(),
            None => {
                read = std::fs::read_to_string(path).unwrap_or_default();
                read.as_str()
            }
        };
        let before = line.saturating_sub(1);
        let line_start = match before {
            0 => 0,
            _ => text
                .match_indices('\n')
                .nth(before - 1)
                .map_or(text.len(), |(at, _)| at + 1),
        };
        let rest = text.get(line_start..).unwrap_or_default();
        let in_line = rest
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or(rest.len(), |(at, _)| at);
        let start = line_start + in_line;
        let stretch = Stretch {
            start,
            end: start,
            line,
            column,
        };
        in_text(path, text, stretch, true)
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

fn whole_file(path: &Path) -> Location {
    Location {
        file: path.to_owned(),
        line: 0,
        column: 0,
        excerpt: String::new(),
        span: 0..0,
        exact: false,
    }
}

fn in_text(path: &Path, text: &str, stretch: Stretch, exact: bool) -> Location {
    let start = stretch.start.min(text.len());
    let line_start = text
        .get(..start)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let rest = text.get(line_start..).unwrap_or_default();
    let excerpt = rest.split(['\n', '\r']).next().unwrap_or_default();
    let from = (start - line_start).min(excerpt.len());
    let to = stretch
        .end
        .saturating_sub(line_start)
        .clamp(from, excerpt.len());
    Location {
        file: path.to_owned(),
        line: stretch.line,
        column: stretch.column,
        excerpt: excerpt.to_owned(),
        span: from..to,
        exact,
    }
}
