//! Resources that are kept: created, retrieved, listed, changed, deleted, linked.
//!
//! | module | what it does |
//! |---|---|
//! | [`journal`] | changes in a file, so that what was answered is there after a kill |
//! | [`store`] | the resources, in the order in which they came |
//! | [`rules`] | filters, order and pages, as a request asks for them |
//! | [`view`] | fieldsets and included resources |
//! | [`plan`] | what an operation does to resources |
//! | [`perform`](mod@perform) | doing it |

mod journal;
mod perform;
pub(crate) mod plan;
mod rules;
mod store;
mod view;

pub(crate) use perform::{Done, perform};
pub(crate) use store::Store;
