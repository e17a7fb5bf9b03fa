//! How long the assessment takes: what runs at every click, and what runs once at the start.

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use role_fit::base::json::Json;
use role_fit::content::compact::{read_questionnaire, read_result, write_questionnaire, write_result};
use role_fit::content::files::files;
use role_fit::content::read::{content, model, parse};
use role_fit::content::{QuestionnaireContent, ResultContent, USUAL_LANGUAGE, built_in, built_in_questionnaire};
use role_fit::exchange::answers::read_answers;
use role_fit::model::Model;
use role_fit::robustness::{confidence, robustness};
use role_fit::scoring::reasons::reasons;
use role_fit::scoring::{assess, without_limit};
use role_fit::session::Answers;
use role_fit::timeline::timeline;
use role_fit::topics::peers::peers;
use serde_json::Value;

static OPENING: LazyLock<QuestionnaireContent> =
    LazyLock::new(|| built_in_questionnaire().expect("the built-in opening has no problems"));
static CONTENT: LazyLock<ResultContent> =
    LazyLock::new(|| built_in(&OPENING.questionnaire).expect("the built-in content has no problems"));

/// All files of content, as one JSON text.
static CONTENT_JSON: LazyLock<String> =
    LazyLock::new(|| files(USUAL_LANGUAGE).expect("the built-in files can be read").write());

const EXAMPLES: [&str; 4] = ["staffing_agency", "growing_software", "insurer", "architects"];

fn answers(example: &str) -> Answers {
    let model = &CONTENT.model;
    let example = model.questionnaire.examples.find(example).expect("an example of the model");
    Answers::of(&model.questionnaire, &model.questionnaire.examples[example].choices)
}

/// Of 30,000 consistent answers by chance those whose smallest pair of changes is the greatest: no single change flips
/// first place, and the pair is found last.
const LATE_PAIR: &str = r#"{"trigger": ["support"], "side": "both", "fit": "yes", "missing": "builder", "ai": "tools",
    "shape": "months", "money": "none", "builders": "founder", "country": "uk"}"#;

/// Of the same those that no pair of changes flips, so that all are tried.
const NO_PAIR: &str = r#"{"trigger": ["one_head", "wonder"], "people": "from_1", "side": "both_collide", "fit": "yes",
    "missing": "builder", "money": "up_to_10k", "country": "netherlands"}"#;

/// The built-in model with the full-time CTO always first, whatever is answered, and as many reasons as ever.
fn unbeatable() -> Model {
    let mut files: Value = serde_json::from_str(&CONTENT_JSON).expect("the built-in content is JSON");
    for reason in files["reasons"]["reasons"].as_array_mut().expect("reasons") {
        let points = reason["points"].as_object_mut().expect("points");
        let most = points.values().filter_map(Value::as_i64).max().unwrap_or(0).max(1);
        points.insert("cto_full_time".to_string(), most.into());
        reason["new_only"] = false.into();
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
fn ranking_without_a_limit_of_money(bencher: Bencher, example: &str) {
    let (model, answers) = (&CONTENT.model, answers(example));
    let assessment = assess(model, &answers);
    bencher.bench_local(|| without_limit(model, black_box(&answers), black_box(&assessment)));
}

#[divan::bench(args = EXAMPLES)]
fn ranking_at_every_stage(bencher: Bencher, example: &str) {
    let answers = answers(example);
    bencher.bench_local(|| timeline(&CONTENT.model, black_box(&answers)));
}

#[divan::bench(args = EXAMPLES)]
fn reasons_for_all_options(bencher: Bencher, example: &str) {
    let (model, answers) = (&CONTENT.model, answers(example));
    let assessment = assess(model, &answers);
    bencher.bench_local(|| {
        let placements = black_box(&assessment).placements.iter();
        placements.map(|placement| reasons(model, placement)).collect::<Vec<_>>()
    });
}

#[divan::bench(args = EXAMPLES)]
fn companies_like_yours(bencher: Bencher, example: &str) {
    let (model, answers) = (&CONTENT.model, answers(example));
    let assessment = assess(model, &answers);
    bencher.bench_local(|| peers(&CONTENT.topics.peers.rules, model, black_box(&answers), &assessment));
}

#[divan::bench(args = EXAMPLES)]
fn robustness_and_confidence_of_an_example(bencher: Bencher, example: &str) {
    let (model, answers) = (&CONTENT.model, answers(example));
    let assessment = assess(model, &answers);
    bencher.bench_local(|| {
        let found = robustness(model, black_box(&answers));
        let sure = confidence(model, &answers, &assessment, &found);
        (found, sure)
    });
}

fn bench_robustness(bencher: Bencher, json: &str) {
    let (answers, problems) = read_answers(&CONTENT.model.questionnaire, &Json::parse(json).expect("JSON"));
    assert!(problems.is_empty(), "{problems:?}");
    bencher.bench_local(|| robustness(&CONTENT.model, black_box(&answers)));
}

#[divan::bench]
fn robustness_by_a_late_pair(bencher: Bencher) {
    bench_robustness(bencher, LATE_PAIR);
}

#[divan::bench]
fn robustness_with_no_pair(bencher: Bencher) {
    bench_robustness(bencher, NO_PAIR);
}

#[divan::bench]
fn robustness_with_all_pairs_in_vain(bencher: Bencher) {
    let (model, answers) = (unbeatable(), answers("insurer"));
    assert!(robustness(&model, &answers).flips.is_empty());
    bencher.bench_local(|| robustness(&model, black_box(&answers)));
}

#[divan::bench]
fn reading_the_compiled_questionnaire(bencher: Bencher) {
    let bytes = || write_questionnaire(&OPENING).into();
    bencher.with_inputs(bytes).bench_local_values(read_questionnaire);
}

#[divan::bench]
fn reading_the_compiled_result(bencher: Bencher) {
    let bytes = || write_result(&CONTENT).into();
    bencher.with_inputs(bytes).bench_local_values(|bytes| read_result(bytes, &OPENING.questionnaire));
}

#[divan::bench]
fn parsing_the_content() {
    let _ = black_box(parse("content", black_box(&CONTENT_JSON)));
}

#[divan::bench]
fn reading_the_model(bencher: Bencher) {
    let asked = &OPENING.questionnaire;
    bencher.bench_local(|| {
        let files = parse("content", black_box(&CONTENT_JSON)).expect("the built-in content is JSON");
        black_box(model(&files, asked))
    });
}

#[divan::bench]
fn reading_model_text_and_topics(bencher: Bencher) {
    let asked = &OPENING.questionnaire;
    bencher.bench_local(|| {
        let files = parse("content", black_box(&CONTENT_JSON)).expect("the built-in content is JSON");
        black_box(content(&files, asked))
    });
}
