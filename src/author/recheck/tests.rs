use super::*;

const GUIDE: &str = "publisher: P\nsource-language: en\nofficial-language: da\n\
    languages: [{tag: en, name: English}, {tag: da, name: Dansk}]\ntopics: []\n\
    review: {law: 12, contact: 6, explanation: 24}\n";

const FACTS: &str = r#"# Facts of the guide.

stay:
  kind: deadline   # by law
  value: 15
  unit: day
  source: act
  section: § 33, stk. 2
  checked: 2026-01-31   # by phone
  checked-by: 'Somebody'
  until: "2026-12-01"
  confidence: high

phone: {kind: phone, value: "+45 12 34 56, 78", source: page, checked: 2026-01-31, checked-by: A. Berg, until: 2026-12-01, confidence: low}  # note
office:
  checked-by: A. Berg
  value: {en: "until: {", da: 'it''s', ar: المكتب}
  kind: authority
  until: 2026-12-01

  # checked: 2020-01-01
  checked: 2026-01-31
  source: page
  confidence: low
"#;

fn facts() -> String {
    FACTS.replace("+45 12 34 56, 78", "+45 12 34 56 78")
}

fn read(facts: &str) -> (Project, Guide) {
    let files = [("content/guide.yaml", GUIDE), ("content/facts.yaml", facts)];
    let project = Project::new(files.map(|(path, text)| (path.to_owned(), text.to_owned())));
    let guide = parse::guide(&project).value.expect("a guide");
    (project, guide)
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn asked(facts: &str, names: &[&str], by: &str, until: Option<&str>) -> Result<Rechecked, Vec<RecheckError>> {
    let (project, guide) = read(facts);
    assert!(!guide.facts.is_empty());
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    recheck(&project, &guide, &Recheck { facts: &names, by, on: day("2026-11-22"), until: until.map(day) })
}

/// The lines that differ, old and new.
fn diff(old: &str, new: &str) -> Vec<(String, String)> {
    assert_eq!(old.matches('\n').count(), new.matches('\n').count(), "{new}");
    let pairs = old.split('\n').zip(new.split('\n')).filter(|(old, new)| old != new);
    pairs.map(|(old, new)| (old.to_owned(), new.to_owned())).collect()
}

fn id(name: &str) -> FactId {
    FactId::new(name).expect("an id")
}

#[test]
fn only_the_three_lines_of_the_facts_named_change() {
    let done = asked(&facts(), &["stay", "office", "stay"], "Anna Nørgård", None).expect("done");
    let expected = [
        ("  checked: 2026-01-31   # by phone", "  checked: 2026-11-22   # by phone"),
        ("  checked-by: 'Somebody'", "  checked-by: 'Anna Nørgård'"),
        ("  until: \"2026-12-01\"", "  until: \"2027-11-22\""),
        ("  checked-by: A. Berg", "  checked-by: Anna Nørgård"),
        ("  until: 2026-12-01", "  until: 2027-11-22"),
        ("  checked: 2026-01-31", "  checked: 2026-11-22"),
    ];
    let expected = expected.map(|(old, new)| (old.to_owned(), new.to_owned()));
    assert_eq!(diff(&facts(), &done.file.text), expected);
    assert_eq!(done.file.path, "content/facts.yaml");
    assert_eq!(
        done.until,
        BTreeMap::from([(id("office"), day("2027-11-22")), (id("stay"), day("2027-11-22"))])
    );
}

#[test]
fn a_fact_in_braces_changes_in_its_line() {
    let done = asked(&facts(), &["phone"], "B, the {second}", None).expect("done");
    let changed = diff(&facts(), &done.file.text);
    assert_eq!(changed.len(), 1);
    assert_eq!(
        changed[0].1,
        "phone: {kind: phone, value: \"+45 12 34 56 78\", source: page, checked: 2026-11-22, \
         checked-by: \"B, the {second}\", until: 2027-05-22, confidence: low}  # note"
    );
}

#[test]
fn windows_line_ends_stay() {
    let old = facts().replace('\n', "\r\n");
    let unix = asked(&facts(), &["stay", "phone", "office"], "B", Some("2027-01-01")).expect("done");
    let windows = asked(&old, &["stay", "phone", "office"], "B", Some("2027-01-01")).expect("done");
    assert_eq!(windows.file.text, unix.file.text.replace('\n', "\r\n"));
}

#[test]
fn a_name_is_quoted_where_yaml_would_read_something_else() {
    for (name, expected) in [
        ("Anna-Lise O'Neill", "Anna-Lise O'Neill"),
        ("ليلى", "ليلى"),
        ("No", "\"No\""),
        ("12", "\"12\""),
        ("A: b", "\"A: b\""),
        ("A #1", "\"A #1\""),
        ("A \"B\" \\", "\"A \\\"B\\\" \\\\\""),
        ("- A", "\"- A\""),
        ("[A]", "\"[A]\""),
        ("", ""),
    ] {
        let done = asked(&facts(), &["office"], &format!(" {name} "), None);
        match done {
            Ok(done) => assert!(done.file.text.contains(&format!("  checked-by: {expected}\n")), "{name}"),
            Err(refusals) => assert_eq!((name, refusals), ("", vec![RecheckError::Name])),
        }
    }
    let done = asked(&facts(), &["stay"], "it's", None).expect("done");
    assert!(done.file.text.contains("  checked-by: 'it''s'\n"));
    assert_eq!(asked(&facts(), &["stay"], "a\nb", None), Err(vec![RecheckError::Name]));
}

#[test]
fn all_reasons_are_given_and_nothing_is_done() {
    let refused = asked(&facts(), &["stay", "ofice", "banana"], "B", Some("2026-11-21"));
    let unknown = |fact: &str, meant| RecheckError::Unknown { fact: fact.to_owned(), meant };
    let order = RecheckError::Order { on: day("2026-11-22"), until: day("2026-11-21") };
    let expected = vec![unknown("ofice", Some(id("office"))), unknown("banana", None), order];
    assert_eq!(refused, Err(expected));
    assert_eq!(asked(&facts(), &[], "B", None), Err(Vec::new()));
    assert!(asked(&facts(), &["stay"], "B", Some("2026-11-22")).is_ok());
}

#[test]
fn what_cannot_be_changed_in_its_lines_is_refused() {
    let facts = facts().replace("  checked-by: A. Berg\n", "  checked-by: >-\n    A.\n    Berg\n");
    assert_eq!(asked(&facts, &["office"], "B", None), Err(vec![RecheckError::Unwieldy(id("office"))]));
    assert!(asked(&facts, &["stay", "phone"], "B", None).is_ok());
}

#[test]
fn the_whole_file_may_be_one_flow_mapping() {
    let one = "checked: 2026-01-01, checked-by: A, until: 2026-12-01, confidence: high";
    let facts = format!(
        "{{\"a\": {{kind: count, value: 1, source: s, {one}}},\n b: {{{one}, source: s, kind: count, value: 1}}}}\n"
    );
    let done = asked(&facts, &["a", "b"], "B", None).expect("done");
    let dated = "checked: 2026-11-22, checked-by: B, until: 2027-11-22, confidence: high";
    assert_eq!(done.file.text, facts.replace(one, dated));
}

#[test]
fn every_fact_of_the_guide_shipped_can_be_dated_anew() {
    let text = include_str!("../../../content/facts.yaml");
    let (_, guide) = read(text);
    let all: Vec<&str> = guide.facts.keys().map(FactId::as_str).collect();
    let done = asked(text, &all, "Somebody: else", Some("2029-01-01")).expect("done");
    for (old, new) in diff(text, &done.file.text) {
        let name = old.split(':').next();
        assert!(["  checked", "  checked-by", "  until"].map(Some).contains(&name), "{old} -> {new}");
    }
    assert_eq!(done.file.text.matches("  checked-by: \"Somebody: else\"\n").count(), all.len());
    assert_eq!(done.file.text.matches("  until: 2029-01-01\n").count(), all.len());
}
