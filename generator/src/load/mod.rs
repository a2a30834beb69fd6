//! Stage `load`: files in, one [`Document`] out, in which every value can be traced to its file, line and column.
//!
//! YAML or JSON, one file or many: `$ref`s to other files are bundled, so that only `#/...` references remain, and
//! overlays are applied. The members of each section under `components` are sorted by name, so that the same API gives
//! the same tree whether it is kept in one file or in many; every other mapping keeps the order of its file.

mod anchors;
mod bundle;
mod check;
pub(crate) mod grammar;
mod overlay;
mod parse;
mod pointer;
mod read;
mod unfound;

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::problem::{Problems, render};
use crate::source::Place;

pub use crate::source::{Location, Sources};
pub(crate) use check::{Dangling, dangling, ring_places};
pub(crate) use unfound::ring;

/// An API document after loading: one tree, with only local references.
#[derive(Debug)]
pub struct Document {
    /// The tree; mappings keep their order.
    pub root: Value,
    /// The texts that the tree came from, to show places of it.
    pub sources: Sources,
    /// What was found in its files.
    pub problems: Problems,
}

impl Document {
    /// Where the value at the JSON pointer `pointer` stands in its file; of a pointer that the files do not have, where
    /// its nearest ancestor stands.
    ///
    /// The first call for a file parses it again, this time with positions.
    #[must_use]
    pub fn locate(&self, pointer: &str) -> Location {
        self.sources.locate(&Place::from(pointer))
    }

    /// The tree as YAML: the bundled form of the document.
    ///
    /// # Errors
    /// When the tree cannot be written as YAML, which no tree that was read from YAML or JSON does.
    pub fn to_yaml(&self) -> Result<String, serde_yaml::Error> {
        serde_yaml::to_string(&self.root)
    }
}

/// Why there is no [`Document`].
#[derive(Debug, thiserror::Error)]
#[error("{} problems in the document's files", problems.len())]
pub struct LoadFailure {
    /// All that was found, warnings too.
    pub problems: Problems,
    /// The texts of the files that could be opened.
    pub sources: Sources,
}

impl LoadFailure {
    /// The problems as text; see [`render`].
    #[must_use]
    pub fn render(&self, color: bool) -> String {
        render(&self.problems, &self.sources, color)
    }
}

/// Reads the OpenAPI document at `path`, bundles what it refers to in other files and applies `overlays` in order.
///
/// # Errors
/// With all problems of all files: a file that is missing or not well-formed, a reference to nowhere, in a ring or over
/// the network, a document that is not OpenAPI 3, an overlay that is none.
pub fn load(path: &Path, overlays: &[PathBuf]) -> Result<Document, LoadFailure> {
    let Document {
        root,
        sources,
        mut problems,
    } = read(path, overlays, |_| {})?;
    check::references(&root, &mut problems);
    if problems.has_errors() {
        return Err(LoadFailure { problems, sources });
    }
    Ok(Document {
        root,
        sources,
        problems,
    })
}

/// The same as far as it goes: with errors among the problems, and references that lead nowhere in the tree. `mend` is given
/// the main file's tree before what it refers to is looked for.
///
/// # Errors
/// When there is no tree to go on with.
pub fn read(
    path: &Path,
    overlays: &[PathBuf],
    mend: impl FnOnce(&mut Value),
) -> Result<Document, LoadFailure> {
    let mut sources = Sources::default();
    let mut problems = Problems::new();
    match read_tree(path, overlays, mend, &mut sources, &mut problems) {
        Some(root) => Ok(Document {
            root,
            sources,
            problems,
        }),
        None => Err(LoadFailure { problems, sources }),
    }
}

/// The tree, or nothing when going on would only report what follows from the problems found so far.
fn read_tree(
    path: &Path,
    overlays: &[PathBuf],
    mend: impl FnOnce(&mut Value),
    sources: &mut Sources,
    problems: &mut Problems,
) -> Option<Value> {
    let (file, mut root) = read::read(sources, &pointer::without_dots(path), None, problems)?;
    sources.note_origin(String::new(), file, String::new());
    if !check::version(&root, problems) {
        return None;
    }
    mend(&mut root);
    bundle::bundle(&mut root, file, sources, problems);
    for overlay in overlays {
        overlay::apply(&mut root, overlay, sources, problems);
    }
    bundle::sort_components(&mut root);
    Some(root)
}
