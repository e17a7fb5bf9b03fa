//! Content as the build compiles it: typed content to bytes, and back with one copy and no call per value.
//!
//! A file has a head and two parts. All numbers come first, in the order of the fields in `layout`; then all texts, each
//! with `END` behind it. Content that is read borrows its texts from the bytes, which stay as long as the
//! program.
//!
//! | Bytes | What |
//! |---|---|
//! | 3 | `RFQ` for the questionnaire, `RFR` for the result |
//! | 1 | [`VERSION`] of the layout |
//! | 4 | checksum of all that follows, the lowest byte first |
//! | varint | edition of the content |
//! | varint | how many bytes the numbers take |
//! | varint each | how many rows each kind of table has (`codec::Counts`) |
//!
//! A varint has seven bits in each byte, the lowest first; the highest bit says that another byte follows.
//!
//! Reading never panics: whatever is wrong is reported with its place, and the content is refused as a whole. The checksum
//! finds damage. That the numbers make sense is seen to where the file is written, by `content::read`; here only what
//! refers to something is checked: ids, sets of choices, and tables that must be as long as others.

mod codec;
mod layout;

use super::{QuestionnaireContent, ResultContent};
use crate::base::problem::Problem;
use crate::model::Questionnaire;
#[cfg(not(target_family = "wasm"))]
use codec::Writer;
use codec::{Compact, Reader};

/// The version of the layout. A file of another one is refused. It is raised whenever bytes get another meaning.
pub const VERSION: u8 = 1;

/// The first bytes of the file with the questionnaire.
const QUESTIONNAIRE: [u8; 3] = *b"RFQ";

/// The first bytes of the file with all that follows from the answers.
const RESULT: [u8; 3] = *b"RFR";

/// The bytes of a questionnaire.
#[cfg(not(target_family = "wasm"))]
pub fn write_questionnaire(content: &QuestionnaireContent) -> Vec<u8> {
    let mut out = Writer::default();
    content.write(&mut out);
    out.file(QUESTIONNAIRE, content.questionnaire.edition)
}

/// The questionnaire in these bytes.
///
/// # Errors
/// What is wrong with the bytes, and where.
pub fn read_questionnaire(bytes: Box<[u8]>) -> Result<QuestionnaireContent, Problem> {
    let (mut from, edition) = Reader::open(bytes, QUESTIONNAIRE)?;
    let content = QuestionnaireContent::read(&mut from);
    from.ensure(content.questionnaire.edition == edition, "its edition differs from that in its head");
    from.close(content)
}

/// The bytes of all that follows from the answers. The questionnaire is not among them.
#[cfg(not(target_family = "wasm"))]
pub fn write_result(content: &ResultContent) -> Vec<u8> {
    let questionnaire = &content.model.questionnaire;
    let mut out = Writer::default();
    out.counts = layout::counts_of(questionnaire);
    content.model.sources.write(&mut out);
    content.write(&mut out);
    out.file(RESULT, questionnaire.edition)
}

/// All that follows from the answers to this questionnaire, in these bytes.
///
/// # Errors
/// What is wrong with the bytes, and where; among others that they belong to another questionnaire.
pub fn read_result(bytes: Box<[u8]>, questionnaire: &Questionnaire) -> Result<ResultContent, Problem> {
    let (mut from, edition) = Reader::open(bytes, RESULT)?;
    let is_same = edition == questionnaire.edition && layout::is_for(&from.counts, questionnaire);
    from.ensure(is_same, "it belongs to another questionnaire; reload the page");
    from.questionnaire = questionnaire.clone();
    from.sources = Compact::read(&mut from);
    let content = ResultContent::read(&mut from);
    layout::check_lengths(&content, &mut from);
    from.close(content)
}
