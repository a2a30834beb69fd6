//! Path items: the methods of their operations.

use serde_json::{Map, Value};

use crate::load::grammar::{Form, Kind};
use crate::problem::codes;

use super::mender::Mender;

impl Mender<'_> {
    /// `GET` for `get`.
    pub(super) fn methods(&mut self, members: &mut Map<String, Value>) {
        let is_method = |key: &str| {
            matches!(
                Kind::PathItem.known(key).map(|member| member.form),
                Some(Form::Object(Kind::Operation))
            )
        };
        let misspelt = |key: &str| !is_method(key) && is_method(&key.to_ascii_lowercase());
        if !members.keys().any(|key| misspelt(key)) {
            return;
        }
        let mut mended = Map::with_capacity(members.len());
        for (key, value) in std::mem::take(members) {
            let lower = key.to_ascii_lowercase();
            if misspelt(&key) {
                self.tell(
                    codes::METHOD_SPELLING,
                    &key,
                    format!("`{key}` is no method; `{lower}` is"),
                );
                self.renamed(&lower, &key);
                mended.entry(lower).or_insert(value);
            } else {
                mended.insert(key, value);
            }
        }
        *members = mended;
    }
}
