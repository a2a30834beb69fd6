//! Headers that replies declare: a struct for each set of them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::encoding::encoding;
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_or, doc_text, ident};
use crate::model::{Encoding, Header, HeaderSet, ModulePath, TypeRef};

/// The sets of a module.
fn of<'s>(scope: &Scope<'s>, module: &ModulePath) -> impl Iterator<Item = &'s HeaderSet> {
    let sets = scope.api().header_sets.iter();
    sets.filter(move |set| set.module == *module)
}

/// Keeps the names of a module's sets for them.
pub(super) fn reserve(scope: &Scope<'_>, module: &ModulePath) {
    of(scope, module).for_each(|set| scope.reserve(set.name.ident()));
}

/// The structs of a module's sets.
pub(super) fn items(scope: &Scope<'_>, module: &ModulePath) -> TokenStream {
    of(scope, module).map(|set| emit(scope, set)).collect()
}

fn emit(scope: &Scope<'_>, set: &HeaderSet) -> TokenStream {
    let headers = &set.headers;
    let map = scope.runtime("HeaderMap");
    let tr = scope.runtime("ReplyHeaders");
    let name = ident(&set.name);
    let told: Vec<String> = headers
        .iter()
        .map(|header| format!("`{}`", header.name.wire()))
        .collect();
    let doc = doc_text(&format!("Headers of replies: {}.", told.join(", ")));
    let fields: Vec<Ident> = headers.iter().map(|header| ident(&header.name)).collect();
    let types: Vec<TokenStream> = headers
        .iter()
        .map(|header| scope.type_of(&header.ty))
        .collect();
    let docs = headers.iter().map(|header| {
        doc_or(
            &header.doc,
            &format!("The header `{}`.", header.name.wire()),
        )
    });
    let required: Vec<usize> = (0..headers.len())
        .filter(|at| headers.get(*at).is_some_and(|header| header.required))
        .collect();
    let takes = required.iter().filter_map(|at| {
        let (field, ty) = (fields.get(*at)?, types.get(*at)?);
        Some(quote!(#field: impl Into<#ty>))
    });
    let gives = fields
        .iter()
        .enumerate()
        .map(|(at, field)| match required.contains(&at) {
            true => quote!(#field: Some(#field.into())),
            false => quote!(#field: None),
        });
    let (reads, writes): (Vec<_>, Vec<_>) =
        headers.iter().map(|header| calls(scope, header)).unzip();
    // Where none must be there, all of them missing is the default.
    let (default, new) = match required.as_slice() {
        [] => (Some(quote!(, Default)), None),
        _ => {
            let new = quote! {
                impl #name {
                    #[doc = " The headers that must be there; the others are `None`."]
                    pub fn new(#(#takes),*) -> Self {
                        Self { #(#gives),* }
                    }
                }
            };
            (None, Some(new))
        }
    };
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name {
            #(#docs pub #fields: Option<#types>,)*
        }

        #new

        impl #tr for #name {
            fn read(headers: &#map) -> Self {
                Self { #(#fields: #reads),* }
            }

            fn write(&self, headers: &mut #map) {
                #(#writes;)*
            }
        }
    }
}

/// How a header is read, and how it is written.
fn calls(scope: &Scope<'_>, header: &Header) -> (TokenStream, TokenStream) {
    let (field, wire) = (ident(&header.name), header.name.wire());
    if is_plain(header) {
        let [read, write] = ["read_header", "write_header"].map(|name| scope.runtime(name));
        return (
            quote!(#read(headers, #wire)),
            quote!(#write(headers, #wire, self.#field.as_ref())),
        );
    }
    let [read, write] = ["read_header_by", "write_header_by"].map(|name| scope.runtime(name));
    let how = encoding(&scope.runtime("Encoding"), header.encoding);
    (
        quote!(#read(headers, #wire, #how)),
        quote!(#write(headers, #wire, #how, self.#field.as_ref())),
    )
}

/// Whether a header is text, a number, a flag, or a list of one of them.
fn is_plain(header: &Header) -> bool {
    let ty = match &header.ty {
        TypeRef::List(item) => item,
        ty => ty,
    };
    header.encoding == Encoding::SIMPLE && matches!(ty, TypeRef::Scalar(_))
}
