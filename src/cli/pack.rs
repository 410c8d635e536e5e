//! `wayleaf pack`: zip files for sticks and hosts, written as one folder.

use std::path::{Path, PathBuf};

use crate::build::Site;
use crate::bundle::{Bundle, SitePath};
use crate::diagnostic;
use crate::guide::Guide;
use crate::hosts::Host;
use crate::i18n::lang::Lang;
use crate::options::Options;
use crate::pack::sign::{self, SecretKey};
use crate::pack::{self, PackOptions, sums};
use crate::report::one_line;
use crate::stages::Stages;
use crate::write;
use clap::Args;

use super::context::Context;
use super::exit::CommandResult;
use super::progress::Progress;
use super::site::{Built, WantedParts, built, finish, tell};
use super::summary::Report;
use super::values::{Format, host};
use super::{files, output};

/// The arguments of `pack`.
#[derive(Debug, Args)]
pub(super) struct PackArguments {
    /// The folder the packs are written to, in place of those of the last run [default: `packs` in the root]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// A pack of one language, and not the whole guide; can be given several times
    #[arg(long = "language", value_name = "LANG")]
    pub languages: Vec<String>,
    /// The host the site in the pack is for, as in `build --for`
    #[arg(long = "for", value_name = "HOST", default_value = "plain", value_parser = host())]
    pub host: Host,
    /// Sign with this secret key of minisign; its password is asked for, if it has one
    #[arg(long, value_name = "KEYFILE")]
    pub sign: Option<PathBuf>,
}

/// Packs, and says what was packed.
pub(super) fn run(context: &Context, wanted: &PackArguments) -> CommandResult {
    let out = context.out(wanted.out.as_deref(), "packs")?;
    let date = context.day()?;
    let key = wanted.sign.as_deref().map(key).transpose()?;
    let progress = Progress::new();
    let options = Options { edition_date: date, withdraw_worker: false };
    let mut folder = Bundle::default();
    let mut lines = String::new();
    for tag in tags(&wanted.languages) {
        let only: Vec<Lang> = tag.into_iter().filter_map(Lang::parse).collect();
        let Built { project, problems, site } =
            built(&context.root, &options, (&only, WantedParts::Files), &progress, Stages::default());
        let Some(Site { bundle, policies, summary, guide, theme, .. }) = site else {
            drop(progress);
            tell(&Report::of(&project, &problems, date), context.format.unwrap_or(Format::Human))?;
            return finish(None, None, false);
        };
        progress.step("packing");
        let guide = &guide;
        let languages: Vec<_> =
            shown(guide, tag).filter_map(|lang| Some((lang, theme.strings.get(lang)?))).collect();
        if let Some(tag) = tag.filter(|_| languages.is_empty()) {
            drop(progress);
            return Err(unknown(tag, guide).into());
        }
        let lang = only.first();
        let about = PackOptions {
            lang,
            day: date,
            publisher: &guide.settings.publisher,
            languages,
            key: key.as_ref(),
        };
        let site = pack::published(bundle, &policies, wanted.host);
        let (name, bytes) = pack::pack(&site, &summary, &about)?;
        lines.push_str(&line(&out, &name, &bytes, &summary));
        folder = folder.with(name, bytes);
    }
    progress.step("writing");
    let written = write::write(&sums::seal(folder), &out);
    drop(progress);
    match written {
        Ok(written) => {
            output::out(&lines)?;
            finish(written.left_behind.as_deref(), None, true)
        }
        Err(error) => finish(None, Some(error.to_string()), true),
    }
}

/// Each language wanted once, or one `None` for all of them.
fn tags(languages: &[String]) -> Vec<Option<&str>> {
    let mut tags: Vec<&str> = languages.iter().map(String::as_str).collect();
    tags.sort_unstable();
    tags.dedup();
    if tags.is_empty() { vec![None] } else { tags.into_iter().map(Some).collect() }
}

/// The languages of the guide that a pack holds.
fn shown<'a>(guide: &'a Guide, tag: Option<&'a str>) -> impl Iterator<Item = &'a Lang> {
    let all = guide.settings.languages.iter().map(|language| &language.lang);
    all.filter(move |lang| tag.is_none_or(|tag| lang.as_str() == tag))
}

fn unknown(tag: &str, guide: &Guide) -> String {
    let all: Vec<&str> = shown(guide, None).map(Lang::as_str).collect();
    format!("`{tag}` is not a language of the guide; they are: {}", all.join(", "))
}

fn line(out: &Path, name: &SitePath, bytes: &[u8], summary: &crate::site::weight::Summary) -> String {
    let kilobytes = bytes.len().div_ceil(1000);
    let place = one_line(&diagnostic::shown(&out.join(name.as_str())));
    format!("packed {place}, {kilobytes} kB, edition {}\nin four words: {}\n", summary.edition, summary.words)
}

/// Reads a secret key, and asks for its password.
fn key(path: &Path) -> Result<SecretKey, String> {
    let shown = path.display();
    let text = files::text(path, sign::LONGEST).map_err(|error| {
        format!("the key `{shown}` cannot be read ({error}); name the file that `minisign -G` made")
    })?;
    let password = SecretKey::is_protected(&text)
        .then(|| rpassword::prompt_password(format!("Password of {shown}: ")))
        .transpose()
        .map_err(|_| format!("the key `{shown}` has a password, and there is no terminal to ask for it"))?;
    SecretKey::parse(&text, password).map_err(|error| format!("the key `{shown}` {error}"))
}
