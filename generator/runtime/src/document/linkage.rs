//! Relationships and their linkage (JSON:API 1.1 §7.2.2.2, §7.2.2.3).

pub(crate) mod identifier;
mod relationship;
#[cfg(test)]
mod tests;
mod to_many;
mod to_one;

pub use identifier::Identifier;
pub use to_many::ToMany;
pub use to_one::ToOne;
