//! `cargo xtask bundle`.

use crate::args::BundleArgs;
use crate::progress;
use crate::terminal::{Stop, color, say};

pub(crate) fn run(args: &BundleArgs) -> Result<(), Stop> {
    let document = progress::watched(|clock| args.input.codegen().bundle(clock))
        .map_err(|failure| Stop::Problems(failure.render(color())))?;
    let text = document
        .to_yaml()
        .map_err(|error| Stop::Disk(error.to_string()))?;
    match &args.output {
        Some(file) => std::fs::write(file, text)
            .map_err(|error| Stop::Disk(format!("cannot write {}: {error}", file.display()))),
        None => say(&text),
    }
}
