//! A scratch workspace of generated crates, and cargo in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output as Finished};
use std::time::SystemTime;

use jsonapi_generator::emit::manifest::workspace_manifest;
use jsonapi_generator::pipeline::{Clock, Codegen, Output};
use jsonapi_generator::write::{Header, Mode, write};

use crate::fixture::repository;

/// Runs codegen on a document, with the settings beside it; the crates are a workspace of their own.
///
/// # Panics
/// With the rendered problems, when the document has any.
pub fn generate(document: &Path) -> Output {
    run(&Codegen::new(document).standalone(&repository().join("generator")))
}

/// Runs codegen.
///
/// # Panics
/// With the rendered problems, when there are any.
pub fn run(codegen: &Codegen) -> Output {
    match codegen.run(&mut Clock::default()) {
        Ok(output) => output,
        Err(failure) => fail(&failure.render(false)),
    }
}

/// A workspace in a folder of its own that holds the crates of any number of documents.
#[derive(Debug)]
pub struct Scratch {
    dir: PathBuf,
    members: Vec<String>,
}

impl Scratch {
    /// A workspace in `dir`, which may be there from an earlier run.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self {
            dir: dir.into(),
            members: Vec::new(),
        }
    }

    /// Writes the crates of `output`; files that are as they should be stay untouched, so that cargo knows them again.
    ///
    /// # Panics
    /// When two documents have crates of the same name, or the disk refuses.
    pub fn add(&mut self, output: &Output) {
        for made in &output.crates {
            assert!(
                !self.members.contains(&made.name),
                "two documents have a crate named {}",
                made.name
            );
            if let Err(error) = write(&self.dir.join(&made.name), &made.files, Mode::Write) {
                fail(&error.to_string());
            }
            self.members.push(made.name.clone());
        }
    }

    /// Makes a test of the examples in the docs of the client of `output`, which was added: so they are checked with all
    /// else, and no doc test has to be built and linked for each crate. How many examples it has.
    ///
    /// # Panics
    /// When the disk refuses.
    pub fn add_examples(&self, output: &Output) -> usize {
        let clients = output.crates.iter();
        let clients = clients.filter(|made| made.name.ends_with("-client"));
        let mut count = 0;
        for made in clients {
            let examples: Vec<String> = made
                .files
                .iter()
                .filter(|file| file.path.ends_with(".rs"))
                .flat_map(|file| examples(&file.text))
                .collect();
            count += examples.len();
            let functions = examples.iter().enumerate();
            let functions: String = functions
                .map(|(number, code)| format!("fn example_{number}() {{\n{code}}}\n\n"))
                .collect();
            let head = "#![allow(unused, clippy::all, missing_docs, reason = \"examples\")]\n\n\
                        #[rustfmt::skip]\nmod examples {\n";
            let path = self.dir.join(&made.name).join("tests/docs.rs");
            let written = path
                .parent()
                .map_or(Ok(()), fs::create_dir_all)
                .and_then(|()| fs::write(&path, format!("{head}{functions}}}\n")));
            if let Err(error) = written {
                fail(&format!("{}: {error}", path.display()));
            }
        }
        count
    }

    /// Writes a program of these files, given by their paths in its folder.
    ///
    /// # Panics
    /// When the disk refuses.
    pub fn add_program(&mut self, name: &str, files: &[(&str, String)]) {
        for (path, text) in files {
            let path = self.dir.join(name).join(path);
            let written = path
                .parent()
                .map_or(Ok(()), fs::create_dir_all)
                .and_then(|()| fs::write(&path, text));
            if let Err(error) = written {
                fail(&format!("{}: {error}", path.display()));
            }
        }
        self.members.push(name.to_owned());
    }

    /// Makes the folder a workspace of its crates, locked as this repository is.
    ///
    /// # Panics
    /// When the disk refuses.
    pub fn finish(self) -> Workspace {
        let header = Header::new("the fixture documents", "");
        let manifest = workspace_manifest(&self.members, &header);
        let path = self.dir.join("Cargo.toml");
        if let Err(error) = fs::write(&path, manifest) {
            fail(&format!("{}: {error}", path.display()));
        }
        Workspace::at(self.dir)
    }
}

/// The code that docs show and do not run, with its hidden lines. The docs of what is deprecated may show it.
fn examples(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    // How many there were before the docs at hand.
    let mut before = 0;
    let mut open: Option<String> = None;
    for line in text.lines() {
        let line = line.trim_start();
        let Some(line) = line.strip_prefix("///").or(line.strip_prefix("//!")) else {
            if line.starts_with("#[deprecated") {
                for code in found.iter_mut().skip(before) {
                    code.insert_str(0, "#![allow(deprecated)]\n");
                }
            }
            before = found.len();
            continue;
        };
        let line = line.strip_prefix(' ').unwrap_or(line);
        match (&mut open, line) {
            (None, "```no_run") => open = Some(String::new()),
            (Some(_), "```") => found.extend(open.take()),
            (Some(code), line) => {
                code.push_str(line.strip_prefix("# ").unwrap_or(line));
                code.push('\n');
            }
            (None, _) => {}
        }
    }
    found
}

/// A workspace of generated crates.
#[derive(Debug)]
pub struct Workspace {
    dir: PathBuf,
}

impl Workspace {
    /// The workspace in `dir`, which gets the lock file of this repository.
    ///
    /// # Panics
    /// When the disk refuses.
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        let dir = dir.into();
        if let Err(error) = fs::copy(repository().join("Cargo.lock"), dir.join("Cargo.lock")) {
            fail(&format!("{}: {error}", dir.display()));
        }
        Self { dir }
    }

    /// Runs clippy on all targets, warnings denied; `target` is shared with other workspaces, so that dependencies are
    /// checked once.
    ///
    /// # Panics
    /// With what clippy says, when it says anything.
    pub fn assert_clippy_clean(&self, target: &Path) {
        let arguments = "clippy --workspace --all-targets -- -D warnings";
        self.cargo(&arguments.split(' ').collect::<Vec<_>>(), Some(target));
    }

    /// Checks all crates as cargo does, which must not say anything.
    ///
    /// # Panics
    /// With what the compiler says, when it says anything.
    pub fn assert_checked(&self, target: &Path) {
        let arguments = ["check", "--workspace", "--all-features", "--keep-going"];
        // Nobody debugs these crates, and none is built twice.
        let lean = [
            ("CARGO_INCREMENTAL", "0"),
            ("CARGO_PROFILE_DEV_DEBUG", "none"),
        ];
        let (_, said) = self.cargo_says(&arguments, &lean, Some(target));
        assert_eq!(said, "", "{}", self.dir.display());
    }

    /// Makes the documentation of all crates, warnings denied.
    ///
    /// # Panics
    /// With what rustdoc says, when it says anything.
    pub fn assert_documented(&self, target: &Path) {
        let arguments =
            "doc --workspace --no-deps --config build.rustdocflags=[\"-D\",\"warnings\"]";
        self.cargo(&arguments.split(' ').collect::<Vec<_>>(), Some(target));
    }

    /// Checks that the files are as rustfmt would have them.
    ///
    /// # Panics
    /// With what rustfmt says, when it says anything.
    pub fn assert_formatted(&self) {
        self.cargo(&["fmt", "--all", "--check"], None);
    }

    /// Builds and runs a program; what it prints.
    ///
    /// # Panics
    /// With what it prints, when it fails.
    pub fn run(&self, program: &str, arguments: &[&str], target: &Path) -> String {
        let all = [&["run", "-p", program, "--"], arguments].concat();
        self.cargo(&all, Some(target))
    }

    /// Builds and runs the unit tests of a crate; what they print.
    ///
    /// # Panics
    /// With what they print, when one fails.
    pub fn test(&self, name: &str, target: &Path) -> String {
        self.cargo(&["test", "-p", name, "--lib"], Some(target))
    }

    /// Makes cargo look at every crate anew. Crates of one name in two workspaces that share a target are one crate to it,
    /// told apart by the times of their files: without this, one workspace would be checked in the place of the other.
    fn renew(&self) {
        let crates = fs::read_dir(&self.dir).into_iter().flatten().flatten();
        for root in crates
            .flat_map(|entry| ["lib.rs", "main.rs"].map(|name| entry.path().join("src").join(name)))
        {
            if !root.exists() {
                continue;
            }
            let file = fs::File::options().append(true).open(&root);
            let touched = file.and_then(|file| file.set_modified(SystemTime::now()));
            if let Err(error) = touched {
                fail(&format!("{}: {error}", root.display()));
            }
        }
    }

    fn cargo(&self, arguments: &[&str], target: Option<&Path>) -> String {
        self.cargo_says(arguments, &[], target).0
    }

    /// Runs cargo; what it prints, and what it says beside it.
    fn cargo_says(
        &self,
        arguments: &[&str],
        variables: &[(&str, &str)],
        target: Option<&Path>,
    ) -> (String, String) {
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args(arguments)
            .current_dir(&self.dir)
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TERM_COLOR", "never")
            .env("CARGO_TERM_QUIET", "true")
            .envs(variables.iter().copied());
        if let Some(target) = target {
            self.renew();
            cargo.env("CARGO_TARGET_DIR", target);
        }
        let finished: Finished = cargo
            .output()
            .unwrap_or_else(|error| fail(&format!("cargo does not start: {error}")));
        let printed = String::from_utf8_lossy(&finished.stdout).into_owned();
        let said = String::from_utf8_lossy(&finished.stderr).into_owned();
        if !finished.status.success() {
            fail(&format!(
                "cargo {} in {}:\n{printed}{said}",
                arguments.join(" "),
                self.dir.display()
            ));
        }
        (printed, said)
    }
}

#[allow(clippy::panic, reason = "tests fail by panicking")]
fn fail(message: &str) -> ! {
    panic!("{message}")
}
