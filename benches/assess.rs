//! How long the assessment takes: what runs at every click, and what runs once at the start.

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use role_fit::content::{CONTENT_JSON, Content, Opening, built_in, built_in_opening, content, model, parse};
use role_fit::exchange::read_answers;
use role_fit::json::Json;
use role_fit::model::Model;
use role_fit::robustness::robustness;
use role_fit::scoring::{assess, reasons::reasons};
use role_fit::session::Answers;
use role_fit::timeline::timeline;
use serde_json::Value;

static OPENING: LazyLock<Opening> = LazyLock::new(|| built_in_opening().expect("the built-in opening has no problems"));
static CONTENT: LazyLock<Content> =
    LazyLock::new(|| built_in(&OPENING.questionnaire).expect("the built-in content has no problems"));

const EXAMPLES: [&str; 4] = ["staffing_agency", "software_start_up", "growing_saas", "manufacturer"];

fn answers(example: &str) -> Answers {
    let model = &CONTENT.model;
    let example = model.examples.find(example).expect("an example of the model");
    Answers::of(model, &model.examples[example].choices)
}

/// Of 60,000 random answers those that took longest: no single change flips first place, and the smallest pair is great.
const LATE_PAIR: &str = r#"{"people": "from_250", "developers": "over_40", "stage": "large", "who_decides": "nobody",
    "pain": ["support", "security_and_rules"], "decision": ["investors"], "systems": "office_only", "sites": "many",
    "rules": ["sensitive_data", "ai_decisions"], "ai_today": "none", "ai_aim": "save_time",
    "leadership_time": "full_time", "role_now": ["none"]}"#;

/// The built-in model with the full-time CTO always first, whatever is answered.
fn unbeatable() -> Model {
    let mut files: Value = serde_json::from_str(CONTENT_JSON).expect("the built-in content is JSON");
    let file = &mut files["model"];
    for group in file["roles"][0]["ratings"].as_array_mut().expect("groups of ratings") {
        group["of"].as_object_mut().expect("ratings").values_mut().for_each(|rating| *rating = 100.into());
    }
    file["roles"][0]["form"]["curve"] = serde_json::json!([[0, 100]]);
    for cap in file["caps"].as_array_mut().expect("caps") {
        cap["at_most"].as_object_mut().expect("limits").remove("cto_full_time");
    }
    let files = parse("content", &files.to_string()).expect("values from JSON become JSON");
    model(&files, &OPENING.questionnaire).expect("the changed model has no problems")
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
fn robustness_by_a_late_pair(bencher: Bencher) {
    let (answers, problems) = read_answers(&CONTENT.model, &Json::parse(LATE_PAIR).expect("JSON"));
    assert!(problems.is_empty(), "{problems:?}");
    bencher.bench_local(|| robustness(&CONTENT.model, black_box(&answers)));
}

#[divan::bench]
fn robustness_with_all_pairs_in_vain(bencher: Bencher) {
    let (model, answers) = (unbeatable(), answers("growing_saas"));
    assert!(robustness(&model, &answers).flips.is_empty());
    bencher.bench_local(|| robustness(&model, black_box(&answers)));
}

#[divan::bench]
fn reading_the_opening() {
    let _ = black_box(built_in_opening());
}

#[divan::bench]
fn parsing_the_content() {
    let _ = black_box(parse("content", black_box(CONTENT_JSON)));
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
fn reading_model_text_and_topics(bencher: Bencher) {
    let asked = &OPENING.questionnaire;
    bencher.bench_local(|| {
        let files = parse("content", black_box(CONTENT_JSON)).expect("the built-in content is JSON");
        black_box(content(&files, asked))
    });
}
