//! Content that is compiled comes back as it was.

mod common;

use role_fit::content::compact::{read_questionnaire, read_result, write_questionnaire, write_result};

#[test]
fn the_built_in_content_comes_back_as_it_was() {
    let questionnaire = common::opening();
    let bytes = write_questionnaire(questionnaire);
    std::fs::write("/tmp/questions.en.bin", &bytes).unwrap();
    let read = read_questionnaire(bytes.into()).unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(format!("{read:?}"), format!("{questionnaire:?}"));
    let bytes = write_result(common::content());
    std::fs::write("/tmp/result.en.bin", &bytes).unwrap();
    let read = read_result(bytes.into(), &read.questionnaire).unwrap_or_else(|problem| panic!("{problem}"));
    assert_eq!(format!("{read:?}"), format!("{:?}", common::content()));
}
