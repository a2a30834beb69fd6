//! Names in one file of the client crate: the shared [`scope`](crate::emit::scope), with the names of the client's runtime.
//!
//! What the file defines (builders are called `List`, `Create`) and what the API's types are called comes first: a name of a
//! runtime that is taken is imported under another one.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};

use crate::emit::scope::Scope as Shared;
use crate::emit::shared::Shared as Texts;
use crate::emit::tokens::{doc_markdown, raw_ident};
use crate::emit::types::content_type;
use crate::model::{Api, Content, Doc, IncludeSet, Name, Tag, TypeRef};

/// Where the runtime of documents is.
const RUNTIME: &str = "jsonapi_client::runtime";

/// Traits that the file of a tag writes without a path.
pub(crate) const TRAITS: &[&str] = &["AsRef", "From", "IntoIterator"];
/// The guide on parameters that many operations take.
const PARAMETERS: &str = "crate::guide::parameters";

/// The names in use in one file.
pub(super) struct Scope<'a> {
    pub(super) api: &'a Api,
    shared: Shared<'a>,
    /// Names that items of the file have.
    own: BTreeSet<String>,
    /// What is said of parameters that many operations take.
    texts: Option<&'a Texts>,
}

impl<'a> Scope<'a> {
    /// A scope for a file whose items have these names.
    pub(super) fn new(api: &'a Api, own: impl IntoIterator<Item = String>) -> Self {
        let shared = Shared::outside(api, RUNTIME);
        let own: BTreeSet<String> = own.into_iter().collect();
        own.iter().for_each(|name| shared.reserve(name));
        TRAITS.iter().for_each(|name| shared.reserve(*name));
        Self {
            api,
            shared,
            own,
            texts: None,
        }
    }

    /// The same for a file that tells of parameters: what is long and said often stands in a guide.
    pub(super) fn with_texts(self, texts: &'a Texts) -> Self {
        Self {
            texts: Some(texts),
            ..self
        }
    }

    /// What is said of a parameter where it is taken.
    pub(super) fn said(&self, wire: &str, doc: &Doc, fallback: &str) -> String {
        match self.texts {
            Some(texts) => texts.said(wire, doc, fallback, PARAMETERS),
            None => doc_markdown(doc, fallback),
        }
    }

    /// An item of the client's runtime.
    pub(super) fn client(&self, name: &str) -> Ident {
        self.import("jsonapi_client", name)
    }

    /// An item of the client's runtime, in its module of statics.
    pub(super) fn info(&self, name: &str) -> Ident {
        self.import("jsonapi_client::info", name)
    }

    /// An item of the documents' runtime.
    pub(super) fn runtime(&self, name: &str) -> Ident {
        if self.own.contains(name) {
            return self.import(RUNTIME, name);
        }
        self.shared.runtime(name)
    }

    /// An item by its module and its name there.
    pub(super) fn import(&self, module: &str, name: &str) -> Ident {
        self.shared
            .import_beside(module, name, &format!("Runtime{name}"))
    }

    /// The union of all resources.
    pub(super) fn resource(&self) -> Ident {
        self.shared.resource()
    }

    /// A type as a value of it is stored.
    pub(super) fn type_of(&self, ty: &TypeRef) -> TokenStream {
        self.shared.type_of(ty)
    }

    /// The type of a body.
    pub(super) fn content(&self, content: &Content) -> TokenStream {
        content_type(&self.shared, content)
    }

    /// The module that holds the replies of a tag.
    pub(super) fn replies(&self, tag: &str) -> Ident {
        let module = format!("{}::replies", types_crate(self.api));
        self.shared.import_as(&module, tag, Some("replies"))
    }

    /// The paths that `include` takes: `InquiryInclude`.
    pub(super) fn include(&self, set: &IncludeSet) -> Ident {
        let module = &self.api.ty(set.primary).module;
        self.import(
            &format!("{}::{module}", types_crate(self.api)),
            set.name.ident(),
        )
    }

    /// The module of all parameters.
    pub(super) fn parameters(&self) -> Ident {
        self.shared.import("crate::operations", "parameters")
    }

    /// The `use` items of the file.
    pub(super) fn uses(&self) -> TokenStream {
        self.shared.uses()
    }
}

/// The crate of types, as Rust names it.
pub(super) fn types_crate(api: &Api) -> Ident {
    raw_ident(&format!("{}_types", api.crates.base.replace('-', "_")))
}

/// The client crate, as Rust names it.
pub(super) fn client_crate(api: &Api) -> Ident {
    raw_ident(&format!("{}_client", api.crates.base.replace('-', "_")))
}

/// The file of a module, without its extension.
pub(super) fn file_stem(module: &Name) -> &str {
    module.ident().trim_start_matches("r#")
}

/// The feature that a tag is compiled with: the module's name in kebab-case.
pub(super) fn tag_feature(tag: &Tag) -> String {
    format!("tag-{}", file_stem(&tag.module).replace('_', "-"))
}
