//! A sheet for the doctor as templates see it: the front in the language of the authorities, the back in the
//! reader's, both with the same numbers.

use serde::Serialize;

use crate::check::ShownTopic;
use crate::guide::ids::{TopicId, UnitId};
use crate::i18n::format;
use crate::i18n::lang::Lang;
use crate::render::contacts;
use crate::render::context::RenderContext;
use crate::render::locale_data::LocaleData;
use crate::render::sources::CitedSourceView;
use crate::render::units::{self, UnitView};
use crate::theme::html::Html;
use crate::theme::strings::Strings;

/// Both sides of a sheet.
#[derive(Debug, Serialize)]
pub(crate) struct SheetView<'a> {
    front: SideView<'a>,
    /// None where the guide has but the language of the authorities.
    back: Option<SideView<'a>>,
}

/// One side: one page of paper.
#[derive(Debug, Serialize)]
struct SideView<'a> {
    lang: &'a str,
    dir: &'static str,
    /// Whether it speaks to the authorities, in words that stay as they are.
    official: bool,
    /// The contacts to ask, as HTML in the language of the side.
    ask_first: Vec<&'a Html>,
    lines: &'a Strings,
    edition_date: String,
    parts: Vec<SheetSectionView>,
    sources: Vec<MarkedSource>,
}

/// A section with its numbered points.
#[derive(Debug, Serialize)]
struct SheetSectionView {
    unit: UnitView,
    points: Vec<PointView>,
}

#[derive(Debug, Serialize)]
struct PointView {
    number: String,
    /// The letters of the sources it rests on.
    marks: Vec<char>,
    unit: UnitView,
}

#[derive(Debug, Serialize)]
struct MarkedSource {
    mark: char,
    source: CitedSourceView,
}

/// The two sides of a sheet for readers of a language. Readers of the official language get the source language on the back, so that
/// whoever helps them can read along.
pub(crate) fn of_topic<'a>(
    build: &'a RenderContext<'a>,
    topic: &TopicId,
    sheet: &UnitId,
    lang: &Lang,
) -> Option<SheetView<'a>> {
    let settings = &build.guide.settings;
    let other = if *lang == settings.official { &settings.source } else { lang };
    let side = |lang| Some(side(build, build.shown(topic, lang)?, sheet, build.locale(lang)?));
    let back = (*other != settings.official).then(|| side(other)).flatten();
    Some(SheetView { front: side(&settings.official)?, back })
}

fn side<'a>(
    build: &'a RenderContext<'a>,
    topic: &ShownTopic<'_>,
    sheet: &UnitId,
    locale: &'a LocaleData<'a>,
) -> SideView<'a> {
    let units = topic.units.iter().filter(|unit| unit.spec.is_on(sheet));
    let mut sources: Vec<MarkedSource> = Vec::new();
    let mut number = 0;
    let parts = units::of_some(build, topic, units, locale)
        .into_iter()
        .map(|mut section| {
            let items = section.take_items();
            mark(&mut sources, &section);
            let points = items.into_iter().map(|unit| {
                number += 1;
                let marks = mark(&mut sources, &unit);
                PointView { number: format::plain_number(&locale.language.formats, number), marks, unit }
            });
            SheetSectionView { points: points.collect(), unit: section }
        })
        .collect();
    SideView {
        lang: locale.lang().as_str(),
        dir: locale.language.direction.as_str(),
        official: *locale.lang() == build.guide.settings.official,
        ask_first: contacts::ask_first(build, locale),
        lines: &locale.strings,
        edition_date: locale.days.get(build.edition.day),
        parts,
        sources,
    }
}

/// The letters of a unit's sources; a source met for the first time gets the next one.
fn mark(known: &mut Vec<MarkedSource>, unit: &UnitView) -> Vec<char> {
    let of_unit =
        unit.sources().iter().map(|source| match known.iter_mut().find(|k| k.source.id() == source.id()) {
            Some(known) => {
                known.source.add_pins(source);
                known.mark
            }
            None => {
                let mark = ('a'..='z').nth(known.len()).unwrap_or('*');
                known.push(MarkedSource { mark, source: source.clone() });
                mark
            }
        });
    of_unit.collect()
}
