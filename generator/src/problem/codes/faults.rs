//! What breaks the specification, changes nothing about how the document is read, or cannot be read otherwise.

super::rule::rules! {
    Warning CONTENT_BESIDE_SCHEMA = "content-beside-schema": "A parameter or header has both `schema` and `content`.", "`schema` counts", "{name: a, in: query, schema: {}, content: {...}}";
    Warning CONTENT_EMPTY = "content-empty": "`content` of a parameter, header or request body has no media type.", "as if it were absent", "content: {}";
    Warning CONTENT_SEVERAL = "content-several": "`content` of a parameter or header has several media types.", "the first counts", "content: {application/json: {}, text/plain: {}}";
    Warning HEADER_NAMED = "header-named": "A header object has `name` or `in`, which its place says.", "they are ignored", "X-Row: {name: X-Row, in: header}";
    Warning NAME_UNSENDABLE = "name-unsendable": "The name of a header or cookie cannot be sent (RFC 9110 §5.1, RFC 6265 §4.1.1).", "it is left out", "{name: \"row number\", in: header}";
    Warning MEDIA_TYPE_INVALID = "media-type-invalid": "A media type is none (RFC 9110 §8.3.1).", "`json`, `xml`, `text`, `form` and `multipart` are the ones that they abbreviate; others are left out", "content: {json: {...}}";
    Warning COMPONENT_NAME = "component-name": "A component has a name that references are not made for.", "it is found all the same", "schemas: {\"Crate of pears\": {...}}";
    Warning PATHS_ALIKE = "paths-alike": "Two paths differ only in the names of their parameters, so that they are one.", "both are generated; a server is asked by the first", "/crates/{id} and /crates/{name}";
    Warning PATH_PARAMETERS_ADJACENT = "path-parameters-adjacent": "Nothing parts two parameters of a path.", "the client writes one behind the other", "/crates/{row}{column}";
    Warning PATH_WITH_QUERY = "path-with-query": "A path has a query or a fragment.", "it is sent as a part of the path's text", "/crates?ripe=true";
    Warning RESPONSES_MISSING = "responses-missing": "An operation declares no reply.", "any reply is taken, its body is not read", "get: {responses: {}}";
    Warning PATHS_MISSING = "paths-missing": "There is nothing to call: no `paths`, `webhooks` or `components`.", "crates without operations", "{openapi: 3.1.0, info: {...}}";
    Warning SERVER_URL_EMPTY = "server-url-empty": "A server has no URL.", "it is left out", "servers: [{url: \"\"}]";
    Warning SERVER_VARIABLE_UNDECLARED = "server-variable-undeclared": "A server's URL has a variable that is not declared.", "the text in braces stays: set a base URL", "url: https://{region}.example.org";
    Warning SERVER_VARIABLE_UNUSED = "server-variable-unused": "A server's variable does not stand in its URL.", "it is ignored", "{url: /, variables: {region: {default: eu}}}";
    Warning SERVER_VARIABLE_DEFAULT = "server-variable-default": "A server's variable has no default, or one that is not in its `enum`.", "the first of `enum` where there is no default", "{enum: [eu], default: us}";
    Warning SERVER_VARIABLE_ENUM = "server-variable-enum": "The `enum` of a server's variable is empty, or has a value twice.", "each value counts once", "enum: [eu, eu]";
    Warning SECURITY_URL_MISSING = "security-url-missing": "A security scheme lacks a URL that it needs, or has one that is none.", "the token is the caller's matter, as always", "flows: {implicit: {scopes: {}}}";
    Warning SECURITY_UNDECLARED = "security-undeclared": "A security requirement names a scheme that is not declared.", "the scheme is left out of it", "security: [{missing: []}]";
    Warning SECURITY_SCHEME_UNKNOWN = "security-scheme-unknown": "An HTTP authentication scheme is neither `basic` nor `bearer`.", "a token that is sent as the caller gives it", "{type: http, scheme: hoba}";
    Warning MUTUAL_TLS = "mutual-tls": "A security scheme is a client certificate.", "a matter of the transport: told in the documentation of the client and the server", "{type: mutualTLS}";
    Warning ENCODING_OF_NOTHING = "encoding-of-nothing": "`encoding` is about a part that the schema does not have, or stands with a media type that has no parts.", "it is ignored", "encoding: {missing: {contentType: image/png}}";
    Warning ALL_OF_UNSATISFIABLE = "all-of-unsatisfiable": "Nothing can be all of what `allOf` says.", "the first type counts", "allOf: [{type: string}, {type: integer}]";
    Warning BOUNDS_CROSSED = "bounds-crossed": "The lower bound is above the upper one.", "both are kept as they are", "{minLength: 5, maxLength: 2}";
    Warning PATTERN_UNREADABLE = "pattern-unreadable": "A `pattern` is no regular expression, or one that the server's validator cannot read.", "it stands in docs, and nothing is held against it", "pattern: \"(\"";
    Warning ALTERNATIVES_ALIKE = "alternatives-alike": "No value tells two alternatives apart.", "the first is read", "oneOf: [{type: string}, {type: string}]";
    Warning ENUM_VALUE_TWICE = "enum-value-twice": "A value of `enum` stands twice.", "it counts once", "enum: [ripe, ripe]";
    Warning REQUIRED_TWICE = "required-twice": "A name stands twice in `required`.", "it counts once", "required: [row, row]";
    Warning OPERATION_LEFT_OUT = "operation-left-out": "An operation has a method that is not generated: `query` and `additionalOperations` of OpenAPI 3.2.", "the operation is left out", "additionalOperations: {PURGE: {...}}";
    Warning QUERYSTRING_LEFT_OUT = "querystring-left-out": "A parameter is the whole query string, as OpenAPI 3.2 has it.", "the parameter is left out", "{name: q, in: querystring, content: {...}}";
    Warning EXAMPLE_AND_EXAMPLES = "example-and-examples": "`example` stands beside `examples`.", "both are kept", "{example: 1, examples: {...}}";
}
