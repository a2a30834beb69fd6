//! What a generated crate knows of its API: statics that the document was made into.
//!
//! | module | what it holds |
//! |---|---|
//! | `security` | security schemes |
//! | `paging` | how an operation pages |
//! | `operation` | operations, their tags and parameters |
//! | `api` | the API as a whole |

pub(crate) mod api;
pub(crate) mod operation;
pub(crate) mod paging;
pub(crate) mod security;

pub use jsonapi_runtime::http::encoding::Location;

pub use self::api::{ApiInfo, HeaderNames, LimitNames};
pub use self::operation::{Method, OperationInfo, ParameterInfo, TagInfo};
pub use self::paging::{PagingInfo, PagingStyle};
pub use self::security::{SecurityKind, SecurityScheme};
