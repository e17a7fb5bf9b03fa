//! The measurements as a picture: for each thing that grows a panel of time and one of memory, on scales by powers of
//! ten, so that a line as steep as the dashed one means growth in proportion.

use std::fmt::Write;

use crate::measure::Cost;
use crate::table::{bytes, time};
use crate::{Line, Series};

/// Sizes in pixels.
const PANEL: (f64, f64) = (200.0, 190.0);
const LEFT: f64 = 74.0;
const TOP: f64 = 84.0;
const GAP: (f64, f64) = (48.0, 56.0);
const BOTTOM: f64 = 30.0;

/// Told apart without red and green too (Okabe and Ito).
const COLOURS: [&str; 5] = ["#0072b2", "#d55e00", "#009e73", "#7a4f9a", "#8a6d00"];

/// What is drawn of a cost, and how it is written.
struct Axis {
    name: &'static str,
    of: fn(&Cost) -> f64,
    label: fn(f64) -> String,
}

const AXES: [Axis; 2] = [
    Axis { name: "Time", of: |cost| cost.seconds, label: time },
    Axis { name: "Peak of memory", of: |cost| cost.peak.max(1) as f64, label: |value| bytes(value.round() as usize) },
];

/// The picture. What has been measured at one size only is left out.
pub fn svg(all: &[Series]) -> String {
    let series: Vec<&Series> = all.iter().filter(|each| each.lines.iter().all(|line| line.points.len() > 1)).collect();
    let names = names(&series);
    let width = LEFT + series.len() as f64 * (PANEL.0 + GAP.0);
    let height = TOP + 2.0 * PANEL.1 + GAP.1 + BOTTOM;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#222\" role=\"img\">\n\
         <title>How time and memory grow</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n"
    );
    let mut x = LEFT;
    for (name, colour) in names.iter().zip(COLOURS) {
        line(&mut svg, (x, 24.0), (x + 24.0, 24.0), &format!("stroke=\"{colour}\" stroke-width=\"2.5\""));
        text(&mut svg, (x + 30.0, 28.0), "start", name);
        x += 50.0 + 7.0 * name.len() as f64;
    }
    line(&mut svg, (x, 24.0), (x + 24.0, 24.0), DASHED);
    text(&mut svg, (x + 30.0, 28.0), "start", "in proportion");

    for (row, axis) in AXES.iter().enumerate() {
        let top = TOP + row as f64 * (PANEL.1 + GAP.1);
        let decades = decades(&series, axis);
        for (column, series) in series.iter().enumerate() {
            let left = LEFT + column as f64 * (PANEL.0 + GAP.0);
            if row == 0 {
                text(&mut svg, (left, top - 26.0), "start\" font-weight=\"600", series.name);
            }
            text(&mut svg, (left, top - 9.0), "start\" fill=\"#555", axis.name);
            panel(&mut svg, (left, top), series, axis, decades, column == 0, &names);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

const DASHED: &str = "stroke=\"#888\" stroke-dasharray=\"4 3\"";

/// What is measured, each once.
fn names(series: &[&Series]) -> Vec<&'static str> {
    let mut names = Vec::new();
    for name in series.iter().flat_map(|series| &series.lines).map(|line| line.name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The powers of ten that all values of an axis lie between.
fn decades(series: &[&Series], axis: &Axis) -> (f64, f64) {
    let costs = series.iter().flat_map(|series| &series.lines).flat_map(|line: &Line| &line.points);
    let logs = costs.map(|(_, cost)| (axis.of)(cost).log10());
    logs.fold((f64::MAX, f64::MIN), |(low, high), log| (low.min(log.floor()), high.max(log.ceil())))
}

fn panel(
    svg: &mut String,
    (left, top): (f64, f64),
    series: &Series,
    axis: &Axis,
    (low, high): (f64, f64),
    is_labelled: bool,
    names: &[&str],
) {
    let sizes: Vec<usize> = series.lines[0].points.iter().map(|&(size, _)| size).collect();
    let widest = (*sizes.last().unwrap_or(&10) as f64).log10();
    let x = |size: usize| left + PANEL.0 * (size as f64).log10() / widest;
    let y = |value: f64| top + PANEL.1 * (high - value.log10()) / (high - low);

    let mut decade = low;
    while decade <= high {
        let value = 10_f64.powf(decade);
        line(svg, (left, y(value)), (left + PANEL.0, y(value)), "stroke=\"#e2e2e2\"");
        if is_labelled {
            text(svg, (left - 8.0, y(value) + 4.0), "end", &(axis.label)(value));
        }
        decade += 1.0;
    }
    for &size in sizes.iter().filter(|&&size| size.to_string().trim_end_matches('0') == "1") {
        line(svg, (x(size), top), (x(size), top + PANEL.1), "stroke=\"#e2e2e2\"");
        text(svg, (x(size), top + PANEL.1 + 17.0), "middle", &format!("{}{size}", series.sign));
    }
    for each in &series.lines {
        let (first, last) = (&each.points[0], &each.points[each.points.len() - 1]);
        let start = (axis.of)(&first.1);
        // In proportion to the first size, as far as the panel reaches.
        let reach = (last.0 as f64 / first.0 as f64).min(10_f64.powf(high) / start);
        let end = left + PANEL.0 * (first.0 as f64 * reach).log10() / widest;
        line(svg, (x(first.0), y(start)), (end, y(start * reach)), DASHED);
    }
    for each in &series.lines {
        let place = names.iter().position(|name| *name == each.name).unwrap_or(0);
        let colour = COLOURS[place % COLOURS.len()];
        let points = each.points.iter().map(|(size, cost)| (x(*size), y((axis.of)(cost))));
        let joined: Vec<String> = points.clone().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let joined = joined.join(" ");
        let _ = writeln!(svg, "<polyline points=\"{joined}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
        for (x, y) in points {
            let _ = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.5\" fill=\"{colour}\"/>");
        }
    }
}

fn line(svg: &mut String, from: (f64, f64), to: (f64, f64), style: &str) {
    let ((x1, y1), (x2, y2)) = (from, to);
    let _ = writeln!(svg, "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" {style}/>");
}

fn text(svg: &mut String, (x, y): (f64, f64), anchor: &str, words: &str) {
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{words}</text>");
}
