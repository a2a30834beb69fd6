//! The documents of the folder, each read once.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use codegen_tests::fixture::repository;
use codegen_tests::generated;
use jsonapi_generator::ledger::{Construct, Outcome};
use jsonapi_generator::model::Api;
use jsonapi_generator::pipeline::{Clock, Codegen, Output};
use jsonapi_generator::problem::{Place, Severity};
use serde_json::Value;

/// A document and what is made of it.
pub(crate) struct Document {
    /// Its file's name without the extension.
    pub(crate) name: String,
    /// The document in one file.
    pub(crate) root: Value,
    pub(crate) api: Api,
    pub(crate) output: Output,
    codegen: Codegen,
}

/// All documents, by name.
pub(crate) static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let dir = std::env::var_os("DOCUMENTS_DIR")
        .map_or_else(|| repository().join("../shared/documents"), PathBuf::from);
    let entries = fs::read_dir(&dir).unwrap_or_else(|error| {
        panic!(
            "{}: {error}: set DOCUMENTS_DIR to a folder of documents",
            dir.display()
        )
    });
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| {
            path.extension()
                .is_some_and(|kind| kind == "yaml" || kind == "json")
        })
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} has no document", dir.display());
    paths.into_iter().map(Document::read).collect()
});

impl Document {
    fn read(path: PathBuf) -> Self {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let codegen = Codegen::new(path).standalone(&repository().join("generator"));
        let root = codegen.bundle(&mut Clock::default());
        let root = root
            .unwrap_or_else(|failure| panic!("{}", failure.render(false)))
            .root;
        let api = codegen.model(&mut Clock::default());
        let api = api.unwrap_or_else(|failure| panic!("{}", failure.render(false)));
        let output = generated::run(&codegen);
        Self {
            name,
            root,
            api,
            output,
            codegen,
        }
    }

    /// How many bytes of code its crates have.
    pub(crate) fn code(&self) -> usize {
        let files = self.output.crates.iter().flat_map(|made| &made.files);
        let code = files.filter(|file| file.path.ends_with(".rs"));
        code.map(|file| file.text.len()).sum()
    }

    /// Whether the ledger says that a parameter is left out, for it is none of an operation's own (OpenAPI 3.1 §4.8.12.2:
    /// headers that HTTP has itself).
    pub(crate) fn leaves_out(&self, place: &str, name: &str) -> bool {
        let subject = format!("{place} {name}");
        self.output.ledger.entries().any(|entry| {
            entry.construct == Construct::Parameter
                && entry.subject.eq_ignore_ascii_case(&subject)
                && *entry.outcome == Outcome::Ignored("headers-that-http-has-itself".to_owned())
        })
    }

    /// The values of examples that violate their own schemas, as the linter's validator says.
    pub(crate) fn invalid_examples(&self) -> Vec<&Value> {
        let report = self.codegen.lint(&mut Clock::default());
        let (report, _) = report.unwrap_or_else(|failure| panic!("{}", failure.render(false)));
        let problems = report.problems.iter();
        let problems = problems
            .filter(|one| one.severity != Severity::Warning || one.code.contains("example"));
        problems
            .filter_map(|problem| match &problem.at {
                Place::Pointer(at) => self.example_at(at),
                _ => None,
            })
            .collect()
    }

    /// The whole example that a place is in.
    fn example_at(&self, at: &str) -> Option<&Value> {
        let mut end = at.len();
        let mut found = None;
        loop {
            let pointer = &at[..end];
            let named = pointer.ends_with("/value") && pointer.contains("/examples/");
            if pointer.ends_with("/example") || named {
                found = self.root.pointer(pointer);
            }
            match pointer.rfind('/') {
                Some(0) | None => return found,
                Some(shorter) => end = shorter,
            }
        }
    }
}
