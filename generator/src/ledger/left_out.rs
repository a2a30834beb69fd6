//! Keywords that are read and have no effect on the generated code, each with the rule that says why.

/// A rule, why it leaves out, and which keywords: those of a schema by themselves, others with their object in front.
const RULES: &[(&str, &str, &[&str])] = &[
    (
        "for-readers-of-the-document",
        "It is about the document or the service, not about what goes over the wire.",
        &[
            "info.termsOfService",
            "info.contact",
            "contact.name",
            "contact.url",
            "contact.email",
            "info.license",
            "license.name",
            "license.url",
            "document.externalDocs",
            "tag.externalDocs",
            "operation.externalDocs",
            "externalDocs",
            "externalDocs.url",
            "externalDocs.description",
            "securityScheme.bearerFormat",
        ],
    ),
    (
        "example-for-readers",
        "Examples of bodies and replies are for readers and for tests.",
        &[
            "mediaType.example",
            "mediaType.examples",
            "header.example",
            "header.examples",
            "example.summary",
            "example.description",
            "example.externalValue",
            "components.examples",
        ],
    ),
];

/// The rule that leaves out a keyword, if one does.
pub fn rule_of(subject: &str) -> Option<&'static str> {
    let rule = RULES
        .iter()
        .find(|(_, _, subjects)| subjects.contains(&subject));
    rule.map(|(name, ..)| *name)
}

/// Each rule with why it leaves out.
pub fn rules() -> impl Iterator<Item = (&'static str, &'static str)> {
    RULES.iter().map(|(name, why, _)| (*name, *why))
}
