//! OpenAPI Overlay 1.0 documents.

use std::path::Path;

use serde_json::Value;

use super::source::Sources;
use crate::problem::Problems;

pub(super) fn apply(
    root: &mut Value,
    overlay: &Path,
    sources: &mut Sources,
    problems: &mut Problems,
) {
    let _ = (root, overlay, sources, problems);
}
