//! Checks and makes signatures.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::error::WebhookError;
use super::scheme::{Events, SignatureScheme};
use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

/// More sets than these in a header are not looked at: two are there while secrets rotate.
const MOST_SETS: usize = 8;

/// Checks where events come from, and reads them.
///
/// Keep the old secret beside the new one while they rotate: an event is accepted if any signature fits any secret. An empty
/// secret fits nothing, for anybody could sign with it.
pub struct Verifier<E> {
    secrets: Vec<SecretString>,
    tolerance: Duration,
    pub(super) most_bytes: usize,
    clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
    events: PhantomData<fn() -> E>,
}

impl<E: Events> Verifier<E> {
    /// A verifier with a secret, used as it is given.
    pub fn new(secret: impl Into<SecretString>) -> Self {
        Self {
            secrets: vec![secret.into()],
            tolerance: E::SIGNATURE.tolerance,
            most_bytes: 16 * 1024 * 1024,
            clock: Arc::new(SystemTime::now),
            events: PhantomData,
        }
    }

    /// One more secret.
    pub fn secret(mut self, secret: impl Into<SecretString>) -> Self {
        self.secrets.push(secret.into());
        self
    }

    /// How far a time stamp may be off, either way, instead of what the document says.
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// How many bytes a body may have; 16 MiB unless told otherwise.
    pub fn max_bytes(mut self, limit: usize) -> Self {
        self.most_bytes = limit;
        self
    }

    /// What tells the time, instead of the system's clock.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Checks an event and reads it.
    ///
    /// # Errors
    /// The event is not genuine, or cannot be read.
    pub fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<E::Event, WebhookError> {
        self.check(headers, body)?;
        Ok(jsonapi_runtime::from_slice(body)?)
    }

    /// Checks an event without reading it.
    ///
    /// # Errors
    /// The event is not genuine.
    pub fn check(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), WebhookError> {
        let (scheme, tolerance) = (E::SIGNATURE, self.tolerance);
        let header = scheme.header;
        if body.len() > self.most_bytes {
            let limit = self.most_bytes;
            return Err(WebhookError::TooLarge { limit });
        }
        let values: Vec<&HeaderValue> = headers.get_all(header).iter().collect();
        if values.is_empty() {
            return Err(WebhookError::MissingSignature { header });
        }
        let texts = values.into_iter().filter_map(|value| value.to_str().ok());
        let sets = texts.flat_map(|text| text.split(scheme.separator));
        let sets: Vec<Set<'_>> = sets
            .filter_map(|set| Set::parse(&scheme, set))
            .take(MOST_SETS)
            .collect();
        if sets.is_empty() {
            return Err(WebhookError::MalformedSignature { header });
        }
        let mut genuine = sets.iter().filter(|set| self.fits(&scheme, set, body));
        let mut genuine = genuine.by_ref().peekable();
        if genuine.peek().is_none() {
            return Err(WebhookError::WrongSignature);
        }
        let now = seconds((self.clock)());
        let is_recent = |set: &Set<'_>| {
            let at = set.timestamp.parse().unwrap_or(u64::MAX);
            now.abs_diff(at) <= tolerance.as_secs()
        };
        if genuine.any(is_recent) {
            Ok(())
        } else {
            Err(WebhookError::OutsideTolerance { tolerance })
        }
    }

    /// Whether a signature of the set is that of the body under one of the secrets; compared in constant time.
    fn fits(&self, scheme: &SignatureScheme, set: &Set<'_>, body: &[u8]) -> bool {
        let secrets = self.secrets.iter();
        let mut secrets = secrets.filter(|secret| !secret.expose_secret().is_empty());
        secrets.any(|secret| {
            let mac = mac(scheme, secret, set.timestamp, body);
            mac.is_some_and(|mac| {
                let mut signatures = set.signatures.iter();
                signatures.any(|signature| mac.clone().verify_slice(signature).is_ok())
            })
        })
    }
}

/// Signs events: for tests of what receives them.
pub struct Signer<E> {
    secret: SecretString,
    events: PhantomData<fn() -> E>,
}

impl<E: Events> Signer<E> {
    /// A signer with a secret.
    pub fn new(secret: impl Into<SecretString>) -> Self {
        Self {
            secret: secret.into(),
            events: PhantomData,
        }
    }

    /// The header's name and its value for a body that is signed at a time.
    pub fn header(&self, at: SystemTime, body: &[u8]) -> (&'static str, String) {
        let scheme = E::SIGNATURE;
        let timestamp = seconds(at).to_string();
        let mac = mac(&scheme, &self.secret, &timestamp, body);
        let signature = mac.map(|mac| hex::encode(mac.finalize().into_bytes()));
        let value = format!(
            "{}={timestamp},{}={}",
            scheme.timestamp,
            scheme.signature,
            signature.unwrap_or_default()
        );
        (scheme.header, value)
    }
}

/// What stands in a header under one time stamp.
struct Set<'a> {
    timestamp: &'a str,
    signatures: Vec<Vec<u8>>,
}

impl<'a> Set<'a> {
    fn parse(scheme: &SignatureScheme, text: &'a str) -> Option<Self> {
        let mut timestamp = None;
        let mut signatures = Vec::new();
        for (key, value) in text
            .split(',')
            .filter_map(|pair| pair.trim().split_once('='))
        {
            if key == scheme.timestamp {
                timestamp = Some(value);
            } else if key == scheme.signature {
                signatures.extend(hex::decode(value));
            }
        }
        let timestamp = timestamp.filter(|text| text.parse::<u64>().is_ok())?;
        (!signatures.is_empty()).then_some(Self {
            timestamp,
            signatures,
        })
    }
}

/// The keyed hash of the message that the scheme makes of time stamp and body.
fn mac(
    scheme: &SignatureScheme,
    secret: &SecretString,
    timestamp: &str,
    body: &[u8],
) -> Option<Hmac<Sha256>> {
    // HMAC takes keys of any length.
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose_secret().as_bytes()).ok()?;
    let mut rest = scheme.message;
    while let Some((literal, (name, after))) = rest
        .split_once('{')
        .and_then(|(literal, rest)| Some((literal, rest.split_once('}')?)))
    {
        mac.update(literal.as_bytes());
        mac.update(match name {
            "timestamp" => timestamp.as_bytes(),
            "body" => body,
            other => other.as_bytes(),
        });
        rest = after;
    }
    mac.update(rest.as_bytes());
    Some(mac)
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

/// Shows no secret.
impl<E> fmt::Debug for Verifier<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier")
            .field("secrets", &self.secrets.len())
            .field("tolerance", &self.tolerance)
            .finish_non_exhaustive()
    }
}

/// Shows no secret.
impl<E> fmt::Debug for Signer<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer")
    }
}
