//! `router.rs`: the builder of the router.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::mount;
use crate::emit::declared::declared;
use crate::emit::docs::plain;
use crate::emit::tokens::{doc_text, ident};
use crate::model::{Api, Tag};

/// `router.rs`.
pub(super) fn router(api: &Api) -> TokenStream {
    let services = api
        .tags
        .iter()
        .enumerate()
        .map(|(index, tag)| service(api, index, tag));
    let settings = settings();
    let title = doc_text(&format!(
        "The router of {}, as it is built: services by tag, and settings.",
        plain(&api.info.title)
    ));
    quote! {
        //! The builder of the router.

        use std::future::Future;
        use std::sync::Arc;
        use std::time::Duration;

        use jsonapi_server::{Context, Failure, Fault, Idempotency, Operation, RateLimit, RouterLayer, Routes, axum};

        use crate::api::API;

        /// A router that answers nothing yet.
        pub fn router() -> Router {
            Router(Routes::new(&API))
        }

        #title
        #[derive(Debug)]
        pub struct Router(Routes);

        impl Router {
            #(#services)*

            #settings
        }
    }
}

/// What the builder can be told beside services.
fn settings() -> TokenStream {
    quote! {
            /// Says that one service answers the operations of several tags: `router().serve(fake, [inquiries::mount, files::mount])`.
            pub fn serve<S, const N: usize>(
                mut self,
                service: S,
                tags: [fn(&mut Routes, &Arc<S>); N],
            ) -> Self {
                let service = Arc::new(service);
                for mount in tags {
                    mount(&mut self.0, &service);
                }
                self
            }

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

            /// Sets how many bytes a request body of one operation may have:
            /// `body_limit_of::<inquiries::Create>(1024)`.
            pub fn body_limit_of<O: Operation>(mut self, bytes: usize) -> Self {
                self.0.body_limit_of::<O>(bytes);
                self
            }

            /// Sets the status that answers a fault of a request, where it shall be another one than most APIs have.
            pub fn fault(mut self, fault: Fault, status: axum::http::StatusCode) -> Self {
                self.0.fault(fault, status);
                self
            }

            /// Keeps replies to requests that have a key, and gives them again to whoever sends the same with the same key.
            pub fn idempotency(mut self, idempotency: Idempotency) -> Self {
                self.0.idempotency(idempotency);
                self
            }

            /// Refuses more requests than somebody may send, and tells how many are left.
            pub fn rate_limit(mut self, limit: RateLimit) -> Self {
                self.0.rate_limit(limit);
                self
            }

            /// Gives each request a name, which goes back in this header and is in `request.context.request_id()`.
            pub fn request_ids(mut self, header: axum::http::HeaderName) -> Self {
                self.0.request_ids(header);
                self
            }

            /// Sets how long the body of a request may take to come; then 408 is answered.
            pub fn body_timeout(mut self, limit: Duration) -> Self {
                self.0.body_timeout(limit);
                self
            }

            /// Sets how long a handler may take; then it is dropped, and 503 is answered.
            pub fn handler_timeout(mut self, limit: Duration) -> Self {
                self.0.handler_timeout(limit);
                self
            }

            /// Lays a layer around the operations, and around the layers that are there already. It runs after the operation is known,
            /// which the request's extensions tell, and before credentials are asked for. A [`Failure`] that it answers with
            /// is sent in the API's error shape.
            pub fn layer(mut self, layer: impl RouterLayer) -> Self {
                self.0.layer(layer);
                self
            }

            /// Sets what says whether the credentials of a request are good, and whose they are: handlers get what it returns from
            /// `request.context.principal()`. Its failure is the reply. Until it is set, operations that ask for credentials
            /// answer 401 to everybody.
            pub fn authenticate<C, F, P>(mut self, check: C) -> Self
            where
                C: Fn(Context) -> F + Send + Sync + 'static,
                F: Future<Output = Result<P, Failure>> + Send + 'static,
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
            pub fn into_router(self) -> axum::Router {
                self.0.into_router()
            }
    }
}

/// The methods of the builder that those of tags stand beside.
pub(super) fn taken() -> BTreeSet<String> {
    let settings = settings();
    declared(quote!(impl Router { #settings }))
}

fn service(api: &Api, index: usize, tag: &Tag) -> TokenStream {
    let (module, service) = (ident(&tag.module), ident(&tag.type_name));
    let mount = mount(api, index);
    let doc = doc_text(&format!(
        "Says who answers the operations of {}.",
        plain(tag.module.wire())
    ));
    quote! {
        #doc
        pub fn #module(mut self, service: impl crate::#service) -> Self {
            crate::#module::#mount(&mut self.0, &Arc::new(service));
            self
        }
    }
}
