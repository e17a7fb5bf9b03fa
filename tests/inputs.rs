//! What is entered on the topics' screens: stored and read again the same, and read from whatever is stored.

mod common;

use common::any::cases;
use common::{model, role, topics};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use role_fit::base::date::Date;
use role_fit::base::json::Json;
use role_fit::base::table::{Id, Keyed};
use role_fit::model::Role;
use role_fit::topics::brief::{BriefEdits, MOST_CHARS, Section};
use role_fit::topics::cost::{Bound, CostInput, Costs, FigureKey, Item};
use role_fit::topics::cover::{CoverInput, Coverers};
use role_fit::topics::person::{Person, PersonInput};
use role_fit::topics::plan::{LATEST_START, PlanInput};

fn costs() -> &'static Costs {
    &topics().costs.rules
}

fn coverers() -> &'static Coverers {
    &topics().cover.rules
}

fn person() -> &'static Person {
    &topics().person.rules
}

fn parse(text: &str) -> Json {
    Json::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A topic's input read from what is stored, and written again.
fn rewritten(topic: &str, stored: &Json) -> Json {
    match topic {
        "costs" => CostInput::read(stored, costs(), model()).write(costs(), model()),
        "plan" => PlanInput::read(stored, model()).write(model()),
        "cover" => CoverInput::read(stored, coverers(), model()).write(coverers(), model()),
        "person" => PersonInput::read(stored, person()).write(person()),
        _ => panic!("there is no topic {topic}"),
    }
}

const TOPICS: [&str; 4] = ["costs", "plan", "cover", "person"];

#[track_caller]
fn check_rewritten(topic: &str, stored: &str, expected: &str) {
    assert_eq!(rewritten(topic, &parse(stored)).write(), expected, "{topic}");
}

#[test]
fn the_stored_form_of_each_topic_stays_as_it_is() {
    for (topic, stored) in [
        ("costs", r#"{"region":"uk","figures":{"uk.cio.salary.low":130000,"uk.cio.working_days":220}}"#),
        (
            "plan",
            r#"{"role":"cio","start":"2027-01-04","company":"Ada & Co","person":"Ada","brief":{"cio":{"money":"x"}}}"#,
        ),
        ("cover", r#"{"strategic_planning":["owner","nobody"],"compliance":["owner","supplier"]}"#),
        ("person", r#"{"strategic_planning":"strong","compliance":"unknown"}"#),
    ] {
        // "nobody" is exclusive, so that the first need is left out.
        let expected = stored.replace(r#""strategic_planning":["owner","nobody"],"#, "");
        check_rewritten(topic, stored, &expected);
    }
}

#[test]
fn nothing_entered_is_stored_as_nothing() {
    for topic in TOPICS {
        for stored in ["null", "{}", "[]", "7", "\"region\""] {
            check_rewritten(topic, stored, "{}");
        }
    }
}

#[test]
fn what_is_not_known_is_dropped_and_further_fields_stay() {
    check_rewritten(
        "costs",
        r#"{"region":"mars","figures":{"uk.cio.salary.low":-1,"uk.king.salary":1},"currency":{"of":["x",1]}}"#,
        r#"{"currency":{"of":["x",1]}}"#,
    );
    check_rewritten(
        "plan",
        r#"{"start":"2027-02-30","role":"king","company":" ","colour":null}"#,
        r#"{"colour":null}"#,
    );
    check_rewritten("plan", r#"{"start":"9950-01-01","brief":{"king":{"money":"x"},"cio":{"crown":"x"}}}"#, "{}");
    check_rewritten("cover", r#"{"compliance":["dragon"],"magic":["owner"]}"#, r#"{"magic":["owner"]}"#);
    check_rewritten(
        "person",
        r#"{"compliance":"strong","magic":"strong"}"#,
        r#"{"compliance":"strong","magic":"strong"}"#,
    );
}

#[test]
fn the_region_of_the_country_needs_no_choice() {
    let [usual, other] = ["uk", "us"].map(|key| costs().regions.find(key).expect("a region"));
    let mut input = CostInput::default();
    input.choose_region(other, usual);
    assert_eq!(input.region, Some(other));
    input.choose_region(usual, usual);
    assert_eq!(input.region, None);
}

/// Names and texts that stand in stored inputs, and others.
fn any_name() -> impl Strategy<Value = Box<str>> {
    let known =
        ["region", "figures", "role", "start", "company", "person", "brief", "importance", "unknown", "uk", "cio"];
    let further = ["uk.cio.salary.low", "2027-01-04", "money", "owner", "nobody", "strong", "none", "more"];
    let needs = model().needs.rows().iter().map(|need| need.key().to_string());
    let names: Vec<String> = known.iter().chain(&further).map(|name| (*name).to_string()).chain(needs).collect();
    prop_oneof![4 => select(names), 1 => "\\PC{0,6}"].prop_map(String::into_boxed_str)
}

/// Any JSON, often such as is stored.
fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i32>().prop_map(Json::number),
        (0..400_000).prop_map(Json::number),
        any_name().prop_map(Json::Text),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Json::List),
            // A name counts once in what is stored.
            vec((any_name(), inner), 0..8).prop_map(|fields| parse(&Json::Object(fields).write())),
        ]
    })
}

fn any_role() -> impl Strategy<Value = Option<Id<Role>>> {
    prop::option::of(select(model().roles.ids().collect::<Vec<_>>()))
}

fn any_cost_input() -> impl Strategy<Value = CostInput> {
    let region = prop::option::of(select(costs().regions.ids().collect::<Vec<_>>()));
    let figures = (
        select(costs().regions.ids().collect::<Vec<_>>()),
        select(model().roles.ids().collect::<Vec<_>>()),
        select(Item::ALL.to_vec()),
        select(vec![Bound::Low, Bound::High]),
        0..400_000_u32,
    );
    (region, vec(figures, 0..6)).prop_map(|(region, figures)| {
        let mut input = CostInput::default();
        input.region = region;
        for (region, role, item, bound, value) in figures {
            // What is not allowed changes nothing.
            let _ = input.figures.put(costs(), FigureKey { region, role, item, bound }, value);
        }
        input
    })
}

fn any_plan_input() -> impl Strategy<Value = PlanInput> {
    let start = prop::option::of((Date::FIRST.days()..=LATEST_START.days()).prop_map(Date::from_days));
    let name = prop_oneof![Just(String::new()), "\\PC{0,5}[a-z]\\PC{0,5}"];
    let texts = vec((select(Section::ALL.to_vec()), "(\\PC|\n){0,9}"), 0..4);
    (any_role(), start, name.clone(), name, texts).prop_map(|(role, start, company, person, texts)| {
        let mut input = PlanInput::default();
        (input.role, input.start) = (role, start);
        (input.company, input.person) = (company.into(), person.into());
        let texts = texts.into_iter().map(|(section, text)| (section.key().into(), Json::text(&text)));
        let edits = Json::object([("cio", Json::Object(texts.collect()))]);
        input.brief = BriefEdits::from_json(model(), &edits);
        input
    })
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn whatever_is_stored_is_read_and_from_then_on_stays_the_same(stored in any_json()) {
        for topic in TOPICS {
            let once = rewritten(topic, &stored);
            prop_assert_eq!(rewritten(topic, &parse(&once.write())), once, "{}", topic);
        }
    }

    #[test]
    fn a_field_of_a_newer_program_is_never_lost(stored in any_json(), value in any_json()) {
        let Json::Object(mut fields) = stored else { return Ok(()) };
        fields.push(("of_a_newer_program".into(), value.clone()));
        for topic in TOPICS {
            let written = rewritten(topic, &Json::Object(fields.clone()));
            prop_assert_eq!(written.get("of_a_newer_program"), Some(&value), "{}", topic);
        }
    }

    #[test]
    fn costs_are_the_same_after_saving_and_loading(input in any_cost_input()) {
        let stored = input.write(costs(), model()).write();
        prop_assert_eq!(CostInput::read(&parse(&stored), costs(), model()), input);
    }

    #[test]
    fn a_plan_is_the_same_after_saving_and_loading(input in any_plan_input()) {
        let stored = input.write(model()).write();
        prop_assert_eq!(PlanInput::read(&parse(&stored), model()), input);
    }

    #[test]
    fn cover_is_the_same_after_saving_and_loading(
        said in vec((0..12_usize, 0..8_usize), 0..10),
    ) {
        let mut input = CoverInput::none(model());
        for (need, party) in said {
            let need = model().needs.ids().nth(need).expect("twelve needs");
            let party = coverers().rows.ids().nth(party).expect("eight parties");
            input.said.set(coverers(), need, party, true);
        }
        let stored = input.write(coverers(), model()).write();
        prop_assert_eq!(CoverInput::read(&parse(&stored), coverers(), model()), input);
    }
}

#[test]
fn a_person_is_the_same_after_saving_and_loading() {
    let questionnaire = &person().model.questionnaire;
    let mut input = PersonInput::none(person());
    for (index, (id, question)) in questionnaire.questions.iter().enumerate() {
        match index % 3 {
            0 => input.answers.set_unknown(id),
            1 => input.answers.choose(questionnaire, question.choices[0], true),
            _ => {}
        }
    }
    let stored = input.write(person()).write();
    assert_eq!(PersonInput::read(&parse(&stored), person()), input);
}

#[test]
fn a_brief_that_is_too_long_is_cut() {
    let long = "ä".repeat(MOST_CHARS + 1);
    let stored = Json::object([("brief", Json::object([("cio", Json::object([("money", Json::text(&long))]))]))]);
    let input = PlanInput::read(&stored, model());
    let kept = input.brief.text_of(role("cio"), Section::Money).expect("a text");
    assert_eq!(kept.chars().count(), MOST_CHARS);
}
