//! How a parameter is written, as the runtime names it.

use jsonapi_runtime::http::encoding::Content;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use crate::model::{Encoding, Style};

/// The constant of the runtime, by the path of its type, with what is said of it beside: `Encoding::COMMA.allow_empty()`.
pub(crate) fn encoding(path: &impl ToTokens, encoding: Encoding) -> TokenStream {
    let (name, explode) = match encoding.content {
        Some(Content::Json) => ("JSON", None),
        Some(Content::Text) => ("TEXT", None),
        None => named(encoding.style, encoding.explode),
    };
    let name: Ident = format_ident!("{name}");
    let explode = explode.map(|explode| quote!(.explode(#explode)));
    let reserved = encoding.allow_reserved.then(|| quote!(.allow_reserved()));
    let empty = encoding.allow_empty.then(|| quote!(.allow_empty()));
    quote!(#path::#name #explode #reserved #empty)
}

/// About how many columns an encoding takes.
pub(crate) fn width(tokens: &TokenStream) -> usize {
    tokens.to_string().replace(' ', "").len()
}

fn named(style: Style, explode: bool) -> (&'static str, Option<bool>) {
    let exploded = explode.then_some(true);
    match style {
        Style::Simple => ("SIMPLE", exploded),
        Style::Label => ("LABEL", exploded),
        Style::Matrix => ("MATRIX", exploded),
        Style::Form if explode => ("FORM", None),
        Style::Form => ("COMMA", None),
        Style::SpaceDelimited => ("SPACE_DELIMITED", exploded),
        Style::PipeDelimited => ("PIPE_DELIMITED", exploded),
        Style::DeepObject => ("DEEP_OBJECT", None),
    }
}
