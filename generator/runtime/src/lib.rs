//! What generated types call: JSON:API documents that lose nothing.
//!
//! Generated types are plain structs and enums with two short lists of calls into this crate, one for reading and one for
//! writing ([`Object`], which makes them [`Wire`] values); all that is hard about [JSON:API](https://jsonapi.org/format/1.1/) documents in practice is
//! written here once. Reading keeps what it does not know and what does not fit, and writing gives it back:
//! a document that was read and written is the same JSON. There is no HTTP in here. `tests/golden/types/` shows generated types
//! written by hand.
//!
//! What comes in may be anything: nothing here panics, nesting ends at [`MAX_DEPTH`](json::node::MAX_DEPTH), and neither `Debug` nor errors print
//! values that are marked as sensitive, undeclared or not what was expected.
//!
//! Five wings, each of which uses only those before it; what users and generated code name stands at the root as well:
//!
//! | wing | what it holds |
//! |---|---|
//! | [`json`] | a JSON value that borrows its text (serde is instantiated for it alone); where values are written to, as text or as such a value; kebab, camel and snake, three spellings of a declared name; what may be wrong |
//! | [`value`] | [`Wire`]: what has a place in a document; scalars, dates, numbers, lists, free objects, open enumerations, what stays out of `Debug`; the doors: bytes to types and back |
//! | [`mod@object`] | objects with declared members, read and written member by member; absent, null, present, odd; what is not declared |
//! | [`http`] | query strings, media types, a reply before it is typed |
//! | [`document`] | the top level (§7.1), compound documents (§7.2.3), ids, linkage, links, error objects (§11), what no declared type describes |

pub mod document;
pub mod http;
pub mod json;
mod macros;
pub mod object;
mod serde_impls;
pub mod value;

pub use bytes::Bytes;
pub use compact_str::CompactString;
pub use jiff;
pub use serde;
pub use serde_json;
pub use serde_json::Value;

pub use ::http::HeaderMap;
pub use document::envelope::{Envelope, EnvelopePlaces};
pub use document::errors::{ErrorObject, ErrorSource, Errors};
pub use document::field::FieldName;
pub use document::id::Id;
pub use document::included::IncludedList;
pub use document::linkage::{
    Identifier, Identify, Linked, LinksMany, LinksOne, OneOrMany, ToMany, ToOne,
};
pub use document::links::Links;
pub use document::primary_data::PrimaryData;
pub use document::resolve::{Included, Lookup, Resolve};
pub use document::resource_type::ResourceType;
pub use document::top_level::{Document, IntoDocument};
pub use document::unknown::{UnknownResource, UnknownValue};
pub use document::variant::Shape;
pub use http::delivery::{Delivery, RawDelivery};
pub use http::encoding::Encoding;
pub use http::media_type::MediaType;
pub use http::reply::{Blob, RawReply};
pub use http::reply_headers::{
    ReplyHeaders, read_header, read_header_by, write_header, write_header_by,
};
pub use json::inflection::Inflection;
pub use json::mismatch::Mismatch;
pub use json::node::{Kind, Node};
pub use json::output::Output;
pub use object::declared::Object;
pub use object::dynamic::{Dynamic, Fields};
pub use object::extra::Extra;
pub use object::member::Member;
pub use object::part::Part;
pub use object::reader::{Constant, ObjectReader};
pub use object::slot::Slot;
pub use object::writer::ObjectWriter;
pub use value::codec::{
    deserialize, from_slice, from_str, from_value, serialize, to_value, to_vec,
};
pub use value::date::{Date, DateTime};
pub use value::decode_error::DecodeError;
pub use value::inspect::inspect;
pub use value::map::{FreeObject, Map};
pub use value::number::Number;
pub use value::odd::Odd;
pub use value::open_enum::OpenEnum;
pub use value::sensitive::{Sensitive, reveal};
pub use value::sent::from_sent;
pub use value::wire::Wire;
