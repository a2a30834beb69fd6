//! Which of an operation's media types a request's `Content-Type` means.

/// The index of the declared media type that a content type fits best: the same essence, else another JSON where JSON
/// is declared (`application/vnd.api+json` for `application/json`), else a range.
pub(crate) fn choose(declared: &[&str], content_type: Option<&str>) -> Option<usize> {
    let Some(content_type) = content_type else {
        return (!declared.is_empty()).then_some(0);
    };
    let sent = essence(content_type);
    let position = |fits: &dyn Fn(&str) -> bool| {
        declared
            .iter()
            .position(|declared| fits(&essence(declared)))
    };
    position(&|declared| declared == sent)
        .or_else(|| position(&|declared| is_json(declared) && is_json(&sent)))
        .or_else(|| position(&|declared| in_range(declared, &sent)))
}

/// Type and subtype in lower case, without parameters.
pub(crate) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

fn is_json(essence: &str) -> bool {
    essence == "application/json" || essence.ends_with("+json")
}

fn in_range(range: &str, essence: &str) -> bool {
    range == "*/*"
        || range
            .strip_suffix('*')
            .is_some_and(|prefix| prefix.ends_with('/') && essence.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::choose;

    const DECLARED: &[&str] = &[
        "application/json; charset=utf-8",
        "multipart/form-data",
        "image/*",
    ];

    #[test]
    fn parameters_and_case_do_not_matter() {
        assert_eq!(
            choose(DECLARED, Some("Application/JSON;charset=UTF-8")),
            Some(0)
        );
        assert_eq!(
            choose(DECLARED, Some("multipart/form-data; boundary=x")),
            Some(1)
        );
    }

    #[test]
    fn any_json_is_json() {
        assert_eq!(choose(DECLARED, Some("application/vnd.api+json")), Some(0));
        assert_eq!(
            choose(&["application/vnd.api+json"], Some("application/json")),
            Some(0)
        );
    }

    #[test]
    fn ranges_are_ranges_of_subtypes() {
        assert_eq!(choose(DECLARED, Some("image/png")), Some(2));
        assert_eq!(choose(DECLARED, Some("text/plain")), None);
        assert_eq!(choose(&["*/*"], Some("text/plain")), Some(0));
    }

    #[test]
    fn without_a_content_type_the_first_is_meant() {
        assert_eq!(choose(DECLARED, None), Some(0));
        assert_eq!(choose(&[], None), None);
    }
}
