//! Strings with values that are known today; any other is kept.

use proc_macro2::TokenStream;
use quote::quote;

use super::union::fallback;
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_or, ident, sentence_case, words_of};
use crate::model::{OpenEnum, TypeDef};

/// An enum with a variant for each word and one for any other text.
pub(super) fn emit(scope: &Scope<'_>, ty: &TypeDef, open_enum: &OpenEnum) -> TokenStream {
    let name = ident(&ty.name);
    let trait_name = scope.runtime("OpenEnum");
    let doc = doc_or(
        &ty.doc,
        &format!(
            "{}: the values that the document names. Any other may come.",
            sentence_case(&words_of(ty.name.ident()))
        ),
    );
    let unknown = fallback(open_enum.words.iter().map(|word| word.name.ident()));
    let variants: Vec<_> = open_enum
        .words
        .iter()
        .map(|word| ident(&word.name))
        .collect();
    let words: Vec<_> = open_enum
        .words
        .iter()
        .map(|word| word.name.wire())
        .collect();
    let docs = open_enum
        .words
        .iter()
        .map(|word| doc_or(&word.doc, &code(word.name.wire())));
    let mirrors = open_enum.mirrors.iter().map(|id| {
        let other = scope.named(*id);
        let cow = scope.import("std::borrow", "Cow");
        quote! {
            impl From<#other> for #name {
                fn from(value: #other) -> Self {
                    Self::from_text(#cow::Borrowed(value.as_str()))
                }
            }
        }
    });
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum #name {
            #(#docs #variants,)*
            #[doc = " A value that the document does not name."]
            #unknown(String),
        }

        impl #trait_name for #name {
            const KNOWN: &'static [(&'static str, Self)] = &[#((#words, Self::#variants)),*];

            fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #words,)*
                    Self::#unknown(text) => text,
                }
            }

            fn unknown(text: String) -> Self {
                Self::#unknown(text)
            }
        }

        #(#mirrors)*
    }
}

/// A word as code, where it can be.
fn code(word: &str) -> String {
    if word.trim().is_empty() || word.contains('`') {
        "A value that the document names.".to_owned()
    } else {
        format!("`{word}`.")
    }
}
