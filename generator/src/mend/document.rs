//! The root of a document, its information, its tags.

use serde_json::{Map, Value};

use crate::problem::{Problem, codes};

use super::mender::Mender;

impl Mender<'_> {
    pub(super) fn document(&mut self, members: &mut Map<String, Value>) {
        if members.shift_remove("$schema").is_some() {
            self.tell(
                codes::SCHEMA_AT_ROOT,
                "$schema",
                "`$schema` stands at the root",
            );
        }
    }

    pub(super) fn settle_document(&mut self, members: &mut Map<String, Value>) {
        self.info(members);
        if let Some(Value::Array(tags)) = members.get_mut("tags") {
            self.tags(tags);
        }
        let any = ["paths", "webhooks", "components"]
            .iter()
            .any(|key| members.contains_key(*key));
        if !any {
            self.tell(
                codes::PATHS_MISSING,
                "",
                "there is no `paths`, so nothing to call",
            );
        }
    }

    /// A title and a version are there, one way or the other.
    fn info(&mut self, members: &mut Map<String, Value>) {
        let missing = !members.contains_key("info");
        let info = members
            .entry("info")
            .or_insert_with(|| Value::Object(Map::new()));
        let Value::Object(info) = info else { return };
        let title = title_of(self.file);
        if missing {
            let assumed = format!("title `{title}`, version `0`");
            self.tell_info("", "the document has no `info`".to_owned(), &assumed);
        }
        for (key, assumed) in [("title", title.as_str()), ("version", "0")] {
            if info
                .get(key)
                .is_some_and(|value| value.as_str() != Some(""))
            {
                continue;
            }
            if !missing {
                let message = format!("`info` has no `{key}`");
                self.tell_info("/info", message, &format!("{key} `{assumed}`"));
            }
            info.insert(key.to_owned(), Value::from(assumed));
        }
    }

    fn tell_info(&mut self, at: &str, message: String, assumed: &str) {
        let problem = Problem::warning(codes::INFO_MISSING, at, message)
            .with_help(format!("assumed: {assumed}"));
        self.tell_at(codes::INFO_MISSING, "document.info".to_owned(), problem);
    }

    /// The first declaration of a tag counts; what it leaves open, the others say.
    fn tags(&mut self, tags: &mut Vec<Value>) {
        let mut seen: Vec<String> = Vec::new();
        let mut index = 0;
        self.within("tags", |mender| {
            tags.retain(|tag| {
                let name = tag.get("name").and_then(Value::as_str).unwrap_or_default();
                let twice = seen.iter().any(|known| known == name);
                if twice {
                    mender.tell(
                        codes::TAG_TWICE,
                        &index.to_string(),
                        format!("the tag `{name}` is declared twice"),
                    );
                } else {
                    seen.push(name.to_owned());
                }
                index += 1;
                !twice
            });
        });
    }
}

/// `orchard-api.v2` is `Orchard api v2`.
fn title_of(file: &str) -> String {
    let words: String = file
        .chars()
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "API".to_owned(),
    }
}
