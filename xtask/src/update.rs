//! `cargo xtask update`: all that can be known of a new document before it replaces the old one, in one run.

mod apply;
mod crates;
mod pair;
mod summary;

use jsonapi_generator::diff::{Difference, compare, tell};
use jsonapi_generator::lint::Report;
use jsonapi_generator::pipeline::{Clock, Codegen};
use jsonapi_generator::problem::Severity;

use crate::args::UpdateArgs;
use crate::progress::Steps;
use crate::revision::Source;
use crate::terminal::{Stop, say};
use pair::{Pair, stop};
use summary::Summary;

pub(crate) fn run(args: &UpdateArgs) -> Result<(), Stop> {
    let source = Source::find(&args.new)?;
    let old = args.input.codegen();
    let new = Codegen::new(source.document()).with_lock(old.lock());
    let new = match old.config() {
        Some(config) => new.with_config(config),
        None => new,
    };
    let pair = Pair { old, new };
    let summary = look(&pair, args)?;
    say(&summary.to_string())?;
    if let Some(wrong) = summary.wrong() {
        return Err(Stop::Problems(format!("error: {wrong}\n")));
    }
    if args.apply {
        apply::apply(&pair)?;
    }
    Ok(())
}

/// Everything that is looked at, each a step.
fn look(pair: &Pair, args: &UpdateArgs) -> Result<Summary, Stop> {
    let steps = Steps::new(if args.no_compile { 4 } else { 5 });
    let lint = steps.step("lint", || lint(pair))?;
    let difference = steps.step("diff", || difference(pair))?;
    let made = steps.step("codegen", || crates::make(pair))?;
    let compiled = match args.no_compile {
        true => None,
        false => Some(steps.step("compile", || crates::compile(&made))?),
    };
    let surface = steps.step("surface", || crates::surface(&made))?;
    Ok(Summary {
        lint,
        told: tell::human(&difference),
        difference,
        files: made.files,
        compiled,
        surface,
    })
}

/// How many errors and warnings the linter finds in both.
fn lint(pair: &Pair) -> Result<[(usize, usize); 2], Stop> {
    let count = |codegen: &Codegen| {
        let (report, _) = codegen.lint(&mut Clock::default()).map_err(stop)?;
        let of = |severity| Report::count(&report, severity);
        Ok((of(Severity::Error), of(Severity::Warning)))
    };
    Ok([count(&pair.old)?, count(&pair.new)?])
}

fn difference(pair: &Pair) -> Result<Difference, Stop> {
    let model = |codegen: &Codegen| codegen.model(&mut Clock::default()).map_err(stop);
    Ok(compare(&model(&pair.old)?, &model(&pair.new)?))
}
