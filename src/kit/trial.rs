//! Sound translations put into the project in memory and the whole guide built with them: what a rule finds that it
//! did not find before is refused, with the rule's own words.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::guide::ids::{TopicId, UnitId};
use crate::kit::import::{Desk, Refusal, Sound, is_title};
use crate::kit::place::{self, Changes, Made};
use crate::kit::{EntryId, PartKind};
use crate::lang::Lang;
use crate::parse::kept::Kept;
use crate::project::{Project, Rewritten};
use crate::{Options, kept, parse};

/// Why entries are refused, by id.
pub(super) type Refused = BTreeMap<String, Vec<Refusal>>;

/// Rules are asked again after each refusal, since one text may hide what is wrong with another.
const ROUNDS: usize = 8;

/// The files with all that keeps the rules, and what does not keep them.
pub(super) fn run(
    desk: &Desk<'_>,
    sound: &[Sound],
    lang: &Lang,
    made: &Made,
    options: &Options,
) -> (Vec<Rewritten>, Refused) {
    let mut refused = untitled(desk, sound);
    let mut before = None;
    for _ in 0..ROUNDS {
        let kept: Vec<&Sound> =
            sound.iter().filter(|made| !refused.contains_key(&made.id.to_string())).collect();
        let files = files(desk, &kept, lang, made);
        if files.is_empty() {
            return (Vec::new(), refused);
        }
        let before = before.get_or_insert_with(|| told(desk.project, options));
        let project = desk.project.with(&files);
        let outcome = crate::build(&project, options);
        let new = outcome.problems.iter().filter(|problem| {
            problem.severity == Severity::Error && !before.contains(&key(problem, &project))
        });
        let mut found = false;
        for problem in new {
            found = true;
            let culprits = culprits(problem, &project, &kept, lang);
            for id in culprits {
                let reason = Refusal::Rule(problem.message.clone(), problem.help.clone());
                let reasons = refused.entry(id).or_default();
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }
        if !found {
            return (with_kept(&project, files, &kept), refused);
        }
    }
    (Vec::new(), refused)
}

/// Units of pages that have no title in this language, and get none.
fn untitled(desk: &Desk<'_>, sound: &[Sound]) -> Refused {
    let titled: BTreeSet<&TopicId> = sound
        .iter()
        .filter(|made| is_title(&made.id))
        .filter_map(|made| Some(made.id.in_topic()?.0))
        .collect();
    let lacks = sound.iter().filter(|made| {
        let topic = made.id.in_topic().map(|(topic, _)| topic);
        topic.is_some_and(|topic| desk.article(topic).is_none() && !titled.contains(topic))
    });
    lacks.map(|made| (made.id.to_string(), vec![Refusal::NoTitle])).collect()
}

/// What is wrong already, for whatever reason: none of it is the translator's doing.
fn told(project: &Project, options: &Options) -> BTreeSet<(String, String)> {
    crate::build(project, options).problems.iter().map(|problem| key(problem, project)).collect()
}

fn key(problem: &Diagnostic, project: &Project) -> (String, String) {
    (problem.path(project).to_owned(), problem.message.clone())
}

/// The files that these translations change.
fn files(desk: &Desk<'_>, sound: &[&Sound], lang: &Lang, made: &Made) -> Vec<Rewritten> {
    let mut topics: BTreeMap<&TopicId, Changes> = BTreeMap::new();
    for each in sound {
        let Some((topic, unit)) = each.id.in_topic() else { continue };
        let changes = topics.entry(topic).or_default();
        if each.compared {
            changes.compared.insert(unit.to_owned());
        }
        let stamped = desk.article(topic).and_then(|article| {
            article.made_from.iter().find(|(known, _)| known.as_str() == unit).map(|(_, placed)| placed.value)
        });
        if !each.same || stamped != Some(each.print) {
            changes.texts.insert(unit.to_owned(), (each.text.clone(), each.print));
        }
    }
    let articles = topics.into_iter().filter_map(|(id, changes)| {
        let topic = desk.guide.topic(id)?;
        let gone_through = desk.article(id).is_some_and(|article| {
            article.units.iter().all(|unit| changes.compared.contains(unit.id.as_str()))
                && changes.compared.contains(UnitId::TITLE)
        });
        if changes.texts.is_empty() && !gone_through {
            return None;
        }
        place::article(desk.project, topic, lang, &changes, made)
    });
    let mut files: Vec<Rewritten> = articles.collect();
    files.extend(facts(desk, sound, lang));
    files.extend(strings(desk, sound, lang));
    files.retain(|file| text(desk.project, &file.path) != Some(file.text.as_str()));
    files
}

fn text<'a>(project: &'a Project, path: &str) -> Option<&'a str> {
    project.find(path).map(|file| project.file(file).text.as_str())
}

fn facts(desk: &Desk<'_>, sound: &[&Sound], lang: &Lang) -> Option<Rewritten> {
    let path = "content/facts.yaml";
    let old = text(desk.project, path)?;
    let new = sound.iter().filter(|made| !made.same).fold(old.to_owned(), |text, made| match &made.id {
        EntryId::Fact(id) => place::name(&text, id, lang, &made.text).unwrap_or(text),
        _ => text,
    });
    (new != old).then(|| Rewritten { path: path.to_owned(), text: new })
}

fn strings(desk: &Desk<'_>, sound: &[&Sound], lang: &Lang) -> Option<Rewritten> {
    let mut new: BTreeMap<String, Vec<(Option<&str>, String)>> = BTreeMap::new();
    for made in sound.iter().filter(|made| !made.same) {
        let EntryId::Words(key) = &made.id else { continue };
        let forms = made.parts.iter().map(|(kind, text)| match kind {
            PartKind::Form(category) => (Some(*category), text.clone()),
            _ => (None, text.clone()),
        });
        new.insert(key.clone(), forms.collect());
    }
    if new.is_empty() {
        return None;
    }
    let path = |lang: &Lang| format!("themes/{}/strings/{lang}.yaml", desk.theme.name);
    let source = text(desk.project, &path(&desk.guide.settings.source))?;
    let text = place::strings(text(desk.project, &path(lang)), source, &new);
    Some(Rewritten { path: path(lang), text })
}

/// The entries a problem is to be laid to; all of them where it names no place in what was handed in.
fn culprits(problem: &Diagnostic, project: &Project, sound: &[&Sound], lang: &Lang) -> Vec<String> {
    let path = problem.path(project);
    let of = |matches: &dyn Fn(&Sound) -> bool| -> Vec<String> {
        sound.iter().filter(|made| matches(made)).map(|made| made.id.to_string()).collect()
    };
    let at = match &problem.place {
        Place::Span(span) => span.start,
        _ => 0,
    };
    let on_page = |topic: &TopicId| {
        let page = if topic.is_home() { "index".to_owned() } else { topic.to_string() };
        path == format!("content/topics/{topic}/{lang}.md")
            || problem.message.contains(&format!("`{lang}/{page}.html`"))
    };
    let exact = parse::guide(project).0.and_then(|guide| {
        let topic =
            guide.topics.iter().find(|topic| path == format!("content/topics/{}/{lang}.md", topic.id))?;
        let unit = topic
            .articles
            .get(lang)?
            .units
            .iter()
            .find(|unit| (unit.span.start..=unit.span.end).contains(&at));
        let name = unit.map_or(UnitId::TITLE, |unit| unit.id.as_str());
        Some(format!("{}#{name}", topic.id))
    });
    let word = |text: &str| problem.message.contains(&format!("`{text}`"));
    let found = [
        exact.map(|exact| of(&|made| made.id.to_string() == exact)).unwrap_or_default(),
        of(&|made| made.id.in_topic().is_some_and(|(topic, _)| on_page(topic))),
        of(&|made| match &made.id {
            EntryId::Words(key) => path.ends_with(&format!("strings/{lang}.yaml")) && word(key),
            EntryId::Fact(id) => path == "content/facts.yaml" && word(id.as_str()),
            _ => false,
        }),
        of(&|made| path.ends_with("facts.yaml") && matches!(made.id, EntryId::Fact(_))),
        of(&|made| path.contains("/strings/") && matches!(made.id, EntryId::Words(_))),
    ];
    found.into_iter().find(|ids| !ids.is_empty()).unwrap_or_else(|| of(&|_| true))
}

/// The files, and those that keep the source texts which translations were made from.
fn with_kept(project: &Project, mut files: Vec<Rewritten>, sound: &[&Sound]) -> Vec<Rewritten> {
    let Some(guide) = parse::guide(project).0 else { return files };
    let mut more: BTreeMap<&TopicId, Kept> = BTreeMap::new();
    for made in sound {
        if let Some((topic, unit)) = made.id.in_topic() {
            let texts = more.entry(topic).or_default().entry(unit.to_owned()).or_default();
            texts.insert(made.print, made.source.clone());
        }
    }
    let changed = guide.topics.iter().filter_map(|topic| {
        let more = more.get(&topic.id)?;
        kept::keep(project, &guide, topic, more)
    });
    let changed: Vec<Rewritten> = changed.collect();
    files.extend(changed);
    files
}
