//! Texts by their format, by their pattern, and by what they are called.

use fastrand::Rng;

use super::merged::Merged;
use super::{pattern, words};

/// The seconds of 2025-01-01T00:00:00Z: what is made up happened in the year after.
const START: u64 = 1_735_689_600;

/// A text.
pub(super) fn text(merged: &Merged<'_>, name: &str, rng: &mut Rng) -> String {
    if let Some(pattern) = merged.patterns.first()
        && let Some(made) = pattern::text(pattern, merged.shortest, rng)
    {
        // A pattern of addresses often says how they end, and the format how they begin.
        let is_address = matches!(merged.format, Some("uri" | "url" | "iri"));
        let made = match is_address && rng.bool() {
            true => format!("https://example.com/{made}"),
            false => made,
        };
        return fitted(made, merged, rng, false);
    }
    if let Some(made) = merged.format.and_then(|format| by_format(format, rng)) {
        return made;
    }
    let made = match name {
        _ if is_time(name) => date_time(rng),
        _ if is_id(name) => id("", rng),
        _ => words::by_name(name, rng).unwrap_or_else(|| {
            if merged.longest.is_some_and(|longest| longest < 24) {
                words::word(rng)
            } else {
                words::sentence(rng)
            }
        }),
    };
    fitted(made, merged, rng, true)
}

/// Whether what is called so tells when something happened.
fn is_time(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let joined = lower.ends_with("-at") || lower.ends_with("_at") || lower.ends_with("-ts");
    joined || name.ends_with("At") && name.len() > 2
}

/// Whether what is called so names something else.
fn is_id(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with("-id") || name.ends_with("_id") || name.ends_with("Id")
}

/// A text that is as long as it has to be.
fn fitted(mut made: String, merged: &Merged<'_>, rng: &mut Rng, may_grow: bool) -> String {
    let shortest = usize::try_from(merged.shortest)
        .unwrap_or(usize::MAX)
        .min(1 << 20);
    while may_grow && made.chars().count() < shortest {
        made.push_str(&words::word(rng));
    }
    match merged.longest.map(usize::try_from) {
        Some(Ok(longest)) if made.chars().count() > longest => made.chars().take(longest).collect(),
        _ => made,
    }
}

/// A text in one of the formats that are known.
fn by_format(format: &str, rng: &mut Rng) -> Option<String> {
    Some(match format {
        "date-time" | "dateTime" | "datetime" => date_time(rng),
        "date" => date_time(rng).get(..10).unwrap_or_default().to_owned(),
        "time" => date_time(rng).get(11..).unwrap_or_default().to_owned(),
        "duration" => format!("P{}D", rng.u8(1..30)),
        "email" | "idn-email" => words::email(rng),
        "hostname" | "idn-hostname" => format!("{}.example.com", words::word(rng)),
        "ipv4" => words::ipv4(rng),
        "ipv6" => format!("2001:db8::{:x}", rng.u16(1..)),
        "uri" | "url" | "iri" => words::url(rng),
        "uri-reference" | "iri-reference" | "uri-template" => format!("/{}", words::word(rng)),
        "uuid" => uuid(rng),
        "json-pointer" => format!("/{}", words::word(rng)),
        "relative-json-pointer" => format!("0/{}", words::word(rng)),
        "regex" => "^[a-z]+$".to_owned(),
        "byte" | "base64" => "bW9jaw==".to_owned(),
        "json" => "{}".to_owned(),
        _ => return None,
    })
}

/// A time of the year that values are made up in.
fn date_time(rng: &mut Rng) -> String {
    time(START + rng.u64(..365 * 86_400))
}

/// A time as RFC 3339 has it, from seconds since 1970.
pub(crate) fn time(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    // Days since 0000-03-01 in years that begin in March (Howard Hinnant's algorithm).
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let of_era = shifted % 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let (hour, minute, second) = (rest / 3600, rest % 3600 / 60, rest % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.000Z")
}

/// A random UUID (RFC 9562 §5.4).
pub(super) fn uuid(rng: &mut Rng) -> String {
    let bits = rng.u128(..) & !(0xf << 76) & !(0x3 << 62) | 4 << 76 | 2 << 62;
    let text = format!("{bits:032x}");
    let part = |from, to| text.get(from..to).unwrap_or_default();
    [
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32),
    ]
    .join("-")
}

/// Letters that ids are made of.
pub(crate) fn id(prefix: &str, rng: &mut Rng) -> String {
    let mut made = prefix.to_owned();
    made.extend((0..24).map(|_| rng.alphanumeric()));
    made
}

/// A text like another one: what stands before the first `_` stays, letters and digits become others.
pub(crate) fn alike(example: &str, rng: &mut Rng) -> String {
    let kept = example.find('_').map_or(0, |place| place + 1);
    let letters = example.char_indices().map(|(place, letter)| match letter {
        _ if place < kept => letter,
        '0'..='9' => rng.digit(10),
        'a'..='f' => rng.digit(16),
        'g'..='z' => rng.lowercase(),
        'A'..='Z' => rng.uppercase(),
        other => other,
    });
    letters.collect()
}
