use role_fit::{content, scoring, session::Answers};
use serde_json::Value;
#[test]
fn table() {
    let model = match content::parse_model(&std::fs::read_to_string("src/content/model.json").unwrap()) {
        Ok(m) => m,
        Err(p) => {
            for x in p {
                println!("{x}")
            }
            panic!()
        }
    };
    let cases: Value = serde_json::from_str(&std::fs::read_to_string("tests/cases.json").unwrap()).unwrap();
    let answers: Value = serde_json::from_str(&std::fs::read_to_string("tests/case_answers.json").unwrap()).unwrap();
    let (mut ok, mut exp, mut bad) = (0, 0, 0);
    let mut run = |id: &str, a: &Value, case: Option<&Value>| {
        let mut choices = vec![];
        for (q, cs) in a.as_object().unwrap() {
            let q = model.questions.find(q).expect(q);
            for c in cs.as_array().unwrap() {
                choices.push(model.find_choice(q, c.as_str().unwrap()).expect(c.as_str().unwrap()));
            }
        }
        let answers = Answers::of(&model, &choices);
        let r = scoring::assess(&model, &answers);
        let first = &*model.roles[r.placements[0].role].key;
        let mut mark = String::new();
        if let Some(case) = case {
            let acc = case["acceptable_roles"].as_array().unwrap().iter().any(|x| x == first);
            let e = case["expected_role"] == first;
            let un = case["unacceptable_roles"].as_array().unwrap().iter().any(|x| x == first);
            ok += acc as i32;
            exp += e as i32;
            bad += un as i32;
            mark = format!(
                "{}{} exp {}",
                if e {
                    "**"
                } else if acc {
                    "* "
                } else {
                    "--"
                },
                if un { "!!!" } else { "" },
                case["expected_role"].as_str().unwrap()
            );
        }
        let list: Vec<String> = r
            .placements
            .iter()
            .map(|p| {
                format!(
                    "{}{}:{}",
                    &model.roles[p.role]
                        .key
                        .replace("_full_time", "")
                        .replace("cio_cto_combined", "both")
                        .replace("fractional_cto", "frac"),
                    if p.cap().is_some() { "^" } else { "" },
                    p.percent()
                )
            })
            .collect();
        println!(
            "{id:16} {mark:24} L{} O{} A{}  {}",
            r.amounts.rows()[0],
            r.amounts.rows()[1],
            r.amounts.rows()[2],
            list.join(" ")
        );
        answers
    };
    for case in cases["cases"].as_array().unwrap() {
        run(case["id"].as_str().unwrap(), &answers[case["id"].as_str().unwrap()], Some(case));
    }
    let mj: Value = serde_json::from_str(&std::fs::read_to_string("src/content/model.json").unwrap()).unwrap();
    for (id, a) in [
        (
            "techfounder",
            r#"{"technology_use":["product"],"stage":["idea"],"who_decides":["technical_founder"],"people":["from_1"],"developers":["up_to_5"]}"#,
        ),
        (
            "techfounder2",
            r#"{"technology_use":["product"],"stage":["first_customers"],"who_decides":["technical_founder"]}"#,
        ),
        ("prod_early", r#"{"technology_use":["product"],"stage":["first_customers"]}"#),
        (
            "seriesA",
            r#"{"technology_use":["product"],"stage":["growing"],"people":["from_25"],"developers":["from_6"],"who_decides":["owner"]}"#,
        ),
        (
            "erp",
            r#"{"technology_use":["internal"],"people":["from_50"],"pain":["direction"],"decision":["business_system"],"systems":["connected"],"sites":["few"]}"#,
        ),
        ("unknown", "{}"),
    ] {
        let v: Value = serde_json::from_str(a).unwrap();
        run(id, &v, None);
    }
    for e in mj["examples"].as_array().unwrap() {
        println!();
        let id = e["id"].as_str().unwrap();
        let a = run(id, &e["answers"], None);
        for m in role_fit::timeline::timeline(&model, &a) {
            let r = &m.assessment;
            let list: Vec<String> = r
                .placements
                .iter()
                .map(|p| {
                    format!(
                        "{}{}:{}",
                        &model.roles[p.role]
                            .key
                            .replace("_full_time", "")
                            .replace("cio_cto_combined", "both")
                            .replace("fractional_cto", "frac"),
                        if p.cap().is_some() { "^" } else { "" },
                        p.percent()
                    )
                })
                .collect();
            println!(
                "   {:18}{} L{} O{} A{} {}",
                model.stages[m.stage].key,
                if m.is_here { "*" } else { " " },
                r.amounts.rows()[0],
                r.amounts.rows()[1],
                r.amounts.rows()[2],
                list.join(" ")
            );
        }
    }
    println!("acceptable {ok} expected {exp} unacceptable {bad}");
}
#[test]
fn text_reads() {
    match content::built_in() {
        Ok(_) => {}
        Err(p) => {
            for x in p {
                println!("{x}")
            }
            panic!()
        }
    }
}
