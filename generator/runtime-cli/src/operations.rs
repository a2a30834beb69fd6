//! The list of operations, and what there is to know of one.

use std::fmt::Write;

use clap::ArgMatches;
use jsonapi_client::OperationInfo;
use jsonapi_client::info::{Location, ParameterInfo};
use serde_json::{Value, json};

use crate::arguments::{is_json, path_names};
use crate::output;
use crate::program::Program;
use crate::stop::{Stop, near};

/// The argument that an operation needs, where it is one in the path and no other.
pub(crate) fn only_argument(operation: &OperationInfo) -> Option<&'static str> {
    let mut needed = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.required);
    let first = needed
        .next()
        .filter(|parameter| parameter.place.as_str() == "path")?;
    needed.next().is_none().then_some(first.name)
}

/// `operations`.
pub(crate) fn list(program: &Program, matches: &ArgMatches) -> Result<(), Stop> {
    let tag = matches.get_one::<String>("tag");
    if let Some(tag) = tag
        && !program
            .tags
            .iter()
            .any(|known| known.name.eq_ignore_ascii_case(tag))
    {
        let stop = Stop::usage(format!("there is no tag {tag:?}"));
        let hint = near(tag, program.tags.iter().map(|tag| tag.name));
        return Err(match hint {
            Some(hint) => stop.with_hint(hint),
            None => stop,
        });
    }
    let texts: Vec<String> = matches
        .get_many::<String>("text")
        .into_iter()
        .flatten()
        .map(|text| text.to_lowercase())
        .collect();
    let chosen = program.operations().filter(|operation| {
        let text = [operation.id, operation.path, operation.summary]
            .join(" ")
            .to_lowercase();
        tag.is_none_or(|tag| operation.tag.eq_ignore_ascii_case(tag))
            && texts.iter().all(|wanted| text.contains(wanted))
    });
    if matches.get_flag("json") {
        return output::print(&chosen.map(described).collect());
    }
    let chosen: Vec<&OperationInfo> = chosen.collect();
    output::write(table(&chosen).as_bytes())
}

/// `operation`.
pub(crate) fn show(program: &Program, matches: &ArgMatches) -> Result<(), Stop> {
    let id = matches
        .get_one::<String>("operation")
        .map_or("", String::as_str);
    let operation = program.operation(id)?;
    if matches.get_flag("json") {
        return output::print(&described(operation));
    }
    output::write(page(program.name, operation).as_bytes())
}

/// A table for people.
fn table(operations: &[&OperationInfo]) -> String {
    let row = |operation: &OperationInfo| {
        let method = operation.method.as_str().to_owned();
        [
            operation.id.to_owned(),
            method,
            operation.path.to_owned(),
            operation.summary.to_owned(),
        ]
    };
    let heading = ["OPERATION-ID", "METHOD", "PATH", "SUMMARY"].map(str::to_owned);
    let rows = operations.iter().map(|operation| row(operation));
    columns(std::iter::once(heading).chain(rows).collect())
}

/// Rows with their cells under each other.
fn columns<const N: usize>(rows: Vec<[String; N]>) -> String {
    let mut widths = [0; N];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(widths);
        let line: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        text.push_str(line.join("  ").trim_end());
        text.push('\n');
    }
    text
}

/// All that is known of an operation, for people.
fn page(program: &str, operation: &OperationInfo) -> String {
    let mut text = format!(
        "{}\n  {} {}\n",
        operation.id,
        operation.method.as_str(),
        operation.path
    );
    let mut line = |name: &str, value: String| {
        if !value.is_empty() {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "  {name:<9} {value}");
        }
    };
    line("summary", operation.summary.to_owned());
    line("tag", operation.tag.to_owned());
    line("bodies", operation.bodies.join(", "));
    line("statuses", operation.statuses.join(", "));
    line("call", call(program, operation));
    if !operation.parameters.is_empty() {
        text.push('\n');
        let rows = operation.parameters.iter().map(parameter);
        text.push_str(&columns(rows.collect()));
    }
    text
}

/// A call to copy: what must be given.
fn call(program: &str, operation: &OperationInfo) -> String {
    let mut words = vec![format!("{program} call {}", operation.id)];
    words.extend(path_names(operation).map(str::to_uppercase));
    let needed = operation.parameters.iter().filter(|parameter| {
        parameter.required && matches!(parameter.place, Location::Query | Location::Header)
    });
    words.extend(
        needed.map(|parameter| format!("--{} '{}=...'", parameter.place.as_str(), parameter.name)),
    );
    match operation.bodies.first() {
        Some(body) if is_json(body) => words.push("--body @body.json".to_owned()),
        Some(body) if body.starts_with("multipart/") => {
            words.push("--part 'NAME=@FILE'".to_owned())
        }
        Some(_) => words.push("--body @FILE".to_owned()),
        None => {}
    }
    words.join(" ")
}

fn parameter(parameter: &ParameterInfo) -> [String; 3] {
    let required = if parameter.required { ", required" } else { "" };
    let mut about = parameter.summary.to_owned();
    if !parameter.words.is_empty() {
        let words = parameter.words.join(", ");
        about = if about.is_empty() {
            words
        } else {
            format!("{about} [{words}]")
        };
    }
    [
        format!("  --{} {}", parameter.place.as_str(), parameter.name),
        format!("{}{required}", parameter.kind),
        about,
    ]
}

/// All that is known of an operation, for programs.
fn described(operation: &'static OperationInfo) -> Value {
    let parameters = operation.parameters.iter().map(|parameter| {
        json!({
            "name": parameter.name,
            "in": parameter.place.as_str(),
            "required": parameter.required,
            "type": parameter.kind,
            "values": parameter.words,
            "summary": parameter.summary,
        })
    });
    json!({
        "id": operation.id,
        "method": operation.method.as_str(),
        "path": operation.path,
        "tag": operation.tag,
        "summary": operation.summary,
        "parameters": parameters.collect::<Value>(),
        "bodies": operation.bodies,
        "statuses": operation.statuses,
    })
}
