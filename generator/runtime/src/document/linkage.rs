//! Relationships and their linkage (JSON:API 1.1 §7.2.2.2, §7.2.2.3).

pub(crate) mod identifier;
pub(crate) mod linked;
pub(crate) mod links;
pub(crate) mod one_or_many;
mod relationship;
#[cfg(test)]
mod tests;
mod to_many;
mod to_one;

pub use identifier::{Identifier, Identify};
pub use linked::Linked;
pub use links::{LinksMany, LinksOne};
pub use one_or_many::OneOrMany;
pub use to_many::ToMany;
pub use to_one::ToOne;
