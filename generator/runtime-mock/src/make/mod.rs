//! Values made of schemas: valid by them, the same for the same seed, plausible.
//!
//! | module | what it does |
//! |---|---|
//! | [`defs`] | schemas that are referred to by name |
//! | [`merged`] | all that is asked of one value, whatever it is composed of |
//! | [`salt`] | chance that is the same for the same place, until something is wrong there |
//! | [`pattern`] | texts that match a pattern |
//! | [`number`] | numbers within bounds |
//! | [`words`] | what people, places and things are called |
//! | [`text`] | texts by their format and by what they are called |
//! | [`value`] | one value, whole |
//! | [`repair`] | what is wrong is made again, until nothing is |

mod defs;
mod merged;
mod number;
mod pattern;
mod repair;
mod salt;
mod text;
mod value;
mod words;

pub use repair::Maker;
pub(crate) use salt::hash;
pub(crate) use text::alike;
