//! Measurements. They are printed, not asserted, because they depend on the machine.

use std::path::Path;

use anyhow::Result;

use crate::run::{cargo, streamed};
use crate::{browsers, page, tools};

pub mod audit;
mod elements;
mod lighthouse;

/// What can be measured.
pub const SUBJECTS: [&str; 5] = ["page", "hosting", "lighthouse", "audit", "elements"];

/// Measures one subject, or all.
///
/// # Errors
/// When the page cannot be built or opened, or a tool cannot be installed.
pub fn bench(subject: Option<&str>, effort: audit::Effort) -> Result<()> {
    if subject.is_none_or(|it| it == "elements") {
        elements::elements()?;
        if subject.is_some() {
            return Ok(());
        }
    }
    let dist = page::dist()?;
    let is_asked = |it: &str| subject.is_none_or(|subject| subject == it);
    if is_asked("page") {
        in_browser(&dist, "matrix::measures_", &[])?;
    }
    if is_asked("hosting") {
        in_browser(&dist, "hosting::measures_", &[])?;
    }
    if is_asked("lighthouse") {
        lighthouse::lighthouse(&dist)?;
    }
    if is_asked("audit") {
        audit::audit(&dist, effort)?;
    }
    Ok(())
}

/// Runs the measuring browser tests of this name in Chromium, with these variables.
fn in_browser(dist: &Path, name: &str, variables: &[(&str, &Path)]) -> Result<()> {
    let found = browsers::find(&["chromium".to_owned()])?;
    let mut measures = cargo(&["test", "-p", "browser-tests"])?;
    measures.env("CALL_LANDING_DIST", dist).env("CALL_LANDING_MEASURE", "1");
    measures.envs(variables.iter().copied());
    found.tell(&mut measures);
    match which::which("wrk") {
        Ok(wrk) => _ = measures.env("CALL_LANDING_WRK", wrk),
        Err(_) if crate::debian::is_here() => {
            measures.env("CALL_LANDING_WRK", tools::wrk().install()?);
        }
        Err(_) => eprintln!("wrk is not installed; the load is not measured"),
    }
    streamed(measures.args(["--", "--nocapture", name]), "fix what the output names")
}

fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        assert_eq!(median([3.0, 1.0, 2.0].into_iter()), Some(2.0));
        assert_eq!(median(std::iter::empty()), None);
    }
}
