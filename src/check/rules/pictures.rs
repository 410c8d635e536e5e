//! Pictures named in `topic.yaml` are in the theme.

use crate::check::RuleContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::ids::Suggestions;

pub(super) fn check(look: RuleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let mut names = Suggestions::new(look.theme.pictures.keys().map(String::as_str).collect());
    let topics = look.guide.topics.iter();
    let pictures = topics
        .flat_map(|topic| topic.units.iter().filter_map(|unit| unit.picture.as_ref()).chain(&topic.picture));
    // A picture that is there but cannot be drawn is reported already.
    let is_there = |name: &str| {
        let path = format!("themes/{}/pictures/{name}.svg", look.theme.name);
        look.project.find(&path).is_some()
    };
    for picture in pictures.filter(|picture| !is_there(&picture.value)) {
        let message = format!("there is no picture `{}`", picture.value);
        let help = match names.nearest(&picture.value) {
            Some(name) => format!("did you mean `{name}`?"),
            None => {
                format!("write the name of a file in themes/{}/pictures/ without `.svg`", look.theme.name)
            }
        };
        problems.push(Diagnostic::error(Code::UnknownPicture, picture.span, message, help));
    }
}
