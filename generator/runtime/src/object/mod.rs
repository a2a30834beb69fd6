//! Objects with declared members: how they are read and written member by member, and what a member may be.

pub mod declared;
pub mod dynamic;
pub mod extra;
pub mod member;
pub mod part;
pub mod reader;
pub mod slot;
pub mod writer;
