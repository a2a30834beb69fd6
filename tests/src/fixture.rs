//! The fixture documents: one folder each, named after what it shows.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A folder with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixture {
    /// The folder's name: `paging-links`.
    pub name: String,
    /// The folder.
    pub dir: PathBuf,
}

impl Fixture {
    /// All fixtures in a folder under `tests/fixtures`, sorted by name; none where there is no such folder.
    ///
    /// # Errors
    /// When the folder is there but cannot be read.
    pub fn all(kind: &str) -> io::Result<Vec<Self>> {
        let folder = folder(kind);
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let mut fixtures = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                fixtures.push(Self {
                    name: entry.file_name().to_string_lossy().into_owned(),
                    dir: entry.path(),
                });
            }
        }
        fixtures.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(fixtures)
    }

    /// The document: `openapi.yaml`, or `openapi.json` where there is one.
    pub fn document(&self) -> PathBuf {
        let json = self.dir.join("openapi.json");
        if json.is_file() {
            json
        } else {
            self.dir.join("openapi.yaml")
        }
    }
}

/// A folder under `tests/fixtures`.
pub fn folder(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(kind)
}

/// The repository.
pub fn repository() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests)
}
