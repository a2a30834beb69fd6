//! The settings file: what a maintainer tells the generator beside the document.

mod rules;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{ErrorRole, HeaderRole, MockRules, SignatureScheme};

pub use rules::{RuleLevel, RuleLevels, RuleLevelsError};

/// Settings, as `codegen.yaml` beside the document holds them. Every one has a default, so that a foreign document
/// needs no settings file at all.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// The API's short name in kebab-case; made from the document's title where it is absent.
    pub name: Option<String>,
    /// Overlays to apply to the document, relative to the settings file.
    pub overlays: Vec<String>,
    /// Dated versions of the API: by the name of each, overlays to apply after the others, relative to the settings file.
    pub versions: BTreeMap<String, Vec<String>>,
    /// Unsupported constructs that do not fail codegen, as the ledger names them.
    pub allow_unsupported: Vec<String>,
    /// How rules count that documents break, by their codes: `error`, `warning` or `off`.
    pub rules: RuleLevels,
    /// Names that replace the ones that the generator would choose.
    pub names: NameOverrides,
    /// Roles of headers, by the header's name in any case; `x-role` in the document says the same.
    pub header_roles: BTreeMap<String, HeaderRole>,
    /// Parameters that the client's builder takes for all calls, by name, beside those that nearly all operations have.
    pub set_once: Vec<String>,
    /// Roles of errors, by the `title` or `code` of the error object.
    pub error_roles: BTreeMap<String, ErrorRole>,
    /// Names of attributes that hold personal data, in any resource; `*` stands for any text.
    pub personal: Vec<String>,
    /// Names of attributes that hold secrets.
    pub secret: Vec<String>,
    /// What a relationship with an open linkage points at: relationship name to resource or family name.
    pub linkage: BTreeMap<String, String>,
    /// How webhook events are signed; `x-webhook-signature` in the document says the same.
    pub webhook_signature: Option<SignatureScheme>,
    /// How the rules of `cargo xtask lint` count, by their codes: `error`, `warning` or `off`.
    pub lint: BTreeMap<String, Level>,
    /// Programs that use the generated crates.
    pub examples: Vec<ExampleSettings>,
    /// What operations change in the resources that the mock keeps.
    pub mock: MockRules,
    /// Maximum and default page size where the document does not state them.
    pub page: PageSettings,
}

/// Names that replace the ones that the generator would choose, keyed by what the document says.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct NameOverrides {
    /// Type names, by component name or by the name that the generator chose.
    pub types: BTreeMap<String, String>,
    /// Method names, by `operationId`.
    pub operations: BTreeMap<String, String>,
    /// Tag (module) names, by tag.
    pub tags: BTreeMap<String, String>,
}

/// A program that uses a generated crate: it becomes one of the crate's examples.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExampleSettings {
    /// Its source, relative to the settings file.
    pub file: String,
    /// Which crate it uses.
    #[serde(default, rename = "crate")]
    pub of: ExampleCrate,
    /// The features of the crate that it needs.
    #[serde(default)]
    pub features: Vec<String>,
}

/// A generated crate that has examples.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExampleCrate {
    /// The client.
    #[default]
    Client,
    /// The server.
    Server,
}

/// Page sizes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct PageSettings {
    /// The greatest page size.
    pub max_size: Option<u32>,
    /// The page size without a parameter.
    pub default_size: Option<u32>,
}

/// How a rule of the linter counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// What it finds fails the run.
    Error,
    /// What it finds is shown.
    Warning,
    /// It is not asked.
    Off,
}
