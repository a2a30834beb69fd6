//! What may be wrong with a request before its handler sees it, and the status that says so.

use http::StatusCode;

/// A kind of fault of a request. APIs differ in the statuses with which they answer them; a router can be told another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fault {
    /// What was sent is none of what it calls itself: no JSON, no percent-encoding, members that come twice. 400.
    Malformed,
    /// A parameter, header or cookie is missing or not what the document declares. 400.
    InvalidParameter,
    /// The body is missing or not what the document declares. 400.
    InvalidBody,
    /// Nobody said who asks. 401.
    MissingCredentials,
    /// The API has no such path. 404.
    UnknownPath,
    /// The path has no such method. 405.
    UnknownMethod,
    /// None of the operation's media types is acceptable. 406.
    NotAcceptable,
    /// The body is larger than it may be. 413.
    TooLarge,
    /// The body has a media type or content coding that the operation does not take. 415.
    UnsupportedMediaType,
    /// A handler panicked. 500.
    Panic,
    /// Nobody answers the operation. 501.
    NotImplemented,
}

impl Fault {
    /// The status that answers it unless a router was told another one.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Malformed | Self::InvalidParameter | Self::InvalidBody => StatusCode::BAD_REQUEST,
            Self::MissingCredentials => StatusCode::UNAUTHORIZED,
            Self::UnknownPath => StatusCode::NOT_FOUND,
            Self::UnknownMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Panic => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NotImplemented => StatusCode::NOT_IMPLEMENTED,
        }
    }
}

/// The faults that have statuses of their own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Faults(Vec<(Fault, StatusCode)>);

impl Faults {
    /// Sets the status of a fault.
    pub(crate) fn set(&mut self, fault: Fault, status: StatusCode) {
        self.0.retain(|(known, _)| *known != fault);
        self.0.push((fault, status));
    }

    /// The status that was set for a fault.
    pub(crate) fn get(&self, fault: Fault) -> Option<StatusCode> {
        let found = self.0.iter().find(|(known, _)| *known == fault);
        found.map(|(_, status)| *status)
    }
}
