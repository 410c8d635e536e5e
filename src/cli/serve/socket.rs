//! The only socket: connections in, answers of `crate::serve` out, and the limits that keep one reader from
//! shutting out the others.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use crate::serve::{self, Audience, preview};
use http_body_util::Full;
use hyper::body::{Body as _, Bytes, Incoming};
use hyper::header::{ACCEPT_ENCODING, HOST, HeaderName, IF_NONE_MATCH, IF_RANGE, RANGE};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode, Version};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

use super::build_status::BuildStatus;

/// Connections at once; a phone opens up to six.
const CONNECTIONS: u32 = 2_000;
/// What all fields of a request may hold together, in bytes.
const FIELDS: usize = 16 * 1024;
/// How long a request may take to arrive, and how long a connection may wait for the next one.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a connection may last in all: half a megabyte at a kilobyte a second.
const LONGEST: Duration = Duration::from_mins(10);
/// How long a preview waits for news before it answers that there are none.
const NO_NEWS: Duration = Duration::from_secs(25);
/// How long to wait where no connection can be taken.
const BREATH: Duration = Duration::from_millis(50);
/// How long answers at hand may take when the server is told to end.
const FAREWELL: Duration = Duration::from_secs(3);

const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/// Lets this program hold as many connections as the system allows; many systems begin with 1,024 files.
#[cfg(unix)]
fn make_room() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
}

#[cfg(not(unix))]
fn make_room() {}

/// Serves until the program is told to end; answers at hand are finished then.
pub(super) async fn serve(
    listener: TcpListener,
    news: watch::Receiver<Arc<BuildStatus>>,
    audience: Audience,
    end: ShutdownSignal,
) {
    make_room();
    let seats = Arc::new(Semaphore::new(CONNECTIONS as usize));
    let (close, closing) = watch::channel(());
    let mut end = std::pin::pin!(end.told());
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut end => break,
        };
        let Ok((stream, _)) = stream else {
            // Too many open files, or a connection that was gone at once: others end soon.
            tokio::time::sleep(BREATH).await;
            continue;
        };
        match Arc::clone(&seats).try_acquire_owned() {
            Ok(seat) => {
                let (news, closing) = (news.clone(), closing.clone());
                tokio::spawn(async move {
                    let _ = timeout(LONGEST, converse(stream, news, audience, closing)).await;
                    drop(seat);
                });
            }
            Err(_) => _ = tokio::spawn(refuse(stream)),
        }
    }
    drop(listener);
    let _ = close.send(());
    let _ = timeout(FAREWELL, seats.acquire_many(CONNECTIONS)).await;
}

/// Answers what comes over one connection.
async fn converse(
    mut stream: TcpStream,
    news: watch::Receiver<Arc<BuildStatus>>,
    audience: Audience,
    mut closing: watch::Receiver<()>,
) {
    let service = service_fn(|request| {
        let news = news.clone();
        async move { Ok::<_, Infallible>(respond(&request, news, audience).await) }
    });
    let failed = {
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .max_buf_size(FIELDS)
            .max_headers(64)
            .serve_connection(TokioIo::new(&mut stream), service);
        let mut connection = std::pin::pin!(connection);
        tokio::select! {
            done = connection.as_mut() => done.is_err(),
            _ = closing.changed() => {
                connection.as_mut().graceful_shutdown();
                connection.await.is_err()
            }
        }
    };
    if failed {
        linger(&mut stream).await;
    }
}

/// Tells a phone that there is no room, and when to come back.
async fn refuse(mut stream: TcpStream) {
    let _ = timeout(PATIENCE, stream.write_all(FULL)).await;
    let _ = timeout(PATIENCE, stream.shutdown()).await;
}

/// Reads on for a moment after a refusal: a connection closed over unread bytes is reset, and the refusal lost.
async fn linger(stream: &mut TcpStream) {
    let reading = async {
        let _ = stream.shutdown().await;
        let mut rest = vec![0; 16 * 1024];
        for _ in 0..1024 {
            match stream.read(&mut rest).await {
                Ok(0) | Err(_) => break,
                Ok(_) => {}
            }
        }
    };
    let _ = timeout(FAREWELL, reading).await;
}

async fn respond(
    request: &Request<Incoming>,
    news: watch::Receiver<Arc<BuildStatus>>,
    audience: Audience,
) -> Response<Full<Bytes>> {
    let field = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let target = request.uri().to_string();
    // A host in the target counts for more than the field (RFC 9112, section 3.2.2).
    let host = request.uri().authority().map(hyper::http::uri::Authority::as_str).or_else(|| field(HOST));
    let request_fields = serve::Request {
        method: request.method().as_str(),
        target: &target,
        host,
        has_bad_host: has_bad_host(request),
        encodings: field(ACCEPT_ENCODING),
        known: field(IF_NONE_MATCH),
        range: field(RANGE),
        range_of: field(IF_RANGE),
        has_body: !request.body().is_end_stream(),
    };
    let shown = Arc::clone(&news.borrow());
    let mut given = serve::respond(&shown.store, &request_fields, audience);
    if audience == Audience::Author && !matches!(given.status, 400 | 421) {
        if let Some(seen) = target.strip_prefix(preview::NEWS) {
            let json = next(news, seen.trim_start_matches("?seen=")).await.json();
            given = given.with_text(200, "application/json; charset=utf-8", &json);
        } else if !shown.built && given.status == 404 {
            given = given.with_text(503, "text/html; charset=utf-8", &preview::unbuilt());
        }
    }
    response(given)
}

/// Whether the request breaks the rule on hosts: one field, which holds a host and nothing else, as does the target;
/// none may be missing since HTTP/1.1.
fn has_bad_host(request: &Request<Incoming>) -> bool {
    let mut hosts = request.headers().get_all(HOST).iter();
    let is_bad = match hosts.next() {
        Some(host) => !host.to_str().is_ok_and(serve::is_host) || hosts.next().is_some(),
        None => request.version() > Version::HTTP_10,
    };
    is_bad || request.uri().authority().is_some_and(|host| !serve::is_host(host.as_str()))
}

/// The news after those the page has seen; the same once more where none came for a while.
async fn next(mut news: watch::Receiver<Arc<BuildStatus>>, seen: &str) -> Arc<BuildStatus> {
    let known = news.borrow_and_update().number;
    if seen == known.to_string() {
        let _ = timeout(NO_NEWS, news.changed()).await;
    }
    Arc::clone(&news.borrow())
}

fn response(answer: serve::Response) -> Response<Full<Bytes>> {
    let mut builder = Response::builder().status(answer.status);
    for (name, value) in answer.fields {
        builder = builder.header(name, value);
    }
    let whole = builder.body(Full::new(Bytes::from_owner(answer.body)));
    whole.unwrap_or_else(|_| {
        let mut response = Response::new(Full::new(Bytes::new()));
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    })
}

/// Ctrl-C, or the signal a service manager sends: heard from the moment this is made.
#[cfg(unix)]
pub(super) struct ShutdownSignal([tokio::signal::unix::Signal; 2]);

#[cfg(unix)]
impl ShutdownSignal {
    /// Begins to listen; `Err` where the system lets nobody listen.
    pub(super) fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self([signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?]))
    }

    async fn told(mut self) {
        let [interrupt, terminate] = &mut self.0;
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    }
}

/// Ctrl-C.
#[cfg(not(unix))]
pub(super) struct ShutdownSignal;

#[cfg(not(unix))]
impl ShutdownSignal {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self)
    }

    async fn told(self) {
        let _ = tokio::signal::ctrl_c().await;
    }
}
