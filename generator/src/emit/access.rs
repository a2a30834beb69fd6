//! Security schemes, as both runtimes have them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{CredentialPlace, SecurityScheme};

/// The call of the runtimes' `SecurityScheme` that makes this one: `header("key", "X-Key", "")`.
pub(crate) fn made(scheme: &SecurityScheme) -> TokenStream {
    let wire = scheme.name.wire();
    match &scheme.place {
        CredentialPlace::Bearer => quote!(bearer(#wire)),
        CredentialPlace::Basic => quote!(basic(#wire)),
        CredentialPlace::Header { name, prefix } => quote!(header(#wire, #name, #prefix)),
        CredentialPlace::Query { name } => quote!(query(#wire, #name)),
        CredentialPlace::Cookie { name } => quote!(cookie(#wire, #name)),
        CredentialPlace::Unknown => quote!(unknown(#wire)),
    }
}
