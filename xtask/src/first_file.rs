//! What may be in the first Wasm file, which everybody downloads who opens the page.
//!
//! One call past the border in `src/ui/screens.rs` moves a whole module of the later part into it, and the limit of bytes
//! would only tell that something is bigger. The Wasm still has the names of its functions here, so the check can say which.

use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::run::Result;

/// Modules of the later part. None of their functions may be in the first file.
const LATER: &[&str] = &[
    "role_fit::evaluation",
    "role_fit::exchange::result",
    "role_fit::robustness",
    "role_fit::scoring",
    "role_fit::timeline",
    "role_fit::topics",
    "role_fit::ui::parts_nav",
    "role_fit::ui::result",
    "role_fit::ui::result_ctx",
    "role_fit::ui::sources",
    "role_fit::ui::topics",
];

/// Shared code that may be there in a form made for types of the later part, and why.
const ALLOWED: &[(&str, &str)] = &[(
    "core::ptr::drop_in_place<",
    "of all types that are dropped alike the compiler keeps one function, under the name of any of them",
)];

/// Fails when a function of the later part is in the first file, and when the list above has become wrong: a module that
/// has moved would no longer be watched.
pub fn check(first: &[u8], later: &[u8]) -> Result {
    let [first, later] = [function_names(first)?, function_names(later)?];
    let gone: Vec<&str> =
        LATER.iter().filter(|module| !later.iter().any(|name| names_module(name, module))).copied().collect();
    if !gone.is_empty() {
        return Err(format!(
            "the second Wasm file has nothing of {}; correct `LATER` in xtask/src/first_file.rs, so that it names the \
             modules of the later part",
            gone.join(", ")
        ));
    }
    let found: Vec<&str> = first.iter().map(String::as_str).filter(|name| is_later(name)).collect();
    if found.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{} functions of the later part are in the first Wasm file; something outside of src/ui/screens.rs names them:\n  {}",
        found.len(),
        found.join("\n  ")
    ))
}

/// The names of all functions, as they stand in the source.
fn function_names(wasm: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CustomSection(section) = payload.map_err(|error| error.to_string())? else { continue };
        let KnownCustom::Name(subsections) = section.as_known() else { continue };
        for subsection in subsections {
            let Name::Function(functions) = subsection.map_err(|error| error.to_string())? else { continue };
            for function in functions {
                let name = function.map_err(|error| error.to_string())?.name;
                names.push(format!("{:#}", demangle(name)));
            }
        }
    }
    if names.is_empty() {
        return Err("a Wasm file has no names of functions, so nobody can tell what is in it".into());
    }
    Ok(names)
}

/// Whether a function is of the later part, or made for one of its types.
fn is_later(name: &str) -> bool {
    let is_allowed = ALLOWED.iter().any(|(start, _)| name.starts_with(start));
    !is_allowed && LATER.iter().any(|module| names_module(name, module))
}

/// Whether a name goes into this module, at its start or inside, as in `<module::Type as Trait>::function`.
fn names_module(name: &str, module: &str) -> bool {
    let goes_on = |before: &str| before.ends_with(|it: char| it.is_alphanumeric() || it == '_' || it == ':');
    name.match_indices(module)
        .any(|(place, _)| !goes_on(&name[..place]) && name[place + module.len()..].starts_with("::"))
}

#[cfg(test)]
mod tests {
    use super::names_module;

    #[test]
    fn a_module_is_found_wherever_a_name_goes_into_it() {
        for inside in [
            "role_fit::cost::sums",
            "role_fit::cost::figures::Figure::new::{{closure}}",
            "<role_fit::cost::Sum as core::fmt::Debug>::fmt",
            "<&role_fit::cost::Sum as core::fmt::Debug>::fmt",
            "<alloc::vec::Vec<role_fit::cost::Sum> as core::clone::Clone>::clone",
            "core::ptr::drop_in_place<role_fit::cost::Sum>",
            "core::ptr::drop_in_place<(u8,role_fit::cost::Sum)>",
        ] {
            assert!(names_module(inside, "role_fit::cost"), "{inside}");
        }
        for outside in [
            "role_fit::session::update",
            "role_fit::costs::sums",
            "role_fit::cost",
            "role_fit::ui::cost::page",
            "other_role_fit::cost::sums",
            "other::role_fit::cost::sums",
        ] {
            assert!(!names_module(outside, "role_fit::cost"), "{outside}");
        }
    }

    #[test]
    fn a_module_inside_of_another_is_told_from_those_of_a_longer_name() {
        assert!(names_module("role_fit::ui::result::page::page", "role_fit::ui::result"));
        assert!(!names_module("role_fit::ui::result_page::result_page", "role_fit::ui::result"));
    }
}
