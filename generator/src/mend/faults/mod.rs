//! What is against the specification and changes nothing about how the document is read.
//!
//! | module | rules |
//! |---|---|
//! | [`paths`] | paths that are one, parameters in a row |
//! | [`servers`] | URLs and their variables |
//! | [`security`] | URLs and names of security schemes |
//! | [`schemas`] | compositions that nothing satisfies, alternatives that nothing tells apart, patterns that are none |
//! | [`bodies`] | encodings, examples |
//! | [`names`] | names of components |

mod bodies;
mod names;
mod paths;
mod resolved;
mod schemas;
mod security;
mod servers;
mod visit;

use serde_json::Value;

use crate::load::grammar::Kind;

use super::mender::Mender;

/// Tells what is wrong with `root`, a mended tree.
pub(super) fn tell(root: &mut Value, mender: &mut Mender<'_>) {
    servers::mend(root, mender);
    let root = &*root;
    paths::tell(root, mender);
    names::tell(root, mender);
    visit::visit(
        root,
        Kind::Document,
        mender,
        &mut |mender, members| match mender.kind {
            Kind::SecurityScheme => security::scheme(members, mender),
            Kind::OAuthFlows => security::flows(members, mender),
            Kind::Schema => schemas::tell(members, root, mender),
            Kind::MediaType => bodies::media_type(members, root, mender),
            Kind::Parameter | Kind::Header => bodies::examples(members, mender),
            _ => {}
        },
    );
}
