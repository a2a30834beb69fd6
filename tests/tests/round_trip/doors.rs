//! From the bytes of an example to its type and back: what the table in `persona.rs` is made with.

use std::any::Any;
use std::fmt::Debug;

use jsonapi_runtime::{
    DecodeError, Document, Identifier, Identify, Included, Inflection, LinksMany, LinksOne, Lookup,
    PrimaryData, RawReply, Resolve, Wire, reveal,
};

/// Reads an example as its type and tells what was asked.
pub(crate) type Door = fn(RawReply, Ask) -> Result<Told, DecodeError>;

/// What may be asked of an example that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ask {
    /// What is written.
    Written(Inflection),
    /// The output of `Debug`, as it is and with sensitive values.
    Debug,
    /// How many linkages lead to a resource in `included`.
    Links,
}

/// The answer.
#[derive(Debug)]
pub(crate) enum Told {
    Written(Vec<u8>),
    Debug {
        printed: String,
        pretty: String,
        revealed: String,
    },
    Links(Tally),
}

/// Linkages, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    /// They resolve to a resource of a declared type in `included`.
    pub(crate) found: usize,
    /// They resolve to primary data.
    pub(crate) primary: usize,
    /// They are told to be primary data, whose type is one of several that the relationship declares.
    pub(crate) told: usize,
    /// They do not resolve to the type that the relationship declares.
    pub(crate) lost: usize,
}

/// A document, to be looked through; one type for all kinds of primary data, so that little code is made.
pub(crate) struct View<'d, R>(Document<AnyData<'d>, R>);

/// Primary data of any kind.
struct AnyData<'d>(&'d dyn PrimaryData);

impl PrimaryData for AnyData<'_> {
    fn count(&self) -> usize {
        self.0.count()
    }

    fn identity_at(&self, place: usize) -> Option<(&str, &str)> {
        self.0.identity_at(place)
    }

    fn resource_at(&self, place: usize) -> Option<&dyn Any> {
        self.0.resource_at(place)
    }

    fn held_at(&self, place: usize) -> Option<&dyn Any> {
        self.0.held_at(place)
    }
}

/// A type that has relationships, or holds such types.
pub(crate) trait Linked<R> {
    fn tally(&self, view: &View<'_, R>, tally: &mut Tally);
}

impl<R, T: Linked<R>> Linked<R> for Vec<T> {
    fn tally(&self, view: &View<'_, R>, tally: &mut Tally) {
        self.iter().for_each(|item| item.tally(view, tally));
    }
}

impl<R, T: Linked<R>> Linked<R> for Option<T> {
    fn tally(&self, view: &View<'_, R>, tally: &mut Tally) {
        self.iter().for_each(|item| item.tally(view, tally));
    }
}

impl<R, T: Linked<R>> Linked<R> for Box<T> {
    fn tally(&self, view: &View<'_, R>, tally: &mut Tally) {
        T::tally(self, view, tally);
    }
}

/// An identifier has no relationships.
impl<R, T: ?Sized + 'static, I: Identify> Linked<R> for jsonapi_runtime::Linked<T, I> {
    fn tally(&self, _: &View<'_, R>, _: &mut Tally) {}
}

/// All linkages of a document: those of its primary data and those of its included resources.
pub(crate) fn links<D: Linked<R> + PrimaryData, R: Included + Linked<R>, M>(
    document: &Document<D, R, M>,
) -> Tally {
    let included = document.included.to_vec();
    let view = View(Document::new(AnyData(&document.data)).with_included(included));
    let mut tally = Tally::default();
    document.data.tally(&view, &mut tally);
    for resource in &document.included {
        resource.tally(&view, &mut tally);
    }
    tally
}

pub(crate) fn one<T: Resolve<R> + ResourceName, R: Included>(
    view: &View<'_, R>,
    relationship: &impl LinksOne<T>,
    tally: &mut Tally,
) {
    if let Some(identifier) = relationship.linked() {
        link::<T, R>(view, identifier, tally);
    }
}

pub(crate) fn many<T: Resolve<R> + ResourceName, R: Included>(
    view: &View<'_, R>,
    relationship: &impl LinksMany<T>,
    tally: &mut Tally,
) {
    for one in relationship.linked() {
        link::<T, R>(view, one.identifier(), tally);
    }
}

fn link<T: Resolve<R> + ResourceName, R: Included>(
    View(document): &View<'_, R>,
    identifier: &Identifier,
    tally: &mut Tally,
) {
    let included = document.included.find(&identifier.r#type, &identifier.id);
    let count = match (document.find::<T>(identifier), included.is_some()) {
        (Lookup::Found(resource), true) if resource.is_typed() => &mut tally.found,
        (Lookup::Found(resource), false) if resource.is_typed() => &mut tally.primary,
        (Lookup::Primary(_), false) => &mut tally.told,
        (Lookup::NotIncluded(_), false) => return,
        _ => &mut tally.lost,
    };
    *count += 1;
}

/// A resource of which it can be told whether a declared type describes it.
pub(crate) trait ResourceName {
    fn is_typed(&self) -> bool {
        true
    }
}

pub(crate) fn tell<T: Debug>(
    value: &T,
    ask: Ask,
    written: impl FnOnce(Inflection) -> Vec<u8>,
    links: impl FnOnce() -> Tally,
) -> Told {
    match ask {
        Ask::Written(style) => Told::Written(written(style)),
        Ask::Debug => Told::Debug {
            printed: format!("{value:?}"),
            pretty: format!("{value:#?}"),
            revealed: format!("{:?}", reveal(value)),
        },
        Ask::Links => Told::Links(links()),
    }
}

pub(crate) fn body<T: Wire>(raw: RawReply, ask: Ask) -> Result<Told, DecodeError> {
    let body: T = raw.json()?;
    let written = |style| jsonapi_runtime::to_vec(&body, style);
    Ok(tell(&body, ask, written, Tally::default))
}

macro_rules! replies {
    ($($key:literal => $($part:ident)::+ { $($document:ident),* },)*) => {
        const REPLIES: &[(&str, Door)] = &[$(($key, |raw, ask| {
            use $($part)::+ as Reply;
            let reply = Reply::read(&raw)?;
            #[allow(unreachable_patterns, reason = "a reply without documents has no other arm")]
            let links = || match &reply {
                $(Reply::$document(document, ..) => $crate::doors::links(document),)*
                _ => $crate::doors::Tally::default(),
            };
            Ok($crate::doors::tell(&reply, ask, |style| reply.write(style).body.to_vec(), links))
        }),)*];
    };
}

macro_rules! bodies {
    ($($key:literal => $ty:ty,)*) => {
        const BODIES: &[(&str, Door)] = &[$(($key, $crate::doors::body::<$ty>),)*];
    };
}

macro_rules! events {
    () => {
        const EVENTS: &[(&str, Door)] = &[];
    };
    ($($key:literal => $variant:ident $kind:ident,)+) => {
        fn event(raw: jsonapi_runtime::RawReply, ask: $crate::doors::Ask)
            -> Result<$crate::doors::Told, jsonapi_runtime::DecodeError> {
            let event: Event = raw.json()?;
            let links = || match &event.payload {
                $(EventPayload::$variant(payload) => events!(@$kind payload),)*
                _ => $crate::doors::Tally::default(),
            };
            Ok($crate::doors::tell(&event, ask, |style| jsonapi_runtime::to_vec(&event, style), links))
        }
        const EVENTS: &[(&str, Door)] = &[$(($key, event),)+];
    };
    (@document $payload:ident) => { $crate::doors::links($payload) };
    (@other $payload:ident) => {{ let _ = $payload; $crate::doors::Tally::default() }};
}

macro_rules! resources {
    ($($name:ident { $($call:ident $field:ident,)* })*) => {$(
        impl $crate::doors::Linked<Resource> for $name {
            #[allow(unused_variables, reason = "some resources have no relationships")]
            fn tally(&self, view: &$crate::doors::View<'_, Resource>, tally: &mut $crate::doors::Tally) {
                $($crate::doors::$call(view, &self.relationships.$field, tally);)*
            }
        }
        impl $crate::doors::ResourceName for $name {}
    )*};
}

macro_rules! families {
    ($($name:ident { $($variant:ident),* })*) => {$(
        impl $crate::doors::Linked<Resource> for $name {
            fn tally(&self, view: &$crate::doors::View<'_, Resource>, tally: &mut $crate::doors::Tally) {
                match self {
                    $(Self::$variant(inner) => inner.tally(view, tally),)*
                    _ => {}
                }
            }
        }
        impl $crate::doors::ResourceName for $name {
            fn is_typed(&self) -> bool {
                match self {
                    $(Self::$variant(inner) => inner.is_typed(),)*
                    _ => false,
                }
            }
        }
    )*};
}

pub(crate) use {bodies, events, families, replies, resources};
