//! What mending leaves behind beside the tree.

use crate::problem::Problems;

/// What was mended in a tree.
#[derive(Debug, Default)]
pub struct Mended {
    /// What was told, in the order in which it was met; an error where something has no single reading.
    pub problems: Problems,
    /// What each rule was about: the code of the rule and the member, such as `schema.format`.
    pub subjects: Vec<(&'static str, String)>,
    /// Pointers of the mended tree to where the same stood before.
    pub renamed: Vec<(String, String)>,
}
