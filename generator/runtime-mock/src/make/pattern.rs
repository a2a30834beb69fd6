//! Texts that match a pattern.

use fastrand::Rng;
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};

/// How often what may be repeated without end is repeated beyond what it must.
const MORE: u32 = 6;

/// How long a text may become.
const LONGEST: usize = 4096;

/// A text that matches a pattern; `None` where the pattern asks for what cannot be made of it alone (look-around, references back).
pub(super) fn text(pattern: &str, shortest: u64, rng: &mut Rng) -> Option<String> {
    // ECMA-262 knows classes of ASCII only, unless told otherwise.
    let mut parser = ParserBuilder::new().unicode(false).utf8(false).build();
    let hir = match parser.parse(pattern) {
        Ok(hir) => hir,
        Err(_) => ParserBuilder::new().build().parse(pattern).ok()?,
    };
    let mut more = MORE;
    let mut made = String::new();
    // Where a text has to be long, what can be repeated is repeated more.
    for _ in 0..6 {
        made.clear();
        write(&hir, more, rng, &mut made);
        if made.chars().count() as u64 >= shortest {
            break;
        }
        more = more.saturating_mul(4);
    }
    Some(made)
}

fn write(hir: &Hir, more: u32, rng: &mut Rng, into: &mut String) {
    if into.len() > LONGEST {
        return;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => into.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => into.extend(letter(class, rng)),
        HirKind::Repetition(repeated) => {
            let most = repeated.max.unwrap_or(repeated.min.saturating_add(more));
            let most = most.min(repeated.min.saturating_add(more));
            for _ in 0..rng.u32(repeated.min..=most.max(repeated.min)) {
                write(&repeated.sub, more, rng, into);
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, more, rng, into),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, more, rng, into)),
        HirKind::Alternation(branches) => {
            if let Some(branch) = rng.choice(branches) {
                write(branch, more, rng, into);
            }
        }
    }
}

/// A character of a class: a letter or digit where it has some, else what can be printed.
fn letter(class: &Class, rng: &mut Rng) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class
            .iter()
            .map(|range| (range.start(), range.end()))
            .collect(),
        Class::Bytes(class) => {
            let ranges = class.iter();
            ranges
                .map(|range| (char::from(range.start()), char::from(range.end())))
                .collect()
        }
    };
    let within = |from: char, to: char| {
        let cut = ranges.iter().filter_map(move |(start, end)| {
            let (start, end) = ((*start).max(from), (*end).min(to));
            (start <= end).then_some((start, end))
        });
        cut.collect::<Vec<_>>()
    };
    let plain = [within('a', 'z'), within('0', '9'), within('A', 'Z')].concat();
    let printed = within(' ', '~');
    let pool = match (plain.is_empty(), printed.is_empty()) {
        (false, _) => plain,
        (true, false) => printed,
        (true, true) => ranges.clone(),
    };
    let (start, end) = rng.choice(pool)?;
    Some(rng.char(start..=end))
}
