//! The settings held against their schema: all that is wrong at once, each thing where it stands.

use std::path::Path;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use super::schema::settings_schema;
use crate::problem::{Problem, Problems, codes, meant};
use crate::source::{Place, child_pointer};

/// What is wrong with the settings in `path`.
pub(super) fn check(path: &Path, settings: &Value) -> Problems {
    let schema = settings_schema();
    let mut problems = Problems::new();
    // The schema is our own, and a test holds that it is one.
    let Ok(validator) = jsonschema::draft202012::new(&schema) else {
        return problems;
    };
    for error in validator.iter_errors(settings) {
        problems.extend(told(path, &schema, &error));
    }
    problems
}

fn told(path: &Path, schema: &Value, error: &ValidationError<'_>) -> Vec<Problem> {
    let at = error.instance_path().as_str();
    let problem = |pointer: String, message: String, help: Option<String>| {
        let place = Place::InFile {
            file: path.to_owned(),
            pointer,
        };
        Problem::error(codes::SETTINGS_INVALID, place, message)
            .with_help(help.unwrap_or_else(|| HELP.to_owned()))
    };
    match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            let known = siblings(schema, error);
            let unknown = unexpected.iter().map(|key| {
                let known = known.iter().map(String::as_str);
                let help = meant(key, known).map(|near| format!("`{near}` is meant?"));
                let message = format!("there is no setting `{key}` here");
                problem(child_pointer(at, key), message, help)
            });
            unknown.collect()
        }
        Kind::PropertyNames { error: inner } => {
            let key = inner.instance().as_str().unwrap_or_default().to_owned();
            let known = words(inner);
            let near = meant(&key, known.iter().map(String::as_str));
            let help = near.map(|near| format!("`{near}` is meant?"));
            let help = help.or_else(|| Some("`cargo xtask rules` lists them".to_owned()));
            let message = format!("no rule that settings can change is called `{key}`");
            vec![problem(child_pointer(at, &key), message, help)]
        }
        _ => {
            let words = words(error);
            let value = error.instance();
            let Some(text) = value.as_str().filter(|_| !words.is_empty()) else {
                let message = error.masked_with("this").to_string();
                return vec![problem(at.to_owned(), message, None)];
            };
            let near = meant(text, words.iter().map(String::as_str));
            let help = near.map(|near| format!("`{near}` is meant?"));
            let listed: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            let message = format!("`{text}` is none of {}", listed.join(", "));
            vec![problem(at.to_owned(), message, help)]
        }
    }
}

const HELP: &str = "the settings are described in README.md, section \"Settings\", and in generator/settings.schema.json";

/// The words that a value may be: of an enumeration, or of alternatives that are constants.
fn words(error: &ValidationError<'_>) -> Vec<String> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match error.kind() {
        Kind::Enum { options } => options
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(text)
            .collect(),
        Kind::Constant { expected_value } => text(expected_value).into_iter().collect(),
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            context.iter().flatten().flat_map(words).collect()
        }
        _ => Vec::new(),
    }
}

/// The settings that there are where an unknown one stands.
fn siblings(schema: &Value, error: &ValidationError<'_>) -> Vec<String> {
    let at = error.schema_path().as_str();
    let holder = at.strip_suffix("/additionalProperties").unwrap_or(at);
    let properties = schema.pointer(&format!("{holder}/properties"));
    let names = properties.and_then(Value::as_object);
    names
        .into_iter()
        .flat_map(|names| names.keys().cloned())
        .collect()
}
