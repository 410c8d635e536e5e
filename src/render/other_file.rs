//! Where the one file is split: what stands in another file of the language, which no link can reach.

use crate::guide::ids::TopicId;
use crate::guide::one_file_part::OneFilePart;
use crate::render::context::RenderContext;
use crate::render::escape::escaped;
use crate::render::locale_data::LocaleData;
use crate::theme::html::Html;
use crate::theme::strings::{IN_OTHER_FILE, fill};

/// The part of the guide in which a topic or a sheet of this name stands, if that is another file than the one at hand.
pub(super) fn part_of<'a>(build: &RenderContext<'a>, name: &TopicId) -> Option<&'a OneFilePart> {
    let here = build.part?;
    let topic = build.guide.topic(name).or_else(|| Some(build.guide.sheet(name)?.0))?;
    if here.has(&topic.id) {
        return None;
    }
    build.guide.settings.one_file_parts.iter().find(|part| part.has(&topic.id))
}

/// What tells in which other file a topic or a sheet stands: "(in the file “Papers”)". `None` where a link reaches it.
pub(super) fn note(build: &RenderContext<'_>, name: &TopicId, locale: &LocaleData<'_>) -> Option<Html> {
    let part = part_of(build, name)?;
    let (lang, title) = part.title_in(locale.lang(), &build.guide.settings.source)?;
    let words = locale.strings.get(IN_OTHER_FILE).map_or("({title})", |text| text.form("other"));
    let title = match build.locale(lang) {
        Some(other) if lang != locale.lang() => {
            let dir = other.language.direction.as_str();
            format!("<bdi lang=\"{lang}\" dir=\"{dir}\">{}</bdi>", escaped(title))
        }
        _ => escaped(title),
    };
    Some(Html::written(fill(&escaped(words), [("title", title.as_str())])))
}
