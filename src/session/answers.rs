//! The answers given, and the marks of importance.

use super::path;
use crate::base::table::{Id, Table};
use crate::model::{Choice, ChoiceSet, Put, Question, Questionnaire, Theme};

/// The answer to one question. A question without one is simply not answered yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These choices, in the order of the question; never empty.
    Chosen(Vec<Id<Choice>>),
    /// "I don't know": what would be usual is taken instead, never "no".
    Unknown,
}

/// How important the visitor says a theme is to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Importance {
    /// Less important: it counts half.
    Less,
    /// As important as the answers make it.
    Normal,
    /// More important: it counts double.
    More,
}

/// All answers given so far, and which themes the visitor marked as more or less important.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    given: Table<Question, Option<Answer>>,
    /// The themes that are not [`Importance::Normal`], in their order.
    importance: Vec<(Id<Theme>, Importance)>,
}

impl Answers {
    /// No answer yet, and no theme marked.
    pub fn none(questionnaire: &Questionnaire) -> Self {
        Answers { given: Table::new(vec![None; questionnaire.questions.len()]), importance: Vec::new() }
    }

    /// The answers made of these choices.
    pub fn of(questionnaire: &Questionnaire, choices: &[Id<Choice>]) -> Self {
        let mut answers = Answers::none(questionnaire);
        for &choice in choices {
            answers.choose(questionnaire, choice, true);
        }
        answers
    }

    /// The answer to a question, if there is one.
    pub fn get(&self, question: Id<Question>) -> Option<&Answer> {
        self.given[question].as_ref()
    }

    /// Whether this choice is taken.
    pub fn is_chosen(&self, questionnaire: &Questionnaire, choice: Id<Choice>) -> bool {
        self.chosen(questionnaire.choices[choice].question).contains(&choice)
    }

    /// The choices taken for a question; none for "I don't know".
    pub fn chosen(&self, question: Id<Question>) -> &[Id<Choice>] {
        match self.get(question) {
            Some(Answer::Chosen(choices)) => choices,
            Some(Answer::Unknown) | None => &[],
        }
    }

    /// Every choice taken, also of questions that no longer apply.
    pub fn taken(&self) -> ChoiceSet {
        self.given.ids().fold(ChoiceSet::EMPTY, |all, question| all.with(ChoiceSet::of(self.chosen(question))))
    }

    /// The choices taken that count: those of questions that are put to this visitor, or aside.
    pub fn counted(&self, questionnaire: &Questionnaire) -> ChoiceSet {
        path::counted(questionnaire, self.taken())
    }

    /// The questions that are put to this visitor, in their order.
    pub fn path(&self, questionnaire: &Questionnaire) -> Vec<Id<Question>> {
        path::path(questionnaire, self.taken())
    }

    /// The questions that are put to this visitor and have no answer yet, not even "I don't know".
    pub fn left(&self, questionnaire: &Questionnaire) -> Vec<Id<Question>> {
        self.path(questionnaire).into_iter().filter(|&question| self.get(question).is_none()).collect()
    }

    /// The questions that were answered and, after a later change, are not put any more: their answers are kept, but
    /// nothing follows from them.
    pub fn ignored(&self, questionnaire: &Questionnaire) -> Vec<Id<Question>> {
        let path = self.path(questionnaire);
        let is_ignored = |id: &Id<Question>| {
            questionnaire.questions[*id].put != Put::Aside && self.get(*id).is_some() && !path.contains(id)
        };
        questionnaire.questions.ids().filter(is_ignored).collect()
    }

    /// Whether nothing at all is answered and no theme is marked.
    pub fn is_empty(&self) -> bool {
        self.count() == 0 && !self.has_importance()
    }

    /// How many questions have an answer, "I don't know" and those that no longer apply among them.
    pub fn count(&self) -> usize {
        self.given.rows().iter().flatten().count()
    }

    /// Takes a choice or lets go of it.
    ///
    /// A single choice replaces the one before. Among several, an exclusive choice replaces all others and is
    /// replaced by them; one more than [`Question::max_choices`] is not taken.
    pub fn choose(&mut self, questionnaire: &Questionnaire, choice: Id<Choice>, take: bool) {
        let row = &questionnaire.choices[choice];
        let question = &questionnaire.questions[row.question];
        let mut chosen = self.chosen(row.question).to_vec();
        chosen.retain(|&other| other != choice);
        if take {
            let alone = question.max_choices == 1 || row.is_exclusive;
            chosen.retain(|&other| !alone && !questionnaire.choices[other].is_exclusive);
            if chosen.len() == question.max_choices {
                return;
            }
            chosen.push(choice);
        }
        let chosen: Vec<Id<Choice>> = question.choices.iter().copied().filter(|id| chosen.contains(id)).collect();
        let answer = (!chosen.is_empty()).then_some(Answer::Chosen(chosen));
        self.given.set(row.question, answer);
    }

    /// Puts "I don't know" in place of what was answered.
    pub fn set_unknown(&mut self, question: Id<Question>) {
        self.given.set(question, Some(Answer::Unknown));
    }

    /// Takes the answer to a question back.
    pub fn clear(&mut self, question: Id<Question>) {
        self.given.set(question, None);
    }

    /// Puts these choices, known to go together and in the order of the question, in place of an answer.
    pub(crate) fn put(&mut self, question: Id<Question>, choices: Vec<Id<Choice>>) {
        self.given.set(question, (!choices.is_empty()).then_some(Answer::Chosen(choices)));
    }

    /// How important the visitor says this theme is.
    pub fn importance(&self, theme: Id<Theme>) -> Importance {
        let mark = self.importance.iter().find(|(marked, _)| *marked == theme);
        mark.map_or(Importance::Normal, |&(_, importance)| importance)
    }

    /// Marks a theme; [`Importance::Normal`] takes the mark back.
    pub fn set_importance(&mut self, theme: Id<Theme>, importance: Importance) {
        self.importance.retain(|(marked, _)| *marked != theme);
        if importance != Importance::Normal {
            let index = self.importance.partition_point(|(marked, _)| *marked < theme);
            self.importance.insert(index, (theme, importance));
        }
    }

    /// Takes all marks of importance back.
    pub fn reset_importance(&mut self) {
        self.importance.clear();
    }

    /// Whether any theme is marked as more or less important.
    pub fn has_importance(&self) -> bool {
        !self.importance.is_empty()
    }

    /// The same answers with one taken back; marks stay.
    pub fn without(&self, question: Id<Question>) -> Self {
        let mut answers = self.clone();
        answers.clear(question);
        answers
    }
}
