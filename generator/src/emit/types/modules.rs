//! Which type stands in which file: a file for each module, or a folder where a file would be too long.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{fields, includes, object, open_enum, relationships, resource, union};
use crate::emit::scope::{MAX_COLUMNS, Scope};
use crate::emit::tokens::{ident, inner_doc, raw_ident};
use crate::model::{Api, Shape, TypeDef, TypeId, TypeKind, UnionKind};
use crate::write::SourceFile;

/// Modules of the crate that hold no type of the document.
pub(crate) const TAKEN: &[&str] = &[
    "resource", "replies", "events", "common", "lib", "main", "runtime", "std", "core", "alloc",
    "serde", "prelude",
];

/// About how many lines a file may have.
const MAX_LINES: usize = 2_400;

/// The files of all modules of types.
pub(super) fn emit(api: &Api) -> Vec<SourceFile<'_>> {
    let mut files = Vec::new();
    for (module, ids) in modules(api) {
        let name = module.trim_start_matches("r#");
        let parts = parts(api, &ids);
        let (mut own, parts): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|part| part.name.is_none());
        let own = own.pop().map(|part| part.types).unwrap_or_default();
        let names: Vec<String> = parts.iter().filter_map(|part| part.name.clone()).collect();
        let path = if names.is_empty() {
            format!("src/{name}.rs")
        } else {
            format!("src/{name}/mod.rs")
        };
        let exported: Vec<(String, Vec<TypeId>)> = parts
            .iter()
            .filter_map(|part| Some((part.name.clone()?, part.types.clone())))
            .collect();
        files.push(SourceFile::rust(path, move || {
            module_file(api, module, &ids, &own, &exported)
        }));
        for part in parts {
            let Some(part_name) = part.name else { continue };
            let path = format!("src/{name}/{part_name}.rs");
            files.push(SourceFile::rust(path, move || {
                part_file(api, module, &part.types)
            }));
        }
    }
    files
}

/// The modules and the types in each.
pub(super) fn modules(api: &Api) -> BTreeMap<&str, Vec<TypeId>> {
    let mut modules: BTreeMap<&str, Vec<TypeId>> = BTreeMap::new();
    for (index, ty) in api.types.iter().enumerate() {
        modules.entry(&ty.module).or_default().push(TypeId(index));
    }
    modules
}

/// Types that stand together in a file.
struct Part {
    /// The file's name within the module's folder; `None` for the module's own file.
    name: Option<String>,
    types: Vec<TypeId>,
}

/// All types in the module's own file, or, where that is too long, a file for each resource with what is named after it.
fn parts(api: &Api, ids: &[TypeId]) -> Vec<Part> {
    let lines: usize = ids.iter().map(|id| estimate(api.ty(*id))).sum();
    if lines <= MAX_LINES {
        return vec![Part {
            name: None,
            types: ids.to_vec(),
        }];
    }
    let resources: Vec<&str> = ids
        .iter()
        .map(|id| api.ty(*id))
        .filter(|ty| matches!(ty.kind, TypeKind::Resource(_)))
        .map(|ty| ty.name.ident())
        .collect();
    let owner = |name: &str| {
        let prefixes = resources
            .iter()
            .filter(|resource| name.starts_with(**resource));
        prefixes.max_by_key(|resource| resource.len()).copied()
    };
    let mut parts: BTreeMap<Option<&str>, Vec<TypeId>> = BTreeMap::new();
    for id in ids {
        parts
            .entry(owner(api.ty(*id).name.ident()))
            .or_default()
            .push(*id);
    }
    let mut taken = BTreeSet::from(["fields".to_owned()]);
    let mut named = |resource: Option<&str>| {
        let mut name = resource?.to_snake_case();
        while !taken.insert(name.clone()) {
            name.push('_');
        }
        Some(name)
    };
    parts
        .into_iter()
        .flat_map(|(resource, types)| chunks(api, named(resource), types))
        .collect()
}

/// Cuts what is too long for a file even so. The module's own file keeps no type: it lists what its parts hold.
fn chunks(api: &Api, name: Option<String>, types: Vec<TypeId>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut lines = 0;
    for id in types {
        lines += estimate(api.ty(id));
        match parts.last_mut() {
            Some(part) if lines <= MAX_LINES => part.types.push(id),
            _ => {
                let number = parts.len() + 1;
                let name = match &name {
                    Some(name) if number > 1 => format!("{name}_{number}"),
                    Some(name) => name.clone(),
                    None => format!("types_{number}"),
                };
                parts.push(Part {
                    name: Some(name),
                    types: vec![id],
                });
                lines = estimate(api.ty(id));
            }
        }
    }
    parts
}

/// About how many lines a type takes.
fn estimate(ty: &TypeDef) -> usize {
    let member = if ty.shape == Shape::Request { 11 } else { 5 };
    match &ty.kind {
        TypeKind::Resource(resource) => 55 + 5 * resource.members.len(),
        TypeKind::Object(object) => 30 + member * object.members.len(),
        TypeKind::Relationships(relationships) => 30 + 6 * relationships.len(),
        TypeKind::OpenEnum(open_enum) => 30 + 5 * open_enum.words.len(),
        TypeKind::Union(union) => {
            let tags: usize = union
                .variants
                .iter()
                .map(|variant| 2 * variant.tags.len())
                .sum();
            40 + 6 * union.variants.len() + tags
        }
    }
}

/// A module's own file: its types, or those that its parts do not hold; paths for `include`, names of fields.
fn module_file(
    api: &Api,
    module: &str,
    all: &[TypeId],
    own: &[TypeId],
    parts: &[(String, Vec<TypeId>)],
) -> TokenStream {
    let scope = &Scope::in_part(api, module, own);
    let types: TokenStream = own.iter().map(|id| type_def(scope, api.ty(*id))).collect();
    let sets = api
        .includes
        .iter()
        .filter(|set| api.ty(set.primary).module == module);
    let sets: TokenStream = sets.map(|set| includes::emit(scope, set)).collect();
    let defs: Vec<&TypeDef> = all.iter().map(|id| api.ty(*id)).collect();
    let fields = fields::emit(scope, &defs);
    let doc = inner_doc(&module_doc(api, module));
    let mut names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    let modules: Vec<_> = names.into_iter().map(raw_ident).collect();
    let exports = parts.iter().flat_map(|(name, types)| {
        let mut types: Vec<&str> = types.iter().map(|id| api.ty(*id).name.ident()).collect();
        types.sort_unstable();
        export_items(name, &types)
    });
    let serde = serde(api, own);
    let uses = scope.uses();
    quote! {
        #doc
        #(mod #modules;)*
        #uses
        #(#exports)*
        #types
        #sets
        #fields
        #serde
    }
}

/// The `pub use` items of a module, each short enough for a line: rustfmt and prettyplease wrap longer ones differently.
pub(super) fn export_items(part: &str, types: &[&str]) -> Vec<TokenStream> {
    let path = raw_ident(part);
    let mut items = Vec::new();
    let mut rest = types;
    while !rest.is_empty() {
        let mut columns = "pub use ::{};".len() + part.len();
        let fits = |name: &&&str| {
            columns += name.len() + ", ".len();
            columns <= MAX_COLUMNS
        };
        let (now, later) = rest.split_at(rest.iter().take_while(fits).count().max(1));
        let names: Vec<_> = now.iter().map(|name| raw_ident(name)).collect();
        items.push(match names.as_slice() {
            [name] => quote!(pub use #path::#name;),
            names => quote!(pub use #path::{#(#names),*};),
        });
        rest = later;
    }
    items
}

/// A file in a module's folder.
fn part_file(api: &Api, module: &str, ids: &[TypeId]) -> TokenStream {
    let scope = &Scope::in_part(api, module, ids);
    let types: TokenStream = ids.iter().map(|id| type_def(scope, api.ty(*id))).collect();
    let serde = serde(api, ids);
    let uses = scope.uses();
    let doc = inner_doc(&module_doc(api, module));
    quote!(#doc #uses #types #serde)
}

/// What a module holds: a resource or a union of resources with its parts, or what the operations of a tag exchange.
fn module_doc(api: &Api, module: &str) -> String {
    let tag = api.tags.iter().find(|tag| tag.requests_module() == module);
    if let Some(tag) = tag {
        return format!(
            "What the operations of {} send and receive.",
            tag.module.wire()
        );
    }
    let main = api.types.iter().find(|ty| {
        let union =
            matches!(&ty.kind, TypeKind::Union(union) if union.kind == UnionKind::Resources);
        ty.module == module && (union || matches!(ty.kind, TypeKind::Resource(_)))
    });
    match main {
        Some(ty) => format!("`{}` and its parts.", ty.name.ident()),
        None => "What several modules share.".to_owned(),
    }
}

fn type_def(scope: &Scope<'_>, ty: &TypeDef) -> TokenStream {
    match &ty.kind {
        TypeKind::Resource(kind) if ty.shape == Shape::Request => resource::sent(scope, ty, kind),
        TypeKind::Resource(kind) => resource::emit(scope, ty, kind),
        TypeKind::Object(kind) => object::emit(scope, ty, kind),
        TypeKind::Relationships(kind) => relationships::emit(scope, ty, kind),
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
