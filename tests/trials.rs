//! Trying other answers: shown at once, never saved by itself, taken back whole.

mod common;

use common::{answers, model, session_with};
use role_fit::base::json::Json;
use role_fit::session::{Action, Answers, Importance, Session, Step, Topic, update};

/// A session with these answers, at the result.
fn session(json: &str) -> Session {
    session_with(answers(json), Step::Result)
}

fn choose(answers: &mut Answers, name: &str) {
    let (question, choice) = name.split_once('.').expect("question.choice");
    let question = model().questionnaire.questions.find(question).expect("a question");
    let choice = model().questionnaire.find_choice(question, choice).expect("a choice");
    answers.choose(&model().questionnaire, choice, true);
}

fn tried(session: &mut Session, name: &str) {
    let mut other = session.answers().clone();
    choose(&mut other, name);
    update(&model().questionnaire, session, Action::Try(other));
}

#[test]
fn what_is_tried_is_shown_but_not_kept() {
    let mut session = session(r#"{"people": ["from_25"], "money": ["up_to_80k"]}"#);
    let before = session.clone();
    tried(&mut session, "money.none");
    assert_eq!(*session.answers(), answers(r#"{"people": ["from_25"], "money": ["none"]}"#));
    assert_eq!(session.own(), before.own());
    update(&model().questionnaire, &mut session, Action::EndTrial(false));
    assert_eq!(session, before);
}

#[test]
fn a_trial_after_a_trial_still_goes_back_to_the_visitor_s_own_answers() {
    let mut session = session(r#"{"people": ["from_25"], "money": ["up_to_80k"]}"#);
    let before = session.clone();
    tried(&mut session, "money.none");
    tried(&mut session, "people.from_250");
    update(&model().questionnaire, &mut session, Action::EndTrial(false));
    assert_eq!(session, before);
}

#[test]
fn what_was_tried_can_be_kept() {
    let mut session = session(r#"{"money": ["up_to_80k"]}"#);
    tried(&mut session, "money.none");
    update(&model().questionnaire, &mut session, Action::EndTrial(true));
    assert_eq!(session.own().answers, answers(r#"{"money": ["none"]}"#));
    assert_eq!(session.before_trial(), None);
}

#[test]
fn what_is_entered_during_a_trial_is_not_lost_with_it() {
    let mut session = session(r#"{"money": ["up_to_80k"]}"#);
    tried(&mut session, "money.none");
    let systems = model().questionnaire.questions.find("systems").expect("a question");
    let one = model().questionnaire.find_choice(systems, "many").expect("a choice");
    update(&model().questionnaire, &mut session, Action::Choose(one, true));
    let theme = model().questionnaire.themes.ids().next().expect("a theme");
    update(&model().questionnaire, &mut session, Action::SetImportance(theme, Importance::More));
    update(&model().questionnaire, &mut session, Action::EndTrial(false));
    assert!(session.answers().is_chosen(&model().questionnaire, one));
    assert_eq!(session.answers().importance(theme), Importance::More);
    assert_eq!(*session.answers(), session.own().answers);
}

#[test]
fn an_example_keeps_what_was_entered_and_ends_a_trial() {
    let mut session = session(r#"{"money": ["up_to_80k"]}"#);
    let input = Json::object([("region", Json::text("uk"))]);
    update(&model().questionnaire, &mut session, Action::Enter(Topic::Costs, input.clone()));
    tried(&mut session, "money.none");
    let example = model().questionnaire.examples.ids().next().expect("an example");
    update(&model().questionnaire, &mut session, Action::ShowExample(example));
    assert!(session.inputs().is_empty());
    update(&model().questionnaire, &mut session, Action::LeaveExample);
    assert_eq!(session.inputs().get(Topic::Costs), Some(&input));
    assert_eq!(*session.answers(), answers(r#"{"money": ["up_to_80k"]}"#));
}

#[test]
fn deleting_removes_what_was_entered_on_topics_too() {
    let mut session = session(r#"{"money": ["up_to_80k"]}"#);
    let input = Json::object([("region", Json::text("uk"))]);
    update(&model().questionnaire, &mut session, Action::Enter(Topic::Costs, input));
    update(&model().questionnaire, &mut session, Action::DeleteAnswers);
    assert!(session.own().is_empty());
}
