//! The `type` of resources.

/// The `type`s by which a resource, or a union of resources, is known.
pub trait ResourceType {
    /// The values of `type`, the usual one first.
    const TYPES: &'static [&'static str];
}
