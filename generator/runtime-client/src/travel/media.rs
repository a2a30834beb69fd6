//! Which media type a body or part is sent in, where the document leaves it open.

use jsonapi_runtime::MediaType;

/// What bytes are of which nobody says more.
const BYTES: &str = "application/octet-stream";

/// The media type to send in: the content's own, else the first of the declared ones that is no range, else that of any
/// bytes where a range takes them. `None` where only ranges are declared and the content's own is missing or in none.
pub(crate) fn concrete(declared: &str, own: Option<&str>) -> Option<String> {
    let ranges = || declared.split(',').map(str::trim);
    let takes = |media_type: &str| {
        let media_type = MediaType::parse(media_type);
        media_type.is_some_and(|media_type| ranges().any(|range| media_type.is_in(range)))
    };
    let told = ranges().find(|range| !range.contains('*'));
    let fallback = || takes(BYTES).then_some(BYTES);
    let chosen = match own {
        Some(own) => (told.is_some() || takes(own)).then_some(own),
        None => told.or_else(fallback),
    };
    chosen.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::concrete;

    #[test]
    fn a_range_asks_for_a_media_type_within_it() {
        assert_eq!(concrete("image/*", None), None);
        assert_eq!(concrete("image/*", Some("text/csv")), None);
        assert_eq!(
            concrete("image/*", Some("image/png")).as_deref(),
            Some("image/png")
        );
        assert_eq!(
            concrete("*/*", None).as_deref(),
            Some("application/octet-stream")
        );
    }

    #[test]
    fn of_several_the_first_that_is_no_range_is_meant() {
        let declared = "image/*, text/csv, text/html";
        assert_eq!(concrete(declared, None).as_deref(), Some("text/csv"));
        assert_eq!(
            concrete("text/csv", Some("text/plain")).as_deref(),
            Some("text/plain")
        );
    }
}
