//! `webhook.rs`: how the API signs events, and what they are read as.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::types_crate;
use crate::model::{Api, SignatureScheme};

/// How the API signs events, where the runtime can check it.
pub(super) fn scheme(api: &Api) -> Option<&SignatureScheme> {
    let scheme = api.webhooks.signature.as_ref()?;
    let is_known = scheme.algorithm == "hmac-sha256" && scheme.encoding == "hex";
    (is_known && !api.webhooks.events.is_empty()).then_some(scheme)
}

/// `webhook.rs`.
pub(super) fn webhook(api: &Api, scheme: &SignatureScheme) -> TokenStream {
    let types = types_crate(api);
    let SignatureScheme {
        header,
        timestamp,
        signature,
        message,
        separator,
        tolerance_seconds,
        ..
    } = scheme;
    quote! {
        #![doc = " Events that the API sends: the signature is checked, then the event is read."]

        use std::time::Duration;

        use #types::events::Event;
        use jsonapi_client::webhook::{self, SignatureScheme};
        pub use jsonapi_client::webhook::WebhookError;

        /// Checks where events come from, and reads them.
        pub type Verifier = webhook::Verifier<Events>;

        /// Signs events: for tests of what receives them.
        pub type Signer = webhook::Signer<Events>;

        /// The events of the API.
        #[derive(Clone, Copy, Debug)]
        pub enum Events {}

        impl webhook::Events for Events {
            type Event = Event;

            const SIGNATURE: SignatureScheme = SignatureScheme {
                header: #header,
                timestamp: #timestamp,
                signature: #signature,
                message: #message,
                separator: #separator,
                tolerance: Duration::from_secs(#tolerance_seconds),
            };
        }
    }
}
