//! Headers that replies declare: a struct for each set of them, beside the replies of a tag.
//!
//! A header with a role (the rate limit, the name of a request) comes with every reply of an API; the client reads it by
//! its role, and a server's layers send it. It is no member here.

use heck::ToUpperCamelCase;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::encoding::encoding;
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_or, doc_text, ident, raw_ident};
use crate::model::{Api, Encoding, Header, ModulePath, Operation, Reply, TypeRef, successes};

/// So many headers may name their set.
const MOST_NAMED: usize = 4;

/// The sets of headers that the replies of a tag declare, each once.
pub(super) struct Sets<'a> {
    sets: Vec<(String, Vec<&'a Header>)>,
}

/// The name of the type of the headers of an operation's successes, in the module `replies::<tag>`.
pub fn headers_type(api: &Api, operation: &Operation) -> Option<String> {
    let sets = Sets::of(api, operation.tag);
    let mut found = successes(&operation.replies).filter_map(|reply| sets.name_of(reply));
    found.next().map(|name| name.to_string())
}

/// The headers of a reply that are members of its type.
fn own(reply: &Reply) -> Vec<&Header> {
    let headers = reply.headers.iter();
    headers.filter(|header| header.role.is_none()).collect()
}

impl<'a> Sets<'a> {
    /// The sets of a tag.
    pub(super) fn of(api: &'a Api, tag: usize) -> Self {
        Self::of_replies(api.operations_of(tag).flat_map(named))
    }

    /// The sets of replies, each with the name of what it answers.
    pub(super) fn of_replies(replies: impl Iterator<Item = (&'a str, &'a Reply)>) -> Self {
        let mut sets: Vec<(String, Vec<&'a Header>)> = Vec::new();
        for (owner, reply) in replies {
            let headers = own(reply);
            if headers.is_empty() || sets.iter().any(|(_, known)| alike(known, &headers)) {
                continue;
            }
            let base = name(owner, reply, &headers);
            let mut name = base.clone();
            let mut number = 2;
            while sets.iter().any(|(known, _)| *known == name) {
                name = format!("{base}{number}");
                number += 1;
            }
            sets.push((name, headers));
        }
        Self { sets }
    }

    /// The names of the types.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.sets.iter().map(|(name, _)| name.clone())
    }

    /// The type of a reply's headers, where it declares any that have no role.
    pub(super) fn name_of(&self, reply: &Reply) -> Option<Ident> {
        let headers = own(reply);
        let found = self.sets.iter().find(|(_, known)| alike(known, &headers))?;
        Some(raw_ident(&found.0))
    }

    /// Imports the types of some replies from the module that has them.
    pub(super) fn import<'r>(
        &self,
        scope: &Scope<'_>,
        replies: impl Iterator<Item = &'r Reply>,
        module: &ModulePath,
    ) {
        let path = format!("crate::{module}");
        for name in replies.filter_map(|reply| self.name_of(reply)) {
            scope.import(&path, &name.to_string());
        }
    }

    /// The types.
    pub(super) fn emit(&self, scope: &Scope<'_>) -> TokenStream {
        let sets = self.sets.iter();
        sets.map(|(name, headers)| emit(scope, name, headers))
            .collect()
    }
}

/// The replies of an operation, each with its name.
fn named(operation: &Operation) -> impl Iterator<Item = (&str, &Reply)> {
    let replies = operation.replies.iter();
    replies.map(|reply| (operation.type_name.ident().trim_end_matches('_'), reply))
}

/// Whether two sets are of the same headers, whatever is said of them.
fn alike(one: &[&Header], other: &[&Header]) -> bool {
    let shape = |header: &&Header| {
        let told = (header.encoding, header.required);
        (header.name.clone(), header.ty.clone(), told)
    };
    one.len() == other.len() && one.iter().map(shape).eq(other.iter().map(shape))
}

/// `LocationHeaders`; the word that several start with is said once. After the operation where that would grow long.
fn name(owner: &str, reply: &Reply, headers: &[&Header]) -> String {
    if headers.len() > MOST_NAMED {
        return format!("{owner}{}Headers", reply.name.ident());
    }
    let words = headers
        .iter()
        .map(|header| header.name.ident().trim_start_matches("r#"));
    let words: Vec<&str> = words.collect();
    let first = words.first().and_then(|word| word.split_once('_'));
    let said = first
        .map(|(first, _)| format!("{first}_"))
        .filter(|_| words.len() > 1);
    let words = words.iter().enumerate().map(|(place, word)| match &said {
        Some(said) if place > 0 => word.strip_prefix(said.as_str()).unwrap_or(word),
        _ => word,
    });
    let words: Vec<String> = words.map(|word| word.to_upper_camel_case()).collect();
    let words = words.concat();
    match words.starts_with(char::is_alphabetic) {
        true => format!("{words}Headers"),
        // A header may be called by a number.
        false => format!("{owner}{}Headers", reply.name.ident()),
    }
}

fn emit(scope: &Scope<'_>, name: &str, headers: &[&Header]) -> TokenStream {
    let map = scope.runtime("HeaderMap");
    let tr = scope.runtime("ReplyHeaders");
    let name = raw_ident(name);
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
    let default = required.is_empty().then(|| quote!(, Default));
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name {
            #(#docs pub #fields: Option<#types>,)*
        }

        impl #name {
            #[doc = " The headers that must be there; the others are `None`."]
            pub fn new(#(#takes),*) -> Self {
                Self { #(#gives),* }
            }
        }

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
