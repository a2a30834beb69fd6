//! Small pieces of tokens that all emitters share.

use heck::ToSnakeCase;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use serde_json::Value;

use super::docs::{markdown, sentence};
use crate::model::{Doc, ModulePath, Name};

/// An identifier of the model.
pub fn ident(name: &Name) -> Ident {
    raw_ident(name.ident())
}

/// An identifier as it stands in the code: `status`, `r#type`.
pub fn raw_ident(text: &str) -> Ident {
    match text.strip_prefix("r#") {
        Some(word) => Ident::new_raw(word, Span::call_site()),
        None => Ident::new(text, Span::call_site()),
    }
}

/// A name with a word behind it: `ListReply`, and `SelfReply` of `Self_`.
pub fn compound(name: &Name, word: &str) -> String {
    format!("{}{word}", name.ident().trim_end_matches('_'))
}

/// The path of a module: `report::watchlist`.
pub fn module_path(path: &ModulePath) -> TokenStream {
    let steps = path.steps().iter().map(|step| raw_ident(step));
    quote!(#(#steps)::*)
}

/// An identifier in capitals, for a constant named after a field.
pub fn constant_ident(name: &Name) -> Ident {
    let word = name.ident().trim_start_matches("r#").trim_end_matches('_');
    raw_ident(&word.to_uppercase())
}

/// A doc comment; nothing where the document is silent.
pub fn doc(doc: &Doc) -> TokenStream {
    doc_or(doc, "")
}

/// A doc comment; `fallback`, which is Markdown, where the document is silent.
pub fn doc_or(doc: &Doc, fallback: &str) -> TokenStream {
    doc_text(&doc_markdown(doc, fallback))
}

/// The same with a line about the values that are allowed: in the same paragraph where there is but one.
pub fn doc_told(doc: &Doc, fallback: &str, told: Option<String>) -> TokenStream {
    doc_text(&with_told(doc_markdown(doc, fallback), told))
}

/// A text with a line about the values that are allowed: in the same paragraph where there is but one.
pub fn with_told(mut text: String, told: Option<String>) -> String {
    if let Some(told) = told {
        let single = !text.contains('\n') && text.ends_with(['.', '!', '?']);
        text.push_str(if single { " " } else { "\n\n" });
        text.push_str(&told);
    }
    text.trim_start().to_owned()
}

/// The text of [`doc_or`].
pub fn doc_markdown(doc: &Doc, fallback: &str) -> String {
    let mut blocks = Vec::new();
    if let Some(summary) = &doc.summary {
        blocks.push(sentence(summary));
    }
    if let Some(description) = &doc.description {
        let text = markdown(description);
        // Some documents repeat the summary as the first words of the description.
        let repeated = blocks
            .first()
            .is_some_and(|summary| text.starts_with(summary.trim_end_matches('.')));
        if repeated {
            blocks.clear();
        }
        blocks.push(text);
    }
    blocks.retain(|block| !block.is_empty());
    if let [only] = blocks.as_mut_slice()
        && !only.contains('\n')
        && only.ends_with(char::is_alphanumeric)
    {
        only.push('.');
    }
    if blocks.is_empty() && !fallback.is_empty() {
        blocks.push(fallback.to_owned());
    }
    if doc.deprecated {
        blocks.push(match &doc.replaced_by {
            Some(successor) => format!(
                "**Deprecated**: use {} instead.",
                markdown(successor).trim_end_matches('.')
            ),
            None => "**Deprecated.**".to_owned(),
        });
    }
    blocks.join("\n\n")
}

/// A doc comment of the generator's own words, which are Markdown; nothing for an empty text.
///
/// The formatter wraps it where it stands.
pub fn doc_text(text: &str) -> TokenStream {
    if text.is_empty() {
        return TokenStream::new();
    }
    let text = spaced(text);
    quote!(#[doc = #text])
}

/// The same for the doc comment of a file or crate.
pub fn inner_doc(text: &str) -> TokenStream {
    if text.is_empty() {
        return TokenStream::new();
    }
    let text = spaced(text);
    quote!(#![doc = #text])
}

/// Each line with the space that stands behind the slashes.
fn spaced(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let space = if line.is_empty() { "" } else { " " };
        format!("{space}{line}")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A constant of the document, as the runtime's `constant` takes it; `constant` names the runtime's `Constant`.
pub fn constant(value: &Value, constant: impl Fn() -> Ident) -> TokenStream {
    match value {
        Value::String(text) => quote!(#text),
        Value::Bool(value) => quote!(#value),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => {
                let whole = Literal::i64_suffixed(whole);
                quote!(#whole)
            }
            (None, Some(float)) => {
                let constant = constant();
                let float = Literal::f64_suffixed(float);
                quote!(#constant::Float(#float))
            }
            (None, None) => null(constant()),
        },
        _ => null(constant()),
    }
}

/// The same where a constant expression is due, and no conversion can be called.
pub fn constant_value(value: &Value, constant: &Ident) -> TokenStream {
    match value {
        Value::String(text) => quote!(#constant::Str(#text)),
        Value::Bool(value) => quote!(#constant::Bool(#value)),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => {
                let whole = Literal::i64_unsuffixed(whole);
                quote!(#constant::Int(#whole))
            }
            (None, Some(float)) => {
                let float = Literal::f64_unsuffixed(float);
                quote!(#constant::Float(#float))
            }
            (None, None) => null(constant.clone()),
        },
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                let value = constant_value(value, constant);
                quote!((#name, #value))
            });
            quote!(#constant::Within(&[#(#members),*]))
        }
        _ => null(constant.clone()),
    }
}

fn null(constant: Ident) -> TokenStream {
    quote!(#constant::Null)
}

/// The words of a type's name: `inquiry session`.
pub fn words_of(type_name: &str) -> String {
    type_name.to_snake_case().replace('_', " ")
}

/// A type's name with the indefinite article: "an `InquirySession`".
pub fn a_thing(type_name: &str) -> String {
    let article = if type_name.starts_with(['A', 'E', 'I', 'O']) {
        "an"
    } else {
        "a"
    };
    format!("{article} `{type_name}`")
}

/// With a capital first.
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(chars)
        .collect()
}
