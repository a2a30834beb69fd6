//! Request bodies: one media type is an argument, several are an enum of them, parts are a struct.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::arguments::{Argument, argument};
use super::scope::Scope;
use crate::emit::docs::{Side, allowed, headers_of};
use crate::emit::encoding;
use crate::emit::tokens::{compound, doc_text, doc_told, raw_ident};
use crate::emit::types::media_name;
use crate::model::{Body, Content, Field, Operation, Part, RequestBody, Scalar, TypeRef};

/// Methods that the parts of a multipart body have for themselves.
pub(crate) const TAKEN_OF_PARTS: &[&str] = &["new", "send", "respond", "parts", "wire_name"];

/// What stands behind the type of an operation in the name of its bodies.
pub(super) const BODY: &str = "Body";
/// What stands behind the type of an operation in the name of the parts of its body.
pub(super) const PARTS: &str = "Parts";
/// What stands behind the type of an operation in the names of types here.
pub(super) const BEHIND_OPERATIONS: &[&str] = &[BODY, PARTS];

/// What a method takes as a body.
pub(super) struct BodyArgument {
    /// Generic parameters of the method: a lifetime, where an enum of bodies borrows.
    pub(super) generics: TokenStream,
    /// The argument's type.
    pub(super) takes: TokenStream,
    /// An expression that adds the argument `body` to `request`.
    pub(super) adds: TokenStream,
}

/// The body of an operation as an argument, where it has one.
pub(super) fn body_argument(scope: &Scope<'_>, operation: &Operation) -> Option<BodyArgument> {
    let bodies = &operation.body.as_ref()?.bodies;
    if let [body] = bodies.as_slice() {
        let (generics, takes) = (TokenStream::new(), takes(scope, operation, &body.content));
        return Some(BodyArgument {
            generics,
            takes,
            adds: adds(scope, body),
        });
    }
    let (name, lifetime) = (body_enum(operation), lifetime(bodies));
    (!bodies.is_empty()).then(|| BodyArgument {
        generics: lifetime.clone(),
        takes: quote!(impl Into<#name #lifetime>),
        adds: quote!(body.into().add_to(request)),
    })
}

/// Types beside the builder that its body needs.
pub(super) fn body_types(scope: &Scope<'_>, operation: &Operation) -> TokenStream {
    let Some(RequestBody { bodies, .. }) = &operation.body else {
        return TokenStream::new();
    };
    let parts = bodies.iter().find_map(|body| match &body.content {
        Content::Multipart(parts) => Some(parts_struct(scope, operation, parts)),
        _ => None,
    });
    let bodies = (bodies.len() > 1).then(|| several(scope, operation, bodies));
    quote!(#bodies #parts)
}

/// What a method takes for a body of one media type.
fn takes(scope: &Scope<'_>, operation: &Operation, content: &Content) -> TokenStream {
    match content {
        Content::Text => quote!(impl Into<String>),
        Content::Binary | Content::Blob => {
            let file = scope.client("File");
            quote!(impl Into<#file>)
        }
        content => {
            let stored = stored(scope, operation, content);
            if borrows(content) {
                quote!(&#stored)
            } else {
                stored
            }
        }
    }
}

/// The type of a body of one media type.
pub(super) fn stored(scope: &Scope<'_>, operation: &Operation, content: &Content) -> TokenStream {
    match content {
        Content::Multipart(_) => {
            let parts = parts_name(operation);
            quote!(#parts)
        }
        Content::Binary | Content::Blob => {
            let file = scope.client("File");
            quote!(#file)
        }
        content => scope.content(content),
    }
}

/// An expression that adds a body called `body` to `request`.
fn adds(scope: &Scope<'_>, body: &Body) -> TokenStream {
    let media_type = body.media_type.sent(&body.content);
    match body.content {
        Content::Document(_) | Content::Errors | Content::Json(_) => {
            quote!(request.json(#media_type, body))
        }
        Content::Form(_) if body.fields.is_empty() => quote!(request.form(body)),
        Content::Form(_) => {
            let fields = body.fields.iter().map(|field| form_field(scope, field));
            quote!(request.form_by(body, &[#(#fields),*]))
        }
        Content::Multipart(_) => quote!(request.multipart(body.0)),
        Content::Text => quote!(request.text(#media_type, body)),
        // A range: the file says what it is, or the call does not go out.
        Content::Binary | Content::Blob => {
            let declared = &body.media_type.text;
            quote!(request.raw(#declared, body))
        }
    }
}

fn form_field(scope: &Scope<'_>, field: &Field) -> TokenStream {
    let (path, encodings) = (scope.client("FormField"), scope.client("Encoding"));
    encoding::field(&path, &encodings, field)
}

/// Whether a method takes the body by reference: it is only written, and a caller may use it again.
pub(super) fn borrows(content: &Content) -> bool {
    !matches!(
        content,
        Content::Multipart(_) | Content::Text | Content::Binary | Content::Blob
    )
}

fn lifetime(bodies: &[Body]) -> TokenStream {
    let borrows = bodies.iter().any(|body| borrows(&body.content));
    if borrows {
        quote!(<'a>)
    } else {
        TokenStream::new()
    }
}

fn body_enum(operation: &Operation) -> Ident {
    raw_ident(&compound(&operation.type_name, BODY))
}

pub(super) fn parts_name(operation: &Operation) -> Ident {
    raw_ident(&compound(&operation.type_name, PARTS))
}

/// An enum of the media types that a body may have, made of any one of them.
fn several(scope: &Scope<'_>, operation: &Operation, bodies: &[Body]) -> TokenStream {
    let (name, lifetime, request) = (
        body_enum(operation),
        lifetime(bodies),
        scope.client("Request"),
    );
    let doc = format!(
        "The body of [`{}`], in one of the media types that it may have.",
        operation.type_name
    );
    let doc = doc_text(&doc);
    let names = variant_names(bodies);
    let types = bodies.iter().map(|body| {
        let stored = stored(scope, operation, &body.content);
        if borrows(&body.content) {
            quote!(&'a #stored)
        } else {
            stored
        }
    });
    let types: Vec<TokenStream> = types.collect();
    let docs = bodies
        .iter()
        .map(|body| doc_text(&format!("`{}`.", body.media_type.text)));
    let adds = bodies.iter().map(|body| adds(scope, body));
    let elided = if lifetime.is_empty() {
        TokenStream::new()
    } else {
        quote!(<'_>)
    };
    // Two media types of one type have no `From`: which of them would be meant?
    let is_alone = |ty: &TokenStream| {
        types
            .iter()
            .filter(|other| other.to_string() == ty.to_string())
            .count()
            == 1
    };
    let from = names
        .iter()
        .zip(&types)
        .zip(bodies)
        .filter(|((_, ty), _)| is_alone(ty));
    let from = from.map(|((variant, ty), body)| {
        let of = if borrows(&body.content) {
            &lifetime
        } else {
            &elided
        };
        let own = borrows(&body.content).then_some(&lifetime);
        quote! {
            impl #own From<#ty> for #name #of {
                fn from(body: #ty) -> Self {
                    Self::#variant(body)
                }
            }
        }
    });
    quote! {
        #doc
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #name #lifetime {
            #(#docs #names(#types),)*
        }

        impl #name #elided {
            fn add_to(self, request: #request) -> #request {
                match self {
                    #(Self::#names(body) => #adds,)*
                }
            }
        }

        #(#from)*
    }
}

/// Names of the variants: the kind of body, or the media type where a kind comes more than once.
pub(super) fn variant_names(bodies: &[Body]) -> Vec<Ident> {
    let kind = |body: &Body| match body.content {
        Content::Document(_) | Content::Errors | Content::Json(_) => "Json",
        Content::Form(_) => "Form",
        Content::Multipart(_) => "Multipart",
        Content::Text => "Text",
        Content::Binary | Content::Blob => "Binary",
    };
    let is_alone = |body: &Body| {
        bodies
            .iter()
            .filter(|other| kind(other) == kind(body))
            .count()
            == 1
    };
    let name = |body: &Body| match is_alone(body) {
        true => raw_ident(kind(body)),
        false => raw_ident(&media_name(&body.media_type)),
    };
    bodies.iter().map(name).collect()
}

/// A struct of the parts of a multipart body: what must be there is an argument of `new`, the rest a method each.
fn parts_struct(scope: &Scope<'_>, operation: &Operation, parts: &[Part]) -> TokenStream {
    let (name, inner) = (parts_name(operation), scope.client("Parts"));
    let doc = format!(
        "The parts of the multipart body of [`{}`].",
        operation.type_name
    );
    let doc = doc_text(&doc);
    let required = parts.iter().filter(|part| part.required);
    let required: Vec<(TokenStream, TokenStream)> = required
        .map(|part| {
            let value = raw_ident(part.name.ident());
            let (takes, before, adds) = part_argument(scope, part, &value, quote!(parts));
            (quote!(#value: #takes), quote!(#before let parts = #adds;))
        })
        .collect();
    let (takes, adds): (Vec<_>, Vec<_>) = required.into_iter().unzip();
    let optional = parts.iter().filter(|part| !part.required).map(|part| {
        let (method, value) = (raw_ident(part.name.ident()), raw_ident("value"));
        let told = [
            allowed(part.constraints.as_deref(), Side::Sent),
            headers_of(part),
        ];
        let told: Vec<String> = told.into_iter().flatten().collect();
        let told = (!told.is_empty()).then(|| told.join(" "));
        let doc = doc_told(
            &part.doc,
            &format!("The part `{}`.", part.name.wire()),
            told,
        );
        let (takes, before, adds) = part_argument(scope, part, &value, quote!(self.0));
        let made = match &part.field {
            // A statement of its own may be long.
            Some(field) => {
                let (field, gives) = (
                    form_field(scope, field),
                    argument(scope, &part.ty, &value).gives,
                );
                quote!(let field = #field; Self(self.0.part_by(field, #gives)))
            }
            None => quote!(Self(#adds)),
        };
        quote! {
            #doc
            pub fn #method(self, value: #takes) -> Self {
                #before
                #made
            }
        }
    });
    let default = takes.is_empty().then(|| {
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    quote! {
        #doc
        #[derive(Clone, Debug)]
        pub struct #name(#inner);

        impl #name {
            /// The parts that must be there.
            pub fn new(#(#takes),*) -> Self {
                let parts = #inner::new();
                #(#adds)*
                Self(parts)
            }

            #(#optional)*
        }

        #default
    }
}

/// What a method takes for a part, a statement before, and an expression that adds it to `parts`.
fn part_argument(
    scope: &Scope<'_>,
    part: &Part,
    value: &Ident,
    parts: TokenStream,
) -> (TokenStream, TokenStream, TokenStream) {
    let own = part.name.wire();
    let is_files =
        matches!(&part.ty, TypeRef::List(item) if **item == TypeRef::Scalar(Scalar::Binary));
    let wire = &match part.bracketed && is_files {
        true => format!("{own}[]"),
        false => own.to_owned(),
    };
    let file = || scope.client("File");
    match &part.ty {
        TypeRef::Scalar(Scalar::Binary) => {
            let file = file();
            (
                quote!(impl Into<#file>),
                TokenStream::new(),
                match &part.media_type {
                    Some(media_type) => quote!(#parts.file_in(#wire, #media_type, #value)),
                    None => quote!(#parts.file(#wire, #value)),
                },
            )
        }
        TypeRef::List(item) if **item == TypeRef::Scalar(Scalar::Binary) => {
            let file = file();
            let takes = quote!(impl IntoIterator<Item = impl Into<#file>>);
            (
                takes,
                TokenStream::new(),
                match &part.media_type {
                    Some(media_type) => quote!(#parts.files_in(#wire, #media_type, #value)),
                    None => quote!(#parts.files(#wire, #value)),
                },
            )
        }
        ty => {
            let Argument {
                takes,
                gives,
                before,
            } = argument(scope, ty, value);
            let adds = match (&part.field, &part.media_type) {
                (Some(field), _) => {
                    let field = form_field(scope, field);
                    quote!(#parts.part_by(#field, #gives))
                }
                (None, Some(media_type)) => quote!(#parts.part_in(#wire, #media_type, #gives)),
                (None, None) if part.bracketed && !matches!(ty, TypeRef::Scalar(_)) => {
                    quote!(#parts.bracketed(#wire, #gives))
                }
                (None, None) => quote!(#parts.part(#wire, #gives)),
            };
            (takes, before, adds)
        }
    }
}
