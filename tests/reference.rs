//! The reference of the PowerShell console says what the simulation does.

#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use call_landing::powershell::{Cmdlet, Parameter};
use call_landing::text::reference::is_ignored;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn parameters() -> impl Iterator<Item = &'static Parameter> {
    Cmdlet::names().filter_map(Cmdlet::named).flat_map(Cmdlet::parameters)
}

/// No command looks at a parameter that is said to have no effect, and some command looks at each of the
/// others, by name.
#[test]
fn a_parameter_without_effect_is_one_that_no_command_looks_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/powershell/tenant");
    let files = fs::read_dir(folder).unwrap();
    let sources: String = files.map(|it| fs::read_to_string(it.unwrap().path()).unwrap()).collect();
    let names: BTreeSet<&str> = parameters().map(|it| it.name).collect();
    for name in names {
        let is_read = sources.contains(&format!("\"{name}\""));
        assert_eq!(is_read, !is_ignored(name), "{name}");
    }
}
