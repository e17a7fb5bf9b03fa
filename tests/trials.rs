//! Trying other answers: shown at once, never saved by itself, taken back whole.

mod common;

use common::{answers, model};
use role_fit::session::{Action, Answers, Importance, Session, Step, Topic, update};

/// A session with these answers, at the result.
fn session(json: &str) -> Session {
    let mut session = Session::new(model());
    session.answers = answers(json);
    session.step = Step::Result;
    session
}

fn choose(answers: &mut Answers, name: &str) {
    let (question, choice) = name.split_once('.').expect("question.choice");
    let question = model().questions.find(question).expect("a question");
    let choice = model().find_choice(question, choice).expect("a choice");
    answers.choose(model(), choice, true);
}

fn tried(session: &mut Session, name: &str) {
    let mut other = session.answers.clone();
    choose(&mut other, name);
    update(model(), session, Action::Try(other));
}

#[test]
fn what_is_tried_is_shown_but_not_kept() {
    let mut session = session(r#"{"people": ["from_25"], "money": ["up_to_80k"]}"#);
    let before = session.clone();
    tried(&mut session, "money.none");
    assert_eq!(session.answers, answers(r#"{"people": ["from_25"], "money": ["none"]}"#));
    assert_eq!(session.own(), before.own());
    update(model(), &mut session, Action::EndTrial(false));
    assert_eq!(session, before);
}

#[test]
fn a_trial_after_a_trial_still_goes_back_to_the_visitor_s_own_answers() {
    let mut session = session(r#"{"people": ["from_25"], "money": ["up_to_80k"]}"#);
    let before = session.clone();
    tried(&mut session, "money.none");
    tried(&mut session, "people.from_250");
    update(model(), &mut session, Action::EndTrial(false));
    assert_eq!(session, before);
}

#[test]
fn what_was_tried_can_be_kept() {
    let mut session = session(r#"{"money": ["up_to_80k"]}"#);
    tried(&mut session, "money.none");
    update(model(), &mut session, Action::EndTrial(true));
    assert_eq!(session.own().answers, answers(r#"{"money": ["none"]}"#));
    assert_eq!(session.before_trial, None);
}

#[test]
fn what_is_entered_during_a_trial_is_not_lost_with_it() {
    let mut session = session(r#"{"money": ["up_to_80k"]}"#);
    tried(&mut session, "money.none");
    let systems = model().questions.find("systems").expect("a question");
    let one = model().find_choice(systems, "many").expect("a choice");
    update(model(), &mut session, Action::Choose(one, true));
    let theme = model().themes.ids().next().expect("a theme");
    update(model(), &mut session, Action::SetImportance(theme, Importance::More));
    update(model(), &mut session, Action::EndTrial(false));
    assert!(session.answers.is_chosen(model(), one));
    assert_eq!(session.answers.importance(theme), Importance::More);
    assert_eq!(session.answers, session.own().answers);
}

#[test]
fn an_example_keeps_notes_and_ends_a_trial() {
    let mut session = session(r#"{"money": ["up_to_80k"]}"#);
    let note = role_fit::json::Json::object([("region", role_fit::json::Json::text("uk"))]);
    update(model(), &mut session, Action::Note(Topic::Costs, note.clone()));
    tried(&mut session, "money.none");
    let example = model().examples.ids().next().expect("an example");
    update(model(), &mut session, Action::ShowExample(example));
    assert!(session.notes.is_empty());
    update(model(), &mut session, Action::LeaveExample);
    assert_eq!(session.notes.get(Topic::Costs), Some(&note));
    assert_eq!(session.answers, answers(r#"{"money": ["up_to_80k"]}"#));
}

#[test]
fn deleting_removes_notes_too() {
    let mut session = session(r#"{"money": ["up_to_80k"]}"#);
    let note = role_fit::json::Json::object([("region", role_fit::json::Json::text("uk"))]);
    update(model(), &mut session, Action::Note(Topic::Costs, note));
    update(model(), &mut session, Action::DeleteAnswers);
    assert!(session.own().is_empty());
}
