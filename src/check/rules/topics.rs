//! Every topic listed exists with its source text, every topic that exists is listed, and texts are in
//! languages of the guide.

use crate::bundle::SitePath;
use crate::check::context::RuleContext;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::guide::ids::{Suggestions, TopicId, is_kebab_case};
use crate::guide::topic::TopicKind;
use crate::guide::unit::UnitSpec;
use crate::project::Span;
use std::collections::BTreeSet;

/// Addresses that pages without a topic have in every language.
const TAKEN: [&str; 5] = ["card", "contents", "index", "leaflet", "sources"];

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let guide = look.guide;
    let settings = &guide.settings;
    let folders = folders(look);
    let mut names = Suggestions::new(folders.iter().copied().collect());
    for (id, span) in &settings.order {
        if !folders.contains(id.as_str()) {
            let message = format!("there is no topic `{id}`");
            let help = names
                .advice(id.as_str(), &format!("create content/topics/{id}/, or take it out of the list"));
            problems.push(Diagnostic::error(Code::UnknownTopic, *span, message, help));
        }
    }
    let home = guide.topics.first().filter(|topic| topic.id.is_home());
    if home.is_none() && !folders.contains(TopicId::HOME) {
        let place = Place::Path("content/topics/home/topic.yaml".into());
        let help = "create content/topics/home/ with `kind: home`: it becomes each language's first page";
        let message = "the guide has no first page";
        problems.push(Diagnostic::new(Code::MissingFile, Severity::Error, place, message, help));
    }
    let order: BTreeSet<&TopicId> = settings.order.iter().map(|(id, _)| id).collect();
    for topic in &guide.topics {
        let listed = topic.id.is_home() || order.contains(&topic.id);
        let top = Span::top(topic.file);
        if !listed {
            let message = format!("the topic `{}` is not in the reading order", topic.id);
            let help = "add it to `topics` in content/guide.yaml, or delete its folder";
            problems.push(Diagnostic::error(Code::UnlistedTopic, top, message, help));
        }
        if topic.id.is_home() != (topic.kind == TopicKind::Home) {
            let help = "the topic called `home`, and no other, has `kind: home`";
            let message = format!("the topic `{}` cannot be of this kind", topic.id);
            problems.push(Diagnostic::error(Code::TopicKind, top, message, help));
        }
        if TAKEN.contains(&topic.id.as_str()) {
            let message = format!("the address `{}.html` is another page's", topic.id);
            let help = "give the folder of the topic another name";
            problems.push(Diagnostic::error(Code::PathTwice, top, message, help));
        }
        let sheets = topic.sheets().map(|spec| (spec.id.as_str(), spec.span));
        for (name, span) in sheets.chain([(topic.id.as_str(), top)]) {
            if SitePath::new(&format!("{name}.html")).is_none() {
                let message = format!("no file can be called `{name}.html` on Windows");
                let help =
                    "give it another name: `con`, `aux`, `nul`, `com1` and their like belong to that system";
                problems.push(Diagnostic::error(Code::BadId, span, message, help));
            }
        }
        let source_file = format!("content/topics/{}/{}.md", topic.id, settings.source);
        if !topic.articles.contains_key(&settings.source) && look.project.find(&source_file).is_none() {
            let message = format!("the topic `{}` has no text in the source language", topic.id);
            let help = format!("write {source_file}");
            problems.push(Diagnostic::error(Code::MissingFile, top, message, help));
        }
        for (lang, article) in &topic.articles {
            if guide.language(lang).is_none() {
                let message = format!("`{lang}` is not among the languages of the guide");
                let help = "add it to `languages` in content/guide.yaml, or move the file away";
                problems.push(Diagnostic::error(Code::LanguageTag, Span::top(article.file), message, help));
            }
        }
        for link in topic.units.iter().filter_map(UnitSpec::section).flat_map(|section| &section.topics) {
            let known = guide.page(&link.value).is_some() || guide.sheet(&link.value).is_some();
            // A topic that is there and could not be read is reported already.
            let is_unread = folders.contains(link.value.as_str()) && guide.topic(&link.value).is_none();
            if !known && !is_unread {
                let message = format!("there is no topic `{}`", link.value);
                let otherwise = "write the name of a folder in content/topics/, or of a sheet";
                let help = names.advice(link.value.as_str(), otherwise);
                problems.push(Diagnostic::error(Code::UnknownTopic, link.span, message, help));
            }
        }
    }
}

/// The names of the folders of topics, also of those that could not be read.
fn folders(look: RuleContext<'_>) -> BTreeSet<&str> {
    let inside = look.project.files().filter_map(|(_, file)| file.path.strip_prefix("content/topics/"));
    let names = inside.filter_map(|path| Some(path.split_once('/')?.0));
    // A folder whose name is no id is told as such, and is nothing that could be meant.
    names.filter(|name| is_kebab_case(name)).collect()
}
