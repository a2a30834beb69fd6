//! What somebody writes by hand to read an inquiry with serde: of what is looked at, and of all that the document declares.

use serde::Deserialize;
use serde_json::{Map, Value};

/// A document of what the caller looks at.
#[derive(Deserialize)]
pub(crate) struct Glance {
    pub(crate) data: GlancedInquiry,
}

#[derive(Deserialize)]
pub(crate) struct GlancedInquiry {
    pub(crate) id: String,
    pub(crate) attributes: GlancedAttributes,
    pub(crate) relationships: GlancedRelationships,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct GlancedAttributes {
    pub(crate) status: Option<String>,
    pub(crate) reference_id: Option<String>,
    pub(crate) created_at: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct GlancedRelationships {
    pub(crate) account: Option<ToOne>,
}

/// A document of all that is declared. What is not is lost, and what does not fit fails.
#[derive(Deserialize)]
pub(crate) struct Whole {
    pub(crate) data: Inquiry,
}

#[derive(Deserialize)]
#[allow(
    dead_code,
    reason = "members are read to be there, as in a typed client"
)]
pub(crate) struct Inquiry {
    pub(crate) r#type: String,
    pub(crate) id: String,
    pub(crate) attributes: Attributes,
    pub(crate) relationships: Relationships,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    dead_code,
    reason = "members are read to be there, as in a typed client"
)]
pub(crate) struct Attributes {
    pub(crate) status: Option<String>,
    pub(crate) reference_id: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) behaviors: Option<Map<String, Value>>,
    pub(crate) tags: Option<Vec<Option<String>>>,
    pub(crate) creator: Option<String>,
    pub(crate) reviewer_comment: Option<String>,
    pub(crate) created_at: Option<String>,
    pub(crate) updated_at: Option<String>,
    pub(crate) started_at: Option<String>,
    pub(crate) expires_at: Option<String>,
    pub(crate) completed_at: Option<String>,
    pub(crate) failed_at: Option<String>,
    pub(crate) marked_for_review_at: Option<String>,
    pub(crate) decisioned_at: Option<String>,
    pub(crate) expired_at: Option<String>,
    pub(crate) redacted_at: Option<String>,
    pub(crate) previous_step_name: Option<String>,
    pub(crate) next_step_name: Option<String>,
    pub(crate) fields: Option<Fields>,
    pub(crate) birthdate: Option<String>,
    pub(crate) name_first: Option<String>,
    pub(crate) name_middle: Option<String>,
    pub(crate) name_last: Option<String>,
    pub(crate) phone_number: Option<String>,
    pub(crate) email_address: Option<String>,
    pub(crate) social_security_number: Option<String>,
    #[serde(rename = "address-street-1")]
    pub(crate) address_street_1: Option<String>,
    #[serde(rename = "address-street-2")]
    pub(crate) address_street_2: Option<String>,
    pub(crate) address_city: Option<String>,
    pub(crate) address_subdivision: Option<String>,
    pub(crate) address_postal_code: Option<String>,
    pub(crate) address_subdivision_abbr: Option<String>,
    pub(crate) address_postal_code_abbr: Option<String>,
    pub(crate) identification_number: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    dead_code,
    reason = "members are read to be there, as in a typed client"
)]
pub(crate) struct Fields {
    pub(crate) name_first: Option<Field>,
    pub(crate) name_middle: Option<Field>,
    pub(crate) name_last: Option<Field>,
    #[serde(rename = "address-street-1")]
    pub(crate) address_street_1: Option<Field>,
    #[serde(rename = "address-street-2")]
    pub(crate) address_street_2: Option<Field>,
    pub(crate) address_city: Option<Field>,
    pub(crate) address_subdivision: Option<Field>,
    pub(crate) address_postal_code: Option<Field>,
    pub(crate) address_country_code: Option<Field>,
    pub(crate) birthdate: Option<Field>,
    pub(crate) email_address: Option<Field>,
    pub(crate) phone_number: Option<Field>,
    pub(crate) identification_number: Option<Field>,
}

#[derive(Deserialize)]
#[allow(
    dead_code,
    reason = "members are read to be there, as in a typed client"
)]
pub(crate) struct Field {
    pub(crate) r#type: String,
    pub(crate) value: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(
    dead_code,
    reason = "members are read to be there, as in a typed client"
)]
pub(crate) struct Relationships {
    pub(crate) account: Option<ToOne>,
    pub(crate) documents: Option<ToMany>,
    pub(crate) template: Option<ToOne>,
    pub(crate) inquiry_template: Option<ToOne>,
    pub(crate) inquiry_template_version: Option<ToOne>,
    pub(crate) reports: Option<ToMany>,
    pub(crate) transaction: Option<ToOne>,
    pub(crate) reviewer: Option<ToOne>,
    pub(crate) selfies: Option<ToMany>,
    pub(crate) sessions: Option<ToMany>,
    pub(crate) verifications: Option<ToMany>,
}

#[derive(Deserialize)]
pub(crate) struct ToOne {
    pub(crate) data: Option<Identifier>,
}

#[derive(Deserialize)]
#[allow(
    dead_code,
    reason = "members are read to be there, as in a typed client"
)]
pub(crate) struct ToMany {
    pub(crate) data: Vec<Identifier>,
}

#[derive(Deserialize)]
#[allow(
    dead_code,
    reason = "members are read to be there, as in a typed client"
)]
pub(crate) struct Identifier {
    pub(crate) r#type: String,
    pub(crate) id: String,
}
