//! Documents with mistakes made by chance: a part of a document, and changes of it. The same seed gives the same document.

mod change;
mod cpu;
mod part;
mod random;
mod run;

pub use change::change;
pub use part::part;
pub use random::Random;
pub use run::{Outcome, Runner};
