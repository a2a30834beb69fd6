//! How a request is read: parameters and body become typed values; everything that is wrong is collected.
//!
//! | module | what it holds |
//! |---|---|
//! | `reading` | a value that may turn out to be unreadable |
//! | `text` | typed values from text |
//! | `media_type` | which of the declared media types a body came in |
//! | `multipart` | bodies of parts, taken apart |
//! | `payload`, `body` | a body and its readers; how it comes in, up to a limit |
//! | `fieldsets` | JSON:API's sparse fieldsets |
//! | `context`, `incoming` | what handlers may know beside parameters; the request as a whole |

pub(crate) mod body;
pub(crate) mod context;
pub(crate) mod fieldsets;
pub(crate) mod incoming;
pub(crate) mod media_type;
pub(crate) mod multipart;
pub(crate) mod payload;
pub(crate) mod reading;
pub(crate) mod text;
pub(crate) mod upload;
