//! What an object holds beside its declared members.

#[cfg(test)]
mod tests;

use std::fmt;

use serde_json::Value;

/// What an object holds beside its declared members, in the order in which it came.
///
/// Keys are kept as they came, in whatever spelling. `Debug` prints keys only: nobody told whether the values are personal.
///
/// Where keys are somebody else's, spellings of declared ones are noted too. A declared constant (`type`) that had another value, or none at all, is noted here too, so that it is written as it was.
#[derive(Clone, Default, PartialEq)]
pub struct Extra(Option<Box<Inner>>);

/// Out of line and never unwinding, for the reasons that [`Odd`](crate::Odd) has: all generated types have one.
impl Drop for Extra {
    #[inline]
    fn drop(&mut self) {
        if let Some(inner) = self.0.take() {
            free(inner);
        }
    }
}

extern "C" fn free(inner: Box<Inner>) {
    drop(inner);
}

#[derive(Clone, Default, PartialEq)]
struct Inner {
    entries: Vec<(String, Value)>,
    deviations: Vec<(&'static str, Option<Value>)>,
    spellings: Vec<(&'static str, String)>,
}

impl Extra {
    /// Nothing.
    pub const fn new() -> Self {
        Self(None)
    }

    /// The value of an undeclared member, or of a constant that deviates.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let inner = self.0.as_deref()?;
        let entry = inner.entries.iter().find(|(key, _)| key == name);
        entry.map(|(_, value)| value).or_else(|| {
            let deviation = inner.deviations.iter().find(|(key, _)| *key == name);
            deviation.and_then(|(_, value)| value.as_ref())
        })
    }

    /// Undeclared members, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        let entries = self.0.as_deref().map_or(&[][..], |inner| &inner.entries);
        entries.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// Adds an undeclared member, or replaces it; gives the value that it had.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        let (name, value) = (name.into(), value.into());
        let entries = &mut self.inner().entries;
        match entries.iter_mut().find(|(key, _)| *key == name) {
            Some((_, old)) => Some(std::mem::replace(old, value)),
            None => {
                entries.push((name, value));
                None
            }
        }
    }

    /// Takes an undeclared member out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let entries = &mut self.0.as_deref_mut()?.entries;
        let index = entries.iter().position(|(key, _)| key == name)?;
        Some(entries.remove(index).1)
    }

    /// How many undeclared members there are.
    pub fn len(&self) -> usize {
        self.0.as_deref().map_or(0, |inner| inner.entries.len())
    }

    /// Whether there are no undeclared members.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether nothing at all is noted.
    pub(crate) fn is_default(&self) -> bool {
        self.0
            .as_deref()
            .is_none_or(|inner| *inner == Inner::default())
    }

    /// A constant that is not as declared: another value, or missing.
    pub(crate) fn deviate(&mut self, name: &'static str, value: Option<Value>) {
        self.inner().deviations.push((name, value));
    }

    /// A declared name that came in another spelling, in an object that keeps them.
    pub(crate) fn respell(&mut self, name: &'static str, key: &str) {
        self.inner().spellings.push((name, key.to_owned()));
    }

    /// Adds a member behind all others, even where there is one of that name: input may repeat keys.
    pub(crate) fn push(&mut self, name: String, value: Value) {
        self.inner().entries.push((name, value));
    }

    pub(crate) fn deviations(&self) -> &[(&'static str, Option<Value>)] {
        self.0.as_deref().map_or(&[], |inner| &inner.deviations)
    }

    pub(crate) fn spellings(&self) -> &[(&'static str, String)] {
        self.0.as_deref().map_or(&[], |inner| &inner.spellings)
    }

    fn inner(&mut self) -> &mut Inner {
        self.0.get_or_insert_default()
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let deviations = self.deviations().iter().map(|(name, _)| *name);
        let names = self.iter().map(|(name, _)| name).chain(deviations);
        f.debug_set().entries(names).finish()
    }
}
