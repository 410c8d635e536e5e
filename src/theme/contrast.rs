//! Contrast of colours, as WCAG 2.2 measures it, and which tokens of a theme must stand out from which.

/// What stands out from its ground, and by how much it must.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ContrastNeed {
    /// Text of any size: 4.5 to 1 (WCAG 2.2, 1.4.3).
    Text,
    /// The edge of a control, a mark, the ring around what has the focus: 3 to 1 (WCAG 2.2, 1.4.11).
    Part,
}

/// Two tokens, the first of which is seen on the second.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ColourPair {
    pub front: &'static str,
    pub ground: &'static str,
    pub need: ContrastNeed,
}

/// A colour without transparency: red, green and blue of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour([u8; 3]);

const fn text(front: &'static str, ground: &'static str) -> ColourPair {
    ColourPair { front, ground, need: ContrastNeed::Text }
}

const fn part(front: &'static str, ground: &'static str) -> ColourPair {
    ColourPair { front, ground, need: ContrastNeed::Part }
}

/// What stands on what in the theme that Wayleaf ships. A theme with other tokens has none of these pairs.
pub(crate) const PAIRS: &[ColourPair] = &[
    text("--ink", "--paper"),
    text("--ink", "--card"),
    text("--ink", "--tint"),
    text("--ink", "--warn-tint"),
    text("--soft", "--paper"),
    text("--soft", "--card"),
    text("--soft", "--tint"),
    text("--soft", "--warn-tint"),
    text("--link", "--paper"),
    text("--link", "--card"),
    text("--link", "--tint"),
    text("--link", "--warn-tint"),
    text("--paper", "--link"),
    text("--band-ink", "--band"),
    text("--warn-label", "--paper"),
    text("--warn-label", "--warn-tint"),
    text("--warn-label-ink", "--warn-label"),
    text("--glow-ink", "--glow"),
    part("--edge", "--paper"),
    part("--edge", "--card"),
    part("--edge", "--tint"),
    part("--warn", "--paper"),
    part("--warn", "--warn-tint"),
    part("--glow", "--band"),
];

/// The colours of CSS that people write by name, without the rare ones.
const NAMED: [(&str, u32); 18] = [
    ("black", 0x00_0000),
    ("silver", 0xc0_c0c0),
    ("gray", 0x80_8080),
    ("grey", 0x80_8080),
    ("white", 0xff_ffff),
    ("maroon", 0x80_0000),
    ("red", 0xff_0000),
    ("purple", 0x80_0080),
    ("fuchsia", 0xff_00ff),
    ("green", 0x00_8000),
    ("lime", 0x00_ff00),
    ("olive", 0x80_8000),
    ("yellow", 0xff_ff00),
    ("navy", 0x00_0080),
    ("blue", 0x00_00ff),
    ("teal", 0x00_8080),
    ("aqua", 0x00_ffff),
    ("orange", 0xff_a500),
];

impl ContrastNeed {
    /// The least contrast, to 1.
    pub(crate) fn least(self) -> f64 {
        match self {
            Self::Text => 4.5,
            Self::Part => 3.0,
        }
    }

    /// What it is called, and where that is asked for.
    pub(crate) fn told(self) -> &'static str {
        match self {
            Self::Text => "text needs 4.5 to 1 (WCAG 2.2, 1.4.3)",
            Self::Part => "edges and marks need 3 to 1 (WCAG 2.2, 1.4.11)",
        }
    }
}

impl Colour {
    /// Reads `#abc`, `#aabbcc`, `rgb(1, 2, 3)`, `rgb(1 2 3)` and common names; `None` for all else, and for what is transparent.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        if let Some(digits) = text.strip_prefix('#') {
            return Self::from_digits(digits);
        }
        if let Some((_, code)) = NAMED.iter().find(|(name, _)| *name == text) {
            let [_, red, green, blue] = code.to_be_bytes();
            return Some(Self([red, green, blue]));
        }
        let inside = text.strip_prefix("rgb(")?.strip_suffix(')')?;
        let parts = inside.split([',', ' ']).filter(|part| !part.is_empty());
        let parts: Vec<u8> = parts.map(|part| part.parse::<u8>().ok()).collect::<Option<_>>()?;
        parts.try_into().ok().map(Self)
    }

    fn from_digits(digits: &str) -> Option<Self> {
        let nibbles: Vec<u8> =
            digits.chars().map(|digit| digit.to_digit(16).map(|digit| digit as u8)).collect::<Option<_>>()?;
        match nibbles.as_slice() {
            [red, green, blue] | [red, green, blue, 15] => Some(Self([red * 17, green * 17, blue * 17])),
            [r1, r2, g1, g2, b1, b2] | [r1, r2, g1, g2, b1, b2, 15, 15] => {
                Some(Self([r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2]))
            }
            _ => None,
        }
    }

    /// Relative luminance, from 0 to 1 (WCAG 2.2).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of two colours, from 1 to 21, to 1.
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn contrast_is_what_the_guidelines_say() {
        let contrast = |one: &str, other: &str| {
            let of = |text| Colour::parse(text).expect("a colour");
            format!("{:.2}", of(one).contrast(of(other)))
        };
        assert_eq!(contrast("#000", "white"), "21.00");
        assert_eq!(contrast("#777777", "#FFF"), "4.48");
        assert_eq!(contrast("rgb(118, 118, 118)", "rgb(255 255 255)"), "4.54");
        assert_eq!(contrast("#0c5c4b", "#0c5c4bff"), "1.00");
    }

    #[test]
    fn what_is_no_colour_or_transparent_is_not_compared() {
        for text in
            ["", "#12", "#fffc", "#12345678", "rgb(1,2)", "rgb(1,2,300)", "var(--x)", "1.125rem", "#é"]
        {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }
}
