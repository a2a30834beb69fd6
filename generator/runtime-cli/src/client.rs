//! Makes the client of what the environment and the command line say.

use std::time::Duration;

use clap::ArgMatches;
use heck::ToShoutySnakeCase;
use jsonapi_client::testing::Script;
use jsonapi_client::{ApiInfo, BuildError, Builder, Client, RetryPolicy};

use crate::stop::Stop;

/// The environment variable of the API key.
pub(crate) fn key_variable(api: &ApiInfo) -> String {
    format!("{}_API_KEY", api.env)
}

/// The environment variable of the base URL.
pub(crate) fn url_variable(api: &ApiInfo) -> String {
    format!("{}_BASE_URL", api.env)
}

/// The environment variable of a security scheme's credential.
pub(crate) fn scheme_variable(api: &ApiInfo, scheme: &str) -> String {
    if api.key_scheme == Some(scheme) {
        return key_variable(api);
    }
    format!("{}_{}", api.env, scheme.to_shouty_snake_case())
}

/// The client. A credential that is not set is missed only by operations that ask for it.
pub(crate) fn client(api: &'static ApiInfo, matches: &ArgMatches) -> Result<Client, Stop> {
    let mut builder = Builder::new(api);
    for scheme in api.security {
        if let Some(secret) = variable(&scheme_variable(api, scheme.name)) {
            builder = builder.credential(scheme.name, secret);
        }
    }
    build(api, matches, builder)
}

/// A client that sends nothing and has the names of variables for credentials.
pub(crate) fn rehearsed(
    api: &'static ApiInfo,
    matches: &ArgMatches,
    script: &Script,
) -> Result<Client, Stop> {
    let mut builder = Builder::new(api).transport(script.clone());
    for scheme in api.security {
        let variable = format!("${}", scheme_variable(api, scheme.name));
        builder = builder.credential(scheme.name, variable);
    }
    build(api, matches, builder)
}

fn build(
    api: &'static ApiInfo,
    matches: &ArgMatches,
    mut builder: Builder,
) -> Result<Client, Stop> {
    let url = matches.get_one::<String>("base-url").cloned();
    let by_hand = url.is_some();
    if let Some(url) = url.or_else(|| variable(&url_variable(api))) {
        builder = builder.base_url(url);
    }
    if let Some(version) = matches.get_one::<String>("version-pin") {
        builder = builder.version(version);
    }
    if let Some(seconds) = matches.get_one::<f64>("timeout") {
        let limit = Duration::try_from_secs_f64(*seconds);
        let limit = limit.map_err(|error| Stop::usage(format!("--timeout: {error}")))?;
        builder = builder.timeout(limit).attempt_timeout(limit);
    }
    if let Some(retries) = matches.get_one::<u32>("retries") {
        builder = builder.retry(RetryPolicy {
            retries: *retries,
            ..RetryPolicy::default()
        });
    }
    builder.build().map_err(|error| match error {
        BuildError::BaseUrl { .. } if by_hand => Stop::usage(format!("--base-url: {error}")),
        BuildError::BaseUrl { .. } => Stop::usage(format!("{}: {error}", url_variable(api))),
        error => Stop::usage(error.to_string()),
    })
}

/// An environment variable that is set to something.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
