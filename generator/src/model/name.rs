//! Identifiers that `normalise` minted: unique in their scope, no keyword, cased for their place.

use std::collections::BTreeSet;
use std::fmt;

/// An identifier together with the words of the document that it was made of.
///
/// Only a scope of `normalise` mints one, so that two of the same scope never collide.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name {
    ident: String,
    wire: String,
}

impl Name {
    /// Pairs an identifier with its spelling on the wire.
    pub(crate) fn new(ident: impl Into<String>, wire: impl Into<String>) -> Self {
        Self {
            ident: ident.into(),
            wire: wire.into(),
        }
    }

    /// The identifier, as it stands in the generated code: `reference_id`, `InquiryStatus`, `r#type`.
    pub fn ident(&self) -> &str {
        &self.ident
    }

    /// The spelling in the document and on the wire: `reference-id`.
    pub fn wire(&self) -> &str {
        &self.wire
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.ident)
    }
}

/// Names that the emitted code has for itself, by the place where a name of the document would stand beside them: whoever
/// emits says them, whoever mints names avoids them.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// Types that are written without a path.
    pub types: &'static [&'static str],
    /// Types of operations, beside those: by what the files of a tag have of their own, a list for each crate.
    pub operation_types: [&'static [&'static str]; 2],
    /// Words that stand behind the name of an operation's type in the names of other types: a list for each crate.
    pub behind_operations: [&'static [&'static str]; 3],
    /// Modules of the types.
    pub type_modules: &'static [&'static str],
    /// Modules and files within the folder of a module of types.
    pub type_folders: &'static [&'static str],
    /// Members and functions of objects.
    pub members: &'static [&'static str],
    /// Members and functions of resources.
    pub resource_members: &'static [&'static str],
    /// Members of resource identifier objects with members of their own.
    pub identifier_members: &'static [&'static str],
    /// Modules of the client and the server, and methods that stand beside those of tags.
    pub tag_modules: BTreeSet<String>,
    /// What stands beside the traits of tags.
    pub tag_types: BTreeSet<String>,
    /// Constants that stand beside those of security schemes.
    pub scheme_constants: BTreeSet<String>,
    /// Methods of the handle of a tag.
    pub tag_methods: &'static [&'static str],
    /// Methods of a request's builder.
    pub setters: &'static [&'static str],
    /// Methods of a request's builder for parameters that have a role in JSON:API, where they have one.
    pub role_setters: &'static [&'static str],
    /// Variables of the method that makes a call: its arguments stand beside them.
    pub locals: &'static [&'static str],
    /// Fields of a request.
    pub fields: &'static [&'static str],
    /// Methods of the parts of a multipart body.
    pub parts: &'static [&'static str],
    /// Methods of the client's builder.
    pub builder_methods: &'static [&'static str],
}

impl Taken {
    /// What stands in the file of a tag without a path: types of operations and of the tag avoid it.
    pub(crate) fn types_of_operations(&self) -> Vec<&'static str> {
        let [client, server] = self.operation_types;
        [self.types, client, server].concat()
    }

    /// What stands beside the types of tags, without a path.
    pub(crate) fn types_of_tags(&self) -> Vec<&str> {
        let beside = self.tag_types.iter().map(String::as_str);
        self.types_of_operations()
            .into_iter()
            .chain(beside)
            .collect()
    }

    /// What stands beside names that are made of those of security schemes: methods, and constants in their case.
    pub(crate) fn beside_schemes(&self) -> Vec<String> {
        let constants = self.scheme_constants.iter();
        let methods = self.builder_methods.iter().copied().map(str::to_owned);
        constants
            .map(|name| name.to_lowercase())
            .chain(methods)
            .collect()
    }

    /// What stands behind the names of operations' types in the names of other types.
    pub(crate) fn words_behind_operations(&self) -> Vec<&'static str> {
        self.behind_operations.concat()
    }
}
