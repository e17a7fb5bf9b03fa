//! The brief as a Markdown file (CommonMark), every line as it was written: what would be markup is escaped.

use super::Brief;

/// A heading, then each section: one line as a paragraph, several as a list. A section without lines is left out.
pub fn markdown(brief: &Brief) -> String {
    let mut out = ["# ", &*escaped(&brief.title), "\n"].concat();
    for section in &brief.sections {
        let lines: Vec<&str> = section.lines().collect();
        if lines.is_empty() {
            continue;
        }
        out.extend(["\n## ", &*escaped(&section.title), "\n\n"]);
        let mark = if lines.len() > 1 { "- " } else { "" };
        for line in lines {
            out.extend([mark, &*escaped(line), "\n"]);
        }
    }
    out
}

/// A line of text that Markdown shows as it is.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    for (place, c) in line.char_indices() {
        let rest = &line[place..];
        let is_markup = match c {
            // Emphasis, code, links, HTML, strikethrough.
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' => true,
            // Only where it names a character, as in "&amp;".
            '&' => rest.contains(';'),
            // Headings, quotes, lists, rules, tables.
            '#' | '>' | '+' | '-' | '=' | '|' => place == 0,
            // Numbered lists.
            '.' | ')' => digits > 0 && place == digits,
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
