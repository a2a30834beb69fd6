//! What several places of a document say together.
//!
//! | module | rules |
//! |---|---|
//! | [`components`](mod@components) | sections of components, and what refers to them |
//! | [`operations`] | the way to all operations |
//! | [`twins`] | parameters and ids that come twice |
//! | [`path_parameters`] | placeholders of paths and their parameters |
//! | [`requirements`] | security requirements and their schemes |

mod components;
mod operations;
mod path_parameters;
mod requirements;
mod twins;

use serde_json::Value;

use super::mender::Mender;
use components::components;

/// Mends `root`, whose objects are mended one by one.
pub(super) fn mend(root: &mut Value, mender: &mut Mender<'_>) {
    let parameters = components(root, "parameters");
    requirements::mend(root, mender);
    twins::mend(root, &parameters, mender);
    path_parameters::mend(root, &parameters, mender);
}
