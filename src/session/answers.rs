//! The answers given, and the marks of importance.

use super::path;
use crate::base::table::{Id, Table};
use crate::model::{Choice, ChoiceSet, Put, Question, Questionnaire, Theme};

/// The answer to one question. A question without one is simply not answered yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These choices, in the order of the question. Never empty.
    Chosen(Vec<Id<Choice>>),
    /// "I don't know". What is usual is presumed instead; it never means "no".
    Unknown,
}

/// The visitor's mark on a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Importance {
    /// It counts half.
    Less,
    /// It counts as much as the answers make it. This is no mark.
    Normal,
    /// It counts double.
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
    /// No answers and no marks.
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

    /// Every choice taken, including those of questions that no longer apply.
    pub fn taken(&self) -> ChoiceSet {
        let mut taken = ChoiceSet::EMPTY;
        for question in self.given.ids() {
            self.chosen(question).iter().for_each(|&choice| taken.insert(&ChoiceSet::one(choice)));
        }
        taken
    }

    /// The choices taken that count: those of questions on this visitor's path and of questions put aside.
    pub fn counted(&self, questionnaire: &Questionnaire) -> ChoiceSet {
        path::counted(questionnaire, &self.taken())
    }

    /// The questions that are put to this visitor, in their order.
    pub fn path(&self, questionnaire: &Questionnaire) -> Vec<Id<Question>> {
        path::path(questionnaire, &self.taken())
    }

    /// The questions that are put to this visitor and have no answer yet, not even "I don't know".
    pub fn left(&self, questionnaire: &Questionnaire) -> Vec<Id<Question>> {
        self.path(questionnaire).into_iter().filter(|&question| self.get(question).is_none()).collect()
    }

    /// How many of the questions that are put to this visitor have an answer other than "I don't know".
    pub fn known(&self, questionnaire: &Questionnaire) -> usize {
        self.path(questionnaire).into_iter().filter(|&question| !self.chosen(question).is_empty()).count()
    }

    /// Whether fewer than half of the questions that are put have an answer, so that the result rests on little. Half is
    /// our own judgement; it only decides whether that is said.
    pub fn are_few(&self, questionnaire: &Questionnaire) -> bool {
        let put = self.path(questionnaire).len();
        2 * (put - self.left(questionnaire).len()) < put
    }

    /// The questions that were answered but are no longer put, because another answer changed. Their answers are kept,
    /// but nothing follows from them.
    pub fn ignored(&self, questionnaire: &Questionnaire) -> Vec<Id<Question>> {
        let path = self.path(questionnaire);
        let is_ignored = |id: &Id<Question>| {
            questionnaire.questions[*id].put != Put::Aside && self.get(*id).is_some() && path.binary_search(id).is_err()
        };
        questionnaire.questions.ids().filter(is_ignored).collect()
    }

    /// Whether nothing at all is answered and no theme is marked.
    pub fn is_empty(&self) -> bool {
        self.count() == 0 && !self.has_importance()
    }

    /// How many questions have an answer. "I don't know" and questions that no longer apply are counted too.
    pub fn count(&self) -> usize {
        self.given.rows().iter().flatten().count()
    }

    /// Takes a choice or lets go of it.
    ///
    /// Where only one choice may be taken, it replaces the one before. Where several may be taken, an exclusive choice
    /// replaces all others and is replaced by any of them. A choice beyond [`Question::max_choices`] is not taken.
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

    /// Replaces the answer to a question by "I don't know".
    pub fn set_unknown(&mut self, question: Id<Question>) {
        self.given.set(question, Some(Answer::Unknown));
    }

    /// Takes the answer to a question back.
    pub fn clear(&mut self, question: Id<Question>) {
        self.given.set(question, None);
    }

    /// Replaces the answer to a question by these choices. They must go together and be in the order of the question.
    pub(crate) fn put(&mut self, question: Id<Question>, choices: Vec<Id<Choice>>) {
        self.given.set(question, (!choices.is_empty()).then_some(Answer::Chosen(choices)));
    }

    /// The mark on a theme.
    pub fn importance(&self, theme: Id<Theme>) -> Importance {
        let mark = self.importance.iter().find(|(marked, _)| *marked == theme);
        mark.map_or(Importance::Normal, |&(_, importance)| importance)
    }

    /// Marks a theme. [`Importance::Normal`] takes the mark back.
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

    /// The same answers and marks without the answer to one question.
    pub fn without(&self, question: Id<Question>) -> Self {
        let mut answers = self.clone();
        answers.clear(question);
        answers
    }
}
