//! The words of one language, keyed like the [`Model`](crate::model::Model) that they belong to.
//!
//! Everything the visitor reads is here; none of it is in code. Placeholders such as `{role}` are filled by
//! [`fill`].

use crate::base::table::{Id, Table};
pub use crate::base::words::Words;
use crate::model::{
    Choice, Example, Keep, Misfit, Need, Phase, Question, Reason, Role, Sources, Stage, Theme, Threshold, Workload,
};

/// The words of the first screens, in one language.
#[derive(Clone, Debug)]
pub struct QuestionnaireText {
    /// The language, as a BCP 47 tag.
    pub language: Words,
    /// `ltr` or `rtl`.
    pub direction: Words,
    /// Labels and sentences of the screens.
    pub ui: QuestionnaireLabels,
    /// The questions.
    pub questions: Table<Question, QuestionText>,
    /// The choices.
    pub choices: Table<Choice, ChoiceText>,
    /// The examples.
    pub examples: Table<Example, ExampleText>,
}

/// The words of the result and the guide, in the same language.
#[derive(Clone, Debug)]
pub struct ResultText {
    /// Labels and sentences of the screens.
    pub ui: ResultLabels,
    /// The needs.
    pub needs: Table<Need, NamedText>,
    /// The kinds of work.
    pub workloads: Table<Workload, NamedText>,
    /// The options.
    pub roles: Table<Role, RoleText>,
    /// The stages.
    pub stages: Table<Stage, StageText>,
    /// What a reason means, in a sentence or two.
    pub reasons: Table<Reason, Words>,
    /// What reasons are about.
    pub themes: Table<Theme, Words>,
    /// Those who are there already.
    pub keeps: Table<Keep, KeepText>,
    /// What somebody who is kept needs beside them, by a choice that says how well it goes.
    pub beside: Box<[(Id<Choice>, Words)]>,
    /// What a published threshold is about.
    pub thresholds: Table<Threshold, Words>,
    /// The steps of a part-time engagement.
    pub phases: Table<Phase, PhaseText>,
    /// The guide, section by section.
    pub guide: Box<[GuideSection]>,
}

/// A name with its explanation in one sentence.
#[derive(Clone, Debug)]
pub struct NamedText {
    /// Two to four words.
    pub name: Words,
    /// One plain sentence.
    pub plain: Words,
}

/// An option in words.
#[derive(Clone, Debug)]
pub struct RoleText {
    /// As a headline.
    pub name: Words,
    /// As a label in a picture.
    pub short: Words,
    /// Spelt out.
    pub full_name: Words,
    /// What it is, for somebody who never heard the word.
    pub sentence: Words,
    /// What it is for.
    pub purpose: Words,
    /// Strategy or operation.
    pub level: Words,
    /// What the person does.
    pub responsibilities: Box<[Words]>,
    /// Signs that it fits.
    pub when: Box<[Words]>,
    /// Signs that it does not; each is a condition of the model.
    pub not_when: Table<Misfit, Words>,
    /// Full-time, part-time, hours.
    pub form: Words,
    /// What it costs.
    pub cost: Words,
    /// Who says so.
    pub sources: Sources,
    /// Three steps for the next weeks.
    pub next_steps: Box<[Words]>,
    /// What a part-time leader knows best who leans this way, for options that are such a side.
    pub side: Option<Words>,
    /// What a part-time leader is called who leans this way.
    pub part_time_name: Option<Words>,
    /// The same as a label in a picture.
    pub part_time_short: Option<Words>,
}

/// A stage in words.
#[derive(Clone, Debug)]
pub struct StageText {
    /// Its name.
    pub name: Words,
    /// Its headcount.
    pub people: Words,
    /// How companies look at this stage.
    pub looks_like: Words,
    /// Which role matters.
    pub need: Words,
    /// How to notice that one has got here.
    pub sign: Words,
    /// Who says so.
    pub sources: Sources,
}

/// A question in words.
#[derive(Clone, Debug)]
pub struct QuestionText {
    /// As asked.
    pub title: Words,
    /// As a label beside the answer.
    pub short: Words,
    /// Why it is asked, in one line.
    pub why: Words,
}

/// A choice in words.
#[derive(Clone, Debug)]
pub struct ChoiceText {
    /// What the visitor says.
    pub text: Words,
    /// A plain example of it.
    pub example: Words,
}

/// Somebody who is there already, in words.
#[derive(Clone, Debug)]
pub struct KeepText {
    /// As a headline: "Keep your CTO".
    pub headline: Words,
    /// What that means.
    pub sentence: Words,
}

/// An example in words.
#[derive(Clone, Debug)]
pub struct ExampleText {
    /// What kind of company.
    pub name: Words,
    /// What a director of it would tell.
    pub story: Words,
}

/// A step of an engagement in words.
#[derive(Clone, Debug)]
pub struct PhaseText {
    /// Its name.
    pub name: Words,
    /// What happens.
    pub what: Words,
    /// What the company gets.
    pub result: Words,
    /// Who says so.
    pub sources: Sources,
}

/// A section of the guide.
#[derive(Clone, Debug)]
pub struct GuideSection {
    /// Its title.
    pub title: Words,
    /// What it says first.
    pub paragraphs: Box<[Words]>,
    /// Points with a title each.
    pub items: Box<[GuideItem]>,
    /// Who says so.
    pub sources: Sources,
}

/// A point in the guide: a question with its answer, a misconception with what is true.
#[derive(Clone, Debug)]
pub struct GuideItem {
    /// The question or misconception.
    pub title: Words,
    /// The answer.
    pub text: Words,
}

/// Declares a group of labels once: as methods, and as the keys that a text file must have.
macro_rules! labels {
    ($(#[$doc:meta])* $labels:ident: $($key:ident)*) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $labels(Box<[$crate::text::Words]>);

        const _: () = {
            #[allow(non_camel_case_types, reason = "they are the keys of a file")]
            enum Key { $($key),* }

            #[allow(missing_docs, reason = "the English file says what each one is")]
            impl $labels {
                $(pub fn $key(&self) -> &str { self.0.get(Key::$key as usize).map_or("", |text| text) })*
            }
        };

        impl $labels {
            /// The keys, in the order of the methods.
            pub const KEYS: &[&str] = &[$(stringify!($key)),*];

            /// Made of a text for each key, in the order of the keys.
            pub(crate) fn new(texts: Box<[$crate::text::Words]>) -> Self {
                $labels(texts)
            }

            /// The text of each key, in the order of the keys.
            #[cfg(not(target_family = "wasm"))]
            pub(crate) fn texts(&self) -> &[$crate::text::Words] {
                &self.0
            }
        }
    };
}
pub(crate) use labels;

labels! {
    /// Labels and sentences of the first screens, by their key in the text file.
    QuestionnaireLabels:
    asked_anew no_longer_apply ignored_title ignored_note check_proposed proposed progress_last
    nav_label nav_start nav_questions nav_result nav_guide start_title start_what start_how start_button
    start_continue start_result start_guide start_neutral examples_title examples_note progress
    progress_change why unknown choose_one choose_any choose_up_to most_reached back continue_on
    continue_to_check go_on_without check_title check_intro check_few change change_of not_answered
    show_result footer_saved footer_not_saved delete delete_question delete_yes deleted storage_blocked
    storage_full storage_unreadable storage_newer example_note example_leave example_close failed waiting waiting_failed
    try_again trial_note trial_change trial_undo trial_keep
}

labels! {
    /// Labels and sentences of the result and the guide, by their key in the text file.
    ResultLabels:
    contrast_rest cost_estimate cost_estimate_post cost_estimate_none cost_more change_answers here_people
    thresholds_differ thresholds_agree more_title more_plan more_costs more_cover more_law more_person
    result_eyebrow result_example result_based result_no_answers result_amount lean second_title cost form
    sources source_sells source_founding method_title method_text ranking_title ranking_note pros cons no_pros
    no_cons needs_title needs_note needs_need needs_weight needs_rating next_title timeline_title timeline_note
    you_are_here here_unknown timeline_slider timeline_ranking timeline_signs timeline_further timeline_changes
    timeline_no_change handover table_show table_stage table_first engagement_title engagement_note weeks
    each_quarter days_a_month engagement_gets guide_title guide_intro guide_contents guide_roles guide_for
    guide_level guide_does guide_when guide_not_when parts_label part_result part_cover part_costs part_law
    part_plan part_person points_title points_note points_part points_points points_sum contrast_title
    contrast_lead contrast_tie contrast_but contrast_no_but firm_title firm_note firm_share flips_title
    flips_note flips_pair flips_none flip_instead flip_also flip_without flip_of flip_first flip_and try_it
    try_of flips_more unanswered_title unanswered_note unanswered_could unanswered_answer unanswered_of
    unanswered_none importance_title importance_note importance_less importance_normal importance_more
    importance_changed importance_same importance_reset importance_counts result_eyebrow_none none_title
    none_sentence none_first none_second keep_beside but budget_within budget_free sure_label sure_clear
    sure_leaning sure_open sure_so_far sure_clear_means sure_leaning_means sure_open_means sure_left sure_go_on
    doubt_level doubt_lead doubt_unstable doubt_misfit doubt_needs doubt_questions doubt_no_answers
    confidence_measured cost_keep method_set method_measured reasons_more said points_one points_many
    next_keep_mandate next_keep_beside next_keep_again next_none_read next_none_ask next_none_wait
    timeline_money timeline_stage timeline_stage_note timeline_by_people firm_shares_title presumed_title
    presumed_note presumed_answer presumed_answer_of presumed_mark budget_nearest cost_keep_beside
}

/// Puts values in place of `{name}`s; names without a value stay as they are.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (place, piece) in template.split('{').enumerate() {
        let value = piece.split_once('}').and_then(|(name, rest)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some([value, rest])
        });
        match value {
            Some(filled) if place > 0 => text.extend(filled),
            _ if place > 0 => text.extend(["{", piece]),
            _ => text.push_str(piece),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled() {
        assert_eq!(fill("{n} of {total}", &[("n", "3"), ("total", "15")]), "3 of 15");
    }
}
