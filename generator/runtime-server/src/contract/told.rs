//! What a validator finds, in words: of a union, why the value is not the member that it comes nearest to.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;

use super::names::escaped;

/// How many things are told of one request at most.
const MOST: usize = 64;

/// One thing that is wrong.
pub(super) struct Finding {
    /// Where, as a pointer with declared names.
    pub(super) at: String,
    /// What.
    pub(super) detail: String,
    /// The object that has a member of which only those keywords know that did not fail: it follows from other findings within.
    follows: Option<String>,
}

/// What errors come down to.
pub(super) fn findings<'e>(errors: impl Iterator<Item = ValidationError<'e>>) -> Vec<Finding> {
    let mut found = Vec::new();
    for error in errors.take(MOST) {
        descend(&error, &mut found);
    }
    let causes = found.iter().filter(|finding| finding.follows.is_none());
    let causes: Vec<String> = causes.map(|finding| finding.at.clone()).collect();
    found.retain(|finding| {
        let within = finding.follows.as_ref().map(|object| format!("{object}/"));
        !within.is_some_and(|within| causes.iter().any(|cause| cause.starts_with(&within)))
    });
    found.truncate(MOST);
    found
}

fn descend(error: &ValidationError<'_>, found: &mut Vec<Finding>) {
    let at = error.instance_path().as_str();
    match error.kind() {
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            if let Some(branch) = nearest(context) {
                branch.iter().for_each(|inner| descend(inner, found));
                return;
            }
        }
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            let may_follow = matches!(error.kind(), Kind::UnevaluatedProperties { .. });
            found.extend(unexpected.iter().map(|name| Finding {
                at: format!("{at}/{}", escaped(name)),
                detail: "there is no such member".to_owned(),
                follows: may_follow.then(|| at.to_owned()),
            }));
            return;
        }
        Kind::FalseSchema => {
            found.push(Finding {
                at: at.to_owned(),
                detail: "nothing may stand here".to_owned(),
                follows: None,
            });
            return;
        }
        _ => {}
    }
    found.push(Finding {
        at: at.to_owned(),
        detail: error.masked_with("the value").to_string(),
        follows: None,
    });
}

/// Of a union that the value is no member of, the errors of the member that it comes nearest to; none where another constant in
/// each member says that none is meant.
fn nearest<'c, 'e>(context: &'c [Vec<ValidationError<'e>>]) -> Option<&'c [ValidationError<'e>]> {
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
