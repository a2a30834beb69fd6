//! What has no single reading.

super::rule::rules! {
    Fatal FILE_MISSING = "file-missing": "A file cannot be opened.", "", "$ref: no-such-file.yaml";
    Fatal UNREADABLE = "unreadable": "A file is not well-formed YAML or JSON.", "", "{a: [}";
    Fatal NESTED_TOO_DEEP = "nested-too-deep": "A file nests deeper than any API document needs to.", "", "[[[[[[[[[[[[...]]]]]]]]]]]]";
    Error DUPLICATE_KEY = "duplicate-key": "A mapping has the same key twice.", "the last one counts, where the settings allow it", "{type: string, type: integer}";
    Fatal NOT_OPENAPI = "not-openapi": "The document has no `openapi` member.", "", "{info: {title: Orchard}}";
    Fatal SWAGGER_2 = "swagger-2": "The document is Swagger 2.0, which is not read.", "", "swagger: \"2.0\"";
    Error UNKNOWN_VERSION = "unknown-version": "The document's OpenAPI version is none of 3.0, 3.1 and 3.2.", "3.1, where the settings allow it", "openapi: 4.0.0";
    Error REF_TO_NOWHERE = "ref-to-nowhere": "A `$ref` names something that is not there.", "a schema is any value, anything else is left out, where the settings allow it", "$ref: '#/components/schemas/Missing'";
    Error REF_RING = "ref-ring": "References lead back to themselves without any content.", "any value, where the settings allow it", "A: {$ref: '#/components/schemas/A'}";
    Error REF_OVER_NETWORK = "ref-over-network": "A `$ref` names a network address; only files are read.", "a schema is any value, anything else is left out, where the settings allow it", "$ref: https://example.org/pet.yaml";
    Error REF_NOT_A_STRING = "ref-not-a-string": "A `$ref` is not a string.", "the object without its `$ref`, where the settings allow it", "$ref: [Pet]";
    Error OVERLAY_INVALID = "overlay-invalid": "An overlay file is not an OpenAPI Overlay 1.0 document.", "the action is left out, where the settings allow it", "overlay: 9.0.0";
    Error OVERLAY_SELECTS_NOTHING = "overlay-selects-nothing": "The target of an overlay action selects nothing.", "nothing is changed, where the settings allow it", "target: $.paths['/gone']";
    Error MALFORMED = "malformed": "A member has another shape than the OpenAPI Specification gives it.", "the member is left out, where the settings allow it", "type: fruit";
    Error MEMBER_MISSING = "member-missing": "A member that the OpenAPI Specification requires is absent.", "the object is left out, where the settings allow it", "parameters: [{in: query}]";
    Error UNSUPPORTED = "unsupported": "The document uses something the generator does not carry.", "it is left out, where the settings allow it", "$dynamicRef: '#node'";
    Fatal SETTINGS_INVALID = "settings-invalid": "The settings file cannot be read or asks for something unknown.", "", "nmae: orchard";
}
