//! `themes/<name>/`: the list of parts, templates, stylesheets, scripts and strings.

mod families;
mod files;
pub(super) mod list;
mod named;
mod needs;
pub mod taken;
mod templates;
mod tokens;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rayon::prelude::*;

use self::files::{LOGO, OWN_STYLES, ThemeFiles};
use self::list::{RawText, RawTheme};
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Place, Severity};
use crate::i18n::lang::{Direction, Lang};
use crate::options::THEME;
use crate::parse::values::Values;
use crate::parse::yaml::{self, Entries, Located, Yaml};
use crate::parse::{pictures, seal, size};
use crate::project::{FileId, Project, Span};
use crate::theme::markup::Markup;
use crate::theme::picture::Picture;
use crate::theme::scripts::{self, Scripts};
use crate::theme::strings::{RENAMED, Strings};
use crate::theme::version::{draws_wrong, notes_since, version};
use crate::theme::{PageKind, PageParts, PageScript, Theme, script, stylesheet};

/// No page has more components.
const MOST_COMPONENTS: usize = 100;

/// The name of the theme that a guide asks for in `guide.yaml`, else that of the theme that Wayleaf ships.
pub fn chosen(project: &Project) -> String {
    let file = project.find("content/guide.yaml").filter(|file| size::too_large(project, *file).is_none());
    let settings = file.and_then(|file| yaml::any(&project.file(file).text));
    let named = settings.as_ref().and_then(|settings| settings.get("theme")?.as_str());
    named.unwrap_or(THEME).to_owned()
}

/// Reads the theme called `name`; `None` where it cannot be used at all.
pub fn theme(project: &Project, name: &str) -> Diagnosed<Option<Theme>> {
    let files = ThemeFiles::new(project, &format!("themes/{name}/"));
    let list = format!("themes/{name}/theme.yaml");
    let Some(file) = project.find(&list) else {
        let help = match name == THEME {
            true => "copy the whole folder of the theme into `themes/`",
            false => {
                "copy the whole folder of the theme into `themes/`, or correct `theme` in content/guide.yaml"
            }
        };
        let message = format!("`{list}` is missing");
        let problem = Diagnostic::new(Code::MissingFile, Severity::Error, Place::Path(list), message, help);
        return Diagnosed::new(None, vec![problem]);
    };
    let too_large: Vec<_> = files.under("").filter_map(|(file, ..)| size::too_large(project, file)).collect();
    if !too_large.is_empty() {
        return Diagnosed::new(None, too_large);
    }
    let yaml = Yaml { text: &project.file(file).text, file, base: 0 };
    let raw: RawTheme = match yaml.read() {
        Ok(raw) => raw,
        Err(problem) => return Diagnosed::new(None, vec![problem]),
    };
    let mut found = Vec::new();
    match other_version(&raw, name, &yaml) {
        Some(problem) if problem.severity == Severity::Error => return Diagnosed::new(None, vec![problem]),
        older => found.extend(older),
    }
    let mut values = Values::new(yaml);
    let brought = strings(files.strings(), &mut found);
    let mut all_strings = brought.clone();
    for (lang, own) in strings(files.own_strings(), &mut found) {
        all_strings.entry(lang).or_default().extend(own);
    }
    let string_rules = needs::rules(&raw.strings, &yaml, &mut values);
    let sheets = raw.css.iter().chain(&raw.last_css).map(|sheet| format!("css/{}.css", sheet.value));
    let sheets: Vec<String> = sheets.chain([OWN_STYLES.to_owned()]).collect();
    let families = tokens::last(&files, sheets.iter().map(String::as_str), families::TOKEN);
    let families = families.and_then(|token| families::families(&token.value, token.span).keep(&mut found));
    let scripts = Scripts::new(all_strings.keys());
    let pages = pages(&raw, &files, &scripts, families.as_deref(), &mut values);
    let worker = worker(&files, &raw.worker.value);
    let language = raw.language.as_ref().and_then(|written| values.lang(written)).map(|lang| lang.value);
    if worker.is_none() {
        missing(&mut values, &raw.worker, "js/", "/");
    }
    let mut problems = values.problems;
    problems.extend(found);
    problems.extend(files.idle().iter().map(|path| idle(path, name)));
    let templates = templates::templates(&files, &mut problems);
    let markup = sealed(&files, &mut problems);
    styles(&files, &mut problems);
    tokens::check(&files, sheets.iter().map(String::as_str), &mut problems);
    tokens::unused(&files, &mut problems);
    taken::check(project, &files.root, &mut problems);
    let theme = templates.map(|templates| Theme {
        name: name.to_owned(),
        file,
        templates,
        pages,
        language,
        strings: all_strings,
        brought,
        string_rules,
        markup,
        pictures: drawings(&files, &mut problems),
        logo: files.file(LOGO).and_then(|(file, text)| pictures::logo(text, file).keep(&mut problems)),
        worker: worker.unwrap_or_default(),
    });
    Diagnosed::new(theme, problems)
}

/// A theme of another version: the one thing to be told where it may draw something wrong, since all else may follow from it.
fn other_version(raw: &RawTheme, name: &str, yaml: &Yaml<'_>) -> Option<Diagnostic> {
    let written = raw.version.as_ref()?;
    let (theirs, ours) = (written.value, version());
    let help = match theirs.cmp(&ours) {
        Ordering::Equal => return None,
        Ordering::Less => format!(
            "nothing was changed; take `themes/` out to be given the theme of this program, or bring its files up to date: {}",
            notes_since(theirs)
        ),
        Ordering::Greater => "the theme is newer than this program: install the newest Wayleaf".to_owned(),
    };
    let message = format!("the theme `{name}` is of version {theirs}; this program draws version {ours}");
    let severity = if draws_wrong(theirs) { Severity::Error } else { Severity::Warning };
    Some(Diagnostic::new(Code::ThemeVersion, severity, Place::Span(yaml.span(written)), message, help))
}

fn pages(
    raw: &RawTheme,
    files: &ThemeFiles<'_>,
    scripts: &Scripts,
    families: Option<&str>,
    values: &mut Values<'_>,
) -> BTreeMap<PageKind, PageParts> {
    let mut pages: BTreeMap<PageKind, RawParts> = BTreeMap::new();
    let shrunk = shrunk(files);
    for (key, page) in &raw.pages.0 {
        let Some(kind) = page_kind(key, values) else { continue };
        let ending = format!(".{}", kind.ending());
        let template = format!("{}{ending}", page.template.value);
        if files.text(&format!("templates/{template}")).is_none() {
            missing(values, &page.template, "templates/", &ending);
        }
        for text in &page.texts {
            if files.text(&format!("templates/{}.txt", text.value)).is_none() {
                missing(values, text, "templates/", ".txt");
            }
        }
        for absent in &page.without {
            if !raw.components.iter().any(|known| known.value == absent.value) {
                let message = format!("`{}` is not on every page anyway", absent.value);
                values.problem(Code::Theme, absent, message, "correct the name, or delete it");
            }
        }
        let shared = |list: &'_ [Located<String>]| if page.alone { Vec::new() } else { list.to_vec() };
        let lists = [&raw.css, &raw.js, &raw.components, &raw.last_css, &page.components];
        if lists.iter().any(|list| list.len() > MOST_COMPONENTS) {
            let message = format!("a page of more than {MOST_COMPONENTS} parts of one kind");
            values.problem(Code::Theme, key, message, "put what belongs together into one component");
            continue;
        }
        let mut components = shared(&raw.components);
        components.retain(|known| !page.without.iter().any(|absent| absent.value == known.value));
        components.extend(page.components.clone());
        let mut css = joined(files, &shared(&raw.css), "css/", ".css", values);
        let start = script::shrink(&joined(files, &shared(&raw.js), "js/", ".js", values));
        let mut js = vec![PageScript { of_part: None, text: start }];
        for component in components {
            let css_of = format!("components/{0}/{0}.css", component.value);
            if files.under(&format!("components/{}/", component.value)).next().is_none() {
                missing(values, &component, "components/", "/");
            }
            css.push_str(files.text(&css_of).unwrap_or_default());
            css.push('\n');
            let js_of = format!("components/{0}/{0}.js", component.value);
            let script = shrunk.get(js_of.as_str()).map_or("", String::as_str);
            let is_named = |named: &Located<String>| named.value == component.value;
            let of_part = raw.if_named.iter().find(|named| is_named(named)).map(|named| named.value.clone());
            js.push(PageScript { of_part, text: script.trim().to_owned() });
        }
        css.push_str(&joined(files, &shared(&raw.last_css), "css/", ".css", values));
        css.push_str(files.text(OWN_STYLES).filter(|_| !page.alone).unwrap_or_default());
        let css = families::put_first(&css, families);
        let texts = page.texts.iter().map(|text| format!("{}.txt", text.value)).collect();
        js.retain(|script| !script.text.is_empty());
        pages.insert(kind, (template, texts, css, js));
    }
    // A theme that knows no situations, no cards and no leaflet draws them as it draws topics.
    if let Some(topic) = pages.get(&PageKind::Topic).cloned() {
        for kind in [PageKind::Situation, PageKind::Cards, PageKind::Leaflet] {
            pages.entry(kind).or_insert_with(|| topic.clone());
        }
    }
    let absent: Vec<_> =
        PageKind::WORDS.iter().filter(|(_, kind)| !pages.contains_key(kind)).map(|(word, _)| *word).collect();
    if !absent.is_empty() {
        let message = format!("no template for pages of the kind {}", absent.join(", "));
        values.problem(Code::Theme, &raw.worker, message, "name one for each under `pages`");
    }
    for named in &raw.if_named {
        if files.text(&format!("components/{0}/{0}.js", named.value)).is_none() {
            missing(values, named, "components/", ".js");
        }
    }
    let written = pages.into_par_iter().map(|(kind, (template, texts, css, js))| {
        let css_ltr = stylesheet::write_out(&css, Direction::Ltr, scripts);
        let css_rtl = stylesheet::write_out(&css, Direction::Rtl, scripts);
        (kind, PageParts { template, texts, css_ltr, css_rtl, scripts: js })
    });
    written.collect()
}

/// The kind of page that a word names, also by the name it had in themes that tell no version.
fn page_kind(written: &Located<String>, values: &mut Values<'_>) -> Option<PageKind> {
    let Some((former, kind)) = FORMER_KINDS.iter().find(|(former, _)| *former == written.value) else {
        return values.word(written, &PageKind::WORDS);
    };
    let message = format!("`{former}` is the former name of `{}`", kind.as_str());
    values.warning(Code::Theme, written, message, format!("write `{}`", kind.as_str()));
    Some(*kind)
}

/// Kinds of pages that had another name once.
const FORMER_KINDS: [(&str, PageKind); 1] = [("share", PageKind::Card)];

/// Template, texts, stylesheet and scripts of a kind of page, before the stylesheet is written out for each direction.
type RawParts = (String, Vec<String>, String, Vec<PageScript>);

/// The scripts of components without what only people need, by their paths: most stand on many kinds of pages.
fn shrunk(files: &ThemeFiles<'_>) -> BTreeMap<String, String> {
    let scripts = files.under("components/").filter(|(_, name, _)| name.ends_with(".js"));
    let scripts: Vec<_> = scripts.collect();
    let shrunk = scripts.into_par_iter();
    shrunk.map(|(_, name, text)| (format!("components/{name}"), script::shrink(text))).collect()
}

fn joined(
    files: &ThemeFiles<'_>,
    names: &[Located<String>],
    folder: &str,
    ending: &str,
    values: &mut Values<'_>,
) -> String {
    let mut text = String::new();
    for name in names {
        match files.text(&format!("{folder}{}{ending}", name.value)) {
            Some(part) => {
                text.push_str(part);
                text.push('\n');
            }
            None => missing(values, name, folder, ending),
        }
    }
    text
}

/// The scripts of a folder in one function, so that a file cut short is no script at all; `None` where there are none.
fn worker(files: &ThemeFiles<'_>, folder: &str) -> Option<String> {
    let folder = format!("js/{folder}/");
    let scripts = files.under(&folder).filter(|(_, name, _)| name.ends_with(".js"));
    let scripts: Vec<String> = scripts.map(|(_, _, text)| script::bare(text)).collect();
    (!scripts.is_empty())
        .then(|| format!("(function () {{\n\"use strict\";\n{}\n}})();\n", scripts.join("\n")))
}

fn missing(values: &mut Values<'_>, name: &Located<String>, folder: &str, ending: &str) {
    let message = format!("`{folder}{}{ending}` is not in the theme", name.value);
    values.problem(Code::Theme, name, message, "correct the name, or add the file");
}

/// Looks through every file for what a theme may not do; gives what its templates write.
fn sealed(files: &ThemeFiles<'_>, problems: &mut Vec<Diagnostic>) -> Markup {
    let mut markup = Markup::default();
    for (file, name, text) in files.under("") {
        match name.rsplit('.').next() {
            Some("html") => seal::template(text, file, &mut markup, problems),
            Some("css") => seal::stylesheet(text, file, problems),
            Some("js") => seal::script(text, file, problems),
            _ => {}
        }
    }
    markup
}

/// A guide's file for a theme that the theme has no use for.
fn idle(path: &str, theme: &str) -> Diagnostic {
    let message = format!("the theme `{theme}` has no file that `{path}` could stand in for");
    let help = "name it as the theme's file is named, put styles into `css/own.css`, or delete it";
    Diagnostic::new(Code::UnusedFile, Severity::Warning, Place::Path(path.to_owned()), message, help)
}

/// The strings of some files by language.
fn strings<'a>(
    files: impl Iterator<Item = (FileId, &'a str, &'a str)>,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<Lang, Strings> {
    let mut strings: BTreeMap<Lang, Strings> = BTreeMap::new();
    for (file, name, text) in files {
        let Some(lang) = name.strip_suffix(".yaml").and_then(Lang::parse) else {
            let message = format!("`{name}` is not named after a language");
            let help = "name it after the language's tag: `ar.yaml`";
            problems.push(Diagnostic::error(Code::LanguageTag, Span::top(file), message, help));
            continue;
        };
        match (Yaml { text, file, base: 0 }).read::<Entries<RawText>>() {
            Ok(raw) => {
                let texts = raw.0.into_iter().map(|(key, text)| {
                    let renamed = RENAMED.iter().find(|(before, _)| *before == key.value);
                    (renamed.map_or(key.value, |(_, now)| (*now).to_owned()), text.into())
                });
                strings.entry(lang).or_default().extend(texts);
            }
            Err(problem) => problems.push(problem),
        }
    }
    strings
}

/// The pictures of `pictures/`, by name.
fn drawings(files: &ThemeFiles<'_>, problems: &mut Vec<Diagnostic>) -> BTreeMap<String, Picture> {
    let drawings = files
        .under("pictures/")
        .filter_map(|(file, name, text)| Some((file, name.strip_suffix(".svg")?, text)));
    drawings
        .filter_map(|(file, name, text)| {
            let picture = pictures::picture(text, file).keep(problems);
            Some((name.to_owned(), picture?))
        })
        .collect()
}

/// What a stylesheet may not say.
fn styles(files: &ThemeFiles<'_>, problems: &mut Vec<Diagnostic>) {
    for (file, name, text) in files.under("") {
        if !name.ends_with(".css") {
            continue;
        }
        for found in stylesheet::physical(text) {
            let span = Span::new(file, found.start, found.start + found.property.len());
            let message = format!("`{}` names a side of the page", found.property);
            let help = "write the logical property (`margin-inline-start`, `text-align: start`), which follows \
                        the direction of the page";
            problems.push(Diagnostic::error(Code::PhysicalDirection, span, message, help));
        }
        for (at, name) in scripts::unknown(text) {
            let span = Span::new(file, at, at + ":script".len());
            let message = format!("`{name}` is not the name of a script");
            let help = "write the four letters of ISO 15924: `Arab`, `Ethi`, `Cyrl`, `Latn`";
            problems.push(Diagnostic::error(Code::Theme, span, message, help));
        }
        for at in scripts::repeated(text) {
            let span = Span::new(file, at, at + ":script".len());
            let help = "name it once in each selector: `html:script(Arab) h1`";
            let message = "a selector that names a script twice";
            problems.push(Diagnostic::error(Code::Theme, span, message, help));
        }
    }
}
