//! Formatted files against the disk: write what changed, remove what is stale, or only say what would be done.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::diff::FileDiff;
use super::files::FormattedFile;
use super::format::MARK;

#[cfg(test)]
mod tests;

/// The folders of a crate that may hold generated files; files directly in the crate's folder count too.
const FOLDERS: [&str; 4] = ["src", "tests", "examples", "benches"];

/// How far into a file the mark of generated files stands, in bytes.
const MARK_WITHIN: u64 = 200;

/// Whether the disk may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Make the disk as the files say.
    Write,
    /// Only report what [`Mode::Write`] would do.
    Check,
}

/// What was done to the files of one crate, or would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WriteReport {
    /// Files that were made or changed, relative to the crate.
    pub written: Vec<String>,
    /// How many files were as they should be; they were not touched.
    pub unchanged: usize,
    /// Stale files that were removed, relative to the crate.
    pub removed: Vec<String>,
    /// In [`Mode::Check`]: how the disk differs.
    pub diffs: Vec<FileDiff>,
}

impl WriteReport {
    /// Whether the disk was as it should be.
    pub fn is_clean(&self) -> bool {
        self.written.is_empty() && self.removed.is_empty()
    }
}

/// The disk refused.
#[derive(Debug, thiserror::Error)]
#[error("cannot {action} {path}: {source}")]
pub struct WriteError {
    /// `read`, `write`, `remove`, `create`.
    pub action: &'static str,
    /// The file or folder.
    pub path: PathBuf,
    /// What the system says.
    pub source: io::Error,
}

impl WriteError {
    fn new(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self {
            action,
            path: path.to_owned(),
            source,
        }
    }
}

/// Makes the crate in `dir` hold these files and no other generated ones.
///
/// Only files whose bytes change are touched. Stale is what lies in the crate but is not among `files`: any file under
/// `src/` of a crate that was generated before, and elsewhere the files that carry the mark of generated files.
/// Everything is read and compared before the first change.
///
/// # Errors
/// When a file or folder cannot be read, written, made or removed.
pub fn write(dir: &Path, files: &[FormattedFile], mode: Mode) -> Result<WriteReport, WriteError> {
    let mut report = WriteReport::default();
    let mut changed = Vec::new();
    for file in files {
        let path = dir.join(&file.path);
        match read(&path)? {
            Some(bytes) if bytes == file.text.as_bytes() => report.unchanged += 1,
            on_disk => {
                report.written.push(file.path.clone());
                if mode == Mode::Check {
                    report.diffs.push(difference(file, on_disk));
                }
                changed.push((path, file));
            }
        }
    }
    report.removed = stale(dir, files)?;
    if mode == Mode::Check {
        report
            .diffs
            .extend(report.removed.iter().map(|path| FileDiff::stale(path)));
        return Ok(report);
    }
    for (path, file) in changed {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(WriteError::new("create", folder))?;
        }
        fs::write(&path, &file.text).map_err(WriteError::new("write", &path))?;
    }
    for path in &report.removed {
        remove(dir, path)?;
    }
    Ok(report)
}

/// A file's bytes, `None` where there is no such file.
fn read(path: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WriteError::new("read", path)(error)),
    }
}

fn difference(file: &FormattedFile, on_disk: Option<Vec<u8>>) -> FileDiff {
    match on_disk {
        Some(bytes) => FileDiff::between(&file.path, &String::from_utf8_lossy(&bytes), &file.text),
        None => FileDiff::missing(&file.path),
    }
}

/// Files of the crate that codegen would not make, sorted.
fn stale(dir: &Path, files: &[FormattedFile]) -> Result<Vec<String>, WriteError> {
    let kept: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    // A folder that codegen did not make may hold anybody's `src/`.
    let generated = has_mark(&dir.join("Cargo.toml"))?;
    let mut found = Vec::new();
    list(dir, "", false, &mut found)?;
    for folder in FOLDERS {
        list(dir, folder, true, &mut found)?;
    }
    let mut stale = Vec::new();
    for path in found {
        if kept.contains(path.as_str()) {
            continue;
        }
        if (generated && path.starts_with("src/")) || has_mark(&dir.join(&path))? {
            stale.push(path);
        }
    }
    stale.sort();
    Ok(stale)
}

/// Adds the files in a folder of the crate, as paths relative to the crate; links are left alone.
fn list(dir: &Path, folder: &str, deep: bool, found: &mut Vec<String>) -> Result<(), WriteError> {
    let path = dir.join(folder);
    let entries = match fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(WriteError::new("read", &path)(error)),
    };
    for entry in entries {
        let entry = entry.map_err(WriteError::new("read", &path))?;
        let kind = entry
            .file_type()
            .map_err(WriteError::new("read", &entry.path()))?;
        let Ok(name) = entry.file_name().into_string() else {
            continue; // no generated file has such a name
        };
        let relative = if folder.is_empty() {
            name
        } else {
            format!("{folder}/{name}")
        };
        if kind.is_file() {
            found.push(relative);
        } else if kind.is_dir() && deep {
            list(dir, &relative, true, found)?;
        }
    }
    Ok(())
}

/// Whether a file starts with the header of generated files.
fn has_mark(path: &Path) -> Result<bool, WriteError> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(WriteError::new("read", path)(error)),
    };
    let mut start = Vec::new();
    file.take(MARK_WITHIN)
        .read_to_end(&mut start)
        .map_err(WriteError::new("read", path))?;
    Ok(start
        .windows(MARK.len())
        .any(|window| window == MARK.as_bytes()))
}

/// Removes a file and the folders that are empty then, up to the crate's.
fn remove(dir: &Path, path: &str) -> Result<(), WriteError> {
    let file = dir.join(path);
    fs::remove_file(&file).map_err(WriteError::new("remove", &file))?;
    let mut folder = file.parent();
    while let Some(parent) = folder {
        // `remove_dir` fails on a folder that holds something, which is where to stop.
        if parent == dir || fs::remove_dir(parent).is_err() {
            break;
        }
        folder = parent.parent();
    }
    Ok(())
}
