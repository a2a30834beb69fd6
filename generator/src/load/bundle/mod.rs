//! One tree out of many files: what is referred to in another file becomes a component, a path item goes in place.
//!
//! A component gets the last segment of the reference's pointer, or the file's stem, as its name. Two different things
//! with one name in one section get `name`, `name-2`, ... in the order in which the walk meets them, which is that of
//! the document; what the main document itself calls so comes first. A component of the main document that is nothing
//! but a reference to another file lends its name to what is there.

mod collect;
mod inclusion;
mod spelling;
mod wrapping;

use std::collections::{HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::grammar::{Kind, Shape};
use super::pointer::{self, Target};
use super::unfound::ring;
use crate::problem::{Problem, Problems, child_pointer, codes, push_segment};
use crate::source::pointer::{component, last_segment};
use crate::source::{FileId, Sources};

/// Makes the references of `tree`, the main document, local, and adds to it what they led to in other files.
pub(super) fn bundle(
    tree: &mut Value,
    main: FileId,
    sources: &mut Sources,
    problems: &mut Problems,
) {
    let mut bundler = Bundler {
        main,
        sources,
        problems,
        trees: HashMap::new(),
        names: HashMap::new(),
        taken: HashSet::new(),
        queue: VecDeque::new(),
        late: Vec::new(),
        late_path_items: Vec::new(),
        open: Vec::new(),
    };
    spelling::mend(tree, bundler.problems);
    wrapping::mend(tree, bundler.problems);
    bundler.texts_in_place(tree, Kind::Document, &mut String::new());
    bundler.reserve_names(tree);
    bundler.walk(tree, Kind::Document, main, &mut String::new());
    bundler.add_components(tree);
    bundler.add_late_components(tree);
    bundler.put_late_path_items(tree);
}

/// Sorts the sections under `components`, and the members of each, by name.
pub(super) fn sort_components(root: &mut Value) {
    let Some(Value::Object(sections)) = root.get_mut("components") else {
        return;
    };
    sections.sort_keys();
    for section in sections.values_mut() {
        if let Value::Object(members) = section {
            members.sort_keys();
        }
    }
}

/// How many path items may be put in place inside one another (through callbacks).
const DEEPEST_IN_PLACE: usize = 8;

/// What a reference leads to: a file, a pointer into it, and the section that the referring place asks for.
type Key = (PathBuf, String, &'static str);

/// Something to be put under `components`.
struct Component {
    section: &'static str,
    name: String,
    kind: Kind,
    path: PathBuf,
    pointer: String,
    /// Where the first reference to it stands in the tree.
    from: String,
}

struct Bundler<'a> {
    main: FileId,
    sources: &'a mut Sources,
    problems: &'a mut Problems,
    /// The files besides the main one; `None` for those that cannot be read, which has been reported.
    trees: HashMap<PathBuf, Option<(FileId, Value)>>,
    names: HashMap<Key, String>,
    taken: HashSet<(&'static str, String)>,
    queue: VecDeque<Component>,
    /// Parts of the main document that are no components there: copied when all references in it are local.
    late: Vec<Component>,
    /// Pointers of path items of the tree, and the pointers to what they refer to in the main document.
    late_path_items: Vec<(String, String)>,
    /// The objects that are being put in place, to notice rings.
    open: Vec<(PathBuf, String)>,
}

impl Bundler<'_> {
    /// Keeps the names of the main document's own components, and lends them to what they are references to.
    fn reserve_names(&mut self, tree: &Value) {
        let Some(Value::Object(sections)) = tree.get("components") else {
            return;
        };
        for (section, members) in sections {
            let (Shape::Map(kind), Value::Object(members)) =
                (Kind::Components.member(section), members)
            else {
                continue;
            };
            let Some(section) = kind.section() else {
                continue;
            };
            for (name, member) in members {
                self.taken.insert((section, name.clone()));
                let Some(reference) = member.get("$ref").and_then(Value::as_str) else {
                    continue;
                };
                if let Target::Local {
                    file: Some(file),
                    pointer,
                } = pointer::parse(reference)
                {
                    let path = pointer::relative_to(self.sources.path(self.main), &file);
                    self.names
                        .entry((path, pointer, section))
                        .or_insert_with(|| name.clone());
                }
            }
        }
    }

    /// Makes the references in `value`, an object of `kind` out of `file` that is at `at` in the tree, local.
    fn walk(&mut self, value: &mut Value, kind: Kind, file: FileId, at: &mut String) {
        let Value::Object(members) = value else {
            return;
        };
        if let Some(reference) = members.get("$ref") {
            let Value::String(reference) = reference else {
                self.not_a_string(at);
                members.shift_remove("$ref");
                return self.walk(value, kind, file, at);
            };
            let reference = reference.clone();
            match self.local(&reference, kind, file, at) {
                Outcome::Keep => {}
                Outcome::Rewrite(local) => {
                    members.insert("$ref".to_owned(), Value::String(local));
                }
                Outcome::InPlace(path, pointer) => {
                    return self.put_in_place(value, kind, path, pointer, at);
                }
            }
        }
        for (key, member) in members {
            let length = at.len();
            push_segment(at, key);
            self.walk_member(member, kind.member(key), file, at);
            at.truncate(length);
        }
    }

    fn walk_member(&mut self, member: &mut Value, shape: Shape, file: FileId, at: &mut String) {
        let length = at.len();
        match (shape, member) {
            (Shape::One(kind), member) => self.walk(member, kind, file, at),
            (Shape::Map(kind), member @ Value::Object(_)) => {
                let file = self.mapping_in_place(member, file, at);
                for (name, member) in member.as_object_mut().into_iter().flatten() {
                    push_segment(at, name);
                    self.walk(member, kind, file, at);
                    at.truncate(length);
                }
            }
            (Shape::List(kind), Value::Array(items)) => {
                for (index, item) in items.iter_mut().enumerate() {
                    push_segment(at, &index.to_string());
                    self.walk(item, kind, file, at);
                    at.truncate(length);
                }
            }
            (Shape::Mapping, Value::Object(members)) => {
                for (name, member) in members {
                    push_segment(at, name);
                    self.walk_mapping(member, file, at);
                    at.truncate(length);
                }
            }
            _ => {}
        }
    }

    /// A value of a discriminator's mapping: the name of a schema, or a reference to one.
    fn walk_mapping(&mut self, member: &mut Value, file: FileId, at: &str) {
        let Value::String(reference) = member else {
            return;
        };
        let is_reference = reference.contains(['/', '#'])
            || [".json", ".yaml", ".yml"]
                .iter()
                .any(|extension| reference.ends_with(extension));
        if !is_reference {
            return;
        }
        let reference = reference.clone();
        if let Outcome::Rewrite(local) = self.local(&reference, Kind::Schema, file, at) {
            *member = Value::String(local);
        }
    }

    /// What becomes of `reference`, which stands in `file` where an object of `kind` is due.
    fn local(&mut self, reference: &str, kind: Kind, file: FileId, at: &str) -> Outcome {
        if self.is_component(reference, kind, file) {
            return Outcome::Keep;
        }
        let Target::Local {
            file: target,
            pointer,
        } = pointer::parse(reference)
        else {
            self.over_network(reference, at);
            return Outcome::Keep;
        };
        if reference.ends_with("#/") {
            let message = format!("`{reference}` is a member without a name");
            let place = child_pointer(at, "$ref");
            self.problems.push(
                Problem::warning(codes::REF_SPELLING, place, message)
                    .with_help("assumed: all of the file; leave out `#/`"),
            );
        }
        let from = self.sources.path(file);
        let path = target.map_or_else(
            || from.to_owned(),
            |target| pointer::relative_to(from, &target),
        );
        let in_main = path == self.sources.path(self.main);
        let Some(section) = kind.section() else {
            if !in_main {
                return Outcome::InPlace(path, pointer);
            }
            self.late_path_items.push((at.to_owned(), pointer));
            return Outcome::Keep;
        };
        if in_main && let Some((its_section, _)) = component(&pointer) {
            if its_section == section {
                return Outcome::Rewrite(format!("#{pointer}"));
            }
            self.of_other_section(reference, its_section, section, at);
        }
        let name = self.name(&path, &pointer, section, kind, at);
        let local = child_pointer(&format!("/components/{section}"), &name);
        if local == at {
            return Outcome::InPlace(path, pointer);
        }
        Outcome::Rewrite(format!("#{local}"))
    }

    /// Whether it is a plain reference of the main document to a component of its own: most are.
    fn is_component(&self, reference: &str, kind: Kind, file: FileId) -> bool {
        file == self.main
            && !reference.contains('%')
            && reference
                .strip_prefix('#')
                .and_then(component)
                .is_some_and(|(section, _)| kind.section() == Some(section))
    }

    /// The component that `pointer` of the file `path` is or becomes.
    fn name(
        &mut self,
        path: &Path,
        pointer: &str,
        section: &'static str,
        kind: Kind,
        at: &str,
    ) -> String {
        let key = (path.to_owned(), pointer.to_owned(), section);
        if let Some(name) = self.names.get(&key) {
            return name.clone();
        }
        let stem = if pointer.trim_matches('/').is_empty() {
            path.file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default()
        } else {
            last_segment(pointer)
        };
        let mut name = stem.clone();
        let mut count = 1;
        while !self.taken.insert((section, name.clone())) {
            count += 1;
            name = format!("{stem}-{count}");
        }
        let component = Component {
            section,
            name: name.clone(),
            kind,
            path: path.to_owned(),
            pointer: pointer.to_owned(),
            from: at.to_owned(),
        };
        if path == self.sources.path(self.main) {
            self.late.push(component);
        } else {
            self.queue.push_back(component);
        }
        self.names.insert(key, name.clone());
        name
    }

    /// Replaces a reference at `at` by what it leads to; members beside the `$ref` win.
    fn put_in_place(
        &mut self,
        value: &mut Value,
        kind: Kind,
        path: PathBuf,
        pointer: String,
        at: &mut String,
    ) {
        let step = (path, pointer);
        if self.open.contains(&step) {
            self.problems.push(ring(&child_pointer(at, "$ref")));
            return;
        }
        if self.open.len() == DEEPEST_IN_PLACE {
            let message = "path items refer to path items deeper than any document needs to";
            self.problems
                .push(Problem::error(codes::NESTED_TOO_DEEP, &*at, message));
            return;
        }
        let Some((file, mut content)) = self.content(&step.0, &step.1, at) else {
            return;
        };
        self.keep_siblings(value, &mut content, at);
        self.sources.note_origin(at.clone(), file, step.1.clone());
        self.open.push(step);
        self.walk(&mut content, kind, file, at);
        self.open.pop();
        *value = content;
    }

    fn keep_siblings(&mut self, value: &mut Value, content: &mut Value, at: &str) {
        let (Value::Object(siblings), Value::Object(members)) = (value, content) else {
            return;
        };
        for (key, sibling) in siblings.iter().filter(|(key, _)| *key != "$ref") {
            let pointer = child_pointer(at, key);
            if let Some((file, origin)) = self.sources.origin(&pointer) {
                self.sources.note_origin(pointer, file, origin);
            }
            members.insert(key.clone(), sibling.clone());
        }
    }

    fn not_a_string(&mut self, at: &str) {
        let place = child_pointer(at, "$ref");
        self.problems.push(Problem::error(
            codes::REF_NOT_A_STRING,
            place,
            "a `$ref` is a string",
        ));
    }

    fn of_other_section(&mut self, reference: &str, its: &str, due: &str, at: &str) {
        let message = format!("`{reference}` is one of `{its}`; one of `{due}` is due here");
        self.problems.push(
            Problem::warning(
                codes::REF_TO_OTHER_SECTION,
                child_pointer(at, "$ref"),
                message,
            )
            .with_help(format!(
                "assumed: what stands there is one of `{due}`; move it there"
            )),
        );
    }

    fn over_network(&mut self, reference: &str, at: &str) {
        let message = format!("`{reference}` is a network address; only files are read");
        self.problems.push(
            Problem::error(codes::REF_OVER_NETWORK, child_pointer(at, "$ref"), message)
                .with_help("download the file, keep it beside the document and refer to it there"),
        );
    }
}

/// What becomes of a reference.
enum Outcome {
    /// It stays as it is.
    Keep,
    /// It gets this text.
    Rewrite(String),
    /// What it leads to, a file and a pointer, takes its place.
    InPlace(PathBuf, String),
}
