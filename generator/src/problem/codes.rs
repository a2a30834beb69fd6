//! Every code that a diagnostic can carry, in one searchable list.
//!
//! A code is kebab-case, stable, and says what is wrong; the message of a [`Problem`](super::Problem) says where
//! and with which names.

/// Declares the codes as constants and as the table [`ALL`].
macro_rules! codes {
    ($($(#[$stage:meta])* $constant:ident = $code:literal: $meaning:literal;)+) => {
        $(
            #[doc = $meaning]
            pub const $constant: &str = $code;
        )+

        /// Each code with its meaning, in the order of the stages that report them.
        pub const ALL: &[(&str, &str)] = &[$(($code, $meaning)),+];
    };
}

codes! {
    FILE_MISSING = "file-missing": "A file cannot be opened.";
    UNREADABLE = "unreadable": "A file is not well-formed YAML or JSON.";
    NESTED_TOO_DEEP = "nested-too-deep": "A file nests deeper than any API document needs to.";
    DUPLICATE_KEY = "duplicate-key": "A mapping has the same key twice.";
    NOT_OPENAPI = "not-openapi": "The document has no `openapi` member.";
    SWAGGER_2 = "swagger-2": "The document is Swagger 2.0, which is not read.";
    UNKNOWN_VERSION = "unknown-version": "The document's OpenAPI version is neither 3.0 nor 3.1.";
    REF_TO_NOWHERE = "ref-to-nowhere": "A `$ref` names something that is not there.";
    REF_RING = "ref-ring": "References lead back to themselves without any content.";
    REF_OVER_NETWORK = "ref-over-network": "A `$ref` names a network address; only files are read.";
    REF_NOT_A_STRING = "ref-not-a-string": "A `$ref` is not a string.";
    OVERLAY_INVALID = "overlay-invalid": "An overlay file is not an OpenAPI Overlay 1.0 document.";
    OVERLAY_SELECTS_NOTHING = "overlay-selects-nothing": "The target of an overlay action selects nothing.";
    MALFORMED = "malformed": "A member has another shape than the OpenAPI Specification gives it.";
    MEMBER_MISSING = "member-missing": "A member that the OpenAPI Specification requires is absent.";
    UNSUPPORTED = "unsupported": "The document uses something the generator does not carry.";
    DUPLICATE_OPERATION_ID = "duplicate-operation-id": "Two operations have the same `operationId`.";
    NAME_COLLISION = "name-collision": "Two things of the document end up with the same name.";
    SETTINGS_INVALID = "settings-invalid": "The settings file cannot be read or asks for something unknown.";
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn codes_are_kebab_case_and_unique() {
        let mut seen = std::collections::BTreeSet::new();
        for (code, _) in ALL {
            assert!(seen.insert(code), "{code} is declared twice");
            assert!(
                code.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{code} is not kebab-case"
            );
        }
    }
}
