//! What the assessment rests on, found a second time the slow way: choice by choice, with sets that anybody can check.

use std::collections::BTreeSet;

use role_fit::base::table::Id;
use role_fit::model::{Choice, Condition, Model, Put, Question, Questionnaire, Reason, Role};
use role_fit::session::{Answer, Answers, Importance};

/// Some choices.
pub type Choices = BTreeSet<Id<Choice>>;

/// Whether a condition holds when these choices are taken: of each group one at least.
pub fn holds(condition: &Condition, taken: &Choices) -> bool {
    condition.0.iter().all(|group| group.iter().any(|choice| taken.contains(&choice)))
}

/// The questions put to this visitor, in their order, and the choices that count.
pub fn walk(asked: &Questionnaire, answers: &Answers) -> (Vec<Id<Question>>, Choices) {
    let (mut path, mut counted, mut follow_ups) = (Vec::new(), Choices::new(), 0);
    for (id, question) in asked.questions.iter() {
        let is_open =
            holds(&question.when, &counted) && !question.unless.iter().any(|choice| counted.contains(&choice));
        let is_put = match question.put {
            Put::Aside => false,
            Put::Always => is_open,
            Put::FollowUp => is_open && follow_ups < asked.follow_ups,
        };
        if is_put {
            path.push(id);
            follow_ups += usize::from(question.put == Put::FollowUp);
        }
        if is_put || question.put == Put::Aside {
            counted.extend(answers.chosen(id));
        }
    }
    (path, counted)
}

/// What is usual where these choices leave a question open.
pub fn presumed(model: &Model, said: &Choices) -> Choices {
    let mut all = said.clone();
    for rule in &model.presumptions {
        let question = model.questionnaire.choices[rule.choice].question;
        let is_open = !all.iter().any(|&choice| model.questionnaire.choices[choice].question == question);
        if is_open && holds(&rule.when, &all) {
            all.insert(rule.choice);
        }
    }
    all.difference(said).copied().collect()
}

/// All that is taken as so.
pub fn facts(model: &Model, answers: &Answers) -> Choices {
    let (_, said) = walk(&model.questionnaire, answers);
    let presumed = presumed(model, &said);
    said.into_iter().chain(presumed).collect()
}

/// Whether somebody is there who fills the seat of an option.
pub fn is_kept(model: &Model, role: Id<Role>, facts: &Choices) -> bool {
    model.keeps.rows().iter().any(|keep| keep.role == role && holds(&keep.when, facts))
}

/// The points that a reason gives to an option, 0 where it does not hold.
pub fn points(model: &Model, answers: &Answers, facts: &Choices, reason: Id<Reason>, role: Id<Role>) -> i32 {
    let row = &model.reasons[reason];
    if !holds(&row.when, facts) || (row.is_new_only && is_kept(model, role, facts)) {
        return 0;
    }
    let points = row.points[role];
    match answers.importance(row.theme) {
        Importance::More => points + points,
        Importance::Normal => points,
        // Towards 0.
        Importance::Less => points.signum() * (points.abs() - points.abs() % 2) / 2,
    }
}

/// The same answers, but for the questions that are not put to this visitor, nor aside.
pub fn put_only(model: &Model, answers: &Answers) -> Answers {
    let (path, _) = walk(&model.questionnaire, answers);
    let mut answers = answers.clone();
    for (id, question) in model.questionnaire.questions.iter() {
        if question.put != Put::Aside && !path.contains(&id) {
            answers.clear(id);
        }
    }
    answers
}

/// The sets of choices that are an answer, each in the order of the question.
pub fn possible_answers(asked: &Questionnaire, question: Id<Question>) -> Vec<Vec<Id<Choice>>> {
    let row = &asked.questions[question];
    let sets = (1..1_usize << row.choices.len()).map(|set| {
        let taken = row.choices.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1);
        taken.map(|(_, &choice)| choice).collect::<Vec<_>>()
    });
    let is_exclusive = |choice: &Id<Choice>| asked.choices[*choice].is_exclusive;
    sets.filter(|set| set.len() <= row.max_choices && (set.len() == 1 || !set.iter().any(is_exclusive))).collect()
}

/// The same answers with this one in place of another.
pub fn with(asked: &Questionnaire, answers: &Answers, question: Id<Question>, choices: &[Id<Choice>]) -> Answers {
    let mut answers = answers.clone();
    answers.clear(question);
    choices.iter().for_each(|&choice| answers.choose(asked, choice, true));
    assert_eq!(answers.chosen(question), choices);
    answers
}

/// The same answers, and "I don't know" to every other question.
pub fn else_unknown(asked: &Questionnaire, answers: &Answers) -> Answers {
    let mut answers = answers.clone();
    let open: Vec<_> = asked.questions.ids().filter(|&question| answers.get(question).is_none()).collect();
    open.into_iter().for_each(|question| answers.set_unknown(question));
    assert!(
        asked
            .questions
            .ids()
            .all(|question| matches!(answers.get(question), Some(Answer::Chosen(_) | Answer::Unknown)))
    );
    answers
}
