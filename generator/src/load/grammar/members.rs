//! What each member of each object holds: the tables of the OpenAPI Specification 3.0.4, 3.1.1 and 3.2.0, and of JSON Schema
//! 2020-12, as data.

use super::Form::{
    Count, Data, Flag, List, Map, Mapping, Number, Object, Text, TextMap, Texts, Values,
};
use super::Kind as K;
use super::Version::{V30, V31, V32};
use super::{Form, Kind, Version};

/// A member of a kind of object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) name: &'static str,
    pub(crate) form: Form,
    /// The version that has it first.
    pub(crate) since: Version,
}

/// Declares tables: `NAME { member: form, ...; version: member: form, ... }`.
macro_rules! members {
    ($($table:ident { $($name:literal $form:expr, $since:ident;)* })*) => {
        $(const $table: &[Member] = &[$(Member { name: $name, form: $form, since: $since }),*];)*
    };
}

impl Kind {
    /// The members of objects of this kind, extensions aside; none for those whose members have names of their own.
    pub(crate) fn members(self) -> &'static [Member] {
        match self {
            K::Document => DOCUMENT,
            K::Info => INFO,
            K::Contact => CONTACT,
            K::License => LICENSE,
            K::Server => SERVER,
            K::ServerVariable => SERVER_VARIABLE,
            K::Tag => TAG,
            K::ExternalDocs => EXTERNAL_DOCS,
            K::Components => COMPONENTS,
            K::PathItem => PATH_ITEM,
            K::Operation => OPERATION,
            K::Parameter => PARAMETER,
            K::Header => HEADER,
            K::RequestBody => REQUEST_BODY,
            K::Response => RESPONSE,
            K::MediaType => MEDIA_TYPE,
            K::Encoding => ENCODING,
            K::Schema => SCHEMA,
            K::Discriminator => DISCRIMINATOR,
            K::Example => EXAMPLE,
            K::Link => LINK,
            K::SecurityScheme => SECURITY_SCHEME,
            K::OAuthFlows => OAUTH_FLOWS,
            K::OAuthFlow => OAUTH_FLOW,
            K::Callback | K::Requirement => &[],
        }
    }

    /// The member `key` of objects of this kind.
    pub(crate) fn known(self, key: &str) -> Option<&'static Member> {
        self.members().iter().find(|member| member.name == key)
    }
}

members! {
    DOCUMENT {
        "openapi" Data, V30; "info" Object(K::Info), V30; "servers" List(K::Server), V30; "paths" Map(K::PathItem), V30;
        "webhooks" Map(K::PathItem), V31; "components" Object(K::Components), V30;
        "security" List(K::Requirement), V30; "tags" List(K::Tag), V30; "externalDocs" Object(K::ExternalDocs), V30;
        "jsonSchemaDialect" Text, V31; "$self" Text, V32;
    }
    INFO {
        "title" Text, V30; "summary" Text, V31; "description" Text, V30; "termsOfService" Text, V30;
        "contact" Object(K::Contact), V30; "license" Object(K::License), V30; "version" Text, V30;
    }
    CONTACT { "name" Text, V30; "url" Text, V30; "email" Text, V30; }
    LICENSE { "name" Text, V30; "identifier" Text, V31; "url" Text, V30; }
    SERVER {
        "url" Text, V30; "description" Text, V30; "name" Text, V32; "variables" Map(K::ServerVariable), V30;
    }
    SERVER_VARIABLE { "enum" Texts, V30; "default" Text, V30; "description" Text, V30; }
    TAG {
        "name" Text, V30; "summary" Text, V32; "description" Text, V30; "externalDocs" Object(K::ExternalDocs), V30;
        "parent" Text, V32; "kind" Text, V32;
    }
    EXTERNAL_DOCS { "description" Text, V30; "url" Text, V30; }
    COMPONENTS {
        "schemas" Map(K::Schema), V30; "responses" Map(K::Response), V30; "parameters" Map(K::Parameter), V30;
        "examples" Map(K::Example), V30; "requestBodies" Map(K::RequestBody), V30; "headers" Map(K::Header), V30;
        "securitySchemes" Map(K::SecurityScheme), V30; "links" Map(K::Link), V30; "callbacks" Map(K::Callback), V30;
        "pathItems" Map(K::PathItem), V31; "mediaTypes" Map(K::MediaType), V32;
    }
    PATH_ITEM {
        "$ref" Text, V30; "summary" Text, V30; "description" Text, V30; "servers" List(K::Server), V30;
        "parameters" List(K::Parameter), V30;
        "get" Object(K::Operation), V30; "put" Object(K::Operation), V30; "post" Object(K::Operation), V30;
        "delete" Object(K::Operation), V30; "options" Object(K::Operation), V30; "head" Object(K::Operation), V30;
        "patch" Object(K::Operation), V30; "trace" Object(K::Operation), V30;
        "query" Object(K::Operation), V32; "additionalOperations" Map(K::Operation), V32;
    }
    OPERATION {
        "tags" Texts, V30; "summary" Text, V30; "description" Text, V30; "externalDocs" Object(K::ExternalDocs), V30;
        "operationId" Text, V30; "parameters" List(K::Parameter), V30; "requestBody" Object(K::RequestBody), V30;
        "responses" Map(K::Response), V30; "callbacks" Map(K::Callback), V30; "deprecated" Flag, V30;
        "security" List(K::Requirement), V30; "servers" List(K::Server), V30;
    }
    PARAMETER {
        "name" Text, V30; "in" Text, V30; "description" Text, V30; "required" Flag, V30; "deprecated" Flag, V30;
        "allowEmptyValue" Flag, V30; "style" Text, V30; "explode" Flag, V30; "allowReserved" Flag, V30;
        "schema" Object(K::Schema), V30; "example" Data, V30; "examples" Map(K::Example), V30;
        "content" Map(K::MediaType), V30;
    }
    HEADER {
        "description" Text, V30; "required" Flag, V30; "deprecated" Flag, V30; "style" Text, V30; "explode" Flag, V30;
        "schema" Object(K::Schema), V30; "example" Data, V30; "examples" Map(K::Example), V30;
        "content" Map(K::MediaType), V30;
    }
    REQUEST_BODY { "description" Text, V30; "content" Map(K::MediaType), V30; "required" Flag, V30; }
    RESPONSE {
        "summary" Text, V32; "description" Text, V30; "headers" Map(K::Header), V30; "content" Map(K::MediaType), V30;
        "links" Map(K::Link), V30;
    }
    MEDIA_TYPE {
        "schema" Object(K::Schema), V30; "itemSchema" Object(K::Schema), V32; "example" Data, V30;
        "examples" Map(K::Example), V30; "encoding" Map(K::Encoding), V30; "prefixEncoding" List(K::Encoding), V32;
        "itemEncoding" Object(K::Encoding), V32;
    }
    ENCODING {
        "contentType" Text, V30; "headers" Map(K::Header), V30; "style" Text, V30; "explode" Flag, V30;
        "allowReserved" Flag, V30; "encoding" Map(K::Encoding), V32; "prefixEncoding" List(K::Encoding), V32;
        "itemEncoding" Object(K::Encoding), V32;
    }
    EXAMPLE {
        "summary" Text, V30; "description" Text, V30; "value" Data, V30; "externalValue" Text, V30;
        "dataValue" Data, V32; "serializedValue" Text, V32;
    }
    LINK {
        "operationRef" Text, V30; "operationId" Text, V30; "parameters" Data, V30; "requestBody" Data, V30;
        "description" Text, V30; "server" Object(K::Server), V30;
    }
    DISCRIMINATOR { "propertyName" Text, V30; "mapping" Mapping, V30; "defaultMapping" Text, V32; }
    SECURITY_SCHEME {
        "type" Text, V30; "description" Text, V30; "name" Text, V30; "in" Text, V30; "scheme" Text, V30;
        "bearerFormat" Text, V30; "flows" Object(K::OAuthFlows), V30; "openIdConnectUrl" Text, V30;
        "oauth2MetadataUrl" Text, V32; "deprecated" Flag, V32;
    }
    OAUTH_FLOWS {
        "implicit" Object(K::OAuthFlow), V30; "password" Object(K::OAuthFlow), V30;
        "clientCredentials" Object(K::OAuthFlow), V30; "authorizationCode" Object(K::OAuthFlow), V30;
        "deviceAuthorization" Object(K::OAuthFlow), V32;
    }
    OAUTH_FLOW {
        "authorizationUrl" Text, V30; "tokenUrl" Text, V30; "refreshUrl" Text, V30; "scopes" TextMap, V30;
        "deviceAuthorizationUrl" Text, V32;
    }
    SCHEMA {
        "$ref" Text, V30; "type" Data, V30; "format" Text, V30; "title" Text, V30; "description" Text, V30;
        "properties" Map(K::Schema), V30; "required" Texts, V30; "items" Object(K::Schema), V30; "enum" Values, V30;
        "allOf" List(K::Schema), V30; "oneOf" List(K::Schema), V30; "anyOf" List(K::Schema), V30;
        "not" Object(K::Schema), V30; "additionalProperties" Object(K::Schema), V30; "nullable" Flag, V30;
        "default" Data, V30; "example" Data, V30; "deprecated" Flag, V30; "readOnly" Flag, V30; "writeOnly" Flag, V30;
        "pattern" Text, V30; "minLength" Count, V30; "maxLength" Count, V30; "minimum" Number, V30; "maximum" Number, V30;
        "exclusiveMinimum" Data, V30; "exclusiveMaximum" Data, V30; "multipleOf" Number, V30; "minItems" Count, V30;
        "maxItems" Count, V30; "uniqueItems" Flag, V30; "minProperties" Count, V30; "maxProperties" Count, V30;
        "discriminator" Object(K::Discriminator), V30; "externalDocs" Object(K::ExternalDocs), V30; "xml" Data, V30;
        "const" Data, V31; "examples" Values, V31; "$id" Text, V31; "$anchor" Text, V31; "$dynamicAnchor" Text, V31;
        "$dynamicRef" Text, V31; "$schema" Text, V31; "$comment" Text, V31; "$vocabulary" Data, V31;
        "$defs" Map(K::Schema), V31; "definitions" Map(K::Schema), V31; "patternProperties" Map(K::Schema), V31;
        "propertyNames" Object(K::Schema), V31; "prefixItems" List(K::Schema), V31; "contains" Object(K::Schema), V31;
        "minContains" Count, V31; "maxContains" Count, V31; "unevaluatedItems" Object(K::Schema), V31;
        "unevaluatedProperties" Object(K::Schema), V31; "dependentRequired" Data, V31;
        "dependentSchemas" Map(K::Schema), V31; "if" Object(K::Schema), V31; "then" Object(K::Schema), V31;
        "else" Object(K::Schema), V31; "contentEncoding" Text, V31; "contentMediaType" Text, V31;
        "contentSchema" Object(K::Schema), V31;
    }
}
