//! What stands around a document in a message: parameters, forms, media types, replies before they are typed.
//!
//! How a value is written and how it is read back stand side by side: [`encoding`] says in which way, [`path`], [`query`],
//! [`header`], [`cookie`] and [`form`] do it. Reading splits first and decodes then; [`leaf`] tells what a text stands for. What model, client and
//! server say of a call in the same words stands in [`method`], [`paging`] and [`security`].

pub mod cookie;
pub mod deferred;
pub mod delivery;
pub mod encoding;
mod escape;
pub mod form;
mod form_field;
pub mod header;
pub mod leaf;
pub mod media_type;
pub mod method;
pub mod paging;
mod pairs;
mod parts;
pub mod path;
mod pen;
pub mod query;
pub mod reply;
pub mod reply_headers;
pub mod security;
pub mod unreadable;

pub use escape::encode_component;
pub use pairs::Claim;
