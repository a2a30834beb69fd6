//! What must stay out of logs: by marks in the document (`x-sensitive`, `format: password`) and lists of names in the settings.

use openapiv3::ParameterData;
use serde_json::Value;

use super::builder::Builder;
use super::view::View;
use super::words::words;
use crate::model::Sensitivity;

impl Builder<'_> {
    /// Of an attribute of that name.
    pub(crate) fn sensitivity(&self, wire: &str, view: &View<'_>) -> Option<Sensitivity> {
        let mark = view.extension("x-sensitive").and_then(Value::as_str);
        self.marked_or_listed(mark, wire, view)
    }

    /// Of a parameter, or of the member `name` of one that is an object. The parameter may be marked itself, beside its schema.
    pub(crate) fn parameter_sensitivity(
        &self,
        name: Option<&String>,
        data: &ParameterData,
        view: &View<'_>,
    ) -> Option<Sensitivity> {
        let own = view.extension("x-sensitive");
        let mark = own.or_else(|| data.extensions.get("x-sensitive"));
        self.marked_or_listed(
            mark.and_then(Value::as_str),
            name.unwrap_or(&data.name),
            view,
        )
    }

    fn marked_or_listed(
        &self,
        mark: Option<&str>,
        wire: &str,
        view: &View<'_>,
    ) -> Option<Sensitivity> {
        match mark {
            Some("secret") => return Some(Sensitivity::Secret),
            Some("personal") => return Some(Sensitivity::Personal),
            Some("none") => return None,
            _ => {}
        }
        let listed = |patterns: &[String]| patterns.iter().any(|pattern| matches(pattern, wire));
        if view.format.as_deref() == Some("password") || listed(&self.settings.secret) {
            return Some(Sensitivity::Secret);
        }
        listed(&self.settings.personal).then_some(Sensitivity::Personal)
    }
}

/// Whether `pattern`, in which `*` stands for any text, fits `name`, whatever the inflection of either.
fn matches(pattern: &str, name: &str) -> bool {
    let plain = |text: &str| text.replace('_', "-").to_ascii_lowercase();
    let (pattern, name) = (plain(pattern), words(name).join("-"));
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let mut last = first;
    let mut starred = false;
    for piece in pieces {
        starred = true;
        last = piece;
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    if starred {
        last.is_empty() || name.ends_with(last)
    } else {
        rest.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns_fit_whole_names_in_any_inflection() {
        assert!(matches("name-*", "name-first"));
        assert!(matches("name-*", "nameFirst"));
        assert!(matches("*-number", "phone_number"));
        assert!(matches("birthdate", "birthdate"));
        assert!(!matches("name", "name-first"));
        assert!(!matches("*-number", "number-of-pages"));
    }
}
