//! Path templates and path parameters (OpenAPI 3.1 §4.8.8.2).

use serde_json::Value;

use crate::lint::context::Context;
use crate::lint::findings::Findings;
use crate::lint::tree::{Operation, Tree};

/// The names between braces.
fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// The path parameters of an operation, each with its name and place.
fn parameters<'a>(
    operation: &Operation<'a>,
    tree: &Tree<'a>,
) -> impl Iterator<Item = (&'a str, &'a Value, String)> {
    operation
        .parameters(tree)
        .into_iter()
        .filter(|(parameter, _)| parameter.get("in").and_then(Value::as_str) == Some("path"))
        .filter_map(|(parameter, at)| Some((parameter.get("name")?.as_str()?, parameter, at)))
}

pub(super) fn undeclared(context: &Context<'_>, findings: &mut Findings) {
    for operation in context.tree.operations() {
        let declared: Vec<&str> = parameters(&operation, &context.tree)
            .map(|(name, ..)| name)
            .collect();
        for name in names(operation.path) {
            if !declared.contains(&name) {
                let message = format!("the path has `{{{name}}}`, which is no parameter here");
                findings.add(operation.at.as_str(), message);
            }
        }
    }
}

pub(super) fn unused(context: &Context<'_>, findings: &mut Findings) {
    for operation in context.tree.operations() {
        for (name, _, at) in parameters(&operation, &context.tree) {
            if !names(operation.path).any(|known| known == name) {
                findings.add(at, format!("`{}` has no `{{{name}}}`", operation.path));
            }
        }
    }
}

pub(super) fn optional(context: &Context<'_>, findings: &mut Findings) {
    for operation in context.tree.operations() {
        for (name, parameter, at) in parameters(&operation, &context.tree) {
            if parameter.get("required") != Some(&Value::Bool(true)) {
                findings.add(at, format!("the path parameter `{name}` is not required"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_names_of_a_template_stand_between_braces() {
        let names: Vec<&str> = super::names("/a/{b}/c-{d}.json/{e").collect();
        assert_eq!(names, ["b", "d"]);
    }
}
