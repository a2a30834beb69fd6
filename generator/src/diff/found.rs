//! What the walk finds: one difference at one place.

use super::kinds::Kind;
use super::verdict::Way;

/// One difference at one place.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) kind: &'static Kind,
    pub(super) way: Option<Way>,
    /// What the subject is: `attribute`, `header`, `filter`.
    pub(super) noun: &'static str,
    pub(super) subject: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    pub(super) place: Option<Place>,
    pub(super) origin: Origin,
    /// Old items of the generated crates that are lost or changed by it: these, and all that is in them.
    pub(super) items: Vec<String>,
    /// Whether a strict reader refuses it, where the kind alone does not tell.
    pub(super) strict: Option<bool>,
}

/// Where a difference is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) class: PlaceClass,
    pub(super) name: String,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum PlaceClass {
    Resource,
    Operation,
    Event,
    Delivery,
}

impl PlaceClass {
    /// The word for one.
    pub(super) fn one(self) -> &'static str {
        match self {
            Self::Resource => "resource",
            Self::Operation => "operation",
            Self::Event => "event",
            Self::Delivery => "delivery",
        }
    }

    /// The word for several.
    pub(super) fn several(self) -> &'static str {
        match self {
            Self::Resource => "resources",
            Self::Operation => "operations",
            Self::Event => "events",
            Self::Delivery => "deliveries",
        }
    }
}

/// What the walk came from when it met something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Origin {
    /// The API as a whole.
    Api,
    /// An operation, by its place among those of the new API; of the old one where it is gone.
    Operation(usize),
    /// An event.
    Event(usize),
    /// A delivery.
    Delivery(usize),
    /// A pair of types, by its place.
    Pair(usize),
}
