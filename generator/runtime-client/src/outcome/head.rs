//! What comes before a body.

use http::{HeaderMap, StatusCode};

use crate::info::api::ApiInfo;
use crate::info::operation::OperationInfo;

/// What comes before a body.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) operation: &'static OperationInfo,
    pub(crate) api: &'static ApiInfo,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// How many attempts it took.
    pub(crate) attempts: u32,
}

/// A header as text.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
