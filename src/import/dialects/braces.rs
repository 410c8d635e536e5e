//! What stands in braces: shortcodes, values of the site, lists of attributes, parts of programs.

use super::attribute_lists::{AttributeList, attributes};
use super::entries::behind_sign;
use super::jsx;
use super::marks::DialectMarks;
use super::shortcodes::{self, Shortcode, ShortcodeWords};
use super::tab_titles::TabTitles;
use crate::import::left_out::short;
use crate::import::pages::targets::BY_NAME;

/// Words that part the branches of a condition, and those that open one.
const BRANCHES: [&str; 4] = ["else", "elsif", "elif", "when"];
const CONDITIONS: [&str; 3] = ["if", "unless", "case"];

/// Values that say where a site lies: an address within it needs none of them.
const PLACES: [&str; 6] = ["baseurl", "base_url", "base_path", "url", "basePath", "BASE_URL"];

/// The most bytes of an address before the mark that stands in it.
const LONGEST_ADDRESS: usize = 2_000;

impl DialectMarks<'_> {
    /// Shortcodes, lists of attributes, parts of programs.
    pub(in crate::import) fn brace(&mut self, rest: &str) -> bool {
        if self.hidden(rest) || self.critic(rest) {
            return true;
        }
        if let Some(code) = shortcodes::read(rest) {
            return self.shortcode(rest, &code);
        }
        if let Some(list) = attributes(self.line_rest()) {
            return self.attributes(&list);
        }
        let Some(length) = self.scan.next("}", self.at).and_then(|_| jsx::braces(rest)) else { return false };
        let inside = rest[1..length - 1].trim();
        if !self.is_mdx {
            if jsx::is_value(inside) && self.before() != Some('$') {
                self.tell(format!(
                    "`{}`, which another generator may fill in: it is kept as it is",
                    short(&rest[..length])
                ));
            }
            return false;
        }
        if !inside.starts_with("/*") {
            match jsx::quoted(inside) {
                Some(words) => {
                    let words = words.to_owned();
                    self.replace(length, &words);
                    return true;
                }
                None => self.tell(format!("a part of a program (`{}`)", short(&rest[..length]))),
            }
        }
        self.replace(length, "");
        true
    }

    /// A list of attributes goes; of a heading the id stays. Words that readers see of it are told.
    fn attributes(&mut self, list: &AttributeList<'_>) -> bool {
        let before = self.line_before().trim_start_matches(['>', ' ', '\t']);
        let before = behind_sign(before).unwrap_or(before);
        if before.starts_with(":::") {
            // It tells what a box is, and its title.
            return self.keep(list.length);
        }
        let is_end = self.line_rest()[list.length..].trim().is_empty();
        let is_heading = before.starts_with('#') && is_end;
        let is_bound = self.before().is_some_and(|c| ")]*_`>".contains(c));
        if !is_heading && !list.is_sure && !is_bound {
            return false;
        }
        for (name, words) in &list.shown {
            self.tell(format!("words in a list of attributes (`{name}`): {}", words.trim()));
        }
        let id = list.id.filter(|_| is_heading).map(|id| format!("{{#{id}}}")).unwrap_or_default();
        self.replace(list.length, &id);
        true
    }

    /// Whether the address of a link, or of a tag, is written here.
    fn is_in_address(&self) -> bool {
        let near = self.kept.floor_char_boundary(self.kept.len().saturating_sub(LONGEST_ADDRESS));
        let line = self.kept[near..].rsplit('\n').next().unwrap_or_default();
        let address = line.rsplit_once("](").map(|(_, address)| address);
        address.is_some_and(|address| !address.contains([')', ' ']))
            || line.ends_with("=\"")
            || line.ends_with("='")
    }

    fn shortcode(&mut self, rest: &str, code: &Shortcode<'_>) -> bool {
        let is_address = self.is_in_address();
        let name = code.name();
        if is_address && let Some(address) = address(code) {
            self.replace(code.length, &address);
            return true;
        }
        if code.open == "{%" && name == "raw" {
            // Nothing in it is read but as words.
            if let Some((at, end)) = self.end_of(rest, code) {
                self.replace(code.length, "");
                self.keep(at - code.length);
                self.replace(end - at, "");
                return true;
            }
        }
        if code.open == "{%" && BRANCHES.contains(&name) {
            let words = if self.is_alone(code) { "" } else { self.apart(&rest[code.length..]) };
            self.replace(code.length, words);
            return true;
        }
        if let Some(value) = code.value() {
            return self.value(code, value, is_address);
        }
        if CONDITIONS.contains(&name) && code.open == "{%" {
            self.tell_part(format!(
                "a condition (`{}`): the words of all its branches are kept",
                short(code.inside)
            ));
            self.replace(code.length, "");
            return true;
        }
        let is_alone = self.is_alone(code);
        let ShortcodeWords { told, is_grave, shown: words } = shortcodes::words(code, is_alone);
        let words = self.set_apart(code, words, is_alone);
        told.into_iter().for_each(|what| if is_grave { self.tell_part(what) } else { self.tell(what) });
        let behind = &rest[code.length..];
        let runs_on = !is_alone
            && !words.is_empty()
            && !words.ends_with('\r')
            && behind.starts_with(|c: char| c.is_alphanumeric() || "*_[`".contains(c));
        let words = if runs_on { format!("{words} / ") } else { words };
        self.replace(code.length, &words);
        true
    }

    /// What a shortcode shows, in a paragraph of its own where it begins a line: cards and tabs that follow each other are no one text.
    /// A tab without title has that which its group has for it.
    fn set_apart(&mut self, code: &Shortcode<'_>, words: String, is_alone: bool) -> String {
        let name = code.name().rsplit('/').next().unwrap_or_default();
        if shortcodes::is_of_tabs(name) {
            let values = code.values();
            let items = values.iter().find(|value| value.name == shortcodes::ITEMS);
            self.tabs = items.map(|items| TabTitles::listed(&items.words)).unwrap_or_default();
        }
        let is_first = self.line_before().trim().is_empty();
        let title = if name == "tab" && words.is_empty() && code.closes().is_none() {
            self.tabs.next(None)
        } else {
            None
        };
        let words = match title {
            Some(title) if is_alone => format!("**{title}**  "),
            Some(title) if is_first => format!("**{title}**  \r"),
            Some(title) => format!("**{title}** "),
            None => words,
        };
        if is_first && !words.is_empty() && !self.is_behind_blank() { format!("\r{words}") } else { words }
    }

    /// Whether the line holds nothing but this.
    fn is_alone(&mut self, code: &Shortcode<'_>) -> bool {
        let end = self.at + code.length;
        let behind = &self.text[end..self.scan.line(end).end];
        behind.trim().is_empty() && self.line_before().trim().is_empty()
    }

    /// What parts words that no reader ever saw side by side.
    fn apart(&self, behind: &str) -> &'static str {
        match (self.kept.ends_with(char::is_whitespace), behind.starts_with(char::is_whitespace)) {
            (true, true) => "/",
            (true, false) => "/ ",
            (false, true) => " /",
            (false, false) => " / ",
        }
    }

    /// A value of the site in its place; where nobody gave it one, that is told.
    fn value(&mut self, code: &Shortcode<'_>, name: &str, is_address: bool) -> bool {
        if code.open == "{{" && self.values.is_literal() {
            return false;
        }
        let found = self.values.find(name);
        if is_address {
            let is_place = PLACES.contains(&name.rsplit('.').next().unwrap_or_default());
            let address = found.as_ref().map(|value| value.replace(' ', "%20"));
            if address.is_some() || is_place {
                let words = if is_place { String::new() } else { address.unwrap_or_default() };
                self.replace(code.length, &words);
                return true;
            }
        }
        match found {
            Some(value) => self.replace(code.length, &value),
            None => {
                self.tell_part(format!(
                    "a value of the site (`{}`): its place is empty, write it there",
                    short(name)
                ));
                self.replace(code.length, "");
            }
        }
        true
    }
}

/// The address that a shortcode stands for within that of a link: `{{< ref "a.md" >}}`, `{% link a.md %}`, `{{ "/a" | relative_url }}`.
fn address(code: &Shortcode<'_>) -> Option<String> {
    let inside = code.inside;
    let spaced = |page: &str| page.trim().replace(' ', "%20");
    if code.open == "{%" && code.name() == "link" {
        return Some(format!("/{}", spaced(&inside["link".len()..]).trim_start_matches('/')));
    }
    if code.open == "{%" && code.name() == "post_url" {
        return Some(format!("{BY_NAME}{}", spaced(&inside["post_url".len()..])));
    }
    let quote = inside.chars().find(|c| ['"', '\''].contains(c))?;
    let quoted = inside.split(quote).nth(1)?;
    if inside.starts_with(quote) && code.open == "{{" {
        return Some(spaced(quoted));
    }
    inside.contains("ref").then(|| format!("{BY_NAME}{}", spaced(quoted)))
}
