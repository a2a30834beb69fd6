//! Types as the generator writes them, by hand: the sample that its emitter follows.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "a sample of a whole crate, of which each test uses a part"
)]

mod account;
mod create_inquiry;
mod inquiry;
mod resource;
mod source;
mod verification;

pub use account::{Account, AccountAttributes, AccountRelationships};
pub use create_inquiry::{CreateCheck, CreateInquiry, CreateInquiryAttributes};
pub use inquiry::{Check, Inquiry, InquiryAttributes, InquiryRelationships, InquiryStatus, fields};
pub use resource::{Document, Resource};
pub use source::{CopySource, ManualSource, Source};
pub use verification::{GovernmentIdVerification, Verification};
