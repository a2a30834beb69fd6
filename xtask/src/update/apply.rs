//! Puts a new document in the place of the old one, and its code into `generated/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jsonapi_generator::pipeline::{Clock, Codegen, CrateReport};
use jsonapi_generator::write::Mode;

use super::pair::{Pair, stop};
use crate::args::{near, repository};
use crate::terminal::{Stop, say};

/// Replaces the files of the old document, then writes crates and names.
pub(super) fn apply(pair: &Pair) -> Result<(), Stop> {
    let taken = replace(&pair.old, &pair.new)?;
    let output = pair.old.run(&mut Clock::default()).map_err(stop)?;
    let reports = output
        .write(&near(repository().join("generated")), Mode::Write)
        .map_err(|error| Stop::Disk(error.to_string()))?;
    write(pair.old.lock(), output.names.to_string().as_bytes())?;
    let written: usize = reports.iter().map(CrateReport::touched).sum();
    say(&format!(
        "applied   {taken} files of the document, {written} of generated code\n"
    ))
}

/// Puts the files of `new` where those of `old` are; how many.
fn replace(old: &Codegen, new: &Codegen) -> Result<usize, Stop> {
    let (before, after) = (old.files().map_err(stop)?, new.files().map_err(stop)?);
    let (from, to) = (folder(new.spec()), folder(old.spec()));
    let mut moves = Vec::new();
    for file in &after {
        let place = if after.len() == 1 {
            old.spec().to_owned()
        } else {
            to.join(relative(file, &from)?)
        };
        moves.push((file.clone(), place));
    }
    if moves.iter().all(|(_, place)| place != old.spec()) {
        return Err(Stop::Disk(format!(
            "the main file of many has to be called {}, as it is here",
            old.spec().file_name().unwrap_or_default().display()
        )));
    }
    let texts: Result<Vec<(PathBuf, Vec<u8>)>, Stop> = moves
        .into_iter()
        .map(|(file, place)| match fs::read(&file) {
            Ok(text) => Ok((place, text)),
            Err(error) => Err(Stop::Disk(format!("{}: {error}", file.display()))),
        })
        .collect();
    let texts = texts?;
    let kept: BTreeSet<&Path> = texts.iter().map(|(place, _)| place.as_path()).collect();
    for gone in before.iter().filter(|file| !kept.contains(file.as_path())) {
        fs::remove_file(gone)
            .map_err(|error| Stop::Disk(format!("cannot remove {}: {error}", gone.display())))?;
    }
    for (place, text) in &texts {
        write(place, text)?;
    }
    Ok(texts.len())
}

fn folder(file: &Path) -> PathBuf {
    file.parent().unwrap_or(Path::new("")).to_owned()
}

/// Where a file is within the folder of its document.
fn relative(file: &Path, folder: &Path) -> Result<PathBuf, Stop> {
    let within = file.strip_prefix(folder).map(Path::to_owned);
    within.map_err(|_| {
        Stop::Disk(format!(
            "{} lies outside the folder of the document: bundle it first",
            file.display()
        ))
    })
}

fn write(place: &Path, text: &[u8]) -> Result<(), Stop> {
    let made = place.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(place, text))
        .map_err(|error| Stop::Disk(format!("cannot write {}: {error}", place.display())))
}
