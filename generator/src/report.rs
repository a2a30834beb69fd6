//! The ledger for people and for machines: totals, a table, JSON.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::ledger::{Construct, Entry, Ledger, Outcome, Unaccounted};

#[cfg(test)]
mod tests;

/// How many things of one kind came to which end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// In the generated crates.
    pub generated: usize,
    /// There in another form, or not, by a named rule.
    pub ignored: usize,
    /// Not expressible, and allowed by the settings or a failure.
    pub unsupported: usize,
}

impl Totals {
    fn add(&mut self, entry: &Entry<'_>) {
        match entry.outcome {
            Outcome::Generated => self.generated += entry.count,
            Outcome::Ignored(_) => self.ignored += entry.count,
            Outcome::Unsupported(_) => self.unsupported += entry.count,
        }
    }
}

/// A ledger made ready to be shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report<'a> {
    /// Totals of each construct that occurs.
    pub totals: BTreeMap<Construct, Totals>,
    /// Each line of the ledger.
    pub entries: Vec<Entry<'a>>,
    /// Of what the ledger does not tell as much as a second look at the document finds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unaccounted: Vec<&'a Unaccounted>,
}

impl<'a> Report<'a> {
    /// Adds up a ledger.
    pub fn new(ledger: &'a Ledger) -> Self {
        let entries: Vec<Entry<'a>> = ledger.entries().collect();
        let mut totals: BTreeMap<Construct, Totals> = BTreeMap::new();
        for entry in &entries {
            totals.entry(entry.construct).or_default().add(entry);
        }
        Self {
            totals,
            entries,
            unaccounted: ledger.unaccounted().collect(),
        }
    }

    /// The report as JSON, indented.
    ///
    /// # Errors
    /// Never in practice: a report is plain data with text for keys.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }

    /// One line: how many things of each kind are generated, how many ignored and unsupported in all.
    pub fn summary(&self) -> String {
        let generated: Vec<String> = self
            .totals
            .iter()
            .filter(|(construct, totals)| **construct != Construct::Emitted && totals.generated > 0)
            .map(|(construct, totals)| format!("{} {}", totals.generated, plural(*construct)))
            .collect();
        let told = self
            .totals
            .iter()
            .filter(|(construct, _)| **construct != Construct::Reading);
        let ignored: usize = told.map(|(_, totals)| totals.ignored).sum();
        let unsupported: usize = self.totals.values().map(|totals| totals.unsupported).sum();
        format!(
            "{} generated; {ignored} ignored by a rule; {unsupported} unsupported{}",
            generated.join(", "),
            match self.unaccounted.len() {
                0 => String::new(),
                count => format!("; {count} not accounted for"),
            }
        )
    }
}

/// A group for each construct; in it a line for each subject and outcome, in columns.
impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (construct, totals) in &self.totals {
            writeln!(
                f,
                "{}: {} generated, {} ignored, {} unsupported",
                plural(*construct),
                totals.generated,
                totals.ignored,
                totals.unsupported
            )?;
            self.group(*construct, f)?;
            writeln!(f)?;
        }
        for one in &self.unaccounted {
            let subject = one.subject.as_deref().unwrap_or("all");
            writeln!(
                f,
                "not accounted for: {} ({subject}): {} in the document, {} in the ledger",
                plural(one.construct),
                one.in_document,
                one.in_ledger
            )?;
        }
        writeln!(f, "{}", self.summary())
    }
}

impl Report<'_> {
    fn group(&self, construct: Construct, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<&Entry<'_>> = self
            .entries
            .iter()
            .filter(|entry| entry.construct == construct)
            .collect();
        let width = lines.iter().map(|line| line.subject.chars().count()).max();
        let width = width.unwrap_or_default();
        for line in lines {
            let Entry { subject, count, .. } = line;
            write!(f, "  {subject:<width$}  {count:>6}  ")?;
            match line.outcome {
                Outcome::Generated => writeln!(f, "generated")?,
                Outcome::Ignored(rule) => writeln!(f, "ignored      {rule}")?,
                Outcome::Unsupported(reason) => writeln!(f, "unsupported  {reason}")?,
            }
        }
        Ok(())
    }
}

fn plural(construct: Construct) -> &'static str {
    match construct {
        Construct::Operation => "operations",
        Construct::Parameter => "parameters",
        Construct::Header => "headers",
        Construct::MediaType => "media types",
        Construct::Keyword => "keywords",
        Construct::Webhook => "webhooks",
        Construct::Schema => "schemas",
        Construct::Encoding => "encodings",
        Construct::Callback => "callbacks",
        Construct::Link => "links",
        Construct::Server => "servers",
        Construct::SecurityScheme => "security schemes",
        Construct::Default => "defaults",
        Construct::Example => "examples",
        Construct::Reading => "readings",
        Construct::Emitted => "emitted",
    }
}
