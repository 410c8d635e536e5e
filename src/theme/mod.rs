//! A theme, ready to use: compiled templates, stylesheets per direction, scripts, interface strings.

pub(crate) mod contrast;
pub mod directions;
pub mod filters;
pub mod html;
pub mod markup;
pub mod messages;
pub mod metering;
pub mod picture;
mod properties;
pub mod script;
pub mod scripts;
pub mod strings;
pub mod stylesheet;
pub(crate) mod template_fault;
pub mod version;

use std::collections::{BTreeMap, BTreeSet};

use tera::Tera;

use crate::guide::Guide;
use crate::guide::ids::UnitId;
use crate::guide::keyword::keyword;
use crate::guide::rule::Rule;
use crate::i18n::format::plural_categories;
use crate::i18n::lang::{Direction, Lang};
use crate::i18n::language::Language;
use crate::project::FileId;
use crate::theme::markup::Markup;
use crate::theme::metering::{Insertions, Meter};
use crate::theme::picture::Picture;
use crate::theme::strings::{COUNTS, LAST_SEEN, Strings, counts};

/// Where a guide keeps the files of a theme that it has of its own: each in place of the theme's file of the same name.
pub const OVERLAY: &str = "content/theme/";

/// Interface strings are taken one by one: a guide's file of a language stands beside the theme's, not in its place.
pub(crate) const STRINGS: &str = "strings/";

/// A theme.
#[derive(Debug)]
pub struct Theme {
    /// Its folder's name under `themes/`.
    pub name: String,
    /// Its `theme.yaml`.
    pub file: FileId,
    /// Its templates.
    pub templates: Templates,
    /// What each kind of page is made of.
    pub pages: BTreeMap<PageKind, PageParts>,
    /// The language its strings were written in first.
    pub language: Option<Lang>,
    /// The interface strings by language, a guide's own in the place of the theme's.
    pub strings: BTreeMap<Lang, Strings>,
    /// Those that the theme brings.
    pub brought: BTreeMap<Lang, Strings>,
    /// Of strings that only some guides need: what a guide must have. Each names features of guides.
    pub string_rules: BTreeMap<String, Rule>,
    /// What the templates write themselves.
    pub markup: Markup,
    /// The pictograms by name.
    pub pictures: BTreeMap<String, Picture>,
    /// The logo, where there is one: shapes with colours of their own.
    pub logo: Option<Picture>,
    /// The service worker's script, with `__MANIFEST__` where its list of files goes.
    pub worker: String,
}

impl Theme {
    /// The strings that all others are made from, for a guide with this source language, as the guide words them: those in that
    /// language, where the theme brings them or the guide has written all of them, else those of [`Self::brought_base`].
    pub fn base_strings(&self, source: &Lang) -> Option<(&Lang, &Strings)> {
        let (base, brought) = self.brought_base(source)?;
        let written = self.strings.get_key_value(source);
        let is_whole = |(_, own): &(&Lang, &Strings)| brought.keys().all(|key| own.contains_key(key));
        written.filter(is_whole).or_else(|| self.strings.get_key_value(base))
    }

    /// The strings that the theme brings for a guide with this source language: in that language, else in the theme's own, else
    /// the first there are. They say which strings there are.
    pub fn brought_base(&self, source: &Lang) -> Option<(&Lang, &Strings)> {
        let own = || self.brought.get_key_value(self.language.as_ref()?);
        self.brought.get_key_value(source).or_else(own).or_else(|| self.brought.iter().next())
    }

    /// The strings every language is to have, for a guide with this source language: those of the base, and those that the
    /// generator itself writes.
    pub fn string_keys(&self, source: &Lang) -> BTreeSet<&str> {
        let base = self.brought_base(source).map(|(_, strings)| strings);
        let keys = base.into_iter().flat_map(|strings| strings.keys().map(String::as_str));
        keys.chain(COUNTS).chain([LAST_SEEN]).collect()
    }

    /// Those of them that can stand on a page of this guide, by what it has: the others need no translation.
    pub fn needed_strings(&self, guide: &Guide) -> BTreeSet<&str> {
        let names = guide.feature_names();
        let names: Vec<&UnitId> = names.iter().collect();
        let is_needed = |key: &&str| self.string_rules.get(*key).is_none_or(|rule| rule.holds(&names));
        let mut keys = self.string_keys(&guide.settings.source);
        for key in counts(guide) {
            keys.insert(key);
        }
        keys.into_iter().filter(is_needed).collect()
    }

    /// Those of the needed strings that a language lacks, sorted.
    pub fn missing_strings<'a>(&self, needed: &BTreeSet<&'a str>, lang: &Lang) -> Vec<&'a str> {
        let own = self.strings.get(lang);
        let is_missing = |key: &&str| own.is_none_or(|own| !own.contains_key(*key));
        needed.iter().copied().filter(is_missing).collect()
    }

    /// Those of the needed strings that a language has only in part, sorted: empty, or without a form for one of its plural categories.
    pub fn unfinished_strings<'a>(&self, needed: &BTreeSet<&'a str>, language: &Language) -> Vec<&'a str> {
        let Some(own) = self.strings.get(&language.lang) else { return Vec::new() };
        let categories = plural_categories(&language.formats);
        let is_unfinished = |key: &&str| own.get(*key).is_some_and(|text| text.is_unfinished(&categories));
        needed.iter().copied().filter(is_unfinished).collect()
    }
}

/// The templates of a theme, compiled.
#[derive(Debug)]
pub struct Templates {
    /// By their paths inside the theme.
    pub tera: Tera,
    /// Counts the steps they take.
    pub meter: Meter,
    /// What was inserted into each to count its steps.
    pub insertions: BTreeMap<String, Insertions>,
    /// What each may name, with all that it extends and includes.
    pub named: BTreeMap<String, NamedValues>,
}

/// The values of a view that a template may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedValues(Option<BTreeSet<String>>);

impl NamedValues {
    /// Every value.
    pub(crate) fn all() -> Self {
        Self(None)
    }

    /// None but those among these words.
    pub(crate) fn some(words: BTreeSet<String>) -> Self {
        Self(Some(words))
    }

    /// Whether a value of this name may be asked for.
    pub fn has(&self, name: &str) -> bool {
        self.0.as_ref().is_none_or(|words| words.contains(name))
    }
}

/// What a kind of page is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageParts {
    /// The template's name.
    pub template: String,
    /// Templates of plain text that are drawn first, for the page's template to print.
    pub texts: Vec<String>,
    /// Its stylesheet for pages written from left to right.
    pub css_ltr: String,
    /// Its stylesheet for pages written from right to left.
    pub css_rtl: String,
    /// Its scripts in order.
    pub scripts: Vec<PageScript>,
}

/// A script of a kind of page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageScript {
    /// The component that a page must name in `data-part` to be given it; `None` where every page of the kind is.
    pub of_part: Option<String>,
    /// Its text.
    pub text: String,
}

/// Which kind of page a template draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKind {
    /// The first page of a language.
    Home,
    /// Guidance.
    Topic,
    /// The list to tick.
    Checklist,
    /// All that is in the guide, in one language.
    Contents,
    /// All sources.
    Sources,
    /// The choice of a language, at the root of the site.
    Languages,
    /// What a host shows for an address that does not exist.
    NotFound,
    /// What the service worker shows for a page that is not saved.
    Offline,
    /// What phones near by are given first: files to take along, before pages to read.
    Nearby,
    /// Whether a copy of an edition is still right.
    Edition,
    /// A sheet for the doctor.
    Sheet,
    /// What to do now in a situation.
    Situation,
    /// Sentences to show in the official language.
    Cards,
    /// Days counted from a date.
    Dates,
    /// What is done and what is open of the checklist, in the reader's language and in that of the authorities.
    Card,
    /// A calendar that says nothing of the guide: where a reader goes who must leave quickly.
    Calendar,
    /// A sheet for the notice board.
    Poster,
    /// The same on a larger sheet.
    PosterA3,
    /// What to do now in each situation, on a sheet to fold.
    Leaflet,
    /// The whole guide in one file, to be handed on.
    OneFile,
    /// The whole guide as plain text.
    Text,
}

impl PageKind {
    /// The words of `theme.yaml`.
    pub const WORDS: [(&str, Self); 21] = [
        ("home", Self::Home),
        ("topic", Self::Topic),
        ("checklist", Self::Checklist),
        ("contents", Self::Contents),
        ("sources", Self::Sources),
        ("languages", Self::Languages),
        ("not-found", Self::NotFound),
        ("offline", Self::Offline),
        ("nearby", Self::Nearby),
        ("edition", Self::Edition),
        ("sheet", Self::Sheet),
        ("dates", Self::Dates),
        ("situation", Self::Situation),
        ("cards", Self::Cards),
        ("card", Self::Card),
        ("calendar", Self::Calendar),
        ("poster", Self::Poster),
        ("poster-a3", Self::PosterA3),
        ("leaflet", Self::Leaflet),
        ("one-file", Self::OneFile),
        ("text", Self::Text),
    ];

    /// Whether such a page is in one language; the others speak all of them.
    pub fn is_in_one_language(self) -> bool {
        let pages = matches!(
            self,
            Self::Home
                | Self::Topic
                | Self::Checklist
                | Self::Contents
                | Self::Sources
                | Self::Sheet
                | Self::Dates
                | Self::Situation
                | Self::Cards
                | Self::Card
        );
        pages || self.is_sheet_to_print() || self.is_whole_guide()
    }

    /// Whether it is there to be printed: a sheet for the notice board, or one to fold.
    pub fn is_sheet_to_print(self) -> bool {
        matches!(self, Self::Poster | Self::PosterA3 | Self::Leaflet)
    }

    /// Whether it holds a whole language: a file to save and hand on, which is no page to turn to.
    pub fn is_whole_guide(self) -> bool {
        matches!(self, Self::OneFile | Self::Text)
    }

    /// Whether a phone keeps it for the time without connection: not what must be asked for anew, nor what is there
    /// to print, nor the files that hold everything once more and the page that offers them.
    pub fn is_kept(self) -> bool {
        !matches!(self, Self::Edition | Self::Nearby) && !self.is_sheet_to_print() && !self.is_whole_guide()
    }

    /// How its template's file ends.
    pub fn ending(self) -> &'static str {
        if self == Self::Text { "txt" } else { "html" }
    }

    /// The word of `theme.yaml`.
    pub fn as_str(self) -> &'static str {
        keyword(&Self::WORDS, &self)
    }
}

impl PageParts {
    /// The stylesheet for a direction.
    pub fn css(&self, direction: Direction) -> &str {
        match direction {
            Direction::Ltr => &self.css_ltr,
            Direction::Rtl => &self.css_rtl,
        }
    }

    /// The names of the components whose scripts a drawn page is given because it names them.
    pub(crate) fn named_parts(&self, html: &str) -> BTreeSet<&str> {
        let parts: BTreeSet<&str> =
            self.scripts.iter().filter_map(|script| script.of_part.as_deref()).collect();
        if parts.is_empty() {
            return parts;
        }
        let named = html.split("data-part=\"").skip(1).filter_map(|rest| rest.split('"').next());
        named.filter_map(|name| parts.get(name).copied()).collect()
    }

    /// The script of a page that names these components.
    pub(crate) fn script(&self, named: &BTreeSet<&str>) -> String {
        let is_given =
            |script: &&PageScript| script.of_part.as_deref().is_none_or(|part| named.contains(part));
        let given: Vec<&str> =
            self.scripts.iter().filter(is_given).map(|script| script.text.as_str()).collect();
        given.join("\n")
    }
}
