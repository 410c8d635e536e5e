//! The command itself, over real connections to this computer.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::project::Project;

/// A wait that only a server that hangs makes long.
const PATIENCE: Duration = Duration::from_mins(1);

/// A server of a small guide, ended with this value.
struct Server {
    child: Child,
    port: u16,
    room: TempDir,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let room = Project::new().on_disk();
        let mut child = command(&room, arguments).stdout(Stdio::piped()).spawn().expect("started");
        let mut said = BufReader::new(child.stdout.take().expect("standard output"));
        let mut line = String::new();
        let port = loop {
            line.clear();
            assert_ne!(said.read_line(&mut line).expect("text"), 0, "the server ended before it served");
            let port = line.rsplit_once(':').map(|(_, rest)| rest.chars().take_while(char::is_ascii_digit));
            if let Some(port) = port.and_then(|digits| digits.collect::<String>().parse().ok()) {
                break port;
            }
        };
        // What else it has to say must not fill the pipe.
        child.stdout = Some(said.into_inner());
        Self { child, port, room }
    }

    fn connect(&self) -> TcpStream {
        let address = SocketAddr::from(([127, 0, 0, 1], self.port));
        let stream = TcpStream::connect_timeout(&address, PATIENCE).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream.set_write_timeout(Some(PATIENCE)).expect("a limit");
        stream
    }

    /// Sends bytes and gives everything that is answered until the connection ends.
    fn ask(&self, request: &[u8]) -> String {
        let mut stream = self.connect();
        // A server that has refused may not read to the end.
        let _ = stream.write_all(request);
        let mut answered = Vec::new();
        match stream.read_to_end(&mut answered) {
            Ok(_) => {}
            Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{error}"),
        }
        String::from_utf8_lossy(&answered).into_owned()
    }

    fn get(&self, target: &str) -> String {
        self.ask(format!("GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").as_bytes())
    }

    /// Asks for the news after `seen` and gives them.
    fn news(&self, seen: &str) -> serde_json::Value {
        let answer = self.get(&format!("/wayleaf-news?seen={seen}&page=/en/index.html"));
        let json = answer.rsplit("\r\n\r\n").next().expect("a body");
        serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {answer}"))
    }

    /// Waits for the news that the page became another one, or that something is wrong.
    fn next_page(&self, before: &serde_json::Value) -> serde_json::Value {
        let mut news = before.clone();
        while news["tag"] == before["tag"] && news["faults"] == before["faults"] {
            news = self.news(&news["number"].to_string());
        }
        news
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let path = self.room.path().join(path);
        let text = fs::read_to_string(&path).expect("a text");
        assert!(text.contains(from), "{text}");
        fs::write(&path, text.replace(from, to)).expect("written");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(room: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wayleaf"));
    command.args(["--root"]).arg(room.path()).args(["--edition-date", "2026-11-22", "serve"]).args(arguments);
    command.stdin(Stdio::null()).stderr(Stdio::null());
    command
}

fn status(answer: &str) -> &str {
    answer.strip_prefix("HTTP/1.1 ").unwrap_or(answer).get(..3).unwrap_or_default()
}

#[test]
fn a_guide_taken_back_from_phones_is_served_as_it_is_built() {
    let worker =
        |arguments: &[&str]| Server::start(&[&["--lan", "--port", "0"], arguments].concat()).get("/sw.js");
    assert!(worker(&[]).contains("\"withdrawn\":false"));
    assert!(worker(&["--withdraw-worker"]).contains("\"withdrawn\":true"));
}

#[test]
fn bad_requests_are_refused_and_the_next_one_is_answered() {
    let server = Server::start(&["--lan", "--port", "0"]);
    let page = server.get("/en/index.html");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("</html>"), "{page}");
    let long = "a".repeat(10 * 1024 * 1024);
    for (request, expected) in [
        (format!("GET / HTTP/1.1\r\nHost: x\r\nX: {long}\r\n\r\n"), "431"),
        (format!("GET /{long} HTTP/1.1\r\nHost: x\r\n\r\n"), "4"),
        (format!("GET / HTTP/1.1\r\nHost: x\r\n{}\r\n", "X: y\r\n".repeat(2_000)), "431"),
        (format!("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{long}", long.len()), "405"),
        (
            "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 5\r\n\r\nabcde".to_owned(),
            "413",
        ),
        ("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".to_owned(), "404"),
        ("GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".to_owned(), "404"),
        ("GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".to_owned(), "400"),
        ("DELETE /en/index.html HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".to_owned(), "405"),
        ("CONNECT x:80 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".to_owned(), "4"),
        ("GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\nConnection: close\r\n\r\n".to_owned(), "400"),
        ("GET / HTTP/1.1\r\nHost: x\r\nhost: y\r\nConnection: close\r\n\r\n".to_owned(), "400"),
        ("GET / HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned(), "400"),
        ("GET / HTTP/1.1\r\nHost: x:80@y\r\nConnection: close\r\n\r\n".to_owned(), "400"),
        ("GET / HTTP/1.1\r\nHost: x y\r\nConnection: close\r\n\r\n".to_owned(), "400"),
        ("GET / HTTP/1.1\r\nHost: x/y\r\nConnection: close\r\n\r\n".to_owned(), "400"),
        ("GET http://x@y/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".to_owned(), "400"),
        ("GET http://x/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".to_owned(), "200"),
        ("nonsense\r\n\r\n".to_owned(), "400"),
        ("\u{0}\u{1}\u{2}\r\n\r\n".to_owned(), "400"),
    ] {
        let answer = server.ask(request.as_bytes());
        let asked: String = request.chars().take(40).collect();
        assert!(status(&answer).starts_with(expected), "{asked}: {answer}");
        assert!(!answer.contains("root:"), "{answer}");
    }
    assert!(server.ask(b"GET / HTTP/1.0\r\n\r\n").starts_with("HTTP/1.0 200"));
    assert_eq!(status(&server.get("/en/index.html")), "200");
}

#[test]
fn a_preview_goes_by_the_host_in_the_target_where_there_is_one() {
    let server = Server::start(&["--port", "0"]);
    for (target, host, expected) in [
        ("/", "localhost", "200"),
        ("http://localhost/", "localhost", "200"),
        ("http://evil.example/", "localhost", "421"),
        ("/", "evil.example", "421"),
        ("/", "localhost:evil", "400"),
        ("/", "[::1]evil", "400"),
    ] {
        let request = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        assert_eq!(status(&server.ask(request.as_bytes())), expected, "{target} {host}");
    }
}

#[test]
fn hundreds_of_idle_phones_keep_nobody_out_and_are_let_go() {
    let server = Server::start(&["--lan", "--port", "0"]);
    let mut idle: Vec<TcpStream> = (0..500).map(|_| server.connect()).collect();
    for stream in idle.iter_mut().step_by(2) {
        stream.write_all(b"GET /en/in").expect("half a request");
    }
    assert_eq!(status(&server.get("/en/index.html")), "200");
    let mut rest = Vec::new();
    idle[0].read_to_end(&mut rest).expect("the server closes a connection that says no more");
    let rest = String::from_utf8_lossy(&rest);
    assert!(rest.is_empty() || status(&rest) == "408", "{rest}");
    assert_eq!(status(&server.get("/en/index.html")), "200");
}

#[test]
fn several_requests_come_over_one_connection() {
    let server = Server::start(&["--lan", "--port", "0"]);
    let one = "GET /edition.json HTTP/1.1\r\nHost: x\r\n\r\n";
    let last = "GET /edition.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let answers = server.ask([one, one, last].concat().as_bytes());
    assert_eq!(answers.matches("HTTP/1.1 200").count(), 3, "{answers}");
}

#[test]
fn an_edit_is_news_and_a_fault_leaves_the_site_as_it_was() {
    let server = Server::start(&["--port", "0"]);
    let first = server.news("");
    server.edit("content/topics/home/en.md", "title: ", "title: Fresh ");
    let second = server.next_page(&first);
    assert_ne!(second["tag"], first["tag"], "{second}");
    assert!(server.get("/en/index.html").contains("Fresh "));
    server.edit("content/guide.yaml", "publisher", "publisher-of-nothing");
    let third = server.next_page(&second);
    assert_eq!(third["tag"], second["tag"]);
    let faults = third["faults"].as_str().expect("text");
    assert!(faults.contains("content/guide.yaml"), "{faults}");
    assert!(server.get("/en/index.html").contains("Fresh "));
    server.edit("content/guide.yaml", "publisher-of-nothing", "publisher");
    assert_eq!(server.next_page(&third)["faults"], "");
}

#[test]
fn changes_that_overtake_one_another_all_arrive() {
    let server = Server::start(&["--port", "0"]);
    let mut news = server.news("");
    let mut until = |page: &str, words: &str| {
        while !server.get(page).contains(words) {
            news = server.news(&news["number"].to_string());
        }
    };
    let mut before = "title: ".to_owned();
    for step in 0..12 {
        let title = format!("title: Step {step} of ");
        server.edit("content/topics/papers/en.md", &before, &title);
        before = title;
        if step % 3 == 0 {
            until("/en/papers.html", &format!("Step {step} of "));
        }
    }
    // The first page lists it, and is drawn with the whole site only.
    until("/en/index.html", "Step 11 of ");
    until("/en/papers.html", "Step 11 of ");
}

#[test]
fn changes_are_seen_where_files_must_be_read_again_and_again() {
    let server = Server::start(&["--port", "0", "--poll"]);
    let first = server.news("");
    server.edit("content/topics/home/en.md", "title: ", "title: Fresh ");
    assert_ne!(server.next_page(&first)["tag"], first["tag"]);
}

#[test]
fn a_guide_with_errors_says_so_in_the_browser_and_is_not_handed_out() {
    let server = Server::start(&["--port", "0"]);
    drop(fs::write(server.room.path().join("content/guide.yaml"), "x"));
    let room = &server.room;
    let near = command(room, &["--lan", "--port", "0"]).output().expect("ended");
    assert_eq!(near.status.code(), Some(2));
    let mut preview = command(room, &["--port", "0"]).stdout(Stdio::piped()).spawn().expect("started");
    let mut line = String::new();
    BufReader::new(preview.stdout.take().expect("standard output")).read_line(&mut line).expect("a line");
    let port = line.trim().trim_end_matches('/').rsplit(':').next().expect("a port").parse().expect("digits");
    let broken = Server { child: preview, port, room: TempDir::new().expect("room") };
    let page = broken.get("/en/index.html");
    assert_eq!(status(&page), "503", "{page}");
    assert!(broken.news("")["faults"].as_str().is_some_and(|text| text.contains("content/guide.yaml")));
}

#[test]
fn a_port_that_is_taken_is_told_in_one_line() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let room = Server::start(&["--port", "0"]);
    let ended = command(&room.room, &["--port", &port]).stderr(Stdio::piped()).output().expect("ended");
    assert_eq!(ended.status.code(), Some(2));
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(
        said.ends_with(&format!(
            "error: the port {port} is taken by another program; name a free one with --port\n"
        )),
        "{said}"
    );
}

#[test]
fn it_ends_well_when_told_to() {
    let mut server = Server::start(&["--lan", "--port", "0"]);
    let told = Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status().expect("kill");
    assert!(told.success());
    assert_eq!(server.child.wait().expect("ended").code(), Some(0));
}
