//! Diagnostics for programs, and a page for each code.
//!
//! | module | what it holds |
//! |---|---|
//! | [`mod@pages`] | what each code means, of all the tables that there are |
//! | [`json`](mod@json) | problems as JSON |
//! | [`sarif`](mod@sarif) | problems as SARIF 2.1.0, which code hosts and editors read |
//!
//! Both forms have what the text for people has: code, severity, message, file, line and column, other places, advice.

mod found;
pub mod json;
pub mod pages;
pub mod sarif;

pub use json::json;
pub use pages::{Page, page, pages};
pub use sarif::sarif;
