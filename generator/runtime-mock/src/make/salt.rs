//! Chance: each place of a value has its own, which depends on the seed and the place alone. Where something is wrong, a place gets
//! another; all others stay as they are.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use fastrand::Rng;

/// What is done otherwise than the last time, by the pointers to where.
#[derive(Clone, Debug, Default)]
pub(super) struct Salts {
    salts: HashMap<String, u32>,
    /// Members that are left out.
    pub(super) left_out: HashSet<String>,
    /// Members that are there although nothing asks for them at first sight.
    pub(super) wanted: HashSet<String>,
}

impl Salts {
    /// Makes the value at a place another one; gives how often that was done.
    pub(super) fn again(&mut self, at: &str) -> u32 {
        let salt = self.salts.entry(at.to_owned()).or_default();
        *salt += 1;
        *salt
    }

    /// How often the value at a place, or one around it, was wrong.
    pub(super) fn times(&self, at: &str) -> u32 {
        if self.salts.is_empty() {
            return 0;
        }
        let own = self.salts.get(at).copied().unwrap_or_default();
        let around = at
            .rfind('/')
            .map(|slash| at.get(..slash).unwrap_or_default());
        own + around.map_or(0, |around| self.times(around))
    }

    /// The chance of a place.
    pub(super) fn chance(&self, seed: u64, at: &str) -> Rng {
        Rng::with_seed(hash(&(seed, at, self.times(at))))
    }
}

/// A number that is the same for the same value, in every run.
pub(crate) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
