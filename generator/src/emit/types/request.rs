//! How request objects are made: `new` takes what the document requires, a setter each adds the rest.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::member::{is_required, value_type};
use crate::emit::scope::Scope;
use crate::emit::tokens::{doc_text, ident, raw_ident};
use crate::model::{Member, Name, Presence, Scalar, Shape, TypeRef};

/// The most arguments that clippy lets a function take.
const MAX_ARGUMENTS: usize = 7;

/// Setters that would look like methods of the operator traits, or like the constructor.
const SET_BY_WITH: [&str; 11] = [
    "new", "add", "sub", "mul", "div", "rem", "shl", "shr", "bitand", "bitor", "bitxor",
];

/// The inherent methods of a request object; nothing where it has no members. `rest` names the fields that are no members.
pub(super) fn emit(
    scope: &Scope<'_>,
    name: &Ident,
    members: &[Member],
    rest: &[Ident],
) -> TokenStream {
    let (required, optional): (Vec<_>, Vec<_>) = members
        .iter()
        .filter(|member| !matches!(member.ty, TypeRef::Scalar(Scalar::Constant(_))))
        .partition(|member| is_required(Shape::Request, member));
    let new = (!required.is_empty()).then(|| constructor(scope, &required, &optional, rest));
    let setters = optional.iter().map(|member| setter(scope, member));
    if new.is_none() && optional.is_empty() {
        return TokenStream::new();
    }
    quote! {
        impl #name {
            #new
            #(#setters)*
        }
    }
}

/// What `new` or a setter takes, where it is no [`Member`].
pub(super) struct Argument<'a> {
    pub(super) name: &'a Name,
    pub(super) ty: TokenStream,
    pub(super) required: bool,
}

/// The same as [`emit`] for fields that are of the arguments' own types, and start empty where they are not required.
pub(super) fn taking(name: &Ident, arguments: &[Argument<'_>], rest: &Ident) -> TokenStream {
    let (required, optional): (Vec<_>, Vec<_>) =
        arguments.iter().partition(|argument| argument.required);
    if arguments.is_empty() {
        return TokenStream::new();
    }
    let new = (!required.is_empty()).then(|| {
        let doc = doc_text("Starts from what the document requires.");
        let lint = too_many(required.len());
        let fields = required.iter().map(|argument| ident(argument.name));
        let types = required.iter().map(|argument| &argument.ty);
        let given: Vec<_> = fields.clone().collect();
        let left = optional.iter().map(|argument| ident(argument.name));
        quote! {
            #doc
            #lint
            pub fn new(#(#fields: impl Into<#types>),*) -> Self {
                Self { #(#given: #given.into(),)* #(#left: Default::default(),)* #rest: Default::default() }
            }
        }
    });
    let setters = optional.iter().map(|argument| {
        let (field, method, ty) = (
            ident(argument.name),
            setter_name(argument.name),
            &argument.ty,
        );
        let doc = sets(&field);
        quote! {
            #doc
            pub fn #method(mut self, value: impl Into<#ty>) -> Self {
                self.#field = value.into();
                self
            }
        }
    });
    quote!(impl #name { #new #(#setters)* })
}

fn too_many(count: usize) -> Option<TokenStream> {
    (count > MAX_ARGUMENTS).then(|| {
        quote!(#[allow(clippy::too_many_arguments, reason = "the document requires all of them")])
    })
}

fn sets(field: &Ident) -> TokenStream {
    let field = field.to_string();
    let field = field.trim_start_matches("r#");
    doc_text(&format!("Sets [`{field}`](Self::{field})."))
}

fn constructor(
    scope: &Scope<'_>,
    required: &[&Member],
    optional: &[&Member],
    rest: &[Ident],
) -> TokenStream {
    let doc = doc_text("Starts from what the document requires.");
    let lint = too_many(required.len());
    let arguments = required.iter().map(|member| {
        let (name, ty) = (ident(&member.name), value_type(scope, member));
        match member.presence {
            Presence::Nullable => quote!(#name: impl Into<Option<#ty>>),
            _ => quote!(#name: impl Into<#ty>),
        }
    });
    let given = required.iter().map(|member| {
        let name = ident(&member.name);
        quote!(#name: #name.into())
    });
    let left = optional.iter().map(|member| {
        let name = ident(&member.name);
        match member.presence {
            Presence::OptionalNullable => {
                let wrapper = scope.runtime("Member");
                quote!(#name: #wrapper::Absent)
            }
            _ => quote!(#name: None),
        }
    });
    quote! {
        #doc
        #lint
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#given,)* #(#left,)* #(#rest: Default::default(),)* }
        }
    }
}

/// The name of the method that sets a member.
pub fn setter_name(member: &Name) -> Ident {
    if SET_BY_WITH.contains(&member.ident()) {
        raw_ident(&format!("with_{}", member.ident()))
    } else {
        ident(member)
    }
}

fn setter(scope: &Scope<'_>, member: &Member) -> TokenStream {
    let field = ident(&member.name);
    let method = setter_name(&member.name);
    let doc = sets(&field);
    let ty = value_type(scope, member);
    let (argument, value) = match member.presence {
        Presence::OptionalNullable => {
            let wrapper = scope.runtime("Member");
            (quote!(impl Into<#wrapper<#ty>>), quote!(value.into()))
        }
        _ => (quote!(impl Into<#ty>), quote!(Some(value.into()))),
    };
    quote! {
        #doc
        pub fn #method(mut self, value: #argument) -> Self {
            self.#field = #value;
            self
        }
    }
}
