//! Placeholders of paths, and the parameters that declare them.

use serde_json::{Map, Value, json};

use crate::mend::mender::Mender;
use crate::problem::codes;

use super::components::resolved;
use super::operations::{operations, path_items};

pub(super) fn mend(root: &mut Value, components: &Map<String, Value>, mender: &mut Mender<'_>) {
    path_items(root, mender, &mut |mender, path, item| {
        let Some(path) = path else { return };
        let template = Template {
            path,
            holes: placeholders(path),
            components,
        };
        template.mend(item, mender);
    });
}

/// The names in braces.
fn placeholders(path: &str) -> Vec<&str> {
    let pieces = path.split('{').skip(1);
    pieces
        .filter_map(|piece| piece.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

struct Template<'a> {
    path: &'a str,
    holes: Vec<&'a str>,
    components: &'a Map<String, Value>,
}

impl Template<'_> {
    fn mend(&self, item: &mut Map<String, Value>, mender: &mut Mender<'_>) {
        let shared = self.declared(item);
        let mut told: Vec<&str> = Vec::new();
        operations(item, mender, false, &mut |mender, operation| {
            let all = [self.declared(operation), shared.clone()].concat();
            let known: Vec<String> = all.iter().map(name_of).collect();
            for hole in &self.holes {
                if known.iter().any(|name| name == hole) {
                    continue;
                }
                let meant = all.iter().find(|parameter| {
                    let name = name_of(parameter);
                    !self.holes.contains(&name.as_str()) && bare(&name) == bare(hole)
                });
                let found = match meant {
                    Some(parameter) => {
                        let message = format!(
                            "`{}` has `{{{hole}}}`, its parameter is called `{}`",
                            self.path,
                            name_of(parameter)
                        );
                        mender.tell(codes::PATH_PARAMETER_SPELLING, "", message);
                        let mut parameter = parameter.clone();
                        parameter["name"] = Value::from(*hole);
                        parameter
                    }
                    None => {
                        if !told.contains(hole) {
                            told.push(hole);
                            let message = format!(
                                "`{}` has `{{{hole}}}`, which no parameter declares",
                                self.path
                            );
                            mender.tell(codes::PATH_PARAMETER_UNDECLARED, "", message);
                        }
                        json!({ "name": hole, "in": "path", "required": true, "schema": { "type": "string" } })
                    }
                };
                let list = operation
                    .entry("parameters")
                    .or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(list) = list {
                    list.push(found);
                }
            }
            self.without_unused(operation, mender);
        });
        self.without_unused(item, mender);
    }

    /// The path parameters in a list of parameters, references followed.
    fn declared(&self, members: &Map<String, Value>) -> Vec<Value> {
        let list = members.get("parameters").and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(|parameter| resolved(self.components, parameter))
            .filter(|parameter| is_in_path(parameter))
            .cloned()
            .collect()
    }

    fn without_unused(&self, members: &mut Map<String, Value>, mender: &mut Mender<'_>) {
        let Some(Value::Array(list)) = members.get_mut("parameters") else {
            return;
        };
        let mut index = 0;
        list.retain(|parameter| {
            let unused = resolved(self.components, parameter).filter(|parameter| {
                let name = name_of(parameter);
                is_in_path(parameter) && !self.holes.contains(&name.as_str())
            });
            if let Some(parameter) = unused {
                let name = name_of(parameter);
                // One that is spelt in another way has been told.
                if !self.holes.iter().any(|hole| bare(hole) == bare(&name)) {
                    let message = format!("`{}` has no `{{{name}}}`", self.path);
                    mender.within("parameters", |mender| {
                        mender.tell(codes::PATH_PARAMETER_UNUSED, &index.to_string(), message);
                    });
                }
            }
            index += 1;
            unused.is_none()
        });
    }
}

fn is_in_path(parameter: &Value) -> bool {
    parameter.get("in").and_then(Value::as_str) == Some("path")
}

fn name_of(parameter: &Value) -> String {
    let name = parameter.get("name").and_then(Value::as_str);
    name.unwrap_or_default().to_owned()
}

/// A name without case and separators.
fn bare(name: &str) -> String {
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
