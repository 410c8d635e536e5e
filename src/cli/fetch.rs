//! The one HTTP client: files of a published site.

use std::time::Duration;

use ureq::{Agent, ResponseExt as _};

/// No file of a guide is larger, in bytes.
const LARGEST: u64 = 50_000_000;

/// How long a host may take to accept a connection, and to answer.
const CONNECT: Duration = Duration::from_secs(10);
const ANSWER: Duration = Duration::from_mins(1);

/// Asks a host for files; may be used by several threads at once.
#[derive(Debug, Clone)]
pub(super) struct Client(Agent);

/// What a host answered.
#[derive(Debug)]
pub(super) struct Answer {
    /// The status code of RFC 9110.
    pub(super) status: u16,
    /// The value of `Content-Type`, in small letters; empty where there is none.
    pub(super) content_type: String,
    /// The address that answered in the end, after redirections.
    pub(super) address: String,
    /// The body, unpacked.
    pub(super) body: Vec<u8>,
}

impl Client {
    /// A client that follows at most five redirections and takes proxies from the environment.
    pub(super) fn new() -> Self {
        let config = Agent::config_builder()
            .timeout_connect(Some(CONNECT))
            .timeout_global(Some(ANSWER))
            .max_redirects(5)
            .http_status_as_error(false)
            .user_agent(concat!("wayleaf/", env!("CARGO_PKG_VERSION")))
            .build();
        Self(config.into())
    }

    /// Asks for an address; `encoding` is the value of `Accept-Encoding`. `Err` says why there is no answer, in a
    /// phrase that stands in brackets.
    pub(super) fn get(&self, address: &str, encoding: &str) -> Result<Answer, String> {
        let asked = self.0.get(address).header("Accept-Encoding", encoding).call();
        let mut answer = asked.map_err(|error| error.to_string())?;
        let status = answer.status().as_u16();
        let content_type = answer.headers().get("content-type").and_then(|value| value.to_str().ok());
        let content_type = content_type.unwrap_or_default().to_ascii_lowercase();
        let address = answer.get_uri().to_string();
        let body = answer.body_mut().with_config().limit(LARGEST).read_to_vec();
        let body = body.map_err(|error| error.to_string())?;
        Ok(Answer { status, content_type, address, body })
    }
}
