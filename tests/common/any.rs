//! What a visitor may answer, for property tests.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use role_fit::base::table::{Id, Keyed};
use role_fit::exchange::answers::name_answers;
use role_fit::model::{Choice, Question, Theme};
use role_fit::session::{Answer, Answers, Importance};

use super::model;

/// So many cases, without a file of past failures.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

/// Choices that go together, "I don't know", or nothing.
fn any_answer(question: Id<Question>) -> impl Strategy<Value = Option<Answer>> {
    let row = &model().questionnaire.questions[question];
    let (alone, together): (Vec<Id<Choice>>, Vec<_>) = row
        .choices
        .iter()
        .partition(|&&choice| row.max_choices == 1 || model().questionnaire.choices[choice].is_exclusive);
    let alone = alone.into_iter().map(|choice| vec![choice]).collect::<Vec<_>>();
    let most = row.max_choices.min(together.len());
    let chosen = match (alone.is_empty(), together.is_empty()) {
        (_, true) => select(alone).boxed(),
        (true, false) => subsequence(together, 1..=most).boxed(),
        (false, false) => prop_oneof![1 => select(alone), 3 => subsequence(together, 1..=most)].boxed(),
    };
    prop_oneof![
        1 => Just(None),
        1 => Just(Some(Answer::Unknown)),
        5 => chosen.prop_map(|choices| Some(Answer::Chosen(choices))),
    ]
}

/// Answers that a failing test shows by their names.
pub struct Said(pub Answers);

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&name_answers(&model().questionnaire, &self.0).write())
    }
}

impl std::ops::Deref for Said {
    type Target = Answers;
    fn deref(&self) -> &Answers {
        &self.0
    }
}

/// Any answers that a visitor may give, with any themes marked.
pub fn any_answers() -> impl Strategy<Value = Said> {
    let each = model()
        .questionnaire
        .questions
        .ids()
        .map(|question| any_answer(question).prop_map(move |answer| (question, answer)));
    let marks = prop::collection::vec((any_theme(), any_importance()), 0..3);
    (each.collect::<Vec<_>>(), marks).prop_map(|(all, marks)| {
        let mut answers = Answers::none(&model().questionnaire);
        for (question, answer) in all {
            match answer {
                None => {}
                Some(Answer::Unknown) => answers.set_unknown(question),
                Some(Answer::Chosen(choices)) => {
                    choices.iter().for_each(|&choice| answers.choose(&model().questionnaire, choice, true));
                    assert_eq!(answers.chosen(question), choices);
                }
            }
        }
        marks.into_iter().for_each(|(theme, mark)| answers.set_importance(theme, mark));
        Said(answers)
    })
}

/// Any theme.
pub fn any_theme() -> impl Strategy<Value = Id<Theme>> {
    select(model().questionnaire.themes.ids().collect::<Vec<_>>())
}

/// Any mark.
pub fn any_importance() -> impl Strategy<Value = Importance> {
    select(vec![Importance::Less, Importance::Normal, Importance::More])
}

/// Chances that are the same in every run: SplitMix64, in numbers that cannot overflow.
pub struct Chance(u128);

impl Chance {
    /// The sequence that begins here.
    pub fn from(seed: u64) -> Self {
        Chance(seed.into())
    }

    /// The next number of 64 bits.
    fn next(&mut self) -> u128 {
        let low = |number: u128| number & u128::from(u64::MAX);
        self.0 = low(self.0 + 0x9e37_79b9_7f4a_7c15);
        let mixed = low((self.0 ^ (self.0 >> 30)) * 0xbf58_476d_1ce4_e5b9);
        let mixed = low((mixed ^ (mixed >> 27)) * 0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of the whole numbers below `count`, each as likely.
    pub fn below(&mut self, count: usize) -> usize {
        usize::try_from(((self.next() >> 32) * (count as u128)) >> 32).expect("a number below the count")
    }
}

/// In how many of 100 draws a question is left open.
const LEFT_OPEN: usize = 8;

/// Answers drawn by chance that one company could give, each question that is put left open now and then; with `given`
/// among them, if it is.
pub fn consistent(chance: &mut Chance, given: Option<Id<Choice>>) -> Answers {
    for _ in 0..100_000 {
        let drawn = drawn(chance, given);
        let has_given = given.is_none_or(|choice| drawn.counted(&model().questionnaire).contains(choice));
        if has_given && is_consistent(&drawn) {
            return drawn;
        }
    }
    panic!("no company gives {given:?}")
}

/// Any answers to the questions that are put, in their order.
fn drawn(chance: &mut Chance, given: Option<Id<Choice>>) -> Answers {
    let mut drawn = Answers::none(&model().questionnaire);
    for (id, question) in model().questionnaire.questions.iter() {
        let given = given.filter(|&choice| model().questionnaire.choices[choice].question == id);
        let is_open = chance.below(100) < LEFT_OPEN;
        if !drawn.path(&model().questionnaire).contains(&id) || (is_open && given.is_none()) {
            continue;
        }
        for _ in 0..=chance.below(question.max_choices) {
            drawn.choose(&model().questionnaire, question.choices[chance.below(question.choices.len())], true);
        }
        if let Some(choice) = given.filter(|&choice| !drawn.is_chosen(&model().questionnaire, choice)) {
            drawn.clear(id);
            drawn.choose(&model().questionnaire, choice, true);
        }
    }
    drawn
}

/// Whether one company could give these answers; an open question contradicts nothing.
pub fn is_consistent(answers: &Answers) -> bool {
    let said = |question: &str| -> Vec<&str> {
        let id =
            model().questionnaire.questions.find(question).unwrap_or_else(|| panic!("there is no question {question}"));
        answers.chosen(id).iter().map(|&choice| model().questionnaire.choices[choice].key()).collect()
    };
    let is = |question: &str, any: &[&str]| said(question).iter().any(|choice| any.contains(choice));
    // Answered, and with nothing of this.
    let is_else = |question: &str, any: &[&str]| !said(question).is_empty() && !is(question, any);
    let posts_missing = ["direction", "developers", "systems_head", "both_head", "ai_head", "project"];
    let leaders = ["cto", "cio", "technical_founder", "part_time", "lead_developer", "it_manager"];
    let from = |least: usize| {
        let sizes = ["from_1", "from_10", "from_25", "from_50", "from_100", "from_250", "from_1000"];
        sizes[least..].to_vec()
    };
    let contradictions = [
        is("fit", &["yes", "with_help"]) && said("who") == ["nobody"],
        is("missing", &["nothing"]) && is_else("fit", &["yes", "with_help"]),
        is("fit", &["yes"]) && is("missing", &posts_missing),
        is("fit", &["cannot_judge"]) && is("who", &leaders),
        is("side", &["internal", "mostly_internal"]) && is("ai", &["product"]),
        is("side", &["internal"]) && is("missing", &["developers", "both_head", "builder"]),
        is("side", &["product"]) && is("missing", &["systems_head"]),
        is("builders", &["over_40"]) && is_else("people", &from(3)),
        is("builders", &["from_13"]) && is_else("people", &from(2)),
        is("builders", &["from_5"]) && is_else("people", &from(1)),
        is("money", &["up_to_150k", "over_150k"])
            && is("people", &["from_1"])
            && is("side", &["internal", "mostly_internal"]),
        is("people", &["from_250", "from_1000"]) && is("money", &["none", "up_to_10k"]),
        is("shape", &["full_week"]) && is("missing", &["project"]),
        is("shape", &["hours"]) && is("missing", &["hands", "keeper", "developers", "systems_head", "both_head"]),
        is("missing", &["ai_head"]) && is("ai", &["none", "tools"]),
        is("people", &["from_1"]) && is("daily_it", &["own_team"]),
        is("people", &["from_1", "from_10"]) && is("who", &["cio"]),
        is("trigger", &["leader_gone"]) && is_else("fit", &["leaving"]),
        is("fit", &["leaving"]) && is_else("trigger", &["leader_gone"]),
    ];
    !contradictions.contains(&true)
}
