//! What every view is given: the questionnaire, the session to read, and the one door to change it.
//!
//! What only the lazy screens can have is in [`ResultCtx`](super::result_ctx::ResultCtx).

use std::rc::Rc;

use crate::ui::kit::reactive::*;

use super::edition::Edition;
use super::lazy::{LazyState, LazyWidget};
use crate::base::date::Date;
use crate::base::table::Id;
use crate::i18n;
use crate::model::{Choice, Question, Questionnaire};
use crate::session::{Action, Answer, Answers, Change, Session, update};
use crate::text::{QuestionnaireLabels, QuestionnaireText};

/// What became of saving, where the visitor should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The browser denies storage.
    StorageBlocked,
    /// There is no room to save.
    StorageFull,
    /// What was saved could not be read.
    StorageUnreadable,
    /// What was saved is from a newer version of this page and is left as it is; nothing is saved.
    StorageNewer,
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

/// Called with the new session after every action, and what the action changed. Answers what became of saving; `None` where
/// nothing was to be saved.
pub type AfterChange = Rc<dyn Fn(Ctx, &Session, Change) -> Option<Result<(), Notice>>>;

/// Context for all views of one widget. Lives as long as the [`Owner`] it was made in.
#[derive(Clone, Copy)]
pub struct Ctx {
    edition: &'static Edition,
    session: RwSignal<Session>,
    /// The answers shown; equal ones stop here.
    answers: Memo<Answers>,
    /// What is proposed for the region of the browser's language before the visitor answers.
    proposed: Option<Id<Choice>>,
    /// The questions whose answers did not apply when the visitor came to this screen.
    ignored_before: StoredValue<Vec<Id<Question>>>,
    /// Incremented on navigation; views that must be rebuilt then subscribe to it.
    moves: RwSignal<usize>,
    /// Incremented when the page is about to be printed.
    prints: RwSignal<usize>,
    notice: RwSignal<Option<Notice>>,
    remark: RwSignal<Option<Remark>>,
    after: StoredValue<AfterChange, LocalStorage>,
    owner: StoredValue<Owner, LocalStorage>,
    lazy: StoredValue<Option<Rc<dyn LazyWidget>>, LocalStorage>,
}

impl Ctx {
    /// A context around a session, in the current [`Owner`]. `region` (ISO 3166-1 alpha-2) is that of the browser's
    /// language, if it names one.
    pub fn new(edition: &'static Edition, session: Session, region: Option<&str>, after: AfterChange) -> Self {
        let questionnaire = &edition.content().questionnaire;
        let ignored = session.answers().ignored(questionnaire);
        let session = RwSignal::new(session);
        Ctx {
            edition,
            session,
            answers: Memo::new(move |_| session.with(|session| session.answers().clone())),
            proposed: region.and_then(|region| questionnaire.proposed_in(region)),
            ignored_before: StoredValue::new(ignored),
            moves: RwSignal::new(0),
            prints: RwSignal::new(0),
            notice: RwSignal::new(None),
            remark: RwSignal::new(None),
            after: StoredValue::new_local(after),
            owner: StoredValue::new_local(Owner::current().unwrap_or_default()),
            lazy: StoredValue::new_local(None),
        }
    }

    /// Carries out what the visitor does.
    pub fn dispatch(self, action: Action) {
        let replaces = action.replaces_answers();
        let change = self.session.try_update(|session| update(self.questionnaire(), session, action));
        let change = change.unwrap_or_default();
        if change.screen {
            self.remark_after(replaces);
            self.draw_again();
        }
        self.follow(change);
    }

    /// Saves and reports what was changed, and shows what became of saving.
    pub fn follow(self, change: Change) {
        let after = self.after.get_value();
        // A copy, because a page that hears of it may change the session at once.
        let saved = after(self, &self.session.get_untracked(), change);
        self.tell_saved(change, saved);
    }

    /// Shows what became of saving.
    fn tell_saved(self, change: Change, saved: Option<Result<(), Notice>>) {
        let shown = self.notice.get_untracked();
        let next = match saved {
            _ if change.deleted => Some(Notice::Deleted),
            None => shown,
            Some(Err(notice)) => Some(notice),
            // What was found stays told; the rest is over.
            Some(Ok(())) => shown.filter(|&shown| shown == Notice::StorageUnreadable),
        };
        if next != shown {
            self.notice.set(next);
        }
    }

    /// Tells on the screen that the visitor comes to which answers ceased to apply on the one before.
    fn remark_after(self, replaces: bool) {
        let (before, now) = (self.ignored_before.get_value(), self.ignored());
        let ceased: Vec<_> = now.iter().copied().filter(|question| !before.contains(question)).collect();
        self.ignored_before.set_value(now);
        let remark = (!replaces && !ceased.is_empty()).then_some(Remark::NoLongerApply(ceased));
        if self.remark.get_untracked() != remark {
            self.remark.set(remark);
        }
    }

    /// The line about saving to show, if any.
    pub fn notice(self) -> Option<Notice> {
        self.notice.get()
    }

    /// The line about answers to show, if any.
    pub fn remark(self) -> Option<Remark> {
        self.remark.get()
    }

    /// Shows these lines until the visitor moves on.
    pub fn tell(self, notice: Option<Notice>, remark: Option<Remark>) {
        self.notice.set(notice);
        self.remark.set(remark);
    }

    /// The questions with answers that no longer apply.
    pub fn ignored(self) -> Vec<Id<Question>> {
        self.read(|session| session.answers().ignored(self.questionnaire()))
    }

    /// What is proposed for this question before the visitor answers it.
    pub fn proposed(self, question: Id<Question>) -> Option<Id<Choice>> {
        let open = self.read(|session| session.answers().get(question).is_none());
        self.proposed.filter(|&choice| open && self.questionnaire().choices[choice].question == question)
    }

    /// The answers as they are now, with what is proposed for the region of the browser's language put in where the
    /// visitor has not answered.
    pub fn placed(self) -> Answers {
        self.put_proposed(self.answers())
    }

    /// These answers with what is proposed put in where there is no answer.
    pub fn put_proposed(self, mut answers: Answers) -> Answers {
        if let Some(choice) = self.proposed
            && answers.get(self.questionnaire().choices[choice].question).is_none()
        {
            answers.choose(self.questionnaire(), choice, true);
        }
        answers
    }

    /// Has the screen drawn anew.
    pub fn draw_again(self) {
        self.moves.update(|moves| *moves += 1);
    }

    /// The edition shown.
    pub fn edition(self) -> &'static Edition {
        self.edition
    }

    /// The lazy screens of this widget, if they are there; the reactive computation that calls this runs again when they
    /// arrive.
    pub fn lazy(self) -> Option<Rc<dyn LazyWidget>> {
        match self.edition.lazy_state() {
            LazyState::Ready(_) => self.lazy_now(),
            LazyState::NotAsked | LazyState::Loading | LazyState::Failed => None,
        }
    }

    /// The lazy screens of this widget as things stand, made when first asked for.
    pub fn lazy_now(self) -> Option<Rc<dyn LazyWidget>> {
        let part = self.edition.lazy_part()?;
        if self.lazy.with_value(Option::is_none) {
            // What they compute is to live as long as the widget, not as long as the screen that asked first.
            let widget = self.owner.get_value().with(|| part.widget(self));
            self.lazy.set_value(Some(widget));
        }
        self.lazy.get_value()
    }

    /// Has all that is closed drawn, as paper shows it.
    pub fn draw_for_paper(self) {
        self.prints.update(|prints| *prints += 1);
    }

    /// Whether the page has been printed or is about to be; the reactive computation that calls this runs again then.
    pub fn is_on_paper(self) -> bool {
        self.prints.get() > 0
    }

    /// Makes the reactive computation that calls this run again with each move.
    pub fn track_moves(self) {
        self.moves.track();
    }

    /// What is asked.
    pub fn questionnaire(self) -> &'static Questionnaire {
        &self.edition.content().questionnaire
    }

    /// Its words.
    pub fn texts(self) -> &'static QuestionnaireText {
        &self.edition.content().text
    }

    /// The labels of the first screens.
    pub fn labels(self) -> &'static QuestionnaireLabels {
        &self.texts().ui
    }

    /// Reads the session as it is now.
    pub fn read<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with_untracked(read)
    }

    /// Reads the session; the reactive computation that calls this runs again whenever it changes.
    pub fn watch<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with(read)
    }

    /// The answers shown as they are now.
    pub fn answers(self) -> Answers {
        self.answers.get_untracked()
    }

    /// Reads the answers shown; the reactive computation that calls this runs again when they change.
    pub fn watch_answers<T>(self, read: impl FnOnce(&Answers) -> T) -> T {
        self.answers.with(read)
    }

    /// A choice in words.
    pub fn choice_text(self, choice: Id<Choice>) -> &'static str {
        &self.texts().choices[choice].text
    }

    /// The answer to a question in words.
    pub fn answer_texts(self, answers: &Answers, question: Id<Question>) -> Vec<&'static str> {
        match answers.get(question) {
            Some(Answer::Chosen(choices)) => choices.iter().map(|&choice| self.choice_text(choice)).collect(),
            Some(Answer::Unknown) => vec![self.labels().unknown()],
            None => vec![self.labels().not_answered()],
        }
    }

    /// Hundredths as a percentage in the visitor's language.
    pub fn percent(self, hundredths: u32) -> String {
        i18n::percent(&self.texts().language, hundredths)
    }

    /// A whole number in the visitor's language.
    pub fn whole(self, number: i32) -> String {
        i18n::whole(&self.texts().language, number)
    }

    /// Money in the visitor's language.
    pub fn money(self, currency: &str, units: u32) -> String {
        i18n::money(&self.texts().language, currency, units)
    }

    /// A day in the visitor's language.
    pub fn day(self, date: Date) -> String {
        i18n::day(&self.texts().language, date)
    }

    /// Tenths as a decimal number in the visitor's language.
    pub fn tenths(self, tenths: u32) -> String {
        i18n::tenths(&self.texts().language, tenths)
    }
}
