//! What a generated crate knows of its API: statics that the document was made into. Methods, places and security schemes are
//! named in the words of [`jsonapi_runtime::http`].
//!
//! | module | what it holds |
//! |---|---|
//! | `paging` | how an operation pages |
//! | `operation` | operations, their tags and parameters |
//! | `api` | the API as a whole |

pub(crate) mod api;
pub(crate) mod operation;
pub(crate) mod paging;

pub use jsonapi_runtime::http::encoding::Location;
pub use jsonapi_runtime::http::method::Method;
pub use jsonapi_runtime::http::paging::PagingStyle;
pub use jsonapi_runtime::http::security::{CredentialPlace, SecurityScheme};

pub use self::api::{ApiInfo, HeaderNames, LimitNames};
pub use self::operation::{OperationInfo, ParameterInfo, TagInfo};
pub use self::paging::PagingInfo;
