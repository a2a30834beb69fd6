//! What a client asks for beside the operation: a range of the contents, or only what it has not yet (RFC 9110 §13, §14).

use std::ops::Range;
use std::time::SystemTime;

use http::header::{IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, RANGE};
use http::{HeaderMap, HeaderName, Method};

use crate::answer::contents::Contents;

/// What a client asks for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    is_get: bool,
    range: Option<String>,
    if_range: Option<String>,
    none_match: Option<String>,
    since: Option<String>,
}

/// What it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Portion {
    Whole,
    Part(Range<u64>),
    /// It has them already.
    Unchanged,
    /// There is no such range.
    Unsatisfiable,
}

impl Asked {
    /// What the headers of a request ask for.
    pub(crate) fn of(method: &Method, headers: &HeaderMap) -> Self {
        let text = |name: HeaderName| Some(headers.get(name)?.to_str().ok()?.trim().to_owned());
        Self {
            is_get: matches!(*method, Method::GET | Method::HEAD),
            range: text(RANGE),
            if_range: text(IF_RANGE),
            none_match: text(IF_NONE_MATCH),
            since: text(IF_MODIFIED_SINCE),
        }
    }

    /// What of some contents it gets.
    pub(crate) fn portion(&self, content: &Contents, length: Option<u64>) -> Portion {
        if !self.is_get {
            return Portion::Whole;
        }
        if self.has(content) {
            return Portion::Unchanged;
        }
        let range = self.range.as_deref().filter(|_| self.is_current(content));
        match (range, length) {
            (Some(range), Some(length)) => portion(range, length),
            _ => Portion::Whole,
        }
    }

    /// Whether the client has the contents already. Where it names tags, dates do not count (RFC 9110 §13.2.2).
    fn has(&self, content: &Contents) -> bool {
        if let Some(tags) = &self.none_match {
            let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
            let own = content.entity_tag.as_deref();
            return tags == "*"
                || own.is_some_and(|own| tags.split(',').any(|tag| plain(tag) == own));
        }
        let since = self.since.as_deref();
        let since = since.and_then(|text| httpdate::parse_http_date(text).ok());
        match (since, content.modified) {
            (Some(since), Some(modified)) => seconds(modified) <= seconds(since),
            _ => false,
        }
    }

    /// Whether a range is one of what the client has seen (RFC 9110 §13.1.5).
    fn is_current(&self, content: &Contents) -> bool {
        let Some(seen) = &self.if_range else {
            return true;
        };
        if seen.starts_with('"') {
            return content.entity_tag.as_deref() == Some(seen);
        }
        let seen = httpdate::parse_http_date(seen).ok();
        seen.is_some() && seen.map(seconds) == content.modified.map(seconds)
    }
}

fn seconds(time: SystemTime) -> u64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}

/// A range of bytes. Several ranges, other units and what is no range at all are passed over, as RFC 9110 §14.2 lets servers do.
fn portion(range: &str, length: u64) -> Portion {
    let Some(bounds) = range
        .strip_prefix("bytes=")
        .filter(|all| !all.contains(','))
    else {
        return Portion::Whole;
    };
    let Some((first, last)) = bounds.split_once('-') else {
        return Portion::Whole;
    };
    let (first, last) = (first.trim(), last.trim());
    let number = |text: &str| text.parse::<u64>().ok();
    let range = match (first.is_empty(), last.is_empty()) {
        (true, true) => None,
        (true, false) => {
            number(last).map(|count| (count > 0, length.saturating_sub(count)..length))
        }
        (false, true) => number(first).map(|first| (first < length, first..length)),
        (false, false) => {
            let bounds = number(first).zip(number(last));
            let bounds = bounds.filter(|(first, last)| first <= last);
            bounds.map(|(first, last)| (first < length, first..last.saturating_add(1).min(length)))
        }
    };
    match range {
        None => Portion::Whole,
        Some((true, range)) if length > 0 => Portion::Part(range),
        Some(_) => Portion::Unsatisfiable,
    }
}

#[cfg(test)]
mod tests {
    use super::{Portion, portion};

    #[test]
    fn ranges_are_those_of_the_rfc() {
        for (range, expected) in [
            ("bytes=0-4", Portion::Part(0..5)),
            ("bytes=5-", Portion::Part(5..10)),
            ("bytes=-3", Portion::Part(7..10)),
            ("bytes=-30", Portion::Part(0..10)),
            ("bytes=9-99", Portion::Part(9..10)),
            ("bytes=10-", Portion::Unsatisfiable),
            ("bytes=-0", Portion::Unsatisfiable),
            ("bytes=5-4", Portion::Whole),
            ("bytes=0-1,3-4", Portion::Whole),
            ("bytes=a-b", Portion::Whole),
            ("lines=0-4", Portion::Whole),
        ] {
            assert_eq!(portion(range, 10), expected, "{range}");
        }
        assert_eq!(portion("bytes=0-", 0), Portion::Unsatisfiable);
    }
}
