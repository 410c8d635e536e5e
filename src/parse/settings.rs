//! `content/guide.yaml`.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Deserialize;

use crate::address;
use crate::diagnostic::{Code, Diagnosed};
use crate::guide::ids::{FactId, TopicId};
use crate::guide::{Hotspot, Review, Roles, Settings, VagueWord};
use crate::i18n::lang::Calendar;
use crate::i18n::language::Language;
use crate::i18n::orthography::is_unseen;
use crate::parse::budgets::{RawBudgets, budgets};
use crate::parse::one_file_parts::{RawOneFilePart, one_file_parts};
use crate::parse::patterns::{CalendarWord, IdPattern, Keyed, PlacePattern, TagPattern, WebPattern};
use crate::parse::values::Values;
use crate::parse::yaml::{Located, Yaml};
use crate::project::Spanned;

/// What a guide is: who publishes it, its languages, its topics in reading order.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "Settings")]
pub(super) struct RawSettings {
    /// Who publishes the guide, as readers see it.
    publisher: Located<String>,
    /// The language the guide is written in; articles in all others are translations of it.
    #[schemars(with = "TagPattern")]
    source_language: Located<String>,
    /// The language of the papers and the authorities; the source language if not given.
    #[schemars(with = "Option<TagPattern>")]
    official_language: Option<Located<String>>,
    /// The languages of the guide, in the order of its menu.
    languages: Vec<RawLanguage>,
    /// The topics in reading order; `home` comes first by itself.
    #[serde(default)]
    #[schemars(with = "Vec<IdPattern>")]
    topics: Vec<Located<String>>,
    /// Whom to ask: facts that name an authority and its phones. Every page offers to call the first phone.
    #[serde(default)]
    #[schemars(with = "Vec<IdPattern>")]
    ask_first: Vec<Located<String>>,
    /// Which topic, or unit of one, does what for the whole guide.
    #[serde(default)]
    roles: RawRoles,
    /// What tabs and the browser's history call the guide, without naming its subject; the publisher if not given.
    tab_name: Option<Located<String>>,
    /// For how many months a thing may be relied on, by kind.
    #[serde(default)]
    review: RawReview,
    /// Whether a warning stops the build as an error does.
    #[serde(default)]
    deny_warnings: bool,
    /// The folder under `themes/` that the guide is drawn with.
    #[serde(default, rename = "theme")]
    _theme: Option<String>,
    /// What pages, scripts and files may weigh, in bytes.
    #[serde(default)]
    budgets: RawBudgets,
    /// The parts that the one file of each language is split into; one file holds all if not given.
    #[serde(default)]
    one_file_parts: Vec<RawOneFilePart>,
    /// Where the guide is published, for the posters.
    #[schemars(with = "Option<WebPattern>")]
    address: Option<Located<String>>,
    /// The wireless network that the guide is offered on where its poster hangs.
    hotspot: Option<RawHotspot>,
    /// By language, words that `check --plain` warns of.
    #[serde(default)]
    #[schemars(with = "Keyed<TagPattern, Vec<RawVagueWord>>")]
    vague_words: BTreeMap<String, Vec<RawVagueWord>>,
    /// By language, pronouns that `check --plain` warns of right before a term in brackets.
    #[serde(default)]
    #[schemars(with = "Keyed<TagPattern, Vec<String>>")]
    pronouns: BTreeMap<String, Vec<String>>,
    /// Names that are the same in every language.
    #[serde(default)]
    names: Vec<Located<String>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "VagueWord")]
struct RawVagueWord {
    /// The word.
    word: String,
    /// What to write instead.
    write: String,
    /// Words that, in the same paragraph, make it say enough.
    #[serde(default)]
    unless: Vec<String>,
}

#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Roles")]
struct RawRoles {
    /// Names people who help; linked beside the age of every page.
    #[schemars(with = "Option<PlacePattern>")]
    help: Option<Located<String>>,
    /// Tells of the guide itself; linked at the foot of every page.
    #[schemars(with = "Option<PlacePattern>")]
    about: Option<Located<String>>,
    /// Its units tell of the changes listed in changes.yaml.
    #[schemars(with = "Option<PlacePattern>")]
    changes: Option<Located<String>>,
    /// Explains the labels of translations.
    #[schemars(with = "Option<PlacePattern>")]
    labels: Option<Located<String>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Hotspot")]
struct RawHotspot {
    /// The name that phones show.
    name: Located<String>,
    /// 8 to 63 English letters, digits and signs; left out if the network is open.
    password: Option<Located<String>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Language")]
struct RawLanguage {
    /// Its tag by BCP 47.
    #[schemars(with = "TagPattern")]
    tag: Located<String>,
    /// Its name as its speakers write it.
    name: String,
    /// The language or region whose dates and numbers are used, if not its own.
    #[schemars(with = "Option<TagPattern>")]
    formats: Option<Located<String>>,
    /// A calendar written out behind the Gregorian date.
    #[schemars(with = "Option<CalendarWord>")]
    calendar: Option<Located<String>>,
    /// Punctuation it is written with, where CLDR's list falls short.
    #[serde(default)]
    signs: String,
    /// A font within `content/`, for phones that lack its letters: fonts/name.ttf.
    font: Option<Located<String>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "Review")]
struct RawReview {
    /// Facts of the law.
    law: u32,
    /// Phones, addresses and names of those who help.
    contact: u32,
    /// What explains the rest.
    explanation: u32,
}

/// Months, where a guide does not say: a year for what can change any day, two for what explains it.
impl Default for RawReview {
    fn default() -> Self {
        Self { law: 12, contact: 12, explanation: 24 }
    }
}

/// Reads `guide.yaml`; `None` where it cannot be used at all.
pub(super) fn settings(yaml: Yaml<'_>) -> Diagnosed<Option<Settings>> {
    let raw: RawSettings = match yaml.read() {
        Ok(raw) => raw,
        Err(problem) => return Diagnosed::new(None, vec![problem]),
    };
    let mut values = Values::new(yaml);
    let languages = languages(&raw.languages, &yaml, &mut values);
    let order = order(&raw.topics, &mut values);
    if let Some(fact) = raw.ask_first.get(MOST_CONTACTS) {
        let message = format!("more than {MOST_CONTACTS} contacts to ask first");
        values.problem(Code::FileTooLarge, fact, message, "name the few that always answer");
    }
    let ask_first = raw.ask_first.iter().take(MOST_CONTACTS);
    let ask_first = ask_first.filter_map(|fact| values.id(fact, FactId::new)).collect();
    let mut role = |written: &Option<Located<String>>| values.target(written.as_ref()?);
    let roles = Roles {
        help: role(&raw.roles.help),
        about: role(&raw.roles.about),
        changes: role(&raw.roles.changes),
        labels: role(&raw.roles.labels),
    };
    let address = raw.address.as_ref().and_then(|written| published_at(written, &mut values));
    let hotspot = raw.hotspot.as_ref().and_then(|written| hotspot(written, &mut values));
    let source = values.lang(&raw.source_language);
    // A guide that names no official language has none but that of its own texts.
    let official_language = raw.official_language.as_ref().unwrap_or(&raw.source_language);
    let official = values.lang(official_language);
    for (lang, written) in [(&source, &raw.source_language), (&official, official_language)] {
        let listed = |lang| languages.iter().any(|language: &Language| language.lang == lang);
        if lang.as_ref().is_some_and(|lang| !listed(lang.value.clone())) {
            let message = format!("`{}` is not among the languages of the guide", written.value);
            values.problem(Code::LanguageTag, written, message, "add it to `languages`");
        }
    }
    let review =
        Review { law: raw.review.law, contact: raw.review.contact, explanation: raw.review.explanation };
    let tab_name = raw.tab_name.as_ref().unwrap_or(&raw.publisher);
    let vague = |raw: &RawVagueWord| VagueWord {
        word: raw.word.clone(),
        write: raw.write.clone(),
        unless: raw.unless.clone(),
    };
    let vague_words = raw.vague_words.iter();
    let vague_words =
        vague_words.map(|(lang, words)| (lang.clone(), words.iter().map(vague).collect())).collect();
    let names = names(&raw.names, &mut values);
    let budgets = budgets(&raw.budgets, &mut values);
    let one_file_parts = one_file_parts(&raw.one_file_parts, budgets.one_file.is_some(), &mut values);
    let settings = source.zip(official).map(|(source, official)| Settings {
        tab_name_span: yaml.span(tab_name),
        tab_name: tab_name.value.clone(),
        publisher_span: yaml.span(&raw.publisher),
        publisher: raw.publisher.value.clone(),
        source: source.value,
        official: official.value,
        languages,
        order,
        ask_first,
        roles,
        review,
        deny_warnings: raw.deny_warnings,
        budgets,
        one_file_parts,
        address,
        hotspot,
        vague_words,
        pronouns: raw.pronouns.clone(),
        names,
    });
    Diagnosed::new(settings, values.problems)
}

/// No guide is in more languages or names more contacts.
const MOST_LANGUAGES: usize = 100;
const MOST_CONTACTS: usize = 20;
/// Each name is looked for in every text.
const MOST_NAMES: usize = 500;

fn languages(raw: &[RawLanguage], yaml: &Yaml<'_>, values: &mut Values<'_>) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    if let Some(entry) = raw.get(MOST_LANGUAGES) {
        let message = format!("more than {MOST_LANGUAGES} languages");
        values.problem(Code::FileTooLarge, &entry.tag, message, "see whether something stands there twice");
    }
    for entry in raw.iter().take(MOST_LANGUAGES) {
        let Some(lang) = values.lang(&entry.tag) else { continue };
        if languages.iter().any(|known| known.lang == lang.value) {
            let message = format!("the language `{}` is listed twice", lang.value);
            values.problem(Code::DuplicateId, &entry.tag, message, "delete one of the two");
            continue;
        }
        let formats = entry.formats.as_ref().map(|written| values.lang(written));
        let calendar = entry.calendar.as_ref().and_then(|word| values.word(word, &Calendar::WORDS));
        languages.push(Language {
            calendar,
            formats: formats.flatten().map_or_else(|| lang.value.clone(), |formats| formats.value),
            direction: lang.value.direction(),
            lang: lang.value,
            name: entry.name.clone(),
            signs: entry.signs.clone(),
            font: entry.font.as_ref().map(|written| Spanned {
                value: format!("content/{}", written.value),
                span: yaml.span(written),
            }),
            span: yaml.span(&entry.tag),
        });
    }
    languages
}

/// The names that are the same in every language, each once and with single spaces.
fn names(raw: &[Located<String>], values: &mut Values<'_>) -> Vec<Spanned<String>> {
    if let Some(name) = raw.get(MOST_NAMES) {
        let message = format!("more than {MOST_NAMES} names");
        values.problem(Code::FileTooLarge, name, message, "list those that findings complain of, no others");
    }
    let mut names: Vec<Spanned<String>> = Vec::new();
    for written in raw.iter().take(MOST_NAMES) {
        let name = written.value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.contains(char::is_alphabetic) {
            let help = "write it as texts have it, or delete the entry";
            values.problem(Code::EmptyText, written, "a name without a letter", help);
        } else if names.iter().any(|known| known.value == name) {
            let message = format!("the name `{name}` is listed twice");
            values.problem(Code::DuplicateId, written, message, "delete one of the two");
        } else {
            names.push(Spanned { value: name, ..values.spanned(written) });
        }
    }
    names
}

/// The address of the guide, with a slash at its end.
fn published_at(written: &Located<String>, values: &mut Values<'_>) -> Option<String> {
    let text = written.value.as_str();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/%".contains(&byte);
    let fault = address::site(text).err();
    if fault.is_some() || text.len() > 120 || !rest.bytes().all(is_plain) {
        let reason = fault.map_or_else(String::new, |fault| format!(": {fault}"));
        let message = format!("`{text}` is not the address of a site{reason}");
        let help = "write it as a browser shows it, `https://example.org/guide/`, without `?` and `#`";
        values.problem(Code::BadAddress, written, message, help);
        return None;
    }
    Some(format!("{}/", text.trim_end_matches('/')))
}

/// The limits are those of IEEE 802.11: a name of 32 bytes, a passphrase of 8 to 63 characters of ASCII.
fn hotspot(written: &RawHotspot, values: &mut Values<'_>) -> Option<Hotspot> {
    let name = &written.name;
    let name_fits = (1..=32).contains(&name.value.len()) && !name.value.contains(is_unseen);
    if !name_fits {
        let message = format!("`{}` cannot be the name of a wireless network", name.value);
        values.problem(Code::BadHotspot, name, message, "write the name phones show, at most 32 bytes long");
    }
    let fits =
        |text: &str| (8..=63).contains(&text.len()) && text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let wrong = written.password.as_ref().filter(|password| !fits(&password.value));
    if let Some(password) = wrong {
        let message = "the password of the wireless network has the wrong length or signs";
        let help =
            "write 8 to 63 English letters, digits and signs; leave `password` out if the network is open";
        values.problem(Code::BadHotspot, password, message, help);
    }
    let password = written.password.as_ref().map(|password| password.value.clone());
    (name_fits && wrong.is_none()).then(|| Hotspot { name: name.value.clone(), password })
}

fn order(raw: &[Located<String>], values: &mut Values<'_>) -> Vec<(TopicId, crate::project::Span)> {
    let (mut order, mut seen) = (Vec::new(), BTreeSet::new());
    for entry in raw {
        let Some(topic) = values.id(entry, TopicId::new) else { continue };
        if !seen.insert(topic.value.clone()) {
            let message = format!("the topic `{}` is listed twice", topic.value);
            values.problem(Code::DuplicateId, entry, message, "delete one of the two");
        } else if topic.value.is_home() {
            let message = "`home` is always the first page";
            values.problem(Code::DuplicateId, entry, message, "take it out of `topics`");
        } else {
            order.push((topic.value, topic.span));
        }
    }
    order
}
