//! Which entries of an object were asked for.

/// A set of indices below a length. Up to 64 of them, which is nearly every object, need no allocation.
#[derive(Debug)]
pub(super) struct Taken {
    length: usize,
    count: usize,
    first: u64,
    more: Vec<u64>,
}

impl Taken {
    /// The empty set of indices below `length`.
    pub(super) fn new(length: usize) -> Self {
        let more = match length {
            0..=64 => Vec::new(),
            _ => vec![0; (length - 1) / 64],
        };
        Self {
            length,
            count: 0,
            first: 0,
            more,
        }
    }

    /// How many indices are not in the set.
    pub(super) fn left(&self) -> usize {
        self.length.saturating_sub(self.count)
    }

    /// How many indices are in the set.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn contains(&self, index: usize) -> bool {
        let word = match index.checked_sub(64) {
            None => Some(&self.first),
            Some(beyond) => self.more.get(beyond / 64),
        };
        word.is_some_and(|word| word & (1 << (index % 64)) != 0)
    }

    /// Adds an index that is not in the set yet.
    pub(super) fn insert(&mut self, index: usize) {
        let word = match index.checked_sub(64) {
            None => Some(&mut self.first),
            Some(beyond) => self.more.get_mut(beyond / 64),
        };
        if let Some(word) = word {
            *word |= 1 << (index % 64);
            self.count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_large_sets_keep_what_they_got() {
        for length in [0, 1, 63, 64, 65, 128, 129, 1000] {
            let mut taken = Taken::new(length);
            for index in (0..length).step_by(3) {
                taken.insert(index);
            }
            for index in 0..length {
                assert_eq!(taken.contains(index), index % 3 == 0, "{index} of {length}");
            }
            assert_eq!(taken.left(), length - length.div_ceil(3));
        }
    }
}
