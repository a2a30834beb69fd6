//! How a value is written where it is no document: in a path, a query, a header, a cookie, a form.
//!
//! The words are OpenAPI's (3.1.1 §4.8.12.2); the model of the generator, generated code and both runtimes share them.

/// Where a parameter stands (`in`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
}

impl Location {
    /// The location as documents write it: `path`, `query`, `header`, `cookie`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }

    /// How a parameter is written there where the document says nothing of it.
    pub const fn encoding(self) -> Encoding {
        match self {
            Self::Path | Self::Header => Encoding::SIMPLE,
            Self::Query | Self::Cookie => Encoding::FORM,
        }
    }
}

/// A style of OpenAPI (3.1.1 §4.8.12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `a,b`: in paths and headers.
    Simple,
    /// `.a.b`: in paths.
    Label,
    /// `;key=a;key=b`: in paths.
    Matrix,
    /// `key=a&key=b`: in queries, cookies and forms.
    Form,
    /// `key=a%20b`.
    SpaceDelimited,
    /// `key=a%7Cb`.
    PipeDelimited,
    /// `key[member]=a`, however deep.
    DeepObject,
}

/// What a media type (`content`) makes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// JSON text.
    Json,
    /// The text itself.
    Text,
}

impl Content {
    /// What a media type makes of a value: `application/json` and `...+json` are JSON, all others text.
    pub fn of(media_type: &str) -> Self {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        let subtype = essence.rsplit('/').next().unwrap_or_default();
        let is_json = subtype.eq_ignore_ascii_case("json")
            || subtype
                .get(subtype.len().saturating_sub(5)..)
                .is_some_and(|end| end.eq_ignore_ascii_case("+json"));
        if is_json { Self::Json } else { Self::Text }
    }
}

/// How a value becomes text: all that a document says of it.
///
/// ```
/// use jsonapi_runtime::http::encoding::{Encoding, Style};
/// const PIPES: Encoding = Encoding::PIPE_DELIMITED;
/// assert_eq!((PIPES.style, PIPES.explode), (Style::PipeDelimited, false));
/// assert!(!Encoding::FORM.explode(false).explode);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Encoding {
    /// The style, where there is no content.
    pub style: Style,
    /// Whether items and members stand by themselves: `key=a&key=b` instead of `key=a,b`.
    pub explode: bool,
    /// What the media type makes of the value; outranks the style.
    pub content: Option<Content>,
    /// Whether reserved characters are written as they are, where they can be (queries only).
    pub allow_reserved: bool,
    /// Whether the key may come without a value (queries only).
    pub allow_empty: bool,
}

impl Encoding {
    /// What paths and headers have by default: `a,b`, and `key,value` for objects.
    pub const SIMPLE: Self = Self::new(Style::Simple, false);
    /// `.a,b`; exploded `.a.b`.
    pub const LABEL: Self = Self::new(Style::Label, false);
    /// `;key=a,b`; exploded `;key=a;key=b`.
    pub const MATRIX: Self = Self::new(Style::Matrix, false);
    /// What queries, cookies and forms have by default: a list repeats the key, an object's members become keys of their own.
    pub const FORM: Self = Self::new(Style::Form, true);
    /// Items separated by commas under one key.
    pub const COMMA: Self = Self::new(Style::Form, false);
    /// Items separated by encoded spaces under one key.
    pub const SPACE_DELIMITED: Self = Self::new(Style::SpaceDelimited, false);
    /// Items separated by encoded bars under one key.
    pub const PIPE_DELIMITED: Self = Self::new(Style::PipeDelimited, false);
    /// `key[member][member]=value`; a list repeats `key[]`.
    pub const DEEP_OBJECT: Self = Self::new(Style::DeepObject, true);
    /// JSON text.
    pub const JSON: Self = Self::FORM.content(Content::Json);
    /// Text as it is.
    pub const TEXT: Self = Self::FORM.content(Content::Text);

    /// A style.
    pub const fn new(style: Style, explode: bool) -> Self {
        Self {
            style,
            explode,
            content: None,
            allow_reserved: false,
            allow_empty: false,
        }
    }

    /// The same, exploded or not.
    pub const fn explode(self, explode: bool) -> Self {
        Self { explode, ..self }
    }

    /// A media type instead of a style.
    pub const fn content(self, content: Content) -> Self {
        Self {
            content: Some(content),
            ..self
        }
    }

    /// The same with reserved characters as they are (`allowReserved`).
    pub const fn allow_reserved(self) -> Self {
        Self {
            allow_reserved: true,
            ..self
        }
    }

    /// The same where the key may come without a value (`allowEmptyValue`).
    pub const fn allow_empty(self) -> Self {
        Self {
            allow_empty: true,
            ..self
        }
    }

    /// Whether a list repeats its key, and an object's members are keys of their own.
    pub fn is_exploded_form(self) -> bool {
        let exploding = matches!(
            self.style,
            Style::Form | Style::SpaceDelimited | Style::PipeDelimited
        );
        self.content.is_none() && exploding && self.explode
    }
}

/// The default of queries.
impl Default for Encoding {
    fn default() -> Self {
        Self::FORM
    }
}
