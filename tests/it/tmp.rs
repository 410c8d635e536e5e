use crate::project::*;
use std::time::Instant;
#[test]
fn tmp() {
    let text = Project::new().text("content/topics/papers/en.md").to_owned();
    let front = text.split_inclusive("---\n").take(2).collect::<String>();
    let unit = format!("{front}\n## A letter {{#letter}}\n\n");
    let go = |path: &str, name: &str, text: &str| {
        let at = Instant::now();
        let b = Project::new().file(path, text).build();
        let built = at.elapsed();
        let n = b.report().len();
        eprintln!("{path} {name:?} {built:?} {:?} {} problems, {n}", at.elapsed(), b.problems().len());
    };
    for deep in ["> ", "- ", "*a **b ", "1. ", "[", "![", "{{", "[^", "<b>", "(", "`", "| "] {
        go("content/topics/papers/en.md", deep, &format!("{unit}{}word\n", deep.repeat(20_000)));
    }
    for deep in ["[", "{", "- ", "a: {", "&a ", "? "] { go("content/facts.yaml", deep, &deep.repeat(20_000)); }
    for deep in ["{{ (", "{% if a %}", "((", "[", "{% for a in b %}", "{{ -", "{{ not "] {
        go("themes/plain/templates/page.html", deep, &deep.repeat(20_000));
        go("themes/plain/templates/page.html", deep,&format!("{{{{ {}1 }}}}", deep.trim_start_matches("{{ ").repeat(20_000)));
    }
    go("themes/plain/templates/page.html", "self", "{% include \"page.html\" %}");
    go("themes/plain/templates/page.html", "self", "{% extends \"page.html\" %}");
    for deep in ["a{", "(", "/*", "@media{", "\""] { go("themes/plain/css/page.css", deep, &deep.repeat(20_000)); }
    go("themes/plain/templates/page.html", "comp", "{% component a() %}{{ <a /> }}{% endcomponent a %}{{ <a /> }}");
}
