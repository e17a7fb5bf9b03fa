//! Writes the start page as HTML to the standard output, for the build. In a browser there is nothing to do.

#[cfg(not(target_family = "wasm"))]
fn main() -> Result<(), String> {
    use role_fit::content::built_in_questionnaire;
    use role_fit::ui::{edition::Edition, prerender};

    let content = built_in_questionnaire()
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    print!("{}", prerender::start_page(Box::leak(Box::new(Edition::new(content)))));
    Ok(())
}

#[cfg(target_family = "wasm")]
fn main() {}
