//! Where the hand-written crates are, as seen from a generated one.

/// Paths of the runtime crates, relative to the folder of a generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CratePaths {
    /// `jsonapi-runtime`.
    pub runtime: String,
    /// `jsonapi-client`.
    pub client: String,
    /// `jsonapi-server`.
    pub server: String,
}
