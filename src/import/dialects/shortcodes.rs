//! Shortcodes: what readers see of them stays, their names are told.

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
const OF_CODE: [&str; 4] = ["highlight", "katex", "math", "mermaid"];

/// Attributes that are a title, and those that are words within a text.
const TITLES: [&str; 6] = ["title", "header", "heading", "label", "summary", "question"];
const TEXTS: [&str; 6] = ["caption", "text", "content", "description", "aria-label", "message"];

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
        let closing = [
            format!("{open} /{}", name(inside)),
            format!("{open}/{}", name(inside)),
            format!("{open} end{}", name(inside)),
        ];
        let found = closing.iter().filter_map(|closing| text[length..].find(closing)).min();
        length = found
            .and_then(|at| Some(length + at + text[length + at..].find(close)? + close.len()))
            .unwrap_or(length);
    }
    Some(Shortcode { open, inside, length })
}

impl<'a> Shortcode<'a> {
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

/// What is told of a shortcode, and the words of it that readers see; `is_alone` where its line holds nothing else.
pub(in crate::import) fn words(code: &Shortcode<'_>, is_alone: bool) -> (Option<String>, String) {
    let inside = code.inside;
    if inside.starts_with("/*") || inside.starts_with('/') || inside.starts_with("end") {
        return (None, String::new());
    }
    let name = name(inside);
    if OF_CODE.contains(&name) {
        return (Some(format!("a block of program code (`{name}`)")), String::new());
    }
    let values = values(&inside[name.len()..]);
    let of = |names: &[&str]| {
        let found = names.iter().find_map(|known| values.iter().find(|(name, _)| name == known));
        found.map(|(_, words)| words.trim()).filter(|words| !words.is_empty())
    };
    let unnamed = || Some(values.iter().find(|(name, _)| name.is_empty())?.1).filter(|_| is_titled(name));
    let title = of(&TITLES).or_else(|| of(&["name"]).filter(|_| is_titled(name))).or_else(unnamed);
    let mut texts: Vec<&str> = TEXTS.iter().filter_map(|name| of(&[name])).collect();
    if texts.is_empty() {
        texts.extend(of(&["term_id"]));
    }
    let title = title.map(|title| if is_alone { format!("**{title}**  ") } else { title.to_owned() });
    let told = match of(&["alt"]) {
        Some(alt) => format!("a shortcode (`{}`) with a picture: {alt}", short(name)),
        None => format!("a shortcode (`{}`): what stands between two of them is kept", short(name)),
    };
    let words = title.into_iter().chain(texts.into_iter().map(str::to_owned)).collect::<Vec<_>>().join(" ");
    (Some(told), words)
}

/// Whether a shortcode of this name bears a title that has no name of its own.
fn is_titled(name: &str) -> bool {
    ["tab", "details", "expand", "accordion", "collapse", "button"].iter().any(|known| name.contains(known))
}

fn name(inside: &str) -> &str {
    inside.split(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default()
}

/// The values in quotation marks, each with its name; none before values that have none.
fn values(inside: &str) -> Vec<(&str, &str)> {
    let (mut values, mut rest) = (Vec::new(), inside);
    while let Some(at) = rest.find(['"', '`', '\'']) {
        let (before, from) = rest.split_at(at);
        let Some((words, behind)) = from[1..].split_once(&from[..1]) else { break };
        let name = before.trim_end().strip_suffix(['=', ':']).map(str::trim_end).unwrap_or_default();
        let start = name.rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
        values.push((start.map_or(name, |start| &name[start + 1..]), words));
        rest = behind;
    }
    values
}

#[cfg(test)]
mod tests {
    use super::{read, words};

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
        ] {
            let code = read(text).expect("a shortcode");
            assert_eq!((words(&code, true).1.as_str(), code.length), (kept, text.len()), "{text}");
        }
        let code = "{{< highlight go >}}\nx := 1\n{{< /highlight >}}";
        assert_eq!(read(code).map(|code| code.length), Some(code.len()));
    }
}
