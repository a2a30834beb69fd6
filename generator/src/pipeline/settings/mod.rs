//! Reading the settings file.

mod check;
mod schema;

use std::path::Path;

use super::Failure;
use crate::emit::client::Program;
use crate::lint::Levels;
use crate::problem::{Problem, Problems, codes, meant};
use crate::settings::{ExampleCrate, ExampleSettings, Settings};
use crate::source::{Place, Sources, child_pointer};
pub use schema::settings_schema;

/// The settings in `path`; the defaults where there is no path.
pub(super) fn read(path: Option<&Path>) -> Result<Settings, Failure> {
    let Some(path) = path else {
        return Ok(Settings::default());
    };
    let text = std::fs::read_to_string(path).map_err(|error| -> Failure {
        let message = format!("cannot open the settings file: {error}");
        Problem::error(codes::FILE_MISSING, Place::File(path.to_owned()), message)
            .with_help("check the path; a document needs no settings file")
            .into()
    })?;
    if text.trim().is_empty() {
        return Ok(Settings::default());
    }
    // A file whose members are all known is read by its types; of any other, all that is wrong is told.
    if let Ok(tree) = serde_yaml::from_str::<serde_json::Value>(&text) {
        let problems = check::check(path, &tree);
        if problems.has_errors() {
            let mut sources = Sources::default();
            sources.add(path, text);
            return Err(Failure::document(Problems::new(), problems, sources));
        }
    }
    serde_yaml::from_str(&text).map_err(|error| invalid(path, &error))
}

fn invalid(path: &Path, error: &serde_yaml::Error) -> Failure {
    let place = match error.location() {
        Some(location) => Place::Position {
            file: path.to_owned(),
            line: location.line(),
            column: location.column(),
        },
        None => Place::File(path.to_owned()),
    };
    Problem::error(
        codes::SETTINGS_INVALID,
        place,
        said_once(&error.to_string()),
    )
    .with_help("the settings are described in README.md, section \"Settings\"")
    .into()
}

/// The overlays of a dated version, as the settings in `path` have them.
pub(super) fn version<'a>(
    settings: &'a Settings,
    version: &str,
    path: Option<&Path>,
) -> Result<&'a [String], Failure> {
    if let Some(overlays) = settings.versions.get(version) {
        return Ok(overlays);
    }
    let known: Vec<&str> = settings.versions.keys().map(String::as_str).collect();
    let help = match (meant(version, known.iter().copied()), known.is_empty()) {
        (Some(near), _) => format!("`{near}` is meant?"),
        (None, true) => "`versions` in the settings names them, each with its overlays".to_owned(),
        (None, false) => format!("there are {}", known.join(", ")),
    };
    let place = Place::File(path.unwrap_or(Path::new("")).to_owned());
    let message = format!("the settings have no version `{version}`");
    Err(Problem::error(codes::SETTINGS_INVALID, place, message)
        .with_help(help)
        .into())
}

/// The levels of the linter's rules, as the settings in `path` have them.
pub(super) fn levels(settings: &Settings, path: Option<&Path>) -> Result<Levels, Failure> {
    Levels::try_from(settings.lint.clone()).map_err(|unknown| -> Failure {
        let path = path.unwrap_or(Path::new(""));
        let mut sources = Sources::default();
        sources.add(path, std::fs::read_to_string(path).unwrap_or_default());
        let at = sources.locate(&Place::InFile {
            file: path.to_owned(),
            pointer: unknown
                .0
                .first()
                .map_or_else(String::new, |code| child_pointer("/lint", code)),
        });
        let place = Place::Position {
            file: path.to_owned(),
            line: at.line,
            column: at.column,
        };
        Problem::error(codes::SETTINGS_INVALID, place, unknown.to_string())
            .with_help("`cargo xtask lint` names the rules that there are")
            .into()
    })
}

/// The message without the position that `serde_yaml` puts at its end: it is shown beside it.
fn said_once(message: &str) -> &str {
    match message.rfind(" at line ") {
        Some(end) => &message[..end],
        None => message,
    }
}

/// The programs that the settings in `path` name.
pub(super) fn programs(
    settings: &Settings,
    path: Option<&Path>,
) -> Result<Vec<(ExampleCrate, Program)>, Failure> {
    let beside = path.and_then(Path::parent).unwrap_or(Path::new(""));
    let program = |example: &ExampleSettings| {
        let file = beside.join(&example.file);
        let source = std::fs::read_to_string(&file).map_err(|error| -> Failure {
            let message = format!("cannot open the example: {error}");
            Problem::error(codes::FILE_MISSING, Place::File(file.clone()), message)
                .with_help("check `examples` in the settings file")
                .into()
        })?;
        let name = file.file_stem().unwrap_or_default();
        let program = Program {
            name: name.to_string_lossy().into_owned(),
            source,
            features: example.features.clone(),
        };
        Ok((example.of, program))
    };
    settings.examples.iter().map(program).collect()
}
