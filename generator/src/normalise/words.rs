//! Words: what a spelling of the document is made of, before a case is applied.
//!
//! | spelling | words |
//! |---|---|
//! | `government-id`, `governmentId`, `government_id` | `government id` |
//! | `HTTPServer` | `http server` |
//! | `verification/government-id` | `verification government id` |
//! | `+1`, `-1`, `>=` | `plus 1`, `minus 1`, `greater or equal` |
//! | `*` | `any` |
//! | nothing at all | `empty` |

use heck::ToSnakeCase;

/// Symbols that have a word of their own where no letter or digit stands beside them to tell spellings apart.
const SYMBOLS: &[(&str, &str)] = &[
    (">=", "greater or equal"),
    ("<=", "less or equal"),
    ("!=", "not equal"),
    ("==", "equal"),
    (">", "greater"),
    ("<", "less"),
    ("=", "equal"),
    ("*", "any"),
    ("+", "plus"),
    ("@", "at"),
    ("$", "dollar"),
    ("%", "percent"),
    ("&", "and"),
    ("|", "or"),
    ("!", "not"),
    ("#", "number"),
    ("~", "tilde"),
    ("^", "caret"),
    ("?", "question"),
];

/// Spellings whose capitals do not start a word.
const BRANDS: &[(&str, &str)] = &[
    ("OAuth", "Oauth"),
    ("GraphQL", "Graphql"),
    ("IDs", "Ids"),
    ("URLs", "Urls"),
    ("URIs", "Uris"),
    ("APIs", "Apis"),
    ("PDFs", "Pdfs"),
    ("IPv", "Ipv"),
    ("iOS", "Ios"),
];

/// The words of a spelling, in lower case.
pub(crate) fn words(text: &str) -> Vec<String> {
    if is_plain(text) {
        return text.split(['-', '_']).map(str::to_owned).collect();
    }
    if let Some((brand, plain)) = BRANDS.iter().find(|(brand, _)| text.contains(brand)) {
        return words(&text.replace(brand, plain));
    }
    let found: Vec<String> = spaced(text)
        .to_snake_case()
        .split('_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    if !found.is_empty() {
        return found;
    }
    if text.is_empty() {
        return vec!["empty".to_owned()];
    }
    text.chars()
        .map(|c| format!("u{:x}", u32::from(c)))
        .collect()
}

/// Whether a spelling is lower-case words with one separator between each two: what most are, and needs no splitting.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let inner = |at: usize| {
        at.checked_sub(1)
            .and_then(|before| bytes.get(before))
            .zip(bytes.get(at + 1))
    };
    !bytes.is_empty()
        && bytes.iter().enumerate().all(|(at, byte)| match byte {
            b'a'..=b'z' | b'0'..=b'9' => true,
            b'-' | b'_' => inner(at).is_some_and(|(before, after)| {
                before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric()
            }),
            _ => false,
        })
}

/// A spelling with symbols replaced by words and everything else that is no letter by separators.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut rest = text;
    if let Some(after) = leading_sign(text) {
        spaced.push_str("minus ");
        rest = after;
    }
    let symbolic = !rest.chars().any(char::is_alphanumeric);
    while let Some(character) = rest.chars().next() {
        // Beside letters only the signs that change the meaning count: `+1`, but not `a+b`.
        let leading = |symbol: &str| {
            spaced.is_empty()
                && matches!(
                    symbol,
                    "+" | "!" | ">" | "<" | ">=" | "<=" | "@" | "$" | "*"
                )
        };
        let symbol = SYMBOLS
            .iter()
            .find(|(symbol, _)| (symbolic || leading(symbol)) && rest.starts_with(symbol));
        if let Some((symbol, word)) = symbol {
            spaced.push_str(word);
            spaced.push(' ');
            rest = &rest[symbol.len()..];
            continue;
        }
        match character {
            '\'' | '’' => {}
            c if c.is_alphanumeric() => spaced.push(c),
            _ => spaced.push('_'),
        }
        rest = &rest[character.len_utf8()..];
    }
    spaced
}

/// What follows a minus sign that is a sign and no separator: `-created-at`, `-1`.
fn leading_sign(text: &str) -> Option<&str> {
    let after = text.strip_prefix('-')?;
    after.starts_with(char::is_alphanumeric).then_some(after)
}

/// `government id` as `GovernmentId`; `N` before a digit, since no identifier starts with one.
pub(crate) fn pascal(words: &[String]) -> String {
    let mut text = String::new();
    for word in words {
        let mut letters = word.chars();
        if let Some(first) = letters.next() {
            if text.is_empty() && first.is_numeric() {
                text.push('N');
            }
            text.extend(first.to_uppercase());
            text.push_str(letters.as_str());
        }
    }
    text
}

/// `government id` as `government_id`; `_` before a digit.
pub(crate) fn snake(words: &[String]) -> String {
    let text = words.join("_");
    if text.starts_with(|c: char| c.is_numeric()) {
        format!("_{text}")
    } else {
        text
    }
}

/// `government id` as `GOVERNMENT_ID`; `_` before a digit.
pub(crate) fn shouty(words: &[String]) -> String {
    snake(words).to_uppercase()
}

/// The words without letters that names of files and features cannot have: those of Latin scripts lose their accents, others
/// are told by their number.
pub(crate) fn ascii(words: &[String]) -> Vec<String> {
    const PLAIN: [(&str, &str); 14] = [
        ("àáâãäåāăą", "a"),
        ("çćĉċč", "c"),
        ("ďđð", "d"),
        ("èéêëēĕėęě", "e"),
        ("ĝğġģ", "g"),
        ("ìíîïĩīĭįı", "i"),
        ("ĺļľŀł", "l"),
        ("ñńņňŋ", "n"),
        ("òóôõöøōŏő", "o"),
        ("śŝşšß", "s"),
        ("ţťŧþ", "t"),
        ("ùúûüũūŭůűų", "u"),
        ("ýÿŷ", "y"),
        ("źżž", "z"),
    ];
    let plain = |c: char| match PLAIN.iter().find(|(accented, _)| accented.contains(c)) {
        _ if c.is_ascii() => c.to_string(),
        Some((_, plain)) => (*plain).to_owned(),
        None => format!("u{:x}", u32::from(c)),
    };
    words
        .iter()
        .map(|word| word.chars().map(plain).collect())
        .collect()
}

/// The singular of an English noun, well enough for names: `inquiries` is `inquiry`, `addresses` is `address`.
pub(crate) fn singular(word: &str) -> String {
    const SAME: &[&str] = &[
        "status", "address", "series", "access", "business", "process", "bus", "gas", "news",
        "sms", "alias", "analysis", "basis", "lens", "always", "https", "as", "is", "this", "tos",
        "dns", "aws", "ios", "os",
    ];
    if SAME.contains(&word) || word.ends_with("ss") || word.ends_with("us") {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["sses", "xes", "ches", "shes", "zes", "uses"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 1 => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// The words of a name with the last one in the singular.
pub(crate) fn singular_words(words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> String {
        words(text).join(" ")
    }

    #[test]
    fn every_separator_splits() {
        for text in [
            "government-id",
            "governmentId",
            "government_id",
            "Government Id",
            "government/id",
            "government.id",
        ] {
            assert_eq!(joined(text), "government id", "{text}");
        }
        assert_eq!(joined("HTTPServer"), "http server");
    }

    #[test]
    fn symbols_have_words() {
        assert_eq!(joined("+1"), "plus 1");
        assert_eq!(joined("-1"), "minus 1");
        assert_eq!(joined(">="), "greater or equal");
        assert_eq!(joined("*"), "any");
        assert_eq!(joined("-created-at"), "minus created at");
        assert_eq!(joined("a+b"), "a b");
        assert_eq!(joined(""), "empty");
        assert_eq!(joined("—"), "u2014");
    }

    #[test]
    fn an_identifier_never_starts_with_a_digit() {
        assert_eq!(pascal(&words("2fa-code")), "N2faCode");
        assert_eq!(snake(&words("2fa-code")), "_2fa_code");
        assert_eq!(shouty(&words("2fa-code")), "_2FA_CODE");
    }

    #[test]
    fn plurals_become_singular() {
        for (plural, one) in [
            ("inquiries", "inquiry"),
            ("addresses", "address"),
            ("status", "status"),
            ("cases", "case"),
            ("boxes", "box"),
            ("keys", "key"),
        ] {
            assert_eq!(singular(plural), one);
        }
    }
}
