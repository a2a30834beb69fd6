//! Which member of which object holds what: OpenAPI 3.0.4 §4.7 and 3.1.1 §4.8, JSON Schema 2020-12 core §10.

/// What a member holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Data: text, flags, examples.
    Data,
    /// An object of this kind.
    One(&'static str),
    /// A mapping from names to objects of this kind.
    Map(&'static str),
    /// A list of objects of this kind.
    List(&'static str),
    /// A mapping from names to mappings from names to objects of this kind.
    MapOfMaps(&'static str),
}

/// Members that hold objects, by the object that has them.
const HOLDERS: &[(&str, &[(&str, Holds)])] = {
    use Holds::{List, Map, MapOfMaps, One};
    &[
        (
            "document",
            &[
                ("info", One("info")),
                ("servers", List("server")),
                ("paths", Map("pathItem")),
                ("webhooks", Map("pathItem")),
                ("components", One("components")),
                ("tags", List("tag")),
                ("externalDocs", One("externalDocs")),
            ],
        ),
        (
            "info",
            &[("contact", One("contact")), ("license", One("license"))],
        ),
        ("server", &[("variables", Map("serverVariable"))]),
        ("tag", &[("externalDocs", One("externalDocs"))]),
        (
            "components",
            &[
                ("schemas", Map("schema")),
                ("responses", Map("response")),
                ("parameters", Map("parameter")),
                ("examples", Map("example")),
                ("requestBodies", Map("requestBody")),
                ("headers", Map("header")),
                ("securitySchemes", Map("securityScheme")),
                ("links", Map("link")),
                ("callbacks", MapOfMaps("pathItem")),
            ],
        ),
        (
            "pathItem",
            &[
                ("get", One("operation")),
                ("put", One("operation")),
                ("post", One("operation")),
                ("delete", One("operation")),
                ("options", One("operation")),
                ("head", One("operation")),
                ("patch", One("operation")),
                ("trace", One("operation")),
                ("servers", List("server")),
                ("parameters", List("parameter")),
            ],
        ),
        (
            "operation",
            &[
                ("externalDocs", One("externalDocs")),
                ("parameters", List("parameter")),
                ("requestBody", One("requestBody")),
                ("responses", Map("response")),
                ("callbacks", MapOfMaps("pathItem")),
                ("servers", List("server")),
            ],
        ),
        (
            "parameter",
            &[
                ("schema", One("schema")),
                ("content", Map("mediaType")),
                ("examples", Map("example")),
            ],
        ),
        (
            "header",
            &[
                ("schema", One("schema")),
                ("content", Map("mediaType")),
                ("examples", Map("example")),
            ],
        ),
        ("requestBody", &[("content", Map("mediaType"))]),
        (
            "response",
            &[
                ("headers", Map("header")),
                ("content", Map("mediaType")),
                ("links", Map("link")),
            ],
        ),
        (
            "mediaType",
            &[
                ("schema", One("schema")),
                ("examples", Map("example")),
                ("encoding", Map("encoding")),
            ],
        ),
        ("encoding", &[("headers", Map("header"))]),
        ("link", &[("server", One("server"))]),
        ("securityScheme", &[("flows", One("oauthFlows"))]),
        (
            "oauthFlows",
            &[
                ("implicit", One("oauthFlow")),
                ("password", One("oauthFlow")),
                ("clientCredentials", One("oauthFlow")),
                ("authorizationCode", One("oauthFlow")),
            ],
        ),
        (
            "schema",
            &[
                ("discriminator", One("discriminator")),
                ("externalDocs", One("externalDocs")),
                ("xml", One("xml")),
                ("properties", Map("schema")),
                ("patternProperties", Map("schema")),
                ("$defs", Map("schema")),
                ("definitions", Map("schema")),
                ("dependentSchemas", Map("schema")),
                ("allOf", List("schema")),
                ("oneOf", List("schema")),
                ("anyOf", List("schema")),
                ("prefixItems", List("schema")),
                ("items", One("schema")),
                ("additionalProperties", One("schema")),
                ("unevaluatedItems", One("schema")),
                ("unevaluatedProperties", One("schema")),
                ("contains", One("schema")),
                ("propertyNames", One("schema")),
                ("not", One("schema")),
                ("if", One("schema")),
                ("then", One("schema")),
                ("else", One("schema")),
                ("contentSchema", One("schema")),
            ],
        ),
    ]
};

/// Objects in whose place a reference may stand; in a schema, `$ref` is a keyword like others.
const REFERABLE: &[&str] = &[
    "parameter",
    "header",
    "requestBody",
    "response",
    "example",
    "link",
    "securityScheme",
];

/// What the member `key` of an object of the kind `what` holds.
pub(super) fn holds(what: &str, key: &str) -> Holds {
    let members = HOLDERS.iter().find(|(holder, _)| *holder == what);
    members
        .and_then(|(_, members)| members.iter().find(|(member, _)| *member == key))
        .map_or(Holds::Data, |(_, holds)| *holds)
}

/// Whether an object of this kind may be a reference to one.
pub(super) fn may_refer(what: &str) -> bool {
    REFERABLE.contains(&what)
}
