//! What each stage of a build takes, on a guide made in memory: `cargo bench`, or `benches/compare.sh` to compare a change
//! with the commit before.

#![allow(clippy::expect_used, reason = "what cannot be built cannot be measured")]
#![allow(clippy::panic, reason = "what cannot be built cannot be measured")]

#[path = "../tests/corpus/mod.rs"]
mod corpus;

use divan::{Bencher, counter::ItemsCount};
use wayleaf::check::{self, CheckedGuide};
use wayleaf::edition::Edition;
use wayleaf::parse::{self, Parsed};
use wayleaf::plan::{self, Page};
use wayleaf::render::{self, RenderedPage};
use wayleaf::{BuildCache, Diagnosed, Options, Project, Site, build, build_again, finish, write};

/// About how many pages the guides have.
const PAGES: [usize; 2] = [50, 500];

/// The theme's folder.
const THEME: &str = "plain";

fn main() {
    divan::Divan::default().sample_count(20).config_with_args().main();
}

/// A guide of about so many pages, and how it is built: a large one cannot be kept on a phone.
fn guide(pages: usize) -> (Project, Options) {
    (corpus::project(corpus::topics(pages)), corpus::options(true))
}

fn parsed(project: &Project) -> Parsed {
    parse::parse(project, THEME).value
}

/// What the stages before have made of a guide, given to one stage.
fn with_checked<T>(
    project: &Project,
    options: &Options,
    measure: impl FnOnce(&CheckedGuide<'_>, &wayleaf::theme::Theme, &[Page], &Edition) -> T,
) -> T {
    let Parsed { guide, theme } = parsed(project);
    let (guide, theme) = guide.zip(theme).expect("a guide and its theme");
    let checked = check::check(project, &guide, &theme, options.edition_date, Vec::new());
    let checked = checked.value.expect("a sound guide");
    let edition = Edition::new(project, options.edition_date);
    let pages = plan::plan(&checked, &edition, &[]);
    measure(&checked, &theme, &pages, &edition)
}

fn drawn(
    project: &Project,
    checked: &CheckedGuide<'_>,
    theme: &wayleaf::theme::Theme,
    pages: &[Page],
    edition: &Edition,
) -> Vec<RenderedPage> {
    render::render(project, checked, theme, pages, edition, render::PageSelection::ALL).value.expect("pages")
}

fn site(built: Diagnosed<Option<Site>>) -> Site {
    built.value.unwrap_or_else(|| panic!("{:?}", built.problems))
}

#[divan::bench(args = PAGES)]
fn parse(bencher: Bencher<'_, '_>, pages: usize) {
    let (project, _) = guide(pages);
    bencher.counter(ItemsCount::new(pages)).bench(|| parse::parse(&project, THEME));
}

#[divan::bench(args = PAGES)]
fn check(bencher: Bencher<'_, '_>, pages: usize) {
    let (project, options) = guide(pages);
    let Parsed { guide, theme } = parsed(&project);
    let (guide, theme) = guide.zip(theme).expect("a guide and its theme");
    bencher
        .counter(ItemsCount::new(pages))
        .bench(|| check::check(&project, &guide, &theme, options.edition_date, Vec::new()));
}

#[divan::bench(args = PAGES)]
fn render(bencher: Bencher<'_, '_>, pages: usize) {
    let (project, options) = guide(pages);
    with_checked(&project, &options, |checked, theme, planned, edition| {
        let draw = || render::render(&project, checked, theme, planned, edition, render::PageSelection::ALL);
        bencher.counter(ItemsCount::new(pages)).bench(draw);
    });
}

#[divan::bench(args = PAGES)]
fn minify(bencher: Bencher<'_, '_>, pages: usize) {
    let (project, options) = guide(pages);
    with_checked(&project, &options, |checked, theme, planned, edition| {
        let drawn = drawn(&project, checked, theme, planned, edition);
        bencher
            .counter(ItemsCount::new(pages))
            .bench(|| drawn.iter().map(|page| finish::minify(&page.html).len()).sum::<usize>());
    });
}

#[divan::bench(args = PAGES)]
fn finish(bencher: Bencher<'_, '_>, pages: usize) {
    let (project, options) = guide(pages);
    with_checked(&project, &options, |checked, theme, planned, edition| {
        let drawn = drawn(&project, checked, theme, planned, edition);
        bencher
            .counter(ItemsCount::new(pages))
            .with_inputs(|| drawn.clone())
            .bench_values(|drawn| finish::finished_weight(drawn, &project, checked, theme));
    });
}

#[divan::bench(args = PAGES)]
fn whole(bencher: Bencher<'_, '_>, pages: usize) {
    let (project, options) = guide(pages);
    bencher.counter(ItemsCount::new(pages)).bench(|| build(&project, &options));
}

#[divan::bench(args = PAGES)]
fn rebuild(bencher: Bencher<'_, '_>, pages: usize) {
    let (project, options) = guide(pages);
    let (_, cache) = build_again(&project, &options, BuildCache::default());
    let path = "content/topics/topic-00001/en.md";
    let changed = project.files().map(|(_, file)| {
        let more = if file.path == path { "\nOne sentence more.\n" } else { "" };
        (file.path.clone(), format!("{}{more}", file.text))
    });
    let changed = Project::new(changed);
    site(build(&changed, &options));
    bencher
        .counter(ItemsCount::new(pages))
        .with_inputs(|| cache.clone())
        .bench_values(|cache| build_again(&changed, &options, cache));
}

#[divan::bench(args = PAGES)]
fn write_to_disk(bencher: Bencher<'_, '_>, pages: usize) {
    let (project, options) = guide(pages);
    let bundle = site(build(&project, &options)).bundle;
    let room = tempfile::tempdir().expect("room");
    let out = room.path().join("site");
    bencher
        .counter(ItemsCount::new(pages))
        .bench(|| write(&bundle, &out).map(|written| written.bytes).expect("written"));
}
