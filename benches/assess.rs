//! How long the assessment takes: what runs at every click, and what runs once at the start.

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use role_fit::content::{CONTENT_JSON, Content, Opening, built_in, built_in_opening, content, model, parse};
use role_fit::scoring::{assess, reasons::reasons};
use role_fit::session::Answers;
use role_fit::timeline::timeline;

static OPENING: LazyLock<Opening> = LazyLock::new(|| built_in_opening().expect("the built-in opening has no problems"));
static CONTENT: LazyLock<Content> =
    LazyLock::new(|| built_in(&OPENING.questionnaire).expect("the built-in content has no problems"));

const EXAMPLES: [&str; 4] = ["staffing_agency", "software_start_up", "growing_saas", "manufacturer"];

fn answers(example: &str) -> Answers {
    let model = &CONTENT.model;
    let example = model.examples.find(example).expect("an example of the model");
    Answers::of(model, &model.examples[example].choices)
}

fn main() {
    divan::main();
}

#[divan::bench(args = EXAMPLES)]
fn ranking(bencher: Bencher, example: &str) {
    let answers = answers(example);
    bencher.bench_local(|| assess(&CONTENT.model, black_box(&answers)));
}

#[divan::bench(args = EXAMPLES)]
fn ranking_at_every_stage(bencher: Bencher, example: &str) {
    let answers = answers(example);
    bencher.bench_local(|| timeline(&CONTENT.model, black_box(&answers)));
}

#[divan::bench(args = EXAMPLES)]
fn reasons_for_all_options(bencher: Bencher, example: &str) {
    let (model, answers) = (&CONTENT.model, answers(example));
    bencher.bench_local(|| {
        for role in model.roles.ids() {
            black_box(reasons(model, black_box(&answers), role));
        }
    });
}

#[divan::bench]
fn reading_the_opening() {
    let _ = black_box(built_in_opening());
}

#[divan::bench]
fn reading_the_model(bencher: Bencher) {
    let asked = &OPENING.questionnaire;
    bencher.bench_local(|| {
        let files = parse("content", black_box(CONTENT_JSON)).expect("the built-in content is JSON");
        black_box(model(&files, asked))
    });
}

#[divan::bench]
fn reading_model_and_text(bencher: Bencher) {
    let asked = &OPENING.questionnaire;
    bencher.bench_local(|| {
        let files = parse("content", black_box(CONTENT_JSON)).expect("the built-in content is JSON");
        black_box(content(&files, asked))
    });
}
