//! Which type stands in which file: a file for each module, or a folder where it has modules in it or is too long for one.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::parts::{self, Part};
use super::{
    deliveries, events, fields, headers, identifier, includes, object, open_enum, relationships,
    replies, resource, resource_union, union,
};
use crate::emit::docs::plain;
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_text, ident, inner_doc, raw_ident};
use crate::model::{
    Api, Module, ModulePath, Operation, Shape, Topic, TypeAlias, TypeDef, TypeId, TypeKind,
};
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
        let parts = parts::parts(api, types.remove(&module.path).unwrap_or_default());
        let answers = match module.topic {
            Topic::Replies(Some(tag)) => parts::replies(api, tag),
            _ => Vec::new(),
        };
        let folder = folder(&module.path);
        for (name, operations) in answer_parts(&answers) {
            let operations = operations.clone();
            files.push(SourceFile::rust(format!("{folder}/{name}.rs"), move || {
                answers_file(api, module, &operations)
            }));
        }
        for part in parts.iter().filter(|part| part.name.is_some()) {
            let (name, types) = (part.name.clone().unwrap_or_default(), part.types.clone());
            files.push(SourceFile::rust(format!("{folder}/{name}.rs"), move || {
                part_file(api, module, &types)
            }));
        }
        let has_folder = parts.iter().any(|part| part.name.is_some())
            || answers.len() > 1
            || !children(api, &module.path).is_empty();
        let path = if has_folder {
            format!("{folder}/mod.rs")
        } else {
            format!("{folder}.rs")
        };
        files.push(SourceFile::rust(path, move || {
            module_file(api, module, &parts, &answers)
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
fn module_file(
    api: &Api,
    module: &Module,
    parts: &[Part],
    answers: &[Vec<&Operation>],
) -> TokenStream {
    let own: Vec<TypeId> = parts
        .iter()
        .filter(|part| part.name.is_none())
        .flat_map(|part| part.types.clone())
        .collect();
    let scope = &Scope::in_module(api, &module.path);
    headers::reserve(scope, &module.path);
    let special = match module.topic {
        Topic::AnyResource => resource_union::items(scope),
        Topic::Events => events::items(scope),
        Topic::Deliveries => deliveries::items(scope),
        Topic::Replies(Some(_)) => match answers {
            [all] => replies::items(scope, all),
            _ => TokenStream::new(),
        },
        _ => TokenStream::new(),
    };
    let types: TokenStream = own.iter().map(|id| type_def(scope, api.ty(*id))).collect();
    let sets = api
        .includes
        .iter()
        .filter(|set| api.ty(set.primary).module == module.path);
    let sets: TokenStream = sets.map(|set| includes::emit(scope, set)).collect();
    let aliases = api
        .aliases
        .iter()
        .filter(|alias| alias.module == module.path);
    let aliases: TokenStream = aliases.map(|alias| alias_item(scope, alias)).collect();
    let fields = match module.topic {
        Topic::Resource(id) => fields::emit(scope, api.ty(id)),
        _ => TokenStream::new(),
    };
    let headers = headers::items(scope, &module.path);
    let serde = serde(api, &own);
    let doc = inner_doc(&module_doc(api, module));
    let children = children(api, &module.path)
        .into_iter()
        .map(|child| child_item(&module.path, child));
    let named = || {
        parts
            .iter()
            .filter_map(|part| Some((part.name.as_deref()?, &part.types)))
    };
    let answers = answer_parts(answers).map(|(name, operations)| {
        let types = operations
            .iter()
            .flat_map(|operation| replies::names(operation));
        (name, types.collect())
    });
    let named: Vec<(String, Vec<String>)> = named()
        .map(|(name, types)| {
            let types = types.iter().map(|id| api.ty(*id).name.ident().to_owned());
            (name.to_owned(), types.collect())
        })
        .chain(answers)
        .collect();
    let private: Vec<_> = named.iter().map(|(name, _)| raw_ident(name)).collect();
    let exports: TokenStream = named
        .iter()
        .map(|(name, types)| {
            let mut types: Vec<&str> = types.iter().map(String::as_str).collect();
            types.sort_unstable();
            export_item(name, &types)
        })
        .collect();
    let uses = scope.uses();
    quote! {
        #doc
        #(#children)*
        #(mod #private;)*
        #uses
        #exports
        #headers
        #special
        #types
        #sets
        #aliases
        #fields
        #serde
    }
}

/// A name that a type had before it was the same as another.
fn alias_item(scope: &Scope<'_>, alias: &TypeAlias) -> TokenStream {
    let (name, ty) = (raw_ident(&alias.name), scope.named(alias.of));
    let doc = doc_text(&format!(
        "What [`{ty}`] was called here before it was the same as another type."
    ));
    let note = format!("it is the same as `{ty}`");
    quote! {
        #doc
        #[deprecated(note = #note)]
        pub type #name = #ty;
    }
}

/// The declaration of a module in the module at `path`.
fn child_item(path: &ModulePath, child: &str) -> TokenStream {
    let same = path.name() == child;
    let allowed = same
        .then(|| quote!(#[allow(clippy::module_inception, reason = "the document calls both so")]));
    let child = raw_ident(child);
    quote!(#allowed pub mod #child;)
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

/// The private modules of replies, where there are several, each with its operations.
fn answer_parts<'p, 'a>(
    answers: &'p [Vec<&'a Operation>],
) -> impl Iterator<Item = (String, &'p Vec<&'a Operation>)> {
    let is_split = answers.len() > 1;
    let numbered = answers.iter().zip(1..).filter(move |_| is_split);
    numbered.map(|(operations, number)| (format!("replies_{number}"), operations))
}

/// A file of replies in a module's folder.
fn answers_file(api: &Api, module: &Module, operations: &[&Operation]) -> TokenStream {
    let scope = &Scope::in_part(api, &module.path, &[]);
    let items = replies::items(scope, operations);
    let uses = scope.uses();
    let doc = inner_doc(&module_doc(api, module));
    quote!(#doc #uses #items)
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
    let tag = |index: usize| {
        let tag = api.tags.get(index);
        tag.map_or_else(String::new, |tag| plain(tag.module.wire()))
    };
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
