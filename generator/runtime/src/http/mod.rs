//! What stands around a document in a message: query strings, media types, replies before they are typed.

pub mod delivery;
pub mod media_type;
pub mod query;
pub mod reply;
pub mod reply_headers;
