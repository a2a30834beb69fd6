//! Resource identifier objects (JSON:API 1.1 §7.3) with members beside type and id.

use proc_macro2::TokenStream;
use quote::quote;

use super::member::Pieces;
use super::object;
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_or, ident, sentence_case, words_of};
use crate::model::{Member, Shape, TypeDef};

/// What the struct has for itself.
pub(crate) const TAKEN: &[&str] = &["identifier", "default", "clone", "read", "write"];

/// A struct around the runtime's own identifier, with a field for each further member.
pub(super) fn emit(scope: &Scope<'_>, ty: &TypeDef, members: &[Member]) -> TokenStream {
    let name = ident(&ty.name);
    let owner = words_of(ty.name.ident());
    let mut pieces = Pieces::default();
    for member in members {
        pieces.member(scope, Shape::Reply, &owner, member);
    }
    pieces.identifier(scope);
    let doc = doc_or(&ty.doc, &format!("{}.", sentence_case(&owner)));
    let structure = object::structure(&doc, &name, &pieces, true);
    let wire = pieces.wire_impl(scope, &name, Shape::Reply);
    let [identify, identifier] = ["Identify", "Identifier"].map(|name| scope.runtime(name));
    quote! {
        #structure
        #wire

        impl #identify for #name {
            fn identifier(&self) -> &#identifier { &self.identifier }
        }
    }
}
