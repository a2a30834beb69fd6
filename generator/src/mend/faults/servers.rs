//! Servers: their URLs, and the variables in them.

use serde_json::{Map, Value, json};

use crate::load::grammar::Kind;
use crate::mend::mender::Mender;
use crate::problem::codes;

/// Servers of the document, of its path items and of its operations.
pub(super) fn mend(root: &mut Value, mender: &mut Mender<'_>) {
    let outer = std::mem::replace(&mut mender.kind, Kind::Server);
    list(root, mender);
    if let Some(Value::Object(paths)) = root.get_mut("paths") {
        mender.within("paths", |mender| {
            for (path, item) in paths {
                mender.within(path, |mender| {
                    list(item, mender);
                    for (key, operation) in item.as_object_mut().into_iter().flatten() {
                        if operation.is_object() {
                            mender.within(key, |mender| list(operation, mender));
                        }
                    }
                });
            }
        });
    }
    mender.kind = outer;
}

/// The `servers` of what `value` is; one without a URL is left out.
fn list(value: &mut Value, mender: &mut Mender<'_>) {
    let Some(Value::Array(servers)) = value.get_mut("servers") else {
        return;
    };
    mender.within("servers", |mender| {
        let mut index = 0;
        servers.retain_mut(|server| {
            let stays = mender.within(&index.to_string(), |mender| match server {
                Value::Object(server) => one(server, mender),
                _ => true,
            });
            index += 1;
            stays
        });
    });
}

fn one(server: &mut Map<String, Value>, mender: &mut Mender<'_>) -> bool {
    let url = match server.get("url") {
        Some(Value::String(url)) => url.trim().to_owned(),
        Some(_) => return true,
        None => String::new(),
    };
    if url.is_empty() {
        mender.tell(codes::SERVER_URL_EMPTY, "", "the server has no URL");
        return false;
    }
    let named: Vec<String> = url
        .split('{')
        .skip(1)
        .filter_map(|piece| piece.split_once('}'))
        .map(|(name, _)| name.to_owned())
        .collect();
    let empty = Map::new();
    let variables = server
        .get("variables")
        .and_then(Value::as_object)
        .unwrap_or(&empty);
    for name in named.iter().filter(|name| !variables.contains_key(*name)) {
        let message = format!("`{{{name}}}` in the URL is not declared in `variables`");
        mender.tell(codes::SERVER_VARIABLE_UNDECLARED, "url", message);
    }
    let Some(Value::Object(variables)) = server.get_mut("variables") else {
        return true;
    };
    mender.within("variables", |mender| {
        for (name, variable) in variables {
            if !named.contains(name) {
                let message = format!("the URL has no `{{{name}}}`");
                mender.tell(codes::SERVER_VARIABLE_UNUSED, name, message);
            }
            if let Value::Object(variable) = variable {
                mender.within(name, |mender| self::variable(name, variable, mender));
            }
        }
    });
    true
}

fn variable(name: &str, members: &mut Map<String, Value>, mender: &mut Mender<'_>) {
    let words = members.get("enum").and_then(Value::as_array).cloned();
    if let Some(words) = &words {
        let twice = words
            .iter()
            .enumerate()
            .any(|(index, word)| words.iter().skip(index + 1).any(|other| other == word));
        if twice || words.is_empty() {
            let what = if twice {
                "has a value twice"
            } else {
                "is empty"
            };
            mender.tell(
                codes::SERVER_VARIABLE_ENUM,
                "enum",
                format!("the `enum` of `{name}` {what}"),
            );
        }
    }
    match members.get("default") {
        None => {
            let first = words.as_ref().and_then(|words| words.first()).cloned();
            mender.tell(
                codes::SERVER_VARIABLE_DEFAULT,
                "",
                format!("`{name}` has no default"),
            );
            members.insert("default".to_owned(), first.unwrap_or_else(|| json!("")));
        }
        Some(default) => {
            if words.is_some_and(|words| !words.is_empty() && !words.contains(default)) {
                let message = format!("the default of `{name}` is not in its `enum`");
                mender.tell(codes::SERVER_VARIABLE_DEFAULT, "default", message);
            }
        }
    }
}
