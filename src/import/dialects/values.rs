//! Values that a generator puts into its texts: those of the settings around them, of files of data, of a page's front matter.

use std::collections::BTreeMap;

use serde_json::Value;

use super::front::settings;
use crate::i18n::lang::Lang;
use crate::import::folders::tags;
use crate::import::tree::{ImportTree, is_summary};
use crate::parse::warning;

/// What the files around the texts give values to.
#[derive(Debug, Default)]
pub(in crate::import) struct SiteValues {
    /// Settings, each with the folder whose texts they hold for, the deepest folder first.
    settings: Vec<(String, Value)>,
    /// Files of data by their names without an ending.
    data: Vec<(String, Value)>,
    /// Whether the generator fills in nothing: two braces are words of the texts then.
    is_literal: bool,
    /// The word that stands above what is important, by language.
    pub important: BTreeMap<Lang, String>,
    /// Whether texts hold lines of programs, whatever the ending of their file.
    pub has_programs: bool,
}

/// The names of files of settings, without their endings.
const SETTINGS: [&str; 6] = ["mkdocs", "_config", "hugo", "config", "params", BOOK];

/// The file in which `GitBook` keeps the values of a book.
const BOOK: &str = "book";

/// Files of settings that are only read where they lie among others of their kind.
const FOLDERS: [&str; 2] = ["config/_default/", "config/"];

/// Under what settings keep values for texts.
const HOLDERS: [&str; 2] = ["params", "extra"];

impl SiteValues {
    pub(in crate::import) fn new(tree: &ImportTree) -> Self {
        let mut values = Self::default();
        let mut is_filled = false;
        for (path, text) in &tree.texts {
            let (folder, name) =
                path.rsplit_once('/').map_or(("", path.as_str()), |(folder, name)| (folder, name));
            let Some((stem, ending)) = name.rsplit_once('.') else { continue };
            if !["toml", "yaml", "yml", "json"].contains(&ending) {
                continue;
            }
            let mut folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
            if let Some((_, inside)) = path.split_once("_data/") {
                let name = inside.trim_end_matches(ending).trim_end_matches('.').replace('/', ".");
                values.data.extend(settings(path, text).map(|read| (name, read)));
                continue;
            }
            if !SETTINGS.contains(&stem)
                || stem == "params" && !FOLDERS.iter().any(|known| folder.ends_with(known))
            {
                continue;
            }
            let Some(mut read) = settings(path, text).or_else(|| extra_alone(text)) else { continue };
            if stem == "params" {
                read = serde_json::json!({ "params": read });
            }
            if stem == BOOK {
                let Some(variables) = read.get("variables") else { continue };
                read = serde_json::json!({ "params": { BOOK: variables } });
                is_filled = true;
            }
            for known in FOLDERS {
                folder = folder.strip_suffix(known).map(str::to_owned).unwrap_or(folder);
            }
            values.settings.push((folder, read));
        }
        values.settings.sort_by_key(|(folder, _)| std::cmp::Reverse(folder.len()));
        let names = || tree.texts.keys();
        values.has_programs = names().any(|path| path.starts_with("docusaurus.config."));
        values.is_literal = values.has_programs
            || names().any(|path| is_summary(path) && !is_filled || path.starts_with("src/content/docs/"));
        values
    }
}

/// The values of settings that cannot be read as a whole, since they name parts of programs.
fn extra_alone(text: &str) -> Option<Value> {
    let lines = text.lines().skip_while(|line| !line.starts_with("extra:"));
    let is_inside = |line: &&str| line.is_empty() || line.starts_with([' ', '\t', '#', '-']);
    let (mut part, mut lines) = (String::new(), lines);
    part.push_str(lines.next()?);
    for line in lines.take_while(is_inside) {
        part.push('\n');
        part.push_str(line);
    }
    settings("extra.yaml", &part)
}

/// The values that one text is filled with.
#[derive(Debug)]
pub(in crate::import) struct PageValues<'a> {
    pub site: &'a SiteValues,
    /// What the front matter says.
    pub front: &'a Value,
    pub path: &'a str,
    pub lang: Option<&'a Lang>,
}

impl PageValues<'_> {
    /// Whether two braces are words of this text.
    pub(in crate::import) fn is_literal(&self) -> bool {
        self.site.is_literal
    }

    /// What stands above a note of this kind that has no title, where it warns: the name of its kind in the usual language, or what
    /// another one has in its place.
    pub(in crate::import) fn label(&self, kind: &str) -> Option<String> {
        let label = warning(kind)?;
        let first = |lang: &Lang| lang.as_str().split('-').next().map(str::to_owned);
        let usual = tags::usual();
        match self.lang {
            Some(lang) if first(lang) != usual.as_ref().and_then(first) => {
                self.site.important.get(lang).cloned()
            }
            _ => Some(label),
        }
    }

    /// The value of this name, where the settings have it as words, a number or a truth.
    pub(in crate::import) fn find(&self, name: &str) -> Option<String> {
        let parts: Vec<&str> = name.trim_start_matches(['.', '$']).split('.').collect();
        let (first, rest) = parts.split_first()?;
        let inner = |rest: &[&str], known: &[&str]| rest.first().is_some_and(|part| is_one_of(part, known));
        let of_page = ["page", "frontmatter", "meta"];
        let found = if is_one_of(first, &of_page) {
            let rest = if inner(rest, &["meta", "params", "extra"]) { &rest[1..] } else { rest };
            self.of_page(rest)
        } else if is_one_of(first, &["site", "config"]) {
            match rest.split_first() {
                Some((next, path)) if is_one_of(next, &["data"]) => self.of_data(path),
                Some((next, path)) if is_one_of(next, &HOLDERS) => self.of_site(path, false),
                _ => self.of_site(rest, true),
            }
        } else if is_one_of(first, &HOLDERS) {
            self.of_page(rest).or_else(|| self.of_site(rest, false))
        } else {
            self.of_page(&parts).or_else(|| self.of_site(&parts, false))
        };
        let words = match found? {
            Value::String(words) => words.split_whitespace().collect::<Vec<_>>().join(" "),
            Value::Number(number) => number.to_string(),
            Value::Bool(truth) => truth.to_string(),
            _ => return None,
        };
        Some(words).filter(|words| !words.is_empty())
    }

    fn of_page(&self, path: &[&str]) -> Option<&Value> {
        let holders = HOLDERS.iter().filter_map(|holder| inside(self.front, &[holder]));
        let mut places = holders.chain([self.front]);
        places.find_map(|values| inside(values, path))
    }

    fn of_data(&self, path: &[&str]) -> Option<&Value> {
        self.site.data.iter().find_map(|(name, values)| {
            let known: Vec<&str> = name.split('.').collect();
            inside(values, path.strip_prefix(known.as_slice())?)
        })
    }

    /// A value of the settings: of the text's language first; `is_any` where it may stand beside those that are meant for texts.
    fn of_site(&self, path: &[&str], is_any: bool) -> Option<&Value> {
        let own = self.site.settings.iter().filter(|(folder, _)| self.path.starts_with(folder.as_str()));
        own.flat_map(|(_, settings)| {
            let languages = settings.get("languages").and_then(Value::as_object).into_iter().flatten();
            let of_lang = languages
                .filter(|(tag, _)| self.lang.is_some() && tags::configured(tag).as_ref() == self.lang);
            of_lang.map(|(_, settings)| settings).chain([settings])
        })
        .find_map(|settings| {
            let holders = HOLDERS.iter().filter_map(|holder| inside(settings, &[holder]));
            let mut places = holders.chain(Some(settings).filter(|_| is_any));
            places.find_map(|values| inside(values, path))
        })
    }
}

fn is_one_of(part: &str, known: &[&str]) -> bool {
    known.iter().any(|known| known.eq_ignore_ascii_case(part))
}

/// What stands at a path of names; capitals do not count.
fn inside<'v>(values: &'v Value, path: &[&str]) -> Option<&'v Value> {
    path.iter().try_fold(values, |values, part| {
        let fields = values.as_object()?;
        let any_case =
            || fields.iter().find(|(name, _)| name.eq_ignore_ascii_case(part)).map(|(_, value)| value);
        fields.get(*part).or_else(any_case)
    })
}

#[cfg(test)]
mod tests {
    use super::{PageValues, SiteValues};
    use crate::import::tree::ImportTree;

    #[test]
    fn values_are_looked_up_where_generators_keep_them() {
        let files = [
            ("hugo.toml", "[params]\nHotline = \"0800 42\"\n[params.office]\nphone = 112\n"),
            ("_config.yml", "phone: 0800 43\n"),
            ("a/mkdocs.yml", "x: !!python/name:a.b\nextra:\n  phone: 0800 44\nplugins: []\n"),
            ("_data/contacts.yml", "night: {phone: 0800 45}\n"),
        ];
        let texts = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
        let site = SiteValues::new(&ImportTree { texts, ..ImportTree::default() });
        let front = serde_json::json!({ "title": "T", "contact": { "name": "Ann" } });
        for (path, name, value) in [
            ("content/a.md", "hotline", Some("0800 42")),
            ("content/a.md", "office.phone", Some("112")),
            ("content/a.md", "site.Params.hotline", Some("0800 42")),
            ("b.md", "site.phone", Some("0800 43")),
            ("a/docs/b.md", "phone", Some("0800 44")),
            ("a/docs/b.md", "extra.phone", Some("0800 44")),
            ("b.md", "site.data.contacts.night.phone", Some("0800 45")),
            ("b.md", "page.contact.name", Some("Ann")),
            ("b.md", "contact", None),
            ("b.md", "site.none", None),
        ] {
            let values = PageValues { site: &site, front: &front, path, lang: None };
            assert_eq!(values.find(name).as_deref(), value, "{name} in {path}");
        }
    }
}
