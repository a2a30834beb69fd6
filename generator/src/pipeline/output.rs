//! What a run makes, and bringing it to the disk.

use std::fs;
use std::path::Path;

use crate::ledger::Ledger;
use crate::load::Sources;
use crate::lock::Lock;
use crate::problem::{Problems, render};
use crate::write::format::MARK;
use crate::write::{FormattedFile, Mode, WriteError, WriteReport, write};

/// What a run makes.
#[derive(Debug)]
pub struct Output {
    /// The crates: types, client, server.
    pub crates: Vec<Crate>,
    /// The manifest of the workspace around them, where they are one of their own.
    pub workspace: Option<FormattedFile>,
    /// All names that were given, by the places that they come from.
    pub names: Lock,
    /// What became of each thing that the document says.
    pub ledger: Ledger,
    /// What was found that does not stop generation.
    pub warnings: Problems,
    /// The files that the warnings point into.
    pub sources: Sources,
}

/// A generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crate {
    /// Its name, which is its folder's too.
    pub name: String,
    /// Its files.
    pub files: Vec<FormattedFile>,
}

/// What was done to one crate, or would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrateReport {
    /// The crate's name; `workspace` for what stands around the crates.
    pub name: String,
    /// What was done.
    pub report: WriteReport,
}

impl CrateReport {
    /// How many files were written or removed.
    pub fn touched(&self) -> usize {
        self.report.written.len() + self.report.removed.len()
    }
}

impl Output {
    /// The warnings as text for people.
    pub fn render_warnings(&self, color: bool) -> String {
        render(&self.warnings, &self.sources, color)
    }

    /// Makes the folder `dir` hold these crates, each in a folder of its own, and no other generated ones.
    ///
    /// Only files whose bytes change are touched; with [`Mode::Check`], none is.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write(&self, dir: &Path, mode: Mode) -> Result<Vec<CrateReport>, WriteError> {
        let mut reports = Vec::new();
        if let Some(manifest) = &self.workspace {
            reports.push(CrateReport {
                name: "workspace".to_owned(),
                report: write(dir, std::slice::from_ref(manifest), mode)?,
            });
        }
        for made in &self.crates {
            reports.push(CrateReport {
                name: made.name.clone(),
                report: write(&dir.join(&made.name), &made.files, mode)?,
            });
        }
        for name in self.stale_crates(dir) {
            reports.push(CrateReport {
                report: write(&dir.join(&name), &[], mode)?,
                name,
            });
        }
        Ok(reports)
    }

    /// Folders in `dir` that hold a generated crate of another name, sorted.
    fn stale_crates(&self, dir: &Path) -> Vec<String> {
        let Ok(entries) = fs::read_dir(dir) else {
            return Vec::new(); // a folder that is not there yet
        };
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| self.crates.iter().all(|made| made.name != *name))
            .filter(|name| {
                fs::read_to_string(dir.join(name).join("Cargo.toml"))
                    .is_ok_and(|manifest| manifest.contains(MARK))
            })
            .collect();
        names.sort();
        names
    }
}
