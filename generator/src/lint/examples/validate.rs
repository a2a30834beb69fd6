//! Asks the JSON Schema validator of every example.

use indexmap::IndexSet;
use jsonschema::{Draft, Registry, ValidationError, Validator};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::Use;
use super::dialect::modern;
use super::mismatch::{BASE, Mismatch, leaves};

/// What a JSON pointer in a URI's fragment must not have (RFC 3986 §3.5).
const NOT_IN_FRAGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What the validator says.
#[derive(Clone, Debug, Default)]
pub(in crate::lint) struct Verdicts {
    /// How many uses of examples it was asked about.
    pub(in crate::lint) checked: usize,
    /// What is wrong with them: the index of the use, and why.
    pub(in crate::lint) invalid: Vec<(usize, Mismatch)>,
    /// The schemas that it cannot read, and why.
    pub(in crate::lint) unreadable: Vec<(String, String)>,
}

/// Validates every use against its schema, formats too.
pub(in crate::lint) fn validate(root: &Value, uses: &[Use<'_>]) -> Verdicts {
    let mut verdicts = Verdicts::default();
    if let Err(error) = validate_into(&modern(root), uses, &mut verdicts) {
        verdicts.unreadable.push((String::new(), error));
    }
    verdicts
}

/// The error is one of the whole document.
fn validate_into(root: &Value, uses: &[Use<'_>], verdicts: &mut Verdicts) -> Result<(), String> {
    let registry = Registry::new()
        .draft(Draft::Draft202012)
        .add(BASE, root)
        .and_then(|registry| registry.prepare())
        .map_err(|error| error.to_string())?;
    let mut schemas: IndexSet<&str> = uses.iter().map(|used| used.schema.as_str()).collect();
    let validator = match compile(&schemas, &registry) {
        Ok(validator) => validator,
        Err(_) => {
            schemas = readable(&schemas, &registry, verdicts);
            compile(&schemas, &registry).map_err(|error| error.to_string())?
        }
    };
    for (index, used) in uses.iter().enumerate() {
        if let Some(number) = schemas.get_index_of(used.schema.as_str()) {
            verdicts.checked += 1;
            let found = mismatches(&validator, number, used.value);
            verdicts
                .invalid
                .extend(found.into_iter().map(|mismatch| (index, mismatch)));
        }
    }
    Ok(())
}

/// What is wrong with `value` by the schema with this number.
fn mismatches(validator: &Validator, number: usize, value: &Value) -> Vec<Mismatch> {
    let key = number.to_string();
    let instance = Value::Object(Map::from_iter([(key.clone(), value.clone())]));
    let mut found: Vec<Mismatch> = leaves(validator.iter_errors(&instance));
    let first_segment = key.len() + 1;
    for mismatch in &mut found {
        mismatch.instance = mismatch
            .instance
            .get(first_segment..)
            .unwrap_or_default()
            .to_owned();
    }
    found
}

/// One validator for all schemas, so that what they share is compiled once: of an object whose members are examples,
/// named by the numbers of their schemas.
fn compile(
    schemas: &IndexSet<&str>,
    registry: &Registry<'_>,
) -> Result<Validator, ValidationError<'static>> {
    let members: Map<String, Value> = schemas
        .iter()
        .enumerate()
        .map(|(number, at)| {
            let fragment = utf8_percent_encode(at, NOT_IN_FRAGMENT);
            (
                number.to_string(),
                json!({ "$ref": format!("{BASE}#{fragment}") }),
            )
        })
        .collect();
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .with_registry(registry)
        .offline()
        .should_validate_formats(true)
        .build(&json!({ "properties": members }))
}

/// The schemas that can be compiled; of the others is noted why they cannot.
fn readable<'s>(
    schemas: &IndexSet<&'s str>,
    registry: &Registry<'_>,
    verdicts: &mut Verdicts,
) -> IndexSet<&'s str> {
    let mut known = IndexSet::new();
    for at in schemas {
        match compile(&IndexSet::from([*at]), registry) {
            Ok(_) => {
                known.insert(*at);
            }
            Err(error) => {
                let at = error.schema_path().as_str();
                verdicts.unreadable.push((at.to_owned(), error.to_string()));
            }
        }
    }
    known
}
