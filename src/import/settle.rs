//! What the new guide would be refused for is taken out of it and told, until it builds.

use std::collections::BTreeSet;

use super::guide_files::GuideDraft;
use super::left_out::{LeftOut, short};
use crate::build::{Site, build_to_publish, check_texts};
use crate::compress::Scales;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::guide::budgets::Budgets;
use crate::guide::ids::TopicId;
use crate::i18n::lang::Lang;
use crate::import::pages::facts::FoundFacts;
use crate::normalization::folded;
use crate::options::Options;
use crate::plan::is_whole;
use crate::project::{Project, Rewritten};
use crate::site::budget_use::BudgetUse;
use crate::stages::Stages;

/// How often what was found is taken out: what is left then is told by `check`.
const ROUNDS: usize = 12;

/// The budgets that grow with a guide's texts, and its limits while nobody knows yet what they weigh: more than any guide.
const NO_LIMITS: [(&str, usize); 3] =
    [("page", 4_000_000_000), ("kept", 4_000_000_000), ("one-file", 4_000_000_000)];

/// A guide as it is written.
#[derive(Debug)]
pub(super) struct Settled {
    pub files: Vec<Rewritten>,
    /// What still keeps it from being built: the file and what is wrong, each once.
    pub errors: Vec<String>,
}

/// The files of a guide that builds, as far as that can be had.
pub(super) fn settled(draft: &mut GuideDraft, facts: &FoundFacts, left_out: &mut Vec<LeftOut>) -> Settled {
    let options = Options { edition_date: draft.day, withdraw_worker: false };
    draft.budgets = NO_LIMITS.to_vec();
    let mut errors = Vec::new();
    for _ in 0..ROUNDS {
        let files = draft.files(facts);
        let texts = files.iter().map(|file| (&file.path, file.text.as_str()));
        let project = Project::new(texts).with_shipped_theme();
        // Most of what a guide would be refused for shows before a page is drawn, which takes ten times as long.
        let mut problems = check_texts(&project, draft.day, Stages::default()).problems;
        if problems.iter().all(|problem| problem.severity != Severity::Error) {
            let built = build_to_publish(&project, &options, &[], Stages::default(), None);
            if let Some(site) = built.value {
                draft.budgets = needed(&site);
                return Settled { files: draft.files(facts), errors: Vec::new() };
            }
            problems = built.problems;
        }
        problems.retain(|problem| problem.severity == Severity::Error);
        // Later places first: what is taken out moves no other.
        problems.sort_by_key(|problem| match problem.place {
            Place::Span(span) => std::cmp::Reverse(Some((span.file, span.start))),
            _ => std::cmp::Reverse(None),
        });
        let mut has_changed = false;
        for problem in &problems {
            has_changed |= take_out(draft, &project, problem, left_out);
        }
        if !has_changed {
            // What no part can be taken out of is taken out as a whole.
            let texts: BTreeSet<(String, Lang)> =
                problems.iter().filter_map(|problem| article_of(problem.path(&project))).collect();
            let whole: Vec<bool> = texts
                .iter()
                .map(|(topic, lang)| drop_text(draft, topic, lang, &problems, &project, left_out))
                .collect();
            has_changed = whole.contains(&true);
        }
        errors = problems
            .iter()
            .map(|problem| format!("{}: {}", problem.path(&project), problem.message))
            .collect();
        errors.sort();
        errors.dedup();
        if !has_changed {
            break;
        }
    }
    draft.budgets = Vec::new();
    Settled { files: draft.files(facts), errors }
}

/// Takes a whole text out: a translation alone, a source text with its topic.
fn drop_text(
    draft: &mut GuideDraft,
    topic: &str,
    lang: &Lang,
    problems: &[Diagnostic],
    project: &Project,
    left_out: &mut Vec<LeftOut>,
) -> bool {
    let path = format!("content/topics/{topic}/{lang}.md");
    let why = problems.iter().find(|problem| problem.path(project) == path);
    let why = why.map(|problem| problem.message.clone()).unwrap_or_default();
    let Some(known) = draft.topics.iter_mut().find(|known| known.id == topic) else { return false };
    let Some(article) = known.articles.get(lang) else { return false };
    let from = article.from.clone();
    if *lang != draft.source {
        known.articles.remove(lang);
        left_out.push(LeftOut::page(&from, format!("the whole text: {why}")));
        return true;
    }
    if topic == TopicId::HOME {
        return false;
    }
    draft.topics.retain(|known| known.id != topic);
    for known in &mut draft.topics {
        known.units.iter_mut().for_each(|(_, topics)| topics.retain(|id| id != topic));
        let units = known.articles.values_mut().flat_map(|article| &mut article.units);
        units.for_each(|unit| unit.body = unlinked(&unit.body, topic));
    }
    left_out.push(LeftOut::page(&from, format!("the whole page, in every language: {why}")));
    true
}

/// A text whose links to a topic are plain words.
fn unlinked(body: &str, topic: &str) -> String {
    let goal = format!("](topic:{topic}");
    let mut text = body.to_owned();
    let mut from = 0;
    while let Some(at) = text[from..].find(&goal).map(|at| from + at) {
        let rest = &text[at + goal.len()..];
        let (open, end) = (text[..at].rfind('['), rest.find(')').map(|end| at + goal.len() + end));
        match open.zip(end).filter(|_| rest.starts_with([')', '#'])) {
            Some((open, end)) => {
                let words = text[open + 1..at].to_owned();
                text.replace_range(open..=end, &words);
                from = open;
            }
            None => from = at + goal.len(),
        }
    }
    text
}

/// The budgets that a guide must raise: what its heaviest things weigh and a tenth more, in whole thousands of bytes.
fn needed(site: &Site) -> Vec<(&'static str, usize)> {
    let usual = Budgets::default();
    let limit = |name| match name {
        "page" => Some(usual.page),
        "kept" => Some(usual.kept),
        "one-file" => usual.one_file,
        _ => None,
    };
    let weight = |one: &BudgetUse| match one.budget {
        "page" => heaviest_page(site, one.bytes),
        _ => one.bytes,
    };
    let weights = site.summary.budgets.iter().map(|one| (one.budget, weight(one)));
    let heavy = weights.filter(|(name, bytes)| limit(name).is_some_and(|limit| *bytes > limit));
    heavy.map(|(name, bytes)| (name, (bytes + bytes / 10).div_ceil(1_000) * 1_000)).collect()
}

/// What the heaviest page weighs, if one is known that weighs `least`. A build without limits packs only the pages with the most
/// bytes, and these are seldom the heaviest: letters of some scripts take three bytes each, and pack well. A second build with
/// limits would draw everything again; here only those are packed that may be heavier.
fn heaviest_page(site: &Site, least: usize) -> usize {
    let mut scales = Scales::default();
    let mut most = least;
    for (path, bytes) in site.bundle.files() {
        let is_page = path.as_str().ends_with(".html") && !is_whole(path);
        if is_page && bytes.len() > most && scales.quick_gzip_len(bytes) > most {
            most = most.max(scales.gzip_len(bytes));
        }
    }
    most
}

/// Takes out what a problem is about; says whether there was anything to take out.
fn take_out(
    draft: &mut GuideDraft,
    project: &Project,
    problem: &Diagnostic,
    left_out: &mut Vec<LeftOut>,
) -> bool {
    let Place::Span(span) = problem.place else { return false };
    let file = project.file(span.file);
    let Some((topic, lang)) = article_of(&file.path) else { return false };
    let Some(topic) = draft.topics.iter_mut().find(|known| known.id == topic) else { return false };
    let before = &file.text[..(span.start as usize).min(file.text.len())];
    let line = before.matches('\n').count();
    let written = file.text.lines().nth(line).unwrap_or_default();
    let unit = file.text.lines().take(line + 1).filter_map(unit_of).last().map(str::to_owned);
    let words = project.text(span).to_owned();
    let Some(article) = topic.articles.get_mut(&lang) else { return false };
    let mut tell = |what: &str| {
        let what = format!("{what} (`{}`): {}", short(words.trim()), problem.message);
        left_out.push(LeftOut::part(&article.from, 0, what));
    };
    let Some(unit) = unit else {
        let plain = plain_title(&article.title);
        if written.starts_with("title:") && plain != article.title {
            tell("signs in the title");
            article.title = plain;
            return true;
        }
        if written.starts_with("summary:") && !article.summary.is_empty() {
            tell("the summary");
            article.summary.clear();
            return true;
        }
        return false;
    };
    let Some(known) = article.units.iter_mut().find(|known| known.id == unit) else { return false };
    if unit_of(written).is_some() {
        if known.heading == article.title {
            return false;
        }
        tell("the words of a heading");
        known.heading.clone_from(&article.title);
        return true;
    }
    let kept = known.body.split("\n\n").filter_map(|block| without(block, written));
    let kept = kept.collect::<Vec<_>>().join("\n\n");
    // Another problem of the same paragraph may have taken it out already.
    if kept == known.body {
        return false;
    }
    tell("a paragraph");
    known.body = kept;
    true
}

/// A title without signs that could be read as marks.
fn plain_title(title: &str) -> String {
    let kept = title.chars().filter(|c| {
        c.is_alphanumeric() || c.is_whitespace() || !c.is_ascii() || ".,:;!?()-'&/+%".contains(*c)
    });
    folded(&kept.collect::<String>())
}

/// A block of text without a line; nothing of the block is left, where the line is no entry of a list.
fn without(block: &str, line: &str) -> Option<String> {
    if !block.lines().any(|known| known == line) {
        return Some(block.to_owned());
    }
    let is_entry = |line: &str| line.starts_with("- ") || line.starts_with(|c: char| c.is_ascii_digit());
    if !block.lines().all(is_entry) {
        return None;
    }
    let kept: Vec<&str> = block.lines().filter(|known| *known != line).collect();
    Some(kept.join("\n")).filter(|kept| !kept.is_empty())
}

/// The unit that a heading opens.
fn unit_of(line: &str) -> Option<&str> {
    let (_, id) = line.strip_prefix("## ")?.rsplit_once(" {#")?;
    id.strip_suffix('}')
}

/// The topic and the language of an article, as its path tells.
fn article_of(path: &str) -> Option<(String, Lang)> {
    let (topic, file) = path.strip_prefix("content/topics/")?.split_once('/')?;
    Some((topic.to_owned(), Lang::parse(file.strip_suffix(".md")?)?))
}
