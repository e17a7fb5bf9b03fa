//! What every view is given: the content, the session to read, and the one door to change it.

use std::rc::Rc;

use leptos::prelude::*;

use crate::content::Content;
use crate::i18n;
use crate::model::{Choice, Id, Model, Question, Role};
use crate::scoring::{Assessment, assess};
use crate::session::{Action, Answer, Answers, Session, update};
use crate::text::{Text, Ui};

/// One line that the visitor should know.
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

/// Told the session after each action.
pub type AfterChange = Rc<dyn Fn(&Session, &Action)>;

/// Handed to every view by value.
#[derive(Clone, Copy)]
pub struct Ctx {
    content: &'static Content,
    session: RwSignal<Session>,
    /// Grows with each move to another screen; what is drawn anew with it reads it.
    moves: RwSignal<usize>,
    /// The line to show, if any.
    pub notice: RwSignal<Option<Notice>>,
    after: StoredValue<AfterChange, LocalStorage>,
}

impl Ctx {
    /// A context around a session.
    pub fn new(content: &'static Content, session: Session, after: AfterChange) -> Self {
        Ctx {
            content,
            session: RwSignal::new(session),
            moves: RwSignal::new(0),
            notice: RwSignal::new(None),
            after: StoredValue::new_local(after),
        }
    }

    /// Carries out what the visitor does.
    pub fn dispatch(self, action: Action) {
        self.session.update(|session| update(&self.content.model, session, action.clone()));
        if action.moves() {
            self.moves.update(|moves| *moves += 1);
        }
        let after = self.after.get_value();
        self.session.with_untracked(|session| after(session, &action));
    }

    /// Makes the view that calls this be drawn anew with each move.
    pub fn draw_with_moves(self) {
        self.moves.track();
    }

    /// The model.
    pub fn model(self) -> &'static Model {
        &self.content.model
    }

    /// The words.
    pub fn text(self) -> &'static Text {
        &self.content.text
    }

    /// Model and words.
    pub fn content(self) -> &'static Content {
        self.content
    }

    /// The labels of the screens.
    pub fn ui(self) -> &'static Ui {
        &self.content.text.ui
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

    /// The ranking as it is now.
    pub fn assessment(self) -> Assessment {
        self.read(|session| assess(self.model(), &session.answers))
    }

    /// An option's name.
    pub fn role_name(self, role: Id<Role>) -> &'static str {
        &self.text().roles[role].name
    }

    /// A choice in words.
    pub fn choice_text(self, choice: Id<Choice>) -> &'static str {
        &self.text().choices[choice]
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
        i18n::percent(&self.text().language, hundredths)
    }

    /// Tenths of a day as days in the visitor's language.
    pub fn days(self, tenths: u32) -> String {
        i18n::tenths(&self.text().language, tenths)
    }
}
