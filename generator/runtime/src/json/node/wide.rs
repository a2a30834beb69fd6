//! Numbers that no integer of 64 bits and no `f64` holds: `18446744073709551616`, `1e400`.
//!
//! A JSON parser that is asked for `f64`s rounds the first and refuses the second. Here, text that has such a number is read
//! again with each of them as an object of one member, which [`Node`](super::Node) takes for the number that it is. Where a
//! [`Value`] has to hold one, among undeclared members, the object stays, and is a number again when it is written.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde_json::{Number, Value};

/// The key of the object's only member.
pub(super) const TOKEN: &str = "$jsonapi::number";

/// The JSON text with each such number put into an object; `None` where there is none.
pub(crate) fn marked(json: &str) -> Option<String> {
    let mut text = String::new();
    let mut copied = 0;
    for (start, end) in Numbers::of(json) {
        let number = json.get(start..end)?;
        if is_wide(number) {
            text.push_str(json.get(copied..start)?);
            text.push_str(&format!("{{\"{TOKEN}\":\"{number}\"}}"));
            copied = end;
        }
    }
    if copied == 0 {
        return None;
    }
    text.push_str(json.get(copied..)?);
    Some(text)
}

/// The text of the number that an object of one member stands for.
pub(super) fn unmarked<'t>(key: &str, text: &'t str) -> Option<&'t str> {
    (key == TOKEN && is_wide(text)).then_some(text)
}

/// The same of a value.
pub(super) fn unmarked_value(value: &Value) -> Option<&str> {
    let members = value.as_object()?;
    match members.iter().next() {
        Some((key, Value::String(text))) if members.len() == 1 => unmarked(key, text),
        _ => None,
    }
}

/// The object that stands for a number.
pub(super) fn mark(text: &str) -> Value {
    Value::Object([(TOKEN.to_owned(), text.into())].into_iter().collect())
}

/// Whether text is a JSON number that `serde_json` would round or refuse.
fn is_wide(text: &str) -> bool {
    let Some(wanted) = Decimal::of(text) else {
        return false;
    };
    // What is written is the shortest text that is read as the same `f64`.
    let written = text.parse().map(|number: Number| number.to_string());
    !written.is_ok_and(|written| Decimal::of(&written).as_ref() == Some(&wanted))
}

/// A number in decimal: `digits` times ten to the power of `exponent`, without zeros at either end.
#[derive(Debug, PartialEq)]
struct Decimal<'t> {
    is_negative: bool,
    digits: Cow<'t, str>,
    exponent: i64,
}

impl<'t> Decimal<'t> {
    /// `None` where the text is no JSON number (RFC 8259 §6).
    fn of(text: &'t str) -> Option<Self> {
        let (is_negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, power) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        let sign = power.strip_prefix(['+', '-']).unwrap_or(power);
        let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let is_led = whole.len() > 1 && whole.starts_with('0');
        if is_led || ![whole, fraction, sign].into_iter().all(are_digits) {
            return None;
        }
        let limit = if power.starts_with('-') {
            i64::MIN
        } else {
            i64::MAX
        };
        let power: i64 = power.parse().unwrap_or(limit);
        let fraction = fraction.trim_end_matches('0');
        let all = match fraction {
            "" => Cow::Borrowed(whole),
            fraction => Cow::Owned(format!("{whole}{fraction}")),
        };
        let trimmed = all.trim_end_matches('0');
        let zeros = i64::try_from(all.len() - trimmed.len()).ok()?;
        let places = i64::try_from(fraction.len()).ok()?;
        let digits = trimmed.trim_start_matches('0').to_owned();
        let exponent = match digits.as_str() {
            "" => 0,
            _ => power.saturating_sub(places).saturating_add(zeros),
        };
        Some(Self {
            is_negative,
            digits: Cow::Owned(digits),
            exponent,
        })
    }
}

/// The places of the numbers in JSON text.
struct Numbers<'t> {
    bytes: &'t [u8],
    place: usize,
}

impl<'t> Numbers<'t> {
    fn of(json: &'t str) -> Self {
        Self {
            bytes: json.as_bytes(),
            place: 0,
        }
    }

    /// Behind the string that starts at the place.
    fn pass_string(&mut self) {
        self.place += 1;
        while let Some(byte) = self.bytes.get(self.place) {
            self.place += match byte {
                b'\\' => 2,
                b'"' => break,
                _ => 1,
            };
        }
        self.place += 1;
    }
}

impl Iterator for Numbers<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        loop {
            match self.bytes.get(self.place)? {
                b'"' => self.pass_string(),
                b'-' | b'0'..=b'9' => {
                    let start = self.place;
                    let is_part =
                        |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
                    while self.bytes.get(self.place).is_some_and(is_part) {
                        self.place += 1;
                    }
                    return Some((start, self.place));
                }
                _ => self.place += 1,
            }
        }
    }
}
