//! The resources, in the order in which they came.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::Path;

use jsonapi_runtime::serde_json::Value;

use super::journal::{Change, Journal};

/// Resources in memory, and in a file where there is one.
#[derive(Debug, Default)]
pub(crate) struct Store {
    rows: BTreeMap<u64, Value>,
    /// Rows by ids; two types may have the same id.
    ids: HashMap<String, Vec<u64>>,
    /// Rows by types.
    types: HashMap<String, BTreeSet<u64>>,
    next: u64,
    journal: Option<Journal>,
}

/// The member of a resource that is text.
pub(super) fn word<'r>(resource: &'r Value, member: &str) -> &'r str {
    resource
        .get(member)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

impl Store {
    /// A store whose resources are kept in a file.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let (journal, changes) = Journal::open(path)?;
        let mut store = Self::default();
        let lines = changes.len();
        for change in changes {
            store.apply(change);
        }
        store.journal = Some(journal);
        // What was changed often stands there often.
        if lines > 2 * store.rows.len() + 1000
            && let Some(journal) = &mut store.journal
        {
            journal.shorten(store.rows.values())?;
        }
        Ok(store)
    }

    /// Keeps a resource, in the place of the one with its type and id.
    pub(crate) fn put(&mut self, resource: Value) -> io::Result<()> {
        self.change(Change::Put(resource))
    }

    /// Forgets a resource.
    pub(crate) fn remove(&mut self, kind: &str, id: &str) -> io::Result<()> {
        self.change(Change::Gone(kind.to_owned(), id.to_owned()))
    }

    /// Forgets all resources.
    pub(crate) fn clear(&mut self) -> io::Result<()> {
        if let Some(journal) = &mut self.journal {
            journal.shorten(std::iter::empty())?;
        }
        let journal = self.journal.take();
        *self = Self {
            journal,
            ..Self::default()
        };
        Ok(())
    }

    /// The resource of an id, of one of these types; of any type where there are none.
    pub(crate) fn find(&self, types: &[String], id: &str) -> Option<&Value> {
        let rows = self
            .ids
            .get(id)?
            .iter()
            .filter_map(|row| self.rows.get(row));
        let mut fitting = rows.filter(|row| is_of(types, row));
        fitting.next()
    }

    /// All resources of these types, the first that came first.
    pub(crate) fn all<'s>(
        &'s self,
        types: &'s [String],
    ) -> Box<dyn DoubleEndedIterator<Item = &'s Value> + 's> {
        match types {
            [only] => {
                let rows = self.types.get(only).into_iter().flatten();
                Box::new(rows.filter_map(|row| self.rows.get(row)))
            }
            _ => Box::new(self.rows.values().filter(|row| is_of(types, row))),
        }
    }

    /// All resources of these types behind the one of an id, or before it.
    pub(crate) fn around<'s>(
        &'s self,
        types: &'s [String],
        id: &str,
        newest_first: bool,
        before: bool,
    ) -> Box<dyn Iterator<Item = &'s Value> + 's> {
        let row = self.ids.get(id).and_then(|rows| rows.first()).copied();
        let Some(row) = row else {
            return Box::new(std::iter::empty());
        };
        let range = |rows: Box<dyn DoubleEndedIterator<Item = (u64, &'s Value)> + 's>| {
            rows.filter(|(_, value)| is_of(types, value))
                .map(|(_, value)| value)
        };
        let older = || -> Box<dyn DoubleEndedIterator<Item = (u64, &'s Value)>> {
            Box::new(self.rows.range(..row).map(|(row, value)| (*row, value)))
        };
        let newer = || -> Box<dyn DoubleEndedIterator<Item = (u64, &'s Value)>> {
            Box::new(self.rows.range(row + 1..).map(|(row, value)| (*row, value)))
        };
        match (newest_first, before) {
            (true, false) => Box::new(range(older()).rev()),
            (true, true) => Box::new(range(newer())),
            (false, false) => Box::new(range(newer())),
            (false, true) => Box::new(range(older()).rev()),
        }
    }

    /// How many resources came, those that are gone among them.
    pub(crate) fn came(&self) -> u64 {
        self.next
    }

    fn change(&mut self, change: Change) -> io::Result<()> {
        if let Some(journal) = &mut self.journal {
            journal.note(std::slice::from_ref(&change))?;
        }
        self.apply(change);
        Ok(())
    }

    fn apply(&mut self, change: Change) {
        match change {
            Change::Put(resource) => {
                let (kind, id) = (
                    word(&resource, "type").to_owned(),
                    word(&resource, "id").to_owned(),
                );
                let row = self.row(&kind, &id).unwrap_or_else(|| {
                    let row = self.next;
                    self.next += 1;
                    self.ids.entry(id).or_default().push(row);
                    self.types.entry(kind).or_default().insert(row);
                    row
                });
                self.rows.insert(row, resource);
            }
            Change::Gone(kind, id) => {
                let Some(row) = self.row(&kind, &id) else {
                    return;
                };
                self.rows.remove(&row);
                if let Some(rows) = self.ids.get_mut(&id) {
                    rows.retain(|known| *known != row);
                }
                if let Some(rows) = self.types.get_mut(&kind) {
                    rows.remove(&row);
                }
            }
        }
    }

    fn row(&self, kind: &str, id: &str) -> Option<u64> {
        let rows = self.ids.get(id)?.iter();
        let mut rows = rows.filter(|row| {
            self.rows
                .get(row)
                .is_some_and(|value| word(value, "type") == kind)
        });
        rows.next().copied()
    }
}

fn is_of(types: &[String], resource: &Value) -> bool {
    types.is_empty() || types.iter().any(|kind| kind == word(resource, "type"))
}
