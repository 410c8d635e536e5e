//! One language, ready to be kept on a phone.

use rayon::prelude::*;
use serde::Serialize;

use crate::build_cache::CacheSession;
use crate::digest::sha256_hex;
use crate::edition::Edition;
use crate::finish::font_subset::FontSubset;
use crate::finish::page::FinishedPage;
use crate::guide::Guide;
use crate::i18n::format;
use crate::i18n::language::Language;
use crate::offline::frames::{NamedText, SplitPages, take_apart};
use crate::offline::saving_size::filled;
use crate::page::FinishedHtml;
use crate::page::placeholders::{self, Joined, open};
use crate::theme::Theme;

/// What every language of one build is made from.
pub(crate) struct OfflineContext<'a> {
    pub guide: &'a Guide,
    pub theme: &'a Theme,
    pub edition: &'a Edition,
    pub fonts: &'a [FontSubset],
    pub recall: &'a CacheSession<'a>,
}

impl OfflineContext<'_> {
    /// The font of a language.
    pub(super) fn font(&self, lang: &str) -> Option<&FontSubset> {
        self.fonts.iter().find(|font| font.lang.as_str() == lang)
    }
}

/// What a phone fetches to keep a language.
pub(super) struct OfflineLanguage {
    /// Its tag.
    pub lang: String,
    /// The name of its list: the SHA-256.
    pub list: String,
    /// Every file, the list among them.
    pub files: Vec<Vec<u8>>,
    /// All files together, each after `gzip -9`.
    pub bytes: usize,
    /// What readers are told it costs: whole kilobytes of 1,000 bytes, in the language's digits.
    pub told: String,
}

/// The style, the script and the policy of a page, each with its placeholder before it.
type Inlined<'a> = [(&'a str, &'a str); 3];

/// The list of a language.
#[derive(Serialize)]
struct SaveList<'a> {
    edition: &'a str,
    /// The file of styles, scripts and policies.
    dress: String,
    /// The file of what pages share.
    words: String,
    /// Of each page the path, the SHA-256, the file its frame is in, its place there, and which style, script and
    /// policy it has.
    pages: Vec<(&'a str, String, &'a str, usize, [usize; 3])>,
    /// The path and the SHA-256 of the language's font.
    #[serde(skip_serializing_if = "Option::is_none")]
    font: Option<(&'a str, String)>,
}

/// How many frames a file holds: a few pack better than one, and are little to lose when a connection is cut.
const FRAMES_A_FILE: usize = 12;

/// The names that frames have for what is not their own.
mod name {
    /// Style, script and policy, which the list tells for each page.
    pub const DRESS: [&str; 3] = ["0", "1", "2"];
    /// The edition's code.
    pub const CODE: &str = "e";
    /// The edition's day in digits, as `2026-11-22`.
    pub const DAY: &str = "d";
    /// The edition's day as the language writes it, and as the source language does.
    pub const WRITTEN: [&str; 2] = ["w", "v"];
    /// The edition's four words.
    pub const WORDS: &str = "f";
    /// What keeping the language costs.
    pub const SIZE: &str = "s";
}

impl OfflineLanguage {
    /// Takes the pages of a language, and those of all languages, apart. `of_worker` is what the worker itself weighs.
    pub(super) fn new(
        pages: &[FinishedPage],
        language: &Language,
        build: &OfflineContext<'_>,
        of_worker: usize,
    ) -> Self {
        let lang = language.lang.to_string();
        let pages = pages.iter().filter(|page| {
            page.kind.is_kept() && (!page.kind.is_in_one_language() || page.lang.as_str() == lang)
        });
        let (pages, parts): (Vec<&FinishedPage>, Vec<&FinishedHtml>) =
            pages.filter_map(|page| Some((page, page.content.html()?.as_ref()))).unzip();
        let values = values(language, build);
        let font = build.font(&lang);
        let policies: Vec<String> = parts.iter().map(|page| page.policy().meta()).collect();
        let opened = parts.iter().zip(&policies).map(|(page, policy)| {
            open(page.html(), Joined { style: page.style(), script: page.script(), policy })
        });
        let (texts, inlined): (Vec<String>, Vec<Inlined<'_>>) = opened.unzip();
        // Style after style: what is alike packs well side by side.
        let mut dress: Vec<&str> = Vec::new();
        let mut dressed = vec![[0; 3]; inlined.len()];
        for kind in 0..3 {
            for (places, inlined) in dressed.iter_mut().zip(&inlined) {
                places[kind] = place_of(&mut dress, inlined[kind].1);
            }
        }
        let named = inlined.iter().map(|inlined| {
            let inlined = name::DRESS.into_iter().zip(inlined).filter(|(_, (_, text))| !text.is_empty());
            let inlined = inlined.map(|(name, (placeholder, _))| (name, *placeholder));
            let values = values.iter().map(|(name, text)| (*name, text.as_str()));
            inlined.chain(values).map(|(name, text)| NamedText { name, text }).collect()
        });
        let apart: Vec<(&str, Vec<NamedText<'_>>)> = texts.iter().map(String::as_str).zip(named).collect();
        let SplitPages { frames, mut shared } = take_apart(&apart);
        let frames: Vec<Vec<u8>> = frames.chunks(FRAMES_A_FILE).map(|frames| json(&frames)).collect();
        let names: Vec<String> = frames.iter().map(|file| sha256_hex(file)).collect();
        let dress = json(&dress);
        shared.extend(values.iter().map(|(name, text)| ((*name).to_owned(), text.clone())));

        // The cost is told on the pages, and what is told is part of the cost: weigh it with the hole unfilled.
        let finish = |told: &str| {
            let mut words = shared.clone();
            words.insert(name::SIZE.to_owned(), told.to_owned());
            let words = json(&words);
            let pages = pages.iter().zip(&dressed).enumerate().map(|(at, (page, inlined))| {
                let file = names.get(at / FRAMES_A_FILE).map_or("", String::as_str);
                let place = at % FRAMES_A_FILE;
                (
                    page.path.as_str(),
                    sha256_hex(&filled((*page).clone(), told, build.recall).content.bytes()),
                    file,
                    place,
                    *inlined,
                )
            });
            let (code, dress, pages) = (build.edition.code.as_str(), sha256_hex(&dress), pages.collect());
            let font = font.map(|font| (font.path.as_str(), sha256_hex(&font.bytes)));
            let list = json(&SaveList { edition: code, dress, words: sha256_hex(&words), pages, font });
            (words, list)
        };
        let (words, list) = finish(placeholders::saving_size());
        let weigh = |bytes: &[u8]| build.recall.weight(bytes);
        let of_frames: usize = frames.par_iter().map(|frame| weigh(frame)).sum();
        // A font is packed already, and fetched as it is.
        let fixed = of_frames + weigh(&dress) + font.map_or(0, |font| font.bytes.len());
        let bytes = fixed + weigh(&words) + weigh(&list) + of_worker;
        let kilobytes = i64::try_from(bytes.div_ceil(1000)).unwrap_or_default();
        let told = format::plain_number(&language.formats, kilobytes);
        let (words, list) = finish(&told);
        let bytes = fixed + weigh(&words) + weigh(&list);
        let name = sha256_hex(&list);
        let files = frames.into_iter().chain([dress, words, list]).collect();
        Self { lang, list: name, files, bytes, told }
    }
}

/// The texts that change with the edition.
fn values(language: &Language, build: &OfflineContext<'_>) -> Vec<(&'static str, String)> {
    let Edition { code, day, words, .. } = build.edition;
    let source = build.guide.language(&build.guide.settings.source).unwrap_or(language);
    let written = [language, source].map(|language| crate::i18n::format::day(language, *day));
    let mut values =
        vec![(name::CODE, code.clone()), (name::DAY, day.to_string()), (name::WORDS, words.clone())];
    values.extend(name::WRITTEN.into_iter().zip(written));
    values.push((name::SIZE, placeholders::saving_size().to_owned()));
    values
}

/// Where a text stands in a list; it is added if it is new.
fn place_of<'a>(list: &mut Vec<&'a str>, text: &'a str) -> usize {
    list.iter().position(|known| *known == text).unwrap_or_else(|| {
        list.push(text);
        list.len() - 1
    })
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
