//! The files of a document: their texts, and which value of the tree came from which of them.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::location::{Location, Stretch, in_text, whole_file};
use super::place::Place;
use super::pointer::last_segment;
use super::positions::Positions;

/// One file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct FileId(usize);

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

impl Sources {
    /// Takes up a file that was opened.
    pub(crate) fn add(&mut self, path: &Path, text: String) -> FileId {
        let id = FileId(self.files.len());
        self.files.push(SourceFile {
            path: path.to_owned(),
            text,
            positions: OnceLock::new(),
        });
        id
    }

    /// The keys that come twice in one mapping of a file, each with where it stands first and again.
    pub(crate) fn duplicates(&self, file: FileId) -> &[(String, Stretch, Stretch)] {
        self.files
            .get(file.0)
            .map_or(&[], |file| &file.positions().duplicates)
    }

    /// The path of a file, as it was opened.
    pub(crate) fn path(&self, file: FileId) -> &Path {
        self.files
            .get(file.0)
            .map_or(Path::new(""), |file| &file.path)
    }

    /// The files, in the order in which they were opened: the main one first.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| file.path.as_path())
    }

    /// Notes that what stood at `old` in the tree stands at `new`.
    pub(crate) fn note_renamed(&mut self, new: String, old: &str) {
        if let Some((file, origin)) = self.origin(old) {
            self.note_origin(new, file, origin);
        }
    }

    /// Notes that what the tree has at `pointer` is what `file` has at `origin`.
    pub(crate) fn note_origin(&mut self, pointer: String, file: FileId, origin: String) {
        self.origins.insert(pointer, (file, origin));
    }

    /// The file from which the value at `pointer` of the tree came, and its pointer there.
    pub(crate) fn origin(&self, pointer: &str) -> Option<(FileId, String)> {
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
