//! Doc comments of a parsed file: wrapped where they stand.

use proc_macro2::{Ident, Span};
use syn::{AttrStyle, Attribute, Expr, ExprLit, Lit, LitStr, Meta, MetaNameValue, token};

use super::wrap::wrap;

/// The width of doc comments, indentation included.
const WIDTH: usize = 100;

/// Replaces each run of doc attributes by one attribute a line, none of them wider than a line may be.
pub(super) fn wrap_docs(attributes: &mut Vec<Attribute>, column: usize) {
    let width = WIDTH - "/// ".len() - column.min(WIDTH / 2);
    let fits = |text: &str| !text.contains('\n') && text.chars().count() <= width + 1;
    if attributes
        .iter()
        .filter_map(text_of)
        .all(|text| fits(&text))
    {
        return;
    }
    let old = std::mem::take(attributes);
    let mut run: Option<(AttrStyle, String)> = None;
    for attribute in old {
        match (text_of(&attribute), &mut run) {
            (Some(text), Some((_, lines))) => {
                lines.push('\n');
                lines.push_str(&text);
            }
            (Some(text), None) => run = Some((attribute.style, text)),
            (None, _) => {
                flush(&mut run, width, attributes);
                attributes.push(attribute);
            }
        }
    }
    flush(&mut run, width, attributes);
}

/// The text of a doc attribute.
fn text_of(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(meta) = &attribute.meta else {
        return None;
    };
    if !meta.path.is_ident("doc") {
        return None;
    }
    match &meta.value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// Adds the lines of a run; each starts with the space that stands behind the slashes.
fn flush(run: &mut Option<(AttrStyle, String)>, width: usize, attributes: &mut Vec<Attribute>) {
    let Some((style, text)) = run.take() else {
        return;
    };
    let text: Vec<&str> = text
        .split('\n')
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    for line in wrap(&text.join("\n"), width) {
        let line = if line.is_empty() {
            line
        } else {
            format!(" {line}")
        };
        attributes.push(text_attribute(style, "doc", &line));
    }
}

/// `#[name = "text"]`, put together by hand: there is one for each line of each doc comment, and parsing them takes
/// longer than all else that the formatter does to them.
pub(super) fn text_attribute(style: AttrStyle, name: &str, text: &str) -> Attribute {
    let literal = LitStr::new(text, Span::call_site());
    let value = ExprLit {
        attrs: Vec::new(),
        lit: Lit::Str(literal),
    };
    Attribute {
        pound_token: token::Pound::default(),
        style,
        bracket_token: token::Bracket::default(),
        meta: Meta::NameValue(MetaNameValue {
            path: Ident::new(name, Span::call_site()).into(),
            eq_token: token::Eq::default(),
            value: Expr::Lit(value),
        }),
    }
}
