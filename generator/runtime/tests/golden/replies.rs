//! A reply enum as the generator writes it, and what must hold of it.

use jsonapi_runtime::{Bytes, DecodeError, ErrorObject, Errors, Inflection, RawReply};

use crate::sample;
use crate::types::{Document, Inquiry};

/// The replies of an operation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub(crate) enum RetrieveReply {
    /// 200: the inquiry.
    Ok(Document<Inquiry>),
    /// 203: the inquiry in one of several media types.
    NonAuthoritative(RetrieveNonAuthoritativeBody),
    /// 404: there is none.
    NotFound(Errors),
    /// 5XX: the API is in trouble.
    Status5xx(u16, Errors),
    /// Any other status, or another media type than declared.
    Undeclared(RawReply),
}

/// The bodies of one status.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub(crate) enum RetrieveNonAuthoritativeBody {
    /// `application/json`
    Json(Document<Inquiry>),
    /// `image/*`
    Image(Bytes),
}

impl RetrieveReply {
    /// The HTTP status.
    pub(crate) fn status(&self) -> u16 {
        match self {
            Self::Ok(_) => 200,
            Self::NonAuthoritative(_) => 203,
            Self::NotFound(_) => 404,
            Self::Status5xx(status, _) => *status,
            Self::Undeclared(reply) => reply.status,
        }
    }

    /// Reads a reply.
    ///
    /// # Errors
    /// Where the body of a declared status does not fit its type.
    pub(crate) fn read(reply: RawReply) -> Result<Self, DecodeError> {
        Ok(match reply.status {
            200 if reply.is_json() => Self::Ok(reply.json()?),
            203 if reply.is("application/json") => {
                Self::NonAuthoritative(RetrieveNonAuthoritativeBody::Json(reply.json()?))
            }
            203 if reply.is("image/*") => {
                Self::NonAuthoritative(RetrieveNonAuthoritativeBody::Image(reply.into_bytes()))
            }
            404 if reply.is_json() => Self::NotFound(reply.json()?),
            500..=599 if reply.is_json() => Self::Status5xx(reply.status, reply.json()?),
            _ => Self::Undeclared(reply),
        })
    }

    /// Writes a reply.
    pub(crate) fn write(self, style: Inflection) -> RawReply {
        let status = self.status();
        match self {
            Self::Ok(body) => RawReply::from_json(status, "application/json", &body, style),
            Self::NonAuthoritative(RetrieveNonAuthoritativeBody::Json(body)) => {
                RawReply::from_json(status, "application/json", &body, style)
            }
            Self::NonAuthoritative(RetrieveNonAuthoritativeBody::Image(body)) => {
                RawReply::new(status, "image/png", body)
            }
            Self::NotFound(body) | Self::Status5xx(_, body) => {
                RawReply::from_json(status, "application/json", &body, style)
            }
            Self::Undeclared(reply) => reply,
        }
    }
}

fn read(status: u16, content_type: &str, body: impl Into<Bytes>) -> RetrieveReply {
    RetrieveReply::read(RawReply::new(status, content_type, body)).unwrap()
}

#[test]
fn replies_are_told_apart_by_status_and_media_type() {
    let json = serde_json::to_vec(&sample::one()).unwrap();
    let utf8 = "application/json; charset=utf-8";
    assert!(matches!(
        read(200, utf8, json.clone()),
        RetrieveReply::Ok(_)
    ));
    assert!(matches!(
        read(203, utf8, json),
        RetrieveReply::NonAuthoritative(RetrieveNonAuthoritativeBody::Json(_))
    ));
    assert!(matches!(
        read(203, "image/png", "png"),
        RetrieveReply::NonAuthoritative(RetrieveNonAuthoritativeBody::Image(_))
    ));
    let errors = r#"{"errors": []}"#;
    assert!(matches!(
        read(404, utf8, errors),
        RetrieveReply::NotFound(_)
    ));
    assert!(matches!(
        read(503, utf8, errors),
        RetrieveReply::Status5xx(503, _)
    ));
    for (status, content_type) in [(404, "text/html"), (418, utf8)] {
        let undeclared = read(status, content_type, errors);
        assert!(matches!(undeclared, RetrieveReply::Undeclared(_)));
    }
}

#[test]
fn what_a_server_writes_a_client_reads() {
    let not_found = Errors::from(ErrorObject::new("Record not found"));
    for reply in [
        RetrieveReply::NotFound(not_found.clone()),
        RetrieveReply::Status5xx(502, not_found),
        RetrieveReply::Undeclared(RawReply::empty(418)),
    ] {
        let raw = reply.clone().write(Inflection::Camel);
        assert_eq!(RetrieveReply::read(raw).unwrap(), reply);
    }
}

#[test]
fn a_declared_reply_that_does_not_fit_says_where() {
    let raw = RawReply::new(200, "application/json", r#"{"data": 5}"#);
    assert_eq!(RetrieveReply::read(raw).unwrap_err().path(), "data");
}

#[test]
fn odd_errors_do_not_hide_the_status_and_are_written_back() {
    let text = r#"{"errors":[{},5]}"#;
    let raw = RawReply::new(404, "application/json", text);
    let reply = RetrieveReply::read(raw).unwrap();
    assert!(matches!(reply, RetrieveReply::NotFound(_)));
    assert_eq!(reply.write(Inflection::Kebab).body, text.as_bytes());
}
