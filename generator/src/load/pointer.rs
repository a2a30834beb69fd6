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
    // No document has a member without a name at its top: whoever writes `file.yaml#/` means all of it.
    let fragment = if fragment == "/" { "" } else { fragment };
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

/// `path` without its `.`s, so that references back to the main document are recognised.
pub(super) fn without_dots(path: &Path) -> PathBuf {
    path.components()
        .filter(|component| *component != Component::CurDir)
        .collect()
}

/// The value at `pointer`, if there is one; `""` is `root` itself.
pub(super) fn find<'a>(root: &'a Value, pointer: &str) -> Option<&'a Value> {
    if pointer.is_empty() {
        Some(root)
    } else {
        root.pointer(pointer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_a_file_a_pointer_or_both() {
        let local = |file: Option<&str>, pointer: &str| Target::Local {
            file: file.map(str::to_owned),
            pointer: pointer.to_owned(),
        };
        assert_eq!(parse("#/a/b~1c"), local(None, "/a/b~1c"));
        assert_eq!(parse("a%20b.yaml"), local(Some("a b.yaml"), ""));
        assert_eq!(parse("a.yaml#/"), local(Some("a.yaml"), ""));
        assert_eq!(
            parse("../a.yaml#/%7Bid%7D"),
            local(Some("../a.yaml"), "/{id}")
        );
        assert_eq!(parse("https://example.com/a.yaml#/a"), Target::Network);
        assert_eq!(parse("//example.com/a.yaml"), Target::Network);
    }

    #[test]
    fn one_file_has_one_path() {
        assert_eq!(
            relative_to(Path::new("a/b/c.yaml"), "./../d.yaml"),
            Path::new("a/d.yaml")
        );
        assert_eq!(
            relative_to(Path::new("../a.yaml"), "../b.yaml"),
            Path::new("../../b.yaml")
        );
        assert_eq!(
            without_dots(Path::new("./a/./b.yaml")),
            Path::new("a/b.yaml")
        );
    }
}
