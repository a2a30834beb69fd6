//! A member of an object: its field, and the calls that read and write it.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::emit::docs::{Side, allowed};
use crate::emit::scope::Scope;
use crate::emit::tokens::{constant, doc_told, ident};
use crate::model::{Member, Presence, Scalar, Shape, TypeRef};

/// The most columns that a statement has on one line: beyond, prettyplease and rustfmt break it in different places.
const STATEMENT: usize = 80;

/// The pieces that the members of one object contribute to its struct and to its two `Wire` functions.
#[derive(Default)]
pub(super) struct Pieces {
    /// Fields with their docs.
    pub(super) fields: Vec<TokenStream>,
    /// `name: object.required("name")?`: what has no value to start from.
    required: Vec<TokenStream>,
    /// `name: None`: what a request with required members starts from beside them.
    blanks: Vec<TokenStream>,
    /// `.member("name", &mut self.name)`.
    reads: Vec<Read>,
    /// `.member("name", &self.name)`.
    writes: Vec<TokenStream>,
    /// Whether keys are somebody else's, though some are declared: no spelling of them is changed.
    verbatim: bool,
}

/// A call that reads a member.
enum Read {
    /// Into no field: the value is fixed.
    Fixed(TokenStream),
    /// Into a field. What takes all members that are left has no name on the wire.
    Field {
        method: &'static str,
        wire: Option<String>,
        field: Ident,
    },
}

impl Read {
    fn member(method: &'static str, wire: &str, field: &Ident) -> Self {
        let (wire, field) = (Some(wire.to_owned()), field.clone());
        Self::Field {
            method,
            wire,
            field,
        }
    }

    fn others(method: &'static str, field: &Ident) -> Self {
        let (wire, field) = (None, field.clone());
        Self::Field {
            method,
            wire,
            field,
        }
    }

    /// The call as a statement of its own; the last one may fail. A chain of few calls is broken in one way by prettyplease
    /// and in another by rustfmt.
    fn statement(&self, is_last: bool) -> TokenStream {
        let question = is_last.then(|| quote!(?));
        if let Self::Field {
            method,
            wire: Some(wire),
            field,
        } = self
        {
            let width = format!("object.{method}(\"{wire}\", &mut this.{field});")
                .chars()
                .count();
            if width > STATEMENT {
                let method = format_ident!("{method}");
                return quote! {
                    let field = &mut this.#field;
                    object.#method(#wire, field) #question;
                };
            }
        }
        let call = self.call(&quote!(this));
        quote!(object #call #question;)
    }

    /// The call, with the fields of `this`.
    fn call(&self, this: &TokenStream) -> TokenStream {
        match self {
            Self::Fixed(call) => call.clone(),
            Self::Field {
                method,
                wire,
                field,
            } => {
                let (method, wire) = (format_ident!("{method}"), wire.iter());
                quote!(.#method(#(#wire,)* &mut #this.#field))
            }
        }
    }
}

impl Pieces {
    /// No members yet.
    pub(super) fn new(verbatim: bool) -> Self {
        Self {
            verbatim,
            ..Self::default()
        }
    }

    /// A member whose value the document fixes: no field.
    pub(super) fn constant(&mut self, wire: &str, value: TokenStream) {
        self.reads
            .push(Read::Fixed(quote!(.constant(#wire, #value))));
        self.writes.push(quote!(.constant(#wire, #value)));
    }

    /// A member that takes anything.
    pub(super) fn lenient(&mut self, doc: TokenStream, name: &Ident, ty: TokenStream, wire: &str) {
        self.fields.push(quote!(#doc pub #name: #ty));
        self.blanks.push(quote!(#name: Default::default()));
        self.reads.push(Read::member("member", wire, name));
        self.writes.push(quote!(.member(#wire, &self.#name)));
    }

    /// A member that has to be there.
    pub(super) fn required(&mut self, doc: TokenStream, name: &Ident, ty: TokenStream, wire: &str) {
        self.fields.push(quote!(#doc pub #name: #ty));
        self.required.push(quote!(#name: object.required(#wire)?));
        self.writes.push(quote!(.required(#wire, &self.#name)));
    }

    /// A member that may be missing but not odd; `blank` is its value where it is missing.
    fn optional(&mut self, field: TokenStream, name: &Ident, blank: TokenStream, wire: &str) {
        self.fields.push(field);
        self.blanks.push(quote!(#name: #blank));
        self.reads.push(Read::member("optional", wire, name));
        self.writes.push(quote!(.member(#wire, &self.#name)));
    }

    /// Members that are not declared one by one.
    pub(super) fn map(&mut self, doc: TokenStream, name: &Ident, ty: TokenStream) {
        self.fields.push(quote!(#doc pub #name: #ty));
        self.blanks.push(quote!(#name: Default::default()));
        self.reads.push(Read::others("map", name));
        self.writes.push(quote!(.map(&self.#name)));
    }

    /// A declared member.
    pub(super) fn member(&mut self, scope: &Scope<'_>, shape: Shape, owner: &str, member: &Member) {
        let wire = member.name.wire();
        if let TypeRef::Scalar(Scalar::Constant(value)) = &member.ty {
            let value = constant(value, || scope.runtime("Constant"));
            return self.constant(wire, value);
        }
        let side = match shape {
            Shape::Request => Side::Sent,
            Shape::Reply => Side::Read,
        };
        let told = allowed(member.constraints.as_deref(), side);
        let silent = format!("The member `{wire}` of {owner}.");
        let doc = doc_told(&member.doc, &silent, told);
        let name = ident(&member.name);
        let ty = value_type(scope, member);
        let or_null = || scope.runtime("Member");
        match (shape, member.presence) {
            (Shape::Request, Presence::Required) => self.required(doc, &name, ty, wire),
            (Shape::Request, Presence::Nullable) => {
                self.required(doc, &name, quote!(Option<#ty>), wire);
            }
            (Shape::Request, Presence::Optional) => {
                let field = quote!(#doc pub #name: Option<#ty>);
                self.optional(field, &name, quote!(None), wire);
            }
            (Shape::Request, Presence::OptionalNullable) => {
                let wrapper = or_null();
                let field = quote!(#doc pub #name: #wrapper<#ty>);
                self.optional(field, &name, quote!(#wrapper::Absent), wire);
            }
            (Shape::Reply, _) => {
                let wrapper = or_null();
                self.lenient(doc, &name, quote!(#wrapper<#ty>), wire);
            }
        }
    }

    /// What the object holds beside its declared members.
    pub(super) fn extra(&mut self, scope: &Scope<'_>, name: &Ident) {
        let extra = scope.runtime("Extra");
        self.fields
            .push(quote!(#[doc = " What came beside the declared members."] pub #name: #extra));
        self.blanks.push(quote!(#name: #extra::new()));
        self.reads.push(Read::others("rest", name));
        self.writes.push(quote!(.rest(&self.#name)));
    }

    /// The type and id of an identifier, and what came beside them and the members that are declared.
    pub(super) fn identifier(&mut self, scope: &Scope<'_>) {
        let (identifier, field) = (scope.runtime("Identifier"), format_ident!("identifier"));
        self.fields
            .push(quote!(#[doc = " Which resource it is."] pub identifier: #identifier));
        self.blanks.push(quote!(identifier: Default::default()));
        self.reads.push(Read::others("identifier", &field));
        self.writes.push(quote!(.identifier(&self.identifier)));
    }

    /// How a struct of these fields is read and written. Nobody sends all requests: `inline` has each compiled where it is
    /// sent, and not in the types' own crate. Replies share their resources, which are compiled there once.
    pub(super) fn wire_impl(&self, scope: &Scope<'_>, name: &Ident, shape: Shape) -> TokenStream {
        let inline = (shape == Shape::Request).then(|| quote!(#[inline]));
        if self.required.is_empty() {
            self.object(scope, name, inline.as_ref())
        } else {
            self.wire(scope, name, inline.as_ref())
        }
    }

    /// `Object`, of which `Wire` follows. Fields are filled in place: a struct made of its members at the end would be
    /// moved, and taken apart again wherever reading may end early, for each of them.
    fn object(&self, scope: &Scope<'_>, name: &Ident, inline: Option<&TokenStream>) -> TokenStream {
        let [object, mismatch, reader, writer] =
            ["Object", "Mismatch", "ObjectReader", "ObjectWriter"].map(|name| scope.runtime(name));
        let this = quote!(self);
        let reads = self.reads.iter().map(|read| read.call(&this));
        let writes = &self.writes;
        let verbatim = self.verbatim.then(|| quote!(.verbatim()));
        quote! {
            impl #object for #name {
                #inline
                fn read_members(&mut self, object: &mut #reader<'_>) -> Result<(), #mismatch> {
                    object #verbatim #(#reads)*
                }

                #inline
                fn write_members<'a>(&'a self, object: &mut #writer<'_, 'a>) {
                    object #verbatim #(#writes)*;
                }
            }
        }
    }

    /// `Wire`, where there are members without a value to start from.
    fn wire(&self, scope: &Scope<'_>, name: &Ident, inline: Option<&TokenStream>) -> TokenStream {
        let [wire, node, mismatch, output, reader] =
            ["Wire", "Node", "Mismatch", "Output", "ObjectReader"].map(|name| scope.runtime(name));
        let Self {
            required,
            blanks,
            writes,
            ..
        } = self;
        let last = self.reads.len().saturating_sub(1);
        let reads = self.reads.iter().enumerate();
        let reads = reads.map(|(index, read)| read.statement(index == last));
        let verbatim = self.verbatim.then(|| quote!(.verbatim()));
        let open_verbatim = self.verbatim.then(|| quote!(object.verbatim();));
        quote! {
            impl #wire for #name {
                #inline
                fn read(node: &#node<'_>) -> Result<Self, #mismatch> {
                    let mut object = #reader::open(node);
                    #open_verbatim
                    let mut this = Self { #(#required,)* #(#blanks),* };
                    #(#reads)*
                    Ok(this)
                }

                #inline
                fn write<'a>(&'a self, out: &mut #output<'a>) {
                    out.object(|object| { object #verbatim #(#writes)*; });
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

/// Whether a member has to be given when the object is made: it has a field, and there is nothing to start from.
pub fn is_required(shape: Shape, member: &Member) -> bool {
    shape == Shape::Request
        && matches!(member.presence, Presence::Required | Presence::Nullable)
        && !matches!(member.ty, TypeRef::Scalar(Scalar::Constant(_)))
}

/// The name of the field for undeclared members: `extra`, unless a declared member has it.
pub(super) fn extra_name<'m>(members: impl IntoIterator<Item = &'m str>) -> Ident {
    let taken = members.into_iter().any(|name| name == "extra");
    format_ident!("{}", if taken { "undeclared" } else { "extra" })
}
