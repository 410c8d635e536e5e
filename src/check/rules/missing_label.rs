//! What an article says of who made its text fits its language, and a person's work bears a name.

use crate::check::{ArticleContext, RuleContext};
use crate::diagnostic::{Code, Diagnostic};
use crate::guide::article::Label;

pub(super) fn check(look: RuleContext<'_>, reading: ArticleContext<'_>, problems: &mut Vec<Diagnostic>) {
    let article = reading.article;
    let is_source = reading.language.lang == look.guide.settings.source;
    let Some(label) = &article.label else { return };
    if (label.value == Label::Source) != is_source {
        let help = format!("`source` is for the language {} and no other", look.guide.settings.source);
        let message = "the label does not fit the language";
        problems.push(Diagnostic::error(Code::MissingLabel, label.span, message, help));
    }
    let needs_name = matches!(label.value, Label::Human | Label::MachineReviewed);
    if needs_name && article.reviewer.is_none() {
        let help = "write `reviewer:` with the name of the person who answers for the text";
        let message = "a text made or read over by a person names that person";
        problems.push(Diagnostic::error(Code::MissingLabel, label.span, message, help));
    }
}
