//! Walks two models side by side: what stands for the same on the wire is compared, whatever it is called in the document.

mod access;
mod bodies;
mod events;
mod limits;
mod operations;
mod parameters;
mod replies;
mod state;
mod types;
mod values;
mod wider;

use crate::model::Api;

pub(super) use operations::title;
pub(super) use state::{Pair, Walked};

/// All that differs on the wire, place by place, and which types stand for which.
pub(super) fn walk(old: &Api, new: &Api) -> Walked {
    let mut walk = state::Walk::new(old, new);
    walk.access();
    walk.resources();
    walk.operations();
    walk.events();
    walk.deliveries();
    let mut next = 0;
    while next < walk.pairs() {
        walk.pair(next);
        next += 1;
    }
    walk.finish()
}
