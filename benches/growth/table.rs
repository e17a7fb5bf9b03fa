//! The measurements as a page of Markdown.

use crate::measure::Cost;
use crate::{Line, Series};

/// Up to this power of the size the time is in proportion; repeated runs differ by as much.
const IN_PROPORTION: f64 = 1.15;

const HEAD: &str = "# How it grows

![Time and memory at each size, on scales by powers of ten; dashed is growth in proportion](growth.svg)

Written by `cargo xtask bench growth`, natively and with optimisation; times depend on the machine, how they grow hardly does.
Time is that of the processor, the least of many repetitions; peak is the most memory in use at once, kept what the outcome
holds. \"Power\" says how the time grows from a tenth of the greatest size to the greatest: 1 is in proportion
(ten times as much takes ten times as long), 2 is with the square; what is clearly more than in proportion is in bold.

- **Options**: more options; each reason gives points to that many more.
- **Reasons**: more reasons about the same questions and options.
- **Reasons and options**: copies of both; each copy of a reason names the copies of its options.
- **Questions and reasons**, **Questions, reasons and options**: the same with the questions, their choices and rules.
- **Saved assessments**: so many visitors, each with all answers.

\"Reading\" is from the text to the checked questionnaire and model. \"How sure it is\" tries all variations and changes of
the answers.
";

/// The page.
pub fn text(all: &[Series]) -> String {
    let tables = all.iter().map(|series| {
        let refused =
            series.refused.iter().map(|(size, why)| format!("\nRefused at {}{size}: “{why}”.\n", series.sign));
        let note: String = refused.collect();
        let rows: String = series.lines.iter().map(|line| rows(series, line)).collect();
        let head = "| What | Size | Time | Time, × | Peak | Kept | Power |\n|---|--:|--:|--:|--:|--:|--:|\n";
        format!("\n## {}\n{note}\n{head}{rows}", series.name)
    });
    let tables: String = tables.collect();
    format!("{HEAD}\n{}\n{tables}", steeper(all))
}

/// What grows clearly more than in proportion, in a sentence.
fn steeper(all: &[Series]) -> String {
    let lines = all.iter().flat_map(|series| series.lines.iter().map(move |line| (series.name, line)));
    let steep = lines.filter_map(|(name, line)| {
        let power = power(line).filter(|power| *power > IN_PROPORTION)?;
        Some((power, format!("{} with {} ({power:.2})", line.name, name.to_lowercase())))
    });
    let mut steep: Vec<(f64, String)> = steep.collect();
    steep.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let named: Vec<String> = steep.into_iter().map(|(_, name)| name).collect();
    match named.is_empty() {
        true => "Everything grows in proportion or less.".to_string(),
        false => format!("More than in proportion, by power, the steepest first: {}.", named.join("; ")),
    }
}

fn rows(series: &Series, line: &Line) -> String {
    let Some(&(_, least)) = line.points.first() else { return String::new() };
    let last = line.points.len() - 1;
    let row = |(place, &(size, cost)): (usize, &(usize, Cost))| {
        let power = if place == last { power(line).map_or(String::new(), said) } else { String::new() };
        let growth = cost.seconds / least.seconds;
        let (time, peak, kept) = (time(cost.seconds), bytes(cost.peak), bytes(cost.kept));
        format!("| {} | {}{size} | {time} | {growth:.1} | {peak} | {kept} | {power} |\n", line.name, series.sign)
    };
    line.points.iter().enumerate().map(row).collect()
}

fn said(power: f64) -> String {
    if power <= IN_PROPORTION { format!("{power:.2}") } else { format!("**{power:.2}**") }
}

/// The power of the size with which the time grows, from a tenth of the greatest size to the greatest.
fn power(line: &Line) -> Option<f64> {
    let &(most, cost) = line.points.last()?;
    let &(less, before) = line.points.iter().find(|(size, _)| size * 10 == most)?;
    Some((cost.seconds / before.seconds).ln() / (most as f64 / less as f64).ln())
}

/// Such as "1.25 ms".
pub fn time(seconds: f64) -> String {
    let (number, unit) = match seconds {
        s if s < 1e-3 => (s * 1e6, "µs"),
        s if s < 1.0 => (s * 1e3, "ms"),
        s => (s, "s"),
    };
    format!("{} {unit}", rounded(number))
}

/// Such as "12.5 kB": a thousand bytes each.
pub fn bytes(bytes: usize) -> String {
    let (number, unit) = match bytes as f64 {
        b if b < 1e3 => (b, "B"),
        b if b < 1e6 => (b / 1e3, "kB"),
        b => (b / 1e6, "MB"),
    };
    format!("{} {unit}", rounded(number))
}

/// Three digits.
fn rounded(number: f64) -> String {
    match number {
        n if n < 10.0 => format!("{n:.2}").trim_end_matches('0').trim_end_matches('.').to_string(),
        n if n < 100.0 => format!("{n:.1}").trim_end_matches(".0").to_string(),
        n => format!("{n:.0}"),
    }
}
