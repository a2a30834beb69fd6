//! Changes for people and for programs.

mod human;
mod json;
mod markdown;
mod sentence;

pub use human::human;
pub use json::json;
pub use markdown::markdown;

pub(super) use sentence::sentence;
