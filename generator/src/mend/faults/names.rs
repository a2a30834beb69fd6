//! Names of components (OpenAPI 3.1 §4.8.7.1).

use serde_json::Value;

use crate::load::grammar::Kind;
use crate::mend::mender::Mender;
use crate::problem::codes;

pub(super) fn tell(root: &Value, mender: &mut Mender<'_>) {
    let Some(Value::Object(sections)) = root.get("components") else {
        return;
    };
    mender.kind = Kind::Components;
    mender.within("components", |mender| {
        for (section, members) in sections.iter().filter(|(section, _)| !section.starts_with("x-")) {
            for name in members.as_object().into_iter().flatten().map(|(name, _)| name) {
                let fits = !name.is_empty()
                    && name
                        .chars()
                        .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_'));
                if !fits {
                    let message = format!("`{name}` is no name of a component: letters, digits, `.`, `-` and `_` make one");
                    mender.within(section, |mender| mender.tell(codes::COMPONENT_NAME, name, message));
                }
            }
        }
    });
}
