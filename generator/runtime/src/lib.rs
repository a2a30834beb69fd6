//! What generated types call: JSON:API documents that lose nothing.
//!
//! Generated types are plain structs and enums with two short lists of calls into this crate, one for reading and one for
//! writing ([`Object`], which makes them [`Wire`] values); all that is hard about [JSON:API](https://jsonapi.org/format/1.1/) documents in practice is
//! written here once. Reading keeps what it does not know and what does not fit, and writing gives it back:
//! a document that was read and written is the same JSON. There is no HTTP in here. `tests/golden/types/` shows generated types
//! written by hand.
//!
//! What comes in may be anything: nothing here panics, nesting ends at [`node::MAX_DEPTH`], and neither `Debug` nor errors print
//! values that are marked as sensitive, undeclared or not what was expected.
//!
//! | module | what it holds |
//! |---|---|
//! | [`node`] | a JSON value that borrows its text; serde is instantiated for it alone |
//! | [`wire`] | [`Wire`]: what has a place in a document; implementations for scalars, lists, boxes |
//! | [`object`], [`reader`], [`writer`] | objects with declared members, read and written member by member |
//! | [`inflection`] | kebab, camel and snake: three spellings of a declared name |
//! | [`slot`], [`member`], [`odd`], [`part`], [`extra`] | absent, null, present, odd; objects that are always reachable; what is not declared |
//! | [`id`], [`linkage`] | ids, resource identifiers, to-one and to-many relationships |
//! | [`document`], [`primary_data`], [`included`], [`resolve`], [`links`] | the top level (§7.1) and compound documents (§7.2.3) |
//! | [`errors`] | error objects (§11) |
//! | [`unknown`] | resources and values that no declared type describes |
//! | [`sensitive`] | values that stay out of `Debug` |
//! | [`date`], [`number`], [`map`], [`open_enum`], [`field`] | kinds of values and names |
//! | [`dynamic`] | a typed view over members of the form `{type, value}` |
//! | [`mismatch`], [`decode_error`], [`codec`] | what may be wrong, and the doors: bytes to types and back |
//! | [`mod@inspect`] | which members of a document do not fit, and where they stand |
//! | [`reply`], [`media_type`] | a reply before it is typed |
//! | [`query`] | query strings: encoding for clients, decoding for servers |

pub mod codec;
pub mod date;
pub mod decode_error;
pub mod document;
pub mod dynamic;
pub mod envelope;
pub mod errors;
pub mod extra;
pub mod field;
pub mod id;
pub mod included;
mod index;
pub mod inflection;
pub mod inspect;
pub mod linkage;
pub mod links;
mod macros;
pub mod map;
pub mod media_type;
pub mod member;
pub mod mismatch;
pub mod node;
pub mod number;
pub mod object;
pub mod odd;
pub mod open_enum;
pub mod part;
pub mod primary_data;
pub mod query;
pub mod reader;
pub mod reply;
pub mod resolve;
pub mod sensitive;
mod serde_impls;
pub mod slot;
pub mod unknown;
pub mod variant;
pub mod wire;
pub mod writer;

pub use bytes::Bytes;
pub use codec::{deserialize, from_slice, from_str, from_value, serialize, to_value, to_vec};
pub use compact_str::CompactString;
pub use date::{Date, DateTime};
pub use decode_error::DecodeError;
pub use document::Document;
pub use dynamic::{Dynamic, Fields};
pub use envelope::{Envelope, EnvelopePlaces};
pub use errors::{ErrorObject, ErrorSource, Errors};
pub use extra::Extra;
pub use field::FieldName;
pub use id::Id;
pub use included::IncludedList;
pub use inflection::Inflection;
pub use inspect::inspect;
pub use jiff;
pub use linkage::{Identifier, ToMany, ToOne};
pub use links::Links;
pub use map::{FreeObject, Map};
pub use media_type::MediaType;
pub use member::Member;
pub use mismatch::Mismatch;
pub use node::{Kind, Node};
pub use number::Number;
pub use object::Object;
pub use odd::Odd;
pub use open_enum::OpenEnum;
pub use part::Part;
pub use primary_data::PrimaryData;
pub use reader::{Constant, ObjectReader};
pub use reply::RawReply;
pub use resolve::{Included, Lookup, Resolve, ResourceType};
pub use sensitive::{Sensitive, reveal};
pub use serde;
pub use serde_json;
pub use serde_json::Value;
pub use slot::Slot;
pub use unknown::{UnknownResource, UnknownValue};
pub use variant::Shape;
pub use wire::Wire;
pub use writer::ObjectWriter;
