//! The map: a table of the parts of the project and of what each may use.
//!
//! It is read from a page for people, from the lines between `<!-- map -->` and `<!-- end of map -->`:
//!
//! ```text
//! | part | is | may use |
//! |---|---|---|
//! | `generator::emit` | from the model to Rust | `model`, `quote` |
//! ```
//!
//! A part is a crate's folder, or a module in it with all that is below; parts of the same crate are named without it. Libraries
//! that the table names anywhere may be used by those alone whose row has them; others by all.

use std::collections::BTreeSet;

use super::breach::Breach;
use super::sources::{Sources, Used};

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// `generator::emit`.
    pub name: String,
    /// What it is, in a few words.
    pub is: String,
    /// Parts and libraries that it may use.
    pub uses: Vec<String>,
}

/// The table.
#[derive(Clone, Debug)]
pub struct Map {
    /// The page that holds it.
    pub file: String,
    /// Its rows.
    pub parts: Vec<Part>,
}

impl Map {
    /// Reads the table from the page `file`, whose text is `page`. Without one it has no rows.
    pub fn read(file: &str, page: &str) -> Self {
        let rows = page
            .lines()
            .skip_while(|line| line.trim() != "<!-- map -->")
            .take_while(|line| line.trim() != "<!-- end of map -->")
            .filter(|line| line.starts_with("| `"));
        let parts = rows.flat_map(|row| {
            let mut cells = row.trim().trim_matches('|').split('|');
            let names = ticked(cells.next().unwrap_or_default());
            let is = cells.next().unwrap_or_default().trim();
            let uses = ticked(cells.next().unwrap_or_default());
            let part = move |name| Part {
                name,
                is: is.to_owned(),
                uses: uses.clone(),
            };
            names.into_iter().map(part)
        });
        let mut parts: Vec<Part> = parts.collect();
        let names: BTreeSet<String> = parts.iter().map(|part| part.name.clone()).collect();
        for part in &mut parts {
            let (home, _) = part.name.split_once("::").unwrap_or((&part.name, ""));
            for used in &mut part.uses {
                let near = format!("{home}::{used}");
                if names.contains(&near) {
                    *used = near;
                }
            }
        }
        Self {
            file: file.to_owned(),
            parts,
        }
    }

    /// The part that holds a module: the one with the longest name.
    pub fn part(&self, folder: &str, module: &str) -> Option<&Part> {
        let whole = if module.is_empty() {
            format!("{}::lib", short(folder))
        } else {
            format!("{}::{module}", short(folder))
        };
        self.parts
            .iter()
            .filter(|part| {
                whole
                    .strip_prefix(&part.name)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
            })
            .max_by_key(|part| part.name.len())
    }

    /// What a module names there, as the map calls it: a part, or a library.
    pub fn called(&self, folder: &str, used: &Used) -> Option<String> {
        match used {
            Used::Module(module) => self.part(folder, module).map(|part| part.name.clone()),
            Used::Crate(library) => Some(library.clone()),
        }
    }

    /// What rows give and none of their files takes.
    pub fn unused(&self, crates: &[Sources]) -> Vec<Breach> {
        let mut taken = BTreeSet::new();
        for sources in crates {
            for one in sources.uses() {
                let from = self.part(&sources.folder, &one.from);
                let to = self.called(&sources.folder, &one.to);
                taken.extend(from.map(|part| part.name.as_str()).zip(to));
            }
        }
        let mut breaches = Vec::new();
        for part in &self.parts {
            for given in &part.uses {
                if !taken.contains(&(part.name.as_str(), given.clone())) {
                    breaches.push(Breach {
                        what: format!("`{}` may use `{given}` and does not", part.name),
                        lines: Vec::new(),
                        help: format!("take `{given}` out of its row in {}", self.file),
                    });
                }
            }
        }
        breaches
    }

    /// Whether the table says who may use `name`.
    pub fn guards(&self, name: &str) -> bool {
        let all: BTreeSet<&str> = self
            .parts
            .iter()
            .flat_map(|part| std::iter::once(&part.name).chain(&part.uses))
            .map(String::as_str)
            .collect();
        all.contains(name)
    }
}

/// The crate's name on the map: its folder's.
fn short(folder: &str) -> &str {
    folder.rsplit('/').next().unwrap_or(folder)
}

/// What stands between backticks.
fn ticked(cell: &str) -> Vec<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}
