//! One language, ready to be kept on a phone.

use rayon::prelude::*;
use serde::Serialize;

use crate::digest::{csp_source, sha256_hex};
use crate::edition::Edition;
use crate::finish::font_subset::FontSubset;
use crate::finish::page::FinishedPage;
use crate::guide::Guide;
use crate::i18n::format;
use crate::i18n::language::Language;
use crate::offline::exchange::LetterExchange;
use crate::offline::frames::{CSS, HTML, NamedText, SplitPages, take_apart};
use crate::offline::names;
use crate::offline::saving_size::{content_telling, tells};
use crate::page::FinishedHtml;
use crate::page::placeholders::{self, Joined, open};
use crate::page_cache::CacheSession;
use crate::plan::is_languages_of;
use crate::theme::{Theme, messages};

/// What every language of one build is made from.
pub(crate) struct OfflineContext<'a> {
    pub guide: &'a Guide,
    pub theme: &'a Theme,
    pub edition: &'a Edition,
    pub fonts: &'a [FontSubset],
    pub session: &'a CacheSession<'a>,
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
    /// What changes with the edition, in the order of its names.
    values: Vec<&'a str>,
    /// The file of styles, scripts and policies: what they share, and each.
    dress: String,
    /// The file of what pages share.
    words: String,
    /// The letters of frames and words that stand for signs, each with its sign behind it.
    letters: String,
    /// Of each page the path, the beginning of its SHA-256, the file its frame is in, its place there, and which style, script and
    /// policy it has.
    pages: Vec<(&'a str, String, &'a str, usize, [usize; 3])>,
    /// The path and the SHA-256 of the language's font.
    #[serde(skip_serializing_if = "Option::is_none")]
    font: Option<(&'a str, String)>,
}

/// How many frames a file holds: some pack better than one, and are little to fetch when a word on one changes.
const FRAMES_A_FILE: usize = 40;

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
            page.about.kind.is_kept()
                && !is_languages_of(&page.about.path)
                && (!page.about.kind.is_in_one_language() || page.about.lang.as_str() == lang)
        });
        let (pages, parts): (Vec<&FinishedPage>, Vec<&FinishedHtml>) =
            pages.filter_map(|page| Some((page, page.content.html()?.as_ref()))).unzip();
        let values = values(language, build);
        let font = build.font(&lang);
        let policies: Vec<String> = parts.iter().map(|page| page.policy().meta()).collect();
        let hashes: Vec<[String; 2]> =
            parts.iter().map(|page| [page.style(), page.script()].map(csp_source)).collect();
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
            let inlined = names::DRESS.into_iter().zip(inlined).filter(|(_, (_, text))| !text.is_empty());
            let inlined = inlined.map(|(name, (placeholder, _))| (name, *placeholder));
            let values = names::VALUES.into_iter().zip(values.iter().map(String::as_str));
            inlined.chain(values).map(|(name, text)| NamedText { name, text }).collect()
        });
        let apart: Vec<(&str, Vec<NamedText<'_>>)> = texts.iter().map(String::as_str).zip(named).collect();
        let SplitPages { frames, shared } = take_apart(&apart, HTML);
        let exchange = LetterExchange::new(frames.iter().chain(&shared).map(String::as_str));
        let exchanged =
            |texts: &[String]| json(&texts.iter().map(|text| exchange.of(text)).collect::<Vec<_>>());
        let frames: Vec<Vec<u8>> = frames.chunks(FRAMES_A_FILE).map(exchanged).collect();
        let names: Vec<String> = frames.iter().map(|file| sha256_hex(file)).collect();
        let words = exchanged(&shared);
        let mut dress: Vec<(&str, Vec<NamedText<'_>>)> =
            dress.into_iter().map(|text| (text, Vec::new())).collect();
        for ([.., policy], hashes) in dressed.iter().zip(&hashes) {
            let hashes = names::HASHES.into_iter().zip(hashes);
            dress[*policy].1 = hashes.map(|(name, text)| NamedText { name, text }).collect();
        }
        let SplitPages { frames: dress, shared } = take_apart(&dress, CSS);
        let dress = json(&(shared, dress));

        let fixed_hashes: Vec<Option<String>> =
            pages.par_iter().map(|page| (!tells(page)).then(|| page_hash(&page.content.bytes()))).collect();

        // The cost is told on the pages, and what is told is part of the cost: weigh it with the placeholder unfilled.
        let list = |told: &str| {
            let pages = pages.iter().zip(&dressed).zip(&fixed_hashes).enumerate();
            let pages = pages.map(|(at, ((page, inlined), hash))| {
                let file = names.get(at / FRAMES_A_FILE).map_or("", String::as_str);
                let place = at % FRAMES_A_FILE;
                let hash = hash.clone();
                let hash = hash.unwrap_or_else(|| page_hash(&content_telling(page, told).bytes()));
                (page.about.path.as_str(), hash, file, place, *inlined)
            });
            let values =
                values.iter().map(|value| if value == placeholders::saving_size() { told } else { value });
            let font = font.map(|font| (font.path.as_str(), sha256_hex(&font.bytes)));
            json(&SaveList {
                edition: build.edition.code.as_str(),
                values: values.collect(),
                dress: sha256_hex(&dress),
                words: sha256_hex(&words),
                letters: exchange.told(),
                pages: pages.collect(),
                font,
            })
        };
        let weigh = |bytes: &[u8]| build.session.weight(bytes);
        let of_frames: usize = frames.par_iter().map(|frame| weigh(frame)).sum();
        // A font is packed already, and fetched as it is.
        let fixed = of_frames + weigh(&dress) + weigh(&words) + font.map_or(0, |font| font.bytes.len());
        let bytes = fixed + weigh(&list(placeholders::saving_size())) + of_worker;
        let kilobytes = i64::try_from(bytes.div_ceil(1000)).unwrap_or_default();
        let told = format::plain_number(&language.formats, kilobytes);
        let list = list(&told);
        let bytes = fixed + weigh(&list);
        let name = sha256_hex(&list);
        let files = frames.into_iter().chain([dress, words, list]).collect();
        Self { lang, list: name, files, bytes, told }
    }
}

/// The texts that change with the edition, in the order of their names.
fn values(language: &Language, build: &OfflineContext<'_>) -> [String; names::VALUES.len()] {
    let Edition { code, day, words, .. } = build.edition;
    let source = build.guide.language(&build.guide.settings.source).unwrap_or(language);
    let official = build.guide.language(&build.guide.settings.official).unwrap_or(language);
    let [written, in_source, in_official] =
        [language, source, official].map(|language| format::day(language, *day));
    let in_address = messages::percent(&written);
    let size = placeholders::saving_size().to_owned();
    [code.clone(), day.to_string(), written, in_source, in_official, in_address, words.clone(), size]
}

/// Where a text stands in a list; it is added if it is new.
fn place_of<'a>(list: &mut Vec<&'a str>, text: &'a str) -> usize {
    list.iter().position(|known| *known == text).unwrap_or_else(|| {
        list.push(text);
        list.len() - 1
    })
}

/// The first half of a SHA-256 in hexadecimal digits: 128 bits tell a page from any other, and the list is lighter.
fn page_hash(bytes: &[u8]) -> String {
    sha256_hex(bytes).chars().take(32).collect()
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
