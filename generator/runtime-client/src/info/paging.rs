//! How operations page.

use jsonapi_runtime::http::paging::PagingStyle;

/// How an operation pages (JSON:API 1.1 §8.6).
///
/// Where a page links to others, those links alone lead on; [`PagingInfo::style`] says what to do where none come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PagingInfo {
    /// How the next page is found where a page has no links to others.
    pub style: PagingStyle,
    /// The parameter that asks for a number of items on a page: `page[size]`.
    pub size: Option<&'static str>,
    /// How many items a page has unless asked otherwise, where the document states it.
    pub default_size: Option<u32>,
    /// The most items that a page has, where the document states it.
    pub max_size: Option<u32>,
}

impl PagingInfo {
    /// Pages that are found by links alone, and nothing known of their size.
    pub const LINKS: Self = Self {
        style: PagingStyle::Links,
        size: None,
        default_size: None,
        max_size: None,
    };

    /// Pages that are counted, where no links come.
    pub const fn number(parameter: &'static str, first: u32) -> Self {
        Self::by(PagingStyle::Number { parameter, first })
    }

    /// Pages that are found by the number of items before them, where no links come.
    pub const fn offset(parameter: &'static str) -> Self {
        Self::by(PagingStyle::Offset { parameter })
    }

    /// Pages that are found by a cursor, where no links come.
    pub const fn cursor(parameter: &'static str) -> Self {
        Self::by(PagingStyle::Cursor { parameter })
    }

    const fn by(style: PagingStyle) -> Self {
        Self {
            style,
            ..Self::LINKS
        }
    }
}
