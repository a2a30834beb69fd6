//! Keywords that are read and change nothing in the generated code, each with the rule that says why. That those are all,
//! the test `keywords` shows.

/// A rule, why it leaves out, and which keywords: those of a schema by themselves, others with their object in front.
const RULES: &[(&str, &str, &[&str])] = &[
    (
        "says-how-to-read",
        "It says how the rest is to be read, or holds what is used elsewhere.",
        &["document.openapi"],
    ),
    (
        "for-readers-of-the-document",
        "It is about the document or the service, not about what goes over the wire.",
        &[
            "info.description",
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
            "pathItem.summary",
            "pathItem.description",
        ],
    ),
    (
        "example-for-readers",
        "Examples of bodies, replies and headers are for readers and for tests; those of parameters and members stand in docs.",
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
    (
        "server-by-its-url",
        "A server is its URL with the defaults of its variables; another URL is a setting of the client.",
        &[
            "server.description",
            "serverVariable.enum",
            "serverVariable.description",
        ],
    ),
    (
        "token-is-sent-as-bearer",
        "Where a token comes from is the caller's to know; it is sent as a bearer token.",
        &[
            "securityScheme.flows",
            "securityScheme.openIdConnectUrl",
            "oauthFlows.implicit",
            "oauthFlows.password",
            "oauthFlows.clientCredentials",
            "oauthFlows.authorizationCode",
            "oauthFlow.authorizationUrl",
            "oauthFlow.tokenUrl",
            "oauthFlow.refreshUrl",
            "oauthFlow.scopes",
        ],
    ),
    (
        "empty-text-is-always-allowed",
        "A parameter of text can be empty whether or not the document says so.",
        &["parameter.allowEmptyValue"],
    ),
    (
        "link-is-followed-by-hand",
        "Links of replies tell no more than the operations that they lead to.",
        &["components.links", "response.links"],
    ),
    (
        "headers-have-one-style",
        "There is no style for headers but `simple`.",
        &["header.style"],
    ),
    (
        "text-stays-as-it-comes",
        "It tells bytes from text where a part of a body is a file; elsewhere a text is what stands on the wire.",
        &["contentEncoding", "contentMediaType"],
    ),
];

/// The rule that leaves out a keyword, if one does.
pub fn rule_of(subject: &str) -> Option<&'static str> {
    let mut rules = RULES.iter();
    let rule = rules.find(|(_, _, subjects)| subjects.contains(&subject));
    rule.map(|(name, ..)| *name)
}

/// Each rule with why it leaves out.
pub fn rules() -> impl Iterator<Item = (&'static str, &'static str)> {
    RULES.iter().map(|(name, why, _)| (*name, *why))
}
