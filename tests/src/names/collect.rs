//! The names that occur in generated crates.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use jsonapi_generator::pipeline::{Crate, Output};
use proc_macro2::{TokenStream, TokenTree};

/// Names that occur in generated crates: identifiers, lifetimes, files, folders, features.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// All of them.
    pub all: BTreeSet<String>,
    /// Those that occur where the document has no such words: what the emitters wrote of their own.
    pub own: BTreeSet<String>,
}

impl Names {
    /// Adds the names in the crates of a document.
    ///
    /// # Errors
    /// When a file is no Rust.
    pub fn add(&mut self, document: &str, output: &Output) -> Result<(), String> {
        let mut found = BTreeSet::new();
        for made in &output.crates {
            add_crate(made, &mut found)?;
        }
        let bases = output.crates.iter().map(|made| made.name.as_str());
        let said: String = bases.map(plain).chain([plain(document)]).collect();
        let own = found.iter().filter(|name| !said.contains(&plain(name)));
        self.own.extend(own.cloned());
        self.all.extend(found);
        Ok(())
    }

    /// Adds what the macros of the runtime crates write into generated code, and the methods that they give to it.
    ///
    /// # Errors
    /// When a file cannot be read, or is no Rust.
    pub fn add_macros(&mut self, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                self.add_macros(&path)?;
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path)?;
                let file = syn::parse_file(&text).map_err(io::Error::other)?;
                for item in file.items {
                    if let syn::Item::Macro(defined) = item {
                        let mut found = BTreeSet::new();
                        tokens(defined.mac.tokens, &mut found).map_err(io::Error::other)?;
                        self.all.extend(found.iter().cloned());
                        self.own.extend(found);
                    }
                }
            }
        }
        Ok(())
    }
}

fn add_crate(made: &Crate, found: &mut BTreeSet<String>) -> Result<(), String> {
    found.insert(made.name.clone());
    for file in &made.files {
        let path = Path::new(&file.path);
        let steps = path.with_extension("");
        found.extend(steps.iter().map(|step| step.to_string_lossy().into_owned()));
        if file.path.ends_with(".rs") {
            let said = |error: String| format!("{}/{}: {error}", made.name, file.path);
            let stream: TokenStream = file
                .text
                .parse()
                .map_err(|error| said(format!("{error}")))?;
            tokens(stream, found).map_err(said)?;
        }
        if file.path == "Cargo.toml" {
            // Features, dependencies and the keys of the manifest itself.
            let lines = file.text.lines().filter_map(|line| line.split_once('='));
            found.extend(lines.map(|(key, _)| key.trim().trim_matches('"').to_owned()));
        }
    }
    Ok(())
}

/// The identifiers of a stream, and those of the examples in its docs.
fn tokens(stream: TokenStream, found: &mut BTreeSet<String>) -> Result<(), String> {
    for tree in stream {
        match tree {
            TokenTree::Group(group) => tokens(group.stream(), found)?,
            TokenTree::Ident(ident) => {
                let text = ident.to_string();
                found.insert(text.trim_start_matches("r#").to_owned());
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    Ok(())
}

/// Letters and digits alone, in lower case.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
