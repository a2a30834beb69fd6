//! Modules of types: a tree by family, by tag for what operations exchange.
//!
//! | path | what stands there |
//! |---|---|
//! | `inquiry` | a resource of no family and what only it needs |
//! | `report` | a family: its union, and what only its members share |
//! | `report::watchlist` | a member of a family and what only it needs |
//! | `requests::inquiries`, `replies::inquiries` | what only the operations of a tag send, or answer |
//! | `events` | what only events hold |
//! | `deliveries` | callbacks and webhooks with answers of their own |
//! | `resource` | the union of all resources |
//! | `common` | what several of these share |

use std::fmt;

use super::TypeId;

/// The path of a module from the root of the types crate, an identifier a step: `report::watchlist`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ModulePath(Vec<String>);

impl ModulePath {
    /// What several modules share.
    pub fn common() -> Self {
        Self::of("common")
    }

    /// The union of all resources.
    pub fn resource() -> Self {
        Self::of("resource")
    }

    /// What only events hold.
    pub fn events() -> Self {
        Self::of("events")
    }

    /// What the API sends with a contract of its own.
    pub fn deliveries() -> Self {
        Self::of("deliveries")
    }

    /// What operations send; a module in it for each tag.
    pub fn requests() -> Self {
        Self::of("requests")
    }

    /// What operations answer; a module in it for each tag.
    pub fn replies() -> Self {
        Self::of("replies")
    }

    fn of(step: &str) -> Self {
        Self(vec![step.to_owned()])
    }

    /// The module of that name within this one.
    pub fn child(&self, step: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(step.to_owned());
        Self(steps)
    }

    /// The module around this one; `None` at the root.
    pub fn parent(&self) -> Option<Self> {
        let (_, above) = self.0.split_last()?;
        Some(Self(above.to_vec()))
    }

    /// The same path where the module `from`, which it is or is in, is called `to`.
    pub fn moved(&self, from: &Self, to: &Self) -> Self {
        match self.0.strip_prefix(from.0.as_slice()) {
            Some(rest) => Self([to.0.as_slice(), rest].concat()),
            None => self.clone(),
        }
    }

    /// The identifiers on the way from the root.
    pub fn steps(&self) -> &[String] {
        &self.0
    }

    /// The module's own name; nothing at the root.
    pub fn name(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }

    /// The deepest module that both are in, or are.
    pub fn around(&self, other: &Self) -> Self {
        let pairs = self.0.iter().zip(&other.0);
        let same = pairs.take_while(|(one, other)| one == other);
        Self(same.map(|(step, _)| step.clone()).collect())
    }
}

impl fmt::Display for ModulePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("::"))
    }
}

/// A module of types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// Where it is.
    pub path: ModulePath,
    /// What it is for.
    pub topic: Topic,
}

/// What a module is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A family of resources: its union, and a module for each member.
    Family(TypeId),
    /// A resource, or a union of resources that is no family.
    Resource(TypeId),
    /// The union of all resources.
    AnyResource,
    /// What operations send: all of them, or those of the tag at that place.
    Requests(Option<usize>),
    /// What operations answer: all of them, or those of the tag at that place.
    Replies(Option<usize>),
    /// Events.
    Events,
    /// What the API sends with a contract of its own.
    Deliveries,
    /// What several modules share.
    Common,
}
