//! What is entered on the screen on costs: a region, and figures in place of the published ones.

use super::{Costs, Edits, Region};
use crate::base::json::Json;
use crate::base::table::{Id, Keyed};
use crate::model::Model;
use crate::topics::input::Unknown;

const REGION: &str = "region";
const FIGURES: &str = "figures";

/// What is entered on the screen on costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CostInput {
    /// The region whose prices are shown; `None` for that of the visitor's country.
    pub region: Option<Id<Region>>,
    /// The visitor's own figures.
    pub figures: Edits,
    unknown: Unknown,
}

impl CostInput {
    /// Reads what is stored: `{"region": "uk", "figures": {"uk.cio.salary.low": 130000}}`. A region or figure that is not
    /// known any more, or a figure out of its limits, is left out.
    pub fn read(stored: &Json, costs: &Costs, model: &Model) -> Self {
        let region = stored.get(REGION).and_then(Json::as_text);
        let figures = stored.get(FIGURES).map(|figures| Edits::from_json(costs, model, figures).0);
        CostInput {
            region: region.and_then(|key| costs.regions.find(key)),
            figures: figures.unwrap_or_default(),
            unknown: Unknown::of(stored, |name| [REGION, FIGURES].contains(&name)),
        }
    }

    /// The form in which it is stored; an object without fields where nothing is entered.
    pub fn write(&self, costs: &Costs, model: &Model) -> Json {
        let region = self.region.map(|region| (REGION.into(), Json::text(costs.regions[region].key())));
        let figures = (!self.figures.is_empty()).then(|| (FIGURES.into(), self.figures.to_json(costs, model)));
        self.unknown.with(region.into_iter().chain(figures))
    }

    /// Chooses the region whose prices are shown. The one that goes with the visitor's country (`usual`) needs no choice,
    /// so that the prices follow when the country is changed.
    pub fn choose_region(&mut self, region: Id<Region>, usual: Id<Region>) {
        self.region = (region != usual).then_some(region);
    }
}
