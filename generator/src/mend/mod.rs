//! Stage `mend`: a tree as people write it to one as the OpenAPI Specification has it.
//!
//! A mistake that has one reading is mended and told: a warning with its place and what was assumed. What breaks the
//! specification and has no reading of its own, or does no harm, is told as well. The rules are listed in
//! [`codes`](crate::problem::codes); each is a small function here and a folder `tests/fixtures/rules/CODE`.
//!
//! | step | module |
//! |---|---|
//! | go through the tree, object by object, in the order of the file | [`walk`] |
//! | what a member holds: a text, a flag, a number, a list, a mapping | [`forms`] |
//! | what is peculiar to a kind of object | [`document`], [`paths`], [`operation`], [`parameter`], [`body`], [`schema`], [`security`] |
//! | what several places say together | [`across`] |
//! | references to nowhere and in a ring | [`dangling`], [`unions`] |
//! | what is against the specification all the same | [`faults`] |

mod across;
mod body;
mod component;
mod dangling;
mod document;
mod faults;
mod forms;
mod keys;
mod mended;
mod mender;
mod operation;
mod parameter;
mod paths;
mod schema;
mod security;
mod unions;
mod walk;

use serde_json::Value;

use crate::load::grammar::{Kind, Version};

pub use mended::Mended;
use mender::Mender;

/// Mends `root`, the main file of a document whose name is `name`, before what it refers to is looked for: a reference in a
/// place that is spelt in another way is one all the same.
pub fn mend_file(root: &mut Value, name: &str, mended: &mut Mended) {
    Mender::new(version(root), name, mended).object(root, Kind::Document);
}

/// Mends the whole tree `root` of the document. What `mended` has been told of already is not told again.
///
/// The tree that is left has nothing that a rule with one reading knows of; what has none stands as it was, with an error,
/// or with a stand-in where going on needs one.
pub fn mend(root: &mut Value, name: &str, mended: &mut Mended) {
    let mut mender = Mender::new(version(root), name, mended);
    mender.object(root, Kind::Document);
    dangling::mend(root, &mut mender);
    across::mend(root, &mut mender);
    faults::tell(root, &mut mender);
}

/// The version that the document declares; 3.1 where it is none that is known.
fn version(root: &Value) -> Version {
    let declared = root.get("openapi").map(|version| {
        version
            .as_str()
            .map_or_else(|| version.to_string(), str::to_owned)
    });
    declared
        .and_then(|version| Version::of(&version))
        .unwrap_or(Version::V31)
}
