//! Schemas whose types are being made: meeting one within itself closes a ring.

use crate::model::TypeId;

use super::context::Context;
use super::view::View;

/// A view whose type is being made.
pub(crate) struct Open<'a> {
    pub(crate) made_of: Vec<&'a openapiv3::Schema>,
    pub(crate) cx: Context,
    /// The type, where it was met within itself.
    pub(crate) started: Option<TypeId>,
}

impl<'a> Open<'a> {
    pub(crate) fn new(view: &View<'a>, cx: &Context) -> Self {
        Self {
            made_of: view.made_of.clone(),
            cx: cx.clone(),
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
        self.cx.direction == other.cx.direction && within(self, other) && within(other, self)
    }
}
