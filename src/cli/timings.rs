//! Where the time of a run and the bytes of its pages went, for people and for programs.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::bundle::SitePath;
use crate::page::FinishedHtml;
use crate::site::composition::{KindWeight, by_kind};
use crate::stages::BuildStage;
use serde::Serialize;

use super::clock::Laps;
use super::numbers::grouped;

/// What `--timings` tells.
#[derive(Debug)]
pub(super) struct Timings {
    /// How long each stage lasted, in the order of the stages.
    stages: BTreeMap<BuildStage, Duration>,
    kinds: Vec<KindWeight>,
}

impl Timings {
    /// What was noted until now, and what these pages weigh; none where nothing was to be noted.
    pub(super) fn of(
        laps: Option<Laps>,
        pages: Option<&BTreeMap<SitePath, Arc<FinishedHtml>>>,
    ) -> Option<Self> {
        let stages = laps?.until_now();
        Some(Self { stages, kinds: pages.map(by_kind).unwrap_or_default() })
    }

    fn whole(&self) -> Duration {
        self.stages.values().sum()
    }

    /// A stage's share of the whole, in per cent.
    fn share(&self, duration: Duration) -> f64 {
        100.0 * duration.as_secs_f64() / self.whole().as_secs_f64().max(f64::MIN_POSITIVE)
    }

    /// Two tables.
    pub(super) fn text(&self) -> String {
        let mut lines = vec!["where the time went".to_owned()];
        let row = |word: &str, duration: Duration| {
            format!("  {word:<8}{:>10.1} ms{:>7.1} %", milliseconds(duration), self.share(duration))
        };
        lines.extend(self.stages.iter().map(|(stage, duration)| row(stage.as_str(), *duration)));
        lines.push(row("in all", self.whole()));
        if !self.kinds.is_empty() {
            lines.push(
                "what the heaviest page of each kind weighs, in bytes gzip, each part packed alone"
                    .to_owned(),
            );
            lines.push(format!(
                "  {:<10}{:>8}{:>9}{:>8}{:>8}{:>8}{:>9}{:>10}  the page",
                "kind", "pages", "page", "style", "script", "markup", "text", "pictures"
            ));
            lines.extend(self.kinds.iter().map(|kind| {
                let [pages, page, style, script, markup, text, pictures] =
                    [kind.pages, kind.page, kind.style, kind.script, kind.markup, kind.text, kind.pictures]
                        .map(grouped);
                format!(
                    "  {:<10}{pages:>8}{page:>9}{style:>8}{script:>8}{markup:>8}{text:>9}{pictures:>10}  {}",
                    kind.kind.as_str(),
                    kind.path
                )
            }));
        }
        lines.join("\n") + "\n"
    }

    /// The same for programs.
    pub(super) fn json(&self) -> TimingsJson<'_> {
        let stages = self.stages.iter().map(|(stage, duration)| StageJson {
            stage: stage.as_str(),
            ms: milliseconds(*duration),
            share: self.share(*duration),
        });
        let kinds = self.kinds.iter().map(|kind| KindJson {
            kind: kind.kind.as_str(),
            pages: kind.pages,
            path: kind.path.as_str(),
            page: kind.page,
            style: kind.style,
            script: kind.script,
            markup: kind.markup,
            text: kind.text,
            pictures: kind.pictures,
        });
        TimingsJson { stages: stages.collect(), kinds: kinds.collect() }
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

/// Where time and bytes went, in JSON.
#[derive(Serialize)]
pub(super) struct TimingsJson<'a> {
    stages: Vec<StageJson>,
    kinds: Vec<KindJson<'a>>,
}

#[derive(Serialize)]
struct StageJson {
    stage: &'static str,
    /// By the clock, in milliseconds.
    ms: f64,
    /// Of all stages, in per cent.
    share: f64,
}

/// The heaviest page of a kind; bytes after gzip, each part packed alone.
#[derive(Serialize)]
struct KindJson<'a> {
    kind: &'static str,
    pages: usize,
    path: &'a str,
    page: usize,
    style: usize,
    script: usize,
    markup: usize,
    text: usize,
    pictures: usize,
}
