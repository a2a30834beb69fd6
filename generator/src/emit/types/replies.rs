//! What operations answer: an enum for each, with a variant for each status that the document declares.

mod case;
mod makers;
mod read;
mod write;

use std::collections::HashSet;

use heck::ToUpperCamelCase;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use self::case::{BodyType, Case, JSON, is_read_as_json, number};
use self::read::{Arm, always_read, read_arms};
use self::write::write_arms;
use super::content::content_type;
use super::union::fallback;
use crate::emit::scope::Scope;
use crate::emit::tokens::{compound, doc_or, doc_text, ident, raw_ident};
use crate::model::{Body, Operation, Reply, Status};

/// What stands behind the type of an operation in the name of what it answers.
const REPLY: &str = "Reply";
/// What stands behind the type of an operation in the names of types here.
pub(super) const BEHIND_OPERATIONS: &[&str] = &[REPLY];

/// What some of the operations of a tag answer.
pub(super) fn items(scope: &Scope<'_>, operations: &[&Operation]) -> TokenStream {
    for operation in operations {
        names(operation).for_each(|name| scope.reserve(name));
    }
    scope.reserve("JSON");
    let enums: TokenStream = operations
        .iter()
        .map(|operation| emit(scope, operation))
        .collect();
    let is_json =
        |body: &Body| body.media_type.sent(&body.content) == JSON && is_read_as_json(&body.content);
    let json = operations
        .iter()
        .flat_map(|operation| &operation.replies)
        .flat_map(|reply| &reply.bodies)
        .any(is_json)
        .then(|| quote!(const JSON: &str = #JSON;));
    quote!(#json #enums)
}

/// The types of an operation's replies.
pub(super) fn names(operation: &Operation) -> impl Iterator<Item = String> {
    let bodies = operation
        .replies
        .iter()
        .filter(|reply| reply.bodies.len() > 1)
        .map(|reply| body_type(&compound(&operation.type_name, ""), reply));
    std::iter::once(reply_type(operation)).chain(bodies)
}

/// The name of an operation's reply enum, in the module `replies::<tag>`.
pub fn reply_type(operation: &Operation) -> String {
    compound(&operation.type_name, REPLY)
}

/// The name of the enum over the media types of a status.
fn body_type(base: &str, reply: &Reply) -> String {
    format!("{base}{}Body", reply.name.ident())
}

fn emit(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let what = format!(
        "What `{} {}` answers.",
        operation.method.as_str(),
        operation.path
    );
    let base = compound(&operation.type_name, "");
    of(scope, &base, &what, &operation.replies)
}

/// The enum `{base}Reply` of replies, and those of their bodies.
pub(super) fn of(scope: &Scope<'_>, base: &str, what: &str, replies: &[Reply]) -> TokenStream {
    let name = raw_ident(&format!("{base}{REPLY}"));
    let raw = scope.runtime("RawReply");
    let undeclared = undeclared(replies);
    let cases: Vec<Case<'_>> = replies
        .iter()
        .map(|reply| case(scope, base, reply))
        .collect();
    let bodies = cases.iter().filter_map(|case| body_enum(scope, case));
    let variants = cases.iter().map(variant);
    let doc = doc_text(what);
    let makers = makers::makers(scope, &cases);
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
        impl #name { #(#makers)* #functions }
    }
}

fn undeclared(replies: &[Reply]) -> Ident {
    let names = replies.iter().map(|reply| reply.name.ident());
    let taken = names.clone().any(|name| name == "Undeclared");
    if taken {
        fallback(names)
    } else {
        format_ident!("Undeclared")
    }
}

fn case<'r>(scope: &Scope<'_>, base: &str, reply: &'r Reply) -> Case<'r> {
    let body = match reply.bodies.as_slice() {
        [] => None,
        [body] => Some(BodyType {
            ty: content_type(scope, &body.content),
            media: vec![(format_ident!("Body"), body.clone())],
            enumeration: None,
        }),
        several => {
            let name = raw_ident(&body_type(base, reply));
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
        headers: scope.headers_of(reply),
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
    let Case { name, reply, .. } = case;
    let doc = doc_or(
        &reply.doc,
        &format!("Status {}.", status_text(reply.status)),
    );
    let ty = case.body.as_ref().map(|body| body.ty.clone());
    let headers = case.headers.as_ref().map(ToTokens::to_token_stream);
    let fields = case.fields(quote!(u16), ty, headers);
    quote!(#doc #name #fields)
}

/// A status without the suffix of its type.
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
    let reads = by_precision.into_iter().flat_map(read_arms);
    let reads: Vec<Arm> = reads.collect();
    let writes = write_arms(scope, cases);
    let read = match reads.as_slice() {
        // One way for all there is: a `match` of one arm says nothing.
        [only] if only.takes_all() => only.value.clone(),
        [] => quote!(Ok(Self::#undeclared(raw.clone()))),
        _ => {
            let fallthrough =
                (!always_read(cases)).then(|| quote!(_ => Ok(Self::#undeclared(raw.clone())),));
            quote!(match raw.status { #(#reads)* #fallthrough })
        }
    };
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
            #read
        }

        #[doc = " The reply as it is sent; declared names are spelled as `style` says."]
        #[inline]
        pub fn write(&self, #style: #inflection) -> #raw {
            match self { #(#writes)* Self::#undeclared(raw) => raw.clone() }
        }
    }
}

fn has_json(case: &Case<'_>) -> bool {
    let bodies = case.body.iter().flat_map(|body| &body.media);
    bodies
        .into_iter()
        .any(|(_, body)| is_read_as_json(&body.content))
}

fn status_arm(case: &Case<'_>) -> TokenStream {
    let name = &case.name;
    let hole = || Some(quote!(_));
    match case.reply.status {
        Status::Code(code) => {
            let (code, fields) = (number(code), case.fields(quote!(_), hole(), hole()));
            quote!(Self::#name #fields => #code,)
        }
        _ => {
            let fields = case.fields(quote!(status), hole(), hole());
            quote!(Self::#name #fields => *status,)
        }
    }
}
