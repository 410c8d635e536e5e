//! `check --missing`: what each language lacks, which readers see in the words of the source; and the line that `check` says
//! of it.

use crate::author::missing::{GapCounts, LanguageGaps, missing};
use crate::diagnostic::Diagnosed;
use crate::guide::Guide;
use crate::parse;
use crate::project::Project;
use crate::theme::Theme;
use serde::Serialize;

use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::numbers::counted;
use super::output;
use super::values::Format;

/// Where the titles of the parts of the one file stand.
const SETTINGS: &str = "content/guide.yaml";

/// Where the names of facts stand.
const FACTS: &str = "content/facts.yaml";

/// Writes the list: a line a page, unit, title, name and string, as `file: id`, under each language.
pub(super) fn run(context: &Context, format: Format) -> CommandResult {
    let (project, guide) = context.content()?;
    let Diagnosed { value: theme, .. } = parse::theme::theme(&project, &parse::theme::chosen(&project));
    let theme = theme.ok_or_else(|| {
        "the theme cannot be read; run `wayleaf check` and mend what it names first".to_owned()
    })?;
    let gaps = missing(&project, &guide, &theme);
    output::out(&match format {
        Format::Human | Format::Short => human(&gaps),
        Format::Json => {
            let list: Vec<LanguageGapsJson<'_>> = gaps.iter().map(language).collect();
            serde_json::to_string_pretty(&MissingJson { languages: list }).unwrap_or_default() + "\n"
        }
        _ => return Err("`check --missing` has the formats human and json".to_owned().into()),
    })?;
    Ok(Exit::Clean)
}

/// How much each language lacks; nothing where guide or theme could not be read.
pub(super) fn counts(project: &Project, guide: Option<&Guide>, theme: Option<&Theme>) -> Vec<GapCounts> {
    let read = guide.zip(theme);
    read.map_or_else(Vec::new, |(guide, theme)| {
        missing(project, guide, theme).iter().map(LanguageGaps::counts).collect()
    })
}

/// A line a language that lacks something.
pub(super) fn told(all: &[GapCounts]) -> String {
    all.iter().map(|gaps| format!("{}; `wayleaf check --missing` lists them\n", lacks(gaps))).collect()
}

/// `ar lacks 1 page, 2 units, 3 interface strings`.
fn lacks(gaps: &GapCounts) -> String {
    let parts = [
        (gaps.pages, "page"),
        (gaps.units, "unit"),
        (gaps.part_titles, "part title"),
        (gaps.names, "name"),
        (gaps.strings, "interface string"),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, what)| counted(count, what)).collect();
    format!("{} lacks {}", gaps.lang, parts.join(", "))
}

fn human(all: &[LanguageGaps<'_>]) -> String {
    if all.is_empty() {
        return "no language lacks anything\n".to_owned();
    }
    let mut text = String::new();
    for gaps in all {
        let LanguageGaps { pages, units, part_titles, names, strings, strings_file, .. } = gaps;
        text.push_str(&format!("{}\n", lacks(&gaps.counts())));
        text.extend(
            pages.iter().map(|page| {
                format!("  {}: the page, {}\n", gaps.file(page.topic), counted(page.units, "unit"))
            }),
        );
        text.extend(
            units.iter().map(|gap| format!("  {}: {}#{}\n", gaps.file(gap.topic), gap.topic, gap.unit)),
        );
        text.extend(part_titles.iter().map(|part| format!("  {SETTINGS}: the title of part:{part}\n")));
        text.extend(names.iter().map(|fact| format!("  {FACTS}: {fact}\n")));
        text.extend(strings.iter().map(|key| format!("  {strings_file}: {key}\n")));
    }
    text + "\nreaders see these in the words of the source; `wayleaf kit export LANG` hands them out to be translated\n"
}

fn language<'a>(gaps: &'a LanguageGaps<'_>) -> LanguageGapsJson<'a> {
    LanguageGapsJson {
        lang: gaps.lang.as_str(),
        pages: gaps.pages.iter().map(|page| place(gaps.file(page.topic), page.topic.to_string())).collect(),
        units: (gaps.units.iter())
            .map(|gap| place(gaps.file(gap.topic), format!("{}#{}", gap.topic, gap.unit)))
            .collect(),
        part_titles: (gaps.part_titles.iter())
            .map(|part| place(SETTINGS.to_owned(), format!("part:{part}")))
            .collect(),
        names: gaps.names.iter().map(|fact| place(FACTS.to_owned(), fact.to_string())).collect(),
        strings: gaps.strings.iter().map(|key| place(gaps.strings_file.clone(), (*key).to_owned())).collect(),
    }
}

fn place(path: String, id: String) -> PlaceJson {
    PlaceJson { path, id }
}

/// The list in JSON. Fields are added here and never renamed.
#[derive(Serialize)]
struct MissingJson<'a> {
    languages: Vec<LanguageGapsJson<'a>>,
}

#[derive(Serialize)]
struct LanguageGapsJson<'a> {
    lang: &'a str,
    pages: Vec<PlaceJson>,
    units: Vec<PlaceJson>,
    part_titles: Vec<PlaceJson>,
    names: Vec<PlaceJson>,
    strings: Vec<PlaceJson>,
}

/// Where something is to be written, and its id.
#[derive(Serialize)]
struct PlaceJson {
    path: String,
    id: String,
}

/// How much a language lacks, in the JSON of `check`.
#[derive(Serialize)]
pub(super) struct GapsJson<'a> {
    lang: &'a str,
    pages: usize,
    units: usize,
    part_titles: usize,
    names: usize,
    strings: usize,
}

impl<'a> GapsJson<'a> {
    /// These counts.
    pub(super) fn new(gaps: &'a GapCounts) -> Self {
        let &GapCounts { ref lang, pages, units, part_titles, names, strings } = gaps;
        Self { lang, pages, units, part_titles, names, strings }
    }
}
