//! `cargo xtask rules` and `cargo xtask explain`: the pages of all codes, or of one.

use jsonapi_generator::diagnose::pages;
use jsonapi_generator::problem::meant;

use crate::args::{ExplainArgs, RulesArgs};
use crate::terminal::{Stop, say};

pub(crate) fn run(args: &RulesArgs) -> Result<(), Stop> {
    match &args.rule {
        Some(code) => one(code),
        None => all(),
    }
}

pub(crate) fn explain(args: &ExplainArgs) -> Result<(), Stop> {
    one(&args.code)
}

/// What each table says of a code: some rules are told by codegen and by the linter.
fn one(code: &str) -> Result<(), Stop> {
    let pages = pages();
    let found = pages.iter().filter(|page| page.code == code);
    let text: Vec<String> = found.map(ToString::to_string).collect();
    if !text.is_empty() {
        return say(&text.join("\n"));
    }
    let hint = meant(code, pages.iter().map(|page| page.code))
        .map(|near| format!("; `{near}` is meant?"))
        .unwrap_or_default();
    Err(Stop::Problems(format!(
        "error: nothing is called `{code}`{hint}\nhelp: `cargo xtask rules` lists all codes\n"
    )))
}

fn all() -> Result<(), Stop> {
    let mut text = String::new();
    let mut table = "";
    for page in pages() {
        if page.table != table {
            table = page.table;
            text.push_str(&format!("{table}\n\n"));
        }
        text.push_str(&format!("{page}\n"));
    }
    say(&text)
}
