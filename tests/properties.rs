//! What holds whatever the visitor answers and does.

mod common;

use std::cmp::Reverse;

use std::collections::BTreeMap;

use common::any::{any_answers, any_criterion, any_importance, cases};
use common::{answers, files, lines, model, role};
use proptest::prelude::*;
use proptest::sample::select;
use role_fit::exchange::{name_answers, read_answers};
use role_fit::json::Json;
use role_fit::model::{Choice, Id, Keyed, Model, Question, Role};
use role_fit::saved::{decode, encode};
use role_fit::scoring::reasons::{Because, Reasons, reasons};
use role_fit::scoring::{Assessment, PARTS, POINTS_PER_PERCENT, Part, Placement, assess};
use role_fit::session::{Action, Answer, Answers, Importance, Notes, Own, Session, Step, update};
use role_fit::timeline::timeline;
use serde_json::Value;

fn any_question() -> impl Strategy<Value = Id<Question>> {
    select(model().questions.ids().collect::<Vec<_>>())
}

fn any_choice() -> impl Strategy<Value = Id<Choice>> {
    select(model().choices.ids().collect::<Vec<_>>())
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Start),
        any_question().prop_map(Step::Question),
        Just(Step::Check),
        Just(Step::Result),
        Just(Step::Guide),
    ]
}

fn any_action() -> impl Strategy<Value = Action> {
    prop_oneof![
        1 => Just(Action::Start),
        4 => (any_choice(), any::<bool>()).prop_map(|(choice, take)| Action::Choose(choice, take)),
        2 => (any_question(), any::<bool>()).prop_map(|(question, yes)| Action::AnswerUnknown(question, yes)),
        1 => (any_criterion(), any_importance()).prop_map(|(need, mark)| Action::SetImportance(need, mark)),
        2 => Just(Action::Continue),
        2 => Just(Action::Back),
        2 => any_step().prop_map(Action::GoTo),
        1 => any_question().prop_map(Action::Change),
        2 => select(model().examples.ids().collect::<Vec<_>>()).prop_map(Action::ShowExample),
        1 => Just(Action::LeaveExample),
        1 => Just(Action::DeleteAnswers),
        1 => any_answers().prop_map(|answers| Action::Replace(answers.0)),
    ]
}

// Other models made from the built-in one.

fn read_model(files: &Value) -> Model {
    common::read_model(files).unwrap_or_else(|problems| panic!("{}", lines(&problems)))
}

/// Lists of the built-in files, each with the places of its items in another order.
type Order = Vec<(String, Vec<usize>)>;

fn any_order(lists: impl Iterator<Item = String>) -> impl Strategy<Value = Order> {
    let files = files();
    let shuffled = lists.map(|list| {
        let items = files.pointer(&list).and_then(Value::as_array).expect("a list of the built-in files");
        Just((0..items.len()).collect::<Vec<_>>()).prop_shuffle().prop_map(move |places| (list.clone(), places))
    });
    shuffled.collect::<Vec<_>>()
}

/// The built-in model with the lists of its files in this order.
fn in_order(order: Order) -> Model {
    let mut files = files();
    for (list, places) in order {
        let list = files.pointer_mut(&list).expect("a list of the built-in files");
        *list = places.into_iter().map(|place| list[place].clone()).collect();
    }
    read_model(&files)
}

/// Every list but questions and needs.
fn other_lists() -> impl Iterator<Item = String> {
    let choices = (0..model().questions.len()).map(|question| format!("/questions/questions/{question}/choices"));
    choices.chain(["/model/roles", "/model/caps", "/model/workloads", "/model/sources"].map(str::to_string))
}

/// The same answers for a model with the same names.
fn carried_over(answers: &Answers, to: &Model) -> Answers {
    let (answers, problems) = read_answers(to, &name_answers(model(), answers));
    assert!(problems.is_empty(), "{}", lines(&problems));
    answers
}

fn points_by_name(model: &Model, assessment: &Assessment) -> BTreeMap<String, u32> {
    let placements = assessment.placements.iter();
    placements.map(|placement| (model.roles[placement.role].key().to_string(), placement.points)).collect()
}

fn points_for(model: &Model, answers: &Answers) -> BTreeMap<String, u32> {
    points_by_name(model, &assess(model, &carried_over(answers, model)))
}

/// The points of an option, only these parts counted.
fn points_of(assessment: &Assessment, role: Id<Role>, counts: fn(Part) -> bool) -> i32 {
    let contributions = &assessment.of(role).expect("every option is placed").contributions;
    contributions.iter().filter(|contribution| counts(contribution.part)).map(|contribution| contribution.points).sum()
}

/// Multiplies every number in all `weights` objects of a file.
fn multiply_weights(file: &mut Value, by: i64) {
    match file {
        Value::Array(items) => items.iter_mut().for_each(|item| multiply_weights(item, by)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::Object(weights) if name == "weights" => {
                        weights.values_mut().for_each(|points| times(points, by))
                    }
                    _ => multiply_weights(value, by),
                }
            }
        }
        _ => {}
    }
}

fn times(number: &mut Value, by: i64) {
    *number = (number.as_i64().expect("a whole number") * by).into();
}

/// Puts a copy of this option's part beside it, in all `ratings` objects of a file.
fn copy_ratings(file: &mut Value, role: &str, copy: &str) {
    match file {
        Value::Array(items) => items.iter_mut().for_each(|item| copy_ratings(item, role, copy)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::Object(ratings) if name == "ratings" => {
                        if let Some(own) = ratings.get(role).cloned() {
                            ratings.insert(copy.to_string(), own);
                        }
                    }
                    _ => copy_ratings(value, role, copy),
                }
            }
        }
        _ => {}
    }
}

/// The built-in model with one more option: as good as this one or better at every need, its form suiting as well
/// or better, and with no cap.
fn model_with_better(role: usize, better: u64) -> Model {
    let mut files = files();
    let file = &mut files["model"];
    let mut row = file["roles"][role].clone();
    let raised = |rating: &Value| Value::from((rating.as_u64().expect("a rating") + better).min(100));
    for group in row["ratings"].as_array_mut().expect("groups of ratings") {
        group["of"].as_object_mut().expect("ratings").values_mut().for_each(|rating| *rating = raised(rating));
    }
    for point in row["form"]["curve"].as_array_mut().expect("a curve") {
        point[1] = raised(&point[1]);
    }
    let key = row["id"].as_str().expect("a name").to_string();
    row["id"] = "better".into();
    file["roles"].as_array_mut().expect("roles").push(row);
    copy_ratings(&mut file["questions"], &key, "better");
    read_model(&files)
}

/// Checks that there is a moment for each stage, that "here" is the visitor's own answers, and that a handover is from
/// an option that was first to one that was not.
fn check_timeline(answers: &Answers) -> Result<(), TestCaseError> {
    let moments = timeline(model(), answers);
    prop_assert_eq!(moments.len(), 5);
    prop_assert!(moments.iter().filter(|moment| moment.is_here).count() <= 1);
    let stage = model().stages.iter().find(|(_, stage)| answers.is_chosen(model(), stage.choice));
    for moment in &moments {
        prop_assert_eq!(moment.is_here, stage.is_some_and(|(here, _)| here == moment.stage));
        prop_assert!(!moment.is_here || moment.answers == *answers);
        prop_assert!(moment.answers.is_chosen(model(), model().stages[moment.stage].choice));
        prop_assert_eq!(&moment.assessment, &assess(model(), &moment.answers));
    }
    prop_assert_eq!(moments[0].handover, None);
    let mut leader = moments[0].assessment.placements[0].role;
    for moment in &moments[1..] {
        let is_first = |role| moment.assessment.first().any(|placement| placement.role == role);
        match moment.handover {
            Some(handover) => {
                prop_assert_eq!(handover.from, leader);
                prop_assert!(!is_first(leader) && is_first(handover.to));
                leader = handover.to;
            }
            None => prop_assert!(is_first(leader)),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn weights_and_the_share_of_the_form_make_a_whole(answers in any_answers()) {
        let weights: u32 = assess(model(), &answers).weights.rows().iter().sum();
        prop_assert_eq!(weights + model().form_share, PARTS);
    }

    #[test]
    fn contributions_sum_to_the_points(answers in any_answers()) {
        for placement in assess(model(), &answers).placements {
            let sum: i32 = placement.contributions.iter().map(|contribution| contribution.points).sum();
            prop_assert_eq!(i64::from(sum), i64::from(placement.points));
            prop_assert!(placement.points <= 100 * POINTS_PER_PERCENT);
            prop_assert!(placement.percent() <= 100);
        }
    }

    #[test]
    fn more_points_mean_a_better_rank_and_level_options_share_one(answers in any_answers()) {
        let placements = assess(model(), &answers).placements;
        prop_assert_eq!(placements.len(), model().roles.len());
        for placement in &placements {
            let ahead = placements.iter().filter(|other| other.points > placement.points).count();
            prop_assert_eq!(placement.rank, ahead + 1);
        }
        for pair in placements.windows(2) {
            let key = |placement: &Placement| (placement.points, placement.uncapped_points(), Reverse(placement.role));
            prop_assert!(key(&pair[0]) > key(&pair[1]), "{:?}", pair);
        }
    }

    #[test]
    fn every_cap_that_applies_holds_and_no_other_is_named(answers in any_answers()) {
        let assessment = assess(model(), &answers);
        for (cap, row) in model().caps.iter() {
            let applies = row.when.holds(|choice| answers.is_chosen(model(), choice));
            for &(role, percent) in &row.limits {
                let placement = assessment.of(role).expect("every option is placed");
                prop_assert!(!applies || placement.points <= percent * POINTS_PER_PERCENT, "{}", row.key);
                prop_assert!(applies || placement.cap() != Some(cap), "{}", row.key);
            }
        }
    }

    #[test]
    fn no_money_never_puts_a_full_time_executive_first(answers in any_answers()) {
        let mut poor = answers.clone();
        let nothing = common::answers(r#"{"money": "nothing"}"#).all_chosen().next().expect("one choice");
        poor.choose(model(), nothing, true);
        for placement in assess(model(), &poor).first() {
            for executive in ["cto_full_time", "cio", "cio_cto_combined", "caio"] {
                prop_assert_ne!(placement.role, role(executive));
            }
        }
    }

    #[test]
    fn not_to_know_counts_as_not_answered(answers in any_answers()) {
        let mut silent = answers.clone();
        for question in model().questions.ids().filter(|&question| answers.get(question) == Some(&Answer::Unknown)) {
            silent.clear(question);
        }
        prop_assert_eq!(assess(model(), &answers), assess(model(), &silent));
    }

    #[test]
    fn a_reason_is_what_taking_the_answer_back_would_undo(answers in any_answers()) {
        let with = assess(model(), &answers);
        let without: Vec<Assessment> =
            model().questions.ids().map(|question| assess(model(), &answers.without(question))).collect();
        let reasons = reasons(model(), &answers);
        for role in model().roles.ids() {
            let Reasons { pros, cons } = &reasons[role];
            prop_assert!(pros.iter().all(|reason| reason.points > 0) && cons.iter().all(|reason| reason.points < 0));
            for strongest_first in [pros, cons] {
                prop_assert!(strongest_first.is_sorted_by(|one, next| one.points.abs() >= next.points.abs()));
            }
            for reason in pros.iter().chain(cons) {
                let without = &without[reason.question.index()];
                prop_assert_eq!(answers.chosen(reason.question), &reason.choices[..]);
                let undone = |counts: fn(Part) -> bool| points_of(&with, role, counts) - points_of(without, role, counts);
                prop_assert_eq!(undone(|part| !matches!(part, Part::Cap(_))), reason.points);
                let because_of_that = match reason.because {
                    Because::NeedGrew(need) => with.weights[need] > without.weights[need],
                    Because::NeedShrank(need) => with.weights[need] < without.weights[need],
                    Because::Skill(need) => {
                        let moved = with.ratings[role][need].cmp(&without.ratings[role][need]);
                        moved == reason.points.cmp(&0)
                    }
                    Because::Form(_) => undone(|part| part == Part::Form).signum() == reason.points.signum(),
                };
                prop_assert!(because_of_that, "{:?}", reason);
            }
        }
    }

    #[test]
    fn the_timeline_shows_every_stage_and_where_first_place_changes(answers in any_answers()) {
        check_timeline(&answers)?;
    }

    #[test]
    fn an_answer_taken_back_leaves_no_trace(answers in any_answers(), choice in any_choice()) {
        let mut session = Session::new(model());
        session.answers = answers.0;
        session.answers.clear(model().choices[choice].question);
        let before = session.clone();
        update(model(), &mut session, Action::Choose(choice, true));
        prop_assert!(session.answers.is_chosen(model(), choice));
        update(model(), &mut session, Action::Choose(choice, false));
        prop_assert_eq!(&session, &before);
        let question = model().choices[choice].question;
        update(model(), &mut session, Action::AnswerUnknown(question, true));
        update(model(), &mut session, Action::AnswerUnknown(question, false));
        prop_assert_eq!(session, before);
    }

    #[test]
    fn what_is_saved_is_found_again(answers in any_answers(), step in any_step()) {
        let own = Own { answers: answers.0, notes: Notes::default(), step };
        prop_assert_eq!(decode(model(), &encode(model(), &own)), Some(own));
    }

    #[test]
    fn no_stored_text_makes_loading_panic(
        text in any::<String>(),
        cut in any::<prop::sample::Index>(),
        put in "[{}\\[\\]\",:0-9a-z\\\\]{0,4}",
    ) {
        let _ = decode(model(), &text);
        let mut damaged = encode(model(), &Session::new(model()).own());
        let place = cut.index(damaged.len());
        damaged.replace_range(place..place + 1, &put);
        let _ = decode(model(), &damaged);
    }

    #[test]
    fn named_answers_are_read_again(answers in any_answers()) {
        let named = name_answers(model(), &answers);
        prop_assert_eq!(read_answers(model(), &named), (answers.clone(), vec![]));
        let written = Json::parse(&named.write()).expect("what we write is JSON");
        prop_assert_eq!(read_answers(model(), &written), (answers.0, vec![]));
    }

    #[test]
    fn whatever_the_visitor_does_the_session_stays_whole(actions in prop::collection::vec(any_action(), 0..60)) {
        let mut session = Session::new(model());
        for action in actions {
            let before = session.clone();
            update(model(), &mut session, action.clone());
            match &action {
                Action::DeleteAnswers => prop_assert_eq!(&session, &Session::new(model())),
                Action::Replace(answers) => prop_assert_eq!(&session.own().answers, answers),
                Action::LeaveExample => prop_assert_eq!(session.own(), before.own()),
                _ if session.example.is_some() => prop_assert_eq!(session.own(), before.own()),
                _ => prop_assert!(before.example.is_none(), "{:?} left the example", action),
            }
            for (question, row) in model().questions.iter() {
                prop_assert!(session.answers.chosen(question).len() <= row.most);
                prop_assert_ne!(session.answers.get(question), Some(&Answer::Chosen(vec![])));
            }
            prop_assert_eq!(decode(model(), &encode(model(), &session.own())), Some(session.own()));
        }
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn all_weights_times_a_number_keep_the_ranking(answers in any_answers(), by in 2..10_i64) {
        let mut files = files();
        let needs = files["model"]["criteria"].as_array_mut().expect("needs");
        needs.iter_mut().for_each(|need| times(&mut need["base"], by));
        multiply_weights(&mut files["model"], by);
        prop_assert_eq!(points_for(&read_model(&files), &answers), points_for(model(), &answers));
    }

    #[test]
    fn an_option_that_is_nowhere_worse_never_ranks_lower(
        answers in any_answers(), role in 0..7_usize, better in 0..30_u64,
    ) {
        let model = model_with_better(role, better);
        let assessment = assess(&model, &carried_over(&answers, &model));
        let place = |key: &str| model.roles.find(key).and_then(|role| assessment.of(role)).expect("every option is placed");
        let (better, other) = (place("better"), place(common::model().roles.rows()[role].key()));
        prop_assert!(better.rank <= other.rank, "{} points against {}", better.points, other.points);
    }

    #[test]
    fn the_order_of_choices_roles_caps_and_sources_changes_no_points(
        answers in any_answers(), order in any_order(other_lists()),
    ) {
        prop_assert_eq!(points_for(&in_order(order), &answers), points_for(model(), &answers));
    }

    #[test]
    fn the_order_of_the_questions_changes_no_points(
        answers in any_answers(), order in any_order(["/questions/questions".to_string()].into_iter()),
    ) {
        prop_assert_eq!(points_for(&in_order(order), &answers), points_for(model(), &answers));
    }

    #[test]
    fn the_order_of_the_needs_changes_no_points(
        answers in any_answers(), order in any_order(["/model/criteria".to_string()].into_iter()),
    ) {
        // The questionnaire names them in the same order.
        let [(_, places)] = &order[..] else { unreachable!("one list was given") };
        let order = vec![("/questions/needs".to_string(), places.clone()), order[0].clone()];
        prop_assert_eq!(points_for(&in_order(order), &answers), points_for(model(), &answers));
    }
}

#[test]
fn first_place_changes_hands_once_its_holder_falls_behind() {
    // At the second stage a cap brings two options level; at the third one of them is ahead.
    let json = r#"{"technology_use": "product", "developers": "over_40", "stage": "growing", "money": "up_to_150k"}"#;
    check_timeline(&answers(json)).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn continue_leads_from_the_first_question_to_the_result_and_back_again() {
    let mut session = Session::new(model());
    update(model(), &mut session, Action::Start);
    let mut seen = vec![session.step];
    while session.step != Step::Result {
        update(model(), &mut session, Action::Continue);
        seen.push(session.step);
    }
    let questions = model().questions.ids().map(Step::Question);
    assert_eq!(seen, questions.chain([Step::Check, Step::Result]).collect::<Vec<_>>());
    for step in seen.into_iter().rev() {
        assert_eq!(session.step, step);
        update(model(), &mut session, Action::Back);
    }
    assert_eq!(session.step, Step::Start);
}

#[test]
fn after_a_change_continue_and_back_return_to_where_it_was_begun() {
    for (begun, on) in [Step::Check, Step::Result].into_iter().zip([Action::Continue, Action::Back]) {
        let mut session = Session::new(model());
        update(model(), &mut session, Action::GoTo(begun));
        update(model(), &mut session, Action::Change(model().questions.ids().next().expect("a question")));
        update(model(), &mut session, on);
        assert_eq!((session.step, session.returns_to), (begun, None));
    }
}

#[test]
fn answers_put_in_by_a_script_end_a_change_begun_in_an_example() {
    let mut session = Session::new(model());
    let question = model().questions.ids().next().expect("a question");
    update(model(), &mut session, Action::Start);
    update(model(), &mut session, Action::ShowExample(model().examples.ids().next().expect("an example")));
    update(model(), &mut session, Action::Change(question));
    update(model(), &mut session, Action::Replace(Answers::none(model())));
    assert_eq!((session.step, session.returns_to), (Step::Question(question), None));
}

#[test]
fn an_answer_is_read_whole_or_not_at_all() {
    for json in
        [r#"["support", 5]"#, r#"["support", "noise"]"#, r#"["nothing", "support"]"#, r#"["support", "support"]"#]
    {
        let named = Json::parse(&format!(r#"{{"pain": {json}}}"#)).expect("JSON");
        let (read, problems) = read_answers(model(), &named);
        assert_eq!((read, problems.len()), (answers("{}"), 1), "{json}");
    }
}

#[test]
fn marks_are_read_each_by_itself_and_what_means_nothing_is_told() {
    let json =
        r#"{"importance": {"compliance": "more", "horoscope": "more", "innovation": "most", "team_leadership": 2}}"#;
    let (read, problems) = read_answers(model(), &Json::parse(json).expect("JSON"));
    assert_eq!(read, answers(r#"{"importance": {"compliance": "more"}}"#));
    let paths: Vec<&str> = problems.iter().map(|problem| &*problem.path).collect();
    let expected = ["horoscope", "innovation", "team_leadership"].map(|need| format!("answers.importance.{need}"));
    assert_eq!(paths, expected);
    for json in [r#"{"importance": "more"}"#, r#"{"importance": null}"#, r#"{"importance": ["compliance"]}"#] {
        let (read, problems) = read_answers(model(), &Json::parse(json).expect("JSON"));
        assert_eq!((read, problems.len()), (answers("{}"), 1), "{json}");
        assert_eq!(problems[0].path, "answers.importance");
    }
}

#[test]
fn a_mark_stays_on_its_screen_and_leaves_no_trace_once_taken_back() {
    let needs: Vec<_> = model().criteria.ids().take(3).collect();
    let mut session = Session::new(model());
    let before = session.clone();
    let mark = |session: &mut Session, need: usize, importance| {
        let action = Action::SetImportance(needs[need], importance);
        assert!(!action.moves());
        update(model(), session, action);
    };
    for need in [2, 0, 1] {
        mark(&mut session, need, Importance::More);
    }
    let mut other = before.clone();
    for need in [0, 1, 2] {
        mark(&mut other, need, Importance::Less);
        mark(&mut other, need, Importance::More);
    }
    assert_eq!(session, other);
    assert!(session.answers.has_importance() && !session.answers.is_empty());
    assert_eq!(session.answers.count(), 0);
    for need in [1, 2, 0] {
        mark(&mut session, need, Importance::Normal);
    }
    assert_eq!(session, before);
    assert!(!session.answers.has_importance() && session.answers.is_empty());
}

#[test]
fn a_marked_need_counts_double_or_half_before_the_sum_is_fixed() {
    let need = model().criteria.find("compliance").expect("a need of the model");
    let total = PARTS - model().form_share;
    let share = |halves: u32| {
        let counted = model().criteria.iter().map(|(id, row)| row.base * if id == need { halves } else { 2 });
        let counted: Vec<u32> = counted.collect();
        counted[need.index()] * total / counted.iter().sum::<u32>()
    };
    for (mark, expected) in [("more", share(4)), ("less", share(1))] {
        let marked = answers(&format!(r#"{{"importance": {{"compliance": "{mark}"}}}}"#));
        let weight = assess(model(), &marked).weights[need];
        assert!((expected..=expected + 1).contains(&weight), "{mark}: {weight} for {expected}");
    }
}
