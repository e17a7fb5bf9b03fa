//! What stands in a file, field by field, in the order in which it is written.

#[cfg(not(target_family = "wasm"))]
use super::codec::Writer;
use super::codec::{Compact, Counts, Reader, Row, compact};
use crate::base::table::Table;
use crate::content::{PlanTopicWords, QuestionnaireContent, ResultContent, TopicContent, Topics};
use crate::model::*;
use crate::text::*;
use crate::topics::brief::words::{BriefWords, KeptWords, MandateWords};
use crate::topics::calendar::CalendarWords;
use crate::topics::cost::words::{CostText, ItemText, LineText, RegionText};
use crate::topics::cost::{
    Beside, Costs, Country, DaysRule, Figure, Item, Money, Payment, Quote, Region, RoleCost, Span, Total,
};
use crate::topics::cover::{Coverer, CovererText, Coverers, Covers, PresumedCover};
use crate::topics::labels::{CostLabels, CoverLabels, LawLabels, PeersLabels, PersonLabels, PlanLabels};
use crate::topics::law::{Law, LawText, Rule, Start, Status};
use crate::topics::peers::{Case, CaseText, Cases};
use crate::topics::person::hats::{Cap, Curve, Fit, Form};
use crate::topics::person::{Person, PersonText};
use crate::topics::plan::words::{NeedWords, PlanWords, RoleWords, StepWords};
use crate::topics::plan::{Excludes, PlanStep, Planned, Plans, PriorityRule, StartRule, StepKind, When};

/// Numbers the kinds of tables.
macro_rules! kinds {
    ($($row:ident)*) => {
        enum Kind { $($row),* }

        $(impl Row for $row {
            const KIND: usize = Kind::$row as usize;
        })*

        /// How many kinds of tables there are.
        pub const KINDS: usize = [$(Kind::$row),*].len();
    };
}

/// One field: as it is, or as a function below says.
macro_rules! field {
    (write $out:ident $value:ident) => {
        $value.write($out)
    };
    (write $out:ident $value:ident $how:ident) => {
        $how::write($value, $out)
    };
    (read $from:ident) => {
        Compact::read($from)
    };
    (read $from:ident $how:ident) => {
        $how::read($from)
    };
}

/// The fields of each type, in the order in which they stand in a file. A field with `[how]` is written in a way of its own.
macro_rules! fields {
    ($($type:ident { $($field:ident $([$how:ident])?)* })*) => {
        $(compact!([] $type, |value, out| {
            let $type { $($field),* } = value;
            $(field!(write out $field $($how)?);)*
        }, |from| $type { $($field: field!(read from $($how)?)),* });)*
    };
}

/// The variants without fields, each as its number from 0.
macro_rules! variants {
    ($($type:ident { $($variant:ident)* })*) => {
        $(compact!([] $type, |value, out| out.count(*value as usize), |from| {
            let all = [$($type::$variant),*];
            all[from.below(all.len())]
        });)*
    };
}

/// Groups of labels: a text for each key.
macro_rules! labels {
    ($($type:ident)*) => {
        $(compact!([] $type, |labels, out| labels.texts().iter().for_each(|text| text.write(out)), |from| {
            $type::new(from.rows($type::KEYS.len()).into())
        });)*
    };
}

// The layout begins here. Whoever changes what is written raises the version (`tests/compact.rs`).

kinds! {
    Theme Question Choice Example
    Source Need Workload Role Misfit Reason Keep Stage Threshold Phase
    Region Law Coverer Case PlanStep Cap
}

labels! { QuestionnaireLabels ResultLabels CostLabels LawLabels CoverLabels PersonLabels PlanLabels PeersLabels }

variants! {
    Put { Always FollowUp Aside }
    Payment { Permanent PartTime OwnTime InPlace }
    Item {
        Salary AddOns Recruitment WorkingDays DayRate DaysAMonth OwnDays OwnDayValue OutsideFirm DaysBeside
    }
    Status { Applies MayApply CannotTell SeemsNot }
    StepKind { Prepare Cover Help Lead Habit Meeting LookAgain }
}

fields! {
    QuestionnaireContent { questionnaire text }
    Questionnaire { edition themes questions choices follow_ups examples }
    Theme { key }
    Choice { key question is_exclusive regions }
    Example { key choices }
    QuestionnaireText { language direction ui questions choices examples }
    QuestionText { title short why }
    ChoiceText { text example }
    ExampleText { name story }

    ResultContent { model text topics }
    Model {
        questionnaire[given] sources[given] needs workloads roles reasons presumptions keeps confidence ample stages
        question_sources consequences thresholds phases method_sources stage_question
    }
    Source { key name year url sells is_own }
    Need { key base sources }
    Workload { key prior sources }
    WorkEstimate { tenths trust }
    Role { key ratings workload misfits[of_its_own] part_time is_side }
    Rating { value sources }
    Misfit { key when is_new_only sources }
    Reason { key theme when points is_new_only sources }
    Presumption { choice when sources }
    Keep { key role when sources }
    ConfidenceRule {
        clear_lead clear_share leaning_lead leaning_share covers_from fits_from spread sources
    }
    Stage { key choice people clears further answers sources }
    Consequences { effects skills evidence sources }
    Effect { need points when }
    Skill { role need points when }
    Evidence { workload estimate when }
    Threshold { key question said }
    Phase { key weeks days_a_month is_quarterly sources }

    ResultText { ui needs workloads roles stages reasons themes keeps beside thresholds phases guide }
    NamedText { name plain }
    RoleText {
        name short full_name sentence purpose level responsibilities when not_when[of_its_own] form cost sources next_steps
        side part_time_name part_time_short
    }
    StageText { name people looks_like need sign sources }
    KeepText { headline sentence }
    PhaseText { name what result sources }
    GuideSection { title paragraphs items sources }
    GuideItem { title text }

    Topics { costs laws cover person plans peers }

    Costs { regions offered countries kinds figures days beside money_question money limits }
    Region { key currency }
    Country { choice region is_guide }
    RoleCost { figures totals }
    Figure { range sources said left_out is_estimate }
    Span { low high }
    Quote { source span }
    Total { said is_first_year }
    DaysRule { least most band step sources }
    Beside { days figure }
    Money { from to }
    CostText { regions notes items lines }
    RegionText { name note }
    ItemText { name unit plain }
    LineText { name how }

    Law { key is_law rules starts checked sources }
    Rule { key status when sources }
    Start { key day sources }
    LawText { name what scope responsible not_required rules cannot_tell starts }

    Coverers { rows thin_from covered_from presumed unsaid sources }
    Coverer { key is_exclusive covers }
    PresumedCover { coverer needs when unless is_thin sources }
    CovererText { name short }

    Fit { form_share forms caps sources }
    Form { curve sources }
    Cap { key limits when sources }

    Plans { steps roles keep excludes start priorities }
    StartRule { weeks_to_find sources }
    PriorityRule { worth_from sources }
    Excludes { needs sources }
    PlanStep { key kind }
    PlanTopicWords { steps brief calendar }
    PlanWords { steps needs roles }
    StepWords { name what result }
    NeedWords { first_step better sources }
    RoleWords { intro signs sources }
    BriefWords {
        title sections parties parties_kept kept beside priority no_priority meeting meeting_once blank mandates
    }
    MandateWords { purpose alone together money success not_this sources }
    KeptWords { title line }
    CalendarWords { summary next_stage }

    Cases { rows weights sources }
    Case { key told role is_advice url sells }
    CaseText { situation outcome publisher }
}

/// What is not in this place of the file, since it is known already.
mod given {
    use super::{Questionnaire, Reader, Source, Table};

    pub(super) trait Given {
        fn given(from: &Reader) -> Self;
    }

    impl Given for Questionnaire {
        fn given(from: &Reader) -> Self {
            from.questionnaire.clone()
        }
    }

    impl Given for Table<Source> {
        fn given(from: &Reader) -> Self {
            from.sources.clone()
        }
    }

    #[cfg(not(target_family = "wasm"))]
    pub(super) fn write<T: Given>(_: &T, _: &mut super::Writer) {}

    pub(super) fn read<T: Given>(from: &mut Reader) -> T {
        T::given(from)
    }
}

/// Tables of a kind that each have a length of their own.
mod of_its_own {
    use super::{Compact, Reader, Table};

    #[cfg(not(target_family = "wasm"))]
    pub(super) fn write<K, V: Compact>(table: &Table<K, V>, out: &mut super::Writer) {
        out.count(table.len());
        table.rows().iter().for_each(|row| row.write(out));
    }

    pub(super) fn read<K, V: Compact>(from: &mut Reader) -> Table<K, V> {
        Table::new(Compact::read(from))
    }
}

/// How many rows the tables of a questionnaire have.
#[cfg(not(target_family = "wasm"))]
pub(super) fn counts_of(questionnaire: &Questionnaire) -> Counts {
    let mut counts = [0; KINDS];
    for (kind, count) in lengths(questionnaire) {
        counts[kind] = count;
    }
    counts
}

/// Whether a file with these counts can belong to this questionnaire.
pub(super) fn is_for(counts: &Counts, questionnaire: &Questionnaire) -> bool {
    lengths(questionnaire).iter().all(|&(kind, count)| counts[kind] == count)
}

fn lengths(questionnaire: &Questionnaire) -> [(usize, usize); 4] {
    let Questionnaire { themes, questions, choices, examples, .. } = questionnaire;
    [
        (Theme::KIND, themes.len()),
        (Question::KIND, questions.len()),
        (Choice::KIND, choices.len()),
        (Example::KIND, examples.len()),
    ]
}

/// Checks the lists that must be as long as others.
pub(super) fn check_lengths(content: &ResultContent, from: &mut Reader) {
    let ResultContent { model, text, topics } = content;
    let (roles, laws, costs) = (model.roles.rows(), topics.laws.rules.rows(), &topics.costs);
    let misfits = roles.iter().zip(text.roles.rows()).all(|(role, words)| role.misfits.len() == words.not_when.len());
    let statements = laws.iter().zip(topics.laws.words.rows());
    let statements = statements
        .into_iter()
        .all(|(law, words)| (law.rules.len(), law.starts.len()) == (words.rules.len(), words.starts.len()));
    let items = [costs.rules.limits.len(), costs.words.items.len()] == [Item::ALL.len(); 2];
    from.ensure(misfits && statements && items, "a list is not as long as what it belongs to");
}

compact!([Rules: Compact, Words: Compact, Labels: Compact] TopicContent<Rules, Words, Labels>, |topic, out| {
    topic.rules.write(out);
    topic.words.write(out);
    topic.labels.write(out);
}, |from| TopicContent { rules: Compact::read(from), words: Compact::read(from), labels: Compact::read(from) });

// Its choices as a set follow from the list.
compact!([] Question, |question, out| {
    let Question { key, max_choices, is_ordered, choices, set: _, put, when, unless } = question;
    key.write(out);
    max_choices.write(out);
    is_ordered.write(out);
    choices.write(out);
    put.write(out);
    when.write(out);
    unless.write(out);
}, |from| {
    let (key, max_choices, is_ordered) = Compact::read(from);
    let choices: Box<[_]> = Compact::read(from);
    let set = ChoiceSet::of(&choices);
    let (put, when, unless) = Compact::read(from);
    Question { key, max_choices, is_ordered, choices, set, put, when, unless }
});

compact!([] Covers, |covers, out| match covers {
    Covers::As(roles) => (true, roles.clone()).write(out),
    Covers::So(ratings) => {
        false.write(out);
        ratings.write(out);
    }
}, |from| if bool::read(from) { Covers::As(Compact::read(from)) } else { Covers::So(Compact::read(from)) });

compact!([] Planned, |planned, out| match planned {
    Planned::Phase(phase) => (true, *phase).write(out),
    Planned::Step { step, when, days_a_month, told, sources } => {
        (false, *step, *days_a_month).write(out);
        when.write(out);
        told.write(out);
        sources.write(out);
    }
}, |from| {
    if bool::read(from) {
        return Planned::Phase(Compact::read(from));
    }
    let (step, days_a_month) = Compact::read(from);
    let (when, told, sources) = Compact::read(from);
    Planned::Step { step, when, days_a_month, told, sources }
});

compact!([] When, |when, out| match when {
    When::Weeks(first, last) => (true, *first, *last).write(out),
    When::Months(months) => {
        false.write(out);
        months.write(out);
    }
}, |from| if bool::read(from) {
    let (first, last) = Compact::read(from);
    When::Weeks(first, last)
} else {
    When::Months(Compact::read(from))
});

compact!([] Curve, |curve, out| curve.points().to_vec().write(out), |from| {
    Curve::new(Compact::read(from)).unwrap_or_else(|| {
        from.fail("a curve has no points, or they do not grow");
        Curve::flat()
    })
});

// The person's model has tables of its own; `needs` is by those of the main model and has their length.
compact!([] Person, |person, out| {
    let Person { model, fit, needs, strengths, nobody_new, partly_from, covers_from, fits_from, enough_from, sources } =
        person;
    let counts = std::mem::replace(&mut out.counts, counts_of(&model.questionnaire));
    out.counts[Source::KIND] = counts[Source::KIND];
    let before = std::mem::take(&mut out.numbers);
    model.questionnaire.write(out);
    model.write(out);
    fit.write(out);
    needs.rows().to_vec().write(out);
    strengths.write(out);
    let own = std::mem::replace(&mut out.numbers, before);
    out.person = std::mem::replace(&mut out.counts, counts);
    for count in out.person {
        out.count(count);
    }
    out.numbers.extend(own);
    [*partly_from, *covers_from, *fits_from].write(out);
    enough_from.write(out);
    nobody_new.write(out);
    sources.write(out);
}, |from| {
    let counts = from.counts;
    from.counts = from.read_counts();
    from.person = from.counts;
    from.ensure(from.counts[Source::KIND] == counts[Source::KIND], "a person's sources are those of the model");
    let main = std::mem::take(&mut from.questionnaire);
    from.questionnaire = Compact::read(from);
    let (model, fit) = Compact::read(from);
    let needs: Vec<_> = Compact::read(from);
    from.ensure(needs.len() == counts[Need::KIND], "a need has no question");
    let strengths = Compact::read(from);
    (from.counts, from.questionnaire) = (counts, main);
    let [partly_from, covers_from, fits_from] = Compact::read(from);
    let enough_from = Compact::read(from);
    let (nobody_new, sources) = Compact::read(from);
    let needs = Table::new(needs);
    Person { model, fit, needs, strengths, nobody_new, partly_from, covers_from, fits_from, enough_from, sources }
});

compact!([] PersonText, |text, out| {
    let PersonText { questions, choices, caps } = text;
    let counts = out.counts;
    questions.write(out);
    choices.write(out);
    caps.write(out);
    out.counts = counts;
}, |from| {
    let counts = std::mem::replace(&mut from.counts, from.person);
    let (questions, choices, caps) = Compact::read(from);
    from.counts = counts;
    PersonText { questions, choices, caps }
});
