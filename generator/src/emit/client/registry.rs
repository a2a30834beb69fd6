//! All operations as data.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::tag_feature;
use crate::emit::tokens::raw_ident;
use crate::model::Api;

/// `operations.rs`.
pub(super) fn registry(api: &Api) -> TokenStream {
    let tags = api.tags.iter().map(|tag| {
        let (module, feature) = (raw_ident(tag.module.ident()), tag_feature(tag));
        quote! {
            #[cfg(feature = #feature)]
            &crate::#module::TAG,
        }
    });
    quote! {
        #![doc = " All operations as data: id, method, path, parameters, media types, statuses."]

        #[allow(dead_code, reason = "which ones are used depends on the tags that are compiled")]
        #[rustfmt::skip]
        pub(crate) mod parameters;

        use jsonapi_client::OperationInfo;
        use jsonapi_client::info::TagInfo;

        /// All operations of the tags that this crate was built with, in the document's order.
        pub fn operations() -> impl Iterator<Item = &'static OperationInfo> {
            TAGS.iter().flat_map(|tag| tag.operations.iter().copied())
        }

        /// The operation of an id, where its tag was compiled.
        pub fn operation(id: &str) -> Option<&'static OperationInfo> {
            operations().find(|operation| operation.id == id)
        }

        /// The tags that this crate was built with.
        #[rustfmt::skip]
        pub static TAGS: &[&TagInfo] = &[#(#tags)*];
    }
}
