//! A hash table from (type, id) to a place in a list of resources, made when it is first needed.

use std::hash::{BuildHasher, RandomState};
use std::sync::OnceLock;

/// A resource's type and id.
pub(crate) type Identity<'a> = (&'a str, &'a str);

/// Resources in an order, known by their identities.
pub(crate) trait Places {
    /// How many there are.
    fn count(&self) -> usize;

    /// The identity of the resource at a place; `None` where it has none.
    fn identity(&self, place: usize) -> Option<Identity<'_>>;
}

/// The index of a list that it stands beside, made with the first look-up. A copy has none yet, and all are equal.
#[derive(Debug, Default)]
pub(crate) struct LazyIndex(OnceLock<Box<Index>>);

impl LazyIndex {
    /// The place of the first resource of that identity.
    pub(crate) fn find(&self, list: &dyn Places, identity: Identity<'_>) -> Option<usize> {
        self.0
            .get_or_init(|| Box::new(Index::new(list)))
            .find(list, identity)
    }
}

impl Clone for LazyIndex {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for LazyIndex {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Maps identities to places in a list. Holds places only, so that it borrows nothing of the list that it stands beside:
/// a look-up compares with the resource at the place.
#[derive(Debug)]
struct Index {
    /// Open addressing, half full at most; a place is stored plus one, 0 is free.
    slots: Box<[u32]>,
    // Keyed: ids come from outside, and nobody shall be able to choose ones that collide.
    hasher: RandomState,
}

impl Index {
    fn new(list: &dyn Places) -> Self {
        let size = (list.count() * 2).next_power_of_two();
        let slots = vec![0; size].into_boxed_slice();
        let mut index = Self {
            slots,
            hasher: RandomState::new(),
        };
        for place in 0..list.count() {
            if let Some(identity) = list.identity(place) {
                index.insert(list, identity, place);
            }
        }
        index
    }

    fn find(&self, list: &dyn Places, identity: Identity<'_>) -> Option<usize> {
        for slot in self.probe(identity) {
            let place = self.place(slot)?;
            if list.identity(place) == Some(identity) {
                return Some(place);
            }
        }
        None
    }

    fn insert(&mut self, list: &dyn Places, identity: Identity<'_>, place: usize) {
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
                // A document must not hold a resource twice (§7.2.3); where one does, the first is found.
                Some(taken) if list.identity(taken) == Some(identity) => return,
                Some(_) => {}
            }
        }
    }

    fn place(&self, slot: usize) -> Option<usize> {
        let stored = *self.slots.get(slot)?;
        stored.checked_sub(1).map(|place| place as usize)
    }

    /// The slots where an identity may be, in order.
    fn probe(&self, identity: Identity<'_>) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len() - 1;
        #[allow(
            clippy::cast_possible_truncation,
            reason = "only the low bits are used"
        )]
        let start = self.hasher.hash_one(identity) as usize;
        (0..=mask).map(move |step| start.wrapping_add(step) & mask)
    }
}
