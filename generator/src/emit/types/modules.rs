//! Which type stands in which file: a file for each module, or a folder where it has modules in it or is too long for one.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::parts::{Part, parts};
use super::{
    deliveries, events, fields, identifier, includes, object, open_enum, relationships, replies,
    resource, resource_union, union,
};
use crate::emit::scope::Scope;
use crate::emit::tokens::{ident, inner_doc, raw_ident};
use crate::model::{Api, Module, ModulePath, Shape, Topic, TypeDef, TypeId, TypeKind};
use crate::write::SourceFile;

/// Modules of the crate that hold no type of the document by name.
pub(crate) const TAKEN: &[&str] = &[
    "alloc",
    "common",
    "core",
    "deliveries",
    "events",
    "jsonapi_runtime",
    "lib",
    "main",
    "prelude",
    "replies",
    "requests",
    "resource",
    "runtime",
    "serde",
    "std",
];

/// Modules and files that the folder of a module may have already.
pub(crate) const TAKEN_IN_FOLDERS: &[&str] = &["fields", "mod"];

/// The files of all modules.
pub(super) fn emit(api: &Api) -> Vec<SourceFile<'_>> {
    let mut types: BTreeMap<&ModulePath, Vec<TypeId>> = BTreeMap::new();
    for (index, ty) in api.types.iter().enumerate() {
        types.entry(&ty.module).or_default().push(TypeId(index));
    }
    let mut files = Vec::new();
    for module in &api.modules {
        let parts = parts(api, types.remove(&module.path).unwrap_or_default());
        let folder = folder(&module.path);
        for part in parts.iter().filter(|part| part.name.is_some()) {
            let (name, types) = (part.name.clone().unwrap_or_default(), part.types.clone());
            files.push(SourceFile::rust(format!("{folder}/{name}.rs"), move || {
                part_file(api, module, &types)
            }));
        }
        let has_folder =
            parts.iter().any(|part| part.name.is_some()) || !children(api, &module.path).is_empty();
        let path = if has_folder {
            format!("{folder}/mod.rs")
        } else {
            format!("{folder}.rs")
        };
        files.push(SourceFile::rust(path, move || {
            module_file(api, module, &parts)
        }));
    }
    files
}

/// The folder of a module, which is its file's path too: `src/report/watchlist`.
fn folder(path: &ModulePath) -> String {
    let steps = path
        .steps()
        .iter()
        .map(|step| step.trim_start_matches("r#"));
    steps.fold("src".to_owned(), |folder, step| format!("{folder}/{step}"))
}

/// The names of the modules within a module, or within the crate.
pub(super) fn children<'a>(api: &'a Api, path: &ModulePath) -> Vec<&'a str> {
    let within = api
        .modules
        .iter()
        .filter(|module| module.path.parent().as_ref() == Some(path));
    within.map(|module| module.path.name()).collect()
}

/// A module's own file: the modules in it, what it is for, its types or those that its parts do not hold.
fn module_file(api: &Api, module: &Module, parts: &[Part]) -> TokenStream {
    let own: Vec<TypeId> = parts
        .iter()
        .filter(|part| part.name.is_none())
        .flat_map(|part| part.types.clone())
        .collect();
    let scope = &Scope::in_part(api, &module.path, &own);
    let special = match module.topic {
        Topic::AnyResource => resource_union::items(scope),
        Topic::Events => events::items(scope),
        Topic::Deliveries => deliveries::items(scope),
        Topic::Replies(Some(tag)) => replies::items(scope, tag),
        _ => TokenStream::new(),
    };
    let types: TokenStream = own.iter().map(|id| type_def(scope, api.ty(*id))).collect();
    let sets = api
        .includes
        .iter()
        .filter(|set| api.ty(set.primary).module == module.path);
    let sets: TokenStream = sets.map(|set| includes::emit(scope, set)).collect();
    let fields = match module.topic {
        Topic::Resource(id) => fields::emit(scope, api.ty(id)),
        _ => TokenStream::new(),
    };
    let serde = serde(api, &own);
    let doc = inner_doc(&module_doc(api, module));
    let children: Vec<_> = children(api, &module.path)
        .into_iter()
        .map(raw_ident)
        .collect();
    let named = || {
        parts
            .iter()
            .filter_map(|part| Some((part.name.as_deref()?, &part.types)))
    };
    let private: Vec<_> = named().map(|(name, _)| raw_ident(name)).collect();
    let exports: TokenStream = named()
        .map(|(name, types)| {
            let mut types: Vec<&str> = types.iter().map(|id| api.ty(*id).name.ident()).collect();
            types.sort_unstable();
            export_item(name, &types)
        })
        .collect();
    let uses = scope.uses();
    quote! {
        #doc
        #(pub mod #children;)*
        #(mod #private;)*
        #uses
        #exports
        #special
        #types
        #sets
        #fields
        #serde
    }
}

/// The `pub use` item of what a module holds.
pub(super) fn export_item(path: &str, types: &[&str]) -> TokenStream {
    let names: Vec<_> = types.iter().map(|name| raw_ident(name)).collect();
    let path = path.split("::").map(raw_ident);
    match names.as_slice() {
        [name] => quote!(pub use #(#path)::*::#name;),
        names => quote!(pub use #(#path)::*::{#(#names),*};),
    }
}

/// A file in a module's folder.
fn part_file(api: &Api, module: &Module, ids: &[TypeId]) -> TokenStream {
    let scope = &Scope::in_part(api, &module.path, ids);
    let types: TokenStream = ids.iter().map(|id| type_def(scope, api.ty(*id))).collect();
    let serde = serde(api, ids);
    let uses = scope.uses();
    let doc = inner_doc(&module_doc(api, module));
    quote!(#doc #uses #types #serde)
}

/// What a module holds.
fn module_doc(api: &Api, module: &Module) -> String {
    let tag = |index: usize| api.tags.get(index).map_or("", |tag| tag.module.wire());
    match module.topic {
        Topic::Family(id) => {
            let count = children(api, &module.path).len();
            let modules = if count == 1 { "module" } else { "modules" };
            format!(
                "The family [`{}`]: its members, in {count} {modules}, and what they share.",
                api.ty(id).name
            )
        }
        Topic::Resource(id) => format!("[`{}`] and its parts.", api.ty(id).name),
        Topic::AnyResource => "Resources of any type, and documents that hold them.".to_owned(),
        Topic::Requests(None) => "What operations send: a module for each tag.".to_owned(),
        Topic::Requests(Some(index)) => {
            format!("What the operations of the tag \"{}\" send.", tag(index))
        }
        Topic::Replies(None) => "What operations answer: a module for each tag.".to_owned(),
        Topic::Replies(Some(index)) => {
            format!("What the operations of the tag \"{}\" answer.", tag(index))
        }
        Topic::Events => "Webhook events: what the API sends by itself.".to_owned(),
        Topic::Deliveries => deliveries::DOC.to_owned(),
        Topic::Common => "What several modules share.".to_owned(),
    }
}

fn type_def(scope: &Scope<'_>, ty: &TypeDef) -> TokenStream {
    match &ty.kind {
        TypeKind::Resource(kind) if ty.shape == Shape::Request => resource::sent(scope, ty, kind),
        TypeKind::Resource(kind) => resource::emit(scope, ty, kind),
        TypeKind::Object(kind) => object::emit(scope, ty, kind),
        TypeKind::Relationships(kind) => relationships::emit(scope, ty, kind),
        TypeKind::Identifier(members) => identifier::emit(scope, ty, members),
        TypeKind::OpenEnum(kind) => open_enum::emit(scope, ty, kind),
        TypeKind::Union(kind) => union::emit(scope, ty, kind),
    }
}

/// The standard traits that all types have, by the runtime's macros.
fn serde(api: &Api, ids: &[TypeId]) -> TokenStream {
    let mut lists = [
        ("open_enums", Vec::new()),
        ("objects", Vec::new()),
        ("serde_by_wire", Vec::new()),
    ];
    let [enums, objects, others] = &mut lists;
    for ty in ids.iter().map(|id| api.ty(*id)) {
        let (_, list) = match ty.kind {
            TypeKind::OpenEnum(_) => &mut *enums,
            _ if object::has_default(api, ty) => &mut *objects,
            _ => &mut *others,
        };
        list.push(ident(&ty.name));
    }
    let calls = lists.into_iter().filter(|(_, names)| !names.is_empty());
    calls
        .map(|(name, names)| {
            let name = format_ident!("{name}");
            quote!(jsonapi_runtime::#name! { #(#names),* })
        })
        .collect()
}
