//! The document's own examples of what an operation takes and answers.

use serde_json::{Map, Value};

use crate::model::Operation;

/// More letters of an example are cut: it shows what a value looks like.
const LONGEST: usize = 6_000;

/// An operation of the bundled document.
pub(super) struct Examples<'a> {
    document: &'a Value,
    operation: Option<&'a Map<String, Value>>,
}

impl<'a> Examples<'a> {
    pub(super) fn of(document: &'a Value, operation: &Operation) -> Self {
        let paths = document.get("paths").and_then(Value::as_object);
        let item = paths.and_then(|paths| paths.get(&operation.path));
        let method = operation.method.as_str().to_lowercase();
        let found = item.and_then(|item| resolve(document, item).get(&method));
        Self {
            document,
            operation: found.and_then(Value::as_object),
        }
    }

    /// The example of the request body.
    pub(super) fn request(&self) -> Option<&'a Value> {
        let body = resolve(self.document, self.operation?.get("requestBody")?);
        self.of_content(body)
    }

    /// The example of the first successful reply, and its status.
    pub(super) fn reply(&self) -> Option<(&'a str, &'a Value)> {
        let replies = self.operation?.get("responses")?.as_object()?;
        let mut successes = replies.iter().filter(|(status, _)| status.starts_with('2'));
        successes.find_map(|(status, reply)| {
            let example = self.of_content(resolve(self.document, reply))?;
            Some((status.as_str(), example))
        })
    }

    fn of_content(&self, holder: &'a Value) -> Option<&'a Value> {
        let content = holder.get("content")?.as_object()?;
        content.values().find_map(|media| {
            if let Some(example) = media.get("example") {
                return Some(example);
            }
            let named = media.get("examples")?.as_object()?;
            let first = named.values().next()?;
            resolve(self.document, first).get("value")
        })
    }
}

/// What a reference leads to.
fn resolve<'a>(document: &'a Value, mut value: &'a Value) -> &'a Value {
    // A ring has been refused before; a page ends all the same.
    for _ in 0..16 {
        let Some(pointer) = value.get("$ref").and_then(Value::as_str) else {
            break;
        };
        match document.pointer(pointer.trim_start_matches('#')) {
            Some(next) => value = next,
            None => break,
        }
    }
    value
}

/// JSON with indents, the beginning of it where it is long.
pub(super) fn shown(value: &Value) -> String {
    let text = format!("{value:#}");
    if text.len() <= LONGEST {
        return text;
    }
    let mut length = 0;
    let lines = text.lines().take_while(|line| {
        length += line.len() + 1;
        length <= LONGEST
    });
    format!("{}\n...", lines.collect::<Vec<_>>().join("\n"))
}
