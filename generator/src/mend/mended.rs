//! What mending leaves behind beside the tree.

use std::collections::HashSet;

use crate::problem::{Place, Problem, Problems};

/// What was mended in a tree.
#[derive(Debug, Default)]
pub struct Mended {
    /// What was told, in the order in which it was met; an error where something has no single reading.
    pub problems: Problems,
    /// What each rule was about: the code of the rule and the member, such as `schema.format`.
    pub subjects: Vec<(&'static str, String)>,
    /// Pointers of the mended tree to where the same stood before.
    pub renamed: Vec<(String, String)>,
    told: HashSet<(&'static str, Place, String)>,
}

impl Mended {
    /// Adds what a rule has to tell about `subject`, if that has not been told.
    pub(super) fn tell(&mut self, subject: String, problem: Problem) {
        let key = (problem.code, problem.at.clone(), problem.message.clone());
        if self.told.insert(key) {
            self.subjects.push((problem.code, subject));
            self.problems.push(problem);
        }
    }
}
