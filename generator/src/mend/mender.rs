//! The state of mending: where it stands, and what it has to tell.

use crate::load::grammar::{Kind, Version};
use crate::problem::{Problem, child_pointer, codes, push_segment};

use super::mended::Mended;

/// Goes through a tree and mends it. Its methods, each beside the objects it is about, are the rules.
pub(super) struct Mender<'a> {
    /// The pointer of the object that is being mended.
    pub(super) at: String,
    /// What kind of object that is.
    pub(super) kind: Kind,
    /// The version that the document declares.
    pub(super) version: Version,
    /// What the document's file is called, without its extension.
    pub(super) file: &'a str,
    mended: &'a mut Mended,
}

impl<'a> Mender<'a> {
    pub(super) fn new(version: Version, file: &'a str, mended: &'a mut Mended) -> Self {
        Self {
            at: String::new(),
            kind: Kind::Document,
            version,
            file,
            mended,
        }
    }

    /// Does `step` one segment deeper.
    pub(super) fn within<T>(&mut self, segment: &str, step: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.at.len();
        push_segment(&mut self.at, segment);
        let result = step(self);
        self.at.truncate(length);
        result
    }

    /// Tells that the member `key` of the object at this place (the object itself, if `key` is empty) breaks the rule
    /// `code`.
    pub(super) fn tell(&mut self, code: &'static str, key: &str, message: impl Into<String>) {
        let subject = match key {
            "" => self.kind.name().to_owned(),
            key => format!("{}.{key}", self.kind.name()),
        };
        let place = match key {
            "" => self.at.clone(),
            key => child_pointer(&self.at, key),
        };
        self.tell_at(code, subject, Problem::warning(code, place, message));
    }

    /// Tells of a problem of the rule `code` at any place.
    pub(super) fn tell_at(&mut self, code: &'static str, subject: String, problem: Problem) {
        let problem = match codes::rule(code) {
            Some(rule) if problem.help.is_empty() => {
                problem.with_help(format!("assumed: {}", rule.assumed))
            }
            _ => problem,
        };
        self.mended.tell(subject, problem);
    }

    /// Reports something that has no single reading.
    pub(super) fn refuse(&mut self, problem: Problem) {
        self.mended.problems.push(problem);
    }

    /// Notes that what stands at `new` stood at `old`.
    pub(super) fn renamed(&mut self, new: &str, old: &str) {
        let pair = (child_pointer(&self.at, new), child_pointer(&self.at, old));
        self.mended.renamed.push(pair);
    }
}
