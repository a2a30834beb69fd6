//! What became of what the document says, and where values are free-form.

use super::html::{escape, table};
use crate::ledger::{Construct, Ledger, Outcome};
use crate::report::Report;

pub(super) fn section(ledger: &Ledger) -> String {
    let report = Report::new(ledger);
    let totals: Vec<Vec<String>> = report
        .totals
        .iter()
        .map(|(construct, totals)| {
            vec![
                word(*construct),
                totals.generated.to_string(),
                totals.ignored.to_string(),
                totals.unsupported.to_string(),
            ]
        })
        .collect();
    let rows: Vec<Vec<String>> = report
        .entries
        .iter()
        .filter(|entry| {
            entry.construct == Construct::Emitted || entry.outcome != &Outcome::Generated
        })
        .map(|entry| {
            let (outcome, rule) = match entry.outcome {
                Outcome::Generated => ("generated", ""),
                Outcome::Ignored(rule) => ("ignored", rule.as_str()),
                Outcome::Unsupported(reason) => ("unsupported", reason.as_str()),
            };
            vec![
                word(entry.construct),
                format!("<code>{}</code>", escape(entry.subject)),
                entry.count.to_string(),
                format!("{outcome} {}", escape(rule)),
            ]
        })
        .collect();
    format!(
        "<section id=\"ledger\" data-name=\"ledger report free-form\" data-kind=\"page\">\n<h2>What became of the document</h2>\n<p>{}</p>\n{}\
         <details><summary>What was read otherwise or left out, and free-form values</summary>\n{}</details>\n</section>\n",
        escape(&report.summary()),
        table(
            &["", "generated", "ignored by a rule", "unsupported"],
            &totals
        ),
        table(&["", "what", "times", "outcome"], &rows)
    )
}

fn word(construct: Construct) -> String {
    let word = serde_json::to_value(construct).unwrap_or_default();
    escape(word.as_str().unwrap_or_default())
}
