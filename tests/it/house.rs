//! The directions of dependency: which part of the house may name which, read off the syntax trees.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// Each part of the house, and the others that it may name.
const HOUSE: &[(&str, &[&str])] = &[
    ("order", &[]),
    ("scan", &[]),
    ("csv", &["scan"]),
    ("similar", &[]),
    ("unseen", &[]),
    ("routing", &["order"]),
    ("editions", &["order", "routing"]),
    ("link", &["editions", "routing", "unseen"]),
    ("session", &["editions", "link", "routing"]),
    ("powershell", &["csv", "editions", "order", "routing", "similar", "unseen"]),
    ("audit", &["csv", "editions", "order", "powershell", "routing", "scan", "unseen"]),
    ("expectations", &["editions", "link", "order", "routing", "similar"]),
    (
        "text",
        &[
            "audit",
            "editions",
            "expectations",
            "link",
            "order",
            "powershell",
            "routing",
            "session",
            "unseen",
        ],
    ),
    ("report", &["audit", "editions", "expectations", "powershell", "routing", "text"]),
    ("format", &["audit", "editions", "link", "powershell", "routing", "session", "text"]),
    (
        "command",
        &[
            "audit",
            "editions",
            "expectations",
            "format",
            "link",
            "report",
            "routing",
            "similar",
            "text",
        ],
    ),
    ("search", &["editions", "link", "order", "routing", "similar", "text"]),
    (
        "app",
        &[
            "audit",
            "editions",
            "expectations",
            "format",
            "link",
            "order",
            "powershell",
            "report",
            "routing",
            "search",
            "session",
            "text",
            "unseen",
        ],
    ),
];

/// Parts within parts, and what they may not name.
const ROOMS: &[(&str, &[&str])] = &[
    ("powershell::language", &["powershell::reading", "powershell::tenant", "powershell::writing"]),
    ("powershell::tenant", &["powershell::reading", "powershell::writing"]),
    ("powershell::reading", &["powershell::language", "powershell::writing"]),
    // The edge of the browser does not know what a policy is.
    (
        "app::shell",
        &["audit", "editions", "link", "powershell", "routing", "session", "text", "app::views"],
    ),
];

/// The macros in which editions are declared.
const MACROS: [&str; 5] = ["advice", "conditions", "fact_rows", "rule", "rules"];

/// Libraries of the page, which the core does not use.
const OF_THE_PAGE: [&str; 7] =
    ["leptos", "js_sys", "serde", "serde_json", "talc", "wasm_bindgen", "web_sys"];

/// The editions, by the PowerShell name of the policy, and who may know one: the list of editions,
/// and the two parts that deal with that policy by name.
const EDITIONS: [&str; 3] = [
    "editions::teams_calling_policy",
    "editions::teams_interop_policy",
    "editions::teams_upgrade_policy",
];
const KNOW_EDITIONS: [&str; 3] = ["editions", "powershell", "audit"];

/// What editions and their types were called before an edition was a value.
const OLD_NAMES: [&str; 8] = [
    "Guide201712",
    "Modes201908",
    "guide_2017",
    "modes_2019",
    "Scenario",
    "Conversation",
    "CustomerType",
    "UpgradeMode",
];

const MOST_LINES: usize = 450;
/// Where no source is longer than that.
const SHORT: [&str; 5] = ["src", "tests", "bench", "fuzz", "xtask"];

/// What a source names.
struct Names {
    /// The module that is read, from the root of the crate on.
    module: Vec<String>,
    /// Paths into the house, from its root on.
    house: BTreeSet<String>,
    /// The first words of all other paths.
    elsewhere: BTreeSet<String>,
    /// Every identifier.
    identifiers: BTreeSet<String>,
}

impl Names {
    fn of(module: &str, source: &str) -> Self {
        let module = module.split("::").filter(|it| !it.is_empty()).map(str::to_owned).collect();
        let mut names = Self {
            module,
            house: BTreeSet::new(),
            elsewhere: BTreeSet::new(),
            identifiers: BTreeSet::new(),
        };
        names.visit_file(&syn::parse_file(source).unwrap());
        names
    }

    fn add(&mut self, path: &[String]) {
        let mut base = self.module.clone();
        let rest = match path {
            [first, rest @ ..] if first == "crate" || first == "call_landing" => {
                base.clear();
                rest
            }
            [first, rest @ ..] if first == "self" => rest,
            [first, ..] if first == "super" => {
                let ups = path.iter().take_while(|it| *it == "super").count();
                base.truncate(base.len() - ups);
                &path[ups..]
            }
            [first, ..] => {
                self.elsewhere.insert(first.clone());
                return;
            }
            [] => return,
        };
        base.extend_from_slice(rest);
        // Macros stand at the root and belong to routing.
        if base.first().is_some_and(|it| MACROS.contains(&it.as_str())) {
            base.insert(0, "routing".to_owned());
        }
        // A bare `crate` is a visibility.
        if !base.is_empty() {
            self.house.insert(base.join("::"));
        }
    }

    fn add_use(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(it) => self.add_use(&with(&it.ident), &it.tree),
            syn::UseTree::Name(it) => self.add(&with(&it.ident)),
            syn::UseTree::Rename(it) => self.add(&with(&it.ident)),
            syn::UseTree::Glob(_) => self.add(before),
            syn::UseTree::Group(it) => it.items.iter().for_each(|it| self.add_use(before, it)),
        }
    }

    /// Macros are not parsed; paths in them are words with `::` between them.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let (mut path, mut colons) = (Vec::new(), 0);
        for token in tokens {
            match token {
                TokenTree::Ident(it) => {
                    self.identifiers.insert(it.to_string());
                    if colons != 2 {
                        self.add(&std::mem::take(&mut path));
                    }
                    path.push(it.to_string());
                    colons = 0;
                }
                TokenTree::Punct(it) if it.as_char() == ':' => colons += 1,
                TokenTree::Group(it) => {
                    self.add(&std::mem::take(&mut path));
                    self.add_tokens(it.stream());
                    colons = 0;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.add(&std::mem::take(&mut path));
                    colons = 0;
                }
            }
        }
        self.add(&path);
    }

    /// Whether something in a part of the house is named.
    fn names(&self, part: &str) -> Option<&String> {
        self.house.iter().find(|it| is_within(it, part))
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.add_use(&[], &item.tree);
        visit::visit_item_use(self, item);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<_> = path.segments.iter().map(|it| it.ident.to_string()).collect();
        self.add(&segments);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, it: &'ast syn::Macro) {
        self.add_tokens(it.tokens.clone());
        visit::visit_macro(self, it);
    }

    fn visit_ident(&mut self, it: &'ast syn::Ident) {
        self.identifiers.insert(it.to_string());
    }
}

fn is_within(path: &str, part: &str) -> bool {
    path.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // A program that is built on its own has its files in its folder.
        if path.is_dir() && !path.ends_with("target") {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
    found
}

/// Every source of the library, by module: not the programs, which are crates of their own.
fn sources() -> Vec<(String, Names)> {
    let mut sources = Vec::new();
    for file in files(&root()) {
        let inside = file.strip_prefix(root()).unwrap().with_extension("");
        let mut parts: Vec<_> = inside.iter().map(|it| it.to_str().unwrap()).collect();
        parts.pop_if(|it| *it == "mod");
        if !matches!(parts[0], "lib" | "main" | "bin") {
            let module = parts.join("::");
            let names = Names::of(&module, &fs::read_to_string(&file).unwrap());
            sources.push((module, names));
        }
    }
    assert!(sources.len() > 100, "{} sources", sources.len());
    sources
}

/// Reports all of it at once.
#[track_caller]
fn check(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_part_names_only_what_it_may() {
    let mut found = Vec::new();
    for (module, names) in sources() {
        let part = module.split("::").next().unwrap();
        let may = HOUSE.iter().find(|it| it.0 == part);
        let (_, may) = may.unwrap_or_else(|| panic!("`{part}` has no place in the house"));
        for path in &names.house {
            let named = path.split("::").next().unwrap();
            if named != part && !may.contains(&named) {
                found.push(format!("{module} names {path}"));
            }
        }
    }
    check(&found);
}

#[test]
fn the_house_is_built_from_below() {
    for (at, (part, may)) in HOUSE.iter().enumerate() {
        let below: Vec<_> = HOUSE[..at].iter().map(|it| it.0).collect();
        assert!(may.iter().all(|it| below.contains(it)), "`{part}` names what comes after it");
    }
    assert!(HOUSE.iter().all(|it| !it.1.contains(&"app")), "nothing names the page");
}

#[test]
fn rooms_of_one_part_know_each_other_in_one_direction() {
    let mut found = Vec::new();
    for (module, names) in sources() {
        for (_, never) in ROOMS.iter().filter(|it| is_within(&module, it.0)) {
            let named = never.iter().filter_map(|it| names.names(it));
            found.extend(named.map(|it| format!("{module} names {it}")));
        }
    }
    check(&found);
}

#[test]
fn the_core_is_pure() {
    let mut found = Vec::new();
    for (module, names) in sources() {
        if is_within(&module, "app") || is_within(&module, "format") {
            continue;
        }
        let libraries = OF_THE_PAGE.iter().filter(|it| names.elsewhere.contains(**it));
        found.extend(libraries.map(|it| format!("{module} uses {it}")));
        // Its order differs from run to run.
        if names.identifiers.contains("HashMap") || names.identifiers.contains("HashSet") {
            found.push(format!("{module} uses a hash table"));
        }
    }
    check(&found);
}

#[test]
fn an_edition_is_known_to_those_alone_who_deal_with_its_policy() {
    let mut found = Vec::new();
    for (module, names) in sources() {
        if !KNOW_EDITIONS.iter().any(|it| is_within(&module, it)) {
            let named = EDITIONS.iter().filter_map(|it| names.names(it));
            found.extend(named.map(|it| format!("{module} names {it}")));
        }
    }
    check(&found);
}

#[test]
fn the_editions_are_those_that_the_list_names() {
    let folders = fs::read_dir(root().join("editions")).unwrap().map(|it| it.unwrap().path());
    let mut folders: Vec<_> = folders
        .filter(|it| it.is_dir())
        .map(|it| format!("editions::{}", it.file_name().unwrap().to_str().unwrap()))
        .collect();
    folders.sort();
    assert_eq!(folders, EDITIONS);
}

#[test]
fn no_identifier_is_named_for_an_edition() {
    let mut found = Vec::new();
    for (module, names) in sources().iter().filter(|it| !is_within(&it.0, "editions")) {
        for name in &names.identifiers {
            if OLD_NAMES.iter().any(|it| name.contains(it)) {
                found.push(format!("{module} has {name}"));
            }
        }
    }
    check(&found);
}

#[test]
fn no_source_grows_out_of_sight() {
    let mut found = Vec::new();
    for folder in SHORT {
        let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
        assert!(!files.is_empty(), "{folder} has no sources");
        for file in files {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            if lines > MOST_LINES {
                found.push(format!("{} has {lines} lines", file.display()));
            }
        }
    }
    check(&found);
}

#[test]
fn names_are_found_wherever_they_stand() {
    let source = "
        //! crate::comment
        use crate::{link::{self, read as again}, text};
        use super::super::audit::*;
        use leptos::prelude::*;
        pub(in crate::powershell) fn f(it: &crate::session::Session) -> Vec<u8> {
            let text = \"crate::string\";
            super::tenant::run(it);
            vec![crate::app::g(), $crate::routing::h { it: self::i }, a ? b : crate::order::sort]
        }
        mod inside { fn f() { super::near::g::<call_landing::unseen::Type>(); } }
        conditions! { Type => FactAt::Derived(crate::editions::At); }
        crate::conditions! {}
    ";
    let names = Names::of("powershell::language", &source.replace("a ? b :", "a, b:"));
    let house: Vec<&str> = names.house.iter().map(String::as_str).collect();
    assert_eq!(
        house,
        [
            "app::g",
            "audit",
            "editions::At",
            "link::read",
            "link::self",
            "order::sort",
            "powershell",
            "powershell::language::i",
            "powershell::language::near::g",
            "powershell::tenant::run",
            "routing::conditions",
            "routing::h",
            "session::Session",
            "text",
            "unseen::Type",
        ]
    );
    assert!(names.elsewhere.contains("leptos"));
    assert!(names.identifiers.contains("FactAt") && names.identifiers.contains("again"));
    assert!(!names.identifiers.contains("comment"));
}
