//! What a poster shows beside its facts: codes to scan, and strips to tear off.

use serde::Serialize;

use crate::address::without_scheme;
use crate::guide::Hotspot;
use crate::i18n::lang::Lang;
use crate::plan::PaperSize;
use crate::render::context::RenderContext;
use crate::render::qr;
use crate::theme::html::Html;

/// How many strips there are to tear off.
const STRIPS: usize = 8;

/// The poster as its template sees it.
#[derive(Debug, Serialize)]
pub(crate) struct PosterView<'a> {
    sheet: &'static str,
    /// The address without `https://`, as it is typed; empty where the guide has none.
    address: String,
    address_svg: Option<Html>,
    hotspot: Option<&'a str>,
    password: Option<&'a str>,
    hotspot_svg: Option<Html>,
    /// The numbers of the strips.
    strips: [usize; STRIPS],
}

/// The poster of a language on paper of this size.
pub(super) fn of_language<'a>(build: &RenderContext<'a>, size: PaperSize, lang: &Lang) -> PosterView<'a> {
    let settings = &build.guide.settings;
    let hotspot: Option<&Hotspot> = settings.hotspot.as_ref();
    let address = settings.address.as_ref().map(|address| format!("{address}{lang}/"));
    let typed = |address: &String| {
        let rest = without_scheme(address);
        rest.trim_end_matches('/').to_owned()
    };
    PosterView {
        sheet: size.as_str(),
        address_svg: address.as_ref().and_then(|address| qr::svg(&format!("{address}index.html"), address)),
        address: address.as_ref().map(typed).unwrap_or_default(),
        hotspot: hotspot.map(|hotspot| hotspot.name.as_str()),
        password: hotspot.and_then(|hotspot| hotspot.password.as_deref()),
        hotspot_svg: hotspot.and_then(|hotspot| qr::svg(&qr::joining(hotspot), &hotspot.name)),
        strips: std::array::from_fn(|index| index + 1),
    }
}
