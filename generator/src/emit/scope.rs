//! What a generated file imports: names are asked for where they are used, and the `use` items follow from that.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::tokens::{ident, raw_ident};
use crate::emit::types::verbatim_types;
use crate::model::{Api, Linkage, ModulePath, Reply, Scalar, Target, TypeDef, TypeId, TypeRef};

/// Names of types that generated code writes without a path, and of its type parameters.
pub(crate) const TAKEN: &[&str] = &[
    "Box",
    "Clone",
    "D",
    "Debug",
    "Default",
    "Eq",
    "Err",
    "Future",
    "Hash",
    "Into",
    "Iterator",
    "M",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "R",
    "Resource",
    "Result",
    "S",
    "Self",
    "Send",
    "Some",
    "String",
    "Sync",
    "T",
    "Vec",
];

/// The names in use in one file.
pub struct Scope<'a> {
    api: &'a Api,
    /// Where the runtime is: `jsonapi_runtime`.
    runtime: String,
    /// Where the modules of types are: `crate` or `persona_types`.
    types: String,
    /// The module of types that the file is, or is part of.
    module: Option<&'a ModulePath>,
    /// Where the module has several files: the types in this one.
    local: Option<&'a [TypeId]>,
    /// Types whose keys are written as they came; found when the first is asked for.
    verbatim: OnceCell<BTreeSet<TypeId>>,
    /// Names that the file defines itself.
    reserved: RefCell<BTreeSet<String>>,
    /// Imported names by path, each with its alias.
    used: RefCell<BTreeMap<String, BTreeSet<Import>>>,
}

/// A name in a `use` list, ordered as rustfmt orders it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Import {
    name: String,
    alias: Option<String>,
}

impl<'a> Scope<'a> {
    /// A module's own file in the types crate: what its parts hold, it exports, so that all its types are at hand.
    pub fn in_module(api: &'a Api, module: &'a ModulePath) -> Self {
        Self::new(api, "jsonapi_runtime", "crate", Some(module))
    }

    /// A file of the types crate that holds some types of a module.
    pub fn in_part(api: &'a Api, module: &'a ModulePath, types: &'a [TypeId]) -> Self {
        Self {
            local: Some(types),
            ..Self::new(api, "jsonapi_runtime", "crate", Some(module))
        }
    }

    /// A file of another crate, which reaches the runtime at `runtime`: `jsonapi_client::runtime`.
    pub fn outside(api: &'a Api, runtime: &str) -> Self {
        let types = format!("{}_types", api.crates.base.replace('-', "_"));
        Self::new(api, runtime, &types, None)
    }

    fn new(api: &'a Api, runtime: &str, types: &str, module: Option<&'a ModulePath>) -> Self {
        Self {
            api,
            runtime: runtime.to_owned(),
            types: types.to_owned(),
            module,
            local: None,
            verbatim: OnceCell::new(),
            reserved: RefCell::default(),
            used: RefCell::default(),
        }
    }

    /// The API.
    pub fn api(&self) -> &'a Api {
        self.api
    }

    /// Where the runtime is.
    pub fn runtime_path(&self) -> &str {
        &self.runtime
    }

    /// Imports a name from a path.
    pub fn import(&self, path: &str, name: &str) -> Ident {
        self.import_as(path, name, None)
    }

    /// Imports a name from a path under another name.
    pub fn import_as(&self, path: &str, name: &str, alias: Option<&str>) -> Ident {
        let ident = raw_ident(alias.unwrap_or(name));
        let mut used = self.used.borrow_mut();
        let names = match used.get_mut(path) {
            Some(names) => names,
            None => used.entry(path.to_owned()).or_default(),
        };
        names.insert(Import {
            name: name.to_owned(),
            alias: alias.filter(|alias| *alias != name).map(str::to_owned),
        });
        ident
    }

    /// A name of the runtime. Where the API has a type of the same name, the runtime's is imported as `Runtime...`.
    pub fn runtime(&self, name: &str) -> Ident {
        self.import_beside(&self.runtime, name, &format!("Runtime{name}"))
    }

    /// A name of the standard library. Where the API has a type of the same name, it is imported as `Std...`.
    pub fn std(&self, path: &str, name: &str) -> Ident {
        self.import_beside(path, name, &format!("Std{name}"))
    }

    /// Imports a name from a path, under `alias` where the API has a type of that name or the file defines it.
    pub fn import_beside(&self, path: &str, name: &str, alias: &str) -> Ident {
        let alias = self.is_taken(name).then(|| self.free(alias));
        self.import_as(path, name, alias.as_deref())
    }

    /// Whether the API has a type of that name, or the file defines it.
    fn is_taken(&self, name: &str) -> bool {
        self.api.types.iter().any(|ty| ty.name.ident() == name) || self.defines(name)
    }

    /// An alias that is not taken: a number stands behind one that is.
    fn free(&self, alias: &str) -> String {
        let numbered = (2..).map(|number| format!("{alias}{number}"));
        let mut all = std::iter::once(alias.to_owned()).chain(numbered);
        let free = all.find(|alias| !self.is_taken(alias));
        free.unwrap_or_else(|| alias.to_owned())
    }

    /// The type of a reply's headers, where it declares any that have no role.
    pub fn headers_of(&self, reply: &Reply) -> Option<Ident> {
        let set = self.api.header_set(reply)?;
        let name = set.name.ident();
        if self.module == Some(&set.module) && self.local.is_none() {
            return Some(raw_ident(name));
        }
        let path = format!("{}::{}", self.types, set.module);
        Some(self.import_beside(&path, name, &format!("Reply{name}")))
    }

    /// `Document<D, M>` with the API's resources in `included`.
    pub fn document(&self) -> Ident {
        self.import_beside(
            &format!("{}::resource", self.types),
            "Document",
            "ApiDocument",
        )
    }

    /// The union of all resources.
    pub fn resource(&self) -> Ident {
        if self.module == Some(&ModulePath::resource()) {
            return raw_ident("Resource");
        }
        self.import(&format!("{}::resource", self.types), "Resource")
    }

    /// A type of the API, by its name.
    pub fn named(&self, id: TypeId) -> Ident {
        let ty = self.api.ty(id);
        let elsewhere =
            self.module != Some(&ty.module) || self.local.is_some_and(|local| !local.contains(&id));
        let name = ty.name.ident();
        if !elsewhere {
            return ident(&ty.name);
        }
        let alias = self
            .defines(name)
            .then(|| self.free(&format!("{name}Type")));
        self.import_as(
            &format!("{}::{}", self.types, ty.module),
            name,
            alias.as_deref(),
        )
    }

    /// What a relationship is generic over: what its linkage leads to, and what it is made of where that is more than
    /// type and id.
    pub(crate) fn linkage(&self, linkage: &Linkage) -> TokenStream {
        let target = match &linkage.target {
            Target::Type(id) => self.named(*id),
            Target::Any { .. } => self.resource(),
        };
        match linkage.identifier {
            Some(id) => {
                let identifier = self.named(id);
                quote!(#target, #identifier)
            }
            None => quote!(#target),
        }
    }

    /// Whether the keys of an object are written as they came.
    pub(crate) fn is_verbatim(&self, ty: &TypeDef) -> bool {
        let api = self.api;
        let verbatim = self.verbatim.get_or_init(|| verbatim_types(api));
        verbatim.iter().any(|id| std::ptr::eq(api.ty(*id), ty))
    }

    /// Keeps a name for what the file defines: a type of that name is imported under another one.
    pub fn reserve(&self, name: impl Into<String>) {
        self.reserved.borrow_mut().insert(name.into());
    }

    /// Whether the file defines a name itself.
    pub fn defines(&self, name: &str) -> bool {
        self.reserved.borrow().contains(name)
    }

    /// A type.
    pub fn type_of(&self, ty: &TypeRef) -> TokenStream {
        match ty {
            TypeRef::Scalar(scalar) => self.scalar(scalar),
            TypeRef::Named(id) => {
                let name = self.named(*id);
                quote!(#name)
            }
            TypeRef::Id(id) => {
                let wrapper = self.runtime("Id");
                let name = self.named(*id);
                quote!(#wrapper<#name>)
            }
            TypeRef::Identifier(linkage) => {
                let (wrapper, to) = (self.runtime("Linked"), self.linkage(linkage));
                quote!(#wrapper<#to>)
            }
            TypeRef::List(item) => {
                let item = self.type_of(item);
                quote!(Vec<#item>)
            }
            TypeRef::Map(value) => {
                let map = self.runtime("Map");
                let value = self.type_of(value);
                quote!(#map<#value>)
            }
            TypeRef::Nullable(ty) => {
                let ty = self.type_of(ty);
                quote!(Option<#ty>)
            }
            TypeRef::Boxed(ty) => {
                let ty = self.type_of(ty);
                quote!(Box<#ty>)
            }
            TypeRef::FreeForm => self.runtime_type("Value"),
            TypeRef::FreeObject => self.runtime_type("FreeObject"),
        }
    }

    fn scalar(&self, scalar: &Scalar) -> TokenStream {
        use serde_json::Value;
        match scalar {
            Scalar::String | Scalar::Uri | Scalar::Base64 => quote!(String),
            Scalar::Boolean | Scalar::Constant(Value::Bool(_)) => quote!(bool),
            Scalar::Integer { bits: 32 } => quote!(i32),
            Scalar::Integer { .. } => quote!(i64),
            Scalar::Number | Scalar::Constant(Value::Number(_)) => self.runtime_type("Number"),
            Scalar::Date => self.runtime_type("Date"),
            Scalar::DateTime => self.runtime_type("DateTime"),
            // Raw bytes have no place in JSON: what a document calls so there is text.
            Scalar::Binary => quote!(String),
            Scalar::Constant(Value::String(_)) => quote!(String),
            Scalar::Constant(_) => self.runtime_type("Value"),
        }
    }

    fn runtime_type(&self, name: &str) -> TokenStream {
        let name = self.runtime(name);
        quote!(#name)
    }

    /// The `use` items of all that was asked for; to be called last and put first.
    pub fn uses(&self) -> TokenStream {
        let used = self.used.borrow();
        used.iter()
            .map(|(path, names)| use_item(path, names))
            .collect()
    }
}

/// The `use` item of a path.
fn use_item(path: &str, names: &BTreeSet<Import>) -> TokenStream {
    let path = path.split("::").map(|segment| match segment {
        "crate" | "super" => format_ident!("{segment}"),
        other => raw_ident(other),
    });
    let names = names.iter().map(|import| {
        let name = raw_ident(&import.name);
        match &import.alias {
            Some(alias) => {
                let alias = raw_ident(alias);
                quote!(#name as #alias)
            }
            None => quote!(#name),
        }
    });
    let names: Vec<TokenStream> = names.collect();
    match names.as_slice() {
        [name] => quote!(use #(#path)::*::#name;),
        names => quote!(use #(#path)::*::{#(#names),*};),
    }
}
