//! What a run makes, and bringing it to the disk.

use std::fs;
use std::path::Path;

use crate::ledger::Ledger;
use crate::load::Sources;
use crate::problem::{Problems, render};
use crate::write::format::MARK;
use crate::write::{FormattedFile, Mode, WriteError, WriteReport, write};

/// What a run makes.
#[derive(Debug)]
pub struct Output {
    /// The crates: types, client, server.
    pub crates: Vec<Crate>,
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

/// What stands around the crates in the output folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout<'a> {
    /// Nothing: the crates are members of a workspace that is there already.
    Members,
    /// A workspace of their own, with the runtime crates taken from this folder.
    Workspace {
        /// The folder that holds `runtime`, `runtime-client` and `runtime-server`.
        runtime: &'a Path,
    },
}

/// What was done to one crate, or would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrateReport {
    /// The crate's name; `workspace` for what stands around the crates.
    pub name: String,
    /// What was done.
    pub report: WriteReport,
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
    pub fn write(
        &self,
        dir: &Path,
        layout: Layout<'_>,
        mode: Mode,
    ) -> Result<Vec<CrateReport>, WriteError> {
        let mut reports = Vec::new();
        if let Layout::Workspace { runtime } = layout {
            let manifest = FormattedFile {
                path: "Cargo.toml".to_owned(),
                text: workspace_manifest(
                    self.crates.iter().map(|made| made.name.as_str()),
                    runtime,
                ),
            };
            reports.push(CrateReport {
                name: "workspace".to_owned(),
                report: write(dir, &[manifest], mode)?,
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

/// The manifest of a workspace of generated crates, one folder each, that takes the runtime from the folder `runtime`.
///
/// It defines what the crates' own manifests inherit: the runtime crates, their lints, their edition.
pub fn workspace_manifest<'a>(members: impl Iterator<Item = &'a str>, runtime: &Path) -> String {
    let members: String = members.map(|name| format!("    {name:?},\n")).collect();
    let dependencies: String = [
        ("jsonapi-runtime", "runtime"),
        ("jsonapi-client", "runtime-client"),
        ("jsonapi-server", "runtime-server"),
    ]
    .iter()
    .map(|(name, folder)| format!("{name} = {{ path = {:?} }}\n", runtime.join(folder)))
    .collect();
    format!(
        "# {MARK} by `cargo xtask codegen --out`; do not edit.\n\n\
         [workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n\n\
         [workspace.dependencies]\n{dependencies}"
    )
}
