//! Collections page by page and item by item (JSON:API 1.1 §8.6).
//!
//! | module | what it holds |
//! |---|---|
//! | `home` | where an operation is, and which links lead there |
//! | `step` | from a page to the next: its links, or counting where it has none |
//! | `run` | which page comes next, over all pages; cursors |
//! | `stream` | [`Pages`] |
//! | `items` | [`Items`] |

mod home;
pub(crate) mod items;
pub(crate) mod run;
mod step;
pub(crate) mod stream;

#[cfg(test)]
mod tests;

pub use self::items::Items;
pub use self::stream::Pages;
