//! Collections page by page and item by item (JSON:API 1.1 §8.6).
//!
//! | module | what it holds |
//! |---|---|
//! | `step` | from a page to the next: its links, or counting where it has none |
//! | `run` | which page comes next, over all pages; cursors |
//! | `stream` | [`Pages`] |
//! | `items` | [`Items`] |

mod items;
mod run;
mod step;
mod stream;

#[cfg(test)]
mod tests;

pub use self::items::Items;
pub(crate) use self::run::{Progress, Run};
pub use self::stream::Pages;
