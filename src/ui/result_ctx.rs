//! What the lazy screens are given: all that [`Ctx`] has, the result content, what follows from the answers, and what is
//! entered on the topics.

use std::sync::Arc;

use super::ctx::Ctx;
use super::kit::derived::Derived;
use crate::base::date::Date;
use crate::base::json::Json;
use crate::base::table::Id;
use crate::content::{ResultContent, Topics};
use crate::evaluation::Evaluation;
use crate::model::{Choice, Model, Questionnaire, Role};
use crate::scoring::{Assessment, Placement};
use crate::session::{Action, Answers, Session, Topic};
use crate::text::{QuestionnaireText, ResultLabels, ResultText, fill};
use crate::topics::cost::{CostInput, Overview};
use crate::topics::cover::CoverInput;
use crate::topics::person::PersonInput;
use crate::topics::plan::PlanInput;

/// Context for lazily loaded screens. It can only be built from loaded content, so no lazy screen can be drawn too early.
#[derive(Clone, Copy)]
pub struct ResultCtx {
    ctx: Ctx,
    content: &'static ResultContent,
    evaluation: Derived<Evaluation>,
    cost_input: Derived<CostInput>,
    plan_input: Derived<PlanInput>,
    cover_input: Derived<CoverInput>,
    person_input: Derived<PersonInput>,
    overview: Derived<Overview<'static>>,
}

impl ResultCtx {
    /// A context for the lazy screens of one widget, in the current [`Owner`].
    pub fn new(ctx: Ctx, content: &'static ResultContent) -> Self {
        let evaluation = Derived::new(move || Evaluation::new(&content.model, ctx.watch_answers(Answers::clone)));
        let (model, topics) = (&content.model, &content.topics);
        let costs = &topics.costs.rules;
        let cost_input = input(ctx, Topic::Costs, move |json| CostInput::read(json, costs, model));
        let overview = Derived::new(move || {
            let evaluation = evaluation.watch();
            let (answers, assessment) = (evaluation.answers(), evaluation.assessment());
            let placed = ctx.put_proposed(answers.clone());
            Overview::new(costs, model, (answers, assessment), &placed, &cost_input.watch())
        });
        ResultCtx {
            ctx,
            content,
            evaluation,
            cost_input,
            overview,
            plan_input: input(ctx, Topic::Plan, move |json| PlanInput::read(json, model)),
            cover_input: input(ctx, Topic::Cover, move |json| CoverInput::read(json, &topics.cover.rules, model)),
            person_input: input(ctx, Topic::Person, move |json| PersonInput::read(json, &topics.person.rules)),
        }
    }

    /// What the first screens are given.
    pub fn ctx(self) -> Ctx {
        self.ctx
    }

    /// The model.
    pub fn model(self) -> &'static Model {
        &self.content.model
    }

    /// The words of the lazy screens.
    pub fn texts(self) -> &'static ResultText {
        &self.content.text
    }

    /// The labels of the lazy screens.
    pub fn labels(self) -> &'static ResultLabels {
        &self.content.text.ui
    }

    /// What the topics that build on the ranking rest on.
    pub fn topics(self) -> &'static Topics {
        &self.content.topics
    }

    /// All that follows from the answers shown, as they are now.
    pub fn evaluation(self) -> Arc<Evaluation> {
        self.evaluation.now()
    }

    /// The same; the reactive computation that calls this runs again when the answers change.
    pub fn watch_evaluation(self) -> Arc<Evaluation> {
        self.evaluation.watch()
    }

    /// What is entered on costs, as it is now.
    pub fn cost_input(self) -> Arc<CostInput> {
        self.cost_input.now()
    }

    /// The same; the reactive computation that calls this runs again when it changes.
    pub fn watch_cost_input(self) -> Arc<CostInput> {
        self.cost_input.watch()
    }

    /// Changes what is entered on costs.
    pub fn change_cost_input(self, change: impl FnOnce(&mut CostInput)) {
        let mut input = CostInput::clone(&self.cost_input());
        change(&mut input);
        self.enter(Topic::Costs, input.write(&self.topics().costs.rules, self.model()));
    }

    /// What all options cost with the answers shown and the figures entered, as it is now.
    pub fn overview(self) -> Arc<Overview<'static>> {
        self.overview.now()
    }

    /// The same; the reactive computation that calls this runs again when it changes.
    pub fn watch_overview(self) -> Arc<Overview<'static>> {
        self.overview.watch()
    }

    /// What is entered on plan and brief, as it is now.
    pub fn plan_input(self) -> Arc<PlanInput> {
        self.plan_input.now()
    }

    /// The same; the reactive computation that calls this runs again when it changes.
    pub fn watch_plan_input(self) -> Arc<PlanInput> {
        self.plan_input.watch()
    }

    /// Changes what is entered on plan and brief.
    pub fn change_plan_input(self, change: impl FnOnce(&mut PlanInput)) {
        let mut input = PlanInput::clone(&self.plan_input());
        change(&mut input);
        self.enter(Topic::Plan, input.write(self.model()));
    }

    /// What is entered on who covers what, as it is now.
    pub fn cover_input(self) -> Arc<CoverInput> {
        self.cover_input.now()
    }

    /// The same; the reactive computation that calls this runs again when it changes.
    pub fn watch_cover_input(self) -> Arc<CoverInput> {
        self.cover_input.watch()
    }

    /// Changes what is entered on who covers what.
    pub fn change_cover_input(self, change: impl FnOnce(&mut CoverInput)) {
        let mut input = CoverInput::clone(&self.cover_input());
        change(&mut input);
        self.enter(Topic::Cover, input.write(&self.topics().cover.rules, self.model()));
    }

    /// What is entered on a person in mind, as it is now.
    pub fn person_input(self) -> Arc<PersonInput> {
        self.person_input.now()
    }

    /// The same; the reactive computation that calls this runs again when it changes.
    pub fn watch_person_input(self) -> Arc<PersonInput> {
        self.person_input.watch()
    }

    /// Changes what is entered on a person in mind.
    pub fn change_person_input(self, change: impl FnOnce(&mut PersonInput)) {
        let mut input = PersonInput::clone(&self.person_input());
        change(&mut input);
        self.enter(Topic::Person, input.write(&self.topics().person.rules));
    }

    /// Deletes all that is entered on a topic.
    pub fn clear_input(self, topic: Topic) {
        self.enter(topic, Json::Null);
    }

    fn enter(self, topic: Topic, input: Json) {
        self.dispatch(Action::Enter(topic, input));
    }

    /// The option in first place.
    pub fn first(self) -> Id<Role> {
        self.evaluation().assessment().placements.first().map_or(Id::new(0), |first| first.role)
    }

    /// As [`Ctx::dispatch`].
    pub fn dispatch(self, action: Action) {
        self.ctx.dispatch(action);
    }

    /// As [`Ctx::read`].
    pub fn read<T>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.ctx.read(read)
    }

    /// As [`Ctx::answers`].
    pub fn answers(self) -> Answers {
        self.ctx.answers()
    }

    /// As [`Ctx::watch_answers`].
    pub fn watch_answers<T>(self, read: impl FnOnce(&Answers) -> T) -> T {
        self.ctx.watch_answers(read)
    }

    /// As [`Ctx::questionnaire`].
    pub fn questionnaire(self) -> &'static Questionnaire {
        self.ctx.questionnaire()
    }

    /// The words of the first screens.
    pub fn question_texts(self) -> &'static QuestionnaireText {
        self.ctx.texts()
    }

    /// As [`Ctx::choice_text`].
    pub fn choice_text(self, choice: Id<Choice>) -> &'static str {
        self.ctx.choice_text(choice)
    }

    /// As [`Ctx::is_on_paper`].
    pub fn is_on_paper(self) -> bool {
        self.ctx.is_on_paper()
    }

    /// As [`Ctx::percent`].
    pub fn percent(self, hundredths: u32) -> String {
        self.ctx.percent(hundredths)
    }

    /// As [`Ctx::whole`].
    pub fn whole(self, number: i32) -> String {
        self.ctx.whole(number)
    }

    /// As [`Ctx::tenths`].
    pub fn tenths(self, tenths: u32) -> String {
        self.ctx.tenths(tenths)
    }

    /// As [`Ctx::money`].
    pub fn money(self, currency: &str, units: u32) -> String {
        self.ctx.money(currency, units)
    }

    /// As [`Ctx::day`].
    pub fn day(self, date: Date) -> String {
        self.ctx.day(date)
    }

    /// An option's name; a part-time leader is named by what they should lean to with the answers shown.
    pub fn role_name(self, role: Id<Role>) -> &'static str {
        if self.model().roles[role].part_time {
            return self.name_in(self.evaluation().assessment(), role);
        }
        &self.texts().roles[role].name
    }

    /// The same in an assessment of other answers.
    pub fn name_in(self, assessment: &Assessment, role: Id<Role>) -> &'static str {
        let name = self.lean_of(assessment, role).and_then(|lean| self.texts().roles[lean].part_time_name.as_deref());
        name.unwrap_or(&self.texts().roles[role].name)
    }

    /// The same as a label in a picture or the head of a column.
    pub fn short_in(self, assessment: &Assessment, role: Id<Role>) -> &'static str {
        let short = self.lean_of(assessment, role).and_then(|lean| self.texts().roles[lean].part_time_short.as_deref());
        short.unwrap_or(&self.texts().roles[role].short)
    }

    /// What a part-time leader should lean to; nothing for other options.
    fn lean_of(self, assessment: &Assessment, role: Id<Role>) -> Option<Id<Role>> {
        assessment.lean_of(self.model(), role)
    }

    /// What an option comes to for this company: "Keep your CTO" where somebody is there already, else its name.
    pub fn advice(self, assessment: &Assessment, placement: &Placement) -> &'static str {
        match placement.keep {
            Some(keep) => &self.texts().keeps[keep].headline,
            None => self.name_in(assessment, placement.role),
        }
    }

    /// The same in a sentence.
    pub fn advice_sentence(self, placement: &Placement) -> &'static str {
        match placement.keep {
            Some(keep) => &self.texts().keeps[keep].sentence,
            None => &self.texts().roles[placement.role].sentence,
        }
    }

    /// "146 points"
    pub fn points(self, points: i32) -> String {
        self.counted_points(points, self.whole(points))
    }

    /// "+20 points", "−20 points"
    pub fn points_more(self, points: i32) -> String {
        self.counted_points(points, self.signed(points))
    }

    /// "+20", "−20"
    pub fn signed(self, points: i32) -> String {
        if points > 0 { ["+", &self.whole(points)].concat() } else { self.whole(points) }
    }

    fn counted_points(self, points: i32, number: String) -> String {
        let labels = self.labels();
        let template = if points.abs() == 1 { labels.points_one() } else { labels.points_many() };
        fill(template, &[("n", &number)])
    }
}

/// What is entered on a topic, read anew whenever the session changes; what reads the same stops here.
fn input<T: PartialEq + Send + Sync + 'static>(
    ctx: Ctx,
    topic: Topic,
    read: impl Fn(&Json) -> T + Send + Sync + 'static,
) -> Derived<T> {
    let stored = move |session: &Session| read(session.inputs().get(topic).unwrap_or(&Json::Null));
    Derived::new(move || ctx.watch(&stored))
}
