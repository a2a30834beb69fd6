//! Which file uses which: the `use` lines and paths of a crate's sources, held against a map of what may use what.
//!
//! | module | what it does |
//! |---|---|
//! | [`plain`] | a source file without comments, texts, quoted code and tests |
//! | [`paths`] | the paths that such a file names, each with its line |
//! | [`sources`] | the modules of a crate, and the file that defines what a path names |
//! | [`map`] | the table of parts and of what each may use |
//! | [`breach`] | how a breach is told |
//! | [`breaches`] | circles of files, and uses that the map does not have |

pub mod breach;
pub mod breaches;
pub mod map;
pub mod paths;
pub mod plain;
pub mod sources;

pub use breach::Breach;
pub use breaches::{circles, forbidden};
pub use map::Map;
pub use sources::Sources;
