//! An article read once for all rules: each line with its words, and with what its characters are together.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::characters::{Characters, OBJECT_REPLACEMENT, Traits};
use crate::check::names::{self, FoundName, KnownNames};
use crate::check::prose::{self, Prose};
use crate::guide::article::Article;
use crate::guide::text::{Inline, visit_inlines};
use crate::guide::unit::Line;
use crate::project::Project;

/// An article as rules read it.
#[derive(Debug)]
pub struct ArticleText<'a> {
    /// Title and summary, then the lines of each unit.
    lines: Vec<ReadLine<'a>>,
    /// Which lines each unit has.
    units: Vec<Range<usize>>,
}

/// A line that was read.
#[derive(Debug)]
pub struct ReadLine<'a> {
    /// The line.
    pub line: &'a Line,
    /// What it says; nothing where that is not known line by line.
    pub said: Option<&'a [Inline]>,
    /// Its own words.
    pub(crate) prose: Prose<'a>,
    /// The names among them that the guide knows, which no rule takes for words of another language.
    pub(crate) names: Vec<FoundName>,
    /// What readers see of it, with a mark for each fact and citation.
    pub(crate) visible: Cow<'a, str>,
    /// The traits of its own words.
    pub(crate) traits: Traits,
    /// The traits of what readers see.
    pub(crate) traits_seen: Traits,
    /// The traits of what is written, from its first character to its last.
    pub(crate) traits_written: Traits,
    /// Which inlines it has beside plain text.
    pub(crate) marks: Marks,
    /// What was counted of its own words.
    pub(crate) count: LineCount,
}

/// What inlines a line has beside plain text.
#[allow(clippy::struct_excessive_bools)] // one a kind of inline, each asked for by its rule
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    pub facts: bool,
    pub citations: bool,
    pub links: bool,
    pub strong: bool,
    pub official: bool,
    pub code: bool,
}

/// What is counted of a line while it is read.
#[derive(Debug, Clone, Default)]
pub(crate) struct LineCount {
    /// Its letters.
    pub letters: u32,
    /// Its letters and digits.
    pub alphanumerics: u32,
    /// A number that lines of the same words have in common, and hardly any others.
    pub words: u64,
    /// The same of each of its sentences, in small letters.
    pub sentences: Vec<u64>,
}

impl<'a> ArticleText<'a> {
    /// Reads an article in the language of these characters.
    pub(crate) fn new(
        project: &'a Project,
        article: &'a Article,
        characters: &Characters,
        names: &KnownNames,
    ) -> Self {
        let heads = [&article.title, &article.summary].map(Vec::as_slice);
        // As in a unit, what says nothing is no line of its own.
        let mut said = heads.into_iter().filter(|said| !said.is_empty());
        let read = |line, seen, said| ReadLine::new(project, line, seen, said, (characters, names));
        let mut lines: Vec<ReadLine<'a>> =
            article.lines.iter().zip(heads).map(|(line, seen)| read(line, seen, said.next())).collect();
        let mut units = Vec::with_capacity(article.units.len());
        for unit in &article.units {
            let start = lines.len();
            let mut said = unit.said().into_iter();
            lines.extend(unit.lines.iter().map(|line| {
                let said = said.next();
                read(line, said.unwrap_or_default(), said)
            }));
            units.push(start..lines.len());
        }
        Self { lines, units }
    }

    /// Every line, title and summary first.
    pub(crate) fn lines(&self) -> &[ReadLine<'a>] {
        &self.lines
    }

    /// The names of a guide that readers see in it, by their places in its list.
    pub(crate) fn names(&self, names: &KnownNames, characters: &Characters) -> BTreeSet<usize> {
        let lines = self.lines.iter().filter(|_| !names.is_empty());
        lines.flat_map(|line| names.find(&line.visible, characters)).map(|name| name.which).collect()
    }

    /// The lines of title and summary.
    pub(crate) fn head(&self) -> &[ReadLine<'a>] {
        let end = self.units.first().map_or(self.lines.len(), |first| first.start);
        &self.lines[..end]
    }

    /// The lines of a unit, by its place among the units as they are written.
    pub(crate) fn unit(&self, at: usize) -> &[ReadLine<'a>] {
        self.units.get(at).and_then(|lines| self.lines.get(lines.clone())).unwrap_or_default()
    }
}

impl<'a> ReadLine<'a> {
    fn new(
        project: &'a Project,
        line: &'a Line,
        seen: &'a [Inline],
        said: Option<&'a [Inline]>,
        (characters, names): (&Characters, &KnownNames),
    ) -> Self {
        let prose = Prose::of(project, line);
        let names = names.find(&prose.text, characters);
        let (traits, count) = look_through(&prose.text, characters);
        let written = project.text(line.span);
        let traits_written = if written == prose.text { traits } else { characters.of_text(written) };
        let visible = visible(seen);
        let traits_seen = if visible == prose.text { traits } else { characters.of_text(&visible) };
        let marks = Marks::of(said.unwrap_or_default(), line);
        Self { line, said, prose, names, visible, traits, traits_seen, traits_written, marks, count }
    }
}

impl ReadLine<'_> {
    /// The words with their bytes that are no names.
    pub(crate) fn words(&self, characters: &Characters) -> Vec<(Range<usize>, &str)> {
        let mut words = prose::words(&self.prose.text, characters);
        words.retain(|(range, _)| !names::is_named(&self.names, range));
        words
    }
}

impl Marks {
    fn of(said: &[Inline], line: &Line) -> Self {
        let mut marks = Self { official: line.words.iter().any(|words| words.official), ..Self::default() };
        if matches!(said, [Inline::Text(_)]) {
            return marks;
        }
        visit_inlines(said, &mut |inline| match inline {
            Inline::Fact(..) => marks.facts = true,
            Inline::Cite(_) => marks.citations = true,
            Inline::Link(..) => marks.links = true,
            Inline::Strong(_) => marks.strong = true,
            Inline::Code(_) => marks.code = true,
            Inline::Text(_) | Inline::Official(_) | Inline::Break => {}
        });
        marks
    }
}

/// What readers see of a line, with a mark for each fact, citation and run of code.
fn visible(said: &[Inline]) -> Cow<'_, str> {
    if let [Inline::Text(text)] = said {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    visit_inlines(said, &mut |inline| match inline {
        Inline::Text(text) => out.push_str(text),
        Inline::Fact(..) | Inline::Cite(_) | Inline::Break | Inline::Code(_) => out.push(OBJECT_REPLACEMENT),
        _ => {}
    });
    Cow::Owned(out)
}

/// What the characters of a text are together, and what is counted of them.
fn look_through(text: &str, characters: &Characters) -> (Traits, LineCount) {
    let (mut all, mut count) = (Traits::NONE, LineCount::default());
    let (mut sentence, mut is_behind_space) = (0_u64, false);
    for c in text.chars() {
        let traits = characters.of(c);
        all |= traits;
        // Where words end is not foreseen, so nothing is skipped there: it is reckoned with 0.
        let is_of_word = traits.has(Traits::OF_WORDS);
        count.letters += u32::from(traits.has(Traits::LETTER));
        count.alphanumerics += u32::from(traits.has(Traits::LETTER.or(Traits::NUMERIC)));
        let number = number(c).wrapping_mul(u64::from(is_of_word));
        count.words = count.words.wrapping_add(number);
        let is_capital = is_of_word && traits.has(Traits::CAPITAL);
        sentence = sentence.wrapping_add(if is_capital { small(c) } else { number });
        if traits.has(Traits::ENDS) && !is_of_word && sentence != 0 {
            count.sentences.push(sentence);
            sentence = 0;
        }
        if is_behind_space && traits.has(Traits::FOLLOWS) {
            all |= Traits::SPACED;
        }
        is_behind_space = c == ' ';
    }
    if sentence != 0 {
        count.sentences.push(sentence);
    }
    (all, count)
}

/// A number for a character, whose sums over other characters are others.
fn number(c: char) -> u64 {
    let code = u64::from(u32::from(c));
    code.wrapping_mul(code).wrapping_mul(code ^ 0x9e37)
}

/// The number of a character in small letters; that of a sigma is the same wherever it stands.
fn small(c: char) -> u64 {
    let sigma = |c: char| if c == 'ς' { 'σ' } else { c };
    c.to_lowercase().map(|c| number(sigma(c))).fold(0, u64::wrapping_add)
}
