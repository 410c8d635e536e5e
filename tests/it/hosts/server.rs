//! A real web server on a free port of this machine, for as long as a test needs it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};

/// A server; it ends with this value.
pub(super) struct Server {
    name: String,
    port: u16,
    child: Child,
    /// Held open, so that it can go on telling what it does.
    _errors: BufReader<ChildStderr>,
}

/// What a server said.
pub(super) struct Response {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Where a program lies; `None` where it is not installed and need not be.
pub(super) fn find(name: &str) -> Option<PathBuf> {
    let found = ["/usr/sbin", "/usr/bin", "/usr/local/bin"].map(|folder| Path::new(folder).join(name));
    let found = found.into_iter().find(|path| path.is_file());
    assert!(found.is_some() || std::env::var_os("ALL").is_none(), "{name} is missing: bash tests/install.sh");
    if found.is_none() {
        eprintln!("not tested here, {name} is not installed");
    }
    found
}

pub(super) fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

impl Server {
    /// Starts a program in a folder. `configure` gives its arguments up to the name of its configuration, the
    /// configuration, and the words by which it says that it is ready.
    pub(super) fn start(
        room: &Path,
        program: &Path,
        configure: impl FnOnce(&Path, u16) -> (Vec<String>, String, &'static str),
    ) -> Self {
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
        let (arguments, text, ready) = configure(room, port);
        let configuration = room.join("configuration");
        fs::write(&configuration, text).expect("written");
        let mut command = Command::new(program);
        command.args(arguments).arg(&configuration).current_dir(room).env("HOME", room);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("started");
        let mut said = String::new();
        let mut errors = BufReader::new(child.stderr.take().expect("its errors"));
        while !said.contains(ready) {
            let length = errors.read_line(&mut said).expect("text");
            assert!(length > 0, "{} does not start:\n{said}", program.display());
        }
        Self { name: program.display().to_string(), port, child, _errors: errors }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Its address, as browsers write it, without a slash at its end.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks for an address as it is written.
    pub(super) fn get(&self, path: &str, headers: &[&str]) -> Response {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
        let address = self.address();
        let host = address.trim_start_matches("http://");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n")
            .expect("asked");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        Response::parse(&answer)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asked to end, and not killed: only then does it take its own children along.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

impl Response {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = std::str::from_utf8(&bytes[..end]).expect("text");
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status");
        let headers: Vec<_> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let mut answer =
            Self { status: status.parse().expect("a number"), headers, body: bytes[end + 4..].to_vec() };
        if answer.header("transfer-encoding") == Some("chunked") {
            answer.body = joined(&answer.body);
        }
        answer
    }

    /// The value of a header; several of one name stand in one value.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known == name);
        let value = found.next().map(|(_, value)| value.as_str());
        assert!(found.next().is_none() || name == "vary", "{name} stands twice: {self:?}");
        value
    }
}

/// The parts of a body sent in parts.
fn joined(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let line = rest.windows(2).position(|two| two == b"\r\n").expect("a length");
        let length = std::str::from_utf8(&rest[..line]).expect("text");
        let length = usize::from_str_radix(length, 16).expect("a length");
        if length == 0 {
            return body;
        }
        body.extend_from_slice(&rest[line + 2..line + 2 + length]);
        rest = &rest[line + 4 + length..];
    }
}

impl std::fmt::Debug for Response {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}, {} bytes", self.status, self.headers, self.body.len())
    }
}
