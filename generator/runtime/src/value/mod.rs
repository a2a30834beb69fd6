//! What stands in one place of a document: scalars, lists and free objects, and the doors between bytes and types.

pub mod codec;
pub mod date;
pub mod decode_error;
pub mod inspect;
pub mod map;
pub mod number;
pub mod odd;
pub mod open_enum;
pub mod sensitive;
pub mod sent;
pub mod wire;
