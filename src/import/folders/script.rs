//! What is plain data in a script: words, lists and objects as they are written. Nothing of a program is run, and what a program
//! would make is counted.

/// Plain data of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum PlainData {
    /// Words between quotation marks.
    Words(String),
    /// A list.
    List(Vec<PlainData>),
    /// Names and what stands behind each, as they are written.
    Object(Vec<(String, PlainData)>),
    /// A number, `true` and the like.
    Other,
}

/// Data of a script, and how many places in it are not plain.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) struct ScriptData {
    pub data: PlainData,
    /// What a program would make: calls, names, joined words.
    pub made: usize,
}

/// How deep lists and objects may stand in one another.
const DEEPEST: usize = 24;

/// What a script hands on: `module.exports = …`, `export default …`, or the name that stands there, where it is given a value.
pub(in crate::import) fn exported(script: &str) -> Option<ScriptData> {
    let marks = ["export default", "module.exports ="];
    let at = marks.iter().filter_map(|mark| Some(script.rfind(mark)? + mark.len())).max()?;
    let mut reader = ScriptReader::new(script, at);
    reader.space();
    let name = reader.name();
    if name.is_empty() {
        return ScriptReader::new(script, at).read();
    }
    let declared = ["const", "let", "var"].iter().find_map(|word| {
        let declared = format!("{word} {name}");
        let ends = script.match_indices(&declared).map(|(at, _)| at + declared.len());
        let mut ends = ends.filter(|end| !script[*end..].starts_with(is_of_name));
        ends.next()
    })?;
    let value = script[declared..].find('=')? + declared + 1;
    ScriptReader::new(script, value).read()
}

/// What stands behind a name in an object of a script: `sidebar: […]`.
pub(in crate::import) fn behind(script: &str, name: &str) -> Option<ScriptData> {
    let mut places = script.match_indices(name).filter(|(at, _)| !script[..*at].ends_with(is_of_name));
    places.find_map(|(at, _)| {
        let mut reader = ScriptReader::new(script, at + name.len());
        reader.space();
        reader.takes(':').then(|| reader.read()).flatten()
    })
}

/// The words in quotation marks behind the first `name:` of a script.
pub(in crate::import) fn quoted(script: &str, name: &str) -> Option<String> {
    let (_, rest) = script.split_once(&format!("{name}:"))?;
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| ['"', '\'', '`'].contains(c))?;
    rest[1..].split_once(quote).map(|(words, _)| words.to_owned())
}

/// The lists that functions of a script hand on (`return [ … ]`), each with the name of its function.
pub(in crate::import) fn handed_on(script: &str) -> Vec<(&str, ScriptData)> {
    let lists = script.match_indices("return").filter_map(|(at, word)| {
        let from = at + word.len();
        let is_list = script[from..].trim_start().starts_with('[');
        let name = script[..at].rsplit("function ").next().unwrap_or_default();
        let name = &name[..name.find(|c| !is_of_name(c)).unwrap_or(name.len())];
        Some((name, ScriptReader::new(script, from).read().filter(|_| is_list)?))
    });
    lists.collect()
}

impl PlainData {
    /// What stands behind a name.
    pub(in crate::import) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries.iter().find(|(known, _)| known == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The words behind a name.
    pub(in crate::import) fn words(&self, name: &str) -> Option<&str> {
        match self.get(name) {
            Some(Self::Words(words)) => Some(words),
            _ => None,
        }
    }
}

struct ScriptReader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    made: usize,
}

impl<'a> ScriptReader<'a> {
    fn new(text: &'a str, at: usize) -> Self {
        Self { text, at, depth: 0, made: 0 }
    }

    fn read(mut self) -> Option<ScriptData> {
        let data = self.value().filter(|data| matches!(data, PlainData::List(_) | PlainData::Object(_)))?;
        Some(ScriptData { data, made: self.made })
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Passes over a character, if it is the next.
    fn takes(&mut self, c: char) -> bool {
        let is_next = self.rest().starts_with(c);
        self.at += if is_next { c.len_utf8() } else { 0 };
        is_next
    }

    /// Passes over white space and comments.
    fn space(&mut self) {
        loop {
            let rest = self.rest();
            let bare = rest.trim_start();
            self.at += rest.len() - bare.len();
            let length = if bare.starts_with("//") {
                bare.find('\n').unwrap_or(bare.len())
            } else if bare.starts_with("/*") {
                bare.find("*/").map_or(bare.len(), |end| end + 2)
            } else {
                return;
            };
            self.at += length;
        }
    }

    fn name(&mut self) -> &'a str {
        let rest = self.rest();
        let name = &rest[..rest.find(|c| !is_of_name(c)).unwrap_or(rest.len())];
        self.at += name.len();
        name
    }

    /// A value with what a program of types says behind it; `None` where it is not plain. It ends before `,` or a closing bracket.
    fn value(&mut self) -> Option<PlainData> {
        self.space();
        let value = match self.next()? {
            '{' | '[' if self.depth >= DEEPEST => None,
            '{' => Some(self.object()),
            '[' => Some(self.list()),
            quote @ ('"' | '\'' | '`') => self.words(quote).map(PlainData::Words),
            c if c.is_ascii_digit() || c == '-' => {
                self.at += 1;
                let rest = self.rest();
                self.at += rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(rest.len());
                Some(PlainData::Other)
            }
            _ => matches!(self.name(), "true" | "false" | "null" | "undefined").then_some(PlainData::Other),
        };
        // At the outermost, nothing is asked of a program.
        if value.is_none() && self.depth == 0 {
            return None;
        }
        self.space();
        if self.ends() {
            self.made += usize::from(value.is_none());
            return value;
        }
        let is_of_types = ["as ", "satisfies "].iter().any(|word| self.rest().starts_with(word));
        // At the outermost, what follows is no part of the value.
        if value.is_some() && (is_of_types || self.depth == 0) {
            if self.depth > 0 {
                self.pass();
            }
            return value;
        }
        self.pass();
        self.made += 1;
        None
    }

    fn ends(&self) -> bool {
        self.next().is_none_or(|c| ",]})".contains(c))
    }

    /// Passes over a part of a program up to the `,` or the bracket that ends it.
    fn pass(&mut self) {
        let mut open = 0_usize;
        while let Some(c) = self.next() {
            match c {
                '"' | '\'' | '`' => {
                    let before = self.at;
                    self.words(c);
                    self.at = self.at.max(before + 1);
                    continue;
                }
                '/' if self.rest().starts_with("//") || self.rest().starts_with("/*") => {
                    self.space();
                    continue;
                }
                '(' | '[' | '{' => open += 1,
                ')' | ']' | '}' if open == 0 => return,
                ')' | ']' | '}' => open -= 1,
                ',' if open == 0 => return,
                _ => {}
            }
            self.at += c.len_utf8();
        }
    }

    fn list(&mut self) -> PlainData {
        let mut entries = Vec::new();
        self.inside(']', |reader| {
            entries.extend(reader.value());
        });
        PlainData::List(entries)
    }

    fn object(&mut self) -> PlainData {
        let mut entries = Vec::new();
        self.inside('}', |reader| {
            let name = match reader.next() {
                Some(quote @ ('"' | '\'')) => reader.words(quote).unwrap_or_default(),
                _ => reader.name().to_owned(),
            };
            reader.space();
            if !name.is_empty() && reader.takes(':') {
                entries.extend(reader.value().map(|value| (name, value)));
            } else {
                // `...others`, a function, a name alone.
                reader.made += 1;
                reader.pass();
            }
        });
        PlainData::Object(entries)
    }

    /// Reads what stands between brackets, part by part.
    fn inside(&mut self, end: char, mut part: impl FnMut(&mut Self)) {
        self.at += 1;
        self.depth += 1;
        loop {
            self.space();
            let before = self.at;
            if self.next().is_none() || self.takes(end) {
                break;
            }
            if self.takes(',') {
                continue;
            }
            part(self);
            // A bracket that closes nothing.
            if self.at == before {
                self.at += self.next().map_or(1, char::len_utf8);
            }
        }
        self.depth -= 1;
    }

    /// The words between quotation marks; `None` where a program puts something into them.
    fn words(&mut self, quote: char) -> Option<String> {
        self.at += 1;
        let (mut words, mut is_plain) = (String::new(), true);
        while let Some(c) = self.next() {
            self.at += c.len_utf8();
            match c {
                _ if c == quote => break,
                '\\' => {
                    let next = self.next().unwrap_or('\\');
                    self.at += next.len_utf8();
                    words.push(if next == 'n' { '\n' } else { next });
                }
                '$' if quote == '`' && self.rest().starts_with('{') => is_plain = false,
                _ => words.push(c),
            }
        }
        is_plain.then_some(words)
    }
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::{PlainData, behind, exported};

    fn words(words: &str) -> PlainData {
        PlainData::Words(words.to_owned())
    }

    fn list<'a>(data: &'a PlainData, name: &str) -> &'a [PlainData] {
        match data.get(name) {
            Some(PlainData::List(entries)) => entries,
            _ => &[],
        }
    }

    #[test]
    fn plain_data_is_read_and_the_rest_is_counted() {
        let script = "// a: 'no'\n/** @type {X} */\nconst sidebars: T = {\n  main: ['a', \"b's\", `c`, ...more, f('x, y'), 1 + 2,\n\
                      {type: 'doc', id: 'd' as const, collapsed: false, n: -1.5, /* x */ 'q r': [],},],\n};\nexport default sidebars;\n";
        let read = exported(script).expect("data");
        assert_eq!(read.made, 3);
        let list_read = list(&read.data, "main");
        assert_eq!(list_read[..3], [words("a"), words("b's"), words("c")]);
        assert_eq!(list_read[3].words("id"), Some("d"));
        assert_eq!(list_read[3].get("collapsed"), Some(&PlainData::Other));
        assert_eq!((list_read.len(), list(&list_read[3], "q r").len()), (4, 0));
        let read = exported("module.exports = {a: ['b'], c: d ? [] : [e],};").expect("data");
        assert_eq!((list(&read.data, "a"), read.made), (&[words("b")][..], 1));
        assert_eq!(exported("export default make();"), None);
    }

    #[test]
    fn a_name_in_settings_is_found_and_no_script_reads_for_ever() {
        let script = "import x from 'y';\nexport default f({ integrations: [s({ xsidebar: [], sidebar: [{ slug: 'a' }] })] });";
        let read = behind(script, "sidebar").expect("data");
        assert_eq!(
            read.data,
            PlainData::List(vec![PlainData::Object(vec![("slug".to_owned(), words("a"))])])
        );
        for odd in [
            "sidebar: [",
            "sidebar: [}",
            "sidebar: {a: '",
            "sidebar: [)",
            "sidebar: {)",
            &"sidebar: [".repeat(99),
        ] {
            _ = behind(odd, "sidebar");
        }
        assert_eq!(
            behind("sidebar: make(), other: [], sidebar: ['a']", "sidebar").map(|read| read.made),
            Some(0)
        );
        let deep = format!("sidebar: {}", "[".repeat(9_999));
        _ = behind(&deep, "sidebar");
    }
}
