//! How firm the result is, against the same found the slow way with nothing but the assessment.

mod common;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use common::any::{any_answers, any_criterion, cases};
use common::{files, lines, model, read_model};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use role_fit::model::{Choice, Id, Model, Question, Role};
use role_fit::robustness::{Change, Flip, Robustness, SEED, SPREAD, Stability, VARIATIONS, robustness};
use role_fit::scoring::caps::applying_caps;
use role_fit::scoring::contrast::{contrast, differences};
use role_fit::scoring::{POINTS_PER_PERCENT, Part, assess};
use role_fit::session::{Answer, Answers, Importance};
use serde_json::Value;

fn first(model: &Model, answers: &Answers) -> Id<Role> {
    assess(model, answers).placements[0].role
}

// The same by brute force.

/// The sets of choices that are an answer, each in the order of the question.
fn possible_answers(model: &Model, question: Id<Question>) -> Vec<Vec<Id<Choice>>> {
    let row = &model.questions[question];
    let sets = (1..1_usize << row.choices.len()).map(|set| {
        let taken = row.choices.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1);
        taken.map(|(_, &choice)| choice).collect::<Vec<_>>()
    });
    let is_exclusive = |choice: &Id<Choice>| model.choices[*choice].is_exclusive;
    sets.filter(|set| set.len() <= row.most && (set.len() == 1 || !set.iter().any(is_exclusive))).collect()
}

/// The answer without choices that stand for none.
fn named(model: &Model, choices: &[Id<Choice>]) -> BTreeSet<Id<Choice>> {
    choices.iter().copied().filter(|&choice| !model.choices[choice].is_exclusive).collect()
}

/// The size of a change, if it is a single one.
fn single_size(model: &Model, question: Id<Question>, before: &[Id<Choice>], after: &[Id<Choice>]) -> Option<u32> {
    let row = &model.questions[question];
    if before == after {
        return None;
    }
    let rounded = |part: usize, whole: usize| (100.0 * part as f64 / whole as f64).round() as u32;
    if row.most == 1 {
        let place = |set: &[Id<Choice>]| row.choices.iter().position(|&choice| choice == set[0]).expect("a choice");
        let steps = place(before).abs_diff(place(after));
        return Some(if row.is_ordered { rounded(steps, row.choices.len() - 1) } else { 100 });
    }
    let (had, has) = (named(model, before), named(model, after));
    let differ = had.symmetric_difference(&has).count();
    let is_swap = had.len() == row.most && has.len() == row.most && differ == 2;
    (has.is_empty() || differ == 1 || is_swap).then(|| rounded(differ, row.most).min(100))
}

/// Every single change, in the order of the questions.
fn all_changes(model: &Model, answers: &Answers) -> Vec<Change> {
    let questions = model.questions.ids().filter(|&question| !answers.chosen(question).is_empty());
    let all = questions.flat_map(|question| {
        let before = answers.chosen(question).to_vec();
        let after = possible_answers(model, question).into_iter();
        after.filter_map(move |after| {
            let size = single_size(model, question, &before, &after)?;
            Some(Change { question, before: before.clone(), after, size })
        })
    });
    all.collect()
}

fn with(model: &Model, answers: &Answers, changes: &[&Change]) -> Answers {
    let mut answers = answers.clone();
    for change in changes {
        answers.clear(change.question);
        change.after.iter().for_each(|&choice| answers.choose(model, choice, true));
    }
    answers
}

/// Checks the flips of these answers; how many changes each of them is made of, 0 where nothing flips first place.
fn check_flips(model: &Model, answers: &Answers) -> Result<usize, TestCaseError> {
    let found = robustness(model, answers).flips;
    let now = first(model, answers);
    for flip in &found {
        let changed = flip.apply(answers);
        prop_assert_eq!(&changed, &with(model, answers, &flip.changes.iter().collect::<Vec<_>>()));
        prop_assert_eq!(first(model, &changed), flip.first);
        prop_assert_ne!(flip.first, now);
    }
    let singles = all_changes(model, answers);
    let flipping = singles.iter().filter_map(|change| {
        let to = first(model, &with(model, answers, &[change]));
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
        !model.questions[change.question].is_ordered || smallest.0 == *change
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
            let flips = || first(model, &with(model, answers, &[one, other])) != now;
            prop_assert!(one.size + other.size >= smaller_than || !flips(), "smaller: {:?} {:?}", one, other);
        }
    }
    for flip in found {
        prop_assert!(flip.changes[0].question < flip.changes[1].question);
        prop_assert!(flip.changes.iter().all(|change| singles.contains(change)));
    }
    Ok(())
}

/// The models to try: the built-in one, and two in which one option is so much better that single changes seldom move it.
static MODELS: LazyLock<Vec<Model>> = LazyLock::new(|| {
    let changed = [(0, 12), (3, 25)].map(|(role, better)| {
        let mut files = files();
        let file = &mut files["model"];
        let key = file["roles"][role]["id"].as_str().expect("a name").to_string();
        let raise = |rating: &mut Value| *rating = (rating.as_u64().expect("a rating") + better).min(100).into();
        for group in file["roles"][role]["ratings"].as_array_mut().expect("groups of ratings") {
            group["of"].as_object_mut().expect("ratings").values_mut().for_each(raise);
        }
        for point in file["roles"][role]["form"]["curve"].as_array_mut().expect("a curve") {
            raise(&mut point[1]);
            raise(&mut point[1]);
        }
        for cap in file["caps"].as_array_mut().expect("caps") {
            cap["at_most"].as_object_mut().expect("limits").remove(&key);
        }
        read_model(&files).unwrap_or_else(|problems| panic!("{}", lines(&problems)))
    });
    [model().clone()].into_iter().chain(changed).collect()
});

/// The open questions that could change first place.
fn open_by_brute_force(model: &Model, answers: &Answers) -> Vec<(Id<Question>, BTreeSet<Id<Role>>)> {
    let now = first(model, answers);
    let open = model.questions.iter().filter(|&(id, _)| answers.chosen(id).is_empty());
    let tried = open.map(|(id, row)| {
        let firsts = row.choices.iter().map(|&choice| {
            let mut answers = answers.clone();
            answers.choose(model, choice, true);
            first(model, &answers)
        });
        (id, firsts.filter(|&role| role != now).collect::<BTreeSet<_>>())
    });
    tried.filter(|(_, firsts)| !firsts.is_empty()).collect()
}

/// SplitMix64, in numbers that cannot overflow.
fn random(state: &mut u128) -> u128 {
    let low = |number: u128| number & u128::from(u64::MAX);
    *state = low(*state + 0x9e37_79b9_7f4a_7c15);
    let mixed = low((*state ^ (*state >> 30)) * 0xbf58_476d_1ce4_e5b9);
    let mixed = low((mixed ^ (mixed >> 27)) * 0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// How often each option stands first, from nothing but the assessment.
fn stability_by_brute_force(model: &Model, answers: &Answers) -> Vec<u32> {
    let assessment = assess(model, answers);
    let mut state = u128::from(SEED);
    let mut firsts = vec![0; model.roles.len()];
    let least = 1_000 - 10 * u128::from(SPREAD);
    for _ in 0..VARIATIONS {
        let mut factor = || least + (random(&mut state) >> 32) * (2 * 10 * u128::from(SPREAD) + 1) / (1 << 32);
        let weights: Vec<u128> =
            assessment.weights.rows().iter().map(|&weight| u128::from(weight) * factor()).collect();
        let form = u128::from(model.form_share) * factor();
        let sum = weights.iter().sum::<u128>() + form;
        let mut places: Vec<(u128, u128, usize)> = Vec::new();
        for (id, role) in model.roles.iter() {
            let ratings = assessment.ratings[id].rows().iter().map(|&rating| u128::from(rating));
            let needs: u128 = ratings.zip(&weights).map(|(rating, weight)| rating * weight).sum();
            let points = needs + form * u128::from(role.form.at(assessment.amounts[role.workload]));
            let limit = applying_caps(model, answers, id).first().map_or(100, |&(_, percent)| u128::from(percent));
            places.push((points.min(limit * sum), points, model.roles.len() - id.index()));
        }
        let best = places.iter().max().expect("an option");
        firsts[model.roles.len() - best.2] += 1;
    }
    firsts
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
            let found: Vec<_> = found.map(|open| (open.question, open.firsts.into_iter().collect())).collect();
            prop_assert_eq!(found, open_by_brute_force(model, &answers));
        }
    }

    #[test]
    fn stability_is_what_the_slow_way_finds_and_its_shares_make_a_whole(answers in any_answers()) {
        for model in MODELS.iter() {
            let stability = robustness(model, &answers).stability;
            prop_assert_eq!(stability.firsts.rows(), &stability_by_brute_force(model, &answers)[..]);
            prop_assert_eq!(stability.firsts.rows().iter().sum::<u32>(), stability.variations);
        }
    }

    #[test]
    fn the_same_answers_are_as_firm_every_time(answers in any_answers()) {
        prop_assert_eq!(robustness(model(), &answers), robustness(model(), &answers));
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_need_marked_as_more_important_never_counts_less(answers in any_answers(), need in any_criterion()) {
        let weight = |importance| {
            let mut answers = answers.clone();
            answers.set_importance(need, importance);
            assess(model(), &answers).weights[need]
        };
        let (less, normal, more) = (weight(Importance::Less), weight(Importance::Normal), weight(Importance::More));
        prop_assert!(less <= normal && normal <= more, "{} {} {}", less, normal, more);
    }

    #[test]
    fn the_contrast_names_the_greatest_differences_and_all_of_them_make_the_lead(answers in any_answers()) {
        let assessment = assess(model(), &answers);
        let [one, two] = [0, 1].map(|place| &assessment.placements[place]);
        let all = differences(model(), &assessment, one, two);
        let lead = i64::from(one.points) - i64::from(two.points);
        prop_assert_eq!(all.iter().map(|part| i64::from(part.gap())).sum::<i64>(), lead);
        let contrast = contrast(model(), &assessment).expect("there are two options");
        prop_assert_eq!((contrast.first, contrast.second, i64::from(contrast.lead)), (one.role, two.role, lead));
        for (named, sign, most) in [(&contrast.for_first, 1, 2), (&contrast.for_second, -1, 1)] {
            let mut gaps: Vec<i32> = all.iter().map(|part| part.gap() * sign).filter(|gap| *gap > 0).collect();
            gaps.sort_by(|a, b| b.cmp(a));
            gaps.truncate(most);
            prop_assert_eq!(named.iter().map(|part| part.gap() * sign).collect::<Vec<_>>(), gaps);
        }
        for part in all {
            for (placement, points, rating) in [(one, part.points.0, part.ratings.0), (two, part.points.1, part.ratings.1)] {
                let expected = match part.part {
                    Part::Need(need) => assessment.weights[need] * rating,
                    Part::Form => model().form_share * rating,
                    Part::Cap(_) => {
                        let limit = applying_caps(model(), &answers, placement.role).first().map_or(100, |&(_, limit)| limit);
                        prop_assert_eq!(rating, if points < 0 { limit } else { 100 });
                        placement.uncapped_points().unsigned_abs() - placement.points
                    }
                };
                prop_assert_eq!(points.unsigned_abs(), expected);
                prop_assert_eq!(points < 0, matches!(part.part, Part::Cap(_)) && points != 0);
            }
        }
    }

    #[test]
    fn all_caps_of_an_option_are_told_the_lowest_first(answers in any_answers()) {
        let assessment = assess(model(), &answers);
        for role in model().roles.ids() {
            let told = applying_caps(model(), &answers, role);
            prop_assert!(told.is_sorted_by_key(|&(_, percent)| percent));
            let limits = model().caps.iter().flat_map(|(cap, row)| {
                let applies = row.when.holds(|choice| answers.is_chosen(model(), choice));
                row.limits.iter().filter(move |limit| applies && limit.0 == role).map(move |limit| (cap, limit.1))
            });
            let limits: BTreeSet<_> = limits.collect();
            prop_assert_eq!(told.iter().copied().collect::<BTreeSet<_>>(), limits);
            let placement = assessment.of(role).expect("every option is placed");
            if let Some(cap) = placement.cap() {
                prop_assert_eq!(told.first(), Some(&(cap, placement.points / POINTS_PER_PERCENT)));
            }
        }
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
fn first_place_of_the_examples_can_be_flipped() {
    for example in model().examples.rows() {
        let answers = Answers::of(model(), &example.choices);
        let changes = check_flips(model(), &answers).unwrap_or_else(|error| panic!("{}: {error}", example.key));
        assert_eq!(changes, 1, "{}", example.key);
    }
}

#[test]
fn without_answers_every_question_is_open_and_nothing_can_be_changed() {
    let answers = Answers::none(model());
    let Robustness { flips, open_questions, .. } = robustness(model(), &answers);
    assert_eq!(flips, []);
    assert!(!open_questions.is_empty());
}

#[test]
fn not_to_know_is_open_too() {
    let mut unknown = Answers::none(model());
    model().questions.ids().for_each(|question| unknown.set_unknown(question));
    assert!(model().questions.ids().all(|question| unknown.get(question) == Some(&Answer::Unknown)));
    assert_eq!(robustness(model(), &unknown), robustness(model(), &Answers::none(model())));
}

#[test]
fn a_share_is_whole_or_nothing_only_if_it_is() {
    let roles: Vec<Id<Role>> = model().roles.ids().collect();
    let of = |firsts: [u32; 3]| {
        let firsts = firsts.into_iter().chain([0; 4]).collect();
        Stability { firsts: role_fit::model::Table::new(firsts), variations: VARIATIONS }
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
    let enough = model().firm_share * VARIATIONS / 100;
    for (firsts, is_firm) in [(enough, true), (enough - 1, false)] {
        assert_eq!(of([firsts, VARIATIONS - firsts, 0]).is_firm(model(), roles[0]), is_firm, "{firsts}");
    }
}
