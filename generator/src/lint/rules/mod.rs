//! The rules: code, level, meaning, advice, and the function that looks.

mod components;
mod deprecation;
mod described;
mod discriminators;
mod enums;
mod examples;
mod extensions;
mod ids;
mod operations;
mod paths;
mod required;
mod tags;

use super::context::Context;
use super::findings::Findings;
use crate::settings::Level;

/// A rule that a document is checked against.
pub struct Rule {
    /// What its findings are called; kebab-case, stable.
    pub code: &'static str,
    /// How it counts where the settings say nothing.
    pub level: Level,
    /// What holds where it finds nothing.
    pub meaning: &'static str,
    /// What to do about what it finds.
    pub help: &'static str,
    pub(super) check: fn(&Context<'_>, &mut Findings),
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code)
    }
}

/// Declares the table.
macro_rules! rules {
    ($($level:ident $code:literal $check:path: $meaning:literal, $help:literal;)+) => {
        /// Every rule, in the order in which they are asked.
        pub const RULES: &[Rule] = &[$(Rule {
            code: $code,
            level: Level::$level,
            meaning: $meaning,
            help: $help,
            check: $check,
        }),+];
    };
}

rules! {
    Error "operation-id-missing" operations::id_missing:
        "Every operation has an `operationId`.",
        "give it one: generated methods are named after it";
    Error "duplicate-operation-id" operations::id_duplicate:
        "No two operations have the same `operationId`.",
        "rename one of the two";
    Error "operation-undescribed" operations::undescribed:
        "Every operation has a summary and a description.",
        "say in a line what it does, and in the description when it fails and what to watch for";
    Error "tag-undeclared" tags::undeclared:
        "Every tag that is used is declared.",
        "add it to `tags` at the top level";
    Error "tag-undescribed" tags::undescribed:
        "Every declared tag has a description.",
        "say what its operations are about";
    Warning "tag-unused" tags::unused:
        "Every declared tag is used.",
        "remove it, or give it to an operation";
    Error "resource-undescribed" described::resources:
        "Every resource object is described.",
        "say what it stands for, who makes it and how it ends";
    Error "webhook-undescribed" described::webhooks:
        "Every webhook is described.",
        "say when it is sent";
    Error "parameter-undescribed" described::parameters:
        "Every parameter is described.",
        "say what it does";
    Error "header-undescribed" described::headers:
        "Every response header is described.",
        "say what it tells";
    Error "response-undescribed" described::responses:
        "Every response is described.",
        "say what it holds, or why it is sent";
    Error "path-parameter-undeclared" paths::undeclared:
        "Every name in a path template is a parameter of the operation.",
        "add a parameter with `in: path`";
    Error "path-parameter-unused" paths::unused:
        "Every path parameter stands in the path template.",
        "remove it, or name it in the path";
    Error "path-parameter-optional" paths::optional:
        "Every path parameter is required (OpenAPI 3.1 §4.8.12.2).",
        "add `required: true`";
    Error "component-unused" components::unused:
        "Every component is used by an operation or a webhook, in the files that are bundled too.",
        "remove it, or refer to it";
    Error "security-undeclared" components::security:
        "Every security requirement names a security scheme.",
        "add the scheme to `components.securitySchemes`";
    Error "discriminator-stray" discriminators::stray:
        "A discriminator's mapping leads to members of its union.",
        "add the schema to `oneOf`, or remove it from the mapping";
    Error "discriminator-mismatch" discriminators::mismatch:
        "A mapped schema allows the value that is mapped to it.",
        "map the value that the schema has as constant";
    Error "discriminator-incomplete" discriminators::incomplete:
        "A mapping has the constants of all members of its union.",
        "map the constant to its schema";
    Error "extension-misplaced" extensions::misplaced:
        "An extension stands on what it is about.",
        "move it; spec/README.md says where it may stand";
    Error "extension-malformed" extensions::malformed:
        "An extension has the shape that the generator reads.",
        "spec/README.md says what it holds";
    Warning "extension-unknown" extensions::unknown:
        "Every extension is one that the generator reads.",
        "check the spelling; the generator reads nothing from it";
    Warning "linkage-type-unknown" extensions::linkage_types:
        "`x-linkage-types` names types of resources that the document describes.",
        "check the spelling, or describe the resource";
    Error "enum-duplicate" enums::duplicate:
        "No enumeration, open or not, has a value twice.",
        "remove one of the two";
    Error "required-undeclared" required::undeclared:
        "What a schema requires is among its properties.",
        "declare the property, or do not require it";
    Warning "required-elsewhere" required::elsewhere:
        "What a part of a composition requires is among its own properties, or those of the whole.",
        "require it where it is declared";
    Warning "replacement-unsaid" deprecation::unsaid:
        "A deprecated operation says what replaces it, or that nothing does.",
        "add `x-replaced-by` with an operationId, or a sentence to the description";
    Error "replacement-unknown" deprecation::unknown:
        "What replaces an operation is an operation of the document.",
        "write the operationId of the new operation";
    Error "schema-invalid" examples::schema_invalid:
        "Every schema of an example is one that a validator can read.",
        "JSON Schema 2020-12 says what the keyword may hold";
    Error "example-invalid" examples::invalid:
        "Every example obeys its schema.",
        "mend the example, or the schema if the API does send this";
    Error "examples-unchecked" examples::unchecked:
        "Of a document with examples some are checked.",
        "examples are checked where a `schema` stands beside them";
    Warning "example-missing" examples::missing:
        "Every JSON body has an example.",
        "add one: the mock server sends it";
    Warning "example-id-prefix" ids::prefix:
        "Ids in examples begin as `x-id-prefix` says.",
        "write an id of this kind, or mend the prefix";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::RULES;

    #[test]
    fn codes_are_kebab_case_and_unique() {
        let mut seen = BTreeSet::new();
        for rule in RULES {
            let kebab = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(
                rule.code.chars().all(kebab),
                "{} is not kebab-case",
                rule.code
            );
            assert!(seen.insert(rule.code), "{} is declared twice", rule.code);
        }
    }
}
