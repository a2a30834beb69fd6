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
    /// Imported names and the modules that they come from.
    imports: RefCell<BTreeMap<String, String>>,
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
        let mut imports = self.imports.borrow_mut();
        let is_free =
            !self.own.contains(name) && imports.get(name).is_none_or(|known| known == module);
        let ident = raw_ident(name);
        if is_free {
            imports.insert(name.to_owned(), module.to_owned());
            return ident.to_token_stream();
        }
        let segments = module.split("::").map(raw_ident);
        quote!(#(#segments::)* #ident)
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
        let mut modules: BTreeMap<&str, Vec<Ident>> = BTreeMap::new();
        for (name, module) in imports.iter() {
            modules.entry(module).or_default().push(raw_ident(name));
        }
        // As rustfmt sorts: by segment, braces last.
        let mut lines: Vec<(Vec<&str>, Vec<Ident>)> = modules
            .into_iter()
            .map(|(module, names)| (module.split("::").collect(), names))
            .collect();
        lines.sort_by_cached_key(|(module, names)| {
            let last = match names.as_slice() {
                [name] => name.to_string(),
                _ => "{".to_owned(),
            };
            let module = module.iter().map(|segment| (*segment).to_owned());
            module.chain([last]).collect::<Vec<String>>()
        });
        let lines = lines.iter().map(|(module, names)| {
            let segments = module.iter().map(|segment| raw_ident(segment));
            match names.as_slice() {
                [name] => quote!(use #(#segments::)* #name;),
                names => quote!(use #(#segments::)* {#(#names),*};),
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
