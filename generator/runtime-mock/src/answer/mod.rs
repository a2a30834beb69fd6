//! Which reply answers a request, and what it holds.
//!
//! | module | what it does |
//! |---|---|
//! | [`preference`] | what a request asks for by `Prefer` |
//! | [`prepared`] | operations and their replies, as they are needed to answer |
//! | [`sent`] | what a request sent, read and checked |
//! | [`choice`] | status, media type and example |
//! | [`echo`] | what was sent, in what is answered |
//! | [`files`] | small files that are what they say |
//! | [`reply`] | the reply, whole |
//! | [`spelling`] | its keys as the request asks for them |

mod choice;
mod echo;
mod files;
pub(crate) mod preference;
pub(crate) mod prepared;
pub(crate) mod reply;
pub(crate) mod sent;
pub(crate) mod spelling;
