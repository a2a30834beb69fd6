//! The paths that `include` takes where a resource is the primary data (JSON:API 1.1 §8.3).

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::scope::Scope;
use crate::emit::tokens::{a_thing, doc_or, doc_text, ident};
use crate::model::IncludeSet;

/// The type with a constant for each path.
pub(super) fn emit(scope: &Scope<'_>, set: &IncludeSet) -> TokenStream {
    let primary = scope.api().ty(set.primary);
    let name = ident(&set.name);
    let alias = set.alias.as_ref().map(|alias| {
        let alias = ident(alias);
        quote!(pub use #name as #alias;)
    });
    let cow = scope.std("std::borrow", "Cow");
    let doc = doc_text(&format!(
        "A path that `include` takes where {} is the primary data.",
        a_thing(primary.name.ident())
    ));
    let paths = set.paths.iter().map(|path| {
        let wire = path.name.wire();
        let doc = doc_or(&path.doc, &format!("`{wire}`."));
        let constant = ident(&path.name);
        quote!(#doc pub const #constant: Self = Self::new(#wire);)
    });
    let new = (!set.paths.is_empty())
        .then(|| quote!(const fn new(path: &'static str) -> Self { Self(#cow::Borrowed(path)) }));
    quote! {
        #alias

        #doc
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct #name(#cow<'static, str>);

        impl #name {
            #(#paths)*

            #new

            #[doc = " Any other path: one that the document does not name."]
            pub fn path(path: impl Into<String>) -> Self { Self(#cow::Owned(path.into())) }

            #[doc = " The path as it is sent."]
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl From<String> for #name {
            fn from(path: String) -> Self { Self(#cow::Owned(path)) }
        }

        impl AsRef<str> for #name {
            fn as_ref(&self) -> &str { &self.0 }
        }
    }
}
