//! The documents: their links lead somewhere, the tests they name exist, and they name every word of the
//! public address.

use call_landing::editions;
use call_landing::link::{View, embed_questions};
use call_landing::routing::{BasisKind, Landing};
use std::fs;
use std::path::{Path, PathBuf};
use strum::VariantArray;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn document(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// The names of all documents.
fn documents() -> Vec<PathBuf> {
    let in_folder = |folder: &'static str| {
        fs::read_dir(root().join(folder))
            .unwrap()
            .map(move |it| Path::new(folder).join(it.unwrap().file_name()))
    };
    let all = in_folder("").chain(in_folder("docs"));
    all.filter(|it| it.extension().is_some_and(|it| it == "md")).collect()
}

/// The anchors of a document's headings, as GitHub makes them.
fn anchors(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|it| it.starts_with('#'));
    let anchor = |it: &str| {
        let words = it.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        words.chars().filter(|it| it.is_alphanumeric() || *it == '-').collect()
    };
    headings.map(anchor).collect()
}

#[test]
fn every_link_between_documents_leads_to_a_file_and_a_heading() {
    let mut links = 0;
    for name in documents() {
        let text = document(name.to_str().unwrap());
        for target in text.split("](").skip(1).map(|it| it.split(')').next().unwrap()) {
            if target.contains("://") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let path = match file {
                "" => root().join(&name),
                file => root().join(&name).parent().unwrap().join(file),
            };
            assert!(path.exists(), "{}: {target} is not there", name.display());
            if !anchor.is_empty() {
                let there = anchors(&fs::read_to_string(path).unwrap());
                assert!(there.iter().any(|it| it == anchor), "{}: {target}", name.display());
            }
            links += 1;
        }
    }
    assert!(links > 20, "{links} links were found");
}

/// Invariants are named as `file::test`, the file being in `tests/it/` or in `tests/browser/tests/`.
#[test]
fn every_test_that_the_architecture_names_exists() {
    let architecture = document("ARCHITECTURE.md");
    let (_, after) = architecture.split_once("\n## Invariants\n").unwrap();
    let invariants = after.split("\n## ").next().unwrap();
    let mut named = 0;
    for name in invariants.split('`').skip(1).step_by(2) {
        let Some((file, test)) = name.split_once("::") else { continue };
        // A method of a type, such as `Case::decide`.
        if file.starts_with(char::is_uppercase) {
            continue;
        }
        let places = ["tests/it", "tests/browser/tests"]
            .map(|it| [format!("{it}/{file}.rs"), format!("{it}/{file}/mod.rs")])
            .concat();
        let text = places.iter().find_map(|it| fs::read_to_string(root().join(it)).ok());
        let text = text.unwrap_or_else(|| panic!("there is no file of tests for `{name}`"));
        assert!(text.contains(&format!("fn {test}(")), "there is no test `{name}`");
        named += 1;
    }
    assert!(named > 20, "{named} tests were found");
}

/// Asserts that a document names a word of the address in backticks.
#[track_caller]
fn check_named(text: &str, word: &str) {
    let is_named = text.contains(&format!("`{word}`"));
    assert!(is_named, "`{word}` is missing");
}

#[test]
fn the_address_is_documented_with_every_screen_key_and_value() {
    let text = document("docs/addresses.md");
    for &view in View::VARIANTS {
        check_named(&text, view.into());
    }
    for edition in editions::ALL {
        check_named(&text, edition.id);
        for question in edition.questions {
            check_named(&text, question.key);
            for answer in question.answers {
                check_named(&text, answer.token);
            }
        }
        for line in edition.lines {
            check_named(&text, line.token);
        }
    }
    for key in ["rows", "columns", "swap", "why-not", "want", "run", "done", "when", "was"] {
        check_named(&text, key);
    }
    let landings = Landing::VARIANTS.iter().map(|&it| it.into());
    let bases = BasisKind::VARIANTS.iter().map(|&it| it.into());
    for word in landings.chain(embed_questions()).chain(bases) {
        check_named(&text, word);
    }
    for preset in editions::teams_interop_policy::PRESETS {
        let name = preset.name;
        let pattern = "{Allow|Disallow}OverrideCalling{Default|Sfb|Teams}Chat{Default|Sfb|Teams}";
        check_named(&text, if name == "Global" { name } else { pattern });
    }
}

#[test]
fn the_contract_names_every_landing_and_every_basis() {
    let text = document("docs/contract.md");
    let bases = BasisKind::VARIANTS.iter().map(|&it| it.into());
    for word in Landing::VARIANTS.iter().map(|&it| it.into()).chain(bases) {
        check_named(&text, word);
    }
}
