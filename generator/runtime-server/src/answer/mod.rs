//! What goes back: replies of handlers, and failures in the API's own shape.

pub(crate) mod contents;
pub(crate) mod deferred;
pub(crate) mod deliver;
pub(crate) mod failure;
pub(crate) mod fault;
pub(crate) mod problem;
pub(crate) mod range;
pub(crate) mod reply;
mod statuses;
