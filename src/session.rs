//! All state there is: what the visitor entered, and which screen they are on.
//!
//! [`update`] is the one way to change it. Every click becomes an [`Action`], and `update` returns what that changed as a
//! [`Change`]. Nothing that can be computed is stored here. Scores, progress and texts follow from the answers.

mod answers;
mod inputs;
pub mod path;
mod step;

pub use answers::{Answer, Answers, Importance};
pub use inputs::TopicInputs;
pub use step::{Step, Topic};

use crate::base::json::Json;
use crate::base::table::Id;
use crate::model::{Choice, Example, Question, Questionnaire, Theme};

/// The answers and the screen shown, whose answers they are, and where "Back" leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    answers: Answers,
    inputs: TopicInputs,
    step: Step,
    shown: Shown,
    returns: Returns,
}

/// Whose answers are on screen. What the visitor entered is set aside while others are shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// The visitor's own.
    Own,
    /// Answers that the visitor tries out. They can be undone.
    Trial {
        /// Their answers as they were before.
        before: Answers,
    },
    /// Somebody else's.
    Guest {
        /// Whose.
        guest: Guest,
        /// What belongs to the visitor.
        own: Box<Entries>,
        /// The guest's answers as they were, while the visitor tries out others on them.
        before: Option<Answers>,
    },
}

/// Whose answers are shown in place of the visitor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guest {
    /// A worked example's.
    Example(Id<Example>),
}

/// Where "Continue" and "Back" lead if not along the path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Returns {
    /// The screen on which the change of one answer was begun.
    change: Option<Step>,
    /// The screen that the guide was opened from.
    guide: Option<Step>,
}

/// Everything that belongs to the visitor and is saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Entries {
    /// The visitor's answers.
    pub answers: Answers,
    /// What they entered on the topics' screens.
    pub inputs: TopicInputs,
    /// The screen they were on.
    pub step: Step,
}

impl Entries {
    /// Whether nothing is entered at all.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.inputs.is_empty()
    }
}

/// What the visitor does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Begin with the first question.
    Start,
    /// Take a choice (`true`), or drop it.
    Choose(Id<Choice>, bool),
    /// Answer "I don't know" (`true`), or take that back.
    AnswerUnknown(Id<Question>, bool),
    /// Mark a theme as more or less important.
    SetImportance(Id<Theme>, Importance),
    /// Take all marks of importance back.
    ResetImportance,
    /// Go on to the next page.
    Continue,
    /// Go back one page.
    Back,
    /// Open a screen.
    GoTo(Step),
    /// Change one answer and come back here.
    Change(Id<Question>),
    /// Look at a worked example. The visitor's own answers are kept.
    ShowExample(Id<Example>),
    /// Leave the example, back to the visitor's own answers.
    LeaveExample,
    /// Try out these answers in place of the ones shown. They can be undone.
    Try(Answers),
    /// Keep the answers that are tried out (`true`), or go back to those before.
    EndTrial(bool),
    /// Enter something on a topic's screen.
    Enter(Topic, Json),
    /// Delete every answer, and all that was entered on the topics' screens.
    DeleteAnswers,
    /// Replace all answers (from a script).
    Replace(Answers),
}

impl Action {
    /// Whether all answers are replaced at once, instead of single ones being changed.
    pub fn replaces_answers(&self) -> bool {
        matches!(self, Action::ShowExample(_) | Action::LeaveExample | Action::DeleteAnswers | Action::Replace(_))
    }

    /// Whether the action replaces the screen, so that the new heading takes the focus.
    fn replaces_screen(&self) -> bool {
        !matches!(
            self,
            Action::Choose(..)
                | Action::AnswerUnknown(..)
                | Action::SetImportance(..)
                | Action::ResetImportance
                | Action::Enter(..)
        )
    }
}

/// What an action changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The screen is replaced, possibly by the same one with other content.
    pub screen: bool,
    /// The answers shown are different.
    pub answers: bool,
    /// What belongs to the visitor has changed and has to be saved.
    pub entries: bool,
    /// The visitor deleted everything, so it has to be removed from storage too.
    pub deleted: bool,
}

impl Session {
    /// A session in which nothing is entered yet.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        let answers = Answers::none(questionnaire);
        Session::resume(Entries { answers, inputs: TopicInputs::default(), step: Step::Start })
    }

    /// Continues where the visitor stopped.
    pub fn resume(entries: Entries) -> Self {
        let Entries { answers, inputs, step } = entries;
        Session { answers, inputs, step, shown: Shown::Own, returns: Returns::default() }
    }

    /// The answers shown: the visitor's own, those they try out, or a guest's.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// What was entered on the topics' screens, for the answers shown.
    pub fn inputs(&self) -> &TopicInputs {
        &self.inputs
    }

    /// The screen shown.
    pub fn step(&self) -> Step {
        self.step
    }

    /// Whose answers are shown.
    pub fn shown(&self) -> &Shown {
        &self.shown
    }

    /// Whether a single answer is being changed. "Continue" then leads back to where that was begun.
    pub fn is_single_change(&self) -> bool {
        self.returns.change.is_some()
    }

    /// The screen that the guide was opened from.
    pub fn before_guide(&self) -> Option<Step> {
        self.returns.guide
    }

    /// The answers as they were before others were tried out. `None` unless some are.
    pub fn before_trial(&self) -> Option<&Answers> {
        match &self.shown {
            Shown::Own => None,
            Shown::Trial { before } => Some(before),
            Shown::Guest { before, .. } => before.as_ref(),
        }
    }

    /// The example shown, if one is.
    pub fn example(&self) -> Option<Id<Example>> {
        match self.shown {
            Shown::Guest { guest: Guest::Example(example), .. } => Some(example),
            Shown::Own | Shown::Trial { .. } => None,
        }
    }

    /// What belongs to the visitor, whoever's answers are shown.
    pub fn own(&self) -> Entries {
        let (answers, inputs, step) = self.own_parts();
        Entries { answers: answers.clone(), inputs: inputs.clone(), step }
    }

    /// Whether the visitor has entered anything.
    pub fn has_own(&self) -> bool {
        let (answers, inputs, _) = self.own_parts();
        !answers.is_empty() || !inputs.is_empty()
    }

    fn own_parts(&self) -> (&Answers, &TopicInputs, Step) {
        match &self.shown {
            Shown::Own => (&self.answers, &self.inputs, self.step),
            Shown::Trial { before } => (before, &self.inputs, self.step),
            Shown::Guest { own, .. } => (&own.answers, &own.inputs, own.step),
        }
    }

    /// The first question on the path without an answer, or else the check page.
    pub fn where_stopped(&self, questionnaire: &Questionnaire) -> Step {
        self.answers.left(questionnaire).first().map_or(Step::Check, |&question| Step::Question(question))
    }

    fn open(&mut self, step: Step) {
        self.returns = Returns::default();
        self.step = step;
    }

    fn before_trial_mut(&mut self) -> Option<&mut Answers> {
        match &mut self.shown {
            Shown::Own => None,
            Shown::Trial { before } => Some(before),
            Shown::Guest { before, .. } => before.as_mut(),
        }
    }

    /// Changes the answers shown. During a trial it changes those before it too, so that nothing entered is lost.
    fn change(&mut self, change: impl Fn(&mut Answers)) {
        change(&mut self.answers);
        if let Some(before) = self.before_trial_mut() {
            change(before);
        }
    }

    fn try_answers(&mut self, answers: Answers) {
        let before = std::mem::replace(&mut self.answers, answers);
        match &mut self.shown {
            Shown::Own => self.shown = Shown::Trial { before },
            Shown::Trial { .. } => {}
            Shown::Guest { before: kept, .. } => {
                kept.get_or_insert(before);
            }
        }
    }

    /// Ends a trial. The answers before it come back unless those tried out are kept.
    fn end_trial(&mut self, keep: bool) {
        let before = match std::mem::replace(&mut self.shown, Shown::Own) {
            Shown::Own => None,
            Shown::Trial { before } => Some(before),
            Shown::Guest { guest, own, before } => {
                self.shown = Shown::Guest { guest, own, before: None };
                before
            }
        };
        if let Some(before) = before.filter(|_| !keep) {
            self.answers = before;
        }
    }

    fn show_guest(&mut self, guest: Guest, answers: Answers) {
        let own = Box::new(self.own());
        self.answers = answers;
        self.inputs = TopicInputs::default();
        self.shown = Shown::Guest { guest, own, before: None };
        self.open(Step::Result);
    }

    /// Back to what belongs to the visitor.
    fn leave_guest(&mut self) {
        if matches!(self.shown, Shown::Guest { .. }) {
            *self = Session::resume(self.own());
        }
    }
}

/// Carries out what the visitor did, and returns what that changed.
pub fn update(questionnaire: &Questionnaire, session: &mut Session, action: Action) -> Change {
    let before = session.clone();
    let (screen, deleted) = (action.replaces_screen(), action == Action::DeleteAnswers);
    carry_out(questionnaire, session, action);
    Change {
        screen,
        answers: session.answers != before.answers,
        entries: session.own_parts() != before.own_parts(),
        deleted,
    }
}

fn carry_out(questionnaire: &Questionnaire, session: &mut Session, action: Action) {
    match action {
        Action::Start => session.open(questionnaire.questions.ids().next().map_or(Step::Check, Step::Question)),
        Action::Choose(choice, take) => session.change(|answers| answers.choose(questionnaire, choice, take)),
        Action::AnswerUnknown(question, true) => session.change(|answers| answers.set_unknown(question)),
        Action::AnswerUnknown(question, false) => session.change(|answers| answers.clear(question)),
        Action::SetImportance(theme, importance) => {
            session.change(|answers| answers.set_importance(theme, importance));
        }
        Action::ResetImportance => session.change(Answers::reset_importance),
        Action::Continue => {
            let next = session.returns.change.or_else(|| after(questionnaire, session));
            session.open(next.unwrap_or(session.step));
        }
        Action::Back if session.step == Step::Guide => {
            session.step = session.returns.guide.take().unwrap_or(Step::Start);
        }
        Action::Back => {
            let previous = session.returns.change.or_else(|| before(questionnaire, session));
            session.open(previous.unwrap_or(session.step));
        }
        Action::GoTo(Step::Guide) if session.step == Step::Guide => {}
        Action::GoTo(Step::Guide) => {
            session.returns.guide = Some(session.step);
            session.step = Step::Guide;
        }
        Action::GoTo(step) => session.open(step),
        Action::Change(question) => {
            session.returns.change = Some(session.step);
            session.step = Step::Question(question);
        }
        Action::ShowExample(example) => {
            let answers = Answers::of(questionnaire, &questionnaire.examples[example].choices);
            session.show_guest(Guest::Example(example), answers);
        }
        Action::LeaveExample => session.leave_guest(),
        Action::Try(answers) => {
            session.try_answers(answers);
            session.open(Step::Result);
        }
        Action::EndTrial(keep) => session.end_trial(keep),
        Action::Enter(topic, input) => session.inputs.put(topic, input),
        Action::DeleteAnswers => *session = Session::new(questionnaire),
        Action::Replace(answers) => {
            session.leave_guest();
            session.end_trial(true);
            session.answers = answers;
        }
    }
}

fn after(questionnaire: &Questionnaire, session: &Session) -> Option<Step> {
    match session.step {
        Step::Question(question) => {
            let next = session.answers.path(questionnaire).into_iter().find(|&other| other > question);
            Some(next.map_or(Step::Check, Step::Question))
        }
        Step::Check => Some(Step::Result),
        Step::Start | Step::Result | Step::Topic(_) | Step::Guide => None,
    }
}

fn before(questionnaire: &Questionnaire, session: &Session) -> Option<Step> {
    let path = session.answers.path(questionnaire);
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
