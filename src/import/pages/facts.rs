//! Addresses and telephone numbers of the old texts as facts of the new guide.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::address::{self, Domains};
use crate::calendar::Day;
use crate::edit::scalar::quoted;
use crate::i18n::orthography::{Digit, digit, is_unseen};
use crate::import::ids::{self, TakenIds};
use crate::normalization::folded;

/// The facts found so far.
#[derive(Debug)]
pub(in crate::import) struct FoundFacts {
    /// Kind and value by id.
    by_id: BTreeMap<String, (&'static str, String)>,
    ids: BTreeMap<String, String>,
    taken: TakenIds,
    /// The ids of telephone numbers, by their digits without spaces.
    phones: BTreeMap<String, String>,
    domains: Domains,
}

/// A part of a text: words, or the id of a fact that stands in their place.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) enum FactPart<'a> {
    /// Words as they are.
    Words(&'a str),
    /// A fact, by its id.
    Fact(String),
    /// What looks like an address and is none that can be a fact.
    Refused(&'a str),
}

/// The id of the one source that all facts of an import rest on.
pub(in crate::import) const SOURCE: &str = "imported-texts";

impl FoundFacts {
    pub(in crate::import) fn new() -> Self {
        Self {
            by_id: BTreeMap::new(),
            ids: BTreeMap::new(),
            taken: TakenIds::default(),
            phones: BTreeMap::new(),
            domains: Domains::new(),
        }
    }

    /// The id of an address of the web or of mail; `None` where it cannot be a fact.
    pub(in crate::import) fn link(&mut self, address: &str) -> Option<String> {
        let address = if let Some(rest) = address.strip_prefix("//") {
            format!("https://{rest}")
        } else {
            address.to_owned()
        };
        let address =
            address.split('?').next().filter(|_| address.starts_with("mailto:")).unwrap_or(&address);
        let is_fit =
            if address.starts_with("mailto:") { address::mail(address) } else { address::web(address) };
        is_fit.ok()?;
        let shown = address.trim_start_matches("mailto:");
        Some(self.id("link", address, address::without_scheme(shown).trim_start_matches("www.")))
    }

    /// The id of a telephone number; `None` where it cannot be a fact. However it is written, one number is one fact.
    pub(in crate::import) fn phone(&mut self, number: &str) -> Option<String> {
        let number = latin(number).replace("(0)", " ");
        let number: String =
            number.chars().map(|c| if "-./()\u{a0}\u{2010}\u{2011}".contains(c) { ' ' } else { c }).collect();
        let number: String = number.chars().filter(|c| !is_unseen(*c)).collect();
        let number = folded(&number);
        address::phone(&number).ok()?;
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let dialled: String = number.chars().filter(|c| *c != ' ').collect();
        if let Some(id) = self.phones.get(&dialled) {
            return Some(id.clone());
        }
        let id = self.id("phone", &number, &format!("phone-{digits}"));
        self.phones.insert(dialled, id.clone());
        Some(id)
    }

    fn id(&mut self, kind: &'static str, value: &str, name: &str) -> String {
        if let Some(id) = self.ids.get(value) {
            return id.clone();
        }
        let name = ids::id(name).unwrap_or_else(|| kind.to_owned());
        let id = self.taken.take(&name);
        self.by_id.insert(id.clone(), (kind, value.to_owned()));
        self.ids.insert(value.to_owned(), id.clone());
        id
    }

    /// Whether a text holds what reads like an address.
    pub(in crate::import) fn has_address(&self, text: &str) -> bool {
        self.domains.first_in(text).is_some()
    }

    /// The bytes of each address in a text.
    pub(in crate::import) fn addresses(&self, text: &str) -> Vec<Range<usize>> {
        let (mut found, mut from) = (Vec::new(), 0);
        while let Some(address) = text.get(from..).and_then(|rest| self.domains.first_in(rest)) {
            found.push(from + address.range.start..from + address.range.end);
            from += address.range.end;
        }
        found
    }

    /// Parts a text at its addresses and telephone numbers.
    pub(in crate::import) fn parts<'a>(&mut self, text: &'a str) -> Vec<FactPart<'a>> {
        let (mut parts, mut rest) = (Vec::new(), text);
        while let Some(found) = self.domains.first_in(rest) {
            let written = &rest[found.range.clone()];
            self.parts_of_phones(&rest[..found.range.start], &mut parts);
            let written_mail =
                written.contains('@') && !written.contains("://") && !written.starts_with("mailto:");
            let address = match () {
                () if written.contains("://") || written.starts_with("mailto:") => written.to_owned(),
                () if written_mail => format!("mailto:{written}"),
                () => format!("https://{written}"),
            };
            let number = written.strip_prefix("tel:").and_then(|number| self.phone(number));
            let is_other = found.is_host && is_name_of_file(written) || is_name_in_program(written);
            parts.push(match number.or_else(|| if is_other { None } else { self.link(&address) }) {
                Some(id) => FactPart::Fact(id),
                None => FactPart::Refused(written),
            });
            rest = &rest[found.range.end..];
        }
        self.parts_of_phones(rest, &mut parts);
        parts
    }

    /// Parts a text at its telephone numbers with the number of a country.
    fn parts_of_phones<'a>(&mut self, text: &'a str, parts: &mut Vec<FactPart<'a>>) {
        let mut rest = text;
        let mut from = 0;
        while let Some(plus) = rest[from..].find('+').map(|at| from + at) {
            let number = number_at(rest, plus);
            match Some(number.clone())
                .filter(|number| number.len() > 6)
                .and_then(|number| self.phone(&rest[number]))
            {
                Some(id) => {
                    let before = &rest[..number.start];
                    parts.extend(Some(FactPart::Words(before)).filter(|_| !before.is_empty()));
                    parts.push(FactPart::Fact(id));
                    (rest, from) = (&rest[number.end..], 0);
                }
                None => from = plus + 1,
            }
        }
        parts.extend(Some(FactPart::Words(rest)).filter(|_| !rest.is_empty()));
    }

    /// `facts.yaml`: nobody has looked any of it up, so that all of it is soon due.
    ///
    /// `None` where no text places any.
    pub(in crate::import) fn yaml(&self, day: Day, placed: &BTreeSet<&str>) -> Option<String> {
        let mut text = String::from(
            "# Addresses and telephone numbers that stood in the texts that were imported. Nobody has looked them up yet: `wayleaf due`\n\
             # lists them, `wayleaf recheck FACT --by NAME` records who did.\n",
        );
        let until = day.plus_months(1);
        let is_placed = |(id, _): &(&String, &(&'static str, String))| placed.contains(id.as_str());
        let mut is_empty = true;
        for (id, (kind, value)) in self.by_id.iter().filter(is_placed) {
            is_empty = false;
            let value = quoted(value);
            text.push_str(&format!(
                "{id}:\n  kind: {kind}\n  value: {value}\n  source: {SOURCE}\n  checked: {day}\n  checked-by: nobody yet\n  until: {until}\n  \
                 confidence: low\n"
            ));
        }
        (!is_empty).then_some(text)
    }
}

/// A text with the digits of its script written as those of ASCII.
pub(in crate::import) fn latin(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let digit = |c: char| match digit(c) {
        Some(Digit::Decimal(value)) => char::from_digit(u32::from(value), 10),
        _ => None,
    };
    Cow::Owned(text.chars().map(|c| if c.is_ascii() { c } else { digit(c).unwrap_or(c) }).collect())
}

/// The bytes of what may be a telephone number around its `+`: a bracket round the number of the country belongs to it, another one
/// only near the beginning, where it holds that of a place.
fn number_at(text: &str, plus: usize) -> Range<usize> {
    let is_bracketed = text[..plus].ends_with('(');
    let (mut digits, mut is_open, mut has_bracket) = (0, is_bracketed, false);
    let (mut start, mut end) = (plus, plus + 1);
    for (at, c) in text[plus + 1..].char_indices() {
        let at = plus + 1 + at;
        match c {
            _ if matches!(digit(c), Some(Digit::Decimal(_))) => {
                digits += 1;
                end = at + c.len_utf8();
            }
            '(' if !is_open && !has_bracket && digits < 6 => (is_open, has_bracket) = (true, true),
            // It holds the whole number, and stays round it.
            ')' if is_bracketed && is_open && !has_bracket && digits >= 6 => break,
            ')' if is_open => {
                if !has_bracket {
                    start = plus - 1;
                }
                (is_open, has_bracket) = (false, true);
                end = at + 1;
            }
            '-' if text[..at].ends_with(' ') => break,
            ' ' | '-' | '\u{a0}' => {}
            _ => break,
        }
    }
    start..end
}

/// Whether what has no scheme is rather a name with dots in a program (`agents.run_state.RunState`): no host has `_`, and nobody
/// writes the end of one with capital letters.
fn is_name_in_program(written: &str) -> bool {
    if written.contains([':', '@']) {
        return false;
    }
    let host = written.split(['/', '?', '#']).next().unwrap_or_default();
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_small_then_large = |name: &str| {
        name.chars().zip(name.chars().skip(1)).any(|(one, next)| one.is_lowercase() && next.is_uppercase())
    };
    let is_said = host.starts_with("www.") || host.len() < written.len();
    let has_large_part = || host.split('.').skip(1).any(|part| part.starts_with(char::is_uppercase));
    host.contains('_')
        || last.contains(char::is_uppercase)
        || !is_said && (is_small_then_large(host) || has_large_part())
}

/// Whether a host is rather the name of a file or of a program.
fn is_name_of_file(host: &str) -> bool {
    ["md", "py", "rs", "sh", "zip", "mov", "app", "pl"]
        .iter()
        .any(|ending| host.rsplit('.').next() == Some(ending))
        && host.matches('.').count() == 1
}

#[cfg(test)]
mod tests {
    use super::{FactPart, FoundFacts};

    #[test]
    fn addresses_and_numbers_become_facts() {
        let mut facts = FoundFacts::new();
        let parts =
            facts.parts("See www.example.org/a, mail me@example.org or +1 (800) 555-0100. Edit README.md");
        let fact = |id: &str| FactPart::Fact(id.to_owned());
        let words = FactPart::Words;
        assert_eq!(
            parts,
            [
                words("See "),
                fact("example-org-a"),
                words(", mail "),
                fact("me-example-org"),
                words(" or "),
                fact("phone-18005550100"),
                words(". Edit "),
                FactPart::Refused("README.md"),
            ]
        );
        assert_eq!(facts.phone("112").as_deref(), Some("phone-112"));
        assert_eq!(facts.link("javascript:alert(1)"), None);
        assert_eq!(facts.parts("2 + 3 = 5"), [words("2 + 3 = 5")]);
    }

    #[test]
    fn names_of_programs_are_no_addresses() {
        let mut facts = FoundFacts::new();
        for name in ["agents.run_state.RunState", "os.name.Name", "myApp.run", "a_b.org", "Agents.Run.run"] {
            let refused = facts.parts(name) == [FactPart::Refused(name)];
            assert!(
                refused || facts.parts(name) == [FactPart::Words(name)],
                "{name}: {:?}",
                facts.parts(name)
            );
        }
        for address in ["example.org", "Example.org", "www.StepChange.org", "StepChange.org/help"] {
            assert!(matches!(facts.parts(address)[..], [FactPart::Fact(_)]), "{address}");
        }
    }

    #[test]
    fn one_number_is_one_fact_however_it_is_written() {
        let mut facts = FoundFacts::new();
        let fact = || FactPart::Fact("phone-4570113131".to_owned());
        let words = FactPart::Words;
        for (text, before, after) in [
            ("Ring (+45) 70 11 31 31 today.", "Ring ", " today."),
            ("Ring +45 70113131, then", "Ring ", ", then"),
            ("Ring (+45 70 11 31 31) now", "Ring (", ") now"),
            ("رقم +٤٥ ٧٠ ١١ ٣١ ٣١ الآن", "رقم ", " الآن"),
            ("Ring +45 70-11-31-31 (9-16).", "Ring ", " (9-16)."),
            ("Ring +45 (0) 70 11 31 31 - now", "Ring ", " - now"),
        ] {
            assert_eq!(facts.parts(text), [words(before), fact(), words(after)], "{text}");
        }
    }
}
