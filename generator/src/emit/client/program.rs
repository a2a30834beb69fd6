//! The command-line program.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::client_crate;
use crate::emit::docs::plain;
use crate::emit::tokens::inner_doc;
use crate::model::Api;

/// `main.rs`.
pub(super) fn program(api: &Api) -> TokenStream {
    let (name, client) = (api.crates.program(), client_crate(api));
    let page = inner_doc(&format!(
        "The program `{name}`: operations of {} and calls of them, from a shell.",
        plain(&api.info.title)
    ));
    quote! {
        #page

        use std::process::ExitCode;

        use #client::api::API;
        use #client::operations::TAGS;
        use jsonapi_cli::Program;

        fn main() -> ExitCode {
            let program = Program {
                name: #name,
                version: env!("CARGO_PKG_VERSION"),
                api: &API,
                tags: TAGS,
                call: |client, id, arguments| #client::Client::from(client.clone()).call(id, arguments),
            };
            program.run()
        }
    }
}
