//! What a phone fetches to keep a language: a list, the frames of its pages, and what they share.
//!
//! Every file lies at `save/<its SHA-256>.txt`, so that it can be checked by its name, is right in every edition
//! that has it, and is never fetched twice. A list names the pages of a language, each with the SHA-256 of the page
//! as it is published: only that page, byte for byte, is ever shown from what is kept.

mod exchange;
mod frames;
mod language;
mod names;
mod phrases;
mod saving_size;
mod worker;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::bundle::SitePath;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::digest::sha256_hex;
use crate::finish::page::FinishedPage;
use crate::i18n::language::Language;
pub(crate) use crate::offline::language::OfflineContext;
use crate::offline::language::OfflineLanguage;
use crate::offline::saving_size::{filled, tells};
use crate::page_cache::CacheSession;

/// The files a phone fetches to keep a language, and what each language costs.
#[derive(Debug, Default)]
pub(crate) struct OfflineFiles {
    /// The worker and what it fetches.
    pub files: BTreeMap<SitePath, Vec<u8>>,
    /// By language, all it costs to keep it, in bytes after `gzip -9`.
    pub costs: BTreeMap<String, usize>,
    /// By language, what readers are told that it costs.
    pub told: BTreeMap<String, String>,
}

/// Takes the pages apart language by language, and fills in what keeping each costs where pages tell it. Where the
/// worker is withdrawn, no page tells a cost, and there is nothing to fetch.
pub(crate) fn offline(
    pages: Vec<FinishedPage>,
    build: &OfflineContext<'_>,
    withdrawn: bool,
) -> (Vec<FinishedPage>, OfflineFiles) {
    let languages = build.guide.settings.languages.iter().filter(|language| {
        // A pack of one language has no pages in the others.
        !withdrawn
            && pages
                .iter()
                .any(|page| page.about.kind.is_in_one_language() && page.about.lang == language.lang)
    });
    let languages: Vec<&Language> = languages.collect();
    // Names of lists as long as the true ones, which are not known before the cost is.
    let tags = || languages.iter().map(|language| language.lang.as_str());
    let unknown: Vec<String> = tags().map(|tag| sha256_hex(tag.as_bytes())).collect();
    let of_worker = worker::script(tags().zip(unknown.iter().map(String::as_str)), withdrawn, build.theme)
        .map_or(0, |(_, bytes)| build.session.weight(&bytes));
    let kept: Vec<OfflineLanguage> = languages
        .par_iter()
        .map(|language| OfflineLanguage::new(&pages, language, build, of_worker))
        .collect();
    let told: BTreeMap<String, String> =
        kept.iter().map(|kept| (kept.lang.clone(), kept.told.clone())).collect();
    let offering: BTreeSet<SitePath> =
        pages.iter().filter(|page| tells(page)).map(|page| page.about.path.clone()).collect();
    let pages = tell_costs(pages, &told, build.session);
    let cost = |kept: &OfflineLanguage| {
        let own = pages
            .iter()
            .filter(|page| page.about.lang.as_str() == kept.lang && offering.contains(&page.about.path));
        kept.bytes + of_worker + own.map(|page| page.about.weight.most()).max().unwrap_or_default()
    };
    let costs = kept.iter().map(|kept| (kept.lang.clone(), cost(kept))).collect();
    let lists = kept.iter().map(|kept| (kept.lang.as_str(), kept.list.as_str()));
    let script = worker::script(lists, withdrawn, build.theme);
    let files = kept.iter().flat_map(|kept| &kept.files);
    let files = files.filter_map(|file| Some((path(&sha256_hex(file))?, file.clone())));
    let files = files.chain(script).collect();
    (pages, OfflineFiles { files, costs, told })
}

/// Fills in what keeping their language costs, where pages tell it: of each language as readers are told it.
pub(crate) fn tell_costs(
    pages: Vec<FinishedPage>,
    told: &BTreeMap<String, String>,
    session: &CacheSession<'_>,
) -> Vec<FinishedPage> {
    let filled = pages.into_iter().map(|page| {
        let told = told.get(page.about.lang.as_str()).filter(|_| page.about.kind.is_in_one_language());
        filled(page, told.map_or("", String::as_str), session)
    });
    filled.collect()
}

/// Where a file lies that has this hash.
fn path(hash: &str) -> Option<SitePath> {
    SitePath::new(&format!("save/{hash}.txt"))
}

/// The languages that cost too much to keep.
pub(crate) fn problems(
    offline: &OfflineFiles,
    build: &OfflineContext<'_>,
    lagging: impl Fn(&str) -> bool,
    heaviest: impl Fn(&str) -> String,
) -> Vec<Diagnostic> {
    let limit = build.guide.settings.budgets.kept;
    // A font has a budget of its own.
    let texts = |(lang, cost): (&'_ String, &usize)| {
        let font = build.font(lang).map_or(0, |font| font.bytes.len());
        (lang.clone(), cost - font)
    };
    let heavy = offline.costs.iter().map(texts).filter(|(_, cost)| *cost > limit);
    heavy
        .map(|(lang, cost)| {
            let message =
                format!("keeping the language `{lang}` on a phone costs {cost} bytes; {limit} is the limit");
            let (severity, help) = if lagging(&lang) {
                (Severity::Warning, "bring its translations up to their source: the notices make it heavier")
            } else {
                (Severity::Error, "shorten its longest topics; readers pay for every byte")
            };
            let help = format!("{help}; its heaviest pages: {}", heaviest(&lang));
            // The first page of a language offers to keep it.
            let home = SitePath::new(&format!("{lang}/index.html"));
            Diagnostic::on_pages(Code::SavingTooHeavy, severity, home.into_iter().collect(), message, help)
        })
        .collect()
}
