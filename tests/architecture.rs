//! The house stands as `src/ARCHITECTURE.md` draws it: who may import whom, no circle, and nothing of the lazily loaded part
//! in what every visitor downloads.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const ARCHITECTURE: &str = include_str!("../src/ARCHITECTURE.md");

/// The one file that may name both Wasm files' rooms.
const SPLIT_POINT: &str = "ui/screens";

/// A row of the table of rooms.
struct Room {
    name: String,
    /// Paths below `src/` without `.rs`; a file stands in the room with the longest path that it begins with.
    paths: Vec<String>,
    /// The names of the rooms that it may import.
    imports: BTreeSet<String>,
    /// `first`, `lazy`, `both` or `build`: where its code ends up.
    part: String,
}

/// The table below the heading "Rooms", from the ground up.
fn rooms() -> Vec<Room> {
    let section = ARCHITECTURE.split("\n## ").find(|section| section.starts_with("Rooms")).expect("a section on rooms");
    let rows = section.lines().filter(|line| line.starts_with('|')).skip(2);
    let names = |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_string).collect() };
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [name, paths, imports, part] = cells[..] else { panic!("a row has four cells: {row}") };
        Room {
            name: name.trim_matches('*').to_string(),
            paths: names(paths),
            imports: imports.split(',').map(|it| it.trim().to_string()).filter(|it| !it.is_empty()).collect(),
            part: part.to_string(),
        }
    })
    .collect()
}

fn source_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder that can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            source_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// All files below `src/` by their path without `.rs`, with their text without comments and tests.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    source_files(&root, &mut files);
    let text = |file: &Path| {
        let text = fs::read_to_string(file).expect("a text");
        let text = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default().to_string();
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    };
    files
        .iter()
        .map(|file| {
            let path = file.strip_prefix(&root).expect("below src").with_extension("");
            (path.to_string_lossy().replace('\\', "/"), text(file))
        })
        .collect()
}

/// The room of a path such as `ui/kit/el`; `None` for the files that only list modules.
fn room_of<'r>(rooms: &'r [Room], path: &str) -> Option<&'r Room> {
    let fits = |of: &&String| path == **of || path.starts_with(&[of, "/"].concat());
    rooms
        .iter()
        .filter_map(|room| Some((room.paths.iter().filter(fits).map(String::len).max()?, room)))
        .max_by_key(|(length, _)| *length)
        .map(|(_, room)| room)
}

/// The paths that a file names: `crate::a::b` and, from its own place, `super::`.
fn named(path: &str, text: &str, known: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    let own: Vec<&str> = path.split('/').collect();
    for (start, prefix) in [("crate::", None), ("super::", Some(&own[..own.len() - 1]))] {
        for (at, _) in text.match_indices(start) {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|before| before.is_alphanumeric() || before == '_' || before == ':') {
                continue;
            }
            let mut base: Vec<&str> = prefix.map(<[&str]>::to_vec).unwrap_or_default();
            let mut rest = &text[at + start.len()..];
            while let Some(further) = rest.strip_prefix("super::") {
                base.pop();
                rest = further;
            }
            for tail in expand(rest) {
                let all: Vec<&str> = base.iter().copied().chain(tail.split("::")).collect();
                // The longest beginning that is a file.
                let file =
                    (1..=all.len()).rev().map(|length| all[..length].join("/")).find(|it| known.contains_key(it));
                named.extend(file);
            }
        }
    }
    named.remove(path);
    named
}

/// `a::{b, c::{d, e}}` as `a::b`, `a::c::d`, `a::c::e`; up to where the path ends.
fn expand(text: &str) -> Vec<String> {
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let end = text.find(|c| !word(c)).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    let Some(inner) = rest.strip_prefix('{') else { return vec![head.trim_end_matches(':').to_string()] };
    let (mut depth, mut item, mut items) = (0, String::new(), Vec::new());
    for c in inner.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => items.push(std::mem::take(&mut item)),
            _ => {
                depth += i32::from(c == '{') - i32::from(c == '}');
                item.push(c);
            }
        }
    }
    items.push(item);
    let items = items.iter().map(|item| item.trim()).filter(|item| !item.is_empty());
    items.flat_map(|item| expand(item).into_iter().map(|tail| [head, &tail].concat())).collect()
}

/// Who imports whom, by rooms, each with one example.
fn imports(rooms: &[Room]) -> BTreeMap<(String, String), String> {
    let sources = sources();
    let mut found = BTreeMap::new();
    for (path, text) in &sources {
        let Some(room) = room_of(rooms, path) else { continue };
        for other in named(path, text, &sources) {
            let Some(target) = room_of(rooms, &other) else { continue };
            if room.name != target.name {
                found.entry((room.name.clone(), target.name.clone())).or_insert(format!("{path} names {other}"));
            }
        }
    }
    found
}

#[test]
fn every_file_stands_in_a_room_and_every_room_has_files() {
    let rooms = rooms();
    let sources = sources();
    let lists = ["lib", "ui"];
    for path in sources.keys().filter(|path| !lists.contains(&&***path)) {
        assert!(room_of(&rooms, path).is_some(), "src/{path}.rs stands in no room of src/ARCHITECTURE.md");
    }
    for path in rooms.iter().flat_map(|room| &room.paths) {
        assert!(
            sources.keys().any(|file| file == path || file.starts_with(&format!("{path}/"))),
            "src/ARCHITECTURE.md names src/{path}, which is not there"
        );
    }
}

#[test]
fn rooms_import_only_what_the_table_says_and_all_of_it() {
    let rooms = rooms();
    let found = imports(&rooms);
    let mut wrong = Vec::new();
    for ((from, to), example) in &found {
        let room = rooms.iter().find(|room| room.name == *from).expect("a room");
        if !room.imports.contains(to) {
            wrong.push(format!("`{from}` may not import `{to}`: {example}"));
        }
    }
    for room in &rooms {
        for target in room.imports.iter().filter(|target| !found.contains_key(&(room.name.clone(), (*target).clone())))
        {
            wrong.push(format!("`{}` imports nothing of `{target}`; take it out of the table", room.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rooms_import_only_rooms_below_them_so_there_is_no_circle() {
    let rooms = rooms();
    for (floor, room) in rooms.iter().enumerate() {
        for target in &room.imports {
            let below = rooms[..floor].iter().any(|other| other.name == *target);
            assert!(below, "`{}` imports `{target}`, which does not stand below it in the table", room.name);
        }
    }
}

#[test]
fn nothing_of_the_first_file_imports_the_lazy_one_but_the_split_point() {
    let rooms = rooms();
    let part = |name: &str| rooms.iter().find(|room| room.name == name).map_or("", |room| &*room.part);
    for ((from, to), example) in imports(&rooms) {
        let crosses = part(&from) == "first" && !["first", "both"].contains(&part(&to));
        assert!(!crosses || example.starts_with(SPLIT_POINT), "{example}, across the border of the two Wasm files");
    }
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    assert_eq!(expand("a::{b, c::{d, e as f}};"), ["a::b", "a::c::d", "a::c::e"]);
    assert_eq!(expand("a::B(x)"), ["a::B"]);
    let known = ["ui/kit/el", "ui/kit/bar", "base/json"].map(|path| (path.to_string(), String::new()));
    let text = "use super::el::El;\nuse crate::base::json::Json;\nlet x = other_crate::base;";
    let found = named("ui/kit/bar", text, &BTreeMap::from(known));
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["base/json", "ui/kit/el"]);
}
