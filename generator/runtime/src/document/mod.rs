//! JSON:API's own terms: the top level, resources and how they find each other, links, errors.

pub mod envelope;
pub mod errors;
pub mod field;
pub mod id;
pub mod included;
mod index;
pub mod linkage;
pub mod links;
pub mod primary_data;
pub mod resolve;
pub mod resource_type;
pub mod top_level;
pub mod unknown;
pub mod variant;
