//! Shortcodes: what readers see of them stays, their names are told.

use super::hexo;
use super::html_tags::linked;
use super::seen_words::{GivenValue, SeenWords, is_grave, seen};
use crate::import::left_out::short;

/// A shortcode as it is written.
#[derive(Debug)]
pub(in crate::import) struct Shortcode<'a> {
    /// The mark that opens it.
    pub open: &'static str,
    /// What stands between its marks.
    pub inside: &'a str,
    /// How many bytes it has, with what it holds where that is program code.
    pub length: usize,
}

/// How shortcodes open and close.
const MARKS: [(&str, &str); 4] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")];

/// The most bytes a shortcode has.
const LONGEST: usize = 2_000;

/// Those that hold program code or a drawing in words.
const OF_CODE: [&str; 5] = ["codeblock", "highlight", "katex", "math", "mermaid"];

/// The shortcode that begins here.
pub(in crate::import) fn read(text: &str) -> Option<Shortcode<'_>> {
    let (open, close) = *MARKS.iter().find(|(open, _)| text.starts_with(open))?;
    let near = &text[..text.floor_char_boundary(LONGEST)];
    let end = near.find(close).filter(|end| *end >= open.len())?;
    let inside = text[open.len()..end].trim();
    // Signs with which Liquid and Jinja take away the spaces around.
    let inside = inside.strip_prefix('-').unwrap_or(inside);
    let inside = inside.strip_suffix('-').unwrap_or(inside).trim();
    let mut length = end + close.len();
    if OF_CODE.contains(&name(inside)) && !inside.ends_with('/') {
        length += code_length(&text[length..], open, close, name(inside)).unwrap_or(0);
    }
    Some(Shortcode { open, inside, length })
}

/// The bytes of the program code that stands behind its shortcode, with the one that closes it; none where it is not closed before
/// another one of its kind begins.
fn code_length(behind: &str, open: &str, close: &str, kind: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += behind[at..].find(open)? + open.len();
        let words = behind[at..].trim_start_matches(['-', ' ']);
        let closed = words.strip_prefix('/').map(str::trim_start).or_else(|| words.strip_prefix("end"));
        if closed.is_some_and(|closed| name_of_code(closed) == kind) {
            return Some(at + behind[at..].find(close)? + close.len());
        }
        if name_of_code(words) == kind {
            return None;
        }
    }
}

/// The name with which a shortcode of code begins.
fn name_of_code(words: &str) -> &str {
    &words[..words.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(words.len())]
}

impl<'a> Shortcode<'a> {
    /// The values that it is given.
    pub(in crate::import) fn values(&self) -> Vec<GivenValue<'a>> {
        values(&self.inside[name(self.inside).len()..])
    }

    /// What it is called.
    pub(in crate::import) fn name(&self) -> &'a str {
        name(self.inside)
    }

    /// The name of the one that it closes.
    pub(in crate::import) fn closes(&self) -> Option<&'a str> {
        let closed =
            if self.open == "{%" { self.inside.strip_prefix("end") } else { self.inside.strip_prefix('/') };
        closed.map(|closed| name(closed.trim_start()))
    }

    /// The name of the value that it stands for: `{{ site.phone }}`, `{{< param phone >}}`.
    pub(in crate::import) fn value(&self) -> Option<&'a str> {
        let is_name = |name: &str| {
            name.starts_with(|c: char| c.is_alphabetic() || ['.', '$', '_'].contains(&c))
                && name.chars().all(|c| c.is_alphanumeric() || "._-$".contains(c))
        };
        if self.open == "{{" {
            // What stands behind a line changes how a value is written.
            let value = self.inside.split('|').next().unwrap_or_default().trim();
            return Some(value).filter(|value| is_name(value));
        }
        let named =
            self.inside.strip_prefix("param").filter(|_| self.open != "{%" && self.name() == "param")?;
        Some(named.trim().trim_matches(['"', '`', '\''])).filter(|value| is_name(value))
    }
}

/// What becomes of a shortcode.
#[derive(Debug, Default)]
pub(in crate::import) struct ShortcodeWords {
    /// What is told of it.
    pub told: Option<String>,
    /// Whether what is told may be what a reader needs.
    pub is_grave: bool,
    /// Its words that readers see.
    pub shown: String,
}

/// Reads what becomes of a shortcode; `is_alone` where its line holds nothing else.
pub(in crate::import) fn words(code: &Shortcode<'_>, is_alone: bool) -> ShortcodeWords {
    let inside = code.inside;
    if inside.starts_with("/*") || inside.starts_with('/') || inside.starts_with("end") {
        return ShortcodeWords::default();
    }
    if let Some(words) = written_by_program(code) {
        let told = format!("a line of a program (`{}`): its words are kept", short(inside));
        return ShortcodeWords { told: Some(told), is_grave: false, shown: words.to_owned() };
    }
    let name = name(inside);
    if OF_CODE.contains(&name) {
        let told = format!("a block of program code (`{name}`)");
        return ShortcodeWords { told: Some(told), ..ShortcodeWords::default() };
    }
    let mut values = code.values();
    values.retain(|value| !(value.name == ITEMS && is_of_tabs(name)));
    let (pictures, values): (Vec<_>, Vec<_>) = values.into_iter().partition(|value| value.name == "alt");
    let of_hexo = Some(inside).filter(|_| code.open == "{%").and_then(hexo::seen);
    let SeenWords { title, texts, link, mut said } = of_hexo.unwrap_or_else(|| seen(name, &values));
    let title = title.map(|title| if is_alone { format!("**{title}**  ") } else { title });
    let is_shown = title.is_some() || !texts.is_empty();
    if let Some(loose) = loose(code).filter(|_| !is_shown && said.is_empty()) {
        said.push(loose);
    }
    let mut told = format!("a shortcode (`{}`)", short(name));
    told.push_str(&match pictures.iter().find(|alt| !alt.words.trim().is_empty()) {
        Some(alt) => format!(" with a picture: {}", alt.words.trim()),
        None => ": what stands between two of them is kept".to_owned(),
    });
    if !said.is_empty() {
        told.push_str(&format!("; what it says itself is not: {}", said.join("; ")));
    }
    // A line of its own for each, that moves no line behind it.
    let mut shown: Vec<String> = title.into_iter().chain(texts).collect();
    if let (Some(first), Some(link)) = (shown.first_mut(), link) {
        let (words, end) = first.strip_suffix("  ").map_or((first.as_str(), ""), |words| (words, "  "));
        *first = linked(words, &link) + end;
    }
    let shown = shown.join(if is_alone { "\r" } else { " " });
    ShortcodeWords { told: Some(told), is_grave: is_grave(&said), shown }
}

/// What a group of tabs calls them.
pub(in crate::import) const ITEMS: &str = "items";

/// Whether a shortcode holds a group of tabs.
pub(in crate::import) fn is_of_tabs(name: &str) -> bool {
    name.ends_with("tabs")
}

/// Words of Liquid behind which stands what a program reads.
const OF_LIQUID: [&str; 16] = [
    "assign",
    "block",
    "capture",
    "case",
    "cycle",
    "decrement",
    "extends",
    "for",
    "if",
    "import",
    "increment",
    "macro",
    "paginate",
    "set",
    "tablerow",
    "unless",
];

/// Words without quotation marks that say something: more than one, or one that is no name of a program.
fn loose(code: &Shortcode<'_>) -> Option<String> {
    let (name, rest) = code.inside.split_once(char::is_whitespace).filter(|_| code.open == "{%")?;
    let rest = rest.trim();
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_alphabetic() && !c.is_ascii())
            && !word.contains(['/', '.', '='])
    };
    let is_plain = !rest.contains(['"', '\'', '=', '|', '(', '{']) && !OF_LIQUID.contains(&name);
    (is_plain && rest.split_whitespace().any(is_word)).then(|| rest.to_owned())
}

/// The words that a program is to write: `{{ "Call now" | upcase }}`.
fn written_by_program<'a>(code: &Shortcode<'a>) -> Option<&'a str> {
    let quote = code.inside.chars().next().filter(|c| ['"', '\''].contains(c) && code.open == "{{")?;
    let (words, _) = code.inside[1..].split_once(quote)?;
    let value = GivenValue { name: "", words: words.into(), is_quoted: true };
    // A path, or the name of a sentence that stands elsewhere.
    let is_name = !words.contains(char::is_whitespace) && words.contains('.') && !words.starts_with("www.");
    (value.says() && !is_name).then_some(words)
}

fn name(inside: &str) -> &str {
    inside.split(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default()
}

/// The values, each with its name; none before values that have none.
fn values(inside: &str) -> Vec<GivenValue<'_>> {
    let (mut values, mut rest) = (Vec::new(), inside);
    let mut name = "";
    let parts = |c: char| c.is_whitespace() || ",()|[]".contains(c);
    loop {
        rest = rest.trim_start_matches(parts);
        let Some(first) = rest.chars().next() else { return values };
        let quoted =
            Some(first).filter(|c| "\"`'".contains(*c)).and_then(|quote| rest[1..].split_once(quote));
        if let Some((words, behind)) = quoted {
            values.push(GivenValue { name: std::mem::take(&mut name), words: words.into(), is_quoted: true });
            rest = behind;
            continue;
        }
        // An address has a colon, and a name one behind it.
        let is_end = |(at, c): &(usize, char)| {
            let is_name = *c == '=' || *c == ':' && !rest[*at..].starts_with("://");
            *at > 0 && (parts(*c) || is_name || *c == '"')
        };
        let end = rest.char_indices().find(is_end).map_or(rest.len(), |(at, _)| at);
        let (word, behind) = rest.split_at(end);
        let value = behind
            .trim_start()
            .strip_prefix(['=', ':'])
            .filter(|_| name.is_empty() && !word.starts_with('='));
        if let Some(value) = value {
            (name, rest) = (word, value);
        } else {
            values.push(GivenValue { name: std::mem::take(&mut name), words: word.into(), is_quoted: false });
            rest = behind;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{read, words};

    #[test]
    fn what_a_shortcode_says_and_does_not_show_is_told() {
        for (text, said) in [
            ("{{< contact phone=\"112\" hours=\"Mon to Fri\" >}}", "phone = 112; hours = Mon to Fri"),
            ("{{<button href=\"https://pay.example.org\">}}", "href = https://pay.example.org"),
            ("{% include contact.html phone: 112 name=x %}", "phone = 112"),
            ("{{< figure src=a.png alt=\"A door\" when='On 5 May' width=600 >}}", "when = On 5 May"),
            ("{{< x it's 5 >}}", "5"),
        ] {
            let told = words(&read(text).expect("a shortcode"), true).told.expect("it is told");
            assert_eq!(told.split_once("itself is not: ").map(|(_, said)| said), Some(said), "{told}");
        }
    }

    #[test]
    fn code_that_nothing_closes_ends_where_more_of_it_begins() {
        let text = "{% mermaid %} a {% mermaid %} b {%- endmermaid -%} c";
        let lengths = [text, &text[16..]].map(|text| read(text).map(|code| &text[code.length..]));
        assert_eq!(lengths, [Some(&text[13..]), Some(" c")]);
    }

    #[test]
    fn what_readers_see_of_a_shortcode_stays() {
        for (text, kept) in [
            ("{{% alert title=\"Danger\" color=\"warning\" %}}", "**Danger**  "),
            ("{{< figure src=\"a.png\" caption=\"The door.\" alt=\"door\" >}}", "The door."),
            ("{{< tab \"On paper\" >}}", "**On paper**  "),
            ("{{< term term_id=\"card\" >}}", "card"),
            ("{{< youtube \"abc\" >}}", ""),
            ("{{< /tab >}}", ""),
            ("{{ page.title }}", ""),
            ("{{< tel \"112\" >}}", "112"),
            ("{{< warning \"Do not sign anything\" >}}", "**Do not sign anything**  "),
            ("{{% notice warning \"Take care\" %}}", "**Take care**  "),
            ("{{ \"Call 113 now\" | upcase }}", "Call 113 now"),
            ("{{ \"nav.home\" | t }}", ""),
            ("{{< tabs \"x\" >}}", ""),
        ] {
            let code = read(text).expect("a shortcode");
            assert_eq!((words(&code, true).shown.as_str(), code.length), (kept, text.len()), "{text}");
        }
        let code = "{{< highlight go >}}\nx := 1\n{{< /highlight >}}";
        assert_eq!(read(code).map(|code| code.length), Some(code.len()));
    }
}
