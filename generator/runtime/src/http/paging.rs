//! How a collection goes on behind a page.

/// How the next page is found where a page has no links to others (JSON:API 1.1 §8.6).
///
/// `T` is the text that names a parameter: of the generator's own while it works, `'static` in generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagingStyle<T = &'static str> {
    /// Not at all: a page without links is the last.
    Links,
    /// By the number behind that of the page, in this parameter.
    Number {
        /// The parameter: `page[number]`.
        parameter: T,
        /// The first page's number.
        first: u32,
    },
    /// By the number of items up to and with the page, in this parameter.
    Offset {
        /// The parameter: `page[offset]`.
        parameter: T,
    },
    /// By a cursor, in this parameter: the one that `meta` tells, or the last item's, or the last item's `id`.
    Cursor {
        /// The parameter: `page[after]`.
        parameter: T,
    },
}
