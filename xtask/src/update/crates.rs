//! The crates of the new document in a scratch folder: made, compiled, held against those of the old one.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use jsonapi_generator::pipeline::{Clock, Output};
use jsonapi_generator::surface;
use jsonapi_generator::write::Mode;

use super::pair::{Pair, stop};
use crate::args::repository;
use crate::terminal::Stop;

/// Both documents' crates.
pub(crate) struct Made {
    old: Output,
    new: Output,
    folder: PathBuf,
    /// How many files differ, are new, are gone.
    pub(crate) files: Files,
}

/// How many files of generated code.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Files {
    pub(crate) changed: usize,
    pub(crate) added: usize,
    pub(crate) removed: usize,
}

/// Public items that only one of the two has.
pub(crate) struct Surface {
    pub(crate) lost: BTreeSet<String>,
    pub(crate) gained: BTreeSet<String>,
}

/// Makes the crates of both; those of the new one go to `target/update`.
pub(super) fn make(pair: &Pair) -> Result<Made, Stop> {
    let folder = repository().join("target/update");
    let generator = repository().join("generator");
    let run = |codegen: &jsonapi_generator::pipeline::Codegen| {
        let codegen = codegen.clone().standalone(&generator);
        codegen.run(&mut Clock::default()).map_err(stop)
    };
    let old = run(&pair.old)?;
    let new = run(&pair.new)?;
    let disk = |error: &dyn std::fmt::Display| Stop::Disk(error.to_string());
    fs::create_dir_all(&folder).map_err(|error| disk(&error))?;
    new.write(&folder, Mode::Write)
        .map_err(|error| disk(&error))?;
    fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock"))
        .map_err(|error| disk(&error))?;
    Ok(Made {
        files: files(&old, &new),
        old,
        new,
        folder,
    })
}

fn files(old: &Output, new: &Output) -> Files {
    let all = |output: &Output| -> std::collections::BTreeMap<String, String> {
        let crates = output.crates.iter();
        let files = crates.flat_map(|made| {
            let name = &made.name;
            let files = made.files.iter();
            files.map(move |file| (format!("{name}/{}", file.path), file.text.clone()))
        });
        files.collect()
    };
    let (old, new) = (all(old), all(new));
    let mut files = Files::default();
    for (path, text) in &new {
        match old.get(path) {
            None => files.added += 1,
            Some(before) if before != text => files.changed += 1,
            Some(_) => {}
        }
    }
    files.removed = old.keys().filter(|path| !new.contains_key(*path)).count();
    files
}

/// Checks the new crates with cargo: nothing, or what the compiler says.
pub(crate) fn compile(made: &Made) -> Result<Option<String>, Stop> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--workspace", "--quiet"])
        .current_dir(&made.folder)
        .env("CARGO_TARGET_DIR", made.folder.join("target"))
        .output()
        .map_err(|error| Stop::Disk(format!("cargo does not start: {error}")))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok((!output.status.success()).then_some(said))
}

/// What callers of the old crates lose, and what the new ones have more.
pub(crate) fn surface(made: &Made) -> Result<Surface, Stop> {
    let items = |output: &Output| {
        let files = output.crates.iter().flat_map(|made| {
            let name = &made.name;
            let files = made.files.iter();
            files.map(move |file| (format!("{name}/{}", file.path), file.text.as_str()))
        });
        surface::items(files).map_err(|error| Stop::Problems(format!("error: {error}\n")))
    };
    let (old, new) = (items(&made.old)?, items(&made.new)?);
    Ok(Surface {
        lost: old.difference(&new).cloned().collect(),
        gained: new.difference(&old).cloned().collect(),
    })
}
