//! Media types of requests: which of an operation's a `Content-Type` means, and whether `Accept` can be met.

use http::HeaderMap;
use http::header::ACCEPT;
use jsonapi_runtime::MediaType;

/// JSON:API's own media type, whose parameters have rules (JSON:API 1.1 §5).
const JSON_API: &str = "application/vnd.api+json";

/// The index of the declared media type that a content type fits best: the same with the same parameters, the same
/// without them, else another JSON where JSON is declared (`application/vnd.api+json` for `application/json`), else a
/// range. `None` where it fits none, or is JSON:API's with a parameter that is not to be answered.
pub(crate) fn choose(declared: &[&str], content_type: Option<&str>) -> Option<usize> {
    let Some(content_type) = content_type else {
        return (!declared.is_empty()).then_some(0);
    };
    let sent = MediaType::parse(content_type)?;
    if is_json_api(sent) && declares_json_api(declared) && !is_answerable(sent, declared) {
        return None;
    }
    let all: Vec<(usize, MediaType<'_>)> = declared
        .iter()
        .enumerate()
        .filter_map(|(index, text)| Some((index, MediaType::parse(text)?)))
        .collect();
    let same = all.iter().filter(|(_, known)| known.is_same(sent));
    // The most parameters in common; of several, the one that comes first.
    let same =
        same.max_by_key(|(index, known)| (likeness(*known, sent), std::cmp::Reverse(*index)));
    let position =
        |fits: &dyn Fn(MediaType<'_>) -> bool| all.iter().find(|(_, known)| fits(*known));
    same.or_else(|| position(&|known| known.is_json() && sent.is_json()))
        .or_else(|| position(&|known| sent.is_in(&known.to_string())))
        .map(|(index, _)| *index)
}

/// How many parameters of a declared media type were sent; less than nothing where one was not.
fn likeness(declared: MediaType<'_>, sent: MediaType<'_>) -> i64 {
    let had = |(name, value): (&str, &str)| {
        let own = sent.parameter(name);
        own.is_some_and(|own| own.eq_ignore_ascii_case(value))
    };
    declared
        .parameters()
        .map(|told| if had(told) { 1 } else { -100 })
        .sum()
}

/// Whether `Accept` cannot be met (RFC 9110 §12.5.1): none of the operation's media types is in one of its ranges, or it asks for
/// JSON:API's only in ways that are not to be answered (JSON:API 1.1 §5.3), with parameters beside `ext` and `profile` or with
/// extensions that the operation does not declare.
pub(crate) fn is_refused(replies: &[&str], headers: &HeaderMap) -> bool {
    let values = headers
        .get_all(ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let asked: Vec<MediaType<'_>> = values
        .flat_map(instances)
        .filter_map(MediaType::parse)
        .collect();
    let declared = replies.iter().filter_map(|text| MediaType::parse(text));
    let declared: Vec<MediaType<'_>> = declared.collect();
    let is_met = |asked: &MediaType<'_>| {
        let is_wanted = !asked.parameter("q").is_some_and(is_zero);
        let meets = |declared: &MediaType<'_>| {
            let is_json = declared.is_json() && asked.is_json();
            is_json
                || declared.is_in(&essence(&asked.to_string()))
                || asked.is_in(&declared.to_string())
        };
        is_wanted && declared.iter().any(meets)
    };
    if !asked.is_empty() && !declared.is_empty() && !asked.iter().any(is_met) {
        return true;
    }
    if !declares_json_api(replies) {
        return false;
    }
    let values = headers
        .get_all(ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut asked = values
        .flat_map(instances)
        .filter_map(MediaType::parse)
        .filter(|asked| is_json_api(*asked))
        .peekable();
    asked.peek().is_some() && asked.all(|asked| !is_answerable(asked, replies))
}

/// Whether a quality says that something is not wanted at all.
fn is_zero(quality: &str) -> bool {
    quality.parse::<f32>().is_ok_and(|quality| quality <= 0.0)
}

/// The instances in an `Accept` header: commas in quotes part none.
fn instances(accept: &str) -> Vec<&str> {
    let mut quoted = false;
    accept
        .split(|c| {
            quoted ^= c == '"';
            c == ',' && !quoted
        })
        .map(str::trim)
        .collect()
}

fn is_json_api(media_type: MediaType<'_>) -> bool {
    MediaType::parse(JSON_API).is_some_and(|own| own.is_same(media_type))
}

fn declares_json_api(declared: &[&str]) -> bool {
    let declared = declared.iter().filter_map(|text| MediaType::parse(text));
    declared.into_iter().any(is_json_api)
}

/// Whether JSON:API's media type has no parameters but those that may stand there, and no extension but those that are
/// declared. Profiles that are not known are passed over, as the standard says.
fn is_answerable(sent: MediaType<'_>, declared: &[&str]) -> bool {
    let known = |name: &str, value: &str| {
        let declared = declared.iter().filter_map(|text| MediaType::parse(text));
        declared
            .filter(|declared| is_json_api(*declared))
            .filter_map(|declared| declared.parameter(name))
            .any(|told| told.split(' ').any(|told| told.eq_ignore_ascii_case(value)))
    };
    sent.parameters().all(|(name, value)| {
        if name.eq_ignore_ascii_case("profile") || name.eq_ignore_ascii_case("q") {
            return true;
        }
        let is_extension = name.eq_ignore_ascii_case("ext");
        match is_extension {
            true => value.split(' ').all(|extension| known(name, extension)),
            false => known(name, value),
        }
    })
}

/// Type and subtype in lower case, without parameters.
pub(crate) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Whether a media type is one of JSON.
pub(crate) fn is_json(media_type: &str) -> bool {
    MediaType::parse(media_type).is_some_and(MediaType::is_json)
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue};

    use super::{choose, is_refused};

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

    const ATOMIC: &str = r#"application/vnd.api+json; ext="https://jsonapi.org/ext/atomic""#;

    #[test]
    fn parameters_tell_bodies_apart() {
        let declared = [
            "application/vnd.api+json",
            ATOMIC,
            "text/csv; charset=utf-8",
            "text/csv",
        ];
        let sent = r#"application/vnd.api+json;ext="https://jsonapi.org/ext/atomic""#;
        assert_eq!(choose(&declared, Some(sent)), Some(1));
        assert_eq!(choose(&declared, Some("application/vnd.api+json")), Some(0));
        assert_eq!(choose(&declared, Some("text/csv; charset=UTF-8")), Some(2));
        assert_eq!(choose(&declared, Some("text/csv; charset=latin1")), Some(3));
    }

    #[test]
    fn json_api_has_no_parameters_of_its_users_own() {
        let declared = ["application/vnd.api+json"];
        for refused in ["application/vnd.api+json; charset=utf-8", ATOMIC] {
            assert_eq!(choose(&declared, Some(refused)), None, "{refused}");
        }
        let profile = "application/vnd.api+json; profile=\"https://a.example/last\"";
        assert_eq!(choose(&declared, Some(profile)), Some(0));
        let plain = ["application/json"];
        assert_eq!(
            choose(&plain, Some("application/vnd.api+json; charset=utf-8")),
            Some(0)
        );
    }

    #[test]
    fn accept_must_name_a_media_type_of_the_replies() {
        let refused = |accept: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert("accept", HeaderValue::from_static(accept));
            is_refused(&["application/json", "image/*"], &headers)
        };
        for met in [
            "*/*",
            "application/*",
            "text/html, */*;q=0.1",
            "application/vnd.api+json",
            "image/png",
            "IMAGE/*",
        ] {
            assert!(!refused(met), "{met}");
        }
        for not_met in [
            "text/html",
            "application/json;q=0",
            "text/*, application/pdf",
        ] {
            assert!(refused(not_met), "{not_met}");
        }
    }

    #[test]
    fn accept_must_leave_one_answerable_instance() {
        let refused = |accept: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert("accept", HeaderValue::from_static(accept));
            is_refused(&["application/vnd.api+json"], &headers)
        };
        assert!(refused("application/vnd.api+json; charset=utf-8"));
        assert!(refused(
            "application/vnd.api+json; ext=\"https://a.example/x,y\", */*"
        ));
        assert!(!refused(
            "application/vnd.api+json; charset=utf-8, application/vnd.api+json; q=0.5"
        ));
        assert!(!refused("text/html, */*"));
        assert!(!is_refused(
            &["application/vnd.api+json"],
            &HeaderMap::new()
        ));
    }
}
