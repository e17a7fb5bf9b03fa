//! How firm the result is, against the same found the slow way with nothing but the assessment.

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::any::{Chance, any_answers, any_theme, cases, consistent};
use common::by_hand::{possible_answers, walk, with};
use common::{files, lines, model, read_model, role};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use role_fit::base::table::{Id, Table};
use role_fit::model::{Choice, Model, Question, Role};
use role_fit::robustness::{
    ANSWERED_BY_CHANCE, Change, Confidence, Doubt, Flip, ONE_STEP_OFF, OpenQuestion, Robustness, SEED, Stability,
    VARIATIONS, Word, confidence, robustness,
};
use role_fit::scoring::contrast::{contrast, differences};
use role_fit::scoring::{Assessment, assess};
use role_fit::session::{Answer, Answers, Importance};

fn first(model: &Model, answers: &Answers) -> Id<Role> {
    assess(model, answers).placements[0].role
}

// The same by brute force.

/// The answer without choices that stand for none.
fn named(model: &Model, choices: &[Id<Choice>]) -> BTreeSet<Id<Choice>> {
    choices.iter().copied().filter(|&choice| !model.questionnaire.choices[choice].is_exclusive).collect()
}

/// The size of a change, if it is a single one.
fn single_size(model: &Model, question: Id<Question>, before: &[Id<Choice>], after: &[Id<Choice>]) -> Option<u32> {
    let row = &model.questionnaire.questions[question];
    if before == after {
        return None;
    }
    let rounded = |part: usize, whole: usize| (100.0 * part as f64 / whole as f64).round() as u32;
    if row.max_choices == 1 {
        let place = |set: &[Id<Choice>]| row.choices.iter().position(|&choice| choice == set[0]).expect("a choice");
        let steps = place(before).abs_diff(place(after));
        return Some(if row.is_ordered { rounded(steps, row.choices.len() - 1) } else { 100 });
    }
    let (had, has) = (named(model, before), named(model, after));
    let differ = had.symmetric_difference(&has).count();
    let is_swap = had.len() == row.max_choices && has.len() == row.max_choices && differ == 2;
    (has.is_empty() || differ == 1 || is_swap).then(|| rounded(differ, row.max_choices).min(100))
}

/// Every single change of an answer that counts, in the order of the questions.
fn all_changes(model: &Model, answers: &Answers) -> Vec<Change> {
    let (path, _) = walk(&model.questionnaire, answers);
    let questions = path.into_iter().filter(|&question| !answers.chosen(question).is_empty());
    let all = questions.flat_map(|question| {
        let before = answers.chosen(question).to_vec();
        let after = possible_answers(&model.questionnaire, question).into_iter();
        after.filter_map(move |after| {
            let size = single_size(model, question, &before, &after)?;
            Some(Change { question, before: before.clone(), after, size })
        })
    });
    all.collect()
}

fn changed(model: &Model, answers: &Answers, changes: &[&Change]) -> Answers {
    changes
        .iter()
        .fold(answers.clone(), |answers, change| with(&model.questionnaire, &answers, change.question, &change.after))
}

/// Checks the flips of these answers; how many changes each of them is made of, 0 where nothing flips first place.
fn check_flips(model: &Model, answers: &Answers) -> Result<usize, TestCaseError> {
    let found = robustness(model, answers).flips;
    let now = first(model, answers);
    for flip in &found {
        let flipped = flip.apply(answers);
        prop_assert_eq!(&flipped, &changed(model, answers, &flip.changes.iter().collect::<Vec<_>>()));
        prop_assert_eq!(first(model, &flipped), flip.first);
        prop_assert_ne!(flip.first, now);
    }
    let singles = all_changes(model, answers);
    let flipping = singles.iter().filter_map(|change| {
        let to = first(model, &changed(model, answers, &[change]));
        (to != now).then(|| (change.clone(), to))
    });
    let flipping: Vec<(Change, Id<Role>)> = flipping.collect();
    if flipping.is_empty() {
        check_pair(model, answers, &singles, &found)?;
        return Ok(found.len() * 2);
    }
    prop_assert!(found.is_sorted_by_key(|flip| (flip.size(), flip.changes[0].question)));
    // Of a scale only one of the smallest steps to each option is kept.
    let mut expected = flipping.clone();
    expected.retain(|(change, to)| {
        let others = flipping.iter().filter(|(other, other_to)| other.question == change.question && other_to == to);
        let smallest = others.min_by_key(|(other, _)| other.size).expect("the change itself at least");
        !model.questionnaire.questions[change.question].is_ordered || smallest.0 == *change
    });
    prop_assert_eq!(found.len(), expected.len(), "{:?}\n{:?}", found, expected);
    for (change, first) in expected {
        prop_assert!(found.contains(&Flip { changes: vec![change.clone()], first }), "{:?} is missing", change);
    }
    Ok(1)
}

/// Checks that this is the smallest pair that flips first place, or that none does.
fn check_pair(model: &Model, answers: &Answers, singles: &[Change], found: &[Flip]) -> Result<(), TestCaseError> {
    let now = first(model, answers);
    prop_assert!(found.len() <= 1 && found.iter().all(|flip| flip.changes.len() == 2), "{:?}", found);
    let smaller_than = found.first().map_or(u32::MAX, Flip::size);
    for (place, one) in singles.iter().enumerate() {
        for other in singles[place + 1..].iter().filter(|other| other.question != one.question) {
            let flips = || first(model, &changed(model, answers, &[one, other])) != now;
            prop_assert!(one.size + other.size >= smaller_than || !flips(), "smaller: {:?} {:?}", one, other);
        }
    }
    for flip in found {
        prop_assert!(flip.changes[0].question < flip.changes[1].question);
        prop_assert!(flip.changes.iter().all(|change| singles.contains(change)));
    }
    Ok(())
}

/// The models to try: the built-in one, and two in which one option begins so far ahead that single changes seldom or
/// never move it.
static MODELS: LazyLock<Vec<Model>> = LazyLock::new(|| {
    let ahead = [("cto_full_time", 250), ("fractional_cto", 400)].map(|(role, more)| {
        let mut files = files();
        let points = &mut files["reasons"]["reasons"][0]["points"][role];
        *points = (points.as_i64().expect("the points to begin with") + more).into();
        read_model(&files).unwrap_or_else(|problems| panic!("{}", lines(&problems)))
    });
    [model().clone()].into_iter().chain(ahead).collect()
});

/// The open questions that could change first place.
fn open_by_brute_force(model: &Model, answers: &Answers) -> Vec<(Id<Question>, BTreeSet<Id<Role>>)> {
    let now = first(model, answers);
    let (path, _) = walk(&model.questionnaire, answers);
    let open = path.into_iter().filter(|&id| answers.chosen(id).is_empty());
    let tried = open.map(|id| {
        let choices = model.questionnaire.questions[id].choices.iter();
        let firsts = choices.map(|&choice| first(model, &with(&model.questionnaire, answers, id, &[choice])));
        (id, firsts.filter(|&role| role != now).collect::<BTreeSet<_>>())
    });
    tried.filter(|(_, firsts)| !firsts.is_empty()).collect()
}

/// The answers with those on scales a step off now and then, and those to open questions by chance.
fn varied(model: &Model, answers: &Answers, chance: &mut Chance) -> Answers {
    let (path, _) = walk(&model.questionnaire, answers);
    let (answered, open): (Vec<_>, Vec<_>) = path.into_iter().partition(|&id| !answers.chosen(id).is_empty());
    let mut varied = answers.clone();
    for id in answered.into_iter().filter(|&id| model.questionnaire.questions[id].is_ordered) {
        let choices = &model.questionnaire.questions[id].choices;
        let place = choices.iter().position(|choice| answers.chosen(id) == [*choice]).expect("the one choice");
        let (is_off, is_up) = (chance.below(100) < ONE_STEP_OFF as usize, chance.below(2) == 1);
        let other = match (place, is_up) {
            (0, false) => 0,
            (place, false) => place - 1,
            (place, true) => (place + 1).min(choices.len() - 1),
        };
        if is_off {
            varied = with(&model.questionnaire, &varied, id, &[choices[other]]);
        }
    }
    for id in open {
        let choices = &model.questionnaire.questions[id].choices;
        let (is_answered, place) = (chance.below(100) < ANSWERED_BY_CHANCE as usize, chance.below(choices.len()));
        if is_answered {
            varied = with(&model.questionnaire, &varied, id, &[choices[place]]);
        }
    }
    varied
}

/// How often each option stands first, from nothing but the assessment of other answers with other models.
fn stability_by_brute_force(model: &Model, answers: &Answers) -> Vec<u32> {
    let marks = |points: i32, theme| match answers.importance(theme) {
        Importance::More => 2 * points,
        Importance::Normal => points,
        Importance::Less => points / 2,
    };
    let mut unmarked = answers.clone();
    model.questionnaire.themes.ids().for_each(|theme| unmarked.set_importance(theme, Importance::Normal));
    let spread = model.confidence.spread as usize * 10;
    let mut chance = Chance::from(SEED);
    let mut firsts = vec![0; model.roles.len()];
    let mut other = model.clone();
    for _ in 0..VARIATIONS {
        let answers = varied(model, &unmarked, &mut chance);
        let reasons = model.reasons.rows().iter().map(|row| {
            let factor = i32::try_from(1_000 - spread + chance.below(2 * spread + 1)).expect("a small number");
            let points = row.points.rows().iter().map(|&points| factor * marks(points, row.theme));
            role_fit::model::Reason { points: Table::new(points.collect()), ..row.clone() }
        });
        other.reasons = Table::new(reasons.collect());
        firsts[first(&other, &answers).index()] += 1;
    }
    firsts
}

/// The confidence, from its definition.
fn confidence_by_hand(model: &Model, answers: &Answers, assessment: &Assessment, found: &Robustness) -> Confidence {
    let rule = &model.confidence;
    let [one, two] = [0, 1].map(|place| &assessment.placements[place]);
    let lead = i64::from(one.points) - i64::from(two.points);
    let share = found.stability.percent(one.role);
    let mut needs: Vec<_> = assessment.weights.iter().collect();
    needs.sort_by_key(|&(id, &weight)| (std::cmp::Reverse(weight), id));
    let covered: f64 =
        needs[..3].iter().map(|&(need, _)| f64::from(assessment.ratings[one.role][need])).sum::<f64>() / 3.0;
    let mut doubts = Vec::new();
    let is_answered = model.questionnaire.questions.ids().any(|id| !answers.chosen(id).is_empty());
    for (doubt, holds) in [
        (Doubt::NoAnswers, !is_answered),
        (Doubt::SmallLead, lead < i64::from(rule.clear_lead)),
        (Doubt::Unstable, share < rule.clear_share),
        (Doubt::Misfit, !one.misfits.is_empty()),
        (Doubt::OpenQuestions, !open_by_brute_force(model, answers).is_empty()),
        (Doubt::NeedsOpen, one.keep.is_none() && covered < f64::from(rule.covers_from)),
    ] {
        if holds {
            doubts.push(doubt);
        }
    }
    let is_far_ahead = lead >= i64::from(rule.leaning_lead) && share >= rule.leaning_share;
    let fits = one.points >= rule.fits_from;
    let word = match is_answered && is_far_ahead && fits {
        true if doubts.is_empty() => Word::Clear,
        true => Word::Leaning,
        false => Word::Open,
    };
    let (path, _) = walk(&model.questionnaire, answers);
    Confidence { word, is_so_far: path.into_iter().any(|id| answers.get(id).is_none()), doubts }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn each_flip_flips_first_place_and_no_smaller_single_change_does(answers in any_answers()) {
        check_flips(model(), &answers)?;
    }

    #[test]
    fn open_questions_are_those_with_an_answer_that_changes_first_place(answers in any_answers()) {
        for model in MODELS.iter() {
            let found = robustness(model, &answers).open_questions.into_iter();
            let found: Vec<_> = found.map(|open| (open.question, open.firsts)).collect();
            prop_assert!(found.iter().all(|(_, firsts)| firsts.is_sorted()));
            let found: Vec<_> = found.into_iter().map(|(id, firsts)| (id, firsts.into_iter().collect())).collect();
            prop_assert_eq!(found, open_by_brute_force(model, &answers));
        }
    }

    #[test]
    fn the_same_answers_are_as_firm_every_time(answers in any_answers()) {
        prop_assert_eq!(robustness(model(), &answers), robustness(model(), &answers));
    }

    #[test]
    fn the_word_of_confidence_is_what_its_definition_says(answers in any_answers()) {
        for model in MODELS.iter() {
            let (assessment, found) = (assess(model, &answers), robustness(model, &answers));
            let expected = confidence_by_hand(model, &answers, &assessment, &found);
            prop_assert_eq!(confidence(model, &answers, &assessment, &found), expected);
        }
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn stability_is_what_the_slow_way_finds_and_its_shares_make_a_whole(answers in any_answers()) {
        for model in MODELS.iter() {
            let stability = robustness(model, &answers).stability;
            prop_assert_eq!(stability.firsts.rows(), &stability_by_brute_force(model, &answers)[..]);
            prop_assert_eq!(stability.firsts.rows().iter().sum::<u32>(), stability.variations);
            prop_assert_eq!(stability.variations, 500);
        }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_theme_marked_as_more_important_never_pulls_less(answers in any_answers(), theme in any_theme()) {
        let spans = [Importance::Less, Importance::Normal, Importance::More].map(|importance| {
            let mut answers = answers.clone();
            answers.set_importance(theme, importance);
            let own = assess(model(), &answers).placements.into_iter().flat_map(|placement| placement.contributions);
            own.filter(|part| model().reasons[part.reason].theme == theme).map(|part| part.points.abs()).sum::<i32>()
        });
        prop_assert!(spans.is_sorted(), "{:?}", spans);
    }

    #[test]
    fn the_contrast_names_the_greatest_differences_and_all_of_them_make_the_lead(answers in any_answers()) {
        let assessment = assess(model(), &answers);
        let [one, two] = [0, 1].map(|place| &assessment.placements[place]);
        let all = differences(model(), one, two);
        let lead = i64::from(one.points) - i64::from(two.points);
        prop_assert_eq!(all.iter().map(|part| i64::from(part.gap())).sum::<i64>(), lead);
        let contrast = contrast(model(), &assessment).expect("there are two options");
        prop_assert_eq!((contrast.first, contrast.second, i64::from(contrast.lead)), (one.role, two.role, lead));
        prop_assert_eq!(contrast.lead, assessment.lead());
        for (named, sign, most) in [(&contrast.for_first, 1, 3), (&contrast.for_second, -1, 2)] {
            let mut gaps: Vec<i32> = all.iter().map(|part| part.gap() * sign).filter(|gap| *gap > 0).collect();
            gaps.sort_by(|a, b| b.cmp(a));
            gaps.truncate(most);
            prop_assert_eq!(named.iter().map(|part| part.gap() * sign).collect::<Vec<_>>(), gaps);
            prop_assert!(named.iter().all(|part| all.contains(part)));
        }
        // Each reason once, with what it gives to either.
        prop_assert!(all.is_sorted_by(|one, next| one.reason < next.reason));
        for part in &all {
            for (placement, points) in [(one, part.points.0), (two, part.points.1)] {
                let own = placement.contributions.iter().find(|own| own.reason == part.reason);
                prop_assert_eq!(points, own.map_or(0, |own| own.points));
            }
        }
        let told: BTreeSet<_> = all.iter().map(|part| part.reason).collect();
        let both = one.contributions.iter().chain(&two.contributions).map(|part| part.reason);
        prop_assert_eq!(told, both.collect::<BTreeSet<_>>());
    }
}

#[test]
fn where_no_single_change_flips_first_place_the_smallest_pair_is_told() {
    let mut runner = TestRunner::deterministic();
    let mut seen = [0; 3];
    for _ in 0..16 {
        let answers = any_answers().new_tree(&mut runner).expect("answers").current();
        for model in MODELS.iter() {
            let changes = check_flips(model, &answers).unwrap_or_else(|error| panic!("{answers:?}: {error}"));
            seen[changes] += 1;
        }
    }
    assert!(seen.iter().all(|&times| times > 0), "by none, one or two changes: {seen:?}");
}

#[test]
fn small_pairs_are_found_and_great_ones_too() {
    let mut chance = Chance::from(1);
    let model = &MODELS[2];
    let mut sizes = BTreeSet::new();
    for _ in 0..150 {
        let answers = consistent(&mut chance, None);
        let found = robustness(model, &answers).flips;
        if let [flip] = &found[..]
            && flip.changes.len() == 2
            && sizes.insert(flip.size())
        {
            check_pair(model, &answers, &all_changes(model, &answers), &found).expect("the smallest pair");
        }
    }
    assert!(sizes.first() < Some(&60) && sizes.last() > Some(&170) && sizes.len() > 12, "{sizes:?}");
}

#[test]
fn what_flips_the_examples_is_told() {
    for example in model().questionnaire.examples.rows() {
        let answers = Answers::of(&model().questionnaire, &example.choices);
        let changes = check_flips(model(), &answers).unwrap_or_else(|error| panic!("{}: {error}", example.key));
        assert!(changes > 0, "{}", example.key);
    }
}

#[test]
fn without_answers_questions_are_open_and_nothing_can_be_changed() {
    let answers = Answers::none(&model().questionnaire);
    let Robustness { flips, open_questions, .. } = robustness(model(), &answers);
    assert_eq!(flips, []);
    assert!(!open_questions.is_empty());
    let path = answers.path(&model().questionnaire);
    assert!(
        open_questions.iter().all(|OpenQuestion { question, firsts }| path.contains(question) && !firsts.is_empty())
    );
}

#[test]
fn not_to_know_is_open_too() {
    let mut unknown = Answers::none(&model().questionnaire);
    model().questionnaire.questions.ids().for_each(|question| unknown.set_unknown(question));
    assert!(model().questionnaire.questions.ids().all(|question| unknown.get(question) == Some(&Answer::Unknown)));
    assert_eq!(robustness(model(), &unknown), robustness(model(), &Answers::none(&model().questionnaire)));
}

#[test]
fn a_share_is_whole_or_nothing_only_if_it_is() {
    let roles: Vec<Id<Role>> = model().roles.ids().collect();
    let of = |firsts: [u32; 3]| {
        let firsts = firsts.into_iter().chain([0; 4]).collect();
        Stability { firsts: Table::new(firsts), variations: VARIATIONS }
    };
    for (firsts, percents) in [
        ([500, 0, 0], [100, 0, 0]),
        ([499, 1, 0], [99, 1, 0]),
        ([372, 125, 3], [74, 25, 1]),
        ([373, 124, 3], [75, 25, 1]),
    ] {
        let stability = of(firsts);
        assert_eq!([0, 1, 2].map(|role| stability.percent(roles[role])), percents);
        let most: Vec<_> = stability.ever_first();
        assert_eq!(most, roles[..firsts.iter().filter(|&&times| times > 0).count()]);
    }
}

#[test]
fn each_limit_of_the_word_of_confidence_is_where_the_model_puts_it() {
    let answers = Answers::of(&model().questionnaire, &model().questionnaire.examples.rows()[0].choices);
    let rule = &model().confidence;
    let word = |lead: u32, share: u32, points: i32, misfit: bool| {
        let mut assessment = assess(model(), &answers);
        let first = &mut assessment.placements[0];
        first.points = points;
        // Whoever is kept need not cover the greatest needs.
        first.keep = model().keeps.ids().next();
        first.misfits = if misfit { model().roles[first.role].misfits.ids().take(1).collect() } else { Vec::new() };
        let role = first.role;
        assessment.placements[1].points = points - i32::try_from(lead).expect("a small number");
        let firsts = model().roles.ids().map(|id| match id == role {
            true => share,
            false if id == assessment.placements[1].role => 100 - share,
            false => 0,
        });
        let stability = Stability { firsts: Table::new(firsts.collect()), variations: 100 };
        let found = Robustness { stability, flips: Vec::new(), open_questions: Vec::new() };
        confidence(model(), &answers, &assessment, &found).word
    };
    let (clear, leaning) = ((rule.clear_lead, rule.clear_share), (rule.leaning_lead, rule.leaning_share));
    let enough = rule.fits_from;
    assert_eq!(word(clear.0, clear.1, enough, false), Word::Clear);
    assert_eq!(word(clear.0, clear.1, enough, true), Word::Leaning);
    assert_eq!(word(clear.0 - 1, clear.1, enough, false), Word::Leaning);
    assert_eq!(word(clear.0, clear.1 - 1, enough, false), Word::Leaning);
    assert_eq!(word(clear.0, clear.1, enough - 1, false), Word::Open);
    assert_eq!(word(leaning.0, leaning.1, enough, false), Word::Leaning);
    assert_eq!(word(leaning.0 - 1, leaning.1, enough, false), Word::Open);
    assert_eq!(word(leaning.0, leaning.1 - 1, enough, false), Word::Open);
    assert!(clear.0 > leaning.0 && clear.1 > leaning.1 && Word::Clear > Word::Leaning && Word::Leaning > Word::Open);
}

#[test]
fn where_no_option_fits_well_that_is_said_and_nothing_is_called_leaning() {
    let mut found = 0;
    let mut runner = TestRunner::deterministic();
    for _ in 0..256 {
        let answers = any_answers().new_tree(&mut runner).expect("answers").current();
        let assessment = assess(model(), &answers);
        let fits_none = assessment.placements[0].points < model().confidence.fits_from;
        assert_eq!(assessment.fits_none(model()), fits_none);
        if fits_none {
            let sure = confidence(model(), &answers, &assessment, &robustness(model(), &answers));
            assert_eq!(sure.word, Word::Open, "{answers:?}");
            found += 1;
        }
    }
    assert!((1..256).contains(&found), "{found} of 256");
}

#[test]
fn a_part_time_leader_leans_to_the_full_seat_that_stands_highest() {
    let sides = ["cto_full_time", "cio", "caio"].map(role);
    let mut runner = TestRunner::deterministic();
    for _ in 0..256 {
        let answers = any_answers().new_tree(&mut runner).expect("answers").current();
        let assessment = assess(model(), &answers);
        let lean = assessment.lean(model()).expect("there is such a seat");
        let place = |role| assessment.placements.iter().position(|placement| placement.role == role);
        assert_eq!(sides.iter().copied().min_by_key(|&side| place(side)), Some(lean));
    }
}
