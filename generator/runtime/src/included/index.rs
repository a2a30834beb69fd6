//! A hash table from (type, id) to a place in `included`.

use std::hash::{BuildHasher, RandomState};

use crate::resolve::Included;

/// Maps identities to places in a list. Holds places only, so that it borrows nothing of the list that it stands beside:
/// a look-up compares with the resource at the place.
#[derive(Debug)]
pub(super) struct Index {
    /// Open addressing, half full at most; a place is stored plus one, 0 is free.
    slots: Box<[u32]>,
    // Keyed: ids come from outside, and nobody shall be able to choose ones that collide.
    hasher: RandomState,
}

impl Index {
    pub(super) fn new<R: Included>(list: &[R]) -> Self {
        let size = (list.len() * 2).next_power_of_two();
        let slots = vec![0; size].into_boxed_slice();
        let mut index = Self {
            slots,
            hasher: RandomState::new(),
        };
        for (place, resource) in list.iter().enumerate() {
            if let Some(identity) = resource.identity() {
                index.insert(list, identity, place);
            }
        }
        index
    }

    /// The first resource of that identity.
    pub(super) fn find<'a, R: Included>(
        &self,
        list: &'a [R],
        identity: (&str, &str),
    ) -> Option<&'a R> {
        for slot in self.probe(identity) {
            let place = self.place(slot)?;
            let resource = list.get(place)?;
            if resource.identity() == Some(identity) {
                return Some(resource);
            }
        }
        None
    }

    fn insert<R: Included>(&mut self, list: &[R], identity: (&str, &str), place: usize) {
        for slot in self.probe(identity) {
            match self.place(slot) {
                None => {
                    if let (Some(free), Ok(place)) =
                        (self.slots.get_mut(slot), u32::try_from(place + 1))
                    {
                        *free = place;
                    }
                    return;
                }
                // A document must not include a resource twice (§7.2.3); where one does, the first is found.
                Some(taken) if list.get(taken).and_then(R::identity) == Some(identity) => return,
                Some(_) => {}
            }
        }
    }

    fn place(&self, slot: usize) -> Option<usize> {
        let stored = *self.slots.get(slot)?;
        stored.checked_sub(1).map(|place| place as usize)
    }

    /// The slots where an identity may be, in order.
    fn probe(&self, identity: (&str, &str)) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len() - 1;
        #[allow(
            clippy::cast_possible_truncation,
            reason = "only the low bits are used"
        )]
        let start = self.hasher.hash_one(identity) as usize;
        (0..=mask).map(move |step| start.wrapping_add(step) & mask)
    }
}
