//! Logical CSS properties and their physical twins (CSS Logical Properties and Values Level 1).

use crate::i18n::lang::Direction;

/// The declarations that say the same in a page of this direction.
pub fn write_out(property: &str, value: &str, direction: Direction) -> Vec<(String, String)> {
    let (start, end) = match direction {
        Direction::Ltr => ("left", "right"),
        Direction::Rtl => ("right", "left"),
    };
    let one = |property: String| vec![(property, value.to_owned())];
    if matches!(property, "text-align" | "float" | "clear") {
        let value = match value {
            "start" | "inline-start" => start,
            "end" | "inline-end" => end,
            other => other,
        };
        return vec![(property.to_owned(), value.to_owned())];
    }
    if let Some(corner) = corner(property, start, end) {
        return one(corner);
    }
    let sides = [
        ("-inline-start", vec![start]),
        ("-inline-end", vec![end]),
        ("-block-start", vec!["top"]),
        ("-block-end", vec!["bottom"]),
        ("-inline", vec![start, end]),
        ("-block", vec!["top", "bottom"]),
    ];
    for family in ["margin", "padding", "inset", "border"] {
        let Some(rest) = property.strip_prefix(family) else { continue };
        for (logical, physical) in &sides {
            let Some(tail) = rest.strip_prefix(logical) else { continue };
            let name = |side: &str| match family {
                "inset" => side.to_owned(),
                _ => format!("{family}-{side}{tail}"),
            };
            let pair = family != "border" && physical.len() == 2;
            let values: Vec<&str> = if pair { parts(value) } else { vec![value] };
            let last = values.last().copied().unwrap_or(value);
            return physical
                .iter()
                .enumerate()
                .map(|(at, side)| (name(side), values.get(at).copied().unwrap_or(last).to_owned()))
                .collect();
        }
    }
    one(property.to_owned())
}

/// Whether a declaration names a side of the page.
pub fn is_physical(property: &str, value: &str) -> bool {
    let side = |word: &str| word == "left" || word == "right";
    match property {
        "left" | "right" => true,
        "text-align" | "float" | "clear" => side(value),
        _ => {
            let family = ["margin-", "padding-", "border-", "scroll-margin-", "scroll-padding-"];
            family
                .iter()
                .any(|family| property.strip_prefix(family).is_some_and(|rest| rest.split('-').any(side)))
        }
    }
}

fn corner(property: &str, start: &str, end: &str) -> Option<String> {
    let (vertical, horizontal) =
        property.strip_prefix("border-")?.strip_suffix("-radius")?.split_once('-')?;
    let vertical = match vertical {
        "start" => "top",
        "end" => "bottom",
        _ => return None,
    };
    let horizontal = match horizontal {
        "start" => start,
        "end" => end,
        _ => return None,
    };
    Some(format!("border-{vertical}-{horizontal}-radius"))
}

/// The values of a shorthand; a function such as `calc(…)` counts as one.
fn parts(value: &str) -> Vec<&str> {
    let mut depth = 0;
    value
        .split(|c: char| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0 && c == ' '
        })
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(property: &str, value: &str, direction: Direction) -> String {
        let pairs = write_out(property, value, direction);
        pairs.iter().map(|(property, value)| format!("{property}:{value};")).collect()
    }

    #[test]
    fn both_directions_are_written_out() {
        use Direction::{Ltr, Rtl};
        for (property, value, direction, expected) in [
            ("margin-inline", "1px 2px", Ltr, "margin-left:1px;margin-right:2px;"),
            ("margin-inline", "1px 2px", Rtl, "margin-right:1px;margin-left:2px;"),
            (
                "padding-block",
                "calc(1px + 2px)",
                Ltr,
                "padding-top:calc(1px + 2px);padding-bottom:calc(1px + 2px);",
            ),
            ("border-inline-start", "1px solid red", Rtl, "border-right:1px solid red;"),
            ("border-inline-start-color", "red", Ltr, "border-left-color:red;"),
            ("inset-inline-end", "0", Rtl, "left:0;"),
            ("border-start-end-radius", "3px", Rtl, "border-top-left-radius:3px;"),
            ("text-align", "start", Rtl, "text-align:right;"),
            ("float", "inline-end", Ltr, "float:right;"),
            ("inline-size", "3px", Ltr, "inline-size:3px;"),
            ("color", "red", Rtl, "color:red;"),
        ] {
            assert_eq!(written(property, value, direction), expected, "{property}");
        }
    }

    #[test]
    fn sides_are_known() {
        for (property, value) in
            [("left", "0"), ("margin-left", "0"), ("border-top-right-radius", "0"), ("float", "right")]
        {
            assert!(is_physical(property, value), "{property}");
        }
        for (property, value) in
            [("margin-inline", "0"), ("text-align", "center"), ("border-top", "0"), ("transform", "left")]
        {
            assert!(!is_physical(property, value), "{property}");
        }
    }
}
