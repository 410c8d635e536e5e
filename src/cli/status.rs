//! `wayleaf status`: how far each translation is, how much of each text was reviewed as it now stands, and what translators ask,
//! as a table and as JSON.

use crate::author::asked;
use crate::author::review_status::{ReviewStatus, review_status};
use crate::author::translation_status::{LanguageStatus, OpenUnit, StateCounts, standing};
use crate::check::state::State;
use crate::guide::asked::TranslatorQuestion;
use crate::guide::review::ReviewRole;
use crate::project::Project;
use crate::report::one_line;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::context::Context;
use super::exit::{CommandResult, Exit};
use super::output;
use super::values::Format;

/// The arguments of `status`.
#[derive(Debug, Args)]
pub(super) struct StatusArguments {
    /// How the table is written [default: human]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<StatusFormat>,
    /// In the table: name every topic and every unit that is not current, however many there are
    #[arg(long)]
    pub all: bool,
}

/// How many topics, and how many units that are not current, the table names by itself.
const SHOWN_TOPICS: usize = 40;
const SHOWN_OPEN: usize = 40;

/// How the table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StatusFormat {
    /// A table, and below it what is to be done
    Human,
    /// One JSON object, for programs
    Json,
}

/// The table in JSON. Fields are added here and never renamed.
#[derive(Serialize)]
struct StatusJson<'a> {
    source: &'a str,
    languages: Vec<LanguageRow<'a>>,
    reviews: Vec<ReviewRow<'a>>,
    questions: Vec<QuestionRow<'a>>,
}

/// A question of a translator without an answer.
#[derive(Serialize)]
struct QuestionRow<'a> {
    lang: &'a str,
    text: String,
    by: &'a str,
    on: String,
    question: &'a str,
    path: &'a str,
    line: u32,
}

/// How many units of a language somebody in a role has read as they now stand.
#[derive(Serialize)]
struct ReviewRow<'a> {
    lang: &'a str,
    role: &'static str,
    units: usize,
    read: usize,
    right: usize,
    unclear: usize,
    wrong: usize,
    /// Read, and changed since.
    changed: usize,
    percent: usize,
}

/// A language.
#[derive(Serialize)]
struct LanguageRow<'a> {
    lang: &'a str,
    name: &'a str,
    #[serde(flatten)]
    counts: CountsJson,
    topics: Vec<TopicRow<'a>>,
    /// The titles of the parts of the one file.
    part_titles: CountsJson,
    open: Vec<OpenRow<'a>>,
}

/// A topic in a language.
#[derive(Serialize)]
struct TopicRow<'a> {
    topic: &'a str,
    #[serde(flatten)]
    counts: CountsJson,
}

#[derive(Serialize)]
struct CountsJson {
    units: usize,
    current: usize,
    behind: usize,
    missing: usize,
    withheld: usize,
    percent: usize,
}

/// A unit that is not current.
#[derive(Serialize)]
struct OpenRow<'a> {
    unit: String,
    state: &'static str,
    /// The day its source changed, where that is recorded.
    changed: Option<String>,
    path: &'a str,
    line: u32,
}

/// Writes the table.
pub(super) fn run(context: &Context, arguments: &StatusArguments) -> CommandResult {
    context.day()?;
    let format = match (arguments.format, context.format) {
        (Some(format), _) => format,
        (None, None | Some(Format::Human)) => StatusFormat::Human,
        (None, Some(Format::Json)) => StatusFormat::Json,
        (None, Some(_)) => {
            let sentence = "`status` has the formats human and json: `wayleaf status --format json`";
            return Err(sentence.to_owned().into());
        }
    };
    let (project, guide) = context.content()?;
    let languages = standing(&guide);
    let reviews = review_status(&guide);
    let open: Vec<QuestionRow<'_>> =
        asked::open(&guide).map(|question| question_row(question, &project)).collect();
    output::out(&match format {
        StatusFormat::Human => human(&languages, arguments.all) + &reviewed(&reviews) + &questions(&open),
        StatusFormat::Json => {
            let source = guide.settings.source.as_str();
            let rows = languages.iter().map(|of| row(of, &project)).collect();
            let reviews = reviews.iter().map(review_row).collect();
            let table = StatusJson { source, languages: rows, reviews, questions: open };
            serde_json::to_string_pretty(&table).unwrap_or_default() + "\n"
        }
    })?;
    Ok(Exit::Clean)
}

fn row<'a>(of: &'a LanguageStatus<'a>, project: &'a Project) -> LanguageRow<'a> {
    let open = of.topics.iter().flat_map(|topic| &topic.open);
    LanguageRow {
        lang: of.language.lang.as_str(),
        name: &of.language.name,
        counts: numbers(of.counts()),
        topics: of
            .topics
            .iter()
            .map(|of| TopicRow { topic: of.topic.as_str(), counts: numbers(of.counts) })
            .collect(),
        part_titles: numbers(of.part_titles.counts),
        open: open
            .map(|open| OpenRow {
                unit: name(open),
                state: open.state.as_str(),
                changed: open.changed.map(|day| day.to_string()),
                path: &project.file(open.span.file).path,
                line: project.position(open.span).line,
            })
            .chain(of.part_titles.missing.iter().map(|part| OpenRow {
                unit: format!("part:{}", part.id),
                state: State::Missing.as_str(),
                changed: None,
                path: &project.file(part.span.file).path,
                line: project.position(part.span).line,
            }))
            .collect(),
    }
}

fn numbers(counts: StateCounts) -> CountsJson {
    let StateCounts { current, behind, missing, withheld } = counts;
    CountsJson { units: counts.units(), current, behind, missing, withheld, percent: counts.percent() }
}

fn name(open: &OpenUnit<'_>) -> String {
    format!("{}#{}", open.topic, open.unit)
}

/// The row of the titles of the parts of the one file.
const PART_TITLES: &str = "titles of parts";

/// Languages from left to right, topics from top to bottom: how many units of each are current; below, what is not.
fn human(languages: &[LanguageStatus<'_>], all: bool) -> String {
    let Some(first) = languages.first() else { return "there is no translation\n".to_owned() };
    let names = first.topics.iter().map(|of| of.topic.as_str().len());
    let has_parts = first.part_titles.counts.units() > 0;
    let own = if has_parts { PART_TITLES } else { "in per cent" };
    let margin = names.chain([own.len()]).max().unwrap_or(0);
    let line = |name: &str, cells: Vec<String>| {
        let cells: String = cells.iter().map(|cell| format!("{cell:>9}")).collect();
        format!("{name:<margin$}{cells}\n")
    };
    let of_each = |cell: &dyn Fn(&LanguageStatus<'_>) -> String| languages.iter().map(cell).collect();
    let share = |counts: StateCounts| format!("{}/{}", counts.current, counts.units());
    let mut out = line("current", of_each(&|of| of.language.lang.to_string()));
    let names_topics = all || first.topics.len() <= SHOWN_TOPICS;
    if !names_topics {
        out.push_str(&format!(
            "{} topics, each in a line of its own: `wayleaf status --all`\n",
            first.topics.len()
        ));
    }
    for (at, topic) in first.topics.iter().enumerate().filter(|_| names_topics) {
        let cell = |of: &LanguageStatus<'_>| of.topics.get(at).map(|of| share(of.counts)).unwrap_or_default();
        out.push_str(&line(topic.topic.as_str(), of_each(&cell)));
    }
    if has_parts {
        out.push_str(&line(PART_TITLES, of_each(&|of| share(of.part_titles.counts))));
    }
    out.push('\n');
    for (name, count) in [
        ("all", (|counts: StateCounts| counts.units()) as fn(StateCounts) -> usize),
        ("current", |counts| counts.current),
        ("behind", |counts| counts.behind),
        ("withheld", |counts| counts.withheld),
        ("missing", |counts| counts.missing),
        ("in per cent", StateCounts::percent),
    ] {
        out.push_str(&line(name, of_each(&|of| count(of.counts()).to_string())));
    }
    let open: Vec<String> = languages.iter().flat_map(open_lines).collect();
    let shown = if all { open.len() } else { SHOWN_OPEN };
    if !open.is_empty() {
        out.push('\n');
    }
    out.extend(open.iter().take(shown).map(String::as_str));
    if open.len() > shown {
        out.push_str(&format!("… and {} more: `wayleaf status --all`\n", open.len() - shown));
    }
    if !open.is_empty() {
        out.push_str(
            "\nbehind: shown with a notice; withheld: a safety unit, the source text is shown instead\n",
        );
    }
    out
}

/// A line for each text of a language that is not current.
fn open_lines(of: &LanguageStatus<'_>) -> Vec<String> {
    let lang = &of.language.lang;
    let units = of.topics.iter().flat_map(|topic| &topic.open).map(|open| {
        let changed = open.changed.map(|day| format!(", its source changed on {day}")).unwrap_or_default();
        format!("{lang} {}: {}{changed}", name(open), open.state.as_str())
    });
    let missing = State::Missing.as_str();
    let titles = of.part_titles.missing.iter().map(|part| format!("{lang} part:{}: {missing}", part.id));
    units.chain(titles).map(|line| one_line(&line) + "\n").collect()
}

fn review_row<'a>(of: &ReviewStatus<'a>) -> ReviewRow<'a> {
    let counts = of.counts;
    ReviewRow {
        lang: of.lang.as_str(),
        role: of.role.as_str(),
        units: counts.units,
        read: counts.read(),
        right: counts.right,
        unclear: counts.unclear,
        wrong: counts.wrong,
        changed: counts.changed,
        percent: counts.percent(),
    }
}

/// Languages from left to right, roles from top to bottom: how many units of each are read as they now stand.
fn reviewed(all: &[ReviewStatus<'_>]) -> String {
    let roles = [
        ("by a lawyer", ReviewRole::Lawyer),
        ("by a doctor", ReviewRole::Doctor),
        ("by a native reader", ReviewRole::Reader),
    ];
    let of_role = |role| all.iter().filter(move |of| of.role == role);
    let line = |name: &str, cells: Vec<String>| {
        let cells: String = cells.iter().map(|cell| format!("{cell:>9}")).collect();
        format!("{name:<19}{cells}\n")
    };
    let langs = of_role(ReviewRole::Reader).map(|of| of.lang.to_string()).collect();
    let mut out = String::from("\n") + &line("reviewed", langs);
    for (name, role) in roles.into_iter().filter(|(_, role)| of_role(*role).next().is_some()) {
        let share = |of: &ReviewStatus<'_>| format!("{}/{}", of.counts.read(), of.counts.units);
        out.push_str(&line(name, of_role(role).map(share).collect()));
        for (name, count) in [
            ("  found wrong", (|of| of.counts.wrong) as fn(&ReviewStatus<'_>) -> usize),
            ("  found unclear", |of| of.counts.unclear),
            ("  changed since", |of| of.counts.changed),
        ] {
            if of_role(role).any(|of| count(of) > 0) {
                out.push_str(&line(name, of_role(role).map(|of| count(of).to_string()).collect()));
            }
        }
    }
    out
}

fn question_row<'a>(asked: &'a TranslatorQuestion, project: &'a Project) -> QuestionRow<'a> {
    QuestionRow {
        lang: asked.lang.value.as_str(),
        text: asked.about.value.to_string(),
        by: &asked.by,
        on: asked.on.to_string(),
        question: &asked.words,
        path: &project.file(asked.about.span.file).path,
        line: project.position(asked.about.span).line,
    }
}

/// What translators ask, and where to answer it; nothing where nobody asks.
fn questions(open: &[QuestionRow<'_>]) -> String {
    if open.is_empty() {
        return String::new();
    }
    let lines = open.iter().map(|asked| {
        let by = if asked.by.is_empty() { String::new() } else { format!(" {},", one_line(asked.by)) };
        let (words, place) = (one_line(asked.question), format!("{}:{}", asked.path, asked.line));
        format!(
            "{} {}:{by} {}: {words}\n  answer it in {place}\n",
            asked.lang,
            one_line(&asked.text),
            asked.on
        )
    });
    format!("\nasked by translators\n{}", lines.collect::<String>())
}
