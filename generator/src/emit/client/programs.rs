//! `examples/`: programs that a maintainer wrote for this API. They are copied as they are.

use crate::emit::CratePaths;
use crate::write::{Content, Header, SourceFile};

/// A program that uses a generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The name of the example.
    pub name: String,
    /// Its source.
    pub source: String,
    /// The features of the crate that it needs.
    pub features: Vec<String>,
}

/// Adds programs to the files of a crate, and to its manifest what they need.
pub fn add_programs(
    files: &mut Vec<SourceFile<'_>>,
    programs: &[Program],
    paths: &CratePaths,
    header: &Header,
) {
    if programs.is_empty() {
        return;
    }
    for file in files.iter_mut() {
        if let Content::Text(manifest) = &mut file.content
            && file.path == "Cargo.toml"
        {
            manifest.push_str(&sections(programs, paths));
        }
    }
    files.extend(programs.iter().map(|program| {
        let path = format!("examples/{}.rs", program.name);
        SourceFile::text(
            path,
            format!("{}\n{}", header.comment("//"), program.source),
        )
    }));
}

/// `[dev-dependencies]` and `[[example]]`s.
fn sections(programs: &[Program], paths: &CratePaths) -> String {
    let (axum, tokio) = if paths.workspace {
        ("workspace = true", "workspace = true")
    } else {
        (
            "version = \"0.8\", default-features = false",
            "version = \"1\"",
        )
    };
    let mut text = format!(
        "\n[dev-dependencies]\naxum = {{ {axum}, features = [\"http1\", \"tokio\"] }}\n\
         tokio = {{ {tokio}, features = [\"fs\", \"io-util\", \"macros\", \"net\", \"rt-multi-thread\", \"sync\", \"time\"] }}\n"
    );
    for Program { name, features, .. } in programs {
        let features: Vec<String> = features.iter().map(|name| format!("\"{name}\"")).collect();
        text.push_str(&format!(
            "\n[[example]]\nname = \"{name}\"\nrequired-features = [{}]\n",
            features.join(", ")
        ));
    }
    text
}
