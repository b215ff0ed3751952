//! The reference of the PowerShell console says what the simulation does.

use call_landing::powershell::{Cmdlet, Parameter};
use call_landing::text::reference::is_ignored;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn parameters() -> impl Iterator<Item = &'static Parameter> {
    Cmdlet::names().filter_map(Cmdlet::named).flat_map(Cmdlet::parameters)
}

/// The texts of all files in a folder and the folders in it.
fn sources(folder: &Path) -> String {
    let paths = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let text = |it: PathBuf| {
        if it.is_dir() { sources(&it) } else { fs::read_to_string(it).unwrap() }
    };
    paths.map(text).collect()
}

/// No command looks at a parameter that is said to have no effect, and some command looks at each of the
/// others, by name.
#[test]
fn a_parameter_without_effect_is_one_that_no_command_looks_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/powershell");
    // Parameters of the same names as properties are looked at together, by the lists of properties.
    let lists = fs::read_to_string(folder.join("teams_module.rs")).unwrap();
    let properties = lists.lines().filter(|it| it.starts_with("    \"") && it.ends_with(';'));
    let sources = sources(&folder.join("tenant")) + &properties.collect::<String>();
    let names: BTreeSet<&str> = parameters().map(|it| it.name).collect();
    for name in names {
        let is_read = sources.contains(&format!("\"{name}\""));
        assert_eq!(is_read, !is_ignored(name), "{name}");
    }
}
