//! A program: what it is made of, and the operations that it knows.

use jsonapi_client::dynamic::{Arguments, Outcome};
use jsonapi_client::info::TagInfo;
use jsonapi_client::{ApiInfo, Client, OperationInfo};

use crate::stop::{self, Stop};

/// What a program is made of.
///
/// ```no_run
/// use jsonapi_cli::Program;
/// use jsonapi_client::ApiInfo;
/// use jsonapi_client::dynamic::ArgumentError;
///
/// static API: ApiInfo = ApiInfo::EMPTY;
///
/// fn main() -> std::process::ExitCode {
///     Program {
///         name: "animals",
///         version: "0.1.0",
///         api: &API,
///         tags: &[],
///         call: |_, id, _| Err(ArgumentError::UnknownOperation { id: id.to_owned() }),
///     }
///     .run()
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// The program's name.
    pub name: &'static str,
    /// The version of the crate that it is built of.
    pub version: &'static str,
    /// The API that it calls.
    pub api: &'static ApiInfo,
    /// The operations that it knows.
    pub tags: &'static [&'static TagInfo],
    /// Makes the typed call of an operation by its id.
    pub call: fn(&Client, &str, Arguments) -> Outcome,
}

impl Program {
    /// All operations, tag by tag.
    pub(crate) fn operations(&self) -> impl Iterator<Item = &'static OperationInfo> + use<> {
        let tags = self.tags.iter();
        tags.flat_map(|tag| tag.operations.iter().copied())
    }

    /// The operation of an id.
    pub(crate) fn operation(&self, id: &str) -> Result<&'static OperationInfo, Stop> {
        let found = self.operations().find(|operation| operation.id == id);
        found.ok_or_else(|| {
            let ids = self.operations().map(|operation| operation.id);
            let hint = stop::near(id, ids)
                .unwrap_or_else(|| format!("`{} operations` lists all", self.name));
            Stop::usage(format!("there is no operation {id:?}")).with_hint(hint)
        })
    }
}
