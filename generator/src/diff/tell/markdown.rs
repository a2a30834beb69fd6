//! Changes as Markdown: for a comment of a pull request, and for a changelog.

use std::fmt::Write as _;

use crate::diff::change::{Change, Difference};

use super::human::{HEADINGS, listed, marks, summary};

/// A list under a heading for each class; nothing where nothing differs.
pub fn markdown(difference: &Difference) -> String {
    if difference.is_empty() {
        return String::new();
    }
    let mut text = format!("**{}**\n", summary(difference));
    for (class, heading) in HEADINGS {
        let changes: Vec<&Change> = difference
            .changes
            .iter()
            .filter(|change| change.class() == class)
            .collect();
        if changes.is_empty() {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(text, "\n### {heading}\n");
        for change in changes {
            let _ = writeln!(text, "- {}{}", change.text, marks(change));
            if change.places.len() > 3 {
                let _ = writeln!(text, "  - in {}", code(&change.places));
            }
            if !change.rust_items.is_empty() {
                let _ = writeln!(text, "  - Rust: {}", code(&change.rust_items));
            }
        }
    }
    text
}

fn code(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    listed(&quoted)
}
