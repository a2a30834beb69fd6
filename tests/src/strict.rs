//! What must not compile: request bodies that lack what the document requires. Each example that is refused stands beside
//! the one that is not, so that it is refused for the reason that is meant.
//!
//! A webhook needs a URL, events and a name.
//!
//! ```
//! use persona_types::requests::webhooks::WebhookCreateRequestAttributes as Attributes;
//! let attributes = Attributes::new("https://example.org", vec!["inquiry.approved".into()], "Decisions");
//! ```
//! ```compile_fail,E0061
//! use persona_types::requests::webhooks::WebhookCreateRequestAttributes as Attributes;
//! let attributes = Attributes::new("https://example.org", vec!["inquiry.approved".into()]);
//! ```
//! ```compile_fail,E0277
//! use persona_types::requests::webhooks::WebhookCreateRequestAttributes as Attributes;
//! fn made_of_nothing<T: Default>() -> T {
//!     T::default()
//! }
//! let attributes: Attributes = made_of_nothing();
//! ```
//!
//! A struct literal would break with the first attribute that the API adds.
//!
//! ```compile_fail,E0639
//! use persona_types::requests::inquiries::InquiryUpdateRequest;
//! let request = InquiryUpdateRequest { data: None, extra: Default::default() };
//! ```
//!
//! What the document does not allow to be null cannot be cleared; what it does allow can be left, cleared and set.
//!
//! ```
//! use persona_types::requests::inquiries::InquiryUpdateAttributes as Attributes;
//! use persona_types::runtime::{Inflection, Member, to_value};
//! let written = |attributes: &Attributes| to_value(attributes, Inflection::Kebab).to_string();
//! assert_eq!(written(&Attributes::default()), "{}");
//! assert_eq!(written(&Attributes::default().note(Member::Null)), r#"{"note":null}"#);
//! assert_eq!(written(&Attributes::default().note("seen")), r#"{"note":"seen"}"#);
//! ```
//! ```compile_fail,E0277
//! use persona_types::requests::inquiries::InquiryUpdateAttributes as Attributes;
//! use persona_types::runtime::Member;
//! let attributes = Attributes::default().tags(Member::Null);
//! ```
//!
//! The id of one resource is not that of another.
//!
//! ```compile_fail,E0308
//! use persona_types::{Account, Inquiry, runtime::Id};
//! let account: Id<Account> = Id::<Inquiry>::new("inq_1");
//! ```
//!
//! A reply is one that the document declares: 200 of what reads an inquiry, 201 of what creates one.
//!
//! ```
//! use persona_types::Inquiry;
//! use persona_types::replies::inquiries::{CreateReply, RetrieveReply};
//! let read = RetrieveReply::ok(Inquiry::default());
//! let created = CreateReply::created(Inquiry::default());
//! ```
//! ```compile_fail,E0599
//! use persona_types::Inquiry;
//! use persona_types::replies::inquiries::RetrieveReply;
//! let read = RetrieveReply::created(Inquiry::default());
//! ```
//! ```compile_fail,E0277
//! use persona_types::Account;
//! use persona_types::replies::inquiries::RetrieveReply;
//! let read = RetrieveReply::ok(Account::default());
//! ```
