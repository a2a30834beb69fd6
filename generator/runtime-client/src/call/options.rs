//! Options of every call, given to the builders of generated crates.

/// Adds the options of every call to a builder: a tuple struct of one [`Request`](crate::Request). `Builder => Body` makes
/// it a future too, by its method `send`, which returns a [`Call`](crate::Call) of that body.
///
/// They are methods of the builder itself, so that users need no trait in scope.
#[macro_export]
macro_rules! call_options {
    ($builder:ident => $body:ty) => {
        $crate::call_options!($builder);

        /// Sends the request, as `send` does.
        impl ::std::future::IntoFuture for $builder {
            type Output = ::std::result::Result<$crate::Reply<$body>, $crate::Error>;
            type IntoFuture = $crate::Call<$body>;

            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };
    ($builder:ident) => {
        /// Options of every call.
        impl $builder {
            /// How long the call may take, waits and retries included; `None`: as long as it likes.
            pub fn with_timeout(self, limit: impl Into<Option<::std::time::Duration>>) -> Self {
                Self(self.0.with_timeout(limit))
            }

            /// How long one attempt may take; `None`: as long as it likes.
            pub fn with_attempt_timeout(
                self,
                limit: impl Into<Option<::std::time::Duration>>,
            ) -> Self {
                Self(self.0.with_attempt_timeout(limit))
            }

            /// When the call is tried again.
            pub fn with_retry(self, policy: $crate::RetryPolicy) -> Self {
                Self(self.0.with_retry(policy))
            }

            /// One more header; it replaces the client's of the same name.
            pub fn with_header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
                Self(self.0.with_header(name, value))
            }

            /// One more pair in the query.
            pub fn with_query(self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
                Self(self.0.with_query(key, value))
            }

            /// The idempotency key, instead of one made for this call.
            pub fn with_idempotency_key(self, key: impl AsRef<str>) -> Self {
                Self(self.0.with_idempotency_key(key))
            }

            /// The API's version that the call asks for.
            pub fn with_version(self, version: impl AsRef<str>) -> Self {
                Self(self.0.with_version(version))
            }

            /// Where the call goes, instead of the client's base URL.
            pub fn with_base_url(self, url: impl AsRef<str>) -> Self {
                Self(self.0.with_base_url(url))
            }

            /// The credential of a security scheme, by its name in the document, instead of the client's.
            pub fn with_credential(
                self,
                scheme: &'static str,
                credential: impl Into<$crate::Credential>,
            ) -> Self {
                Self(self.0.with_credential(scheme, credential))
            }

            /// Sends no credentials: where something on the way adds them.
            pub fn without_credentials(self) -> Self {
                Self(self.0.without_credentials())
            }

            /// The request behind the builder: what the document does not know of can be said there.
            pub fn into_request(self) -> $crate::Request {
                self.0
            }
        }
    };
}
