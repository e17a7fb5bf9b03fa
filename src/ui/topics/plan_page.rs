//! What to do: a plan with dates for an option, its calendar file, and the mandate brief.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::brief_view::brief_view;
use super::cover_page::{cover_of, effective_cover};
use super::topic_page::{section, topic_page};
use crate::base::date::Date;
use crate::base::json::Json;
use crate::base::table::Id;
use crate::content::{PlanTopicWords, TopicContent};
use crate::i18n;
use crate::model::{Role, Source};
use crate::session::Topic;
use crate::text::fill;
use crate::topics::calendar::{Frame as CalendarFrame, calendar};
use crate::topics::cover::gap_points;
use crate::topics::labels::PlanLabels;
use crate::topics::plan::{Entry, Frame, LATEST_START, Plan, Plans, StepKind, What, next_stage, plan_in, priorities};
use crate::ui::kit::choice_pills::{Selection, pill, pills};
use crate::ui::kit::el::{El, classed, el};
use crate::ui::page;
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::sources;

/// The fields of the note; the brief adds its own.
const ROLE: &str = "role";
const START: &str = "start";

/// How many weeks it takes to find a part-time leader; our own judgement, and only where the day is not set.
const WEEKS_TO_FIND: i32 = 4;

/// What every part of the page is made of.
#[derive(Clone, Copy)]
pub struct PlanView {
    /// What all later views are given.
    pub ctx: ResultCtx,
    /// Steps and words.
    pub plans: &'static Plans,
    /// Words of plan, brief and calendar.
    pub words: &'static PlanTopicWords,
    /// The labels.
    pub ui: &'static PlanLabels,
}

impl PlanView {
    /// A field of the note.
    pub fn noted(self, note: &Json, field: &str) -> Option<String> {
        note.get(field).and_then(Json::as_text).map(str::to_string)
    }

    /// Puts a field of the note; `null` takes it away.
    pub fn put(self, field: &str, value: Json) {
        let mut fields = match self.ctx.input(Topic::Plan) {
            Json::Object(fields) => fields,
            _ => Vec::new(),
        };
        fields.retain(|(name, _)| **name != *field);
        if !value.is_null() {
            fields.push((field.into(), value));
        }
        self.ctx.put_input(Topic::Plan, Json::Object(fields));
    }

    /// The option planned for: the one chosen, or the one in first place.
    pub fn role(self, note: &Json) -> Id<Role> {
        let named = self.noted(note, ROLE);
        named.and_then(|key| self.ctx.model().roles.find(&key)).unwrap_or_else(|| self.ctx.first())
    }

    /// The start that the visitor set; else the next Monday, or some weeks later where a person has to be found first.
    fn wanted_start(self, note: &Json) -> Date {
        let noted = self.noted(note, START).and_then(|iso| Date::parse(&iso));
        let is_part_time = self.ctx.model().roles[self.role(note)].part_time;
        let is_kept =
            self.ctx.evaluation().assessment().of(self.role(note)).is_some_and(|placement| placement.keep.is_some());
        let weeks = if is_part_time && !is_kept { WEEKS_TO_FIND } else { 0 };
        let usual = || i18n::today().next_monday().plus_weeks(weeks);
        noted.filter(|&date| date <= LATEST_START).unwrap_or_else(usual)
    }

    /// The plan as the note and the answers make it.
    pub fn plan(self, note: &Json) -> Plan {
        let ctx = self.ctx;
        let evaluation = ctx.evaluation();
        let (answers, assessment) = (evaluation.answers(), evaluation.assessment());
        let cover = cover_of(ctx, &ctx.input(Topic::Cover));
        let coverers = &ctx.topics().cover.rules;
        let cover = effective_cover(ctx, &assessment, &cover);
        let points = gap_points(coverers, ctx.model(), &assessment, &cover);
        let (role, start) = (self.role(note), self.wanted_start(note));
        let needs = priorities(self.plans, role, &points);
        let stage = next_stage(ctx.model(), &answers);
        let frame = Frame::of(&ctx.topics().costs.rules, ctx.model(), role, &assessment);
        plan_in(self.plans, ctx.model(), role, frame, start, &needs, stage)
    }
}

/// The page.
pub fn plan_page(ctx: ResultCtx) -> El {
    let TopicContent { rules: plans, words, labels: ui } = &ctx.topics().plans;
    let view = PlanView { ctx, plans, words, ui };
    let roles = ctx.model().roles.iter().map(|(role, row)| {
        let is_chosen = move || view.role(&ctx.watch_input(Topic::Plan)) == role;
        let choose = move |_| view.put(ROLE, Json::text(&row.key));
        pill(Selection::Single, "plan.role", &row.key, &ctx.texts().roles[role].short, is_chosen, choose)
    });
    topic_page(ctx, Topic::Plan, ui.plan_title(), ui.plan_intro())
        .child(
            classed("section", "rf-plan__choose")
                .child(pills(el("legend").text(ui.plan_role_label()), roles))
                .child(start_field(view)),
        )
        .live(move || drawn(view))
        .child(brief_view(view))
}

fn start_field(view: PlanView) -> El {
    let PlanView { ctx, ui, .. } = view;
    let refused = RwSignal::new(0);
    let value = move || {
        let note = ctx.watch_input(Topic::Plan);
        // The field is filled anew; what was told of a bad date goes with it.
        refused.set(0);
        view.wanted_start(&note).iso()
    };
    let put = move |input: HtmlInputElement| {
        let entered = input.value();
        match Date::parse(&entered) {
            Some(date) if date <= LATEST_START => {
                refused.set(0);
                view.put(START, Json::text(&date.iso()));
            }
            Some(_) => refused.set(2),
            None => refused.set(1),
        }
    };
    let input = classed("input", "rf-input").attr("type", "date").live_value(value).on("change", move |event| {
        let input = event.target().and_then(|target| target.dyn_into().ok());
        input.into_iter().for_each(put);
    });
    let label = classed("label", "rf-field").child(el("span").text(ui.plan_start_label())).child(input);
    label.live(move || {
        let note = ctx.watch_input(Topic::Plan);
        let wanted = view.wanted_start(&note);
        let (iso, latest, day) = (wanted.iso(), ctx.day(LATEST_START), ctx.day(wanted));
        let words = match refused.get() {
            1 => fill(ui.plan_start_unreadable(), &[("example", &iso), ("date", &day)]),
            2 => fill(ui.plan_start_too_late(), &[("date", &latest)]),
            _ if wanted.is_weekend() => fill(ui.plan_start_moved(), &[("date", &day)]),
            _ => String::new(),
        };
        let class = if refused.get() == 0 { "rf-quiet" } else { "rf-wrong" };
        classed("span", class).attr("role", "status").text(&words)
    })
}

fn drawn(view: PlanView) -> El {
    let PlanView { ctx, words, ui, .. } = view;
    let made = view.plan(&ctx.watch_input(Topic::Plan));
    let words = &words.steps.roles[made.role];
    let (title, intro) = match made.kept.map(|kept| &ctx.texts().keeps[kept.keep]) {
        Some(keep) if made.is_kept() => (fill(ui.plan_keep_title(), &[("keep", &keep.headline)]), ui.plan_keep_intro()),
        Some(keep) => (fill(ui.plan_keep_title(), &[("keep", &keep.headline)]), &*keep.sentence),
        None => (fill(ui.plan_title_role(), &[("role", made.name(ctx.texts()))]), &*words.intro),
    };
    classed("div", "rf-result__half")
        .child(
            section("rf-plan", &title)
                .child(classed("p", "rf-lead").text(intro))
                .maybe(days_told(view, &made))
                .child(el("h4").text(ui.plan_steps_title()))
                .child(classed("p", "rf-quiet").text(ui.plan_steps_note()).text(" ").text(ui.plan_dates_note()))
                .child(steps(view, &made))
                .child(classed("p", "rf-quiet").text(ui.plan_judgement()))
                .child(sources(ctx, &plan_sources(view, &made)))
                .child(calendar_file(view)),
        )
        .child(quarters(view, &made))
        .child(meetings(view, &made))
        .child(look_again(view, &made))
}

/// How much work the answers tell of, for a leader who is there some days a month.
fn days_told(view: PlanView, made: &Plan) -> Option<El> {
    let PlanView { ctx, ui, .. } = view;
    let row = &ctx.model().roles[made.role];
    let evaluation = ctx.evaluation();
    let assessment = evaluation.assessment();
    let days = ctx.tenths(assessment.amounts[row.workload]);
    let told = if made.is_kept() { ui.plan_days_kept() } else { ui.plan_days_estimate() };
    row.part_time.then(|| el("p").text(&fill(told, &[("days", &days)])))
}

/// Where the durations and what is said of the steps come from.
fn plan_sources(view: PlanView, made: &Plan) -> Vec<Id<Source>> {
    let mut ids: Vec<Id<Source>> = made.entries.iter().flat_map(|entry| entry.sources.iter().copied()).collect();
    for entry in &made.entries {
        if let What::Phase(phase) = entry.what {
            ids.extend(view.ctx.texts().phases[phase].sources.iter());
        }
    }
    ids.extend(view.words.steps.roles[made.role].sources.iter());
    ids
}

/// The steps on a line from the first to the last day, each told in words.
fn steps(view: PlanView, made: &Plan) -> El {
    let is_step = |entry: &&Entry| !matches!(entry.kind, StepKind::Meeting | StepKind::LookAgain);
    let shown: Vec<&Entry> = made.entries.iter().filter(is_step).collect();
    let first = made.start.days();
    let last = shown.iter().map(|entry| entry.until.days()).max().unwrap_or(first);
    let length = (last - first + 1).max(1);
    let items = shown.into_iter().map(|entry| {
        let share = |days: i32| [&(days.max(0) * 100 / length).to_string(), "%"].concat();
        let mark = classed("span", "rf-phase__mark").css("inset-inline-start", share(entry.from.days() - first));
        let mark = mark.css("inline-size", share(entry.until.days() - entry.from.days() + 1));
        let line = classed("div", "rf-phase__line").attr("aria-hidden", "true").child(mark);
        step(view, entry, Some(line))
    });
    classed("ol", "rf-phases").children(items)
}

fn step(view: PlanView, entry: &Entry, line: Option<El>) -> El {
    let PlanView { ctx, words, ui, .. } = view;
    let words = words.steps.of(ctx.texts(), entry.what);
    let gets = words.result.map(|result| el("p").child(el("strong").text(ui.plan_gets())).text(" ").text(result));
    classed("li", "rf-phase")
        .child(classed("h5", "rf-phase__name").text(words.name))
        .child(classed("p", "rf-phase__when").text(&when(view, entry)))
        .maybe(line)
        .child(el("p").text(words.what))
        .maybe(gets)
}

/// Whose work, from when to when, and how many days a month.
fn when(view: PlanView, entry: &Entry) -> String {
    let PlanView { ctx, ui, .. } = view;
    let kind = match entry.kind {
        StepKind::Prepare => ui.plan_kind_prepare(),
        StepKind::Cover => ui.plan_kind_cover(),
        StepKind::Help => ui.plan_kind_help(),
        StepKind::Lead => ui.plan_kind_lead(),
        StepKind::Habit => ui.plan_kind_habit(),
        StepKind::Meeting => ui.plan_kind_meeting(),
        StepKind::LookAgain => ui.plan_kind_look_again(),
    };
    let (from, until) = (ctx.day(entry.from), ctx.day(entry.until));
    let dates =
        if entry.from == entry.until { from } else { fill(ui.plan_from_until(), &[("from", &from), ("to", &until)]) };
    let (least, most) = entry.days_a_month;
    let (least_days, most_days) = (ctx.tenths(least), ctx.tenths(most));
    let template = if least == most { ui.plan_days_same() } else { ui.plan_days() };
    let days = (most > 0).then(|| fill(template, &[("from", &least_days), ("to", &most_days)]));
    [kind.to_string(), dates].into_iter().chain(days).collect::<Vec<_>>().join(" · ")
}

fn quarters(view: PlanView, made: &Plan) -> El {
    let PlanView { ctx, words, ui, .. } = view;
    let is_hire = made.of_kind(StepKind::Cover).next().is_some();
    let items = made.quarters.iter().enumerate().map(|(place, quarter)| {
        let (from, until) = (ctx.day(quarter.from), ctx.day(quarter.until));
        let number = (place + 1).to_string();
        let title = fill(ui.plan_quarter(), &[("n", &number), ("from", &from), ("to", &until)]);
        let needs = quarter.needs.iter().map(|&need| {
            let words = &words.steps.needs[need];
            el("li")
                .child(el("strong").text(&ctx.texts().needs[need].name))
                .child(el("p").text(ui.plan_need_first_step()).text(" ").text(&words.first_step))
                .child(classed("p", "rf-quiet").text(ui.plan_need_better()).text(" ").text(&words.better))
                .child(sources(ctx, &words.sources))
        });
        let free = quarter.needs.is_empty().then(|| el("p").text(ui.plan_quarter_free()));
        let list = classed("ul", "rf-quarter__needs").children(needs);
        classed("li", "rf-quarter").child(el("h4").text(&title)).maybe(free).child(list)
    });
    let cover = is_hire.then(|| el("p").text(ui.plan_quarters_cover()));
    section("rf-quarters", ui.plan_quarters_title())
        .child(classed("p", "rf-quiet").text(ui.plan_quarters_note()))
        .maybe(cover)
        .child(classed("ol", "rf-quarters__list").children(items))
}

fn meetings(view: PlanView, made: &Plan) -> El {
    let PlanView { ctx, words, ui, .. } = view;
    let items = made.of_kind(StepKind::Meeting).map(|entry| {
        let name = words.steps.of(ctx.texts(), entry.what).name;
        el("li").child(el("strong").text(&ctx.day(entry.from))).text(": ").text(name)
    });
    section("rf-meetings", ui.plan_meetings_title())
        .child(classed("p", "rf-quiet").text(ui.plan_meetings_note()))
        .child(classed("ul", "rf-meetings__list").children(items))
}

fn look_again(view: PlanView, made: &Plan) -> El {
    let PlanView { ctx, words, ui, .. } = view;
    let on = made.look_again().map(|date| fill(ui.plan_again_on(), &[("date", &ctx.day(date))]));
    let stage = match made.next_stage {
        Some(stage) => {
            let text = &ctx.texts().stages[stage];
            let before = fill(ui.plan_again_stage(), &[("stage", &text.name)]);
            el("p").text(&before).text(" ").child(el("strong").text(&text.sign))
        }
        None => el("p").text(ui.plan_again_last_stage()),
    };
    let signs = words.steps.roles[made.role].signs.iter().map(|sign| el("li").text(sign));
    section("rf-again", ui.plan_again_title())
        .maybe(on.map(|words| el("p").text(&words)))
        .child(stage)
        .child(el("p").text(ui.plan_again_signs()))
        .child(classed("ul", "rf-dashes").children(signs))
}

fn calendar_file(view: PlanView) -> El {
    let PlanView { ctx, plans, words, ui } = view;
    let save = move |event: web_sys::Event| {
        let made = view.plan(&ctx.input(Topic::Plan));
        let frame = CalendarFrame { plans, steps: &words.steps, words: &words.calendar };
        let text = calendar(ctx.model(), ctx.texts(), frame, &made, i18n::now());
        page::save_file(&event, ui.calendar_file(), "text/calendar", &text, ui.calendar_saved());
    };
    let save = classed("button", "rf-button").attr("type", "button").text(ui.calendar_button()).on("click", save);
    let print = classed("button", "rf-button rf-button--quiet").attr("type", "button").text(ui.print_button());
    let print = print.on("click", |_| page::print_page());
    classed("div", "rf-files")
        .child(classed("div", "rf-actions").child(save).child(print))
        .child(classed("p", "rf-files__said").attr("role", "status"))
        .child(classed("p", "rf-quiet").text(ui.calendar_note()).text(" ").text(ui.calendar_again()))
}
