//! `wayleaf serve`: the guide on this computer while it is written, or for the phones near by. Nothing is written to
//! the disk, and nobody who asks is recorded.

mod build_status;
mod lan;
mod rebuilder;
mod socket;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use crate::serve::Audience;
use clap::Args;
use tokio::runtime;
use tokio::sync::watch;

use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::values::SiteArguments;
use super::{output, threads};
use build_status::BuildStatus;
use rebuilder::Rebuilder;

/// Where the search for a free port begins when none is asked for, and how many are tried.
const PORTS: std::ops::Range<u16> = 8080..8100;

/// The arguments of `serve`.
#[derive(Debug, Args)]
pub(crate) struct ServeArguments {
    /// Serve to phones near by, over plain http, instead of a preview on this computer
    #[arg(long)]
    lan: bool,
    /// The port; the first free one from 8080 on if not given
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Look for changes by reading the files again and again: for network shares and sticks
    #[arg(long)]
    poll: bool,
    #[command(flatten)]
    site: SiteArguments,
}

/// Serves until it is told to end; `Err` says in one line what keeps it from serving and what to do.
pub(super) fn run(context: &Context, how: &ServeArguments) -> CommandResult {
    let options = how.site.options(context.day()?);
    threads::validate()?;
    let audience = if how.lan { Audience::Nearby } else { Audience::Author };
    let mut rebuilder = Rebuilder::new(&context.root, options);
    let (first, report) = rebuilder.build(&BuildStatus::none());
    let _ = output::err(&report);
    if how.lan && !first.built {
        return Err("the guide has errors; mend them, then serve it".to_owned().into());
    }
    // Everything given out lies in memory: one thread keeps up with any hotspot, and none need be started.
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("the server cannot start: {error}"))?;
    runtime.block_on(async {
        let listener = listen(how).await?;
        let end = socket::ShutdownSignal::new().map_err(|error| error.to_string())?;
        let port = listener.local_addr().map_err(|error| error.to_string())?.port();
        let greeting =
            if how.lan { lan::greeting(port)? } else { format!("preview at http://localhost:{port}/\n") };
        let greeting = format!("{greeting}Ctrl-C ends it. Nobody who asks is recorded.\n");
        output::out(&greeting).map_err(|error| format!("the report cannot be written: {error}"))?;
        let (tell, hear) = watch::channel(Arc::new(first));
        let watching = if how.lan {
            drop(rebuilder);
            None
        } else {
            Some(rebuilder::watch(rebuilder, tell.clone(), how.poll)?)
        };
        socket::serve(listener, hear, audience, end).await;
        drop(watching);
        Ok(Exit::Clean)
    })
}

async fn listen(how: &ServeArguments) -> Result<tokio::net::TcpListener, String> {
    let ip = if how.lan { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
    let ports = how.port.map_or(PORTS, |port| port..port.saturating_add(1).max(1));
    let mut fault = None;
    for port in ports {
        match tokio::net::TcpListener::bind(SocketAddr::new(IpAddr::V4(ip), port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) => fault = fault.or(Some((port, error))),
        }
    }
    let (port, error) = fault.unwrap_or_else(|| (0, std::io::ErrorKind::AddrNotAvailable.into()));
    Err(match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("the port {port} is taken by another program; name a free one with --port")
        }
        std::io::ErrorKind::PermissionDenied => {
            format!("the port {port} is not for everybody; name one from 1024 on with --port")
        }
        _ => format!("no phone or browser can be answered at port {port}: {error}"),
    })
}
