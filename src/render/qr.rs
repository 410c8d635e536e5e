//! Codes of pages: text to a picture of vectors (ISO/IEC 18004).

use qrcode::{Color, EcLevel, QrCode};

use crate::guide::Hotspot;
use crate::render::html::escaped;
use crate::theme::html::Html;

/// Modules of white around a code, as the standard asks.
const QUIET: usize = 4;

/// A code as inline SVG with its own white ground, so that it can be read in the dark too; `None` where the text is
/// too long for one. `label` says what it holds to those who do not see it. A quarter of it may be torn or dirty.
pub(super) fn svg(text: &str, label: &str) -> Option<Html> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q).ok()?;
    let side = code.width() + 2 * QUIET;
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, other| one == other) {
            if run[0] == Color::Dark {
                path.push_str(&format!("M{} {}h{n}v1h-{n}z", x + QUIET, y + QUIET, n = run.len()));
            }
            x += run.len();
        }
    }
    let label = escaped(label);
    Some(Html::written(format!(
        "<svg role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    )))
}

/// What phones read to join a wireless network: the format of the `ZXing` project, which Android and iOS follow.
pub(super) fn joining(hotspot: &Hotspot) -> String {
    let name = kept(&hotspot.name);
    match &hotspot.password {
        Some(password) => format!("WIFI:T:WPA;S:{name};P:{};;", kept(password)),
        None => format!("WIFI:T:nopass;S:{name};;"),
    }
}

/// The format's own characters, behind a backslash.
fn kept(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | ';' | ',' | ':' | '"') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_the_format_are_kept_apart_from_the_name() {
        let hotspot = |name: &str, password: Option<&str>| {
            joining(&Hotspot { name: name.to_owned(), password: password.map(str::to_owned) })
        };
        assert_eq!(hotspot("Camp", None), "WIFI:T:nopass;S:Camp;;");
        assert_eq!(hotspot("a;b", Some("p\\:\"q,12")), "WIFI:T:WPA;S:a\\;b;P:p\\\\\\:\\\"q\\,12;;");
    }

    #[test]
    fn a_text_too_long_for_a_code_has_none() {
        assert_eq!(svg(&"a".repeat(4000), ""), None);
    }
}
