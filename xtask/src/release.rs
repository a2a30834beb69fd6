//! `cargo xtask release`: the next version and its entry in the changelog, both by what differs since the last one.

use std::fs;
use std::path::Path;
use std::process::Command;

use jsonapi_generator::diff::{Difference, Step, compare, tell};
use jsonapi_generator::model::Api;
use jsonapi_generator::pipeline::{Clock, Codegen};

use crate::args::{ReleaseArgs, repository};
use crate::revision::Source;
use crate::terminal::{Stop, color, say};

pub(crate) fn run(args: &ReleaseArgs) -> Result<(), Stop> {
    let difference = difference(args)?;
    let manifest = repository().join("Cargo.toml");
    let text = read(&manifest)?;
    let version = version(&text).ok_or_else(|| {
        Stop::Problems("error: Cargo.toml has no `version = \"...\"` of the workspace\n".to_owned())
    })?;
    let next = next(version, difference.step()).ok_or_else(|| {
        Stop::Problems(format!(
            "error: `{version}` is no version of three numbers\n"
        ))
    })?;
    let entry = entry(&next, &difference);
    say(&format!(
        "{version} -> {next} ({})\n\n{entry}",
        difference.step()
    ))?;
    if !args.apply {
        return Ok(());
    }
    let renewed = text.replace(
        &format!("version = \"{version}\""),
        &format!("version = \"{next}\""),
    );
    write(&manifest, &renewed)?;
    let changelog = repository().join("CHANGELOG.md");
    let before = fs::read_to_string(&changelog).unwrap_or_else(|_| HEAD.to_owned());
    write(&changelog, &with(&before, &entry))?;
    lock()
}

const HEAD: &str = "# Changes\n\nWritten by `cargo xtask release`: what differs for clients and for callers of the crates.\n";

fn difference(args: &ReleaseArgs) -> Result<Difference, Stop> {
    let stop =
        |failure: jsonapi_generator::pipeline::Failure| Stop::Problems(failure.render(color()));
    let source = Source::find(&args.since)?;
    let old: Api = Codegen::new(source.document())
        .model(&mut Clock::default())
        .map_err(stop)?;
    let new = args
        .input
        .codegen()
        .model(&mut Clock::default())
        .map_err(stop)?;
    Ok(compare(&old, &new))
}

/// The first version in a manifest: that of the workspace's packages.
fn version(manifest: &str) -> Option<&str> {
    let line = manifest
        .lines()
        .find_map(|line| line.strip_prefix("version = \""))?;
    line.strip_suffix('"')
}

/// The version after a step (<https://semver.org>): before 1.0.0, what breaks is a minor step, and what adds a patch.
fn next(version: &str, step: Step) -> Option<String> {
    let numbers: Result<Vec<u64>, _> = version.split('.').map(str::parse).collect();
    let numbers = numbers.ok()?;
    let [major, minor, patch] = numbers.as_slice() else {
        return None;
    };
    let is_first = *major == 0;
    Some(match step {
        Step::None => version.to_owned(),
        Step::Major if is_first => format!("0.{}.0", minor + 1),
        Step::Major => format!("{}.0.0", major + 1),
        Step::Minor if !is_first => format!("{major}.{}.0", minor + 1),
        Step::Minor | Step::Patch => format!("{major}.{minor}.{}", patch + 1),
    })
}

fn entry(version: &str, difference: &Difference) -> String {
    let told = tell::markdown(difference);
    let told = if told.is_empty() {
        "The document says what it said.\n"
    } else {
        &told
    };
    format!("## {version}\n\n{told}")
}

/// The changelog with a new entry before the others.
fn with(before: &str, entry: &str) -> String {
    match before.find("\n## ") {
        Some(first) => {
            let (head, others) = before.split_at(first + 1);
            format!("{head}{}\n\n{others}", entry.trim_end())
        }
        None => format!("{}\n\n{entry}", before.trim_end()),
    }
}

/// Cargo.lock names the versions of the workspace too.
fn lock() -> Result<(), Stop> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["update", "--workspace", "--offline"])
        .current_dir(repository())
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Stop::Disk(
            "Cargo.lock could not be brought up to date".to_owned(),
        )),
        Err(error) => Err(Stop::Disk(format!("cargo does not start: {error}"))),
    }
}

fn read(path: &Path) -> Result<String, Stop> {
    fs::read_to_string(path)
        .map_err(|error| Stop::Disk(format!("cannot read {}: {error}", path.display())))
}

fn write(path: &Path, text: &str) -> Result<(), Stop> {
    fs::write(path, text)
        .map_err(|error| Stop::Disk(format!("cannot write {}: {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_the_first_version_what_breaks_is_a_minor_step() {
        assert_eq!(next("0.3.1", Step::Major).as_deref(), Some("0.4.0"));
        assert_eq!(next("0.3.1", Step::Minor).as_deref(), Some("0.3.2"));
        assert_eq!(next("1.3.1", Step::Major).as_deref(), Some("2.0.0"));
        assert_eq!(next("1.3.1", Step::Minor).as_deref(), Some("1.4.0"));
        assert_eq!(next("1.3.1", Step::None).as_deref(), Some("1.3.1"));
        assert_eq!(next("1.3", Step::Minor), None);
    }

    #[test]
    fn a_new_entry_stands_before_the_others() {
        let one = with(HEAD, "## 0.1.1\n\nMore.\n");
        let two = with(&one, "## 0.2.0\n\nLess.\n");
        let places =
            ["# Changes", "## 0.2.0", "Less.", "## 0.1.1", "More."].map(|text| two.find(text));
        assert!(places.is_sorted() && places[0] == Some(0), "{two}");
    }
}
