//! Which hat fits whom, and what a person covers: people in words, and what holds for everybody.

mod common;

use common::{assessed, check_told, files, lines, model, read_topics, topics};
use proptest::prelude::*;
use proptest::sample::select;
use role_fit::base::json::Json;
use role_fit::base::table::{Id, Keyed};
use role_fit::exchange::answers::{name_answers, read_answers};
use role_fit::model::{Need, Role};
use role_fit::scoring::{Assessment, assess};
use role_fit::session::Answers;
use role_fit::topics::person::hats::{HatPlacement, Part, WEIGHT_TOTAL, hats_in_order};
use role_fit::topics::person::{Hats, Person, PersonLevel, Verdict, cover, verdict};
use serde_json::{Value, json};

/// All hats, the one that suits best first.
fn in_order(answers: &Answers) -> Vec<HatPlacement> {
    hats_in_order(&built_in().model, &built_in().fit, answers)
}

fn built_in() -> &'static Person {
    &topics().person.rules
}

/// A person by what they are strong in, what they have done once, what they have helped with, and the rest, at a level
/// and with so much time; `""` is not said.
fn someone(strong: &[&str], once: &[&str], some: &[&str], rest: &str, level: &str, time: &str) -> Answers {
    let questions = built_in().model.questionnaire.questions.rows().iter().map(Keyed::key);
    let said = questions.map(|key| {
        let answer = match key {
            "level" => level,
            "time" => time,
            _ if strong.contains(&key) => "strong",
            _ if once.contains(&key) => "once",
            _ if some.contains(&key) => "some",
            _ => rest,
        };
        (key.to_string(), answer)
    });
    let said: serde_json::Map<String, Value> =
        said.filter(|(_, answer)| !answer.is_empty()).map(|(key, answer)| (key, json!(answer))).collect();
    let named = Json::parse(&Value::from(said).to_string()).expect("JSON");
    let (answers, problems) = read_answers(&built_in().model.questionnaire, &named);
    assert!(problems.is_empty(), "{}", lines(&problems));
    answers
}

fn hats(answers: &Answers) -> String {
    let placements = in_order(answers);
    let places = placements.iter();
    let places = places.map(|place| format!("{} {}", built_in().model.roles[place.role].key(), place.percent()));
    places.collect::<Vec<_>>().join(", ")
}

fn verdict_on(company: &Assessment, answers: &Answers) -> Verdict {
    verdict(model(), company, built_in(), answers)
}

/// The names of the hats that fit.
fn fitting(hats: &Hats) -> Vec<&'static str> {
    match hats {
        Hats::Fit(best, _) => best.iter().map(|&role| model().roles[role].key()).collect(),
        Hats::TooLittle | Hats::Weak | Hats::Near(..) => Vec::new(),
    }
}

const BUILDING: [&str; 5] =
    ["product_development", "technology_architecture", "innovation", "team_leadership", "technical_expertise"];
const PLANNING: [&str; 5] =
    ["strategic_planning", "budget_management", "risk_management", "vendor_management", "compliance"];
const AI: &str = "ai_strategy_and_governance";
const DAILY: &str = "operation_and_maintenance";

#[test]
fn experience_level_and_time_decide_which_hat_fits() {
    let both = [BUILDING, PLANNING].concat();
    let product = ["product_development", "technology_architecture", "team_leadership"];
    let adviser = ["strategic_planning", "technology_architecture", "vendor_management"];
    for (says, answers, expected) in [
        (
            "has built products and led developers for a company",
            someone(&product, &["technical_expertise", "innovation"], &[], "some", "whole_company", "full_time"),
            "cto_full_time",
        ),
        ("the same, time not said", someone(&product, &["innovation"], &[], "", "whole_company", ""), "cto_full_time"),
        (
            "has run budgets, suppliers, rules and strategy",
            someone(&PLANNING, &[], &[DAILY], "none", "top_management", "full_time"),
            "cio",
        ),
        ("the same, the rest not known", someone(&PLANNING, &[], &[], "", "whole_company", "full_time"), "cio"),
        ("has done both", someone(&both, &[], &[AI, DAILY], "", "whole_company", "full_time"), "cio_cto_combined"),
        (
            "strong in everything",
            someone(&both, &[AI, DAILY], &[], "", "top_management", "full_time"),
            "cio_cto_combined",
        ),
        (
            "answers for AI",
            someone(&[AI], &["innovation", "compliance"], &PLANNING, "none", "whole_company", "full_time"),
            "caio",
        ),
        (
            "answers for AI, part-time",
            someone(&[AI], &["compliance"], &PLANNING[..2], "", "top_management", "days_a_week"),
            "caio",
        ),
        (
            "keeps everything running",
            someone(&[DAILY], &["vendor_management"], &["technical_expertise"], "none", "hands_on", "full_time"),
            "it_manager",
        ),
        (
            "leads a small help desk",
            someone(&[DAILY], &["vendor_management", "budget_management"], &[], "some", "small_team", "full_time"),
            "it_manager",
        ),
        (
            "a former technology director, a few days a month",
            someone(
                &adviser,
                &["risk_management", "technical_expertise"],
                &[],
                "some",
                "top_management",
                "days_a_month",
            ),
            "fractional_cto",
        ),
        (
            "a former CTO, two days a week",
            someone(&BUILDING, &["strategic_planning"], &[], "some", "whole_company", "days_a_week"),
            "fractional_cto",
        ),
        (
            "a former CIO, two days a week",
            someone(&PLANNING, &["technology_architecture"], &[], "some", "top_management", "days_a_week"),
            "fractional_cto",
        ),
    ] {
        let verdict = verdict_on(&assessed("{}"), &answers);
        assert_eq!(fitting(&verdict.hats), [expected], "{says}: {}", hats(&answers));
    }
}

#[test]
fn no_hat_is_said_to_fit_who_lacks_its_core_or_its_level() {
    for (says, answers, most) in [
        ("a good developer", someone(&["technical_expertise"], &[], &[], "some", "hands_on", "full_time"), 45),
        (
            "a lead developer",
            someone(&["product_development", "team_leadership"], &[], &[], "some", "small_team", "full_time"),
            59,
        ),
    ] {
        let verdict = verdict_on(&assessed("{}"), &answers);
        assert!(matches!(verdict.hats, Hats::Near(_, percent) if percent <= most), "{says}: {}", hats(&answers));
        assert!(!verdict.is_same, "{says}");
    }
}

#[test]
fn no_hat_fits_who_has_done_nothing_well_and_all_percents_are_low() {
    for (says, rest) in [("has done nothing of it", "none"), ("has helped with everything", "some")] {
        let answers = someone(&[], &[], &[], rest, "top_management", "full_time");
        assert_eq!(verdict_on(&assessed("{}"), &answers).hats, Hats::Weak, "{says}");
        let ranking = in_order(&answers);
        assert!(ranking.iter().all(|hat| hat.percent() <= 20), "{says}: {}", hats(&answers));
    }
    // Nothing is known of the other needs, so no hat may be read out of them.
    let answers = someone(&[], &[], &PLANNING, "", "top_management", "full_time");
    assert_eq!(verdict_on(&assessed("{}"), &answers).hats, Hats::Weak);
}

#[test]
fn of_somebody_of_whom_nothing_is_known_nothing_is_said() {
    for answers in
        [someone(&[], &[], &[], "", "", ""), someone(&[], &[], &[], "unknown", "top_management", "full_time")]
    {
        let verdict = verdict_on(&assessed("{}"), &answers);
        assert_eq!((verdict.covered, verdict.rated, verdict.hats), (None, 0, Hats::TooLittle));
        assert_eq!((verdict.is_same, verdict.open), (false, vec![]));
    }
}

#[test]
fn a_hat_is_only_named_once_enough_needs_are_rated() {
    let verdict = |strong: &[&str]| verdict_on(&assessed("{}"), &someone(strong, &[], &[], "", "whole_company", ""));
    assert_eq!(verdict(&BUILDING[..3]).hats, Hats::TooLittle);
    assert_eq!(fitting(&verdict(&BUILDING[..4]).hats), ["cto_full_time"]);
}

#[test]
fn the_verdict_says_whether_the_person_is_whom_the_company_needs() {
    let product = assessed(
        r#"{"side": "product", "builders": "from_13", "missing": "developers", "shape": "full_week",
            "money": "over_150k", "stage": "growing"}"#,
    );
    assert_eq!(common::first(&product), "cto_full_time");
    let cto = verdict_on(&product, &someone(&BUILDING, &[], &[], "some", "whole_company", "full_time"));
    let cio = verdict_on(&product, &someone(&PLANNING, &[], &[], "some", "whole_company", "full_time"));
    assert!(cto.is_same && !cio.is_same);
    assert!(cto.covered > cio.covered, "{cto:?} {cio:?}");
    assert_eq!((cto.rated, cio.rated), (100, 100));
    let weightiest = product.needs_by_weight()[0];
    assert!(!cto.open.contains(&weightiest) && cio.open[0] == weightiest);
}

#[test]
fn where_the_company_keeps_whom_it_has_a_person_in_mind_is_only_needed_if_they_leave() {
    let company = |fit: &str| {
        assessed(&format!(
            r#"{{"side": "product", "builders": "from_13", "who": "cto", "fit": "{fit}", "shape": "full_week",
                "money": "over_150k"}}"#
        ))
    };
    let person = someone(&BUILDING, &[], &[], "some", "whole_company", "full_time");
    for (fit, expected) in [("yes", Some("cto")), ("no_time", Some("cto")), ("leaving", None), ("not_well", None)] {
        let company = company(fit);
        assert_eq!(common::first(&company), "cto_full_time", "{fit}");
        let verdict = verdict_on(&company, &person);
        assert_eq!(verdict.keep.map(|keep| model().keeps[keep].key()), expected, "{fit}");
        assert!(verdict.is_same, "{fit}");
    }
    let nobody = assessed(r#"{"side": "product", "builders": "from_13", "shape": "full_week", "who": "nobody"}"#);
    assert_eq!(verdict_on(&nobody, &person).keep, None);
}

#[test]
fn nobody_new_comes_where_somebody_is_kept_or_the_owner_leads() {
    let person = someone(&BUILDING, &[], &[], "some", "whole_company", "full_time");
    for (said, first, expected) in [
        (
            r#"{"side": "product", "builders": "from_13", "who": "cto", "fit": "yes", "shape": "full_week"}"#,
            "cto_full_time",
            true,
        ),
        (
            r#"{"side": "product", "builders": "from_13", "shape": "full_week", "missing": "developers"}"#,
            "cto_full_time",
            false,
        ),
        (
            r#"{"people": "from_1", "missing": "nothing", "systems": "office", "who": "owner", "fit": "yes"}"#,
            "owner_led",
            true,
        ),
        (r#"{"people": "from_1", "missing": "nothing", "systems": "office", "who": "nobody"}"#, "owner_led", true),
    ] {
        let company = assessed(said);
        assert_eq!(common::first(&company), first, "{said}");
        assert_eq!(verdict_on(&company, &person).is_nobody_new, expected, "{said}");
    }
}

#[test]
fn strong_in_everything_covers_nine_tenths_and_nothing_stays_open() {
    let answers = someone(&[], &[], &[], "strong", "", "");
    let verdict = verdict_on(&assessed("{}"), &answers);
    assert_eq!((verdict.covered, verdict.rated, verdict.open), (Some(90), 100, vec![]));
}

#[test]
fn the_hats_are_the_options_that_a_person_can_be() {
    let mut expected: Vec<&str> = model().roles.rows().iter().map(Keyed::key).collect();
    expected.retain(|&key| key != "owner_led");
    let mut hats: Vec<&str> = built_in().model.roles.rows().iter().map(Keyed::key).collect();
    expected.sort_unstable();
    hats.sort_unstable();
    assert_eq!(hats, expected);
}

#[test]
fn there_is_a_question_for_each_need_and_each_answer_to_it_has_a_strength() {
    for (id, &question) in built_in().needs.iter() {
        let row = &built_in().model.questionnaire.questions[question];
        assert_eq!(row.key(), model().needs[id].key());
        assert!(row.choices.iter().all(|&choice| built_in().strengths[choice].is_some()), "{}", row.key);
    }
    let on_needs = built_in().strengths.rows().iter().flatten().count();
    assert!(on_needs < built_in().model.questionnaire.choices.len(), "level and time have no strength");
}

#[test]
fn a_broken_file_on_a_person_tells_all_its_problems() {
    let mut files = files();
    let file = &mut files["person"];
    file["roles"][0]["id"] = json!("cfo");
    file["asked"]["questions"][0]["id"] = json!("planning");
    let choices = &mut file["questions"]["budget_management"]["choices"];
    choices["none"]["sources"] = json!(["a_friend"]);
    choices["never"] = json!({});
    file["person"]["strengths"]["once"] = json!(101);
    file["person"]["covers_from"] = json!(20);
    file["person"]["nobody_new"] = json!(["owner_led", "king"]);
    check_told(
        read_topics(&files),
        &[
            "person.roles",
            "person.questions",
            "person.questions.planning.sources",
            "person.questions.strategic_planning",
            "person.questions.budget_management.choices.none.sources[0]",
            "person.questions.budget_management.choices.never",
            "person.person.strengths.once",
            "person.person.covers_from",
            "person.person.nobody_new[1]",
        ],
    );
}

#[test]
fn broken_forms_and_caps_tell_all_their_problems() {
    let mut files = files();
    let file = &mut files["person"];
    file["method"] = json!({"form_share": 901, "sources": []});
    file["roles"][1]["form"]["curve"] = json!([[20, 0], [10, 100]]);
    file["roles"][2]["form"]["sources"] = json!([]);
    file["roles"][3]["workload"] = json!("days");
    file["caps"][1]["at_most"]["cfo"] = json!(10);
    file["caps"][1]["at_most"]["cto_full_time"] = json!(101);
    file["caps"][2]["when"][0] = json!("level.asleep");
    file["caps"][3]["sources"] = json!([]);
    check_told(
        read_topics(&files),
        &[
            "person.method.form_share",
            "person.method.sources",
            "person.roles[1].form.curve",
            "person.roles[2].form.sources",
            "person.roles[3].workload",
            "person.caps[1].at_most.cfo",
            "person.caps[1].at_most.cto_full_time",
            "person.caps[2].when[0]",
            "person.caps[3].sources",
        ],
    );
}

#[test]
fn every_question_choice_and_cap_has_words() {
    let mut files = files();
    let text = &mut files["person_text"];
    text["questions"]["level"]["choices"]["hands_on"] = json!("");
    text["caps"]["no_ai"] = Value::Null;
    text["caps"]["no_hands"] = json!("No hands.");
    check_told(
        read_topics(&files),
        &["person_text.questions.level.choices.hands_on", "person_text.caps.no_ai", "person_text.caps.no_hands"],
    );
}

fn any_person() -> impl Strategy<Value = Answers> {
    let each = built_in().model.questionnaire.questions.iter().map(|(id, question)| {
        let choices = question.choices.iter().map(|&choice| Some(Some(choice)));
        let all: Vec<_> = choices.chain([Some(None), None]).collect();
        select(all).prop_map(move |answer| (id, answer))
    });
    each.collect::<Vec<_>>().prop_map(|all| {
        let mut answers = Answers::none(&built_in().model.questionnaire);
        for (question, answer) in all {
            match answer {
                Some(Some(choice)) => answers.choose(&built_in().model.questionnaire, choice, true),
                Some(None) => answers.set_unknown(question),
                None => {}
            }
        }
        answers
    })
}

fn any_company() -> impl Strategy<Value = Assessment> {
    let choices = select(model().questionnaire.choices.ids().collect::<Vec<_>>());
    let answers =
        prop::collection::vec(choices, 0..30).prop_map(|choices| Answers::of(&model().questionnaire, &choices));
    answers.prop_map(|answers| assess(model(), &answers))
}

fn any_need() -> impl Strategy<Value = Id<Need>> {
    select(model().needs.ids().collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn more_experience_never_covers_a_need_less_nor_moves_another(
        answers in any_person(), company in any_company(), need in any_need(), steps in (0..4_usize, 0..4_usize),
    ) {
        let question = built_in().needs[need];
        let with = |step: usize| {
            let mut answers = answers.clone();
            answers.choose(&built_in().model.questionnaire, built_in().model.questionnaire.questions[question].choices[step], true);
            answers
        };
        let (less, more) = (with(steps.0.min(steps.1)), with(steps.0.max(steps.1)));
        let (before, after) = (cover(built_in(), &less), cover(built_in(), &more));
        for (id, row) in after.iter() {
            prop_assert!(id == need || *row == before[id]);
        }
        prop_assert!(after[need].strength >= before[need].strength && after[need].level >= before[need].level);
        let covered = |answers: &Answers| verdict_on(&company, answers).covered;
        prop_assert!(covered(&more) >= covered(&less));
    }

    #[test]
    fn unknown_is_not_none(answers in any_person(), company in any_company(), need in any_need()) {
        let question = built_in().needs[need];
        let (mut unknown, mut open) = (answers.clone(), answers.clone());
        unknown.set_unknown(question);
        open.clear(question);
        prop_assert_eq!(verdict_on(&company, &unknown), verdict_on(&company, &open));
        prop_assert_eq!(in_order(&unknown), in_order(&open));
        prop_assert_eq!(cover(built_in(), &unknown)[need].level, PersonLevel::NotSaid);
        prop_assert!(!verdict_on(&company, &unknown).open.contains(&need));
        let mut none = answers;
        none.choose(&built_in().model.questionnaire, built_in().model.questionnaire.questions[question].choices[0], true);
        prop_assert_eq!(cover(built_in(), &none)[need].level, PersonLevel::Open);
        let covered = |answers: &Answers| verdict_on(&company, answers).covered;
        prop_assert!(covered(&unknown).is_none() || covered(&none) <= covered(&unknown));
    }

    #[test]
    fn percents_stay_within_100_and_needs_in_the_order_of_weight(answers in any_person(), company in any_company()) {
        let verdict = verdict_on(&company, &answers);
        prop_assert!(verdict.covered.unwrap_or(0) <= 100 && verdict.rated <= 100);
        prop_assert_eq!(company.needs_by_weight().len(), model().needs.len());
        for order in [company.needs_by_weight(), verdict.open] {
            for pair in order.windows(2) {
                let key = |id: Id<Need>| (company.weights[id], std::cmp::Reverse(id));
                prop_assert!(key(pair[0]) > key(pair[1]));
            }
        }
    }

    #[test]
    fn the_share_covered_is_the_mean_strength_by_weight_rounded_half_up(
        answers in any_person(), company in any_company(),
    ) {
        let covers = cover(built_in(), &answers);
        let rated = covers.iter().filter(|(_, cover)| cover.level != PersonLevel::NotSaid);
        let weighed: Vec<(u32, u32)> = rated.map(|(id, cover)| (company.weights[id], cover.strength)).collect();
        let weight: u32 = weighed.iter().map(|(weight, _)| weight).sum();
        let sum: u32 = weighed.iter().map(|(weight, strength)| weight * strength).sum();
        match verdict_on(&company, &answers).covered {
            None => prop_assert_eq!(weight, 0),
            Some(covered) => {
                let twice = 2 * sum + weight;
                prop_assert!(2 * weight * covered <= twice && twice < 2 * weight * (covered + 1));
            }
        }
    }

    #[test]
    fn a_hat_is_only_said_to_fit_from_its_percent_on(answers in any_person(), company in any_company()) {
        let verdict = verdict_on(&company, &answers);
        let is_first = |role: &Id<Role>| company.first().any(|first| first.role == *role);
        match &verdict.hats {
            Hats::TooLittle | Hats::Weak => prop_assert!(!verdict.is_same),
            Hats::Near(_, percent) => prop_assert!(*percent < built_in().fits_from && !verdict.is_same),
            Hats::Fit(best, percent) => {
                prop_assert!(*percent >= built_in().fits_from && *percent <= 100 && !best.is_empty());
                prop_assert_eq!(verdict.is_same, best.iter().any(is_first));
            }
        }
    }

    #[test]
    fn the_points_of_a_hat_are_the_sum_of_their_parts_and_fall_from_hat_to_hat(answers in any_person()) {
        let hats = in_order(&answers);
        for hat in &hats {
            let sum: i32 = hat.contributions.iter().map(|part| part.points).sum();
            prop_assert_eq!(i64::from(sum), i64::from(hat.points));
            prop_assert!(hat.points <= 100 * WEIGHT_TOTAL);
            let limits = hat.contributions.iter().filter(|part| matches!(part.part, Part::Cap(_)));
            let taken: i32 = limits.map(|part| part.points).sum();
            prop_assert_eq!(hat.uncapped_points() + taken, sum);
            prop_assert_eq!(hat.cap().is_some(), taken < 0);
            prop_assert!(hat.contributions.iter().all(|part| matches!(part.part, Part::Cap(_)) || part.points >= 0));
        }
        for pair in hats.windows(2) {
            prop_assert!(pair[0].points >= pair[1].points);
            prop_assert_eq!(pair[0].rank == pair[1].rank, pair[0].points == pair[1].points);
        }
    }

    #[test]
    fn who_has_done_nothing_well_fits_no_hat(
        some in prop::collection::vec(any::<bool>(), 12), level in 0..4_usize, time in 0..3_usize,
    ) {
        let mut answers = Answers::none(&built_in().model.questionnaire);
        for (&question, some) in built_in().needs.rows().iter().zip(some) {
            answers.choose(&built_in().model.questionnaire, built_in().model.questionnaire.questions[question].choices[usize::from(some)], true);
        }
        for (key, place) in [("level", level), ("time", time)] {
            let question = built_in().model.questionnaire.questions.find(key).expect("a question");
            answers.choose(&built_in().model.questionnaire, built_in().model.questionnaire.questions[question].choices[place], true);
        }
        prop_assert_eq!(verdict_on(&assessed("{}"), &answers).hats, Hats::Weak);
        prop_assert!(in_order(&answers).iter().all(|hat| hat.percent() <= 20));
    }

    #[test]
    fn what_is_said_of_a_person_is_written_and_read_the_same(answers in any_person()) {
        let named = name_answers(&built_in().model.questionnaire, &answers).write();
        let (read, problems) = read_answers(&built_in().model.questionnaire, &Json::parse(&named).expect("JSON"));
        prop_assert_eq!(read, answers);
        prop_assert_eq!(problems, vec![]);
    }
}
