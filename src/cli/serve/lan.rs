//! The addresses phones near by can reach, with a code to point a camera at.

use std::net::{IpAddr, Ipv4Addr};

use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

/// The addresses as text and as codes; `Err` where this computer is on no network.
pub(super) fn greeting(port: u16) -> Result<String, String> {
    let found =
        if_addrs::get_if_addrs().map_err(|error| format!("the networks cannot be listed: {error}"))?;
    let ips = found.into_iter().filter_map(|interface| match interface.ip() {
        IpAddr::V4(ip) => Some(ip),
        IpAddr::V6(_) => None,
    });
    let (near, own): (Vec<Ipv4Addr>, Vec<Ipv4Addr>) =
        sorted(ips).into_iter().partition(|ip| !ip.is_loopback());
    let shown = if near.is_empty() { &own } else { &near };
    if shown.is_empty() {
        return Err(
            "this computer is on no network; join a Wi-Fi or open a hotspot, then try again".to_owned()
        );
    }
    let mut text = String::new();
    if near.is_empty() {
        text.push_str("note: this computer is on no network yet; only it can open this address\n");
    }
    for ip in shown {
        let address = address(*ip, port);
        text.push_str(&format!("open {address} on the phones near by\n"));
        if let Some(code) = code(&address) {
            text.push_str(&format!("\n{code}\n"));
        }
    }
    Ok(text)
}

fn address(ip: Ipv4Addr, port: u16) -> String {
    if port == 80 { format!("http://{ip}/") } else { format!("http://{ip}:{port}/") }
}

/// Private addresses first (RFC 1918), then the others.
fn sorted(ips: impl Iterator<Item = Ipv4Addr>) -> Vec<Ipv4Addr> {
    let mut ips: Vec<Ipv4Addr> = ips.collect();
    ips.sort_by_key(|ip| (!ip.is_private(), *ip));
    ips.dedup();
    ips
}

/// Black on white with its margin, whatever the colours of the terminal: cameras read it best so.
fn code(address: &str) -> Option<String> {
    let drawn = QrCode::new(address).ok()?.render::<Dense1x2>().build();
    Some(drawn.lines().map(|line| format!("\x1b[30;107m{line}\x1b[0m\n")).collect())
}
