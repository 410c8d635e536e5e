//! Builds a guide of one page from memory, with the theme that Wayleaf ships, and writes the site to the folder named
//! as argument: `cargo run --example from_memory -- /tmp/water`.

use std::error::Error;
use std::path::Path;

use wayleaf::{Day, Options, Project, build, report, write};

const SETTINGS: &str = "\
publisher: The Well
source-language: en
official-language: en
languages: [{tag: en, name: English}]
topics: []
review: {law: 12, contact: 12, explanation: 24}
";

const PAGE: &str = "\
---
title: Water
summary: Where it is safe.
translation: source
reviewer: none
date: 2026-11-22
---

## The well {#well}

Boil it first.
";

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args_os().nth(1).ok_or("name the folder to write to")?;
    let project = Project::new([
        ("content/guide.yaml", SETTINGS),
        ("content/facts.yaml", "{}"),
        ("content/sources.yaml", "{}"),
        ("content/topics/home/topic.yaml", "kind: home\nunits: [{id: well}]\n"),
        ("content/topics/home/en.md", PAGE),
    ])
    .with_shipped_theme();
    let edition_date = Day::parse("2026-11-22").ok_or("no such day")?;
    let built = build(&project, &Options { edition_date, withdraw_worker: false });
    let site = built.value.ok_or_else(|| report::human(&built.problems, &project, false))?;
    write(&site.bundle, Path::new(&out))?;
    Ok(())
}
