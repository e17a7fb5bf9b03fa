//! The labels of the screens beyond the ranking, one group for each topic.

use crate::text::labels;

labels! {
    /// Labels and sentences of the screen on what the options cost, by their key in `costs.json`.
    CostLabels:
    title intro region_label region_guide table_caption column_option column_first_year column_later_years
    column_per_day column_break_even column_money range nothing nothing_new not_counted already_paid kept_note
    kept_beside sums_for sum_first_year sum_later_years sum_cash
    line_once sum_note not_in_sum said_title said_range said_one said_sells said_left_out said_nobody
    own_estimate totals_title totals_note total_first_year total_each_year years year_one years_unknown
    per_day_title per_day_note break_even_title break_even break_even_never break_even_note days_beyond
    money_title money_note money_unanswered money_not_put money_nothing money_within money_partly money_above money_no_limit
    money_label_within money_label_partly money_label_above money_label_no_limit money_days
    money_days_at_least money_days_too_few edit_title edit_note edit_low edit_high edit_single edit_own
    edit_reset_role edit_reset_all edit_not_a_number edit_not_tenths edit_out_of_range edit_crossed
}

labels! {
    /// Labels and sentences of the screen on laws and demands, by their key in `laws.json`.
    LawLabels:
    title intro disclaimer scope_note status_applies status_may_apply status_cannot_tell status_seems_not
    because ask kind_law kind_demand label_scope label_responsible label_not_required label_starts start_on
    start_since checked sources count_applies role_note country
}

labels! {
    /// Labels and sentences of the screen on who covers what, by their key in `cover.json`.
    CoverLabels:
    with_title title intro optional time choose column_need column_weight column_today column_with value
    level_not_said level_uncovered level_thin level_covered level_twice twice_note gaps_title gaps_note
    gaps_unsaid gaps_none summary said note reset presumed
}

labels! {
    /// Labels and sentences of the screen on a person in mind, by their key in `person.json`.
    PersonLabels:
    title intro hat_word optional fair consent unknown unknown_note hats_title hats_note hat_best hat_tie
    hat_none hat_too_little hat_weak hat_limited cover_title cover_note column_need column_weight
    column_person level_not_said level_open level_partly level_covered value verdict_share verdict_rated
    verdict_none verdict_same verdict_other verdict_nobody_new verdict_no_hat open_title open_note open_none
    reset back kept_note
}

labels! {
    /// Labels and sentences of the screen on the plan and the brief, by their key in `plans.json`.
    PlanLabels:
    plan_days_estimate plan_days_kept plan_title plan_title_role plan_intro plan_role_label plan_start_label
    plan_start_moved
    plan_start_unreadable plan_start_too_late plan_dates_note plan_steps_title plan_steps_note plan_from_until
    plan_days plan_days_same plan_gets plan_kind_prepare plan_kind_cover plan_kind_lead plan_kind_habit
    plan_kind_meeting plan_kind_look_again plan_quarters_title plan_quarters_note plan_quarters_cover
    plan_quarter plan_quarter_free plan_need_first_step plan_need_better plan_meetings_title
    plan_meetings_note plan_again_title plan_again_on plan_again_stage plan_again_last_stage plan_again_signs
    plan_judgement calendar_button calendar_note calendar_again calendar_file calendar_saved print_button
    brief_title brief_intro brief_company_label brief_person_label brief_blank_note brief_edit brief_edit_of
    brief_edit_label brief_save brief_restore brief_restore_of brief_restore_all brief_restore_all_question
    brief_restore_all_yes brief_edited brief_empty brief_too_long brief_saved brief_copy brief_copied
    brief_copy_failed brief_download brief_download_note brief_file brief_not_contract plan_kind_help plan_keep_title
    plan_keep_intro
}

labels! {
    /// Labels and sentences of the section on companies like the visitor's, by their key in `cases.json`.
    PeersLabels:
    title note chose advised near near_close source sells otherwise_mark otherwise_title otherwise_none none_near
}
