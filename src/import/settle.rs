//! What the new guide would be refused for is taken out of it and told, until it builds.

use std::collections::{BTreeMap, BTreeSet};

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
    for round in 1..=ROUNDS {
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
        // Of the problems of one paragraph the last is told.
        problems.sort_by_key(|problem| match problem.place {
            Place::Span(span) => std::cmp::Reverse(Some((span.file, span.start))),
            _ => std::cmp::Reverse(None),
        });
        let places: BTreeMap<String, usize> =
            draft.topics.iter().enumerate().map(|(at, topic)| (topic.id.clone(), at)).collect();
        let mut has_changed = false;
        for problem in &problems {
            has_changed |= take_out(draft, &places, &project, problem, left_out);
        }
        // What no part can be taken out of is taken out as a whole.
        has_changed |= !has_changed && drop_texts(draft, &problems, &project, left_out);
        if !has_changed || round == ROUNDS {
            errors = problems
                .iter()
                .map(|problem| format!("{}: {}", problem.path(&project), problem.message))
                .collect();
            errors.sort();
            errors.dedup();
            break;
        }
    }
    draft.budgets = Vec::new();
    Settled { files: draft.files(facts), errors }
}

/// Takes out the texts that these problems are in, each as a whole: a translation alone, a source text with its topic. Says
/// whether there was one.
fn drop_texts(
    draft: &mut GuideDraft,
    problems: &[Diagnostic],
    project: &Project,
    left_out: &mut Vec<LeftOut>,
) -> bool {
    let mut texts: BTreeMap<(String, Lang), &str> = BTreeMap::new();
    for problem in problems {
        if let Some(text) = article_of(problem.path(project)) {
            texts.entry(text).or_insert(&problem.message);
        }
    }
    let mut gone: BTreeSet<String> = BTreeSet::new();
    let mut has_changed = false;
    for topic in &mut draft.topics {
        let langs: Vec<Lang> = topic.articles.keys().cloned().collect();
        for lang in langs {
            let Some(why) = texts.get(&(topic.id.clone(), lang.clone())) else { continue };
            let from = topic.articles[&lang].from.clone();
            if lang != draft.source {
                topic.articles.remove(&lang);
                left_out.push(LeftOut::page(&from, format!("the whole text: {why}")));
                has_changed = true;
            } else if topic.id != TopicId::HOME {
                gone.insert(topic.id.clone());
                left_out.push(LeftOut::page(&from, format!("the whole page, in every language: {why}")));
            }
        }
    }
    if gone.is_empty() {
        return has_changed;
    }
    draft.topics.retain(|topic| !gone.contains(&topic.id));
    for topic in &mut draft.topics {
        topic.units.iter_mut().for_each(|(_, listed)| listed.retain(|id| !gone.contains(id)));
        let units = topic.articles.values_mut().flat_map(|article| &mut article.units);
        units.for_each(|unit| unit.body = unlinked(&unit.body, &gone));
    }
    true
}

/// A text whose links to these topics are plain words.
fn unlinked(body: &str, gone: &BTreeSet<String>) -> String {
    const OPENS: &str = "](topic:";
    let mut written = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((words, from)) = rest.split_once(OPENS) {
        written.push_str(words);
        let link =
            from.split_once(')').filter(|(to, _)| gone.contains(to.split('#').next().unwrap_or_default()));
        let mut brackets = written.rmatch_indices('[').map(|(at, _)| at);
        let open = brackets.find(|at| !written[..*at].ends_with('\\'));
        match open.zip(link) {
            Some((open, (_, behind))) => {
                written.remove(open);
                rest = behind;
            }
            None => {
                written.push_str(OPENS);
                rest = from;
            }
        }
    }
    written.push_str(rest);
    written
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

/// Takes out what a problem is about, from the topic at its place; says whether there was anything to take out.
fn take_out(
    draft: &mut GuideDraft,
    places: &BTreeMap<String, usize>,
    project: &Project,
    problem: &Diagnostic,
    left_out: &mut Vec<LeftOut>,
) -> bool {
    let Place::Span(span) = problem.place else { return false };
    let file = project.file(span.file);
    let Some((topic, lang)) = article_of(&file.path) else { return false };
    let Some(topic) = places.get(&topic).and_then(|at| draft.topics.get_mut(*at)) else { return false };
    let before = &file.text[..(span.start as usize).min(file.text.len())];
    let from = before.rfind('\n').map_or(0, |at| at + 1);
    let written = file.text[from..].lines().next().unwrap_or_default();
    let unit = file.text[..from + written.len()].lines().rev().find_map(unit_of).map(str::to_owned);
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::unlinked;

    #[test]
    fn links_to_what_is_gone_are_plain_words() {
        let gone = BTreeSet::from(["a".to_owned()]);
        for (body, expected) in [
            ("[one](topic:a), [two](topic:ab), [three](topic:a#x).", "one, [two](topic:ab), three."),
            ("(see \\[here](topic:a))", "(see \\[here](topic:a))"),
            ("[a \\[b\\]](topic:a) c", "a \\[b\\] c"),
            ("](topic:a) and [x](topic:a", "](topic:a) and [x](topic:a"),
        ] {
            assert_eq!(unlinked(body, &gone), expected);
        }
    }
}
