//! What to do: a plan with dates for an option, its calendar file, and the mandate brief.

use leptos::prelude::*;

use super::brief_view::brief_view;
use super::plan_view::PlanView;
use super::topic_page::{section, topic_page};
use crate::base::date::Date;
use crate::base::table::Id;
use crate::i18n;
use crate::model::{Need, Role, Source};
use crate::session::Topic;
use crate::text::fill;
use crate::topics::calendar::{Frame as CalendarFrame, calendar};
use crate::topics::plan::{Entry, LATEST_START, Plan, QUARTERS, StepKind, What};
use crate::ui::kit::choice_pills::{Selection, pill, pills};
use crate::ui::kit::el::quiet;
use crate::ui::kit::el::{El, button, classed, el};
use crate::ui::kit::field::{Entry as FieldEntry, FieldState, field};
use crate::ui::page;
use crate::ui::result_ctx::ResultCtx;
use crate::ui::sources::{sources, sources_fn};

/// The page. All of it is drawn once; what follows from the option and the start is changed in place.
pub fn plan_page(ctx: ResultCtx) -> El {
    let view = PlanView::new(ctx);
    let labels = view.labels;
    let choose = classed("section", "rf-plan__choose").child(role_choice(view)).child(start_field(view));
    let plan = classed("div", "rf-result__half")
        .child(steps_section(view))
        .child(quarters(view))
        .child(meetings(view))
        .child(look_again(view));
    topic_page(ctx, Topic::Plan, labels.plan_title(), labels.plan_intro())
        .child(choose)
        .child(plan)
        .child(brief_view(view))
}

fn role_choice(view: PlanView) -> El {
    let PlanView { ctx, labels, .. } = view;
    let roles = ctx.model().roles.iter().map(|(role, row)| {
        let is_chosen = move || view.plan.watch().role == role;
        let choose = move |_| ctx.change_plan_input(|input| input.role = Some(role));
        pill(Selection::Single, "plan.role", &row.key, &ctx.texts().roles[role].short, is_chosen, choose)
    });
    pills(el("legend").text(labels.plan_role_label()), roles)
}

fn start_field(view: PlanView) -> El {
    let PlanView { ctx, labels, start, .. } = view;
    let enter = move |typed: &str| match Date::parse(typed) {
        Some(day) if day <= LATEST_START => {
            ctx.change_plan_input(|input| input.start = Some(day));
            FieldState::Fine
        }
        Some(_) => FieldState::OutOfRange,
        None => FieldState::NotReadable,
    };
    let remark = move |state| {
        let start = *start.watch();
        let day = ctx.day(start);
        match state {
            FieldState::NotReadable => {
                fill(labels.plan_start_unreadable(), &[("example", &start.iso()), ("date", &day)])
            }
            FieldState::OutOfRange | FieldState::TooLong(_) => {
                fill(labels.plan_start_too_late(), &[("date", &ctx.day(LATEST_START))])
            }
            FieldState::Fine if start.is_weekend() => fill(labels.plan_start_moved(), &[("date", &day)]),
            FieldState::Fine => String::new(),
        }
    };
    let entry = FieldEntry {
        value: Box::new(move || start.watch().iso()),
        refills: Box::new(|| 0),
        enter: Box::new(enter),
        remark: Box::new(remark),
    };
    field(labels.plan_start_label(), classed("input", "rf-input").attr("type", "date"), entry)
}

/// Title, what the plan comes to, its steps, and the calendar file.
fn steps_section(view: PlanView) -> El {
    let PlanView { ctx, labels, plan, .. } = view;
    classed("section", "rf-plan")
        .child(el("h3").text_fn(move || heading(view, &plan.watch()).0))
        .child(classed("p", "rf-lead").text_fn(move || heading(view, &plan.watch()).1.to_string()))
        .show_if(
            move || ctx.model().roles[plan.watch().role].part_time,
            move || el("p").text_fn(move || days_told(view, &plan.watch())),
        )
        .child(el("h4").text(labels.plan_steps_title()))
        .child(quiet(labels.plan_steps_note()).text(" ").text(labels.plan_dates_note()))
        .dynamic(move || steps(view, &plan.watch()))
        .child(quiet(labels.plan_judgement()))
        .child(sources_fn(ctx, move || plan_sources(view, &plan.watch())))
        .child(calendar_file(view))
}

/// The plan's title, and what it comes to.
fn heading(view: PlanView, plan: &Plan) -> (String, &'static str) {
    let PlanView { ctx, words, labels, .. } = view;
    match plan.kept.as_ref().map(|kept| &ctx.texts().keeps[kept.keep]) {
        Some(keep) => {
            let title = fill(labels.plan_keep_title(), &[("keep", &keep.headline)]);
            (title, if plan.is_kept() { labels.plan_keep_intro() } else { &*keep.sentence })
        }
        None => {
            let title = fill(labels.plan_title_role(), &[("role", plan.name(ctx.texts()))]);
            (title, &*words.steps.roles[plan.role].intro)
        }
    }
}

/// How much work the answers tell of, for a leader who is there some days a month.
fn days_told(view: PlanView, plan: &Plan) -> String {
    let PlanView { ctx, labels, .. } = view;
    let evaluation = ctx.evaluation();
    let days = ctx.tenths(evaluation.assessment().amounts[ctx.model().roles[plan.role].workload]);
    let template = if plan.is_kept() { labels.plan_days_kept() } else { labels.plan_days_estimate() };
    fill(template, &[("days", &days)])
}

/// Where the durations, what is said of the steps, and the rules for start and priorities come from.
fn plan_sources(view: PlanView, plan: &Plan) -> Vec<Id<Source>> {
    let mut ids: Vec<Id<Source>> = plan.entries.iter().flat_map(|entry| entry.sources.iter().copied()).collect();
    for entry in &plan.entries {
        if let What::Phase(phase) = entry.what {
            ids.extend(view.ctx.texts().phases[phase].sources.iter());
        }
    }
    ids.extend(view.words.steps.roles[plan.role].sources.iter());
    ids.extend(view.plans.start.sources.iter().chain(&view.plans.priorities.sources));
    ids
}

/// The steps on a line from the first to the last day, each told in words.
fn steps(view: PlanView, plan: &Plan) -> El {
    let is_step = |entry: &&Entry| !matches!(entry.kind, StepKind::Meeting | StepKind::LookAgain);
    let shown: Vec<&Entry> = plan.entries.iter().filter(is_step).collect();
    let first = plan.start.days();
    let last = shown.iter().map(|entry| entry.until.days()).max().unwrap_or(first);
    let length = (last - first + 1).max(1);
    let items = shown.into_iter().map(|entry| {
        let share = |days: i32| [&(days.max(0) * 100 / length).to_string(), "%"].concat();
        let mark = classed("span", "rf-phase__mark").css("inset-inline-start", share(entry.from.days() - first));
        let mark = mark.css("inline-size", share(entry.until.days() - entry.from.days() + 1));
        let line = classed("div", "rf-phase__line").attr("aria-hidden", "true").child(mark);
        step(view, entry, line)
    });
    classed("ol", "rf-phases").children(items)
}

fn step(view: PlanView, entry: &Entry, line: El) -> El {
    let PlanView { ctx, words, labels, .. } = view;
    let words = words.steps.of(ctx.texts(), entry.what);
    let gets = words.result.map(|result| el("p").child(el("strong").text(labels.plan_gets())).text(" ").text(result));
    classed("li", "rf-phase")
        .child(classed("h5", "rf-phase__name").text(words.name))
        .child(classed("p", "rf-phase__when").text(&when(view, entry)))
        .child(line)
        .child(el("p").text(words.what))
        .opt_child(gets)
}

/// Whose work, from when to when, and how many days a month.
fn when(view: PlanView, entry: &Entry) -> String {
    let PlanView { ctx, labels, .. } = view;
    let kind = match entry.kind {
        StepKind::Prepare => labels.plan_kind_prepare(),
        StepKind::Cover => labels.plan_kind_cover(),
        StepKind::Help => labels.plan_kind_help(),
        StepKind::Lead => labels.plan_kind_lead(),
        StepKind::Habit => labels.plan_kind_habit(),
        StepKind::Meeting => labels.plan_kind_meeting(),
        StepKind::LookAgain => labels.plan_kind_look_again(),
    };
    let (from, until) = (ctx.day(entry.from), ctx.day(entry.until));
    let dates = if entry.from == entry.until {
        from
    } else {
        fill(labels.plan_from_until(), &[("from", &from), ("to", &until)])
    };
    let (least, most) = entry.days_a_month;
    let (least_days, most_days) = (ctx.tenths(least), ctx.tenths(most));
    let template = if least == most { labels.plan_days_same() } else { labels.plan_days() };
    let days = (most > 0).then(|| fill(template, &[("from", &least_days), ("to", &most_days)]));
    [kind.to_string(), dates].into_iter().chain(days).collect::<Vec<_>>().join(" · ")
}

fn quarters(view: PlanView) -> El {
    let PlanView { labels, plan, .. } = view;
    let is_hire = move || plan.watch().of_kind(StepKind::Cover).next().is_some();
    section("rf-quarters", labels.plan_quarters_title())
        .child(quiet(labels.plan_quarters_note()))
        .show_if(is_hire, move || el("p").text(labels.plan_quarters_cover()))
        .child(classed("ol", "rf-quarters__list").children((0..QUARTERS).map(|index| quarter(view, index))))
}

/// A quarter with its priorities; one that stays keeps its opened sources.
fn quarter(view: PlanView, index: usize) -> El {
    let PlanView { ctx, labels, plan, .. } = view;
    let title = move || {
        let of = plan.watch().quarters.get(index).map(|quarter| (quarter.from, quarter.until));
        of.map_or_else(String::new, |(from, until)| {
            let number = (index + 1).to_string();
            let values = [("n", &*number), ("from", &*ctx.day(from)), ("to", &*ctx.day(until))];
            fill(labels.plan_quarter(), &values)
        })
    };
    let needs = move || {
        let of = plan.watch().quarters.get(index).map(|quarter| quarter.needs.clone());
        of.unwrap_or_default()
    };
    classed("li", "rf-quarter")
        .child(el("h4").text_fn(title))
        .show_if(move || needs().is_empty(), move || el("p").text(labels.plan_quarter_free()))
        .child(classed("ul", "rf-quarter__needs").each(needs, move |need| priority(view, need)))
}

fn priority(view: PlanView, need: Id<Need>) -> El {
    let PlanView { ctx, words, labels, .. } = view;
    let words = &words.steps.needs[need];
    el("li")
        .child(el("strong").text(&ctx.texts().needs[need].name))
        .child(el("p").text(labels.plan_need_first_step()).text(" ").text(&words.first_step))
        .child(quiet(labels.plan_need_better()).text(" ").text(&words.better))
        .child(sources(ctx, &words.sources))
}

fn meetings(view: PlanView) -> El {
    let PlanView { ctx, words, labels, plan, .. } = view;
    let held = move || plan.watch().of_kind(StepKind::Meeting).map(|it| (it.from, it.what)).collect();
    let item = move |(day, what): (Date, What)| {
        let name = words.steps.of(ctx.texts(), what).name;
        el("li").child(el("strong").text(&ctx.day(day))).text(": ").text(name)
    };
    section("rf-meetings", labels.plan_meetings_title())
        .child(quiet(labels.plan_meetings_note()))
        .child(classed("ul", "rf-meetings__list").each(held, item))
}

fn look_again(view: PlanView) -> El {
    let PlanView { ctx, words, labels, plan, .. } = view;
    let day = move || plan.watch().look_again();
    let on = move || day().map_or_else(String::new, |day| fill(labels.plan_again_on(), &[("date", &ctx.day(day))]));
    // The stage follows from the answers, which stay as they are while this page is shown.
    let stage = match plan.now().next_stage {
        Some(stage) => {
            let text = &ctx.texts().stages[stage];
            let before = fill(labels.plan_again_stage(), &[("stage", &text.name)]);
            el("p").text(&before).text(" ").child(el("strong").text(&text.sign))
        }
        None => el("p").text(labels.plan_again_last_stage()),
    };
    let signs = move || {
        let role: Id<Role> = plan.watch().role;
        words.steps.roles[role].signs.iter().map(|sign| &**sign).collect::<Vec<&'static str>>()
    };
    section("rf-again", labels.plan_again_title())
        .show_if(move || day().is_some(), move || el("p").text_fn(on))
        .child(stage)
        .child(el("p").text(labels.plan_again_signs()))
        .child(classed("ul", "rf-dashes").each(signs, |sign| el("li").text(sign)))
}

fn calendar_file(view: PlanView) -> El {
    let PlanView { ctx, plans, words, labels, plan, .. } = view;
    let saved = RwSignal::new("");
    let save = move || {
        let frame = CalendarFrame { plans, steps: &words.steps, words: &words.calendar };
        let text = calendar(ctx.model(), ctx.texts(), frame, &plan.now(), i18n::now());
        page::save_file(labels.calendar_file(), "text/calendar", &text);
        saved.set(labels.calendar_saved());
    };
    let save = button("rf-button", labels.calendar_button(), save);
    let print = button("rf-button rf-button--quiet", labels.print_button(), page::print_page);
    classed("div", "rf-files")
        .child(classed("div", "rf-actions").child(save).child(print))
        .child(classed("p", "rf-files__said").attr("role", "status").text_fn(move || saved.get().to_string()))
        .child(quiet(labels.calendar_note()).text(" ").text(labels.calendar_again()))
}
