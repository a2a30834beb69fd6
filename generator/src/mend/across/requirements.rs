//! Security requirements, and the schemes that they name.

use serde_json::{Map, Value};

use crate::load::grammar::Kind;
use crate::mend::mender::Mender;
use crate::problem::codes;

use super::components::components;
use super::operations::{operations, path_items};

pub(super) fn mend(root: &mut Value, mender: &mut Mender<'_>) {
    let schemes = components(root, "securitySchemes");
    mender.kind = Kind::Document;
    if let Value::Object(members) = root {
        requirements(members, &schemes, mender);
    }
    path_items(root, mender, &mut |mender, _, item| {
        operations(item, mender, true, &mut |mender, operation| {
            requirements(operation, &schemes, mender);
        });
    });
}

/// A certificate is the transport's matter, and no scheme is left of one that nobody declares.
fn requirements(
    members: &mut Map<String, Value>,
    schemes: &Map<String, Value>,
    mender: &mut Mender<'_>,
) {
    let Some(Value::Array(list)) = members.get_mut("security") else {
        return;
    };
    mender.within("security", |mender| {
        let mut index = 0;
        list.retain_mut(|requirement| {
            let Value::Object(requirement) = requirement else {
                return true;
            };
            let asked = !requirement.is_empty();
            let mut undeclared = false;
            mender.within(&index.to_string(), |mender| {
                requirement.retain(|name, _| match schemes.get(name) {
                    Some(scheme) => scheme.get("type").and_then(Value::as_str) != Some("mutualTLS"),
                    None => {
                        undeclared = true;
                        let message = format!("no security scheme is called `{name}`");
                        mender.tell(codes::SECURITY_UNDECLARED, name, message);
                        false
                    }
                });
            });
            index += 1;
            !(asked && undeclared && requirement.is_empty())
        });
    });
}
