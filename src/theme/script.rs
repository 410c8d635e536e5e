//! Scripts: put together and made smaller without touching what they say.

/// Takes away indentation, blank lines and whole-line comments, nothing else: ES5 stays ES5.
pub fn shrink(script: &str) -> String {
    let kept = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    kept.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::shrink;

    #[test]
    fn comments_and_indentation_go_and_addresses_stay() {
        let script = "// why\nvar a = 'http://x';\n\n  // more\n  f(a); // kept\n";
        assert_eq!(shrink(script), "var a = 'http://x';\nf(a); // kept");
    }
}
