//! How a reply is read: by its status, then by its media type.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::case::{BodyType, Case, is_read_as_json, number};
use crate::model::{Body, Content, MediaType, Status};

/// Whether some arm of `read` takes every reply that is left: a default that asks for no media type.
pub(super) fn always_read(cases: &[Case<'_>]) -> bool {
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
    let several = case.body.as_ref().filter(|body| body.enumeration.is_some());
    if let Some(several) = several {
        let media = told_apart(&several.media, body);
        return Some(quote!(if raw.is(#media)));
    }
    match &body.content {
        Content::Document(_) | Content::Errors | Content::Json(_) => Some(quote!(if raw.is_json())),
        Content::Form(_)
        | Content::Multipart(_)
        | Content::Text
        | Content::Binary
        | Content::Blob => None,
    }
}

/// What a media type is told apart from the others by: without its parameters, unless another one has the same essence
/// and is asked for later.
fn told_apart<'b>(media: &[(Ident, Body)], body: &'b Body) -> &'b str {
    let own = &body.media_type;
    let alike = media
        .iter()
        .map(|(_, other)| &other.media_type)
        .filter(|other| other.essence().eq_ignore_ascii_case(own.essence()));
    let least = alike.min_by_key(|other| (precision(other), other.text.as_str()));
    if least == Some(own) {
        own.essence()
    } else {
        &own.text
    }
}

/// How much a media type tells: nothing more than a range does, or parameters.
fn precision(media_type: &MediaType) -> (bool, usize) {
    let parameters = media_type.text.matches(';').count();
    (!media_type.is_range(), parameters)
}

/// How a variant is read that holds a JSON body, and its headers where it declares any, and nothing else: in one call,
/// without a `?`, of which a crate of a thousand replies would have a thousand to check.
fn read_json(case: &Case<'_>, body: &BodyType, content: &Body) -> Option<TokenStream> {
    let name = &case.name;
    let is_alone = body.enumeration.is_none() && matches!(case.reply.status, Status::Code(_));
    if !is_alone || !is_read_as_json(&content.content) {
        return None;
    }
    Some(match case.headers {
        Some(_) => quote!(raw.json_with(Self::#name)),
        None => quote!(raw.json().map(Self::#name)),
    })
}

/// An arm of `read`.
pub(super) struct Arm {
    /// Statuses; none for all of them.
    pub(super) pattern: Option<TokenStream>,
    pub(super) guard: Option<TokenStream>,
    pub(super) value: TokenStream,
}

impl Arm {
    pub(super) fn takes_all(&self) -> bool {
        self.pattern.is_none() && self.guard.is_none()
    }
}

impl ToTokens for Arm {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (guard, value) = (&self.guard, &self.value);
        let pattern = self.pattern.clone().unwrap_or_else(|| quote!(_));
        tokens.extend(quote!(#pattern #guard => #value,));
    }
}

pub(super) fn read_arms(case: &Case<'_>) -> Vec<Arm> {
    let Case { name, reply, .. } = case;
    let pattern = match reply.status {
        Status::Code(code) => Some(number(code).into_token_stream()),
        Status::Range(digit) => {
            let low = u16::from(digit) * 100;
            let (low, high) = (number(low), number(low + 99));
            Some(quote!(#low..=#high))
        }
        Status::Default => None,
    };
    let headers = case.headers.as_ref().map(|_| quote!(raw.typed_headers()));
    let Some(body) = &case.body else {
        let fields = case.fields(quote!(raw.status), None, headers);
        return vec![Arm {
            pattern,
            guard: None,
            value: quote!(Ok(Self::#name #fields)),
        }];
    };
    let mut media: Vec<&(Ident, Body)> = body.media.iter().collect();
    // What tells more is asked for first.
    media.sort_by_key(|(_, body)| std::cmp::Reverse(precision(&body.media_type)));
    let arms = media.into_iter().map(|(variant, content)| {
        let guard = guard(case, content);
        if let Some(value) = read_json(case, body, content) {
            return Arm {
                pattern: pattern.clone(),
                guard,
                value,
            };
        }
        let value = match content.content {
            Content::Document(_) | Content::Errors | Content::Json(_) | Content::Form(_) => {
                quote!(raw.json()?)
            }
            Content::Text if content.media_type.is_range() => quote!(raw.any_text()?),
            Content::Text => quote!(raw.text()?),
            Content::Multipart(_) | Content::Binary => quote!(raw.body.clone()),
            Content::Blob => quote!(raw.blob()),
        };
        let value = match &body.enumeration {
            Some(name) => quote!(#name::#variant(#value)),
            None => value,
        };
        let fields = case.fields(quote!(raw.status), Some(value), headers.clone());
        Arm {
            pattern: pattern.clone(),
            guard,
            value: quote!(Ok(Self::#name #fields)),
        }
    });
    arms.collect()
}
