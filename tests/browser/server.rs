//! Hands the site out over http under a sub-path, writes down what was asked for, and can be gone at once.

use std::convert::Infallible;
use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use wayleaf::compress::gzip;

use crate::site::Site;

/// The folder of the host that the site lies in.
const SUB_PATH: &str = "/leaflets/permit/";

/// A host of the site. Its connections live in a runtime of its own and die with it.
pub(crate) struct Server {
    address: SocketAddr,
    runtime: Option<Runtime>,
    asked: Arc<Mutex<Vec<String>>>,
    shelf: Arc<SiteStore>,
}

/// What a host has, and how it behaves.
#[derive(Default)]
struct SiteStore {
    folder: Mutex<PathBuf>,
    /// Of so many files of the offline copy, one is not what it should be; none, if this is zero.
    lies: AtomicU32,
    answers: AtomicU32,
    packs: AtomicBool,
}

impl Server {
    /// Begins to hand out the site.
    pub(crate) async fn start(site: &Site) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let asked = Arc::default();
        let shelf = Arc::new(SiteStore { folder: Mutex::new(site.folder.clone()), ..SiteStore::default() });
        let (on_shelf, log) = (Arc::clone(&shelf), Arc::clone(&asked));
        let listener =
            runtime.spawn(TcpListener::bind(("127.0.0.1", 0))).await.expect("no panic").expect("a port");
        let address = listener.local_addr().expect("an address");
        runtime.spawn(accept(listener, on_shelf, log));
        Self { address, runtime: Some(runtime), asked, shelf }
    }

    /// The site's address on this machine, which browsers trust: the offline copy works.
    pub(crate) fn trusted(&self) -> String {
        format!("http://127.0.0.1:{}{SUB_PATH}", self.address.port())
    }

    /// The site's address under the name of a host, over plain http: no browser offers an offline copy.
    pub(crate) fn plain(&self, host: &str) -> String {
        format!("http://{host}:{}{SUB_PATH}", self.address.port())
    }

    /// The paths asked for since the last call; those outside the site begin with a slash.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().expect("no thread panicked"))
    }

    /// Hands out another site from now on.
    pub(crate) fn publish(&self, site: &Site) {
        self.shelf.folder.lock().expect("no thread panicked").clone_from(&site.folder);
    }

    /// Of so many files of the offline copy, one is a login page, cut off, or empty from now on; zero for none.
    pub(crate) fn lie(&self, one_in: u32) {
        self.shelf.lies.store(one_in, Relaxed);
    }

    /// Packs what it sends with gzip from now on.
    pub(crate) fn pack(&self) {
        self.shelf.packs.store(true, Relaxed);
    }

    /// Closes the port and every connection, and comes back when nobody answers any more.
    pub(crate) async fn stop(mut self) {
        self.shut();
        while TcpStream::connect(self.address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    }

    fn shut(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shut();
    }
}

async fn accept(listener: TcpListener, shelf: Arc<SiteStore>, log: Arc<Mutex<Vec<String>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (shelf, log) = (Arc::clone(&shelf), Arc::clone(&log));
        let answer = service_fn(move |request: Request<Incoming>| {
            let answer = answer(request.uri().path(), &shelf, &log);
            async move { Ok::<_, Infallible>(answer) }
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), answer));
    }
}

fn answer(path: &str, shelf: &SiteStore, log: &Mutex<Vec<String>>) -> Response<Full<Bytes>> {
    let folder = shelf.folder.lock().expect("no thread panicked").clone();
    let inside = path.strip_prefix(SUB_PATH);
    log.lock().expect("no thread panicked").push(inside.unwrap_or(path).to_owned());
    let inside = inside.map(|path| {
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    });
    let found = inside.and_then(|path| Some((fs::read(folder.join(&path)).ok()?, path)));
    let (status, body, path) = match found {
        Some((body, path)) => (StatusCode::OK, body, path),
        None => (
            StatusCode::NOT_FOUND,
            fs::read(folder.join("404.html")).unwrap_or_default(),
            "404.html".to_owned(),
        ),
    };
    let kind = if path.ends_with(".js") { "text/javascript" } else { "text/html; charset=utf-8" };
    let body = if path.starts_with("save/") { shelf.told(body) } else { body };
    let packed = Some(&body).filter(|_| shelf.packs.load(Relaxed)).and_then(|body| gzip(body));
    let is_packed = packed.is_some();
    let mut response = Response::new(Full::from(packed.unwrap_or(body)));
    *response.status_mut() = status;
    if is_packed {
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response.headers_mut().insert(CONTENT_TYPE, kind.parse().expect("a header"));
    response
}

impl SiteStore {
    /// The file, or what stands in its place.
    fn told(&self, mut body: Vec<u8>) -> Vec<u8> {
        let (one_in, answer) = (self.lies.load(Relaxed), self.answers.fetch_add(1, Relaxed));
        if one_in == 0 || answer % one_in != one_in - 1 {
            return body;
        }
        match answer / one_in % 3 {
            0 => b"<!doctype html><title>Log in</title>".to_vec(),
            1 => vec![],
            _ => {
                body.truncate(body.len() / 2);
                body
            }
        }
    }
}
