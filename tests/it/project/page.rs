//! A finished page, read by a real HTML parser.

use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

/// A page of a built site.
pub(crate) struct Page {
    path: String,
    document: Html,
}

impl Page {
    /// Reads a page.
    pub(crate) fn new(path: &str, html: &str) -> Self {
        Self { path: path.to_owned(), document: Html::parse_document(html) }
    }

    /// Every element that fits a selector.
    pub(crate) fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).expect("a selector");
        self.document.select(&selector).collect()
    }

    /// The one element that fits a selector.
    pub(crate) fn one(&self, selector: &str) -> ElementRef<'_> {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "`{selector}` in {}: {}", self.path, self.text());
        found[0]
    }

    /// What a reader sees of the one element that fits a selector.
    pub(crate) fn words(&self, selector: &str) -> String {
        visible(self.one(selector))
    }

    /// An attribute of every element that fits a selector.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let elements = self.all(selector);
        elements.iter().filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    /// What a reader sees of the whole page.
    pub(crate) fn text(&self) -> String {
        visible(self.one_body())
    }

    /// The words of all texts that say they are in this language, but for what stands in elements that fit a selector.
    pub(crate) fn words_in(&self, lang: &str, but_for: &str) -> Vec<String> {
        let but_for = Selector::parse(but_for).expect("a selector");
        let body = self.one_body();
        let texts = body.descendants().filter_map(|node| Some((node.value().as_text()?, node)));
        let spoken = texts.filter(|(_, node)| {
            let around: Vec<ElementRef<'_>> = node.ancestors().filter_map(ElementRef::wrap).collect();
            let said = around.iter().find_map(|element| element.attr("lang"));
            !around.iter().any(|element| but_for.matches(element)) && said == Some(lang)
        });
        spoken.flat_map(|(text, _)| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    fn one_body(&self) -> ElementRef<'_> {
        let body = Selector::parse("body").expect("a selector");
        self.document.select(&body).next().expect("a body")
    }

    /// Asserts that a reader sees these words.
    pub(crate) fn has_text(&self, words: &str) -> &Self {
        let text = self.text();
        assert!(on_one_line(&text).contains(words), "no `{words}` in {}:\n{text}", self.path);
        self
    }

    /// Asserts that a reader does not see these words.
    pub(crate) fn lacks_text(&self, words: &str) -> &Self {
        let text = self.text();
        assert!(!on_one_line(&text).contains(words), "`{words}` in {}:\n{text}", self.path);
        self
    }

    /// Asserts that exactly so many elements fit a selector.
    pub(crate) fn has(&self, count: usize, selector: &str) -> &Self {
        assert_eq!(self.all(selector).len(), count, "`{selector}` in {}", self.path);
        self
    }

    /// Every element in order, each with its attributes in alphabetical order.
    pub(crate) fn elements(&self) -> Vec<String> {
        let nodes = self.document.tree.root().descendants();
        nodes
            .filter_map(ElementRef::wrap)
            .map(|element| {
                let mut attributes: Vec<String> =
                    element.value().attrs().map(|(name, value)| format!(" {name}={value:?}")).collect();
                attributes.sort();
                format!("<{}{}>", element.value().name(), attributes.concat())
            })
            .collect()
    }
}

/// Text without line ends and with plain spaces.
fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\u{a0}'], " ")
}

/// Elements whose text runs on in the line they stand in.
const INLINE: [&str; 19] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "label", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "time",
];

/// The text of an element as CSS lays it out: white space folded, words apart where an element begins a new
/// line, and nothing glued together or pulled apart that runs on.
pub(crate) fn visible(element: ElementRef<'_>) -> String {
    let mut raw = String::new();
    collect(element, &mut raw);
    let lines = raw.split('\n').map(|line| {
        let words: Vec<&str> = line.split([' ', '\t', '\r']).filter(|word| !word.is_empty()).collect();
        words.join(" ")
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn collect(element: ElementRef<'_>, raw: &mut String) {
    let name = element.value().name();
    if matches!(name, "script" | "style" | "template" | "head") {
        return;
    }
    let breaks = !INLINE.contains(&name);
    raw.push_str(if breaks { "\n" } else { "" });
    for child in element.children() {
        match child.value() {
            Node::Text(text) => raw.push_str(&text.replace('\n', " ")),
            Node::Element(_) => {
                if let Some(child) = ElementRef::wrap(child) {
                    collect(child, raw);
                }
            }
            _ => {}
        }
    }
    raw.push_str(if breaks { "\n" } else { "" });
}
