//! Where a document is: a file, a folder, or either of them in a commit.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::terminal::Stop;

/// What a folder's document is called, most likely first.
const NAMES: [&str; 6] = [
    "openapi.yaml",
    "openapi.yml",
    "openapi.json",
    "openapi-bundled.yaml",
    "openapi-bundled.json",
    "index.yaml",
];

/// A document on the disk; one of a commit is there as long as this is.
pub(crate) struct Source {
    document: PathBuf,
    _folder: Option<TempDir>,
}

impl Source {
    /// Finds what `text` means; of a commit, the folder around the document is taken out, since it may refer to others.
    pub(crate) fn find(text: &str) -> Result<Self, Stop> {
        let Some(rest) = text.strip_prefix("git:") else {
            return Ok(Self {
                document: in_folder(Path::new(text))?,
                _folder: None,
            });
        };
        let Some((revision, path)) = rest.split_once(':') else {
            return Err(stop(format!("`{text}` is not `git:REVISION:PATH`")));
        };
        let folder =
            TempDir::new().map_err(|error| stop(format!("no temporary folder: {error}")))?;
        let is_folder = git(&["cat-file", "-t", &format!("{revision}:./{path}")])?.trim() == "tree";
        let path = Path::new(path);
        let around = if is_folder {
            path
        } else {
            path.parent().unwrap_or(path)
        };
        take_out(revision, around, folder.path())?;
        let document = match path.file_name() {
            Some(name) if !is_folder => folder.path().join(name),
            _ => folder.path().to_owned(),
        };
        Ok(Self {
            document: in_folder(&document)?,
            _folder: Some(folder),
        })
    }

    /// The document.
    pub(crate) fn document(&self) -> &Path {
        &self.document
    }
}

/// The document of a folder; a file is itself.
fn in_folder(path: &Path) -> Result<PathBuf, Stop> {
    if !path.is_dir() {
        return Ok(path.to_owned());
    }
    let found = NAMES
        .iter()
        .map(|name| path.join(name))
        .find(|file| file.is_file());
    found.ok_or_else(|| {
        let names = NAMES.join(", ");
        stop(format!(
            "{} holds none of {names}: name the document itself",
            path.display()
        ))
    })
}

/// Puts a folder of a commit into another one.
fn take_out(revision: &str, folder: &Path, into: &Path) -> Result<(), Stop> {
    let tree = format!("{revision}:./{}", folder.display());
    let mut archive = Command::new("git")
        .args(["archive", "--format=tar", &tree])
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| stop(format!("git does not start: {error}")))?;
    let unpacked = archive.stdout.take().map(|tar| {
        Command::new("tar")
            .args(["-x", "-C"])
            .arg(into)
            .stdin(tar)
            .status()
    });
    let archived = archive.wait().is_ok_and(|status| status.success());
    let unpacked = matches!(unpacked, Some(Ok(status)) if status.success());
    if archived && unpacked {
        Ok(())
    } else {
        Err(stop(format!("git has no folder `{tree}`")))
    }
}

/// What git says.
fn git(args: &[&str]) -> Result<String, Stop> {
    let output = Command::new("git")
        .args(args)
        .output()
        .map_err(|error| stop(format!("git does not start: {error}")))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(stop(format!("git: {}", said.trim())));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn stop(message: String) -> Stop {
    Stop::Problems(format!("error: {message}\n"))
}
