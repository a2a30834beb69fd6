//! Dates and times as the API writes them, typed on request.
//!
//! The text is kept, so that odd ones do not make a document unreadable and every one is written back as it came. Typed
//! values are `jiff`'s: it keeps dates, instants and offsets apart in its types, reads RFC 3339 and RFC 9557 strictly, its
//! types are `Copy`, and without its default features it needs no time zone database. Text of the usual lengths stands in
//! the value itself.

#[cfg(test)]
mod tests;

use std::fmt;
use std::time::SystemTime;

use compact_str::{CompactString, ToCompactString};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::Offset;

use crate::json::mismatch::Mismatch;
use crate::json::node::Node;
use crate::json::output::Output;
use crate::value::wire::{Layout, Wire, text};

/// A date (RFC 3339 `full-date`): `2024-02-29`.
///
/// ```
/// use jsonapi_runtime::{Date, jiff};
/// let born = Date::from("1815-12-10");
/// assert_eq!(born.get()?, jiff::civil::date(1815, 12, 10));
/// assert!(Date::from("1815").get().is_err());
/// # Ok::<(), jsonapi_runtime::value::date::DateError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Date(CompactString);

/// An instant (RFC 3339 `date-time`): `2024-02-29T12:00:00.000Z`.
///
/// Compared by its text. To compare instants, compare what [`get`](Self::get) gives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DateTime(CompactString);

/// Text that is no date or time. Does not tell the text, which may be personal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {0}")]
pub struct DateError(&'static str);

impl Date {
    /// The date.
    ///
    /// # Errors
    /// Where the text is no RFC 3339 `full-date`.
    pub fn get(&self) -> Result<civil::Date, DateError> {
        // jiff reads more: `20240229`, or a whole date-time, of which it takes the date.
        let sized = (self.0.len() == "2024-02-29".len()).then(|| self.0.parse().ok());
        sized.flatten().ok_or(NO_DATE)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl DateTime {
    /// The instant.
    ///
    /// # Errors
    /// Where the text is no RFC 3339 `date-time`.
    pub fn get(&self) -> Result<Timestamp, DateError> {
        self.0.parse().map_err(|_| NO_TIME)
    }

    /// The offset from UTC in which the instant is written.
    ///
    /// # Errors
    /// Where the text is no RFC 3339 `date-time`.
    pub fn offset(&self) -> Result<Offset, DateError> {
        let pieces = jiff::fmt::temporal::Pieces::parse(&self.0).map_err(|_| NO_TIME)?;
        pieces.to_numeric_offset().ok_or(NO_TIME)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const NO_DATE: DateError = DateError("a date, such as 2024-02-29");
const NO_TIME: DateError = DateError("a time, such as 2024-02-29T12:00:00Z");

impl Wire for Date {
    const LAYOUT: Layout = Layout::Scalar;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        text(node).map(Self::from)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.string_of(&self.0, NO_DATE.0, |_| self.get().is_ok());
    }
}

impl Wire for DateTime {
    const LAYOUT: Layout = Layout::Scalar;

    fn read(node: &Node<'_>) -> Result<Self, Mismatch> {
        text(node).map(Self::from)
    }

    fn write<'a>(&'a self, out: &mut Output<'a>) {
        out.string_of(&self.0, NO_TIME.0, |_| self.get().is_ok());
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl From<&str> for Date {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Date {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self(date.to_compact_string())
    }
}

impl From<&str> for DateTime {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for DateTime {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<Timestamp> for DateTime {
    fn from(instant: Timestamp) -> Self {
        Self(instant.to_compact_string())
    }
}

/// Out of what RFC 3339 can write, the nearest instant within.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        let nearest = match time < SystemTime::UNIX_EPOCH {
            true => Timestamp::MIN,
            false => Timestamp::MAX,
        };
        Timestamp::try_from(time).unwrap_or(nearest).into()
    }
}

#[cfg(feature = "chrono")]
impl<Z: chrono::TimeZone> From<chrono::DateTime<Z>> for DateTime {
    fn from(instant: chrono::DateTime<Z>) -> Self {
        let instant = instant.to_utc();
        Self::from(instant.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
    }
}

#[cfg(feature = "chrono")]
impl From<chrono::NaiveDate> for Date {
    fn from(date: chrono::NaiveDate) -> Self {
        Self::from(date.to_string())
    }
}

#[cfg(feature = "time")]
impl From<time::OffsetDateTime> for DateTime {
    fn from(instant: time::OffsetDateTime) -> Self {
        SystemTime::from(instant).into()
    }
}

#[cfg(feature = "time")]
impl From<time::Date> for Date {
    fn from(date: time::Date) -> Self {
        // Years of four digits, as RFC 3339 has them: `time` writes no other way without its macros.
        let (year, month, day) = date.to_calendar_date();
        Self::from(format!("{year:04}-{:02}-{day:02}", u8::from(month)))
    }
}
