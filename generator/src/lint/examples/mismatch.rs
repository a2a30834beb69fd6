//! Why an example does not obey its schema, in words: of a union, why it is not the member that it comes nearest to.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;

use crate::lint::tree::reference;

/// The name of the document in the references that the validator follows.
pub(super) const BASE: &str = "urn:document";

/// One thing that is wrong with an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lint) struct Mismatch {
    /// Where in the example, as a JSON pointer.
    pub(in crate::lint) instance: String,
    /// The keyword that it does not obey, as a pointer into the document, where that is known.
    pub(in crate::lint) keyword: Option<String>,
    /// What is wrong.
    pub(in crate::lint) message: String,
    /// Whether it says that members are not declared, which is also said of those whose declaration does not hold
    /// because of another mismatch (JSON Schema 2020-12 core §11.3).
    may_follow: bool,
}

/// What `errors` come down to; what only follows from another of them is left out.
pub(super) fn leaves<'e>(errors: impl Iterator<Item = ValidationError<'e>>) -> Vec<Mismatch> {
    let mut found = Vec::new();
    for error in errors {
        descend(&error, &mut found);
    }
    let causes: Vec<String> = found
        .iter()
        .filter(|mismatch| !mismatch.may_follow)
        .map(|mismatch| mismatch.instance.clone())
        .collect();
    found.retain(|mismatch| {
        let within = format!("{}/", mismatch.instance);
        !mismatch.may_follow || !causes.iter().any(|cause| cause.starts_with(&within))
    });
    found
}

fn descend(error: &ValidationError<'_>, found: &mut Vec<Mismatch>) {
    match nearest(error.kind()) {
        Some(branch) => {
            for inner in branch {
                descend(inner, found);
            }
        }
        None => found.push(Mismatch {
            instance: error.instance_path().as_str().to_owned(),
            keyword: keyword(error),
            message: error.masked_with("this").to_string(),
            may_follow: matches!(
                error.kind(),
                Kind::UnevaluatedProperties { .. } | Kind::UnevaluatedItems { .. }
            ),
        }),
    }
}

/// Of a union that the value is no member of, the errors of the member that it comes nearest to; none where another
/// constant in each member says that none is meant.
fn nearest(kind: &Kind) -> Option<&[ValidationError<'static>]> {
    let (Kind::AnyOf { context } | Kind::OneOfNotValid { context }) = kind else {
        return None;
    };
    context
        .iter()
        .filter(|errors| !errors.is_empty() && !errors.iter().any(is_other_constant))
        .min_by_key(|errors| errors.len())
        .map(Vec::as_slice)
}

fn is_other_constant(error: &ValidationError<'_>) -> bool {
    match error.kind() {
        Kind::Constant { .. } => true,
        Kind::Enum { options } => options.as_array().is_some_and(|options| options.len() == 1),
        _ => false,
    }
}

fn keyword(error: &ValidationError<'_>) -> Option<String> {
    let address = error.absolute_keyword_location()?.as_str();
    reference(address.strip_prefix(BASE)?)
}
