//! How well each option covers each need for this company: the ratings of the model, moved by the answers that
//! say something about the person (an owner who can program covers more than one who cannot).

use crate::model::{Criterion, Model, Role, Table};
use crate::session::Answers;

/// The ratings, 0..=100, by option and need.
pub fn ratings(model: &Model, answers: &Answers) -> Table<Role, Table<Criterion, u32>> {
    let rows = model.roles.rows().iter();
    let mut moved: Vec<Vec<i32>> = rows.map(|role| role.ratings.rows().iter().map(rating_value).collect()).collect();
    for choice in answers.all_chosen() {
        for skill in &model.consequences[choice].skills {
            if skill.when.holds(|choice| answers.is_chosen(model, choice)) {
                moved[skill.role.index()][skill.criterion.index()] += skill.points;
            }
        }
    }
    let rows = moved
        .into_iter()
        .map(|row| Table::new(row.into_iter().map(|rating| rating.clamp(0, 100).unsigned_abs()).collect()));
    Table::new(rows.collect())
}

fn rating_value(rating: &crate::model::Rating) -> i32 {
    i32::try_from(rating.value).unwrap_or(100)
}
