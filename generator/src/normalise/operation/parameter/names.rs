//! Names of parameters.

use crate::model::Name;
use crate::normalise::scope::Scope;
use crate::normalise::words::words;

use super::leaves::Leaf;

/// `filter_identifier_key` for `filter[identifier][key]`.
pub(super) fn name_of_leaf(leaf: &Leaf<'_>, family: &str, scope: &mut Scope) -> Name {
    let mut all = words(family);
    for piece in leaf.path.iter().skip(1) {
        all.extend(words(piece));
    }
    scope.mint(&[all, words(&leaf.key)], &leaf.key)
}
