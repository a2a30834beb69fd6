//! Requests that cannot be sent as they stand.

/// What is wrong with a request that was not sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidRequest {
    /// A path argument would lead to another path.
    #[error("the path argument {name:?} is empty, `.` or `..`")]
    PathArgument {
        /// The argument's name in the path template.
        name: &'static str,
    },
    /// A path argument was not given.
    #[error("the path argument {name:?} is missing")]
    MissingPathArgument {
        /// The argument's name in the path template.
        name: String,
    },
    /// An argument that may be set once on the client was given neither there nor to the call.
    #[error("the argument {name:?} is missing: give it to the client's builder or to the call")]
    MissingArgument {
        /// The parameter's name.
        name: &'static str,
    },
    /// A header's name or value has characters that no header may have.
    #[error("the header {name:?} has a name or value that cannot be sent")]
    Header {
        /// The header's name.
        name: String,
    },
    /// A body or part may have any of several media types, and nobody said which it has.
    #[error(
        "the document leaves the media type open ({declared}): say by `File::media_type` which of them the body has"
    )]
    MediaType {
        /// What the document declares: `image/*`.
        declared: String,
    },
    /// The servers that the document declares are relative to wherever it is served, which the client does not know.
    #[error("the document tells only a part of the URL ({declared:?}): set the client's base URL")]
    NoBaseUrl {
        /// The server, as the document writes it.
        declared: String,
    },
    /// A value is not what it is called, such as a date that is none.
    #[error("{name} cannot be sent: {}", .r#source)]
    Value {
        /// The argument's name, or `the body`.
        name: &'static str,
        /// What is wrong, and where in the value.
        r#source: jsonapi_runtime::Mismatch,
    },
    /// A URL cannot be made.
    #[error("the URL cannot be made: {0}")]
    Url(url::ParseError),
    /// The call has time limits or retries, which need a runtime of tokio, and there is none.
    #[error(
        "there is no runtime of tokio to measure time: call within one, or without time limits and retries"
    )]
    NoRuntime,
    /// The URL is one of `https`, and the client has neither of its TLS features.
    #[error("the client is built without TLS: turn on its feature `rustls` or `native-tls`")]
    NoTls,
    /// The operation asks for credentials that the client does not have.
    #[error("no credentials: the operation asks for {}", .schemes.join(" or "))]
    MissingCredentials {
        /// The security schemes, one of which is needed.
        schemes: Vec<&'static str>,
    },
    /// A link leads to another server; credentials are not sent there.
    #[error("the link to the next page leads to another server")]
    ForeignLink,
    /// A link is neither text nor a link object (JSON:API 1.1 §7.6).
    #[error("the link to the next page is neither text nor a link object")]
    OddLink,
    /// The body was a stream, and an earlier call has read it.
    #[error("the body was a stream and has been read already")]
    StreamTaken,
}

impl From<url::ParseError> for InvalidRequest {
    fn from(error: url::ParseError) -> Self {
        Self::Url(error)
    }
}
