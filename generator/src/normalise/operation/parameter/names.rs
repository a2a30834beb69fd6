//! Names of parameters.

use openapiv3::ParameterData;

use crate::model::{Location, Name};
use crate::normalise::scope::Scope;
use crate::normalise::words::words;

use super::leaves::Leaf;
use super::sorter::Sorter;

/// `filter_identifier_key` for `filter[identifier][key]`.
pub(super) fn name_of_leaf(leaf: &Leaf<'_>, family: &str, scope: &mut Scope) -> Name {
    let mut all = words(family);
    for piece in leaf.path.iter().skip(1) {
        all.extend(words(piece));
    }
    scope.mint(&[all, words(&leaf.key)], &leaf.key)
}

/// The name of a parameter that is not in the path. One that has the name of another elsewhere says where it stands: `row`,
/// `header_row`. A setter may be called like an argument.
pub(super) fn name_of(location: Location, data: &ParameterData, sorter: &mut Sorter<'_>) -> Name {
    let wire = data.name.as_str();
    let plain = words(wire);
    let full = [vec![location.as_str().to_owned()], plain.clone()].concat();
    let elsewhere = |(place, name): &(Location, Vec<String>)| *place != location && *name == plain;
    let is_argument = data.required && !sorter.fields.is_free(&plain);
    let candidate = match is_argument || sorter.named.iter().any(elsewhere) {
        true => full,
        false => plain.clone(),
    };
    sorter.named.push((location, plain));
    sorter.methods.mint(&[candidate], wire)
}
