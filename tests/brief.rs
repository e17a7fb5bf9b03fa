//! A brief for every option, and nothing lost of what the visitor wrote.

mod common;

use common::any::cases;
use common::planning::{all_needs, any_role, choice_named, day, days_of, planned, planned_with};
use common::{assessed, content, model, role, topics};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use role_fit::base::date::Date;
use role_fit::base::json::Json;
use role_fit::base::table::{Id, Keyed};
use role_fit::model::Role;
use role_fit::topics::brief::words::BriefWords;
use role_fit::topics::brief::{Brief, BriefEdits, BriefSection, Fields, MOST_CHARS, Section, brief, markdown};
use role_fit::topics::plan::words::PlanWords;
use role_fit::topics::plan::{PRIORITIES, StepKind};
use serde_json::json;

fn brief_words() -> (&'static PlanWords, &'static BriefWords) {
    let words = &topics().plans.words;
    (&words.steps, &words.brief)
}

fn made(role: Id<Role>, edits: &BriefEdits) -> Brief {
    let fields = Fields { company: "Möbel & Söhne", person: "", write_date: &Date::iso };
    brief(&content().text, brief_words(), &planned(role, day("2026-12-01")), &fields, edits)
}

fn section(brief: &Brief, section: Section) -> &BriefSection {
    brief.sections.iter().find(|row| row.section == section).expect("every section is there")
}

#[test]
fn every_option_has_a_brief_with_every_section() {
    for role in model().roles.ids() {
        let key = model().roles[role].key();
        let brief = made(role, &BriefEdits::default());
        assert_eq!(brief.sections.iter().map(|row| row.section).collect::<Vec<_>>(), Section::ALL, "{key}");
        for row in &brief.sections {
            assert!(row.lines().count() > 0 && !row.title.is_empty(), "{key}: {}", row.section.key());
            assert!(!row.text().contains(['{', '}']), "{key}: {} has an open place: {}", row.section.key(), row.text());
        }
        // Two pages of some 600 words each.
        let words = brief.sections.iter().flat_map(BriefSection::lines).flat_map(str::split_whitespace).count();
        assert!((150..=1_000).contains(&words), "{key}: {words} words");
    }
}

#[test]
fn a_brief_names_the_company_and_leaves_a_visible_blank_for_the_rest() {
    let blank = &*topics().plans.words.brief.blank;
    for role in model().roles.ids() {
        let brief = made(role, &BriefEdits::default());
        let parties = section(&brief, Section::Parties).text();
        let first = planned(role, day("2026-12-01")).first_day().iso();
        assert!(parties.contains("Möbel & Söhne") && parties.contains(blank) && parties.contains(&first));
        assert!(section(&brief, Section::Money).text().contains(blank), "{}", model().roles[role].key());
    }
}

#[test]
fn the_brief_of_whoever_is_there_already_says_so_and_what_they_need() {
    let fields = Fields { company: "Möbel & Söhne", person: "Ada", write_date: &Date::iso };
    for (who, fit, seat) in [
        ("technical_founder", "no_time", "owner_led"),
        ("owner", "with_help", "owner_led"),
        ("cto", "new_to_them", "cto_full_time"),
        ("cio", "yes", "cio"),
        ("cto", "one_side", "cio_cto_combined"),
        ("cio", "one_side", "cio_cto_combined"),
        ("part_time", "yes", "fractional_cto"),
        ("it_manager", "runs_only", "it_manager"),
    ] {
        let assessment = assessed(&json!({"who": [who], "fit": fit}).to_string());
        let plan = planned_with(role(seat), &assessment);
        let words = &topics().plans.words.brief.kept[plan.kept.as_ref().expect("somebody is kept").keep];
        let made = brief(&content().text, brief_words(), &plan, &fields, &BriefEdits::default());
        assert_eq!(made.title, *words.title, "{who}, {fit}");
        let purpose: Vec<_> = section(&made, Section::Purpose).lines().collect();
        assert_eq!((purpose.len(), purpose[0]), (3, &*words.line), "{who}, {fit}: {purpose:?}");
        let (_, beside) = content()
            .text
            .beside
            .iter()
            .find(|(choice, _)| *choice == choice_named(&format!("fit.{fit}")))
            .expect("words for what they need");
        assert!(purpose[2].contains(&**beside), "{who}, {fit}: {purpose:?}");
        let parties = section(&made, Section::Parties).text();
        let new = &topics().plans.words.brief.parties;
        assert!(!parties.contains(&new[2][..new[2].find('{').expect("a place")]), "{who}, {fit}: {parties}");
        assert!(parties.contains("Ada") && parties.contains("2026-12-01"), "{who}, {fit}: {parties}");
        for row in &made.sections {
            assert!(!row.text().contains(['{', '}']), "{who}, {fit}: {}", row.text());
        }
    }
}

#[test]
fn a_part_time_leader_is_named_by_what_they_lean_to() {
    let fields = Fields { company: "", person: "", write_date: &Date::iso };
    for (side, expected) in [("product", "cto_full_time"), ("internal", "cio")] {
        let assessment = assessed(&json!({"side": side, "people": "from_25", "fit": "cannot_judge"}).to_string());
        let plan = planned_with(role("fractional_cto"), &assessment);
        let name = content().text.roles[role(expected)].part_time_name.as_deref().expect("a name");
        let made = brief(&content().text, brief_words(), &plan, &fields, &BriefEdits::default());
        assert!(made.title.contains(name), "{side}: {}", made.title);
    }
}

#[test]
fn a_brief_has_the_priorities_of_the_first_quarter_and_every_meeting() {
    let brief = made(role("fractional_cto"), &BriefEdits::default());
    let priorities: Vec<_> = section(&brief, Section::FirstQuarter).lines().collect();
    assert_eq!(priorities.len(), PRIORITIES);
    for (line, need) in priorities.iter().zip(all_needs()) {
        assert!(line.contains(&*content().text.needs[need].name), "{line}");
    }
    let meetings: Vec<_> = section(&brief, Section::Meetings).lines().collect();
    assert_eq!(meetings.len(), 2);
    assert!(meetings[0].contains("2027-01-01") && meetings[1].contains("2027-03-01"), "{meetings:?}");
}

#[test]
fn the_brief_of_a_hire_begins_on_the_day_of_arrival() {
    let plan = planned(role("cio"), day("2026-12-01"));
    let arrival = &days_of("cio", "arrival")[0].0;
    assert_eq!(plan.first_day().iso(), *arrival);
    let brief = made(role("cio"), &BriefEdits::default());
    assert!(section(&brief, Section::Parties).text().contains(arrival));
    let days = plan.entries.iter().filter(|entry| entry.kind == StepKind::Meeting && entry.from < plan.first_day());
    let meetings = section(&brief, Section::Meetings);
    let early: Vec<_> = days.filter(|entry| meetings.text().contains(&entry.from.iso())).collect();
    assert!(early.is_empty() && meetings.lines().count() == 3, "{}", meetings.text());
}

#[test]
fn the_brief_of_an_owner_has_the_habits_that_are_repeated() {
    let brief = made(role("owner_led"), &BriefEdits::default());
    let meetings = section(&brief, Section::Meetings);
    for habit in ["monthly_hour", "backup_test", "access_check"] {
        assert!(meetings.text().contains(&days_of("owner_led", habit)[0].0), "{habit}: {}", meetings.text());
    }
    assert_eq!(meetings.lines().count(), 4);
}

#[test]
fn a_rewritten_section_stands_until_it_is_undone() {
    let (cio, cto) = (role("cio"), role("cto_full_time"));
    let mut edits = BriefEdits::default();
    let plain = made(cio, &edits);
    let money = section(&plain, Section::Money);
    assert_eq!(edits.rewrite(cio, money, "Up to 5,000\r\n\r\nMore: ask"), Ok(()));
    let edited = made(cio, &edits);
    assert_eq!(section(&edited, Section::Money).lines().collect::<Vec<_>>(), ["Up to 5,000", "More: ask"]);
    assert_eq!(section(&edited, Section::Money).made, money.made);
    assert_eq!(made(cto, &edits), made(cto, &BriefEdits::default()), "another option's brief is not touched");
    edits.undo(cio, Section::Money);
    assert_eq!(made(cio, &edits), plain);
    assert!(edits.is_empty());
}

#[test]
fn the_text_that_is_there_anyway_is_not_kept() {
    let mut edits = BriefEdits::default();
    let plain = made(role("cio"), &edits);
    let purpose = section(&plain, Section::Purpose);
    for text in ["Mine", &*purpose.made] {
        assert_eq!(edits.rewrite(role("cio"), purpose, text), Ok(()));
    }
    assert!(edits.is_empty());
}

#[test]
fn a_text_that_is_too_long_changes_nothing() {
    let mut edits = BriefEdits::default();
    let plain = made(role("cio"), &edits);
    let purpose = section(&plain, Section::Purpose);
    let longest = "ü".repeat(MOST_CHARS);
    assert_eq!(edits.rewrite(role("cio"), purpose, &longest), Ok(()));
    let refused = edits.rewrite(role("cio"), purpose, &"ü".repeat(MOST_CHARS + 1)).expect_err("too long");
    assert_eq!(refused.chars, MOST_CHARS + 1);
    assert_eq!(edits.text_of(role("cio"), Section::Purpose), Some(&*longest));
}

#[test]
fn names_that_mean_nothing_are_dropped_from_kept_edits_and_long_texts_cut() {
    let long = "ü".repeat(MOST_CHARS + 5);
    let kept =
        format!(r#"{{"king": {{"money": "all"}}, "cio": {{"crown": "gold", "money": 5, "purpose": "{long}"}}}}"#);
    let edits = BriefEdits::from_json(model(), &Json::parse(&kept).expect("JSON"));
    assert_eq!(edits.text_of(role("cio"), Section::Purpose), Some(&*"ü".repeat(MOST_CHARS)));
    assert_eq!(edits.text_of(role("cio"), Section::Money), None);
    for json in [Json::Null, Json::List(vec![]), Json::text("cio")] {
        assert!(BriefEdits::from_json(model(), &json).is_empty());
    }
}

fn any_section() -> impl Strategy<Value = Section> {
    select(Section::ALL.to_vec())
}

/// Texts with everything that means something to Markdown.
fn odd_text() -> impl Strategy<Value = String> {
    let starts =
        ["", "# ", "- ", "+ ", "* ", "> ", "1. ", "12) ", "    ", "---", "===", "```", "~~~", "| a | b |", "[x]: y"];
    let rest = r"[ -~äß🎉\t]{0,40}";
    let line = (select(starts.to_vec()), rest).prop_map(|(start, rest)| [start, &rest].concat());
    vec(line, 0..6).prop_map(|lines| lines.join("\n"))
}

/// Everything that a reader of the Markdown sees, block by block.
fn shown(markdown: &str) -> Vec<String> {
    let extensions =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES;
    let mut blocks = Vec::new();
    let mut block = String::new();
    for event in Parser::new_ext(markdown, extensions) {
        match event {
            Event::Text(text) => block.push_str(&text),
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item) => {
                blocks.push(std::mem::take(&mut block))
            }
            Event::Start(_) | Event::End(_) => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
    blocks
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn edits_are_the_same_after_saving_and_loading(
        all in vec((any_role(), any_section(), odd_text()), 0..12),
    ) {
        let mut edits = BriefEdits::default();
        for (role, row, text) in all {
            let brief = made(role, &edits);
            edits.rewrite(role, section(&brief, row), &text).expect("short");
        }
        let saved = edits.to_json(model()).write();
        let loaded = BriefEdits::from_json(model(), &Json::parse(&saved).expect("JSON"));
        prop_assert_eq!(loaded, edits, "{}", saved);
    }

    #[test]
    fn markdown_shows_every_line_as_it_was_written(
        role in any_role(), all in vec((any_section(), odd_text()), 0..6),
    ) {
        let mut edits = BriefEdits::default();
        for (row, text) in all {
            let brief = made(role, &edits);
            edits.rewrite(role, section(&brief, row), &text).expect("short");
        }
        let brief = made(role, &edits);
        let mut expected = vec![brief.title.clone()];
        for row in &brief.sections {
            let lines: Vec<String> = row.lines().map(str::to_string).collect();
            if !lines.is_empty() {
                expected.push(row.title.clone());
            }
            expected.extend(lines);
        }
        let file = markdown(&brief);
        prop_assert_eq!(shown(&file), expected, "{}", file);
    }
}

#[test]
fn what_would_be_markup_at_the_start_of_a_line_is_escaped() {
    let cases = [
        ("# Heading", "\\# Heading"),
        ("- item", "\\- item"),
        ("+ item", "\\+ item"),
        ("* item", "\\* item"),
        ("> quote", "\\> quote"),
        ("12. item", "12\\. item"),
        ("3) item", "3\\) item"),
        ("---", "\\---"),
        ("| a | b |", "\\| a | b |"),
        ("<b>R&D</b>", "\\<b>R&D\\</b>"),
        ("&amp;", "\\&amp;"),
        ("5 - 3 = 2. Well-made, no. 1 (of 3)", "5 - 3 = 2. Well-made, no. 1 (of 3)"),
    ];
    for (line, expected) in cases {
        let mut edits = BriefEdits::default();
        let plain = made(role("cio"), &edits);
        edits.rewrite(role("cio"), section(&plain, Section::Purpose), line).expect("short");
        let file = markdown(&made(role("cio"), &edits));
        assert!(file.lines().any(|written| written == expected), "{expected} expected in\n{file}");
    }
}
