//! How long the assessment takes: what runs at every click, and what runs once at the start.

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use role_fit::content::{Content, ENGLISH_JSON, MODEL_JSON, built_in, parse, parse_model};
use role_fit::robustness::robustness;
use role_fit::scoring::{assess, reasons::reasons};
use role_fit::session::Answers;
use role_fit::timeline::timeline;

static CONTENT: LazyLock<Content> = LazyLock::new(|| built_in().expect("the built-in content has no problems"));

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
    bencher.bench_local(|| reasons(model, black_box(&answers)));
}

#[divan::bench(args = EXAMPLES)]
fn robustness_of_an_example(bencher: Bencher, example: &str) {
    let answers = answers(example);
    bencher.bench_local(|| robustness(&CONTENT.model, black_box(&answers)));
}

#[divan::bench]
fn reading_the_model() {
    let _ = black_box(parse_model(black_box(MODEL_JSON)));
}

#[divan::bench]
fn reading_model_and_text() {
    let _ = black_box(parse(black_box(MODEL_JSON), black_box(ENGLISH_JSON)));
}
