//! Scripts: put together and made smaller without touching what they say.

mod names;
mod tokens;

use tokens::{Token, TokenKind};

/// Takes away indentation, blank lines and whole-line comments, nothing else.
pub fn bare(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Takes away comments and the white space that says nothing, and gives what a script declares for itself short
/// names: ES5 stays ES5, strings and regular expressions stay as they are.
pub fn shrink(script: &str) -> String {
    let tokens = tokens::read(script);
    let names = names::short(&tokens);
    let mut out = String::with_capacity(script.len());
    let mut last: Option<&Token<'_>> = None;
    let mut lines = false;
    // Of every bracket open: whether a statement without a body may follow it, whose semicolon is the statement.
    let mut heads: Vec<bool> = Vec::new();
    let mut is_head = false;
    for (at, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Line {
            lines = true;
            continue;
        }
        if let Some(last) = last {
            if last.text == ";" && token.text == "}" && !is_head {
                out.pop();
            }
            if lines && !last.goes_on() && token.text != "}" {
                out.push('\n');
            } else if last.sticks_to(token) {
                out.push(' ');
            }
        }
        out.push_str(names.get(&at).map_or(token.text, String::as_str));
        match token.text {
            "(" => heads.push(last.is_some_and(|last| matches!(last.text, "if" | "for" | "while" | "with"))),
            ")" => is_head = heads.pop().unwrap_or_default(),
            ";" => {}
            _ => is_head = false,
        }
        (last, lines) = (Some(token), false);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::shrink;

    #[test]
    fn comments_and_idle_spaces_go_and_strings_stay() {
        let script =
            "// why\nq = 'http://x'; r = \" ( \\\" ) \"; // more\n\n  if (q) {\n    f(q, r);\n  }\n  g();\n";
        assert_eq!(shrink(script), "q='http://x';r=\" ( \\\" ) \";if(q){f(q,r)}\ng();");
    }

    #[test]
    fn the_semicolon_before_a_closing_brace_goes_unless_it_is_a_statement() {
        assert_eq!(shrink("function () { if (q) { f(); } g(); }"), "function(){if(q){f()}g()}");
        assert_eq!(shrink("{ while (f(q)) ; }"), "{while(f(q));}");
        assert_eq!(shrink("{ for (;;) ; }"), "{for(;;);}");
    }

    #[test]
    fn what_a_space_or_a_line_break_means_stays() {
        let script = "q = r + +s - -t;\nreturn\n}\nq = r / 2 / s;\nq = /[/ ] \"/g.test(r)\nu++\nv";
        assert_eq!(shrink(script), "q=r+ +s- -t;return}\nq=r/2/s;q=/[/ ] \"/g.test(r)\nu++\nv");
    }

    #[test]
    fn names_that_functions_declare_are_short_and_all_others_stay() {
        let script = "var wayleaf = {part: 1};\nfunction outer(first, second) {\n  var third = first.second, fourth = 'first', href;\n  return third ? outer(fourth) : a.href;\n}";
        let small = shrink(script);
        assert!(small.starts_with("var wayleaf={part:1};function outer(e,t){"), "{small}");
        for gone in ["third", "fourth", "first,", " href"] {
            assert!(!small.contains(gone), "`{gone}` in {small}");
        }
        for kept in [".second", "'first'", "a.href", "outer("] {
            assert!(small.contains(kept), "no `{kept}` in {small}");
        }
    }

    #[test]
    fn each_function_begins_with_the_same_letters_but_for_those_it_takes_from_outside() {
        for (script, small) in [
            ("f(function (one) { return one; });", "f(function(e){return e});"),
            (
                "f(function (a, b) { return b(function (c) { return c; }); });",
                "f(function(e,t){return t(function(e){return e})});",
            ),
            (
                "f(function (a) { return g(function (c) { return a + c; }); });",
                "f(function(e){return g(function(t){return e+t})});",
            ),
            // Names of the browser, properties and keys.
            ("f(function (a) { return e(a, a.a, {a: a}); });", "f(function(t){return e(t,t.a,{a:t})});"),
            // A function by name, a caught fault, a variable used before it is declared.
            (
                "f(function () { g(); function g() { h = 1; try { g(); } catch (fault) {} } var h; });",
                "f(function(){e();function e(){t=1;try{e()}catch(n){}}var t});",
            ),
            ("f(function (a, b) { return a ? b : a; });", "f(function(e,t){return e?t:e});"),
            // Where it cannot be told from a label, a name stays.
            ("f(function (a, b) { return a ? -b : a; });", "f(function(e,b){return e?-b:e});"),
        ] {
            assert_eq!(shrink(script), small, "{script}");
        }
    }
}
