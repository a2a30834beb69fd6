//! Finding members by name, in any spelling, wherever they stand.

use crate::json::inflection::ends;
use crate::json::node::Entry;

/// Up to this many members are looked at one by one.
const FEW: usize = 16;

/// The members of an object by the [`ends`] of their names: a hash table whose chains are in the members' order.
/// A few need no table.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The first member of each chain, plus one; empty until it is first needed.
    first: Vec<u32>,
    /// The next member of the chain that each is in, plus one.
    next: Vec<u32>,
}

impl Names {
    /// Gets ready to find members.
    pub(super) fn read(&mut self, entries: &[Entry<'_>]) {
        if entries.len() <= FEW || !self.first.is_empty() {
            return;
        }
        self.first = vec![0; entries.len().next_power_of_two()];
        self.next = vec![0; entries.len()];
        // Backwards, so that chains are in order though each member is put first.
        for (index, (key, _)) in entries.iter().enumerate().rev() {
            let chain = self.chain(key);
            if let (Some(first), Some(next), Ok(place)) = (
                self.first.get_mut(chain),
                self.next.get_mut(index),
                u32::try_from(index + 1),
            ) {
                *next = std::mem::replace(first, place);
            }
        }
    }

    /// The members that may have a name, in order.
    pub(super) fn like<'s>(
        &'s self,
        name: &str,
        entries: &'s [Entry<'_>],
    ) -> impl Iterator<Item = usize> + 's {
        let wanted = ends(name);
        let (is_table, mut place) = match self.first.get(self.chain(name)) {
            Some(first) => (true, *first),
            None => (false, 1),
        };
        std::iter::from_fn(move || {
            loop {
                let index = (place as usize).checked_sub(1)?;
                let (key, _) = entries.get(index)?;
                place = if is_table {
                    self.next.get(index).copied().unwrap_or_default()
                } else {
                    place + 1
                };
                if ends(key) == wanted {
                    return Some(index);
                }
            }
        })
    }

    fn chain(&self, name: &str) -> usize {
        // Fibonacci hashing: it spreads what differs in a few bits only.
        let hash = usize::from(ends(name).wrapping_mul(0x9E37));
        (hash >> 4) & self.first.len().wrapping_sub(1)
    }
}
