//! The rules of lowering: every name that [`Notes`](super::Notes) can carry, with what the rule does.

/// Declares the rules as constants and as the table [`ALL`].
macro_rules! rules {
    ($($constant:ident = $name:literal: $meaning:literal;)+) => {
        $(
            #[doc = $meaning]
            pub const $constant: &str = $name;
        )+

        /// Each rule with what it does.
        pub const ALL: &[(&str, &str)] = &[$(($name, $meaning)),+];
    };
}

rules! {
    CARRIED = "carried": "The keyword has a field of its own in the model.";
    KEPT_AS_EXTENSION = "kept-as-extension": "The keyword, which 3.0 does not have, travels as `x-` and its name in kebab-case.";
    NULL_IN_TYPE_LIST = "null-in-type-list": "`type: [T, \"null\"]` becomes `type: T` with `nullable: true`.";
    ONE_ELEMENT_TYPE_LIST = "one-element-type-list": "`type: [T]` becomes `type: T`.";
    TYPE_LIST_TO_ONE_OF = "type-list-to-one-of": "Several types become `oneOf` of a schema per type, each with the keywords that fit it.";
    NULL_BRANCH = "null-branch": "A `type: \"null\"` branch of `oneOf` or `anyOf` becomes `nullable: true` beside the other branches.";
    NULL_ONLY = "null-only": "A schema of `type: \"null\"` becomes an empty schema with `x-null: true`.";
    SINGLE_BRANCH = "single-branch": "The one branch left beside a null branch becomes `allOf: [branch]`.";
    CONST_TO_ENUM = "const-to-enum": "`const: X` becomes `enum: [X]` with `x-const: X`.";
    ENUM_IMPLIES_TYPE = "enum-implies-type": "The values of an `enum` or `const` without `type` tell the type, or types.";
    EXAMPLES_TO_EXAMPLE = "examples-to-example": "The first of `examples` becomes `example` if there is none; `x-examples` keeps the list.";
    REF_WITH_ANNOTATIONS = "ref-with-annotations": "`$ref` with annotations beside it becomes `allOf: [$ref]` with them and `x-ref-siblings: true`.";
    REF_WITH_CONSTRAINTS = "ref-with-constraints": "`$ref` with other keywords beside it becomes `allOf: [$ref, {those}]`.";
    REF_ANNOTATION_LEFT_OUT = "ref-annotation-left-out": "`summary`, `description` or an extension (noted as `x-`) beside a `$ref` to something that is no schema is left out.";
    UNEVALUATED_PROPERTIES = "unevaluated-properties": "`unevaluatedProperties` travels as `x-unevaluated-properties`; `false` closes the object.";
    ADDITIONAL_PROPERTIES_BESIDE_COMPOSITION = "additional-properties-beside-composition": "`additionalProperties` beside a composition travels as `x-additional-properties`.";
    NOT_BESIDE_OTHERS = "not-beside-others": "`not` beside other keywords travels as `x-not`.";
    EXCLUSIVE_BOUND_TO_FLAG = "exclusive-bound-to-flag": "A numeric exclusive bound becomes the bound and its flag.";
    BOUND_BEYOND_INTEGER = "bound-beyond-integer": "A bound of an integer that 64 bits do not hold travels as an extension.";
    OBJECT_WITHOUT_TYPE = "object-without-type": "Keywords of objects without `type` imply `type: object`.";
    ARRAY_WITHOUT_TYPE = "array-without-type": "Keywords of arrays without `type` imply `type: array`.";
    TYPE_BESIDE_COMPOSITION = "type-beside-composition": "`type: object` beside a composition says nothing more and is left out.";
    TYPE_INTO_BRANCHES = "type-into-branches": "A scalar `type` beside `oneOf` or `anyOf` goes into the branches without one.";
    PROPERTIES_INTO_ALL_OF = "properties-into-all-of": "Keywords beside a composition become a member of `allOf` with it.";
    KEYWORD_OF_ANOTHER_TYPE = "keyword-of-another-type": "A keyword that says nothing about the schema's type is left out.";
    BOOLEAN_SCHEMA = "boolean-schema": "`true` becomes an empty schema, `false` the negation of one.";
    DEFINITIONS_MOVED = "definitions-moved": "What is used of `$defs` has become a component.";
    IDENTIFIER_LEFT_OUT = "identifier-left-out": "`$id`, `$anchor` and the like name a schema for others and say nothing about it.";
    COMMENT_LEFT_OUT = "comment-left-out": "`$comment`, `$schema` and the like are for tools of another kind.";
    CONTENT_ENCODING_TO_FORMAT = "content-encoding-to-format": "`contentEncoding: base64` becomes `format: byte`, and travels as an extension.";
    CONTENT_MEDIA_TYPE_TO_FORMAT = "content-media-type-to-format": "`contentMediaType: application/octet-stream` becomes `format: binary`, and travels as an extension.";
    WEBHOOKS = "webhooks": "A webhook travels beside the model.";
    PATH_ITEMS_PUT_IN_PLACE = "path-items-put-in-place": "What is used of `components.pathItems` stands where it is used.";
    COMPONENT_WITHOUT_USE = "component-without-use": "What stands in a component that no operation and no webhook needs is left out.";
    CALLBACK_WITHIN_ITSELF = "callback-within-itself": "A callback that refers to itself, or one that an operation within it refers to again, is not put in place a second time.";
    LINK_LEFT_OUT = "link-is-followed-by-hand": "Links of replies are read, and have no code.";
    HEADER_NAME_LEFT_OUT = "header-name-left-out": "`name` and `in` of a header object repeat what its place says.";
    PARAMETER_WITHOUT_SCHEMA = "parameter-without-schema": "A parameter or header without `schema` and `content` gets an empty schema.";
    OPERATION_OF_OTHER_METHOD = "operation-of-other-method": "An operation of `query` or `additionalOperations` is left out: the model has the methods of 3.0.";
    QUERYSTRING_LEFT_OUT = "querystring-left-out": "A parameter that is the whole query string is left out.";
    COOKIE_STYLE_TO_FORM = "cookie-style-to-form": "`style: cookie` becomes `form`: in cookies both write members as cookies of their own, and what a cookie cannot hold percent-encoded.";
    STREAM_ITEMS_LEFT_OUT = "stream-items-left-out": "`itemSchema` is left out: the body of a stream is read and written whole.";
    POSITIONAL_ENCODING_LEFT_OUT = "positional-encoding-left-out": "Encodings of parts by position, or within parts, are left out.";
    DEFAULT_MAPPING_LEFT_OUT = "default-mapping-left-out": "`defaultMapping` is left out: a value that no mapping knows stays one that is not known.";
    TAG_TREE_LEFT_OUT = "tag-tree-left-out": "`parent` and `kind` of a tag are left out: tags stand side by side.";
    SUMMARY_TO_DESCRIPTION = "summary-to-description": "The `summary` of a tag or a response is its description where it has none.";
    DATA_VALUE_TO_VALUE = "data-value-to-value": "`dataValue` of an example is its `value`.";
    SERIALIZED_VALUE_LEFT_OUT = "serialized-value-left-out": "`serializedValue` of an example says again how the value is written, and is left out.";
    DEVICE_FLOW_LEFT_OUT = "device-flow-left-out": "How a token is got from a device, and where metadata of OAuth are, is the caller's matter.";
    SERVER_NAME_LEFT_OUT = "server-name-left-out": "The `name` of a server is left out.";
    MEDIA_TYPES_PUT_IN_PLACE = "media-types-put-in-place": "What is used of `components.mediaTypes` stands where it is used.";
    RESPONSE_WITHOUT_DESCRIPTION = "response-without-description": "A response without `description` gets an empty one.";
}
