//! What operations answer: an enum for each, with a variant for each status that the document declares.

use std::collections::HashSet;

use heck::ToUpperCamelCase;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::content::content_type;
use super::union::fallback;
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_or, doc_text, ident, raw_ident};
use crate::model::{Body, Content, Operation, Reply, Status};

/// What the operations of the tag at that place answer.
pub(super) fn items(scope: &Scope<'_>, index: usize) -> TokenStream {
    let api = scope.api();
    for operation in api.operations_of(index) {
        scope.reserve(reply_type(operation));
        for reply in operation
            .replies
            .iter()
            .filter(|reply| reply.bodies.len() > 1)
        {
            scope.reserve(body_type(operation, reply));
        }
    }
    let enums: TokenStream = api
        .operations_of(index)
        .map(|operation| emit(scope, operation))
        .collect();
    let is_json = |body: &Body| body.media_type.text == JSON && is_read_as_json(&body.content);
    let json = api
        .operations_of(index)
        .flat_map(|operation| &operation.replies)
        .flat_map(|reply| &reply.bodies)
        .any(is_json)
        .then(|| quote!(const JSON: &str = #JSON;));
    quote!(#json #enums)
}

/// The name of an operation's reply enum, in the module `replies::<tag>`.
pub fn reply_type(operation: &Operation) -> String {
    format!("{}Reply", operation.type_name.ident())
}

/// The name of the enum over the media types of a status.
fn body_type(operation: &Operation, reply: &Reply) -> String {
    format!("{}{}Body", operation.type_name.ident(), reply.name.ident())
}

/// A reply as a variant.
struct Case<'r> {
    name: Ident,
    reply: &'r Reply,
    body: Option<BodyType>,
}

/// What a variant holds beside the status.
struct BodyType {
    ty: TokenStream,
    media: Vec<(Ident, Body)>,
    enumeration: Option<Ident>,
}

fn emit(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let name = raw_ident(&reply_type(operation));
    let raw = scope.runtime("RawReply");
    let undeclared = undeclared(operation);
    let cases: Vec<Case<'_>> = operation
        .replies
        .iter()
        .map(|reply| case(scope, operation, reply))
        .collect();
    let bodies = cases.iter().filter_map(|case| body_enum(scope, case));
    let variants = cases.iter().map(variant);
    let doc = doc_text(&format!(
        "What `{} {}` answers.",
        operation.method.as_str(),
        operation.path
    ));
    let functions = functions(scope, &cases, &undeclared);
    quote! {
        #(#bodies)*
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " A reply that the document does not declare."]
            #undeclared(#raw),
        }
        impl #name { #functions }
    }
}

fn undeclared(operation: &Operation) -> Ident {
    let names = operation.replies.iter().map(|reply| reply.name.ident());
    let taken = names.clone().any(|name| name == "Undeclared");
    if taken {
        fallback(names)
    } else {
        format_ident!("Undeclared")
    }
}

fn case<'r>(scope: &Scope<'_>, operation: &Operation, reply: &'r Reply) -> Case<'r> {
    let body = match reply.bodies.as_slice() {
        [] => None,
        [body] => Some(BodyType {
            ty: content_type(scope, &body.content),
            media: vec![(format_ident!("Body"), body.clone())],
            enumeration: None,
        }),
        several => {
            let name = raw_ident(&body_type(operation, reply));
            let mut seen = HashSet::new();
            let media = several
                .iter()
                .map(|body| (media_ident(&body.media_type.text, &mut seen), body.clone()));
            Some(BodyType {
                ty: quote!(#name),
                media: media.collect(),
                enumeration: Some(name),
            })
        }
    };
    Case {
        name: ident(&reply.name),
        reply,
        body,
    }
}

/// `Pdf` for `application/pdf`, `Image` for `image/*`; with a number where that is taken.
fn media_ident(media_type: &str, seen: &mut HashSet<String>) -> Ident {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let word = match essence.split_once('/') {
        Some(("*", _)) => "any",
        Some((kind, "*")) => kind,
        Some((_, subtype)) => subtype.trim_start_matches("x-"),
        None => essence,
    };
    let letters: String = word
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let base = match letters.to_upper_camel_case() {
        name if name.starts_with(|c: char| c.is_ascii_alphabetic()) && name != "Self" => name,
        name => format!("Media{name}"),
    };
    let mut name = base.clone();
    let mut number = 2;
    while !seen.insert(name.clone()) {
        name = format!("{base}{number}");
        number += 1;
    }
    raw_ident(&name)
}

/// The enum over the media types of one status, where there are several.
fn body_enum(scope: &Scope<'_>, case: &Case<'_>) -> Option<TokenStream> {
    let body = case.body.as_ref()?;
    let name = body.enumeration.as_ref()?;
    let variants = body.media.iter().map(|(variant, body)| {
        let doc = doc_text(&format!("`{}`.", body.media_type.text));
        let ty = content_type(scope, &body.content);
        quote!(#doc #variant(#ty))
    });
    let doc = doc_text(&format!(
        "The body of a reply with status {}, by media type.",
        status_text(case.reply.status)
    ));
    Some(quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants),* }
    })
}

fn variant(case: &Case<'_>) -> TokenStream {
    let Case { name, reply, body } = case;
    let doc = doc_or(
        &reply.doc,
        &format!("Status {}.", status_text(reply.status)),
    );
    let ty = body.as_ref().map(|body| &body.ty);
    match (reply.status, ty) {
        (Status::Code(_), None) => quote!(#doc #name),
        (Status::Code(_), Some(ty)) => quote!(#doc #name(#ty)),
        (_, None) => quote!(#doc #name(u16)),
        (_, Some(ty)) => quote!(#doc #name(u16, #ty)),
    }
}

/// The media type that nearly all bodies have; the files name it once.
const JSON: &str = "application/json";

/// A status without the suffix of its type.
fn number(status: u16) -> Literal {
    Literal::u16_unsuffixed(status)
}

fn status_text(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}xx"),
        Status::Default => "other than declared".to_owned(),
    }
}

/// `status`, `read` and `write`. Nobody calls all of them: `inline` has each compiled where it is called, and not at all
/// in the types' own crate, of which they would be a quarter.
fn functions(scope: &Scope<'_>, cases: &[Case<'_>], undeclared: &Ident) -> TokenStream {
    let [raw, error, inflection] =
        ["RawReply", "DecodeError", "Inflection"].map(|name| scope.runtime(name));
    let statuses = cases.iter().map(status_arm);
    let mut by_precision: Vec<&Case<'_>> = cases.iter().collect();
    by_precision.sort_by_key(|case| match case.reply.status {
        Status::Code(_) => 0,
        Status::Range(_) => 1,
        Status::Default => 2,
    });
    let reads: TokenStream = by_precision.into_iter().flat_map(read_arms).collect();
    let writes: TokenStream = cases
        .iter()
        .flat_map(|case| write_arms(scope, case))
        .collect();
    let fallthrough =
        (!always_read(cases)).then(|| quote!(_ => Ok(Self::#undeclared(raw.clone())),));
    let style = if cases.iter().any(has_json) {
        quote!(style)
    } else {
        quote!(_)
    };
    quote! {
        #[doc = " The HTTP status."]
        #[inline]
        pub fn status(&self) -> u16 {
            match self { #(#statuses)* Self::#undeclared(raw) => raw.status }
        }

        #[doc = " Reads a reply by its status and media type."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " When the body is not what the document declares for them."]
        #[inline]
        pub fn read(raw: &#raw) -> Result<Self, #error> {
            match raw.status { #reads #fallthrough }
        }

        #[doc = " The reply as it is sent; declared names are spelled as `style` says."]
        #[inline]
        pub fn write(&self, #style: #inflection) -> #raw {
            match self { #writes Self::#undeclared(raw) => raw.clone() }
        }
    }
}

fn has_json(case: &Case<'_>) -> bool {
    let bodies = case.body.iter().flat_map(|body| &body.media);
    bodies
        .into_iter()
        .any(|(_, body)| is_read_as_json(&body.content))
}

fn is_read_as_json(content: &Content) -> bool {
    match content {
        Content::Document(_) | Content::Errors | Content::Json(_) | Content::Form(_) => true,
        Content::Multipart(_) | Content::Text | Content::Binary => false,
    }
}

fn status_arm(case: &Case<'_>) -> TokenStream {
    let name = &case.name;
    match (case.reply.status, &case.body) {
        (Status::Code(code), None) => {
            let code = number(code);
            quote!(Self::#name => #code,)
        }
        (Status::Code(code), Some(_)) => {
            let code = number(code);
            quote!(Self::#name(_) => #code,)
        }
        (_, None) => quote!(Self::#name(status) => *status,),
        (_, Some(_)) => quote!(Self::#name(status, _) => *status,),
    }
}

/// Whether some arm of `read` takes every reply that is left: a default that asks for no media type.
fn always_read(cases: &[Case<'_>]) -> bool {
    cases.iter().any(|case| {
        let guarded = |(_, body): &(Ident, Body)| guard(case, body).is_some();
        case.reply.status == Status::Default
            && case
                .body
                .as_ref()
                .is_none_or(|body| !body.media.iter().all(guarded))
    })
}

/// What must hold of a reply beside its status.
fn guard(case: &Case<'_>, body: &Body) -> Option<TokenStream> {
    let media = &body.media_type.text;
    let several = case
        .body
        .as_ref()
        .is_some_and(|body| body.enumeration.is_some());
    match &body.content {
        _ if several => Some(quote!(if raw.is(#media))),
        Content::Document(_) | Content::Errors | Content::Json(_) => Some(quote!(if raw.is_json())),
        Content::Form(_) | Content::Multipart(_) | Content::Text | Content::Binary => None,
    }
}

fn read_arms(case: &Case<'_>) -> Vec<TokenStream> {
    let Case { name, reply, body } = case;
    let pattern = match reply.status {
        Status::Code(code) => number(code).into_token_stream(),
        Status::Range(digit) => {
            let low = u16::from(digit) * 100;
            let (low, high) = (number(low), number(low + 99));
            quote!(#low..=#high)
        }
        Status::Default => quote!(_),
    };
    let status = (!matches!(reply.status, Status::Code(_))).then(|| quote!(raw.status));
    let Some(body) = body else {
        let arguments = status.map(|status| quote!((#status)));
        return vec![quote!(#pattern => Ok(Self::#name #arguments),)];
    };
    let status = status.map(|status| quote!(#status,));
    let arms = body.media.iter().map(|(variant, content)| {
        let guard = guard(case, content);
        let value = match content.content {
            Content::Document(_) | Content::Errors | Content::Json(_) | Content::Form(_) => {
                quote!(raw.json()?)
            }
            Content::Text => quote!(raw.text()?),
            Content::Multipart(_) | Content::Binary => quote!(raw.body.clone()),
        };
        let value = match &body.enumeration {
            Some(name) => quote!(#name::#variant(#value)),
            None => value,
        };
        quote!(#pattern #guard => Ok(Self::#name(#status #value)),)
    });
    arms.collect()
}

fn write_arms(scope: &Scope<'_>, case: &Case<'_>) -> Vec<TokenStream> {
    let Case { name, reply, body } = case;
    let raw = scope.runtime("RawReply");
    let (status, bound) = match reply.status {
        Status::Code(code) => (number(code).into_token_stream(), None),
        _ => (quote!(*status), Some(quote!(status))),
    };
    let Some(body) = body else {
        let bound = bound.map(|bound| quote!((#bound)));
        return vec![quote!(Self::#name #bound => #raw::empty(#status),)];
    };
    let bound = bound.map(|bound| quote!(#bound,));
    let arms = body.media.iter().map(|(variant, content)| {
        let media = &content.media_type.text;
        let pattern = match &body.enumeration {
            Some(name) => quote!(#name::#variant(body)),
            None => quote!(body),
        };
        let value = match content.content {
            Content::Document(_) | Content::Errors | Content::Json(_) | Content::Form(_) => {
                let media = if media == JSON {
                    quote!(JSON)
                } else {
                    quote!(#media)
                };
                quote!(#raw::from_json(#status, #media, body, style))
            }
            Content::Text | Content::Multipart(_) | Content::Binary => {
                quote!(#raw::new(#status, #media, body.clone()))
            }
        };
        quote!(Self::#name(#bound #pattern) => #value,)
    });
    arms.collect()
}
