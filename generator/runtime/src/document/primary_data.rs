//! The primary data of a document (JSON:API 1.1 §7.1), as far as linkage leads to it.

#[cfg(test)]
mod tests;

use std::any::Any;

use crate::document::resolve::{Included, Resolve};

/// What `data` may hold: a resource, an `Option` or a `Vec` of it, or nothing that could be linked.
///
/// A document is one set of resources: a linkage may lead to its primary data as well as to `included` (§7.2.3), as among
/// resources that link to each other.
pub trait PrimaryData {
    /// How many resources there are.
    fn count(&self) -> usize;

    /// The type and id of the resource at a place; `None` where it lacks one of them.
    fn identity_at(&self, place: usize) -> Option<(&str, &str)>;

    /// The resource at a place, as its own type.
    fn resource_at(&self, place: usize) -> Option<&dyn Any>;

    /// The resource at a place; of a union, what it holds.
    fn held_at(&self, place: usize) -> Option<&dyn Any>;
}

/// No resource.
impl PrimaryData for () {
    fn count(&self) -> usize {
        0
    }

    fn identity_at(&self, _: usize) -> Option<(&str, &str)> {
        None
    }

    fn resource_at(&self, _: usize) -> Option<&dyn Any> {
        None
    }

    fn held_at(&self, _: usize) -> Option<&dyn Any> {
        None
    }
}

impl<T: Included> PrimaryData for T {
    fn count(&self) -> usize {
        1
    }

    fn identity_at(&self, place: usize) -> Option<(&str, &str)> {
        (place == 0).then(|| self.identity())?
    }

    fn resource_at(&self, place: usize) -> Option<&dyn Any> {
        (place == 0).then_some(self)
    }

    fn held_at(&self, place: usize) -> Option<&dyn Any> {
        (place == 0).then(|| self.held())
    }
}

/// None or one.
impl<T: Included> PrimaryData for Option<T> {
    fn count(&self) -> usize {
        usize::from(self.is_some())
    }

    fn identity_at(&self, place: usize) -> Option<(&str, &str)> {
        self.as_ref()?.identity_at(place)
    }

    fn resource_at(&self, place: usize) -> Option<&dyn Any> {
        self.as_ref()?.resource_at(place)
    }

    fn held_at(&self, place: usize) -> Option<&dyn Any> {
        self.as_ref()?.held_at(place)
    }
}

/// Any number.
impl<T: Included> PrimaryData for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn identity_at(&self, place: usize) -> Option<(&str, &str)> {
        self.get(place)?.identity()
    }

    fn resource_at(&self, place: usize) -> Option<&dyn Any> {
        self.get(place).map(|resource| resource as &dyn Any)
    }

    fn held_at(&self, place: usize) -> Option<&dyn Any> {
        self.get(place).map(Included::held)
    }
}

/// The resource at a place as a `T`, in a document whose `included` holds `R`s.
pub(crate) fn as_type<T: Resolve<R>, R: Included>(
    data: &dyn PrimaryData,
    place: usize,
) -> Option<&T> {
    let resource = data.resource_at(place)?;
    let same = || resource.downcast_ref::<T>();
    let held = || data.held_at(place)?.downcast_ref::<T>();
    // Primary data of any type is a list of `R`s.
    let among_all = || T::from_included(resource.downcast_ref::<R>()?);
    same().or_else(held).or_else(among_all)
}
