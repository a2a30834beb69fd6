//! The modules of a crate, and which file defines what a path names.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::paths::Paths;

/// A module that has a file.
#[derive(Clone, Debug)]
pub struct Module {
    /// The file, relative to the repository.
    pub file: String,
    /// What the file names.
    pub paths: Paths,
}

/// A use of one file by another, or of another crate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// The module that uses: `emit::client::body`.
    pub from: String,
    /// What it uses.
    pub to: Used,
    /// The file that uses.
    pub file: String,
    /// Where it says so.
    pub line: usize,
    /// What it names there, as far as it is known.
    pub path: String,
}

/// What is used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Used {
    /// A module of the same crate; the root is the empty text.
    Module(String),
    /// Another crate.
    Crate(String),
}

/// The source files of a crate, tests aside.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The folder of the crate, relative to the repository.
    pub folder: String,
    modules: BTreeMap<String, Module>,
}

impl Sources {
    /// Reads `src` of the crate in `folder`, which is relative to `repository`.
    ///
    /// # Errors
    /// When a file or a folder cannot be read.
    pub fn read(repository: &Path, folder: &str) -> io::Result<Self> {
        let mut modules = BTreeMap::new();
        let src = repository.join(folder).join("src");
        let mut folders = vec![src.clone()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Some(module) = module_of(path.strip_prefix(&src).unwrap_or(&path)) {
                    let file = path.strip_prefix(repository).unwrap_or(&path);
                    modules.insert(
                        module,
                        Module {
                            file: file.to_string_lossy().replace('\\', "/"),
                            paths: Paths::read(&fs::read_to_string(&path)?),
                        },
                    );
                }
            }
        }
        Ok(Self {
            folder: folder.to_owned(),
            modules,
        })
    }

    /// The crate of these files, by their text: for tests of the reading itself.
    pub fn of(folder: &str, files: &[(&str, &str)]) -> Self {
        let modules = files.iter().filter_map(|(file, text)| {
            let module = Module {
                file: format!("{folder}/src/{file}"),
                paths: Paths::read(text),
            };
            Some((module_of(Path::new(file))?, module))
        });
        Self {
            folder: folder.to_owned(),
            modules: modules.collect(),
        }
    }

    /// The modules by their paths in the crate.
    pub fn modules(&self) -> impl Iterator<Item = (&str, &Module)> {
        self.modules
            .iter()
            .map(|(path, module)| (path.as_str(), module))
    }

    /// All uses, in the order of the files and their lines; what a file only hands on to others it does not use.
    pub fn uses(&self) -> Vec<Use> {
        let mut uses = Vec::new();
        for (from, module) in &self.modules {
            let mut add = |to: Used, line: usize, path: &[String]| {
                if to != Used::Module(from.clone()) {
                    uses.push(Use {
                        from: from.clone(),
                        to,
                        file: module.file.clone(),
                        line,
                        path: path.join("::"),
                    });
                }
            };
            for import in &module.paths.imports {
                let named = module
                    .paths
                    .mentions
                    .iter()
                    .any(|said| said.path[0] == import.name);
                let handed_on = import.public && !named;
                match self.absolute(from, &import.path) {
                    // A module that is brought in by name is used where the code says so.
                    Some(path) if self.modules.contains_key(&path.join("::")) || handed_on => {}
                    Some(path) => add(self.definer(&path), import.line, &import.path),
                    None if import.public && !named => {}
                    None => add(
                        Used::Crate(import.path[0].clone()),
                        import.line,
                        &import.path,
                    ),
                }
            }
            for said in module
                .paths
                .mentions
                .iter()
                .filter(|said| said.path.len() > 1)
            {
                let imported = module
                    .paths
                    .imports
                    .iter()
                    .find(|one| one.name == said.path[0]);
                let path = match imported {
                    Some(import) => match self.absolute(from, &import.path) {
                        Some(path) if self.modules.contains_key(&path.join("::")) => {
                            Some([path, said.path[1..].to_vec()].concat())
                        }
                        _ => continue,
                    },
                    None => self.absolute(from, &said.path),
                };
                match path {
                    Some(path) => add(self.definer(&path), said.line, &said.path),
                    None if said.path[0].starts_with(char::is_lowercase) => {
                        add(Used::Crate(said.path[0].clone()), said.line, &said.path);
                    }
                    None => {}
                }
            }
        }
        uses.sort();
        uses.dedup_by(|one, other| one.from == other.from && one.to == other.to);
        uses
    }

    /// A path from the crate's root; none where it leads to another crate.
    fn absolute(&self, from: &str, path: &[String]) -> Option<Vec<String>> {
        let here: Vec<String> = from
            .split("::")
            .filter(|piece| !piece.is_empty())
            .map(str::to_owned)
            .collect();
        match path.first()?.as_str() {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some([here, path[1..].to_vec()].concat()),
            "super" => {
                let ups = path.iter().take_while(|piece| *piece == "super").count();
                let above = here.get(..here.len().checked_sub(ups)?)?;
                Some([above.to_vec(), path[ups..].to_vec()].concat())
            }
            first => {
                let child = [here, vec![first.to_owned()]].concat();
                self.modules
                    .contains_key(&child.join("::"))
                    .then(|| [child, path[1..].to_vec()].concat())
            }
        }
    }

    /// The module that defines what an absolute path names, through whatever hands it on.
    fn definer(&self, path: &[String]) -> Used {
        let mut path = path.to_vec();
        for _ in 0..16 {
            let known = (0..=path.len())
                .rev()
                .find(|length| self.modules.contains_key(&path[..*length].join("::")))
                .unwrap_or(0);
            let module = path[..known].join("::");
            let (Some(name), Some(file)) = (path.get(known), self.modules.get(&module)) else {
                return Used::Module(module);
            };
            if file.paths.defined.contains(name) {
                return Used::Module(module);
            }
            let Some(next) = self.handed_on(&module, file, name) else {
                return Used::Module(module);
            };
            match next {
                Ok(next) => path = [next, path[known + 1..].to_vec()].concat(),
                Err(library) => return Used::Crate(library),
            }
        }
        Used::Module(String::new())
    }

    /// Where `module` has `name` from: a path in the crate, or another crate.
    fn handed_on(
        &self,
        module: &str,
        file: &Module,
        name: &str,
    ) -> Option<Result<Vec<String>, String>> {
        let named = file.paths.imports.iter().find(|import| import.name == name);
        if let Some(import) = named {
            return Some(
                self.absolute(module, &import.path)
                    .ok_or_else(|| import.path[0].clone()),
            );
        }
        let globs = file
            .paths
            .imports
            .iter()
            .filter(|import| import.name == "*");
        for glob in globs {
            let mut path = self.absolute(module, &glob.path)?;
            path.pop();
            let other = self.modules.get(&path.join("::"))?;
            if other.paths.defined.iter().any(|defined| defined == name) {
                path.push(name.to_owned());
                return Some(Ok(path));
            }
        }
        None
    }
}

/// The module of a file under `src`; none for tests and for what is no Rust.
fn module_of(file: &Path) -> Option<String> {
    let mut pieces: Vec<String> = file
        .with_extension("")
        .components()
        .map(|piece| piece.as_os_str().to_string_lossy().into_owned())
        .collect();
    let is_test = pieces.iter().any(|piece| piece == "tests");
    if is_test || file.extension().is_none_or(|extension| extension != "rs") {
        return None;
    }
    if pieces.last().is_some_and(|last| last == "mod") || pieces == ["lib"] || pieces == ["main"] {
        pieces.pop();
    }
    Some(pieces.join("::"))
}
