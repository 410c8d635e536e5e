//! The kinds of problems, each with a word that can be searched for.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// Every kind of problem Wayleaf reports, each with a word that can be searched for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// All codes.
            pub const ALL: &[Code] = &[$(Code::$name,)*];

            /// The word shown to people, in kebab-case.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $word,)* }
            }
        }
    };
}

codes! {
    /// A file is larger than any guidance text is.
    FileTooLarge = "file-too-large",
    /// A file holds bytes that are not UTF-8.
    NotUtf8 = "not-utf-8",
    /// A symbolic link in the project.
    LinkInProject = "link-in-project",
    /// A file or folder cannot be read.
    Unreadable = "unreadable",
    /// A file that must be there is not.
    MissingFile = "missing-file",
    /// A finding that is allowed and was not found.
    UnusedAllowance = "unused-allowance",
    /// A name that no text has.
    UnusedName = "unused-name",
    /// A file nothing uses.
    UnusedFile = "unused-file",
    /// YAML that cannot be understood.
    Yaml = "yaml",
    /// A language tag that is not written as BCP 47 says.
    LanguageTag = "language-tag",
    /// A word where only certain words are allowed.
    UnknownWord = "unknown-word",
    /// An id that is not kebab-case.
    BadId = "bad-id",
    /// The same id twice.
    DuplicateId = "duplicate-id",
    /// An address that is not that of a site.
    BadAddress = "bad-address",
    /// A wireless network that cannot be.
    BadHotspot = "bad-hotspot",
    /// A date that does not exist.
    BadDate = "bad-date",
    /// Dates in the wrong order.
    DateOrder = "date-order",
    /// A fact whose value does not fit its kind.
    FactValue = "fact-value",
    /// A fact past the last day to rely on it.
    PastDate = "past-date",
    /// Two facts that say the same.
    DuplicateFact = "duplicate-fact",
    /// `{{id}}` of a fact that is not there.
    UnknownFact = "unknown-fact",
    /// A fact placed before somebody has confirmed it.
    UnconfirmedFact = "unconfirmed-fact",
    /// A guide with safety units that offers no call.
    NoContact = "no-contact",
    /// A fact no text uses.
    UnusedFact = "unused-fact",
    /// `[^id]` of a source that is not there.
    UnknownSource = "unknown-source",
    /// A place in a law that its recorded text does not have.
    UnknownProvision = "unknown-provision",
    /// A place in a law that was not in the extract that was recorded, or that cannot be read.
    NotRecorded = "not-recorded",
    /// A unit that rests on a provision whose words have changed since it was read.
    LawChanged = "law-changed",
    /// A source nothing cites.
    UnusedSource = "unused-source",
    /// A safety unit without a source.
    UnsourcedSafety = "unsourced-safety",
    /// An edition that is not there.
    UnknownEdition = "unknown-edition",
    /// A topic that is not there.
    UnknownTopic = "unknown-topic",
    /// A topic the reading order leaves out.
    UnlistedTopic = "unlisted-topic",
    /// A topic in no part of the one file, or in some of them.
    OneFileParts = "one-file-parts",
    /// A first page of another kind, or another topic of its kind.
    TopicKind = "topic-kind",
    /// A card of contacts without a name or without a way to reach whom it names.
    Contacts = "contacts",
    /// More units marked as important than a page may have.
    Important = "important",
    /// A unit that readers must see at once, and that is folded.
    Folded = "folded",
    /// A page of a situation that does not say first what to do and whom to call, or that nothing leads to.
    Situation = "situation",
    /// A sentence to show that has no words in the official language.
    NoOfficialText = "no-official-text",
    /// A drawing that is not in `content/drawings/`.
    UnknownDrawing = "unknown-drawing",
    /// A picture that is not in the theme.
    UnknownPicture = "unknown-picture",
    /// A unit that is not there.
    UnknownUnit = "unknown-unit",
    /// Units missing from a source text, or in another order.
    UnitOrder = "unit-order",
    /// A question, answer or condition in the wrong place, or a part of it missing.
    Condition = "condition",
    /// An answer or a condition that is not there.
    UnknownAnswer = "unknown-answer",
    /// An answer or a condition nothing depends on.
    UnusedAnswer = "unused-answer",
    /// An item no answer leads to.
    UnreachedItem = "unreached-item",
    /// A condition that always holds, or never.
    Contradiction = "contradiction",
    /// A number of an item that is missing, given twice, or leaves a gap.
    ItemNumber = "item-number",
    /// A translation that seems to deny, demand, allow or time something otherwise than its source.
    MeaningDiffers = "meaning-differs",
    /// A concept of a term base that the source language does not tell.
    UnknownConcept = "unknown-concept",
    /// A word of a term base that stands in most texts.
    TermTooWide = "term-too-wide",
    /// A translation without any word for a concept that its source speaks of.
    TermMissing = "term-missing",
    /// A translation with a word that readers would take for another concept.
    TermAvoided = "term-avoided",
    /// A link that leads nowhere.
    DeadLink = "dead-link",
    /// A web address in the text.
    OutsideLink = "outside-link",
    /// HTML in Markdown.
    RawHtml = "raw-html",
    /// Markdown that a guide does not use.
    UnsupportedMarkdown = "unsupported-markdown",
    /// Program code that is opened and never closed.
    UnclosedCode = "unclosed-code",
    /// Prose that Markdown takes for a list or a quotation.
    AccidentalStructure = "accidental-structure",
    /// A title, a heading or a name without words.
    EmptyText = "empty-text",
    /// A title, a name or a string longer than anybody reads.
    TooLong = "too-long",
    /// A character written as HTML writes those it cannot hold.
    CharacterReference = "character-reference",
    /// A telephone number or an address inside a link.
    LinkInLink = "link-in-link",
    /// A heading without an id.
    MissingId = "missing-id",
    /// A topic that is hard to read.
    PlainLanguage = "plain-language",
    /// A heading level left out.
    HeadingLevel = "heading-level",
    /// Text outside any unit.
    StrayText = "stray-text",
    /// A word of the glossary without its sound.
    MissingSound = "missing-sound",
    /// A number or paragraph in prose that belongs among the facts.
    FactInProse = "fact-in-prose",
    /// A translation without its label.
    MissingLabel = "missing-label",
    /// A translated unit that does not say what it was made from.
    Unstamped = "unstamped",
    /// Units of a translation that are missing or behind.
    BehindSource = "behind-source",
    /// A unit with a heading and no text, or with a text and no heading.
    HalfTranslated = "half-translated",
    /// A source unit that changed, nobody says when.
    UndatedChange = "undated-change",
    /// A translation that places other facts than its source, or in other lines.
    FactsDiffer = "facts-differ",
    /// A translation that cites other sources than its source, or in other lines.
    SourcesDiffer = "sources-differ",
    /// A translation whose links lead elsewhere than its source's.
    LinksDiffer = "links-differ",
    /// A translation that lost or changed a word of the official language.
    OfficialDiffers = "official-differs",
    /// A translation with other program code than its source.
    CodeDiffers = "code-differs",
    /// A translation in which other words are strong.
    EmphasisDiffers = "emphasis-differs",
    /// A translation with other numbers than its source.
    DigitsDiffer = "digits-differ",
    /// A translation with more or fewer paragraphs, entries, rows or headings than its source.
    ShapeDiffers = "shape-differs",
    /// A text in another language than its file's.
    Untranslated = "untranslated",
    /// The same text in two places where the source says two things.
    RepeatedText = "repeated-text",
    /// A translation far shorter or longer than its source.
    OddLength = "odd-length",
    /// A digit that is none of the language's.
    OddDigit = "odd-digit",
    /// A character nobody sees, or one that only looks like another.
    HiddenSign = "hidden-sign",
    /// Letters of two scripts in one word.
    MixedScripts = "mixed-scripts",
    /// A letter of another language's alphabet.
    StrangeLetter = "strange-letter",
    /// Punctuation or spacing of another language.
    Punctuation = "punctuation",
    /// A bracket opened and not closed, or closed and not opened.
    Brackets = "brackets",
    /// A mark of Markdown that shows as text.
    BrokenMark = "broken-mark",
    /// An invisible direction mark that does harm.
    StrayBidi = "stray-bidi",
    /// An interface string missing or superfluous in a language.
    Strings = "strings",
    /// A theme of another version than this program draws.
    ThemeVersion = "theme-version",
    /// A file of the theme that a guide overrides, and that the theme has changed since.
    ThemeChanged = "theme-changed",
    /// A fault in the theme's list of parts.
    Theme = "theme",
    /// Colours of a theme that are too much alike.
    LowContrast = "low-contrast",
    /// A fault in a template.
    Template = "template",
    /// A theme that loads, runs or sends something beside a page's own style and script, or a page without a policy.
    Unsealed = "unsealed",
    /// An element, attribute or address on a page that no template, fact or source wrote.
    ForeignMarkup = "foreign-markup",
    /// A picture with more in it than shapes.
    Picture = "picture",
    /// A stylesheet with physical directions.
    PhysicalDirection = "physical-direction",
    /// A font that is not there, or is none.
    Font = "font",
    /// A font without letters its language uses.
    FontLacks = "font-lacks",
    /// A font over its budget.
    FontTooHeavy = "font-too-heavy",
    /// A page over the promised weight.
    PageTooHeavy = "page-too-heavy",
    /// A page whose script is over its budget.
    ScriptTooHeavy = "script-too-heavy",
    /// A one-file edition over the promised size.
    OneFileTooLarge = "one-file-too-large",
    /// A language that costs more than promised to keep on a phone.
    SavingTooHeavy = "saving-too-heavy",
    /// Two pages at one address.
    PathTwice = "path-twice",
    /// A site with a dead link in it.
    DeadSiteLink = "dead-site-link",
}

impl Code {
    /// Whether what it stands for is guessed from how a text looks, so that it can be wrong: it never stops a build.
    pub fn is_guess(self) -> bool {
        matches!(
            self,
            Self::FactInProse
                | Self::Untranslated
                | Self::MixedScripts
                | Self::StrangeLetter
                | Self::DigitsDiffer
                | Self::OddDigit
                | Self::OddLength
                | Self::RepeatedText
                | Self::Punctuation
        )
    }
}
