//! No stage of a build costs more a page in a larger guide, and no section more to import on a longer page. Allocations are counted and no time is measured, so that the
//! outcome is the same on any machine and under any load.
//!
//! A binary of its own, and one test: what another test allocates at the same time would be counted too.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::print_stdout, reason = "one that fails says what it counted")]
#![allow(clippy::cast_precision_loss, reason = "counts are far below 2 to the power of 52")]

mod corpus;

use std::alloc::System;
use std::collections::BTreeMap;
use std::sync::Mutex;

use rayon::ThreadPoolBuilder;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use wayleaf::import::{ImportTree, ImportWish, import};
use wayleaf::stages::{BuildStage, Stages};
use wayleaf::{Day, build_observed};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Topics of the smallest guide that is measured; the others have two and four times as many. In both of these the pages that
/// list all topics have more bytes than their budget, so that they are packed, which takes memory of its own.
const TOPICS: usize = 90;

/// How much more the second half of the largest guide may cost than its second quarter, a topic: a stage that is linear
/// costs the same, but for what grows in steps, and one that is quadratic twice as much. One copy of the names of all topics
/// for each page is found by this.
const MOST_GROWTH: f64 = 1.05;

/// What a stage has allocated.
#[derive(Debug, Clone, Copy, Default)]
struct Cost {
    allocations: f64,
    bytes: f64,
}

impl Cost {
    /// All there was since the program began; what an allocation grows by counts as one.
    fn until_now() -> Self {
        let stats = ALLOCATOR.stats();
        let allocations = (stats.allocations + stats.reallocations) as f64;
        Self { allocations, bytes: stats.bytes_allocated as f64 }
    }

    fn and(self, other: Self) -> Self {
        Self { allocations: self.allocations + other.allocations, bytes: self.bytes + other.bytes }
    }

    fn less(self, other: Self) -> Self {
        Self { allocations: self.allocations - other.allocations, bytes: self.bytes - other.bytes }
    }

    /// How many times as large each of the two is.
    fn by(self, other: Self) -> [f64; 2] {
        [self.allocations / other.allocations.max(1.0), self.bytes / other.bytes.max(1.0)]
    }
}

/// What each stage allocates for a guide with so many topics. One thread does all: how work is parted among several
/// depends on the machine.
fn costs(topics: usize) -> BTreeMap<BuildStage, Cost> {
    let project = corpus::project(topics);
    let begun = Mutex::new(Vec::with_capacity(64));
    let observer = |stage: BuildStage| begun.lock().expect("a list").push((stage, Cost::until_now()));
    let pool = ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let (built, end) = pool.install(|| {
        let built = build_observed(&project, &corpus::options(false), &[], Stages::told_to(&observer));
        (built, Cost::until_now())
    });
    assert!(built.value.is_some(), "{:?}", built.problems);
    let begun = begun.into_inner().expect("a list");
    let ends = begun.iter().skip(1).map(|(_, cost)| *cost).chain([end]);
    let mut costs: BTreeMap<BuildStage, Cost> = BTreeMap::new();
    for ((stage, from), to) in begun.iter().zip(ends) {
        // Pages are drawn and finished some at a time.
        let cost = costs.entry(*stage).or_default();
        *cost = cost.and(to.less(*from));
    }
    costs
}

/// Sections of the shortest page whose import is measured; the others have two and four times as many. Those are parted.
const SECTIONS: usize = 400;

/// What it costs to import a page with so many sections, all under the same words, in two languages.
fn cost_of_import(sections: usize) -> Cost {
    let page = |words: &str, section: &str| {
        let sections =
            (0..sections).map(|at| format!("\n## {words}\n\n{section} [{at}](https://example.org/{at}).\n"));
        format!("# {words}\n\n{section}.\n{}", sections.collect::<String>())
    };
    let texts = [
        ("a.md".to_owned(), page("Step", "Call the office and ask for help")),
        ("a.fr.md".to_owned(), page("Pas", "Appelez le bureau et demandez de l’aide")),
    ];
    let tree = ImportTree { name: "en".to_owned(), texts: texts.into(), unread: Vec::new() };
    let wish = ImportWish { source: None, translator: None, day: Day::parse("2026-11-29").expect("a day") };
    let pool = ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    pool.install(|| {
        let before = Cost::until_now();
        let imported = import(&tree, &wish).expect("a guide");
        let cost = Cost::until_now().less(before);
        assert!(imported.errors.is_empty(), "{:?}", imported.errors);
        cost
    })
}

#[test]
fn no_stage_costs_more_a_page_in_a_larger_guide_and_no_section_more_on_a_longer_page() {
    let [one, two, four] = [SECTIONS, 2 * SECTIONS, 4 * SECTIONS].map(cost_of_import);
    let [allocations, bytes] = four.less(two).by(two.less(one)).map(|growth| growth / 2.0);
    println!("import: growth {allocations:.3} and {bytes:.3}");
    assert!(
        allocations < MOST_GROWTH && bytes < MOST_GROWTH,
        "a section costs more to import on a longer page: {allocations:.2} times the allocations and {bytes:.2} times the bytes"
    );
    let [one, two, four] = [TOPICS, 2 * TOPICS, 4 * TOPICS].map(costs);
    for (stage, largest) in &four {
        let (small, middle) = (one[stage], two[stage]);
        // What a guide of no size costs is in all three, and in neither difference.
        let (quarter, half) = (middle.less(small), largest.less(middle));
        let [allocations, bytes] = half.by(quarter).map(|growth| growth / 2.0);
        println!(
            "{stage:?}: {:.0} allocations and {:.0} bytes a topic; growth {allocations:.3} and {bytes:.3}",
            half.allocations / (2.0 * TOPICS as f64),
            half.bytes / (2.0 * TOPICS as f64)
        );
        assert!(
            allocations < MOST_GROWTH && bytes < MOST_GROWTH,
            "{stage:?} costs more a topic in a larger guide: {allocations:.2} times the allocations and {bytes:.2} times the \
             bytes; look for a search or a copy of all topics that is made for each of them"
        );
    }
    let all = BuildStage::WORDS.map(|(_, stage)| stage);
    let in_memory = all.into_iter().filter(|stage| !matches!(stage, BuildStage::Load | BuildStage::Write));
    assert!(four.keys().copied().eq(in_memory), "these stages were told: {:?}", four.keys());
}
