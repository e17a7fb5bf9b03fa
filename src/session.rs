//! What the visitor said, and where they are: all the state there is.
//!
//! [`update`] is the one door in: every click becomes an [`Action`] and goes through it. Nothing that can be
//! computed is stored here; scores, progress and texts follow from the answers.

use crate::json::Json;
use crate::model::{Choice, ChoiceSet, Example, Id, Put, Question, Questionnaire, Table, Theme};
use crate::path;

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
    marked: Vec<(Id<Theme>, Importance)>,
}

impl Answers {
    /// No answer yet, and no theme marked.
    pub fn none(asked: &Questionnaire) -> Self {
        Answers { given: Table::new(vec![None; asked.questions.len()]), marked: Vec::new() }
    }

    /// The answers made of these choices.
    pub fn of(asked: &Questionnaire, choices: &[Id<Choice>]) -> Self {
        let mut answers = Answers::none(asked);
        for &choice in choices {
            answers.choose(asked, choice, true);
        }
        answers
    }

    /// The answer to a question, if there is one.
    pub fn get(&self, question: Id<Question>) -> Option<&Answer> {
        self.given[question].as_ref()
    }

    /// Whether this choice is taken.
    pub fn is_chosen(&self, asked: &Questionnaire, choice: Id<Choice>) -> bool {
        self.chosen(asked.choices[choice].question).contains(&choice)
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
    pub fn counted(&self, asked: &Questionnaire) -> ChoiceSet {
        path::counted(asked, self.taken())
    }

    /// The questions that are put to this visitor, in their order.
    pub fn path(&self, asked: &Questionnaire) -> Vec<Id<Question>> {
        path::path(asked, self.taken())
    }

    /// The questions that are put to this visitor and have no answer yet, not even "I don't know".
    pub fn left(&self, asked: &Questionnaire) -> Vec<Id<Question>> {
        self.path(asked).into_iter().filter(|&question| self.get(question).is_none()).collect()
    }

    /// The questions that were answered and, after a later change, are not put any more: their answers are kept, but
    /// nothing follows from them.
    pub fn ignored(&self, asked: &Questionnaire) -> Vec<Id<Question>> {
        let path = self.path(asked);
        let is_ignored =
            |id: &Id<Question>| asked.questions[*id].put != Put::Aside && self.get(*id).is_some() && !path.contains(id);
        asked.questions.ids().filter(is_ignored).collect()
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
    /// replaced by them; one more than [`Question::most`] is not taken.
    pub fn choose(&mut self, asked: &Questionnaire, choice: Id<Choice>, take: bool) {
        let row = &asked.choices[choice];
        let question = &asked.questions[row.question];
        let mut chosen = self.chosen(row.question).to_vec();
        chosen.retain(|&other| other != choice);
        if take {
            let alone = question.most == 1 || row.is_exclusive;
            chosen.retain(|&other| !alone && !asked.choices[other].is_exclusive);
            if chosen.len() == question.most {
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
        let mark = self.marked.iter().find(|(marked, _)| *marked == theme);
        mark.map_or(Importance::Normal, |&(_, importance)| importance)
    }

    /// Marks a theme; [`Importance::Normal`] takes the mark back.
    pub fn set_importance(&mut self, theme: Id<Theme>, importance: Importance) {
        self.marked.retain(|(marked, _)| *marked != theme);
        if importance != Importance::Normal {
            let place = self.marked.partition_point(|(marked, _)| *marked < theme);
            self.marked.insert(place, (theme, importance));
        }
    }

    /// Whether any theme is marked as more or less important.
    pub fn has_importance(&self) -> bool {
        !self.marked.is_empty()
    }

    /// The same answers with one taken back; marks stay.
    pub fn without(&self, question: Id<Question>) -> Self {
        let mut answers = self.clone();
        answers.clear(question);
        answers
    }
}

/// What the visitor entered on the later screens, by topic. Only the second part of the program knows what it means, so
/// it is kept in the form in which it is stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes(Vec<(Topic, Json)>);

impl Notes {
    /// What is noted on a topic, if anything.
    pub fn get(&self, topic: Topic) -> Option<&Json> {
        self.0.iter().find(|(noted, _)| *noted == topic).map(|(_, note)| note)
    }

    /// Puts a note in place of what was noted; `null` and an object without fields take it away.
    pub fn put(&mut self, topic: Topic, note: Json) {
        self.0.retain(|(noted, _)| *noted != topic);
        if !note.is_null() && !matches!(&note, Json::Object(fields) if fields.is_empty()) {
            self.0.push((topic, note));
        }
    }

    /// Whether nothing is noted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A screen beyond the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Who covers what today.
    Cover,
    /// What the options cost.
    Costs,
    /// What laws and demands may apply.
    Law,
    /// What to do.
    Plan,
    /// A person in mind.
    Person,
}

impl Topic {
    /// All of them, in the order shown.
    pub const ALL: [Topic; 5] = [Topic::Cover, Topic::Costs, Topic::Law, Topic::Plan, Topic::Person];

    /// The stable name.
    pub fn key(self) -> &'static str {
        match self {
            Topic::Cover => "cover",
            Topic::Costs => "costs",
            Topic::Law => "law",
            Topic::Plan => "plan",
            Topic::Person => "person",
        }
    }
}

/// The screen that the visitor is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What this is, how long it takes, and the examples.
    Start,
    /// One question.
    Question(Id<Question>),
    /// All answers, each to be changed.
    Check,
    /// The ranking and what follows from it.
    Result,
    /// A screen beyond the ranking.
    Topic(Topic),
    /// The roles side by side, readable without answering.
    Guide,
}

impl Step {
    /// Whether the screen belongs to the second part of the program.
    pub fn is_later(self) -> bool {
        matches!(self, Step::Result | Step::Topic(_) | Step::Guide)
    }
}

/// Answers and step, and where to go back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The answers shown: the visitor's own, those they try, or those of an example.
    pub answers: Answers,
    /// What was entered on the later screens.
    pub notes: Notes,
    /// The screen shown.
    pub step: Step,
    /// The screen that a change of one answer was begun on, and that "Continue" and "Back" return to.
    pub returns_to: Option<Step>,
    /// The screen that the guide was opened from.
    pub before_guide: Option<Step>,
    /// While other answers are tried: the answers as they were.
    pub before_trial: Option<Answers>,
    /// The example shown, with the visitor's own part kept beside it.
    pub example: Option<(Id<Example>, Box<Own>)>,
}

/// The visitor's own part: what is saved, and what is kept while an example is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// The visitor's answers.
    pub answers: Answers,
    /// What they entered on the later screens.
    pub notes: Notes,
    /// The screen they were on.
    pub step: Step,
}

impl Own {
    /// Whether nothing is entered at all.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.notes.is_empty()
    }
}

/// What the visitor does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Begin with the first question.
    Start,
    /// Take a choice, or let go of it.
    Choose(Id<Choice>, bool),
    /// Answer "I don't know" (or take that back).
    AnswerUnknown(Id<Question>, bool),
    /// Mark a theme as more or less important.
    SetImportance(Id<Theme>, Importance),
    /// Go on to the next page.
    Continue,
    /// Go back one page.
    Back,
    /// Open a screen.
    GoTo(Step),
    /// Change one answer and come back here.
    Change(Id<Question>),
    /// Look at a worked example; the visitor's own answers are kept.
    ShowExample(Id<Example>),
    /// Leave the example, back to the visitor's own answers.
    LeaveExample,
    /// Try these answers in place of the ones shown; they can be taken back.
    Try(Answers),
    /// Keep the answers that are tried (`true`), or go back to those before.
    EndTrial(bool),
    /// Enter something on a later screen.
    Note(Topic, Json),
    /// Delete every answer, and all that was entered on the later screens.
    DeleteAnswers,
    /// Put these answers in place of all (from a script).
    Replace(Answers),
}

impl Action {
    /// Whether the visitor moves to another screen, or sees another one in its place.
    pub fn moves(&self) -> bool {
        !matches!(self, Action::Choose(..) | Action::AnswerUnknown(..) | Action::SetImportance(..) | Action::Note(..))
    }

    /// Whether other answers are put in place of all, so that it is no change of single ones.
    pub fn replaces(&self) -> bool {
        matches!(self, Action::ShowExample(_) | Action::LeaveExample | Action::DeleteAnswers | Action::Replace(_))
    }
}

impl Session {
    /// Nothing said yet.
    pub fn new(asked: &Questionnaire) -> Self {
        Session {
            answers: Answers::none(asked),
            notes: Notes::default(),
            step: Step::Start,
            returns_to: None,
            before_guide: None,
            before_trial: None,
            example: None,
        }
    }

    /// The visitor's own part: what is worth saving.
    pub fn own(&self) -> Own {
        match &self.example {
            Some((_, own)) => (**own).clone(),
            None => Own {
                answers: self.before_trial.as_ref().unwrap_or(&self.answers).clone(),
                notes: self.notes.clone(),
                step: self.step,
            },
        }
    }

    /// The first question put to this visitor that has no answer, else the check page.
    pub fn where_stopped(&self, asked: &Questionnaire) -> Step {
        self.answers.left(asked).first().map_or(Step::Check, |&question| Step::Question(question))
    }

    fn open(&mut self, step: Step) {
        self.returns_to = None;
        self.before_guide = None;
        self.step = step;
    }

    /// Changes the answers shown; while others are tried, those before too, so that nothing entered is lost.
    fn change(&mut self, change: impl Fn(&mut Answers)) {
        change(&mut self.answers);
        if let Some(before) = &mut self.before_trial {
            change(before);
        }
    }

    fn restore(&mut self, own: Own) {
        self.answers = own.answers;
        self.notes = own.notes;
        self.before_trial = None;
        self.example = None;
        self.open(own.step);
    }
}

/// Carries out what the visitor did.
pub fn update(asked: &Questionnaire, session: &mut Session, action: Action) {
    match action {
        Action::Start => session.open(asked.questions.ids().next().map_or(Step::Check, Step::Question)),
        Action::Choose(choice, take) => session.change(|answers| answers.choose(asked, choice, take)),
        Action::AnswerUnknown(question, true) => session.change(|answers| answers.set_unknown(question)),
        Action::AnswerUnknown(question, false) => session.change(|answers| answers.clear(question)),
        Action::SetImportance(theme, importance) => {
            session.change(|answers| answers.set_importance(theme, importance));
        }
        Action::Continue => {
            let next = session.returns_to.or_else(|| after(asked, session));
            session.open(next.unwrap_or(session.step));
        }
        Action::Back if session.step == Step::Guide => {
            session.step = session.before_guide.take().unwrap_or(Step::Start);
        }
        Action::Back => {
            let previous = session.returns_to.or_else(|| before(asked, session));
            session.open(previous.unwrap_or(session.step));
        }
        Action::GoTo(Step::Guide) if session.step != Step::Guide => {
            session.before_guide = Some(session.step);
            session.step = Step::Guide;
        }
        Action::GoTo(Step::Guide) => {}
        Action::GoTo(step) => session.open(step),
        Action::Change(question) => {
            session.returns_to = Some(session.step);
            session.step = Step::Question(question);
        }
        Action::ShowExample(example) => {
            let own = session.own();
            session.answers = Answers::of(asked, &asked.examples[example].choices);
            session.notes = Notes::default();
            session.before_trial = None;
            session.example = Some((example, Box::new(own)));
            session.open(Step::Result);
        }
        Action::LeaveExample => {
            if let Some((_, own)) = session.example.take() {
                session.restore(*own);
            }
        }
        Action::Try(answers) => {
            let before = std::mem::replace(&mut session.answers, answers);
            session.before_trial.get_or_insert(before);
            session.open(Step::Result);
        }
        Action::EndTrial(keep) => {
            if let Some(before) = session.before_trial.take()
                && !keep
            {
                session.answers = before;
            }
        }
        Action::Note(topic, note) => session.notes.put(topic, note),
        Action::DeleteAnswers => *session = Session::new(asked),
        Action::Replace(answers) => {
            if let Some((_, own)) = session.example.take() {
                session.restore(*own);
            }
            session.before_trial = None;
            session.answers = answers;
        }
    }
}

fn after(asked: &Questionnaire, session: &Session) -> Option<Step> {
    match session.step {
        Step::Question(question) => {
            let next = session.answers.path(asked).into_iter().find(|&other| other > question);
            Some(next.map_or(Step::Check, Step::Question))
        }
        Step::Check => Some(Step::Result),
        Step::Start | Step::Result | Step::Topic(_) | Step::Guide => None,
    }
}

fn before(asked: &Questionnaire, session: &Session) -> Option<Step> {
    let path = session.answers.path(asked);
    match session.step {
        Step::Question(question) => {
            let previous = path.into_iter().take_while(|&other| other < question).last();
            Some(previous.map_or(Step::Start, Step::Question))
        }
        Step::Check => path.last().copied().map(Step::Question),
        Step::Result => Some(Step::Check),
        Step::Topic(_) => Some(Step::Result),
        Step::Start | Step::Guide => None,
    }
}
