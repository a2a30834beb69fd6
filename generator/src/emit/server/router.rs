//! `router.rs`: the builder of the router.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::{mount, router_method, trait_name};
use crate::emit::tokens::{doc_text, ident};
use crate::model::{Api, Tag};

/// `router.rs`.
pub(super) fn router(api: &Api) -> TokenStream {
    let services = api
        .tags
        .iter()
        .enumerate()
        .map(|(index, tag)| service(api, index, tag));
    let title = doc_text(&format!(
        "The router of {}, as it is built: services by tag, and settings.",
        api.info.title.trim()
    ));
    quote! {
        //! The builder of the router.

        use std::future::Future;

        use crate::api::API;

        /// A router that answers nothing yet.
        pub fn router() -> Router {
            Router(jsonapi_server::Routes::new(&API))
        }

        #title
        #[derive(Debug)]
        pub struct Router(jsonapi_server::Routes);

        impl Router {
            #(#services)*

            /// Mounts operations below a path, which is the root otherwise.
            pub fn base_path(mut self, path: impl Into<String>) -> Self {
                self.0.base_path(path);
                self
            }

            /// Sets how many bytes a request body may have; more is answered 413.
            pub fn body_limit(mut self, bytes: usize) -> Self {
                self.0.body_limit(bytes);
                self
            }

            /// Sets what says whether the credentials of a request are good, and whose they are: handlers get what it returns from
            /// `request.context.principal()`. Its failure is the reply. Until it is set, operations that ask for credentials
            /// answer 401 to everybody.
            pub fn authenticate<C, F, P>(mut self, check: C) -> Self
            where
                C: Fn(jsonapi_server::Context) -> F + Send + Sync + 'static,
                F: Future<Output = Result<P, jsonapi_server::Failure>> + Send + 'static,
                P: Clone + Send + Sync + 'static,
            {
                self.0.authenticate(check);
                self
            }

            /// Takes any credentials for good ones, as a fake in a test does. They have to be there all the same.
            pub fn accept_any_credentials(mut self) -> Self {
                self.0.accept_any_credentials();
                self
            }

            /// The router.
            pub fn into_router(self) -> jsonapi_server::axum::Router {
                self.0.into_router()
            }
        }
    }
}

fn service(api: &Api, index: usize, tag: &Tag) -> TokenStream {
    let (method, module, service) = (
        router_method(&tag.module),
        ident(&tag.module),
        trait_name(&tag.type_name),
    );
    let mount = mount(api, index);
    let doc = doc_text(&format!(
        "Says who answers the operations of {}.",
        tag.module.wire()
    ));
    quote! {
        #doc
        pub fn #method(mut self, service: impl crate::#service) -> Self {
            crate::#module::#mount(&mut self.0, service);
            self
        }
    }
}
