//! An API as data: JSON that the generator writes.
//!
//! | module | what it does |
//! |---|---|
//! | [`info`] | what the server has to know of it: paths, credentials, what requests have to obey |
//! | [`data`] | what replies look like |

pub(crate) mod data;
pub(crate) mod info;

use jsonapi_runtime::serde_json::{self, Value};
use jsonapi_server::ApiInfo;
use serde::Deserialize;

pub use data::Data;
pub use info::Info;

/// An API as data: what a server knows of it, and what its replies look like.
#[derive(Debug)]
pub struct Description {
    pub(crate) api: &'static ApiInfo,
    pub(crate) data: Data,
}

#[derive(Deserialize)]
struct Whole {
    info: Info,
    data: Data,
}

impl Description {
    /// What is known of an API, and what its replies look like.
    pub fn new(api: &'static ApiInfo, data: Data) -> Self {
        Self { api, data }
    }

    /// Reads a description that stands alone, as `emit::mock` of the generator writes it. What the server has to know of the API
    /// is kept for as long as the process lives.
    ///
    /// # Errors
    /// When the text is no such description.
    pub fn read(json: &str) -> Result<Self, serde_json::Error> {
        Self::from_value(serde_json::from_str(json)?)
    }

    /// The same of a value.
    ///
    /// # Errors
    /// When the value is no such description.
    pub fn from_value(value: Value) -> Result<Self, serde_json::Error> {
        let whole: Whole = serde_json::from_value(value)?;
        Ok(Self::new(whole.info.leak(), whole.data))
    }
}
