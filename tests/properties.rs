//! What holds whatever the visitor answers and does.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::any::{Chance, any_answers, any_importance, any_theme, cases, consistent};
use common::by_hand::{self, Choices};
use common::{answers, files, first, lines, model, role, session_with};
use proptest::prelude::*;
use proptest::sample::select;
use role_fit::base::json::Json;
use role_fit::base::table::{Id, Keyed};
use role_fit::exchange::answers::{name_answers, read_answers};
use role_fit::exchange::saved_session::{BUILT_IN_MODEL, Found, Saved, decode};
use role_fit::model::{Choice, ChoiceSet, IMPORTANCE, Model, Put, Question, Stage, Theme};
use role_fit::robustness::{Word, confidence, robustness};
use role_fit::scoring::reasons::{Reasons, because, reasons};
use role_fit::scoring::{Assessment, Contribution, WEIGHT_TOTAL, assess, without_limit};
use role_fit::session::path::path;
use role_fit::session::{Action, Answer, Answers, Entries, Importance, Session, Step, Topic, TopicInputs, update};
use role_fit::timeline::{here, timeline};
use serde_json::Value;

fn any_question() -> impl Strategy<Value = Id<Question>> {
    select(model().questionnaire.questions.ids().collect::<Vec<_>>())
}

fn any_choice() -> impl Strategy<Value = Id<Choice>> {
    select(model().questionnaire.choices.ids().collect::<Vec<_>>())
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Start),
        any_question().prop_map(Step::Question),
        Just(Step::Check),
        Just(Step::Result),
        select(Topic::ALL.to_vec()).prop_map(Step::Topic),
        Just(Step::Guide),
    ]
}

fn any_action() -> impl Strategy<Value = Action> {
    prop_oneof![
        1 => Just(Action::Start),
        4 => (any_choice(), any::<bool>()).prop_map(|(choice, take)| Action::Choose(choice, take)),
        2 => (any_question(), any::<bool>()).prop_map(|(question, yes)| Action::AnswerUnknown(question, yes)),
        1 => (any_theme(), any_importance()).prop_map(|(theme, mark)| Action::SetImportance(theme, mark)),
        2 => Just(Action::Continue),
        2 => Just(Action::Back),
        2 => any_step().prop_map(Action::GoTo),
        1 => any_question().prop_map(Action::Change),
        2 => select(model().questionnaire.examples.ids().collect::<Vec<_>>()).prop_map(Action::ShowExample),
        1 => Just(Action::LeaveExample),
        1 => Just(Action::DeleteAnswers),
        1 => any_answers().prop_map(|answers| Action::Replace(answers.0)),
        2 => any_answers().prop_map(|answers| Action::Try(answers.0)),
        2 => any::<bool>().prop_map(Action::EndTrial),
        2 => (select(Topic::ALL.to_vec()), any_input()).prop_map(|(topic, input)| Action::Enter(topic, input)),
        1 => Just(Action::ResetImportance),
    ]
}

/// What a visitor may have entered on a topic, as it is stored.
fn any_input() -> impl Strategy<Value = Json> {
    let value = prop_oneof![
        any::<bool>().prop_map(Json::Bool),
        (-1_000_000..1_000_000).prop_map(Json::number),
        "[a-z]{0,8}".prop_map(|text| Json::text(&text)),
    ];
    prop::collection::btree_map("[a-z]{1,8}", value, 1..4)
        .prop_map(|fields| Json::Object(fields.into_iter().map(|(name, value)| (name.into(), value)).collect()))
}

/// Inputs on some topics.
fn any_inputs() -> impl Strategy<Value = TopicInputs> {
    prop::collection::vec((select(Topic::ALL.to_vec()), any_input()), 0..5).prop_map(|all| {
        let mut inputs = TopicInputs::default();
        all.into_iter().for_each(|(topic, input)| inputs.put(topic, input));
        inputs
    })
}

/// What belongs to a visitor.
fn any_entries() -> impl Strategy<Value = Entries> {
    (any_answers(), any_inputs(), any_step()).prop_map(|(answers, inputs, step)| Entries {
        answers: answers.0,
        inputs,
        step,
    })
}

/// What is kept of a visitor: some assessments, one of them open, written some times.
fn any_saved() -> impl Strategy<Value = Saved> {
    let others = prop::collection::vec(("[a-c ]{0,2}", any_entries()), 0..4);
    (any_entries(), others, any::<prop::sample::Index>(), 0..5_u32).prop_map(|(first, others, open, writes)| {
        let mut saved = saved(first);
        for (name, entries) in others {
            saved.add(&name, entries);
        }
        let name = open.get(saved.assessments()).name().to_string();
        assert!(saved.choose(&name));
        (0..writes).for_each(|_| saved.count_write(0));
        saved
    })
}

/// What is kept of a visitor who has entered this.
fn saved(entries: Entries) -> Saved {
    let mut saved = Saved::new(&model().questionnaire, BUILT_IN_MODEL);
    saved.set_entries(entries);
    saved
}

fn decoded(text: &str) -> Found {
    decode(&model().questionnaire, BUILT_IN_MODEL, text)
}

/// The text with fields that nobody knows put in at every level: those of `extra`, under names that are nobody's.
fn with_unknown_fields(text: &str, extra: &Json) -> Json {
    let Json::Object(extra) = extra else { panic!("the extra fields are an object") };
    let extra = extra.iter().map(|(name, value)| (["?", name].concat().into(), value.clone()));
    let extra: Vec<(Box<str>, Json)> = extra.chain([("?deep".into(), Json::Object(vec![]))]).collect();
    let mut json = Json::parse(text).expect("what we write is JSON");
    let Json::Object(envelope) = &mut json else { panic!("the envelope is an object") };
    let assessments = envelope.iter_mut().find(|(name, _)| &**name == "assessments");
    let Some((_, Json::List(assessments))) = assessments else { panic!("the assessments are a list") };
    for assessment in assessments {
        let Json::Object(assessment) = assessment else { panic!("an assessment is an object") };
        for name in ["answers", "inputs"] {
            match assessment.iter_mut().find(|(known, _)| **known == *name) {
                Some((_, Json::Object(fields))) => fields.extend(extra.clone()),
                _ => assessment.push((name.into(), Json::Object(extra.clone()))),
            }
        }
        let answers = assessment.iter_mut().find(|(known, _)| &**known == "answers");
        if let Some((_, Json::Object(answers))) = answers
            && let Some((_, Json::Object(marks))) = answers.iter_mut().find(|(known, _)| &**known == IMPORTANCE)
        {
            marks.extend(extra.clone());
        }
        assessment.extend(extra.clone());
    }
    envelope.extend(extra);
    json
}

/// The same value with all fields in the order of their names.
fn sorted(json: &Json) -> Json {
    match json {
        Json::List(items) => Json::List(items.iter().map(sorted).collect()),
        Json::Object(fields) => {
            let mut fields: Vec<(Box<str>, Json)> =
                fields.iter().map(|(name, value)| (name.clone(), sorted(value))).collect();
            fields.sort_by(|(one, _), (other, _)| one.cmp(other));
            Json::Object(fields)
        }
        _ => json.clone(),
    }
}

/// The same answers without any mark.
fn unmarked(answers: &Answers) -> Answers {
    let mut answers = answers.clone();
    model().questionnaire.themes.ids().for_each(|theme| answers.set_importance(theme, Importance::Normal));
    answers
}

/// The choice named `question.choice`.
fn choice(name: &str) -> Id<Choice> {
    let (question, choice) = name.split_once('.').expect("question.choice");
    let question =
        model().questionnaire.questions.find(question).unwrap_or_else(|| panic!("there is no question {question}"));
    model().questionnaire.find_choice(question, choice).unwrap_or_else(|| panic!("there is no choice {name}"))
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

/// Every list whose order should say nothing, but for the themes. That of the questions says which are put.
fn other_lists() -> impl Iterator<Item = String> {
    let choices =
        (0..model().questionnaire.questions.len()).map(|question| format!("/questions/questions/{question}/choices"));
    let others =
        ["/model/roles", "/model/sources", "/model/criteria", "/model/workloads", "/reasons/reasons", "/reasons/keep"];
    choices.chain(others.map(str::to_string))
}

/// The same answers for a model with the same names.
fn carried_over(answers: &Answers, to: &Model) -> Answers {
    let (answers, problems) = read_answers(&to.questionnaire, &name_answers(&model().questionnaire, answers));
    assert!(problems.is_empty(), "{}", lines(&problems));
    answers
}

fn points_by_name(model: &Model, assessment: &Assessment) -> BTreeMap<String, i32> {
    let placements = assessment.placements.iter();
    placements.map(|placement| (model.roles[placement.role].key().to_string(), placement.points)).collect()
}

fn points_for(model: &Model, answers: &Answers) -> BTreeMap<String, i32> {
    points_by_name(model, &assess(model, &carried_over(answers, model)))
}

/// The built-in model with one more option: it gets as many points as this one or more from every reason, and whoever
/// fills the seat of this one fills it too.
fn model_with_better(role: usize, better: i64) -> Model {
    let mut files = files();
    let key = model().roles.rows()[role].key();
    let mut row = files["model"]["roles"][role].clone();
    row["id"] = "better".into();
    files["model"]["roles"].as_array_mut().expect("roles").push(row);
    for reason in files["reasons"]["reasons"].as_array_mut().expect("reasons") {
        let points = reason["points"][key].as_i64().unwrap_or(0) + better;
        reason["points"]["better"] = points.into();
    }
    let keeps = files["reasons"]["keep"].as_array_mut().expect("who is kept");
    let mut more: Vec<Value> = keeps.iter().filter(|keep| keep["role"] == *key).cloned().collect();
    for keep in &mut more {
        keep["id"] = format!("better_{}", keep["id"].as_str().expect("a name")).into();
        keep["role"] = "better".into();
    }
    keeps.extend(more);
    read_model(&files)
}

/// The built-in model with so many points more for all options from one reason.
fn model_with_more(reason: usize, more: i64) -> Model {
    let mut files = files();
    let points = &mut files["reasons"]["reasons"][reason]["points"];
    for role in model().roles.rows() {
        points[role.key()] = (points[role.key()].as_i64().unwrap_or(0) + more).into();
    }
    read_model(&files)
}

// The path.

/// The questions whose answers decide which others are put.
fn deciding() -> BTreeSet<Id<Question>> {
    let named = model().questionnaire.questions.rows().iter().flat_map(|row| row.when.named().with(&row.unless).iter());
    named.map(|choice| model().questionnaire.choices[choice].question).collect()
}

/// Visits all answers to these questions, each left open too.
fn for_all_answers(questions: &[Id<Question>], taken: &ChoiceSet, visit: &mut impl FnMut(&ChoiceSet)) {
    let Some((&question, rest)) = questions.split_first() else { return visit(taken) };
    for_all_answers(rest, taken, visit);
    for choices in by_hand::possible_answers(&model().questionnaire, question) {
        for_all_answers(rest, &taken.with(&ChoiceSet::of(&choices)), visit);
    }
}

// The timeline.

/// The stage that the visitor says they are at, else that of their headcount.
fn here_by_hand(answers: &Answers) -> Option<Id<Stage>> {
    let (_, counted) = by_hand::walk(&model().questionnaire, answers);
    let said = model().stages.iter().find(|(_, stage)| counted.contains(&stage.choice));
    let of_size = |stage: &Stage| stage.people.iter().any(|people| counted.contains(&people));
    said.or_else(|| model().stages.iter().find(|(_, stage)| of_size(stage))).map(|(id, _)| id)
}

/// Checks that there is a moment for each stage, that "here" is the visitor's own answers but for money, and that a
/// handover is from an option that was first to one that was not.
fn check_timeline(answers: &Answers) -> Result<(), TestCaseError> {
    let moments = timeline(model(), answers);
    prop_assert_eq!(
        moments.iter().map(|moment| moment.stage).collect::<Vec<_>>(),
        model().stages.ids().collect::<Vec<_>>()
    );
    let money = model().questionnaire.choices[model().ample].question;
    prop_assert_eq!(here(model(), answers), here_by_hand(answers));
    for moment in &moments {
        prop_assert_eq!(moment.is_here, here_by_hand(answers) == Some(moment.stage));
        prop_assert!(!moment.is_here || moment.answers == answers.without(money));
        prop_assert_eq!(moment.answers.get(money), None);
        prop_assert!(
            moment.is_here || moment.answers.is_chosen(&model().questionnaire, model().stages[moment.stage].choice)
        );
        prop_assert_eq!(here(model(), &moment.answers), Some(moment.stage));
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
    fn the_weights_of_all_needs_make_a_whole_and_no_rating_is_beyond_100(answers in any_answers()) {
        let assessment = assess(model(), &answers);
        prop_assert_eq!(assessment.weights.rows().iter().sum::<u32>(), WEIGHT_TOTAL);
        let ratings = assessment.ratings.rows().iter().flat_map(|ratings| ratings.rows());
        prop_assert!(ratings.copied().max() <= Some(100));
    }

    #[test]
    fn what_is_taken_as_so_is_what_was_said_and_counts_and_what_is_usual(answers in any_answers()) {
        let facts = assess(model(), &answers).facts;
        let (_, said) = by_hand::walk(&model().questionnaire, &answers);
        let presumed = by_hand::presumed(model(), &said);
        prop_assert_eq!(facts.said().iter().collect::<Choices>(), said.clone());
        prop_assert_eq!(facts.presumed().collect::<Choices>(), presumed.clone());
        prop_assert_eq!(facts.all().iter().collect::<Choices>(), said.union(&presumed).copied().collect::<Choices>());
        for choice in model().questionnaire.choices.ids() {
            prop_assert_eq!(facts.is_presumed(choice), presumed.contains(&choice));
        }
        // What is usual never stands beside an answer.
        for choice in presumed {
            let question = model().questionnaire.choices[choice].question;
            prop_assert!(!said.iter().any(|&said| model().questionnaire.choices[said].question == question));
        }
    }

    #[test]
    fn contributions_are_the_reasons_that_hold_and_sum_to_the_points(answers in any_answers()) {
        let facts = by_hand::facts(model(), &answers);
        for placement in assess(model(), &answers).placements {
            let expected = model().reasons.ids().filter_map(|reason| {
                let points = by_hand::points(model(), &answers, &facts, reason, placement.role);
                (points != 0).then_some(Contribution { reason, points })
            });
            prop_assert_eq!(&placement.contributions, &expected.collect::<Vec<_>>());
            prop_assert_eq!(placement.contributions.iter().map(|part| part.points).sum::<i32>(), placement.points);
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
            let is_level = pair[0].points == pair[1].points;
            prop_assert!(pair[0].points > pair[1].points || (is_level && pair[0].role < pair[1].role), "{:?}", pair);
        }
    }

    #[test]
    fn nothing_is_level_without_marks(answers in any_answers()) {
        let placements = assess(model(), &unmarked(&answers)).placements;
        prop_assert!(placements.windows(2).all(|pair| pair[0].points > pair[1].points));
        prop_assert!(placements.iter().enumerate().all(|(place, placement)| placement.rank == place + 1));
    }

    #[test]
    fn a_marked_theme_counts_double_or_half_and_no_other_changes(answers in any_answers(), theme in any_theme()) {
        let with = |mark| {
            let mut answers = answers.clone();
            answers.set_importance(theme, mark);
            assess(model(), &answers)
        };
        let [less, normal, more] = [Importance::Less, Importance::Normal, Importance::More].map(with);
        for placement in &normal.placements {
            let points = |assessment: &Assessment, reason| {
                let contributions = &assessment.of(placement.role).expect("every option is placed").contributions;
                contributions.iter().find(|part| part.reason == reason).map_or(0, |part| part.points)
            };
            for (reason, row) in model().reasons.iter() {
                let [less, normal, more] = [&less, &normal, &more].map(|assessment| points(assessment, reason));
                if row.theme == theme {
                    prop_assert!(more == 2 * normal && (normal - 2 * less).abs() <= 1 && less.abs() <= normal.abs());
                } else {
                    prop_assert!(less == normal && more == normal);
                }
            }
        }
        // Marks are about the order; they change neither what is needed nor how much work there is.
        for marked in [less, more] {
            prop_assert_eq!((&marked.facts, &marked.weights), (&normal.facts, &normal.weights));
            prop_assert_eq!((&marked.ratings, &marked.amounts), (&normal.ratings, &normal.amounts));
        }
    }

    #[test]
    fn not_to_know_counts_as_not_answered(answers in any_answers()) {
        let mut silent = answers.clone();
        for question in model().questionnaire.questions.ids().filter(|&question| answers.get(question) == Some(&Answer::Unknown)) {
            silent.clear(question);
        }
        prop_assert_eq!(assess(model(), &answers), assess(model(), &silent));
    }

    #[test]
    fn whoever_is_there_is_kept_exactly_when_it_says_so_and_is_no_new_post(answers in any_answers()) {
        let facts = by_hand::facts(model(), &answers);
        for placement in assess(model(), &answers).placements {
            let mut holding = model().keeps.iter().filter(|(_, keep)| keep.role == placement.role);
            let expected = holding.find(|(_, keep)| by_hand::holds(&keep.when, &facts)).map(|(id, _)| id);
            prop_assert_eq!(placement.keep, expected);
            let new_only = placement.contributions.iter().filter(|part| model().reasons[part.reason].is_new_only);
            prop_assert!(placement.keep.is_none() || new_only.count() == 0);
            let misfits = &model().roles[placement.role].misfits;
            let new_only = placement.misfits.iter().filter(|&&id| misfits[id].is_new_only);
            prop_assert!(placement.keep.is_none() || new_only.count() == 0);
        }
    }

    #[test]
    fn wherever_the_guide_says_that_an_option_does_not_fit_the_ranking_says_so_too(answers in any_answers()) {
        let facts = by_hand::facts(model(), &answers);
        for placement in assess(model(), &answers).placements {
            let is_kept = by_hand::is_kept(model(), placement.role, &facts);
            let holding = model().roles[placement.role].misfits.iter().filter(|(_, misfit)| {
                by_hand::holds(&misfit.when, &facts) && !(misfit.is_new_only && is_kept)
            });
            prop_assert_eq!(placement.misfits, holding.map(|(id, _)| id).collect::<Vec<_>>());
        }
    }

    #[test]
    fn reasons_are_the_contributions_the_strongest_first_each_with_the_answers_that_make_it_hold(
        answers in any_answers(),
    ) {
        let assessment = assess(model(), &answers);
        let facts = by_hand::facts(model(), &answers);
        for placement in &assessment.placements {
            let Reasons { pros, cons } = reasons(model(), placement);
            prop_assert!(pros.iter().all(|part| part.points > 0) && cons.iter().all(|part| part.points < 0));
            for strongest_first in [&pros, &cons] {
                prop_assert!(strongest_first.is_sorted_by(|one, next| one.points.abs() >= next.points.abs()));
            }
            let told: BTreeSet<_> = pros.iter().chain(&cons).map(|part| (part.reason, part.points)).collect();
            let own = placement.contributions.iter().filter(|part| !model().reasons[part.reason].when.0.is_empty());
            prop_assert_eq!(told, own.map(|part| (part.reason, part.points)).collect::<BTreeSet<_>>());
            for part in pros.iter().chain(&cons) {
                let because = because(model(), &assessment, part.reason);
                let when = &model().reasons[part.reason].when;
                prop_assert!(by_hand::holds(when, &because.iter().copied().collect()));
                prop_assert!(because.iter().all(|choice| facts.contains(choice) && when.named().contains(*choice)));
                prop_assert!(because.is_sorted());
            }
        }
    }

    #[test]
    fn without_a_limit_of_money_is_told_only_where_money_keeps_another_option_out(answers in any_answers()) {
        let limited = assess(model(), &answers);
        let (path, _) = by_hand::walk(&model().questionnaire, &answers);
        let money = model().questionnaire.choices[model().ample].question;
        let free = assess(model(), &by_hand::with(&model().questionnaire, &answers, money, &[model().ample]));
        let differs = free.placements[0].role != limited.placements[0].role;
        prop_assert_eq!(without_limit(model(), &answers, &limited), differs.then_some(free));
        prop_assert!(!differs || (path.contains(&money) && !limited.facts.all().contains(model().ample)));
    }

    #[test]
    fn the_path_is_what_earlier_answers_call_for_and_what_is_left_and_ignored_follows(answers in any_answers()) {
        let (path, counted) = by_hand::walk(&model().questionnaire, &answers);
        prop_assert_eq!(answers.path(&model().questionnaire), path.clone());
        prop_assert_eq!(answers.counted(&model().questionnaire).iter().collect::<Choices>(), counted);
        let open = path.iter().copied().filter(|&question| answers.get(question).is_none());
        prop_assert_eq!(answers.left(&model().questionnaire), open.collect::<Vec<_>>());
        let ignored = model().questionnaire.questions.iter().filter(|&(id, row)| {
            row.put != Put::Aside && answers.get(id).is_some() && !path.contains(&id)
        });
        prop_assert_eq!(answers.ignored(&model().questionnaire), ignored.map(|(id, _)| id).collect::<Vec<_>>());
        let taken: Choices = model().questionnaire.questions.ids().flat_map(|question| answers.chosen(question)).copied().collect();
        prop_assert_eq!(answers.taken().iter().collect::<Choices>(), taken);
    }

    #[test]
    fn answers_to_questions_that_are_not_put_change_nothing(answers in any_answers(), others in any_answers()) {
        let put_only = by_hand::put_only(model(), &answers);
        let assessment = assess(model(), &answers);
        prop_assert_eq!(&assess(model(), &put_only), &assessment);
        let mut other = put_only;
        let (path, _) = by_hand::walk(&model().questionnaire, &other);
        for (question, row) in model().questionnaire.questions.iter().filter(|&(id, _)| !path.contains(&id)) {
            if row.put != Put::Aside {
                other = by_hand::with(&model().questionnaire, &other, question, others.chosen(question));
            }
        }
        prop_assert_eq!(other.path(&model().questionnaire), path);
        prop_assert_eq!(&assess(model(), &other), &assessment);
    }

    #[test]
    fn what_is_usual_by_itself_hardly_speaks_for_a_part_time_leader(answers in any_answers()) {
        let presumed: Choices = assess(model(), &answers).facts.presumed().collect();
        let holding = model().reasons.rows().iter().filter(|row| {
            !row.when.0.is_empty() && by_hand::holds(&row.when, &presumed)
        });
        let points: i32 = holding.map(|row| row.points[role("fractional_cto")]).sum();
        prop_assert!(points <= 10, "{points} points");
    }

    #[test]
    fn no_money_never_puts_a_full_time_executive_first_who_would_be_new(answers in any_answers()) {
        let nothing = choice("money.none");
        let poor = by_hand::with(&model().questionnaire, &unmarked(&answers), model().questionnaire.choices[nothing].question, &[nothing]);
        let assessment = assess(model(), &poor);
        let first = &assessment.placements[0];
        // Where no option fits well, that is said instead of crowning one.
        let is_crowned = first.keep.is_none() && !assessment.fits_none(model());
        let is_executive = ["cto_full_time", "cio", "cio_cto_combined", "caio"].map(role).contains(&first.role);
        prop_assert!(!poor.counted(&model().questionnaire).contains(nothing) || !is_crowned || !is_executive);
    }

    #[test]
    fn the_timeline_shows_every_stage_and_where_first_place_changes(answers in any_answers()) {
        check_timeline(&answers)?;
    }

    #[test]
    fn what_is_said_of_money_changes_nothing_in_the_timeline(answers in any_answers()) {
        let money = model().questionnaire.choices[model().ample].question;
        let expected = timeline(model(), &answers);
        for choices in [vec![]].into_iter().chain(by_hand::possible_answers(&model().questionnaire, money)) {
            prop_assert_eq!(&timeline(model(), &by_hand::with(&model().questionnaire, &answers, money, &choices)), &expected);
        }
    }

    #[test]
    fn an_answer_taken_back_leaves_no_trace(answers in any_answers(), choice in any_choice()) {
        let mut own = answers.0;
        own.clear(model().questionnaire.choices[choice].question);
        let mut session = session_with(own, Step::Start);
        let before = session.clone();
        update(&model().questionnaire, &mut session, Action::Choose(choice, true));
        prop_assert!(session.answers().is_chosen(&model().questionnaire, choice));
        update(&model().questionnaire, &mut session, Action::Choose(choice, false));
        prop_assert_eq!(&session, &before);
        let question = model().questionnaire.choices[choice].question;
        update(&model().questionnaire, &mut session, Action::AnswerUnknown(question, true));
        update(&model().questionnaire, &mut session, Action::AnswerUnknown(question, false));
        prop_assert_eq!(session, before);
    }

    #[test]
    fn what_is_saved_is_found_again(saved in any_saved()) {
        let text = saved.write(&model().questionnaire);
        prop_assert_eq!(decoded(&text), Found::Current(saved));
    }

    #[test]
    fn what_a_later_version_adds_to_a_saved_text_is_kept(saved in any_saved(), extra in any_input()) {
        let text = with_unknown_fields(&saved.write(&model().questionnaire), &extra);
        let Found::Current(found) = decoded(&text.write()) else { panic!("a text of this version") };
        let entries = |saved: &Saved| saved.assessments().iter().map(|one| one.entries.clone()).collect::<Vec<_>>();
        prop_assert_eq!(entries(&found), entries(&saved));
        let written = Json::parse(&found.write(&model().questionnaire)).expect("what we write is JSON");
        prop_assert_eq!(sorted(&written), sorted(&text));
    }

    #[test]
    fn a_text_of_version_1_is_written_as_version_2_without_loss(entries in any_entries()) {
        let text = saved(entries.clone()).write(&model().questionnaire);
        let json = Json::parse(&text).expect("what we write is JSON");
        let Some(Json::List(assessments)) = json.get("assessments") else { panic!("the assessments are a list") };
        let field = |name: &str| assessments[0].get(name).cloned().unwrap_or_default();
        let version_1 = Json::object([
            ("version", Json::number(1)),
            ("edition", Json::number(model().questionnaire.edition)),
            ("step", field("step")),
            ("answers", field("answers")),
            ("notes", field("inputs")),
        ]);
        let Found::Current(found) = decoded(&version_1.write()) else { panic!("a text of version 1") };
        prop_assert_eq!(&found.current().entries, &entries);
        let written = found.write(&model().questionnaire);
        prop_assert_eq!(&written, &text);
        prop_assert_eq!(decoded(&written), Found::Current(found));
    }

    #[test]
    fn whatever_happens_to_a_saved_text_it_is_read_or_refused(
        text in any::<String>(),
        saved in any_saved(),
        extra in any_input(),
        cut in any::<prop::sample::Index>(),
        put in "[{}\\[\\]\",:0-9a-z\\\\]{0,4}",
    ) {
        decoded(&text);
        let mut damaged = with_unknown_fields(&saved.write(&model().questionnaire), &extra).write();
        let place = cut.index(damaged.len());
        damaged.replace_range(place..place + 1, &put);
        if let Found::Current(saved) | Found::Older { saved, .. } = decoded(&damaged) {
            let written = saved.write(&model().questionnaire);
            prop_assert_eq!(decoded(&written), Found::Current(saved), "{}", damaged);
        }
    }

    #[test]
    fn named_answers_are_read_again(answers in any_answers()) {
        let named = name_answers(&model().questionnaire, &answers);
        prop_assert_eq!(read_answers(&model().questionnaire, &named), (answers.clone(), vec![]));
        let written = Json::parse(&named.write()).expect("what we write is JSON");
        prop_assert_eq!(read_answers(&model().questionnaire, &written), (answers.0, vec![]));
    }

    #[test]
    fn whatever_the_visitor_does_the_session_stays_whole(actions in prop::collection::vec(any_action(), 0..60)) {
        let mut session = Session::new(&model().questionnaire);
        for action in actions {
            let before = session.clone();
            let change = update(&model().questionnaire, &mut session, action.clone());
            prop_assert_eq!(change.answers, session.answers() != before.answers());
            prop_assert_eq!(change.entries, session.own() != before.own());
            prop_assert!(change.screen || session.step() == before.step(), "{:?} left the screen unsaid", action);
            prop_assert_eq!(change.deleted, action == Action::DeleteAnswers);
            if session.example().is_some() {
                prop_assert!(before.example().is_none() || session.own() == before.own(), "{:?} in an example", action);
            }
            match &action {
                Action::DeleteAnswers => prop_assert_eq!(&session, &Session::new(&model().questionnaire)),
                Action::Replace(answers) => prop_assert_eq!(&session.own().answers, answers),
                Action::LeaveExample => prop_assert_eq!(session.own(), before.own()),
                Action::Try(tried) => {
                    prop_assert_eq!(session.answers(), tried);
                    prop_assert_eq!(session.own().answers, before.own().answers);
                }
                Action::EndTrial(false) => {
                    prop_assert_eq!(session.answers(), before.before_trial().unwrap_or(before.answers()));
                    prop_assert_eq!(session.own().answers, before.own().answers);
                }
                Action::EndTrial(true) => prop_assert_eq!(session.answers(), before.answers()),
                Action::Enter(topic, input) => prop_assert_eq!(session.inputs().get(*topic), Some(input)),
                _ if session.example().is_some() => prop_assert_eq!(session.own(), before.own()),
                _ => prop_assert!(before.example().is_none(), "{:?} left the example", action),
            }
            for (question, row) in model().questionnaire.questions.iter() {
                prop_assert!(session.answers().chosen(question).len() <= row.max_choices);
                prop_assert_ne!(session.answers().get(question), Some(&Answer::Chosen(vec![])));
            }
            let saved = saved(session.own());
            prop_assert_eq!(decoded(&saved.write(&model().questionnaire)), Found::Current(saved));
        }
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn answers_put_aside_change_no_points(answers in any_answers(), others in any_answers()) {
        let mut other = answers.clone();
        for (question, _) in model().questionnaire.questions.iter().filter(|(_, row)| row.put == Put::Aside) {
            other = by_hand::with(&model().questionnaire, &other, question, others.chosen(question));
        }
        prop_assert_eq!(assess(model(), &other).placements, assess(model(), &answers).placements);
        prop_assert_eq!(robustness(model(), &other), robustness(model(), &answers));
    }

    #[test]
    fn the_same_number_more_for_all_options_keeps_the_order(
        answers in any_answers(), reason in any::<prop::sample::Index>(), more in -200..200_i64,
    ) {
        // Where somebody is kept, what counts for new posts only is not the same for all.
        let same: Vec<_> = model().reasons.iter().filter(|(_, row)| !row.is_new_only).map(|(id, _)| id).collect();
        let reason = same[reason.index(same.len())];
        let other = model_with_more(reason.index(), more);
        let answers = unmarked(&answers);
        let order = |model: &Model| {
            let placements = assess(model, &carried_over(&answers, model)).placements;
            placements.iter().map(|placement| (placement.role, placement.rank)).collect::<Vec<_>>()
        };
        prop_assert_eq!(order(&other), order(model()));
        let holds = by_hand::holds(&model().reasons[reason].when, &by_hand::facts(model(), &answers));
        let added = if holds { i32::try_from(more).expect("a small number") } else { 0 };
        let expected: BTreeMap<_, _> =
            points_for(model(), &answers).into_iter().map(|(key, points)| (key, points + added)).collect();
        prop_assert_eq!(points_for(&other, &answers), expected);
    }

    #[test]
    fn an_option_that_gets_no_less_from_any_reason_never_ranks_lower(
        answers in any_answers(), role in 0..7_usize, better in 0..30_i64,
    ) {
        let model = model_with_better(role, better);
        let assessment = assess(&model, &carried_over(&answers, &model));
        let place = |key: &str| {
            model.roles.find(key).and_then(|role| assessment.of(role)).expect("every option is placed")
        };
        let (better, other) = (place("better"), place(common::model().roles.rows()[role].key()));
        prop_assert!(better.rank <= other.rank, "{} points against {}", better.points, other.points);
    }

    #[test]
    fn the_order_of_choices_roles_sources_needs_and_reasons_changes_no_points(
        answers in any_answers(), order in any_order(other_lists()),
    ) {
        prop_assert_eq!(points_for(&in_order(order), &answers), points_for(model(), &answers));
    }

    #[test]
    fn the_order_of_the_themes_changes_no_points(
        answers in any_answers(), order in any_order(["/reasons/themes".to_string()].into_iter()),
    ) {
        // The questionnaire names them in the same order.
        let [(_, places)] = &order[..] else { unreachable!("one list was given") };
        let order = vec![("/questions/themes".to_string(), places.clone()), order[0].clone()];
        prop_assert_eq!(points_for(&in_order(order), &answers), points_for(model(), &answers));
    }
}

#[test]
fn level_options_share_a_rank_and_stand_in_the_order_of_the_model() {
    let mut files = files();
    let points = [30, 10, 50, 50, 30, 0, 30];
    let reasons = files["reasons"]["reasons"].as_array_mut().expect("reasons");
    reasons.truncate(1);
    for (role, points) in model().roles.rows().iter().zip(points) {
        reasons[0]["points"][role.key()] = points.into();
    }
    let other = read_model(&files);
    let placements = assess(&other, &Answers::none(&other.questionnaire)).placements.into_iter();
    let placed: Vec<_> = placements.map(|placement| (placement.rank, placement.role.index())).collect();
    assert_eq!(placed, [(1, 2), (1, 3), (3, 0), (3, 4), (3, 6), (6, 1), (7, 5)]);
}

#[test]
fn nobody_is_asked_more_than_twelve_questions_and_the_first_seven_are_put_to_all() {
    let deciding: Vec<_> = deciding().into_iter().collect();
    let is_first = |id: Id<Question>| {
        model().questionnaire.questions[id].put == Put::Always && model().questionnaire.questions[id].when.0.is_empty()
    };
    let country = model().questionnaire.questions.find("country").expect("a question");
    let (mut most, mut least, mut tried) = (0, usize::MAX, 0);
    for_all_answers(&deciding, &ChoiceSet::EMPTY, &mut |taken| {
        let path = path(&model().questionnaire, taken);
        assert!(path.len() <= 12 && path[..7].iter().all(|&id| is_first(id)) && path.contains(&country), "{taken:?}");
        (most, least, tried) = (most.max(path.len()), least.min(path.len()), tried + 1);
    });
    assert_eq!((most, least), (12, 8), "of {tried} sets of answers");
}

#[test]
fn which_questions_are_put_hangs_on_earlier_ones_only() {
    for (id, row) in model().questionnaire.questions.iter() {
        for choice in row.when.named().with(&row.unless).iter() {
            assert!(model().questionnaire.choices[choice].question < id, "{}", row.key);
        }
        assert!(row.put == Put::FollowUp || (row.when.0.is_empty() && row.unless.is_empty()), "{}", row.key);
    }
}

#[test]
fn what_was_answered_is_kept_and_ignored_once_it_does_not_apply_and_counts_again_when_it_does() {
    let mut answers =
        answers(r#"{"people": "from_25", "side": "product", "missing": "developers", "builders": "from_5"}"#);
    let builders = model().questionnaire.questions.find("builders").expect("a question");
    let before = answers.clone();
    answers.choose(&model().questionnaire, choice("side.internal"), true);
    assert_eq!(answers.ignored(&model().questionnaire), [builders]);
    assert_eq!(answers.chosen(builders), [choice("builders.from_5")]);
    assert_eq!(assess(model(), &answers), assess(model(), &answers.without(builders)));
    answers.choose(&model().questionnaire, choice("side.product"), true);
    assert_eq!(answers, before);
    assert!(answers.ignored(&model().questionnaire).is_empty());
}

#[test]
fn no_two_options_can_be_level_by_the_points_of_the_model() {
    let (start, others): (Vec<_>, Vec<_>) = model().reasons.rows().iter().partition(|row| row.when.0.is_empty());
    let [start] = start[..] else { panic!("one reason without a condition") };
    let begun: BTreeSet<i32> = start.points.rows().iter().map(|points| points.rem_euclid(10)).collect();
    assert_eq!(begun.len(), model().roles.len(), "each option begins with units of its own");
    for row in others {
        assert!(row.points.rows().iter().all(|points| points % 10 == 0), "{}", row.key);
    }
}

#[test]
fn no_option_is_favoured_by_construction() {
    const DRAWS: usize = 4_000;
    let mut chance = Chance::from(1);
    let mut firsts: BTreeMap<&str, usize> = model().roles.rows().iter().map(|role| (role.key(), 0)).collect();
    for _ in 0..DRAWS {
        let answers = consistent(&mut chance, None);
        *firsts.entry(first(&assess(model(), &answers))).or_default() += 1;
    }
    println!("First over {DRAWS} random consistent answers");
    for (role, &times) in &firsts {
        println!("{role:>18}: {:.1} %", 100.0 * times as f64 / DRAWS as f64);
    }
    for (role, times) in firsts {
        assert!(100 * times <= 45 * DRAWS && 100 * times >= 3 * DRAWS, "{role}: {times} of {DRAWS}");
    }
}

/// Choices that decide alone because they exclude all options but one, each with its reason.
const EXCLUDING: [(&str, &str); 0] = [];

#[test]
fn no_single_answer_decides_alone_unless_it_excludes() {
    const RESTS: usize = 200;
    for (id, row) in model().questionnaire.choices.iter() {
        let question = &model().questionnaire.questions[row.question];
        let mut chance = Chance::from(id.index() as u64);
        let mut firsts = BTreeSet::new();
        let mut rests = 0;
        while firsts.len() < 2 && rests < RESTS {
            firsts.insert(first(&assess(model(), &consistent_or_aside(&mut chance, id))));
            rests += 1;
        }
        let name = format!("{}.{}", question.key, row.key);
        let excludes = EXCLUDING.iter().any(|(excluding, _)| *excluding == name);
        assert_eq!(firsts.len() == 1, excludes, "{name}: {firsts:?}");
    }
}

/// Consistent answers with this one among them, also where its question is put aside.
fn consistent_or_aside(chance: &mut Chance, choice: Id<Choice>) -> Answers {
    let question = model().questionnaire.choices[choice].question;
    if model().questionnaire.questions[question].put == Put::Aside {
        return by_hand::with(&model().questionnaire, &consistent(chance, None), question, &[choice]);
    }
    consistent(chance, Some(choice))
}

#[test]
fn silence_puts_no_part_time_leader_first_and_is_never_clear() {
    let none = Answers::none(&model().questionnaire);
    assert_ne!(first(&assess(model(), &none)), "fractional_cto");
    assert_eq!(assess(model(), &by_hand::else_unknown(&model().questionnaire, &none)), assess(model(), &none));
    let alone = model().questionnaire.choices.ids().map(|choice| Answers::of(&model().questionnaire, &[choice]));
    for answers in alone.chain([none]) {
        for (answers, is_so_far) in [(by_hand::else_unknown(&model().questionnaire, &answers), false), (answers, true)]
        {
            let assessment = assess(model(), &answers);
            let sure = confidence(model(), &answers, &assessment, &robustness(model(), &answers));
            assert_ne!(sure.word, Word::Clear, "{}", name_answers(&model().questionnaire, &answers).write());
            assert_eq!(sure.is_so_far, is_so_far);
            assert!(!answers.taken().is_empty() || sure.word == Word::Open);
        }
    }
}

#[test]
fn a_result_is_so_far_until_the_last_question_put_is_answered() {
    for (_, example) in model().questionnaire.examples.iter() {
        let whole = Answers::of(&model().questionnaire, &example.choices);
        let mut answers = Answers::none(&model().questionnaire);
        let is_so_far = |answers: &Answers| {
            let assessment = assess(model(), answers);
            confidence(model(), answers, &assessment, &robustness(model(), answers)).is_so_far
        };
        while let Some(&next) = answers.left(&model().questionnaire).first() {
            assert!(is_so_far(&answers), "{}", example.key);
            answers = by_hand::with(&model().questionnaire, &answers, next, whole.chosen(next));
            assert!(answers.get(next).is_some(), "{} leaves a question open", example.key);
        }
        assert!(!is_so_far(&answers));
        assert_eq!(answers, whole);
    }
}

#[test]
fn first_place_changes_hands_once_its_holder_falls_behind() {
    for json in [
        r#"{"side": "product", "people": "from_10", "builders": "from_5"}"#,
        r#"{"side": "internal", "people": "from_250"}"#,
        r#"{"stage": "growing"}"#,
    ] {
        check_timeline(&answers(json)).unwrap_or_else(|error| panic!("{json}: {error}"));
        assert!(timeline(model(), &answers(json)).iter().any(|moment| moment.handover.is_some()), "{json}");
    }
}

#[test]
fn the_stage_follows_from_the_headcount_unless_it_is_said() {
    for (json, expected) in [
        (r#"{"people": "from_1"}"#, Some("idea_to_seed")),
        (r#"{"people": "from_10"}"#, Some("seed_to_series_a")),
        (r#"{"people": "from_25"}"#, Some("seed_to_series_a")),
        (r#"{"people": "from_50"}"#, Some("growth")),
        (r#"{"people": "from_100"}"#, Some("established_sme")),
        (r#"{"people": "from_250"}"#, Some("large")),
        (r#"{"people": "from_1000"}"#, Some("large")),
        (r#"{"people": "from_1000", "stage": "growing"}"#, Some("growth")),
        (r#"{"people": "from_1", "stage": "unknown"}"#, Some("idea_to_seed")),
        (r#"{"people": "unknown"}"#, None),
        (r#"{"systems": "many"}"#, None),
    ] {
        let stage = here(model(), &answers(json)).map(|stage| model().stages[stage].key());
        assert_eq!(stage, expected, "{json}");
    }
}

#[test]
fn continue_leads_through_the_questions_that_are_put_and_back_again() {
    let examples = model()
        .questionnaire
        .examples
        .rows()
        .iter()
        .map(|example| Answers::of(&model().questionnaire, &example.choices));
    for answers in examples.chain([Answers::none(&model().questionnaire)]) {
        let mut session = session_with(answers, Step::Start);
        update(&model().questionnaire, &mut session, Action::Start);
        let mut seen = vec![session.step()];
        while session.step() != Step::Result {
            update(&model().questionnaire, &mut session, Action::Continue);
            seen.push(session.step());
        }
        let questions = session.answers().path(&model().questionnaire).into_iter().map(Step::Question);
        assert_eq!(seen, questions.chain([Step::Check, Step::Result]).collect::<Vec<_>>());
        for step in seen.into_iter().rev() {
            assert_eq!(session.step(), step);
            update(&model().questionnaire, &mut session, Action::Back);
        }
        assert_eq!(session.step(), Step::Start);
    }
}

#[test]
fn after_a_change_continue_and_back_return_to_where_it_was_begun() {
    for (begun, on) in [Step::Check, Step::Result].into_iter().zip([Action::Continue, Action::Back]) {
        let mut session = Session::new(&model().questionnaire);
        update(&model().questionnaire, &mut session, Action::GoTo(begun));
        update(
            &model().questionnaire,
            &mut session,
            Action::Change(model().questionnaire.questions.ids().next().expect("a question")),
        );
        update(&model().questionnaire, &mut session, on);
        assert_eq!((session.step(), session.is_single_change()), (begun, false));
    }
}

#[test]
fn answers_put_in_by_a_script_end_a_change_begun_in_an_example() {
    let mut session = Session::new(&model().questionnaire);
    let question = model().questionnaire.questions.ids().next().expect("a question");
    update(&model().questionnaire, &mut session, Action::Start);
    update(
        &model().questionnaire,
        &mut session,
        Action::ShowExample(model().questionnaire.examples.ids().next().expect("an example")),
    );
    update(&model().questionnaire, &mut session, Action::Change(question));
    update(&model().questionnaire, &mut session, Action::Replace(Answers::none(&model().questionnaire)));
    assert_eq!((session.step(), session.is_single_change()), (Step::Question(question), false));
}

#[test]
fn an_answer_is_read_whole_or_not_at_all() {
    for json in [
        r#"["supervised", 5]"#,
        r#"["supervised", "noise"]"#,
        r#"["none", "supervised"]"#,
        r#"["supervised", "supervised"]"#,
    ] {
        let named = Json::parse(&format!(r#"{{"rules": {json}}}"#)).expect("JSON");
        let (read, problems) = read_answers(&model().questionnaire, &named);
        assert_eq!((read, problems.len()), (answers("{}"), 1), "{json}");
    }
}

#[test]
fn marks_are_read_each_by_itself_and_what_means_nothing_is_told() {
    let json = r#"{"importance": {"money": "more", "horoscope": "more", "side": "most", "amount": 2}}"#;
    let (read, problems) = read_answers(&model().questionnaire, &Json::parse(json).expect("JSON"));
    assert_eq!(read, answers(r#"{"importance": {"money": "more"}}"#));
    let paths: Vec<&str> = problems.iter().map(|problem| &*problem.path).collect();
    let expected = ["horoscope", "side", "amount"].map(|theme| format!("answers.importance.{theme}"));
    assert_eq!(paths, expected);
    for json in [r#"{"importance": "more"}"#, r#"{"importance": null}"#, r#"{"importance": ["money"]}"#] {
        let (read, problems) = read_answers(&model().questionnaire, &Json::parse(json).expect("JSON"));
        assert_eq!((read, problems.len()), (answers("{}"), 1), "{json}");
        assert_eq!(problems[0].path, "answers.importance");
    }
}

#[test]
fn a_mark_stays_on_its_screen_and_leaves_no_trace_once_taken_back() {
    let themes: Vec<Id<Theme>> = model().questionnaire.themes.ids().take(3).collect();
    let mut session = Session::new(&model().questionnaire);
    let before = session.clone();
    let mark = |session: &mut Session, theme: usize, importance| {
        let action = Action::SetImportance(themes[theme], importance);
        assert!(!update(&model().questionnaire, session, action).screen);
    };
    for theme in [2, 0, 1] {
        mark(&mut session, theme, Importance::More);
    }
    let mut other = before.clone();
    for theme in [0, 1, 2] {
        mark(&mut other, theme, Importance::Less);
        mark(&mut other, theme, Importance::More);
    }
    assert_eq!(session, other);
    assert!(session.answers().has_importance() && !session.answers().is_empty());
    assert_eq!(session.answers().count(), 0);
    let mut reset = session.clone();
    for theme in [1, 2, 0] {
        mark(&mut session, theme, Importance::Normal);
    }
    assert_eq!(session, before);
    assert!(!update(&model().questionnaire, &mut reset, Action::ResetImportance).screen);
    assert_eq!(reset, before);
    assert!(!session.answers().has_importance() && session.answers().is_empty());
}
