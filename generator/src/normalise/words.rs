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

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

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

/// The words of a spelling, in lower case.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut rest = text;
    if let Some(after) = leading_sign(text) {
        spaced.push_str("minus ");
        rest = after;
    }
    let symbolic = !rest.chars().any(char::is_alphanumeric);
    'next: while let Some(character) = rest.chars().next() {
        for (symbol, word) in SYMBOLS {
            // Beside letters only the signs that change the meaning count: `+1`, but not `a+b`.
            let counts = symbolic
                || (spaced.is_empty()
                    && matches!(
                        *symbol,
                        "+" | "!" | ">" | "<" | ">=" | "<=" | "@" | "$" | "*"
                    ));
            if counts && rest.starts_with(symbol) {
                spaced.push_str(word);
                spaced.push(' ');
                rest = &rest[symbol.len()..];
                continue 'next;
            }
        }
        match character {
            '\'' | '’' => {}
            c if c.is_alphanumeric() => spaced.push(c),
            _ => spaced.push('_'),
        }
        rest = &rest[character.len_utf8()..];
    }
    let snake = spaced.to_snake_case();
    let found: Vec<String> = snake
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

/// What follows a minus sign that is a sign and no separator: `-created-at`, `-1`.
fn leading_sign(text: &str) -> Option<&str> {
    let after = text.strip_prefix('-')?;
    after.starts_with(char::is_alphanumeric).then_some(after)
}

/// `government id` as `GovernmentId`; `N` before a digit, since no identifier starts with one.
pub(crate) fn pascal(words: &[String]) -> String {
    let text = words.join("_").to_upper_camel_case();
    if text.starts_with(|c: char| c.is_numeric()) {
        format!("N{text}")
    } else {
        text
    }
}

/// `government id` as `government_id`; `_` before a digit.
pub(crate) fn snake(words: &[String]) -> String {
    let text = words.join("_").to_snake_case();
    if text.starts_with(|c: char| c.is_numeric()) {
        format!("_{text}")
    } else {
        text
    }
}

/// `government id` as `GOVERNMENT_ID`; `_` before a digit.
pub(crate) fn shouty(words: &[String]) -> String {
    let text = words.join("_").to_shouty_snake_case();
    if text.starts_with(|c: char| c.is_numeric()) {
        format!("_{text}")
    } else {
        text
    }
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
