//! Paths of types in one generated file, and the `use` lines that they need.
//!
//! A type is named by its last segment where that is free in the file, and by its whole path where an item of the file
//! or another import has the name already.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use crate::emit::tokens::raw_ident;
use crate::model::{Api, Name, Scalar, Tag, TypeId, TypeRef};

/// The names of a file.
pub(super) struct Scope<'a> {
    pub(super) api: &'a Api,
    types: Ident,
    /// Names that items of the file have.
    own: BTreeSet<String>,
    /// Imported names, the modules that they come from, and what they are called there.
    imports: RefCell<BTreeMap<String, (String, String)>>,
}

impl<'a> Scope<'a> {
    /// A scope for a file whose items have these names.
    pub(super) fn new(api: &'a Api, own: impl IntoIterator<Item = String>) -> Self {
        // What generated code writes without a path.
        let prelude = [
            "String",
            "Vec",
            "Option",
            "Some",
            "None",
            "Self",
            "Into",
            "AsRef",
            "Iterator",
            "IntoIterator",
        ];
        let own = own.into_iter().chain(prelude.map(str::to_owned)).collect();
        Self {
            api,
            types: types_crate(api),
            own,
            imports: RefCell::default(),
        }
    }

    /// An item of the client's runtime.
    pub(super) fn client(&self, name: &str) -> TokenStream {
        self.item("jsonapi_client", name)
    }

    /// An item of the client's runtime, in its module of statics.
    pub(super) fn info(&self, name: &str) -> TokenStream {
        self.item("jsonapi_client::info", name)
    }

    /// An item of the documents' runtime.
    pub(super) fn runtime(&self, name: &str) -> TokenStream {
        self.item("jsonapi_client::runtime", name)
    }

    /// An item at the root of the crate of types.
    pub(super) fn types(&self, name: &str) -> TokenStream {
        self.item(&self.types.to_string(), name)
    }

    /// An item in a module of the crate of types.
    pub(super) fn in_module(&self, module: &str, name: &str) -> TokenStream {
        self.item(&format!("{}::{module}", self.types), name)
    }

    /// An item by its module and name within it, which may be the name of a whole module.
    pub(super) fn item(&self, module: &str, name: &str) -> TokenStream {
        self.item_as(module, name, name)
    }

    /// The same, under another name.
    pub(super) fn item_as(&self, module: &str, name: &str, alias: &str) -> TokenStream {
        let mut imports = self.imports.borrow_mut();
        let import = (module.to_owned(), name.to_owned());
        let is_free =
            !self.own.contains(alias) && imports.get(alias).is_none_or(|known| *known == import);
        if is_free {
            imports.insert(alias.to_owned(), import);
            return raw_ident(alias).to_token_stream();
        }
        let (segments, ident) = (module.split("::").map(raw_ident), raw_ident(name));
        quote!(#(#segments::)* #ident)
    }

    /// The module that holds the replies of a tag.
    pub(super) fn replies(&self, tag: &str) -> TokenStream {
        self.item_as(&format!("{}::replies", self.types), tag, "replies")
    }

    /// A named type.
    pub(super) fn named(&self, id: TypeId) -> TokenStream {
        let def = self.api.ty(id);
        self.in_module(&def.module, def.name.ident())
    }

    /// A type as a value of it is stored.
    pub(super) fn type_of(&self, ty: &TypeRef) -> TokenStream {
        match ty {
            TypeRef::Scalar(scalar) => self.scalar(scalar),
            TypeRef::Named(id) => self.named(*id),
            TypeRef::Id(id) => {
                let (wrapper, target) = (self.runtime("Id"), self.named(*id));
                quote!(#wrapper<#target>)
            }
            TypeRef::List(item) => {
                let item = self.type_of(item);
                quote!(Vec<#item>)
            }
            TypeRef::Map(value) => {
                let (map, value) = (self.runtime("Map"), self.type_of(value));
                quote!(#map<#value>)
            }
            TypeRef::Nullable(inner) => {
                let inner = self.type_of(inner);
                quote!(Option<#inner>)
            }
            TypeRef::Boxed(inner) => self.type_of(inner),
            TypeRef::FreeForm => self.runtime("Value"),
            TypeRef::FreeObject => self.runtime("FreeObject"),
        }
    }

    fn scalar(&self, scalar: &Scalar) -> TokenStream {
        match scalar {
            Scalar::String | Scalar::Uri | Scalar::Base64 | Scalar::Constant(_) => quote!(String),
            Scalar::Boolean => quote!(bool),
            Scalar::Integer { bits: 32 } => quote!(i32),
            Scalar::Integer { .. } => quote!(i64),
            Scalar::Number => self.runtime("Number"),
            Scalar::Date => self.runtime("Date"),
            Scalar::DateTime => self.runtime("DateTime"),
            Scalar::Binary => self.client("File"),
        }
    }

    /// The `use` lines of the file, one a module.
    pub(super) fn uses(&self) -> TokenStream {
        let imports = self.imports.borrow();
        let mut modules: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        for (alias, (module, name)) in imports.iter() {
            modules.entry(module).or_default().push((name, alias));
        }
        let mut lines: Vec<(Vec<&str>, Vec<(&str, &str)>)> = Vec::new();
        for (module, mut names) in modules {
            names.sort_unstable();
            // As rustfmt sorts: by segment, braces last.
            let last = if let [(name, _)] = names.as_slice() {
                name
            } else {
                "{"
            };
            lines.push((module.split("::").chain([last]).collect(), names));
        }
        lines.sort_unstable();
        let lines = lines.iter().map(|(path, names)| {
            let module = path
                .iter()
                .take(path.len() - 1)
                .map(|segment| raw_ident(segment));
            let names = names.iter().map(|(name, alias)| {
                let (ident, other) = (raw_ident(name), raw_ident(alias));
                if name == alias {
                    quote!(#ident)
                } else {
                    quote!(#ident as #other)
                }
            });
            match names.len() {
                1 => quote!(use #(#module::)* #(#names)*;),
                _ => quote!(use #(#module::)* {#(#names),*};),
            }
        });
        quote!(#(#lines)*)
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
