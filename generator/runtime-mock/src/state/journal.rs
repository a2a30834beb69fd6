//! Changes in a file, a line each: what was answered is there after a kill.

use std::fs::{File, OpenOptions, rename};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use jsonapi_runtime::serde_json::{self, Value};
use serde::{Deserialize, Serialize};

/// A change.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Change {
    /// A resource is there, as it is here.
    Put(Value),
    /// The resource of a type and an id is gone.
    Gone(String, String),
}

/// A file of changes.
#[derive(Debug)]
pub(super) struct Journal {
    file: File,
    path: PathBuf,
}

impl Journal {
    /// Opens a file, or begins one, and gives back what is in it. A line that broke off at its end was never answered, and is cut
    /// away.
    pub(super) fn open(path: &Path) -> io::Result<(Self, Vec<Change>)> {
        let file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(path)?;
        let (mut changes, mut whole) = (Vec::new(), 0);
        let mut reader = BufReader::new(&file);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            match serde_json::from_slice(&line) {
                Ok(change) if line.ends_with(b"\n") => changes.push(change),
                _ => break,
            }
            whole += line.len() as u64;
            line.clear();
        }
        file.set_len(whole)?;
        let path = path.to_owned();
        Ok((Self { file, path }, changes))
    }

    /// Writes changes down; when it returns, they are on the disk.
    pub(super) fn note(&mut self, changes: &[Change]) -> io::Result<()> {
        let mut lines = Vec::new();
        for change in changes {
            serde_json::to_writer(&mut lines, change)?;
            lines.push(b'\n');
        }
        self.file.write_all(&lines)?;
        self.file.sync_data()
    }

    /// Replaces what is in the file by these changes, all or nothing.
    pub(super) fn shorten<'c>(
        &mut self,
        changes: impl Iterator<Item = &'c Value>,
    ) -> io::Result<()> {
        let new = self.path.with_extension("new");
        let mut writer = BufWriter::new(File::create(&new)?);
        for resource in changes {
            serde_json::to_writer(&mut writer, &Change::Put(resource.clone()))?;
            writer.write_all(b"\n")?;
        }
        writer
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?
            .sync_all()?;
        rename(&new, &self.path)?;
        self.file = OpenOptions::new()
            .read(true)
            .append(true)
            .open(&self.path)?;
        Ok(())
    }
}
