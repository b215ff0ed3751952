//! The directions of dependency: which module may name which, read off the sources.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
    found
}

/// Holds that no source below a folder of `src` names any of these.
#[track_caller]
fn check(folder: &str, never: &[&str]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder);
    let files = sources(&root);
    assert!(!files.is_empty(), "nothing below {}", root.display());
    for file in files {
        for line in fs::read_to_string(&file).unwrap().lines() {
            let code = line.split("//").next().unwrap();
            for name in never {
                assert!(!code.contains(name), "{}: {line}", file.display());
            }
        }
    }
}

const BROWSER: [&str; 4] = ["leptos", "web_sys", "wasm_bindgen", "serde"];

#[test]
fn routing_depends_on_nothing_else_of_the_house() {
    check("routing", &["crate::powershell", "crate::link", "crate::text", "crate::app", "HashMap"]);
    check("routing", &BROWSER);
}

#[test]
fn powershell_and_link_depend_on_routing_only() {
    check("powershell", &["crate::link", "crate::text", "crate::app"]);
    check("link", &["crate::powershell", "crate::text", "crate::app"]);
    check("powershell", &BROWSER);
    check("link", &BROWSER);
}

#[test]
fn the_parts_of_powershell_know_each_other_in_one_direction() {
    check("powershell", &["HashMap"]);
    check("powershell/language", &["super::tenant", "super::reading", "super::writing"]);
    check("powershell/tenant", &["super::reading", "super::writing"]);
    check("powershell/reading", &["super::language", "super::writing"]);
}

#[test]
fn audit_depends_on_routing_and_powershell_only() {
    check("audit", &["crate::link", "crate::text", "crate::app", "HashMap"]);
    check("audit", &BROWSER);
}

#[test]
fn text_does_not_know_the_page() {
    check("text", &["crate::app"]);
    check("text", &BROWSER);
}

#[test]
fn the_edge_of_the_browser_does_not_know_what_a_policy_is() {
    check("app/shell", &["crate::routing", "crate::link", "crate::text", "crate::powershell"]);
}

#[test]
fn the_page_states_no_product_behaviour() {
    check("app", &["guide_2017_12", "DecisionTable"]);
}

#[test]
fn no_source_grows_out_of_sight() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in sources(&root) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 450, "{} has {lines} lines", file.display());
    }
}
