//! `cargo xtask diff`.

use std::path::Path;
use std::thread;

use jsonapi_generator::diff::{Accepted, Difference, compare, tell};
use jsonapi_generator::model::Api;
use jsonapi_generator::pipeline::{Clock, Codegen};

use crate::args::{DiffArgs, DiffFormat, FailOn};
use crate::revision::Source;
use crate::terminal::{Stop, color, say};

pub(crate) fn run(args: &DiffArgs) -> Result<(), Stop> {
    let mut difference = difference(args)?;
    if let Some(file) = &args.accepted {
        let left_out = accepted(file)?.take_out(&mut difference);
        if left_out > 0 {
            eprintln!("{left_out} accepted changes are left out");
        }
    }
    say(&told(&difference, args.format)?)?;
    let (fails, what) = match args.fail_on {
        FailOn::Wire => (difference.breaks_wire(), "clients break"),
        FailOn::Rust => (
            difference.breaks_wire() || difference.breaks_rust(),
            "clients break, or callers of the crates must change",
        ),
        FailOn::Never => (false, ""),
    };
    if fails {
        return Err(Stop::Changed(what.to_owned()));
    }
    Ok(())
}

fn told(difference: &Difference, format: DiffFormat) -> Result<String, Stop> {
    match format {
        DiffFormat::Human => Ok(tell::human(difference)),
        DiffFormat::Markdown => Ok(tell::markdown(difference)),
        DiffFormat::Json => tell::json(difference).map_err(|error| Stop::Disk(error.to_string())),
    }
}

/// Both documents are read at once: most of the time goes there.
fn difference(args: &DiffArgs) -> Result<Difference, Stop> {
    let config = args.config.as_deref();
    let (old, new) = thread::scope(|scope| {
        let old = scope.spawn(|| model(&args.old, config));
        let new = model(&args.new, config);
        (old.join(), new)
    });
    let old =
        old.map_err(|_| Stop::Problems("error: reading the old document failed\n".to_owned()))?;
    Ok(compare(&old?, &new?))
}

fn model(source: &str, config: Option<&Path>) -> Result<Api, Stop> {
    let source = Source::find(source)?;
    let codegen = Codegen::new(source.document());
    let codegen = match config {
        Some(config) => codegen.with_config(config),
        None => codegen,
    };
    codegen
        .model(&mut Clock::default())
        .map_err(|failure| Stop::Problems(failure.render(color())))
}

fn accepted(file: &Path) -> Result<Accepted, Stop> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| Stop::Disk(format!("cannot read {}: {error}", file.display())))?;
    Accepted::read(&text).map_err(|error| {
        Stop::Problems(format!(
            "error: {} lists no changes: {error}\n",
            file.display()
        ))
    })
}
