//! How a parameter is written, as the runtime names it.

use jsonapi_runtime::http::encoding::Content;
use jsonapi_runtime::value::wire::Layout;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use crate::model::{Encoding, Field, Style};

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

/// How a member of a form is written, by the paths of the runtime's types:
/// `FormField::list("ids", Encoding::COMMA)`.
pub(crate) fn field(path: &impl ToTokens, encodings: &impl ToTokens, field: &Field) -> TokenStream {
    let (wire, encoding) = (&field.wire, encoding(encodings, field.encoding));
    let made = match field.layout {
        Layout::Scalar => format_ident!("scalar"),
        Layout::List => format_ident!("list"),
        Layout::Object => format_ident!("object"),
        Layout::Any => format_ident!("any"),
    };
    let keys = &field.members;
    let is_keyed = field.layout == Layout::Object && field.encoding.is_exploded_form();
    let members = (is_keyed && !keys.is_empty()).then(|| quote!(.members(&[#(#keys),*])));
    quote!(#path::#made(#wire, #encoding) #members)
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
