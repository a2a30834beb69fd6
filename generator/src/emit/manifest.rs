//! `Cargo.toml` of generated crates.

use crate::model::Api;
use crate::write::Header;

/// Where generated crates find what they depend on, and whether they are members of a workspace that sets versions and
/// lints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CratePaths {
    /// The folder of the crate `jsonapi-runtime`, absolute or relative to a generated crate's folder.
    pub runtime: String,
    /// The folder of `jsonapi-client`.
    pub runtime_client: String,
    /// The folder of `jsonapi-cli`.
    pub runtime_cli: String,
    /// The folder of `jsonapi-server`.
    pub runtime_server: String,
    /// Whether version, edition, licence and lints are those of the surrounding workspace.
    pub workspace: bool,
}

impl CratePaths {
    /// In the generator's own repository: `generated/` beside `generator/`.
    pub fn in_repository() -> Self {
        Self {
            workspace: true,
            ..Self::standalone("../../generator")
        }
    }

    /// In a workspace of their own, with the generator's folder at `generator`, absolute or relative to a generated crate.
    pub fn standalone(generator: &str) -> Self {
        let generator = generator.trim_end_matches('/');
        Self {
            runtime: format!("{generator}/runtime"),
            runtime_client: format!("{generator}/runtime-client"),
            runtime_cli: format!("{generator}/runtime-cli"),
            runtime_server: format!("{generator}/runtime-server"),
            workspace: false,
        }
    }
}

/// A crate's `Cargo.toml`. `dependencies` are lines of TOML.
pub fn manifest(
    name: &str,
    description: &str,
    dependencies: &[String],
    paths: &CratePaths,
    header: &Header,
) -> String {
    let package = ["version", "edition", "rust-version", "license"];
    let values = [VERSION, "2024", "1.90", "MIT OR Apache-2.0"];
    let mut text = header.comment("#");
    text.push_str(&format!(
        "\n[package]\nname = {}\ndescription = {}\n",
        quoted(name),
        quoted(description)
    ));
    for (key, value) in package.into_iter().zip(values) {
        if paths.workspace {
            text.push_str(&format!("{key}.workspace = true\n"));
        } else {
            text.push_str(&format!("{key} = {}\n", quoted(value)));
        }
    }
    // A registry takes five keywords of twenty characters.
    text.push_str("keywords = [\"json-api\", \"openapi\", \"api\"]\nreadme = \"README.md\"\n");
    text.push_str("\n[dependencies]\n");
    for line in dependencies {
        text.push_str(line);
        text.push('\n');
    }
    text.push_str(if paths.workspace {
        WORKSPACE_LINTS
    } else {
        OWN_LINTS
    });
    text
}

/// A crate's `README.md`: what a registry shows of it.
pub fn readme(name: &str, description: &str, api: &Api, header: &Header) -> String {
    let (title, version) = (&api.info.title, &api.info.version);
    format!(
        "<!--\n{}-->\n\n# {name}\n\n{description}. Generated from the OpenAPI document \"{title}\", version {version}.\n\n\
         ```toml\n[dependencies]\n{name} = \"{VERSION}\"\n```\n\n\
         The documentation of the crate begins with what to write first: `cargo doc --open -p {name}`.\n",
        header.comment("")
    )
}

/// The `Cargo.toml` of the workspace that crates generated into a folder of their own form.
pub fn workspace_manifest(members: &[String], header: &Header) -> String {
    let members_list: String = members
        .iter()
        .map(|member| format!("    {},\n", quoted(member)))
        .collect();
    let types = members.iter().find(|member| member.ends_with("-types"));
    let types = types.map_or_else(String::new, |name| one_unit(name));
    format!(
        "{}\n[workspace]\nresolver = \"3\"\nmembers = [\n{members_list}]\n\n[profile.dev]\ndebug = \"line-tables-only\"\n{types}",
        header.comment("#"),
    )
}

/// Hundreds of types share how their parts are dropped; each unit would have a copy, and link-time optimisation between the
/// units takes longer than all else. What takes time at run time is in the runtime, so the types are optimised for size.
/// Together that is two thirds of the time of a release build.
fn one_unit(types: &str) -> String {
    format!(
        "\n# Lists of calls into the runtime, which does the work; in several units the same code is compiled several times.\n[profile.release.package.{types}]\ncodegen-units = 1\nopt-level = \"s\"\n"
    )
}

/// The version of the generated crates and of the crates that they call, which are released together.
const VERSION: &str = "0.1.0";

/// Where a crate in a folder is: with its version, since a packaged crate names nothing but that.
pub fn in_folder(path: &str) -> String {
    format!("version = {}, path = {}", quoted(VERSION), quoted(path))
}

/// A dependency on a crate in a folder.
pub fn path_dependency(name: &str, path: &str) -> String {
    format!("{name} = {{ {} }}", in_folder(path))
}

/// A dependency on a crate in a folder that a feature asks for.
pub fn optional_path_dependency(name: &str, path: &str) -> String {
    format!("{name} = {{ {}, optional = true }}", in_folder(path))
}

/// A TOML string: TOML's escapes are those of JSON, and every TOML basic string is a JSON string.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

const WORKSPACE_LINTS: &str = "\n[lints]\nworkspace = true\n";

const OWN_LINTS: &str = "
[lints.rust]
missing_docs = \"warn\"
unsafe_code = \"forbid\"
unreachable_pub = \"warn\"
# Names are the document's, in whatever script it is written.
confusable_idents = \"allow\"
mixed_script_confusables = \"allow\"
uncommon_codepoints = \"allow\"

[lints.clippy]
disallowed_names = \"allow\"
";
