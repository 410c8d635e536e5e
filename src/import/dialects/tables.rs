//! Tables whose cells hold the sign that parts cells: within code, which other readers of Markdown keep together, and behind the
//! last column, where the words would be lost.

/// Reads the rows of tables line by line.
#[derive(Debug, Default)]
pub(in crate::import) struct TableRows {
    /// How many columns the table at hand has.
    columns: Option<usize>,
}

impl TableRows {
    /// The line with a backslash before signs that part no cells; `next` is the line behind it. None where it stays.
    pub(in crate::import) fn line(&mut self, line: &str, next: Option<&str>) -> Option<String> {
        if !line.contains('|') {
            self.columns = None;
            return None;
        }
        let columns = match self.columns {
            Some(columns) => columns,
            None => next.and_then(columns_of)?,
        };
        self.columns = Some(columns);
        let mut signs = CellSigns::new(line);
        if signs.cells() > columns {
            signs.escape_code();
        }
        let has_words = |from: usize| line[from..].contains(|c: char| c != '|' && !c.is_whitespace());
        if signs.cells() > columns && signs.parting.get(columns - 1).is_some_and(|at| has_words(*at)) {
            signs.escape_behind(columns);
        }
        signs.written()
    }
}

/// How many columns the line has that stands below the head of a table; none where it is no such line.
fn columns_of(line: &str) -> Option<usize> {
    let words = line.trim_start_matches(['>', ' ', '\t']).trim_end();
    let is_rule = words.contains('|') && words.contains('-') && words.chars().all(|c| " \t|:-".contains(c));
    is_rule.then(|| CellSigns::new(line).cells()).filter(|columns| *columns > 0)
}

/// The signs of a row.
struct CellSigns<'a> {
    line: &'a str,
    /// Where those stand that part cells: neither the first nor the last of the line.
    parting: Vec<usize>,
    /// Where a backslash is to stand.
    escaped: Vec<usize>,
}

impl<'a> CellSigns<'a> {
    fn new(line: &'a str) -> Self {
        let begin = line.len() - line.trim_start_matches(['>', ' ', '\t']).len();
        let end = line.trim_end().len();
        let is_free = |at: &usize| !line[..*at].ends_with('\\');
        let signs = line.match_indices('|').map(|(at, _)| at).filter(is_free);
        let parting = signs.filter(|at| *at != begin && at + 1 != end).collect();
        Self { line, parting, escaped: Vec::new() }
    }

    fn cells(&self) -> usize {
        self.parting.len() + 1
    }

    /// Signs within code part no cells.
    fn escape_code(&mut self) {
        let bytes = self.line.as_bytes();
        let run = |at: usize| bytes[at..].iter().take_while(|byte| **byte == b'`').count();
        // Where runs of backticks begin, and how long each is.
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let length = run(at);
            if length > 0 {
                runs.push((at, length));
            }
            at += length.max(1);
        }
        let mut codes = Vec::new();
        let mut from = 0;
        while let Some((start, length)) = runs.get(from) {
            let close = runs[from + 1..].iter().position(|(_, other)| other == length);
            if let Some(close) = close.map(|close| from + 1 + close) {
                codes.push(*start..runs[close].0);
                from = close;
            }
            from += 1;
        }
        let is_code = |at: &usize| {
            let place = codes.partition_point(|code| code.end <= *at);
            codes.get(place).is_some_and(|code| code.contains(at))
        };
        let (in_code, others) = std::mem::take(&mut self.parting).into_iter().partition(is_code);
        self.escaped = in_code;
        self.parting = others;
    }

    /// Signs behind the last column stand in its cell.
    fn escape_behind(&mut self, columns: usize) {
        self.escaped.extend(self.parting.split_off(columns - 1));
        self.escaped.sort_unstable();
    }

    fn written(&self) -> Option<String> {
        let mut written = String::with_capacity(self.line.len() + self.escaped.len());
        let mut from = 0;
        for at in &self.escaped {
            written.push_str(&self.line[from..*at]);
            written.push('\\');
            from = *at;
        }
        written.push_str(&self.line[from..]);
        (!self.escaped.is_empty()).then_some(written)
    }
}

#[cfg(test)]
mod tests {
    use super::TableRows;

    #[test]
    fn no_row_has_more_cells_than_its_head() {
        let mut rows = TableRows::default();
        let lines = [
            ("| Type `a|b` | Text |", Some("| Type `a\\|b` | Text |")),
            ("|---|---|", None),
            ("| `int | None` | Words. |", Some("| `int \\| None` | Words. |")),
            ("`x` | a | b", Some("`x` | a \\| b")),
            ("| a | b | |", None),
            ("| ``a`|b`` | c |", Some("| ``a`\\|b`` | c |")),
            ("", None),
            ("| `a|b` | c | d |", None),
        ];
        for (at, (line, expected)) in lines.iter().enumerate() {
            let next = lines.get(at + 1).map(|(line, _)| *line);
            assert_eq!(rows.line(line, next).as_deref(), *expected, "{line}");
        }
    }
}
