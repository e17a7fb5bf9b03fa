//! How time and memory grow: more options, more reasons, more questions, and many saved assessments.
//!
//! Writes `docs/growth.svg` and `docs/growth.md`. Run by `cargo xtask bench growth`.

mod enlarged;
mod measure;
mod plot;
mod saves;
mod table;

use std::fs;
use std::path::Path;

use role_fit::base::json::Json;
use role_fit::base::problem::Problem;
use role_fit::content::files::built_in_questionnaire;
use role_fit::content::read;
use role_fit::robustness::robustness;
use role_fit::scoring::{assess, reasons::reasons};
use role_fit::session::Answers;

use enlarged::{Grown, enlarged};
use measure::{Cost, measure};

#[global_allocator]
static MEMORY: measure::Counting = measure::Counting;

/// How many times as much as today.
const TIMES: [usize; 5] = [1, 3, 10, 30, 100];

/// How many assessments are saved and read again.
const SAVED: [usize; 4] = [1, 10, 100, 1_000];

/// The example whose answers are assessed.
const EXAMPLE: &str = "growing_software";

/// The costs of one kind of work at each size.
struct Line {
    name: &'static str,
    points: Vec<(usize, Cost)>,
}

/// What grows, with what is done at each size.
struct Series {
    name: &'static str,
    /// What stands before a size: nothing where it is a number, else "× ".
    sign: &'static str,
    lines: Vec<Line>,
    /// The smallest size that cannot be read, and what is said about it.
    refused: Option<(usize, String)>,
}

fn main() {
    let grown = [
        ("Options", Grown { options: true, ..Grown::NOTHING }),
        ("Reasons", Grown { reasons: true, ..Grown::NOTHING }),
        ("Reasons and options", Grown { reasons: true, options: true, ..Grown::NOTHING }),
        ("Questions and reasons", Grown { questions: true, reasons: true, ..Grown::NOTHING }),
        ("Questions, reasons and options", Grown { questions: true, reasons: true, options: true }),
    ];
    let mut all: Vec<Series> = grown.into_iter().map(|(name, what)| model_series(name, what)).collect();
    all.push(saved_series());

    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let write = |name: &str, text: String| {
        let file = docs.join(name);
        fs::write(&file, text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        println!("wrote {}", file.display());
    };
    fs::create_dir_all(&docs).unwrap_or_else(|error| panic!("{}: {error}", docs.display()));
    let text = table::text(&all);
    println!("{text}");
    write("growth.md", text);
    write("growth.svg", plot::svg(&all));
}

/// Reading a model that is so many times as large, and assessing with it.
fn model_series(name: &'static str, what: Grown) -> Series {
    let names = ["reading", "ranking", "all reasons in order", "how sure it is"];
    let mut lines: Vec<Line> = names.into_iter().map(|name| Line { name, points: Vec::new() }).collect();
    let mut refused = None;
    for times in TIMES {
        eprintln!("{name} × {times}");
        match costs(&enlarged(what, times)) {
            Ok(costs) => lines.iter_mut().zip(costs).for_each(|(line, cost)| line.points.push((times, cost))),
            Err(why) => {
                refused = Some((times, why));
                break;
            }
        }
    }
    Series { name, sign: "× ", lines, refused }
}

/// What the four kinds of work cost with these files, or why they are refused.
fn costs(json: &str) -> Result<[Cost; 4], String> {
    let read_all = || {
        let files = Json::parse(json)?;
        let told = |problems: Vec<Problem>| problems.first().map_or_else(String::new, ToString::to_string);
        let content = read::questionnaire(&files).map_err(told)?;
        let model = read::model(&files, &content.questionnaire).map_err(told)?;
        Ok::<_, String>((content, model))
    };
    let (content, model) = read_all()?;
    let questionnaire = &content.questionnaire;
    let example = questionnaire.examples.find(EXAMPLE).expect("an example of the model");
    let answers = Answers::of(questionnaire, &questionnaire.examples[example].choices);
    let assessment = assess(&model, &answers);
    Ok([
        measure(read_all),
        measure(|| assess(&model, &answers)),
        measure(|| assessment.placements.iter().map(|placement| reasons(&model, placement)).collect::<Vec<_>>()),
        measure(|| robustness(&model, &answers)),
    ])
}

/// Saving so many assessments, and reading them again.
fn saved_series() -> Series {
    let content = built_in_questionnaire().expect("the built-in questionnaire has no problems");
    let names = ["saving", "reading"];
    let mut lines: Vec<Line> = names.into_iter().map(|name| Line { name, points: Vec::new() }).collect();
    for count in SAVED {
        eprintln!("{count} saved assessments");
        let saved = saves::assessments(&content.questionnaire, count);
        let stored = saves::save(&content.questionnaire, &saved);
        assert_eq!(saves::load(&content.questionnaire, &stored), saved, "what is saved is read again as it was");
        let costs = [
            measure(|| saves::save(&content.questionnaire, &saved)),
            measure(|| saves::load(&content.questionnaire, &stored)),
        ];
        lines.iter_mut().zip(costs).for_each(|(line, cost)| line.points.push((count, cost)));
    }
    Series { name: "Saved assessments", sign: "", lines, refused: None }
}
