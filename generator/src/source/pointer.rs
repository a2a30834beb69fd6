//! JSON pointers (RFC 6901).

/// Appends `segment` to a JSON pointer, escaped as RFC 6901 §3 asks.
pub fn push_segment(pointer: &mut String, segment: &str) {
    pointer.push('/');
    for character in segment.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// The pointer of the member `segment` of what `pointer` points at.
///
/// ```
/// # use jsonapi_generator::source::child_pointer;
/// assert_eq!(child_pointer("/paths", "/inquiries"), "/paths/~1inquiries");
/// ```
#[must_use]
pub fn child_pointer(pointer: &str, segment: &str) -> String {
    let mut child = String::with_capacity(pointer.len() + segment.len() + 1);
    child.push_str(pointer);
    push_segment(&mut child, segment);
    child
}

/// `pointer` if it is exactly `/components/<section>/<name>`: its section and name (still escaped).
pub(crate) fn component(pointer: &str) -> Option<(&str, &str)> {
    let (section, name) = pointer.strip_prefix("/components/")?.split_once('/')?;
    (!section.is_empty() && !name.is_empty() && !name.contains('/')).then_some((section, name))
}

/// The last segment of a pointer, unescaped.
pub(crate) fn last_segment(pointer: &str) -> String {
    let segment = pointer.rsplit('/').next().unwrap_or_default();
    segment.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_component_is_one() {
        assert_eq!(
            component("/components/schemas/a~1b"),
            Some(("schemas", "a~1b"))
        );
        assert_eq!(component("/components/schemas/a/properties/b"), None);
        assert_eq!(component("/components/schemas"), None);
    }
}
