//! The text of a `$ref`: a file, a JSON pointer into it, or both (RFC 3986, RFC 6901).

use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;
use serde_json::Value;

/// A `$ref`, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// An address with a scheme, such as `https://…`.
    Network,
    /// A file (none: the one that holds the reference) and a pointer into it (`""`: all of it).
    Local {
        file: Option<String>,
        pointer: String,
    },
}

/// Takes `reference` apart.
pub(super) fn parse(reference: &str) -> Target {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    if has_scheme(file) {
        return Target::Network;
    }
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    Target::Local {
        file: (!file.is_empty()).then(|| decode(file)),
        pointer: decode(fragment),
    }
}

/// Whether it starts with a scheme and `//`, which no path does.
fn has_scheme(file: &str) -> bool {
    file.split_once("://").is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric())
    }) || file.starts_with("//")
}

/// The path `file`, seen from the file `from`; `.` and `..` are resolved, so that one file has one path.
pub(super) fn relative_to(from: &Path, file: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for component in from
        .parent()
        .unwrap_or(Path::new(""))
        .join(file)
        .components()
    {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(path.components().next_back(), Some(Component::Normal(_))) =>
            {
                path.pop();
            }
            other => path.push(other),
        }
    }
    path
}

/// `pointer` if it is exactly `/components/<section>/<name>`: its section and name (still escaped).
pub(super) fn component(pointer: &str) -> Option<(&str, &str)> {
    let (section, name) = pointer.strip_prefix("/components/")?.split_once('/')?;
    (!section.is_empty() && !name.is_empty() && !name.contains('/')).then_some((section, name))
}

/// The last segment of a pointer, unescaped.
pub(super) fn last_segment(pointer: &str) -> String {
    let segment = pointer.rsplit('/').next().unwrap_or_default();
    segment.replace("~1", "/").replace("~0", "~")
}

/// The value at `pointer`, if there is one; `""` is `root` itself.
pub(super) fn find<'a>(root: &'a Value, pointer: &str) -> Option<&'a Value> {
    if pointer.is_empty() {
        Some(root)
    } else {
        root.pointer(pointer)
    }
}
