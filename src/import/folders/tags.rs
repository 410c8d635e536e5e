//! Languages as folders, files and settings of other generators name them.

use crate::i18n::lang::Lang;
use crate::import::tree::without_number;
use crate::normalization::{composed, folded};
use crate::starter;

/// Own names of languages in which no new guide is written yet, each behind its tag.
const NAMES: &str = include_str!("languages.txt");

/// English names of the languages that have an own name here, by CLDR 48, each behind its tag.
const ENGLISH: &str = include_str!("english_names.txt");

/// The language that a name stands for: `ar`, `pt-br`, `zh_CN`, `zh-hant`. A word that could be anything is none.
///
/// Tags that CLDR has given up are read as those it has in their place: `iw` is `he`.
pub(in crate::import) fn language(name: &str) -> Option<Lang> {
    let lang = spelled(name)?;
    let first = |lang: &Lang| lang.as_str().split('-').next().map(str::to_owned).unwrap_or_default();
    let is_known = |lang: &Lang| known_name(&first(lang)).is_some();
    // Words of three letters (`tel`, `cat`) stand for languages too, in lists that no folder is named after.
    let is_old = |lang: &Lang| first(lang).len() == 2;
    if is_known(&lang) {
        Some(lang)
    } else {
        Some(lang).filter(is_old).map(|lang| lang.canonical()).filter(is_known)
    }
}

/// The language that people call so: by its own name or by its English one, however it is written large and small. A number
/// before it tells the order of files.
pub(in crate::import) fn named(name: &str) -> Option<Lang> {
    // Some disks keep letters and their marks apart.
    let wanted = composed(&folded(without_number(name))).to_lowercase();
    if wanted.is_empty() {
        return None;
    }
    let own = starter::languages().chain(lines(NAMES)).map(|(tag, entry)| (tag, own_name(entry)));
    let called = own.chain(lines(ENGLISH)).filter(|(_, name)| name.to_lowercase() == wanted);
    let found: Vec<Lang> = called.filter_map(|(tag, _)| Lang::parse(tag)).collect();
    // Several countries call a script of theirs the same: that of none of them is meant.
    let is_of_country = |lang: &&Lang| lang.as_str().split('-').skip(1).any(|part| part.len() != 4);
    found.iter().find(|lang| !is_of_country(lang)).or(found.first()).cloned()
}

/// The language that the end of a file's name stands for (`page_fr`): a tag in use, or a name. Old tags are words of English
/// more often than languages there (`sign-in`).
pub(in crate::import) fn ending(name: &str) -> Option<Lang> {
    spelled(name).filter(|lang| language(name).as_ref() == Some(lang)).or_else(|| named(name))
}

/// The name in what `guide.yaml` says of a language.
fn own_name(entry: &str) -> &str {
    entry.split_once(", signs:").map_or(entry, |(name, _)| name)
}

fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter_map(|line| line.split_once(' '))
}

/// The language that settings name, whether its own name is known here or not.
pub(in crate::import) fn configured(name: &str) -> Option<Lang> {
    language(name).or_else(|| Some(spelled(name)?.canonical()))
}

/// A tag as BCP 47 spells it.
fn spelled(name: &str) -> Option<Lang> {
    let mut parts = name.split(['-', '_']);
    let mut tag = parts.next().filter(|part| (2..=3).contains(&part.len()))?.to_ascii_lowercase();
    for part in parts {
        let letters = part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let part = match part.len() {
            4 if letters => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
            2 | 3 if letters => part.to_ascii_uppercase(),
            _ => return None,
        };
        tag.push('-');
        tag.push_str(&part);
    }
    Lang::parse(&tag)
}

/// What `guide.yaml` says of a language behind its tag: its own name and what else it needs to be written. The tag itself, where
/// nobody has told. The name of a language in another script than its tag's is none of it.
pub(in crate::import) fn entry(lang: &Lang) -> Option<&'static str> {
    let tag = lang.as_str();
    known_name(tag).or_else(|| {
        let general = Lang::parse(tag.split('-').next()?)?;
        known_name(general.as_str()).filter(|_| general.script() == lang.script())
    })
}

/// The language that a guide without any sign of one is in.
pub(in crate::import) fn usual() -> Option<Lang> {
    starter::languages().next().and_then(|(tag, _)| Lang::parse(tag))
}

fn known_name(tag: &str) -> Option<&'static str> {
    starter::languages().chain(lines(NAMES)).find(|(known, _)| *known == tag).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::{configured, ending, entry, language, named};
    use crate::i18n::lang::Lang;

    #[test]
    fn tags_are_read_as_other_generators_write_them() {
        for (name, tag) in [
            ("pt-br", "pt-BR"),
            ("zh_CN", "zh-CN"),
            ("zh-hant", "zh-Hant"),
            ("fa_IR", "fa-IR"),
            ("es-419", "es-419"),
            ("CKB", "ckb"),
            ("iw", "he"),
            ("in", "id"),
            ("ji", "yi"),
            ("sr-latn", "sr-Latn"),
        ] {
            assert_eq!(language(name).map(|lang| lang.to_string()).as_deref(), Some(tag));
        }
        for word in
            ["docs", "img", "api", "faq", "v2", "", "en-", "a-b", "é", "en-guide", "src", "tel", "cat"]
        {
            assert_eq!(language(word), None, "{word}");
        }
        assert_eq!(language("pt-br").as_ref().and_then(entry), Some("português (Brasil)"));
        assert_eq!(language("fa_IR").as_ref().and_then(entry), Some("فارسی"));
        assert_eq!(language("sr-latn").as_ref().and_then(entry), Some("srpski"));
        assert_eq!(language("uk-latn").as_ref().and_then(entry), None);
        for (name, tag) in [
            ("Français", "fr"),
            ("ENGLISH", "en"),
            ("العربية", "ar"),
            ("02 Arabic", "ar"),
            ("Brazilian Portuguese", "pt-BR"),
            ("繁體中文", "zh-Hant"),
        ] {
            assert_eq!(named(name).as_ref().map(Lang::as_str), Some(tag), "{name}");
        }
        assert_eq!((named("health"), named("")), (None, None));
        assert_eq!((ending("in"), ending("page")), (None, None));
        assert_eq!(ending("zh_cn").as_ref().map(Lang::as_str), Some("zh-CN"));
        assert_eq!(configured("tok").as_ref().map(Lang::as_str), Some("tok"));
    }
}
