//! How a reply is written: by its variant. Those that hold the same are written by one arm.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::case::{Case, JSON, is_read_as_json, number};
use crate::emit::scope::Scope;
use crate::model::{Body, Content, Status};

/// The arms of `write`, in the order of the variants that they begin with.
pub(super) fn write_arms(scope: &Scope<'_>, cases: &[Case<'_>]) -> Vec<TokenStream> {
    let mut alike: Vec<(Held, Vec<&Case<'_>>)> = Vec::new();
    for case in cases {
        let Some(held) = held(case) else {
            alike.push((Held::default(), vec![case]));
            continue;
        };
        match alike.iter_mut().find(|(known, _)| *known == held) {
            Some((_, cases)) => cases.push(case),
            None => alike.push((held, vec![case])),
        }
    }
    let arms = alike
        .iter()
        .flat_map(|(held, cases)| match cases.as_slice() {
            [case] => arms_of(scope, case),
            cases => vec![arm_of_all(scope, held, cases)],
        });
    arms.collect()
}

/// What a variant holds that has a status of its own and a JSON body of one media type: as text, to be compared.
#[derive(Default, PartialEq)]
struct Held {
    body: String,
    headers: Option<String>,
    media_type: String,
}

fn held(case: &Case<'_>) -> Option<Held> {
    let body = case.body.as_ref()?;
    let is_code = matches!(case.reply.status, Status::Code(_));
    match body.media.as_slice() {
        [(_, only)] if is_code && body.enumeration.is_none() && is_read_as_json(&only.content) => {
            Some(Held {
                body: body.ty.to_string(),
                headers: case.headers.as_ref().map(ToString::to_string),
                media_type: only.media_type.sent(&only.content).to_owned(),
            })
        }
        _ => None,
    }
}

/// The arm of variants that hold the same.
fn arm_of_all(scope: &Scope<'_>, held: &Held, cases: &[&Case<'_>]) -> TokenStream {
    let raw = scope.runtime("RawReply");
    let media = media(scope, &held.media_type);
    let (fields, with) = match held.headers {
        Some(_) => (
            quote!((body, headers)),
            Some(quote!(.with_headers(headers))),
        ),
        None => (quote!((body)), None),
    };
    let patterns = cases.iter().map(|case| {
        let name = &case.name;
        quote!(Self::#name #fields)
    });
    quote!(#(#patterns)|* => #raw::from_json(self.status(), #media, body, style) #with,)
}

/// The arms of one variant, by media type.
fn arms_of(scope: &Scope<'_>, case: &Case<'_>) -> Vec<TokenStream> {
    let Case { name, reply, .. } = case;
    let raw = scope.runtime("RawReply");
    let status = match reply.status {
        Status::Code(code) => number(code).into_token_stream(),
        _ => quote!(*status),
    };
    let headers = || case.headers.as_ref().map(|_| quote!(headers));
    let with = headers().map(|headers| quote!(.with_headers(#headers)));
    let Some(body) = &case.body else {
        let fields = case.fields(quote!(status), None, headers());
        return vec![quote!(Self::#name #fields => #raw::empty(#status) #with,)];
    };
    let arms = body.media.iter().map(|(variant, content)| {
        let pattern = match &body.enumeration {
            Some(name) => quote!(#name::#variant(body)),
            None => quote!(body),
        };
        let value = written(scope, content, &status);
        let fields = case.fields(quote!(status), Some(pattern), headers());
        quote!(Self::#name #fields => #value #with,)
    });
    arms.collect()
}

/// A body of one media type, written.
fn written(scope: &Scope<'_>, content: &Body, status: &TokenStream) -> TokenStream {
    let raw = scope.runtime("RawReply");
    let sent = content.media_type.sent(&content.content);
    match content.content {
        Content::Document(_) | Content::Errors | Content::Json(_) | Content::Form(_) => {
            let media = media(scope, sent);
            quote!(#raw::from_json(#status, #media, body, style))
        }
        Content::Blob => quote!(#raw::from_blob(#status, body)),
        Content::Text | Content::Multipart(_) | Content::Binary => {
            quote!(#raw::new(#status, #sent, body.clone()))
        }
    }
}

/// A media type; that of nearly all has a name in the file.
fn media(scope: &Scope<'_>, sent: &str) -> TokenStream {
    if sent == JSON && scope.defines("JSON") {
        quote!(JSON)
    } else {
        quote!(#sent)
    }
}
