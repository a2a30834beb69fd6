//! Request bodies: one media type is a type, several are an enum, parts of a multipart body are a struct.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::field::{Field, local};
use super::paths::{document, type_of};
use crate::emit::docs::headers_of;
use crate::emit::encoding;
use crate::emit::tokens::{compound, doc_or, doc_text, doc_told, ident, raw_ident};
use crate::emit::types::media_name;
use crate::model::{
    Api, Body as Declared, Content, Field as FormField, Operation, Part, RequestBody, Scalar,
    TypeRef,
};

/// What stands behind the type of an operation in the name of its bodies.
const BODY: &str = "Body";
/// What stands behind the type of an operation in the name of the parts of its body.
const MULTIPART: &str = "Multipart";
/// What stands behind the type of an operation in the names of types here.
pub(super) const BEHIND_OPERATIONS: &[&str] = &[BODY, MULTIPART];

/// A request body.
pub(super) struct Body {
    /// The types that it needs beside those of the types crate.
    pub(super) types: TokenStream,
    /// The field `body` of the request type.
    pub(super) field: Field,
}

/// A media type of a body, or several that hold the same.
struct Variant<'a> {
    name: Ident,
    content: &'a Content,
    fields: &'a [FormField],
    media_types: Vec<&'a str>,
    indices: Vec<usize>,
}

impl Variant<'_> {
    /// Whether the document tells media ranges alone.
    fn is_of_ranges(&self) -> bool {
        self.media_types.iter().all(|text| text.contains('*'))
    }
}

/// The body of an operation; `None` where it declares no media type.
pub(super) fn body(api: &Api, operation: &Operation, declared: &RequestBody) -> Option<Body> {
    let variants = variants(&declared.bodies);
    let (ty, read, several) = match variants.as_slice() {
        [] => return None,
        [one] => {
            let (ty, read) = (
                content_type(api, operation, one.content),
                content_reader(operation, one),
            );
            (ty, read, TokenStream::new())
        }
        several => {
            let name = raw_ident(&compound(&operation.type_name, BODY));
            (
                quote!(#name),
                quote!(#name::read),
                body_enum(api, operation, &name, several),
            )
        }
    };
    let parts = variants.iter().filter_map(|variant| match variant.content {
        Content::Multipart(parts) => Some(parts_struct(api, operation, parts)),
        _ => None,
    });
    let doc = doc_or(&declared.doc, "The body.");
    let (ty, reader) = match declared.required {
        true => (ty, format_ident!("required_body")),
        false => (quote!(Option<#ty>), format_ident!("body")),
    };
    let read = quote!(incoming.#reader(#read));
    let field = Field {
        name: format_ident!("body"),
        doc,
        ty,
        read,
        then: None,
        fallible: true,
    };
    Some(Body {
        types: quote!(#several #(#parts)*),
        field,
    })
}

/// The media types of a body; those that hold the same are one variant.
fn variants(bodies: &[Declared]) -> Vec<Variant<'_>> {
    let mut variants: Vec<Variant<'_>> = Vec::new();
    for (index, body) in bodies.iter().enumerate() {
        let media_type = body.media_type.text.as_str();
        if let Some(same) = variants
            .iter_mut()
            .find(|same| *same.content == body.content && same.fields == body.fields)
        {
            same.media_types.push(media_type);
            same.indices.push(index);
            continue;
        }
        let mut name = kind(&body.content).to_owned();
        if variants.iter().any(|variant| variant.name == name) {
            name = media_name(&body.media_type);
        }
        variants.push(Variant {
            name: format_ident!("{name}"),
            content: &body.content,
            fields: &body.fields,
            media_types: vec![media_type],
            indices: vec![index],
        });
    }
    variants
}

fn kind(content: &Content) -> &'static str {
    match content {
        Content::Document(_) | Content::Errors | Content::Json(_) => "Json",
        Content::Form(_) => "Form",
        Content::Multipart(_) => "Multipart",
        Content::Text => "Text",
        Content::Binary | Content::Blob => "Binary",
    }
}

fn content_type(api: &Api, operation: &Operation, content: &Content) -> TokenStream {
    match content {
        Content::Document(declared) => document(api, declared),
        Content::Errors => quote!(runtime::Errors),
        Content::Json(ty) | Content::Form(ty) => type_of(api, ty),
        Content::Multipart(_) => {
            let name = parts_name(operation);
            quote!(#name)
        }
        Content::Text => quote!(String),
        Content::Binary => quote!(runtime::Bytes),
        Content::Blob => quote!(runtime::Blob),
    }
}

/// The function that reads a content from a payload.
fn content_reader(operation: &Operation, variant: &Variant<'_>) -> TokenStream {
    match variant.content {
        Content::Document(_) | Content::Errors | Content::Json(_) => quote!(server::Payload::json),
        Content::Form(_) if variant.fields.is_empty() => quote!(server::Payload::form),
        Content::Form(_) => {
            let fields = variant.fields.iter().map(form_field);
            quote!(|payload| payload.form_by(&[#(#fields),*]))
        }
        Content::Multipart(_) => {
            let name = parts_name(operation);
            quote!(#name::read)
        }
        Content::Text if variant.is_of_ranges() => quote!(server::Payload::any_text),
        Content::Text => quote!(server::Payload::text),
        Content::Binary => quote!(server::Payload::bytes),
        Content::Blob => quote!(server::Payload::blob),
    }
}

fn form_field(field: &FormField) -> TokenStream {
    encoding::field(&quote!(server::FormField), &quote!(server::Encoding), field)
}

/// What an arm does that reads a variant of a body enum.
fn arm(operation: &Operation, variant: &Variant<'_>) -> TokenStream {
    let name = &variant.name;
    let read = match variant.content {
        Content::Document(_) | Content::Errors | Content::Json(_) => quote!(payload.json()?),
        Content::Form(_) if variant.fields.is_empty() => quote!(payload.form()?),
        Content::Form(_) => {
            let fields = variant.fields.iter().map(form_field);
            quote!(payload.form_by(&[#(#fields),*])?)
        }
        Content::Text if variant.is_of_ranges() => quote!(payload.any_text()?),
        Content::Text => quote!(payload.text()?),
        Content::Binary => quote!(payload.bytes()?),
        Content::Blob => quote!(payload.blob()?),
        Content::Multipart(_) => {
            // The name may be long: a statement of its own breaks in one way only.
            let parts = parts_name(operation);
            return quote!({ let parts = #parts::read(payload)?; Ok(Self::#name(parts)) });
        }
    };
    quote!(Ok(Self::#name(#read)))
}

fn body_enum(
    api: &Api,
    operation: &Operation,
    name: &Ident,
    variants: &[Variant<'_>],
) -> TokenStream {
    let doc = doc_text(&format!(
        "The body of [`{}`], by media type.",
        operation.type_name
    ));
    // The first one is what is meant where nothing else is.
    let arms = variants.iter().skip(1).flat_map(|variant| {
        let read = arm(operation, variant);
        let indices = variant
            .indices
            .iter()
            .map(|index| Literal::usize_unsuffixed(*index));
        indices
            .map(move |index| quote!(#index => #read,))
            .collect::<Vec<_>>()
    });
    let first = variants.first().map(|variant| arm(operation, variant));
    let read = quote!(match payload.index() { #(#arms)* _ => #first, });
    let variants = variants.iter().map(|variant| {
        let (name, ty) = (&variant.name, content_type(api, operation, variant.content));
        let media_types: Vec<_> = variant
            .media_types
            .iter()
            .map(|text| format!("`{text}`"))
            .collect();
        let doc = doc_text(&format!("{}.", media_types.join(", ")));
        quote!(#doc #name(#ty),)
    });
    quote! {
        #doc
        #[derive(Clone, Debug)]
        pub enum #name {
            #(#variants)*
        }

        impl #name {
            fn read(payload: &mut server::Payload) -> server::Reading<Self> {
                #read
            }
        }
    }
}

fn parts_name(operation: &Operation) -> Ident {
    raw_ident(&compound(&operation.type_name, MULTIPART))
}

fn parts_struct(api: &Api, operation: &Operation, parts: &[Part]) -> TokenStream {
    let name = parts_name(operation);
    let doc = doc_text(&format!(
        "The parts of a multipart body of [`{}`].",
        operation.type_name
    ));
    let parts: Vec<Field> = parts
        .iter()
        .filter_map(|part| part_field(api, part))
        .collect();
    let fields = parts
        .iter()
        .map(|Field { name, doc, ty, .. }| quote!(#doc pub #name: #ty,));
    let reads = parts.iter().map(Field::statement);
    let values = parts.iter().map(Field::value);
    // Without parts nothing is read.
    let payload = match parts.is_empty() {
        true => quote!(_),
        false => quote!(payload),
    };
    quote! {
        #doc
        #[derive(Clone, Debug)]
        pub struct #name {
            #(#fields)*
        }

        impl #name {
            fn read(#payload: &mut server::Payload) -> server::Reading<Self> {
                #(#reads)*
                Ok(Self { #(#values)* })
            }
        }
    }
}

fn part_field(api: &Api, part: &Part) -> Option<Field> {
    let wire = part.name.wire();
    let binary = TypeRef::Scalar(Scalar::Binary);
    let (ty, read) = match &part.ty {
        TypeRef::Scalar(Scalar::Constant(_)) => return None,
        ty if *ty == binary => (quote!(server::Upload), quote!(payload.file(#wire))),
        TypeRef::List(item) if **item == binary => {
            (quote!(Vec<server::Upload>), quote!(payload.files(#wire)))
        }
        ty => (
            type_of(api, ty),
            match &part.field {
                None => part_read(ty, wire),
                Some(field) => {
                    let field = form_field(field);
                    quote!(payload.part_by(#field))
                }
            },
        ),
    };
    let doc = doc_told(&part.doc, &format!("The part `{wire}`."), headers_of(part));
    let name = ident(&part.name);
    let (ty, then) = match part.required {
        true => {
            let local = local(&name);
            (ty, Some(quote!(payload.required(#wire, #local))))
        }
        false => (quote!(Option<#ty>), None),
    };
    Some(Field {
        name,
        doc,
        ty,
        read,
        then,
        fallible: true,
    })
}

fn part_read(ty: &TypeRef, wire: &str) -> TokenStream {
    match ty {
        TypeRef::Nullable(inner) | TypeRef::Boxed(inner) => part_read(inner, wire),
        TypeRef::List(_) => quote!(payload.part_list(#wire)),
        TypeRef::Map(_) | TypeRef::FreeObject | TypeRef::Named(_) => {
            quote!(payload.part_object(#wire))
        }
        _ => quote!(payload.part(#wire)),
    }
}
