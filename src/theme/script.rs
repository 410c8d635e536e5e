//! Scripts: put together and made smaller without touching what they say.

/// Signs that part words of a program by themselves: white space beside them says nothing.
const PARTING: &[char] =
    &['{', '}', '(', ')', '[', ']', ';', ',', '<', '>', '=', '!', '*', '%', '&', '|', '?', ':'];

/// Signs after which a statement cannot end: the line break that follows says nothing.
const GOES_ON: &[char] = &['{', '(', '[', ';', ',', '&', '|', '?', ':'];

/// Takes away indentation, blank lines and whole-line comments, nothing else.
pub fn bare(script: &str) -> String {
    lines(script).collect::<Vec<_>>().join("\n")
}

/// Takes away indentation, blank lines, whole-line comments, and outside strings the white space that says
/// nothing: ES5 stays ES5. A line with a slash outside its strings, which may be a regular expression or a comment,
/// is left as it is.
pub fn shrink(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    // Whether the next line may stand on the one before it, and whether it may if it begins with `}`.
    let (mut joins, mut closes) = (true, false);
    for line in lines(script) {
        if !(joins || closes && line.starts_with('}')) {
            out.push('\n');
        }
        match tight(line) {
            Some(line) => {
                out.push_str(&line);
                (joins, closes) = (line.ends_with(GOES_ON), true);
            }
            None => {
                out.push_str(line);
                (joins, closes) = (false, false);
            }
        }
    }
    out
}

fn lines(script: &str) -> impl Iterator<Item = &str> {
    script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"))
}

/// A line without the spaces beside parting signs; `None` where it cannot be told what is code in it.
fn tight(line: &str) -> Option<String> {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(sign) = rest.chars().next() {
        match sign {
            '/' | '\\' | '`' => return None,
            '"' | '\'' => {
                let length = 2 + string(&rest[1..], sign)?;
                out.push_str(&rest[..length]);
                rest = &rest[length..];
            }
            ' ' => {
                rest = rest.trim_start_matches(' ');
                if !out.ends_with(PARTING) && !rest.starts_with(PARTING) {
                    out.push(' ');
                }
            }
            _ => {
                out.push(sign);
                rest = &rest[sign.len_utf8()..];
            }
        }
    }
    Some(out)
}

/// How long the string is that was opened with `quote`; `None` where the line does not close it.
fn string(inside: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    inside.find(|sign: char| {
        let ends = !escaped && sign == quote;
        escaped = !escaped && sign == '\\';
        ends
    })
}

#[cfg(test)]
mod tests {
    use super::shrink;

    #[test]
    fn comments_indentation_and_idle_spaces_go_and_strings_stay() {
        let script = "// why\nvar a = 'http://x', b = \" ( \\\" ) \";\n\n  // more\n  if (a) {\n    f(a, b);\n  }\n  g();\n";
        assert_eq!(shrink(script), "var a='http://x',b=\" ( \\\" ) \";if(a){f(a,b);}\ng();");
    }

    #[test]
    fn a_line_with_a_slash_is_left_alone_and_nothing_is_drawn_onto_it() {
        let script = "f(a); // kept;\n}\nx = y / 2;\na + +b;\nreturn\n}";
        assert_eq!(shrink(script), "f(a); // kept;\n}\nx = y / 2;\na + +b;return}");
    }
}
