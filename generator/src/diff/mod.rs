//! What differs between two APIs, and whom it concerns: from two models to changes in JSON:API's own terms.
//!
//! | step | module |
//! |---|---|
//! | walk both models side by side and note what differs | [`walk`] |
//! | list what the generated crates offer, and what of it is lost | [`rust`] |
//! | name each change once, with the places that it touches | [`gather`] |
//! | take out what was accepted before | [`accepted`] |
//! | tell it to people and programs | [`tell`] |
//!
//! The kinds of change and how each is judged stand in [`kinds`], what a change is in [`change`], the verdicts in [`verdict`].

pub mod accepted;
pub mod change;
mod found;
mod gather;
pub mod kinds;
mod paths;
mod rust;
pub mod tell;
pub mod verdict;
mod walk;

use crate::model::Api;

pub use accepted::Accepted;
pub use change::{Change, Class, Difference, Step, Touches};
pub use verdict::{Verdict, Way, Wire};

/// What differs between two APIs: each change once, sorted by what it is about.
pub fn compare(old: &Api, new: &Api) -> Difference {
    let walked = walk::walk(old, new);
    let lost = rust::lost(old, new, &walked.pairs);
    let changes = gather::gather(new, walked, lost);
    Difference::new(changes)
}
