//! Requests held against the document's schemas, before a handler sees them: all that is wrong at once, each thing where the client wrote
//! it, no value ever repeated.
//!
//! | module | what it does |
//! |---|---|
//! | `schema` | what a schema says of the place that it stands for, whatever it refers to |
//! | `read` | parameters and forms, which are text, as the values that their schemas mean |
//! | `parts` | the parts of a multipart body as one object |
//! | `names` | keys in any spelling as the document declares them, and back |
//! | `compiled` | the schemas of one operation, compiled once |
//! | `told` | what a validator finds, in words |

pub(crate) mod compiled;
mod names;
mod parts;
mod read;
mod schema;
mod told;
