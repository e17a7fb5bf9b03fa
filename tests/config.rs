//! What an element may be given, and what is told about a slip.

use role_fit::base::json::Json;
use role_fit::embed::config::Config;

fn read(given: &str) -> (Config, Vec<String>) {
    let (config, problems) = Config::read(&Json::parse(given).expect("the test gives JSON"));
    (config, problems.iter().map(ToString::to_string).collect())
}

#[track_caller]
fn check(given: &str, expected: Config) {
    assert_eq!(read(given), (expected, vec![]), "{given}");
}

/// Nothing changes, and this is told.
#[track_caller]
fn check_told(given: &str, problem: &str) {
    assert_eq!(read(given), (Config::default(), vec![problem.to_string()]), "{given}");
}

#[test]
fn without_anything_the_defaults_hold() {
    let config = Config::default();
    assert_eq!((&*config.instance, &*config.language, &*config.model), ("", "en", "role-fit"));
    for given in ["{}", "null", "7", r#"{"instance": null, "language": null, "model": null}"#] {
        check(given, Config::default());
    }
}

#[test]
fn what_is_given_is_taken() {
    for name in ["2", "left column", "a.b:c", ""] {
        check(&format!(r#"{{"instance": "{name}"}}"#), Config { instance: name.into(), ..Config::default() });
    }
    for tag in ["en", "de", "pt-BR", "zh-Hant-TW", "sl-rozaj-1994"] {
        check(&format!(r#"{{"language": "{tag}"}}"#), Config { language: tag.into(), ..Config::default() });
    }
    check(r#"{"language": "", "model": "role-fit"}"#, Config::default());
}

#[test]
fn a_slip_is_told_with_place_and_remedy_and_the_default_holds() {
    check_told(r#"{"model": "rolefit"}"#, r#"<role-fit model>: there is no model "rolefit"; known are: role-fit"#);
    check_told(r#"{"model": ""}"#, r#"<role-fit model>: there is no model ""; known are: role-fit"#);
    check_told(r#"{"instance": 2}"#, "<role-fit instance>: give a text");
    check_told(
        r#"{"colour": "red"}"#,
        r#"<role-fit colour>: there is no attribute "colour"; known are: instance, lang, model"#,
    );
    for tag in ["e n", "en_GB", "-", "en-", "1a", "englishlanguage", "日本語"] {
        let problem = r#" is no tag of a language; give one such as "en" or "pt-BR""#;
        check_told(&format!(r#"{{"language": "{tag}"}}"#), &format!(r#"<role-fit lang>: "{tag}"{problem}"#));
    }
}

#[test]
fn one_slip_does_not_keep_the_rest_from_being_taken() {
    let (config, problems) = read(r#"{"instance": "a", "language": "?", "model": "x"}"#);
    assert_eq!(config, Config { instance: "a".into(), ..Config::default() });
    assert_eq!(problems.len(), 2);
}
