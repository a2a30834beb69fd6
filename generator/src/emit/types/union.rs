//! Unions: one of several types, told apart by a member or by what the value looks like.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::resource::resource_type;
use crate::emit::scope::Scope;
use crate::emit::tokens::{a_thing, constant_ident, constant_value, doc_or, ident, sentence_case};
use crate::model::{Choice, Shape, TypeDef, TypeKind, TypeRef, Union, UnionKind, Variant};

/// An enum with a variant for each type and one for what fits none.
pub(super) fn emit(scope: &Scope<'_>, ty: &TypeDef, union: &Union) -> TokenStream {
    let name = ident(&ty.name);
    let unknown = fallback(union.variants.iter().map(|variant| variant.name.ident()));
    let cases: Vec<Case> = union
        .variants
        .iter()
        .map(|variant| case(scope, variant))
        .collect();
    let (kept, kept_doc) = match union.kind {
        UnionKind::Resources => ("UnknownResource", " A resource of any other `type`."),
        UnionKind::Tagged(_) | UnionKind::Shaped => {
            ("UnknownValue", " A value that is none of these.")
        }
    };
    let kept = scope.runtime(kept);
    let doc = doc_or(
        &ty.doc,
        &format!("{} of any kind.", sentence_case(&a_thing(ty.name.ident()))),
    );
    let enumeration = enumeration(
        &doc,
        &name,
        &cases,
        &quote!(#[doc = #kept_doc] #unknown(#kept)),
    );
    let read = match &union.kind {
        UnionKind::Resources => dispatch(scope, "type", &tags(&union.variants), &unknown),
        UnionKind::Tagged(discriminator) => dispatch(
            scope,
            &discriminator.member,
            &tags(&union.variants),
            &unknown,
        ),
        UnionKind::Shaped => choose(scope, &union.variants, &unknown),
    };
    let wire = wire_impl(scope, &name, &cases, &unknown, &read);
    let resources = (union.kind == UnionKind::Resources).then(|| {
        let types: Vec<&str> = tags(&union.variants)
            .into_iter()
            .map(|(tag, _)| tag)
            .collect();
        let kind = resource_type(scope, &name, &types);
        let included = (ty.shape == Shape::Reply).then(|| included(scope, &name, &cases, &unknown));
        quote!(#kind #included)
    });
    quote!(#enumeration #wire #resources)
}

/// A variant as it stands in the enum.
pub(super) struct Case {
    pub(super) doc: TokenStream,
    pub(super) name: Ident,
    pub(super) ty: TokenStream,
}

/// Objects hold their members inline, and are boxed here so that the enum is not as large as the largest of them.
/// Resources hold them in parts of their own.
fn case(scope: &Scope<'_>, variant: &Variant) -> Case {
    let inner = scope.type_of(&variant.ty);
    let ty = if is_large(scope, &variant.ty) {
        quote!(Box<#inner>)
    } else {
        inner
    };
    let what = match &variant.ty {
        TypeRef::Named(id) => format!(
            "{}.",
            sentence_case(&a_thing(scope.api().ty(*id).name.ident()))
        ),
        _ => "A value of this kind.".to_owned(),
    };
    Case {
        doc: doc_or(&variant.doc, &what),
        name: ident(&variant.name),
        ty,
    }
}

fn is_large(scope: &Scope<'_>, ty: &TypeRef) -> bool {
    let TypeRef::Named(id) = ty else { return false };
    match &scope.api().ty(*id).kind {
        TypeKind::Object(_) | TypeKind::Relationships(_) | TypeKind::Identifier(_) => true,
        TypeKind::Resource(resource) => {
            let ty = scope.api().ty(*id);
            ty.shape == Shape::Request || !resource.members.is_empty()
        }
        TypeKind::OpenEnum(_) | TypeKind::Union(_) => false,
    }
}

/// The enum itself; `unknown` is its last variant.
pub(super) fn enumeration(
    doc: &TokenStream,
    name: &Ident,
    cases: &[Case],
    unknown: &TokenStream,
) -> TokenStream {
    let variants = cases
        .iter()
        .map(|Case { doc, name, ty }| quote!(#doc #name(#ty)));
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* #unknown }
    }
}

/// `Wire` for the enum, around the body of `read`.
pub(super) fn wire_impl(
    scope: &Scope<'_>,
    name: &Ident,
    cases: &[Case],
    unknown: &Ident,
    read: &TokenStream,
) -> TokenStream {
    let [wire, node, mismatch, output] =
        ["Wire", "Node", "Mismatch", "Output"].map(|name| scope.runtime(name));
    let writes = cases.iter().map(|case| &case.name).chain([unknown]);
    quote! {
        impl #wire for #name {
            fn read(node: &#node<'_>) -> Result<Self, #mismatch> { #read }

            fn write<'a>(&'a self, out: &mut #output<'a>) {
                match self { #(Self::#writes(value) => value.write(out),)* }
            }
        }
    }
}

/// `Included` for a union of resources.
pub(super) fn included(
    scope: &Scope<'_>,
    name: &Ident,
    cases: &[Case],
    unknown: &Ident,
) -> TokenStream {
    let included = scope.runtime("Included");
    let names: Vec<&Ident> = cases
        .iter()
        .map(|case| &case.name)
        .chain([unknown])
        .collect();
    let any = scope.std("std::any", "Any");
    quote! {
        impl #included for #name {
            fn identity(&self) -> Option<(&str, &str)> {
                match self { #(Self::#names(resource) => resource.identity(),)* }
            }

            fn held(&self) -> &dyn #any {
                match self { #(Self::#names(resource) => resource.held(),)* }
            }
        }
    }
}

/// Each tag once, with its variant; the first variant wins.
fn tags(variants: &[Variant]) -> Vec<(&str, Ident)> {
    let mut seen = HashSet::new();
    let all = variants
        .iter()
        .flat_map(|variant| variant.tags.iter().map(move |tag| (tag.as_str(), variant)));
    all.filter(|(tag, _)| seen.insert(*tag))
        .map(|(tag, variant)| (tag, ident(&variant.name)))
        .collect()
}

/// One match on the text of a member.
pub(super) fn dispatch(
    scope: &Scope<'_>,
    member: &str,
    tags: &[(&str, Ident)],
    unknown: &Ident,
) -> TokenStream {
    let wire = scope.runtime("Wire");
    if tags.is_empty() {
        return quote!(#wire::read(node).map(Self::#unknown));
    }
    let arms = tags
        .iter()
        .map(|(tag, variant)| quote!(Some(#tag) => #wire::read(node).map(Self::#variant),));
    quote! {
        match node.tag(#member) {
            #(#arms)*
            _ => #wire::read(node).map(Self::#unknown),
        }
    }
}

/// The first variant that fits.
fn choose(scope: &Scope<'_>, variants: &[Variant], unknown: &Ident) -> TokenStream {
    let [wire, shape] = ["Wire", "Shape"].map(|name| scope.runtime(name));
    let attempts = variants.iter().map(|variant| {
        let name = ident(&variant.name);
        let look = look(scope, &shape, &variant.choice);
        let constant_name = constant_ident(&variant.name);
        quote! {
            const #constant_name: #shape = #look;
            if let Some(value) = #constant_name.read(node) {
                return Ok(Self::#name(value));
            }
        }
    });
    quote!(#(#attempts)* #wire::read(node).map(Self::#unknown))
}

fn look(scope: &Scope<'_>, shape: &Ident, choice: &Choice) -> TokenStream {
    match choice {
        Choice::Any => quote!(#shape::Any),
        Choice::String => quote!(#shape::String),
        Choice::Number => quote!(#shape::Number),
        Choice::Boolean => quote!(#shape::Boolean),
        Choice::Array => quote!(#shape::Array),
        Choice::Object {
            required,
            constants,
            own,
            foreign,
        } => {
            let constants = constants.iter().map(|(name, value)| {
                let constant = scope.runtime("Constant");
                let value = constant_value(value, &constant);
                quote!((#name, #value))
            });
            let object = quote!(required: &[#(#required),*], constants: &[#(#constants),*]);
            if foreign.is_empty() {
                quote!(#shape::Object { #object })
            } else {
                quote!(#shape::Among { #object, own: &[#(#own),*], foreign: &[#(#foreign),*] })
            }
        }
    }
}

/// The name of the variant for what fits none: `Unknown`, unless a declared one has it.
pub(super) fn fallback<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Ident {
    let free = |candidate: &&str| !names.clone().any(|name| name == *candidate);
    let name = ["Unknown", "Unlisted", "Undeclared"]
        .into_iter()
        .find(free)
        .unwrap_or("Anything");
    format_ident!("{name}")
}
