//! What requests have to obey, taken from the tree as JSON Schemas: for the server, which holds requests against them. And what
//! replies look like: for the mock, which makes some.
//!
//! The schemas are the document's own: nothing of what they ask is lost on the way through OpenAPI 3.0 and the model, and nothing is
//! added. What only describes is left out; what OpenAPI 3.0 writes otherwise is written as JSON Schema has it.
//!
//! | module | what it does |
//! |---|---|
//! | [`keyword`] | which keywords a schema is made of |
//! | [`reference`](mod@reference) | local references |
//! | [`closed`] | objects that are composed of closed parts |
//! | [`schemas`] | schemas, and those that they refer to by name |
//! | [`operations`] | parameters and bodies of operations |
//! | [`replies`] | their replies: statuses, headers, bodies, examples |

mod closed;
mod keyword;
mod operations;
mod reference;
mod replies;
mod schemas;
#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::model::Contract;

/// What the requests of the document with this tree have to obey, and what its replies look like.
pub fn contract(root: &Value) -> Contract {
    Contract {
        replies: replies::replies(root),
        ..operations::contract(root)
    }
}
