//! From a page to the next: what its links tell (JSON:API 1.1 §8.6), and what can be counted where it has none.

use jsonapi_runtime::{Value, serde_json};
use url::Url;

use crate::info::paging::PagingInfo;
use crate::travel::invalid::InvalidRequest;
use crate::travel::url::{pair, with_pair};
use jsonapi_runtime::http::paging::PagingStyle;

/// The links between pages (§8.6).
const BETWEEN_PAGES: [&str; 4] = ["next", "prev", "first", "last"];

/// What the links of a page say of the one behind it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Linked<'a> {
    /// It is there.
    To(&'a str),
    /// There is none.
    Last,
    /// Nothing: the page has no links to other pages.
    Untold,
}

/// Reads the link to the next page. Where there are links between pages but none to the next, there is no next page.
///
/// # Errors
/// The link is neither text nor a link object (§7.6).
pub(crate) fn linked<'a>(
    link: impl Fn(&str) -> Option<&'a Value>,
) -> Result<Linked<'a>, InvalidRequest> {
    let next = match link("next") {
        Some(Value::Object(next)) => next.get("href").ok_or(InvalidRequest::OddLink)?,
        Some(next) => next,
        None if BETWEEN_PAGES.iter().any(|name| link(name).is_some()) => return Ok(Linked::Last),
        None => return Ok(Linked::Untold),
    };
    match next {
        Value::String(next) if !next.is_empty() => Ok(Linked::To(next)),
        Value::String(_) | Value::Null => Ok(Linked::Last),
        _ => Err(InvalidRequest::OddLink),
    }
}

/// A page without links to others.
pub(crate) struct Page<'a> {
    /// Where it came from.
    pub(crate) url: &'a Url,
    /// How many items it has.
    pub(crate) items: usize,
    /// The most items that a page before it had.
    pub(crate) longest: usize,
    /// The document.
    pub(crate) bytes: &'a [u8],
}

impl Page<'_> {
    /// The URL of the next page; `None` after the last.
    pub(crate) fn next(&self, paging: &PagingInfo) -> Option<Url> {
        if paging.style == PagingStyle::Links || self.items == 0 {
            return None;
        }
        let document = serde_json::from_slice(self.bytes).unwrap_or(Value::Null);
        let told = Told(&document);
        match paging.style {
            PagingStyle::Links => None,
            PagingStyle::Cursor { parameter } => {
                let cursor = told.cursor()?;
                Some(with_pair(self.url, parameter, &cursor))
            }
            PagingStyle::Number { parameter, first } => {
                let first = u64::from(first);
                let number = self.number(parameter).unwrap_or(first);
                let done = number.saturating_sub(first).saturating_add(1);
                let is_last = match (told.pages(), told.items(), self.size(paging)) {
                    (Some(pages), _, _) => done >= pages,
                    (None, Some(items), Some(size)) => done.saturating_mul(size) >= items,
                    _ => self.is_short(paging),
                };
                let next = number.saturating_add(1).to_string();
                (!is_last).then(|| with_pair(self.url, parameter, &next))
            }
            PagingStyle::Offset { parameter } => {
                let next = self
                    .number(parameter)
                    .unwrap_or(0)
                    .saturating_add(self.items as u64);
                let is_last = match told.items() {
                    Some(items) => next >= items,
                    None => self.is_short(paging),
                };
                (!is_last).then(|| with_pair(self.url, parameter, &next.to_string()))
            }
        }
    }

    fn number(&self, parameter: &str) -> Option<u64> {
        pair(self.url, parameter)?.trim().parse().ok()
    }

    /// How many items a full page has, where that is certain: a server may give fewer than it was asked for.
    fn size(&self, paging: &PagingInfo) -> Option<u64> {
        let most = paging.max_size.map(u64::from);
        match paging.size.and_then(|parameter| self.number(parameter)) {
            Some(asked) => most.map(|most| asked.min(most)),
            None => paging.default_size.map(u64::from),
        }
    }

    /// Whether the page has fewer items than a full one, and so is the last.
    fn is_short(&self, paging: &PagingInfo) -> bool {
        let full = self.size(paging).unwrap_or(self.longest as u64);
        (self.items as u64) < full
    }
}

/// What a document says of the collection: in `meta`, or in an object `page` or `pagination` there. Names of members are
/// compared without their inflection.
struct Told<'a>(&'a Value);

impl Told<'_> {
    /// How many items all pages have.
    fn items(&self) -> Option<u64> {
        const NAMES: [&str; 7] = [
            "total",
            "totalcount",
            "totalitems",
            "totalresults",
            "totalrecords",
            "recordcount",
            "itemcount",
        ];
        self.meta(&NAMES)?.as_u64()
    }

    /// How many pages there are.
    fn pages(&self) -> Option<u64> {
        self.meta(&["totalpages", "pagecount", "lastpage"])?
            .as_u64()
    }

    /// The cursor behind the page; `None` where it says that nothing follows.
    fn cursor(&self) -> Option<String> {
        if self.meta(&["hasmore", "hasnext", "hasnextpage"]) == Some(&Value::Bool(false)) {
            return None;
        }
        let names = [
            "nextcursor",
            "nexttoken",
            "nextpagetoken",
            "after",
            "next",
            "endcursor",
        ];
        if let Some(told) = self.meta(&names) {
            return text(told);
        }
        let last = self.0.get("data")?.as_array()?.last()?;
        let own = last
            .get("meta")
            .and_then(|meta| meta.get("page")?.get("cursor"));
        text(own.or_else(|| last.get("id"))?)
    }

    fn meta(&self, names: &[&str]) -> Option<&Value> {
        let meta = self.0.get("meta")?;
        let inner = ["page", "pagination"]
            .iter()
            .filter_map(|name| meta.get(name));
        let objects: Vec<_> = std::iter::once(meta)
            .chain(inner)
            .filter_map(Value::as_object)
            .collect();
        names.iter().find_map(|name| {
            let mut members = objects.iter().flat_map(|object| object.iter());
            members
                .find(|(own, _)| plain(own) == *name)
                .map(|(_, value)| value)
        })
    }
}

/// A cursor as text; `None` for null and nothing.
fn text(cursor: &Value) -> Option<String> {
    match cursor {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A name without its inflection.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| !matches!(letter, '-' | '_'));
    letters.flat_map(char::to_lowercase).collect()
}
