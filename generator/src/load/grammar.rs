//! Which members of an OpenAPI object hold which kind of object.
