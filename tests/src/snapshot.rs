//! Snapshots that lie beside what they are about.

use std::path::Path;

use insta::Settings;

/// Compares `text` with the snapshot `name` in the folder `dir`.
///
/// # Panics
/// When they differ; `cargo insta review` shows and accepts the difference.
pub fn assert_in(dir: &Path, name: &str, text: &str) {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(dir);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
