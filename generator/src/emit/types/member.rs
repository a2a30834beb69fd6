//! A member of an object: its field, and the calls that read and write it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::scope::Scope;
use crate::emit::tokens::{constant, doc_or, ident};
use crate::model::{Member, Presence, Scalar, Shape, TypeRef};

/// The pieces that the members of one object contribute to its struct and to its two `Wire` functions.
#[derive(Default)]
pub(super) struct Pieces {
    /// Fields with their docs.
    pub(super) fields: Vec<TokenStream>,
    /// Statements before the struct is made: constants.
    pub(super) statements: Vec<TokenStream>,
    /// `name: object.member("name")`.
    pub(super) reads: Vec<TokenStream>,
    /// `.member("name", &self.name)`.
    pub(super) writes: Vec<TokenStream>,
    /// Whether keys are somebody else's, though some are declared: no spelling of them is changed.
    pub(super) verbatim: bool,
}

impl Pieces {
    /// A member whose value the document fixes: no field.
    pub(super) fn constant(&mut self, wire: &str, value: TokenStream) {
        self.statements
            .push(quote!(object.constant(#wire, #value);));
        self.writes.push(quote!(.constant(#wire, #value)));
    }

    /// A member whose calls are named `call` and do not fail.
    pub(super) fn plain(
        &mut self,
        doc: TokenStream,
        name: &Ident,
        ty: TokenStream,
        call: &Ident,
        wire: &str,
    ) {
        self.fields.push(quote!(#doc pub #name: #ty));
        self.reads.push(quote!(#name: object.#call(#wire)));
        self.writes.push(quote!(.#call(#wire, &self.#name)));
    }

    /// A declared member.
    pub(super) fn member(&mut self, scope: &Scope<'_>, shape: Shape, owner: &str, member: &Member) {
        let wire = member.name.wire();
        if let TypeRef::Scalar(Scalar::Constant(value)) = &member.ty {
            let value = constant(value, || scope.runtime("Constant"));
            return self.constant(wire, value);
        }
        let doc = doc_or(&member.doc, &format!("The member `{wire}` of {owner}."));
        let name = ident(&member.name);
        let ty = field_type(scope, shape, member);
        let (call, fails) = call_of(shape, member.presence);
        let question = fails.then(|| quote!(?));
        self.fields.push(quote!(#doc pub #name: #ty));
        self.reads.push(quote!(#name: object.#call(#wire)#question));
        self.writes.push(quote!(.#call(#wire, &self.#name)));
    }

    /// What the object holds beside its declared members.
    pub(super) fn extra(&mut self, scope: &Scope<'_>, name: &Ident) {
        let extra = scope.runtime("Extra");
        self.fields
            .push(quote!(#[doc = " What came beside the declared members."] pub #name: #extra));
        self.reads.push(quote!(#name: object.rest()));
        self.writes.push(quote!(.rest(&self.#name)));
    }

    /// The two functions of `Wire` for a struct of these fields.
    pub(super) fn wire_impl(&self, scope: &Scope<'_>, name: &Ident) -> TokenStream {
        let [wire, node, mismatch, inflection, reader, writer] = [
            "Wire",
            "Node",
            "Mismatch",
            "Inflection",
            "ObjectReader",
            "ObjectWriter",
        ]
        .map(|name| scope.runtime(name));
        let Self {
            statements,
            reads,
            writes,
            verbatim,
            ..
        } = self;
        let (open, style, start) = if *verbatim {
            (
                quote!(open_verbatim),
                quote!(_),
                quote!(#writer::verbatim()),
            )
        } else {
            (quote!(open), quote!(style), quote!(#writer::new(style)))
        };
        // `rest` alone takes the reader by value.
        let mutable = (statements.len() + reads.len() > 1).then(|| quote!(mut));
        quote! {
            impl #wire for #name {
                fn read(node: &#node<'_>) -> Result<Self, #mismatch> {
                    let #mutable object = #reader::#open(node)?;
                    #(#statements)*
                    Ok(Self { #(#reads),* })
                }

                fn write(&self, #style: #inflection) -> #node<'_> {
                    #start #(#writes)*
                }
            }
        }
    }
}

/// The type of the value that a member holds, without what says whether it is there.
pub(super) fn value_type(scope: &Scope<'_>, member: &Member) -> TokenStream {
    let ty = scope.type_of(&member.ty);
    match member.sensitivity {
        Some(_) => {
            let sensitive = scope.runtime("Sensitive");
            quote!(#sensitive<#ty>)
        }
        None => ty,
    }
}

/// The type of a member's field.
fn field_type(scope: &Scope<'_>, shape: Shape, member: &Member) -> TokenStream {
    let ty = value_type(scope, member);
    match (shape, member.presence) {
        (Shape::Request, Presence::Required) => ty,
        (Shape::Request, Presence::Nullable | Presence::Optional) => quote!(Option<#ty>),
        (Shape::Reply, _) | (Shape::Request, Presence::OptionalNullable) => {
            let wrapper = scope.runtime("Member");
            quote!(#wrapper<#ty>)
        }
    }
}

/// The name of the runtime's calls for a member, and whether reading may fail.
fn call_of(shape: Shape, presence: Presence) -> (Ident, bool) {
    let (name, fails) = match (shape, presence) {
        (Shape::Reply, _) => ("member", false),
        (Shape::Request, Presence::Required) => ("required", true),
        (Shape::Request, Presence::Nullable) => ("nullable", true),
        (Shape::Request, Presence::Optional) => ("optional", true),
        (Shape::Request, Presence::OptionalNullable) => ("optional_nullable", true),
    };
    (quote::format_ident!("{name}"), fails)
}

/// Whether a member has to be given when the object is made: it has a field, and there is nothing to start from.
pub fn is_required(shape: Shape, member: &Member) -> bool {
    shape == Shape::Request
        && matches!(member.presence, Presence::Required | Presence::Nullable)
        && !matches!(member.ty, TypeRef::Scalar(Scalar::Constant(_)))
}

/// The name of the field for undeclared members: `extra`, unless a declared member has it.
pub(super) fn extra_name<'m>(members: impl IntoIterator<Item = &'m str>) -> Ident {
    let taken = members.into_iter().any(|name| name == "extra");
    quote::format_ident!("{}", if taken { "undeclared" } else { "extra" })
}
