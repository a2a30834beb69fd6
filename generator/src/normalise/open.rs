//! Schemas whose types are being made: meeting one within itself closes a ring.

use crate::model::TypeId;

use super::context::{Context, Direction};
use super::view::View;

/// A view whose type is being made.
pub(crate) struct Open<'a> {
    made_of: Vec<&'a openapiv3::Schema>,
    direction: Direction,
    /// The type, where it was met within itself.
    pub(crate) started: Option<TypeId>,
}

impl<'a> Open<'a> {
    pub(crate) fn new(view: &View<'a>, cx: &Context) -> Self {
        Self {
            made_of: view.made_of.clone(),
            direction: cx.direction,
            started: None,
        }
    }

    /// Whether both are made of the very same schemas, however often each was merged.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let within = |one: &Self, other: &Self| {
            one.made_of.iter().all(|schema| {
                other
                    .made_of
                    .iter()
                    .any(|known| std::ptr::eq(*known, *schema))
            })
        };
        self.direction == other.direction && within(self, other) && within(other, self)
    }
}
