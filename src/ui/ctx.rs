//! What every view is given: the questionnaire, the session to read, and the one door to change it.
//!
//! What only the later screens can have is in [`Full`](super::full::Full).

use std::rc::Rc;

use leptos::prelude::*;

use super::later::{self, Later};
use crate::content::Opening;
use crate::date::Date;
use crate::i18n;
use crate::model::{Choice, Id, Question, Questionnaire};
use crate::session::{Action, Answer, Answers, Session, update};
use crate::text::{QuestionnaireText, Ui};

/// What became of saving, where the visitor should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The browser denies storage.
    StorageBlocked,
    /// There is no room to save.
    StorageFull,
    /// What was saved could not be read.
    StorageUnreadable,
    /// All answers are deleted.
    Deleted,
}

/// What became of answers without the visitor touching them; told until they move on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The questionnaire has changed since the answers were saved: these questions are new or asked anew.
    AskedAnew(Vec<Id<Question>>),
    /// After the last change the answers to these questions do not apply any more.
    NoLongerApply(Vec<Id<Question>>),
}

/// Told the session after each action.
pub type AfterChange = Rc<dyn Fn(&Session, &Action)>;

/// Handed to every view by value.
#[derive(Clone, Copy)]
pub struct Ctx {
    opening: &'static Opening,
    session: RwSignal<Session>,
    /// What is proposed for the region of the browser's language before the visitor answers.
    proposed: Option<Id<Choice>>,
    /// The questions whose answers did not apply when the visitor came to this screen.
    ignored_before: StoredValue<Vec<Id<Question>>>,
    /// Grows with each move to another screen; what is drawn anew with it reads it.
    moves: RwSignal<usize>,
    /// Grows when the second part of the program has arrived.
    arrivals: RwSignal<usize>,
    /// Grows when the page is about to be printed.
    prints: RwSignal<usize>,
    /// The line about saving to show, if any.
    pub notice: RwSignal<Option<Notice>>,
    /// The line about answers to show, if any.
    pub remark: RwSignal<Option<Remark>>,
    after: StoredValue<AfterChange, LocalStorage>,
}

impl Ctx {
    /// A context around a session.
    pub fn new(opening: &'static Opening, session: Session, after: AfterChange) -> Self {
        let ignored = session.answers.ignored(&opening.questionnaire);
        Ctx {
            opening,
            session: RwSignal::new(session),
            proposed: i18n::region().and_then(|region| opening.questionnaire.proposed_in(&region)),
            ignored_before: StoredValue::new(ignored),
            moves: RwSignal::new(0),
            arrivals: RwSignal::new(0),
            prints: RwSignal::new(0),
            notice: RwSignal::new(None),
            remark: RwSignal::new(None),
            after: StoredValue::new_local(after),
        }
    }

    /// Carries out what the visitor does.
    pub fn dispatch(self, action: Action) {
        self.session.update(|session| update(self.asked(), session, action.clone()));
        if action.moves() {
            self.remark_after(&action);
            self.draw_again();
        }
        let after = self.after.get_value();
        // A copy, because a page that hears of it may change the session at once.
        after(&self.session.get_untracked(), &action);
    }

    /// Tells on the screen that the visitor comes to which answers ceased to apply on the one before.
    fn remark_after(self, action: &Action) {
        let (before, now) = (self.ignored_before.get_value(), self.ignored());
        let ceased: Vec<_> = now.iter().copied().filter(|question| !before.contains(question)).collect();
        self.ignored_before.set_value(now);
        let remark = (!action.replaces() && !ceased.is_empty()).then_some(Remark::NoLongerApply(ceased));
        if self.remark.get_untracked() != remark {
            self.remark.set(remark);
        }
    }

    /// The questions with answers that no longer apply.
    pub fn ignored(self) -> Vec<Id<Question>> {
        self.read(|session| session.answers.ignored(self.asked()))
    }

    /// What is proposed for this question before the visitor answers it.
    pub fn proposed(self, question: Id<Question>) -> Option<Id<Choice>> {
        let open = self.read(|session| session.answers.get(question).is_none());
        self.proposed.filter(|&choice| open && self.asked().choices[choice].question == question)
    }

    /// The answers as they are now, with what is proposed for the region of the browser's language put in where the
    /// visitor has not answered.
    pub fn placed(self) -> Answers {
        self.put_proposed(self.answers())
    }

    /// These answers with what is proposed put in where there is no answer.
    pub fn put_proposed(self, mut answers: Answers) -> Answers {
        if let Some(choice) = self.proposed
            && answers.get(self.asked().choices[choice].question).is_none()
        {
            answers.choose(self.asked(), choice, true);
        }
        answers
    }

    /// Has the screen drawn anew.
    pub fn draw_again(self) {
        self.moves.update(|moves| *moves += 1);
    }

    /// Says that the second part of the program has arrived.
    pub fn tell_arrival(self) {
        self.arrivals.update(|arrivals| *arrivals += 1);
    }

    /// The second part of the program, if it is there; the view that calls this is drawn anew when it comes.
    pub fn watch_later(self) -> Option<&'static dyn Later> {
        self.arrivals.track();
        later::arrived()
    }

    /// Has all that is closed drawn, as paper shows it.
    pub fn draw_for_paper(self) {
        self.prints.update(|prints| *prints += 1);
    }

    /// Whether the page has been printed or is about to be; the view that calls this is drawn anew then.
    pub fn is_on_paper(self) -> bool {
        self.prints.get() > 0
    }

    /// Makes the view that calls this be drawn anew with each move.
    pub fn draw_with_moves(self) {
        self.moves.track();
    }

    /// What is asked.
    pub fn asked(self) -> &'static Questionnaire {
        &self.opening.questionnaire
    }

    /// Its words.
    pub fn words(self) -> &'static QuestionnaireText {
        &self.opening.text
    }

    /// The labels of the first screens.
    pub fn ui(self) -> &'static Ui {
        &self.opening.text.ui
    }

    /// Reads the session as it is now.
    pub fn read<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with_untracked(read)
    }

    /// Reads the session, and has the view that calls this drawn anew whenever it changes.
    pub fn watch<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with(read)
    }

    /// The answers as they are now.
    pub fn answers(self) -> Answers {
        self.read(|session| session.answers.clone())
    }

    /// A choice in words.
    pub fn choice_text(self, choice: Id<Choice>) -> &'static str {
        &self.words().choices[choice].text
    }

    /// The answer to a question in words.
    pub fn answer_texts(self, answers: &Answers, question: Id<Question>) -> Vec<&'static str> {
        match answers.get(question) {
            Some(Answer::Chosen(choices)) => choices.iter().map(|&choice| self.choice_text(choice)).collect(),
            Some(Answer::Unknown) => vec![self.ui().unknown()],
            None => vec![self.ui().not_answered()],
        }
    }

    /// Hundredths as a percentage in the visitor's language.
    pub fn percent(self, hundredths: u32) -> String {
        i18n::percent(&self.words().language, hundredths)
    }

    /// A whole number in the visitor's language.
    pub fn whole(self, number: i32) -> String {
        i18n::whole(&self.words().language, number)
    }

    /// Money in the visitor's language.
    pub fn money(self, currency: &str, units: u32) -> String {
        i18n::money(&self.words().language, currency, units)
    }

    /// A day in the visitor's language.
    pub fn day(self, date: Date) -> String {
        i18n::day(&self.words().language, date)
    }

    /// Tenths of a day as days in the visitor's language.
    pub fn days(self, tenths: u32) -> String {
        i18n::tenths(&self.words().language, tenths)
    }
}
