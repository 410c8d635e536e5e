//! Prose to HTML.

use crate::guide::ids::TopicId;
use crate::guide::term;
use crate::guide::text::{Block, Inline, LinkTarget, ListBlock, TableBlock};
use crate::render::context::RenderContext;
use crate::render::escape::{escape, escaped};
use crate::render::layout::Layout;
use crate::render::locale_data::LocaleData;
use crate::render::unbroken::escape_unbroken;
use crate::render::{other_file, titles};
use crate::theme::html::Html;

/// The elements that the generator writes into pages, with their attributes: prose, facts, codes to scan, the shapes of
/// pictures. A page with anything else that no template wrote is refused.
pub(crate) const MARKUP: [(&str, &[&str]); 35] = [
    ("a", &["data-title", "href"]),
    ("bdi", &["dir", "lang", "translate"]),
    ("blockquote", &[]),
    ("br", &[]),
    ("circle", &["cx", "cy", "fill", "fill-rule", "r", "stroke", "stroke-width"]),
    ("code", &["dir", "translate"]),
    ("dd", &[]),
    ("div", &["class", "tabindex"]),
    ("dl", &[]),
    ("dt", &["id"]),
    ("ellipse", &["cx", "cy", "fill", "fill-rule", "rx", "ry", "stroke", "stroke-width"]),
    ("em", &["translate"]),
    ("h3", &[]),
    ("h4", &[]),
    ("i", &["dir", "lang", "translate"]),
    ("li", &[]),
    ("line", &["fill", "fill-rule", "stroke", "stroke-width", "x1", "x2", "y1", "y2"]),
    ("ol", &["class", "start"]),
    ("p", &[]),
    ("path", &["d", "fill", "fill-rule", "stroke", "stroke-width"]),
    ("polygon", &["fill", "fill-rule", "points", "stroke", "stroke-width"]),
    ("polyline", &["fill", "fill-rule", "points", "stroke", "stroke-width"]),
    ("pre", &["dir", "translate"]),
    ("rect", &["fill", "fill-rule", "height", "rx", "ry", "stroke", "stroke-width", "width", "x", "y"]),
    ("span", &["class", "dir", "lang"]),
    ("strong", &[]),
    ("svg", &["aria-label", "role", "shape-rendering", "viewBox"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &[]),
    ("text", &["font-size", "text-anchor", "x", "y"]),
    ("th", &["scope"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

/// Writes prose of one language as HTML.
pub(crate) struct HtmlWriter<'a> {
    /// The guide: where links lead, and the language of the law, whose words are marked in other languages' texts.
    pub build: &'a RenderContext<'a>,
    /// The language of the text.
    pub locale: &'a LocaleData<'a>,
    /// The topic the text belongs to.
    pub topic: &'a TopicId,
}

impl HtmlWriter<'_> {
    /// Blocks as HTML.
    pub(super) fn blocks<'b>(&self, blocks: impl Iterator<Item = &'b Block>) -> Html {
        let mut out = String::new();
        blocks.for_each(|block| self.block(block, &mut out));
        Html::written(out)
    }

    /// Inlines as HTML.
    pub(super) fn inlines(&self, inlines: &[Inline]) -> Html {
        Html::written(self.line(inlines))
    }

    fn line(&self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        self.line_into(inlines, &mut out);
        out
    }

    /// Writes inlines, and takes away the white space they end with.
    fn line_into(&self, inlines: &[Inline], out: &mut String) {
        let start = out.len();
        self.inline(inlines, start, out);
        out.truncate(start + out[start..].trim_end().len());
    }

    fn block(&self, block: &Block, out: &mut String) {
        match block {
            Block::Paragraph(inlines) => self.wrapped("p", inlines, out),
            Block::Heading(inlines) => self.wrapped(self.build.layout.sub_heading(self.topic), inlines, out),
            Block::List(list) => {
                let ListBlock { first, items } = list.as_ref();
                let tag = if first.is_some() { "ol" } else { "ul" };
                let digits = first.and(self.locale.numbering);
                let digits = digits.map(|name| format!(" class=\"digits-{name}\""));
                let start = first.filter(|first| *first != 1).map(|first| format!(" start=\"{first}\""));
                out.push_str(&format!("<{tag}{}{}>", digits.unwrap_or_default(), start.unwrap_or_default()));
                for item in items {
                    out.push_str("<li>");
                    self.item(item, out);
                    out.push_str("</li>");
                }
                out.push_str(&format!("</{tag}>"));
            }
            Block::Quote(inner) => {
                out.push_str("<blockquote>");
                inner.iter().for_each(|block| self.block(block, out));
                out.push_str("</blockquote>");
            }
            Block::Table(table) => self.table(table, out),
            Block::Code([code]) => {
                out.push_str("<pre dir=\"ltr\" translate=\"no\">");
                if let Inline::Code(code) = code {
                    escape(code, out);
                }
                out.push_str("</pre>");
            }
            Block::Terms(terms) => {
                out.push_str("<dl>");
                for term in terms {
                    let id = term::id(term)
                        .filter(|_| self.build.layout == Layout::Pages)
                        .map(|id| format!(" id=\"{id}\""))
                        .unwrap_or_default();
                    out.push_str(&format!("<dt{id}>{}</dt>", self.line(&term.word)));
                    for meaning in &term.meanings {
                        out.push_str("<dd>");
                        self.item(meaning, out);
                        out.push_str("</dd>");
                    }
                }
                out.push_str("</dl>");
            }
        }
    }

    /// What stands in a list item: a single paragraph goes without its `p`.
    fn item(&self, blocks: &[Block], out: &mut String) {
        match blocks {
            [Block::Paragraph(first), rest @ ..]
                if !rest.iter().any(|b| matches!(b, Block::Paragraph(_))) =>
            {
                self.line_into(first, out);
                rest.iter().for_each(|block| self.block(block, out));
            }
            _ => blocks.iter().for_each(|block| self.block(block, out)),
        }
    }

    fn table(&self, TableBlock { head, rows }: &TableBlock, out: &mut String) {
        out.push_str("<div class=\"table\" tabindex=\"0\"><table><thead><tr>");
        for cell in head {
            out.push_str("<th scope=\"col\">");
            self.line_into(cell, out);
            out.push_str("</th>");
        }
        out.push_str("</tr></thead><tbody>");
        for row in rows {
            out.push_str("<tr>");
            row.iter().for_each(|cell| self.wrapped("td", cell, out));
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table></div>");
    }

    fn wrapped(&self, tag: &str, inlines: &[Inline], out: &mut String) {
        out.extend(["<", tag, ">"]);
        self.line_into(inlines, out);
        out.extend(["</", tag, ">"]);
    }

    /// Writes inlines of the line that begins at the byte `start` of `out`.
    fn inline(&self, inlines: &[Inline], start: usize, out: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => escape_unbroken(text, out),
                Inline::Strong(inner) => {
                    out.push_str("<strong>");
                    self.inline(inner, start, out);
                    out.push_str("</strong>");
                }
                Inline::Official(inner) => {
                    let official = &self.build.guide.settings.official;
                    let own = self.locale.lang() == official;
                    // The words stand in the reader's letters: a browser that translates the page leaves them.
                    let open = match (own, self.locale.is_rtl()) {
                        (true, _) => "<em translate=\"no\">".to_owned(),
                        (false, false) => format!("<i lang=\"{official}\" translate=\"no\">"),
                        (false, true) => format!("<i lang=\"{official}\" dir=\"ltr\" translate=\"no\">"),
                    };
                    out.push_str(&open);
                    self.inline(inner, start, out);
                    out.push_str(if own { "</em>" } else { "</i>" });
                }
                Inline::Link(target, words) => {
                    let topic = target.topic.as_ref();
                    if let Some(note) =
                        topic.and_then(|topic| other_file::note(self.build, topic, self.locale))
                    {
                        self.inline(words, start, out);
                        out.extend([" ", note.as_str()]);
                        continue;
                    }
                    let href = self.build.href(self.topic, target);
                    out.push_str(&format!("<a href=\"{href}\"{}>", self.spelled_out(target, words)));
                    self.inline(words, start, out);
                    out.push_str("</a>");
                }
                Inline::Fact(id, _) => out.push_str(self.locale.fact(id).html.as_str()),
                Inline::Cite(_) => out.truncate(start + out[start..].trim_end().len()),
                Inline::Break => out.push_str("<br>"),
                Inline::Code(code) => {
                    out.push_str("<code dir=\"ltr\" translate=\"no\">");
                    escape(code, out);
                    out.push_str("</code>");
                }
            }
        }
    }

    /// The title of what a link leads to, for paper; nothing if the link says it already.
    fn spelled_out(&self, target: &LinkTarget, words: &[Inline]) -> String {
        let lang = self.locale.lang();
        let title = match (&target.topic, &target.unit) {
            (Some(page), _) => titles::name_of_page(self.build, page, lang),
            (None, Some(unit)) => {
                let unit = self.build.shown(self.topic, lang).and_then(|topic| topic.unit(unit));
                unit.and_then(|unit| titles::of_unit(self.build, unit)).map(|title| title.text)
            }
            (None, None) => None,
        };
        let letters =
            |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let said = titles::plain(self.locale, words);
        title
            .filter(|title| *title != said && letters(title) != letters(&said))
            .map_or_else(String::new, |title| format!(" data-title=\"{}\"", escaped(&title)))
    }
}
