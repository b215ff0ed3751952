//! Measurements. They are printed, not asserted, because they depend on the machine.

use std::path::Path;

use anyhow::Result;
use clap::{Arg, Command, value_parser};
use xtask::run::{cargo, streamed};
use xtask::{browsers, debian, page, tools};

use audit::Effort;

mod audit;
mod elements;
mod lighthouse;

/// What can be measured.
const SUBJECTS: [&str; 6] = ["page", "hosting", "lighthouse", "audit", "elements", "questions"];

fn main() -> Result<()> {
    let number = |name: &'static str, help: &'static str| {
        let number = Arg::new(name).long(name).value_name("NUMBER").help(help);
        number.value_parser(value_parser!(u32).range(1..))
    };
    let options = Command::new("cargo xtask bench")
        .about("Measures the page and prints the figures: all, or one subject")
        .arg(Arg::new("subject").value_parser(SUBJECTS).help(
            "page: a change of the largest matrix, in Chromium slowed down fourfold; hosting: requests, \
             bytes and load behind nginx; lighthouse: scores and times; audit: rows per second, compared \
             with other programs; elements: a small screen in El and in Leptos' view!; questions: how many Ask needs",
        ))
        .args([
            number("rounds", "audit: how often each program reads each file (default: 5)"),
            number(
                "users",
                "audit: users in the largest file (default: 1000000); results with fewer users or rounds \
                 are written to target/",
            ),
        ])
        .get_matches();
    let number = |name: &str, or: usize| {
        options.get_one::<u32>(name).and_then(|it| usize::try_from(*it).ok()).unwrap_or(or)
    };
    let whole = Effort::WHOLE;
    let effort =
        Effort { rounds: number("rounds", whole.rounds), users: number("users", whole.users) };
    measure(options.get_one::<String>("subject").map(String::as_str), effort)
}

/// Measures one subject, or all.
fn measure(subject: Option<&str>, effort: Effort) -> Result<()> {
    if subject.is_none_or(|it| it == "elements") {
        elements::elements()?;
        if subject.is_some() {
            return Ok(());
        }
    }
    if subject.is_none_or(|it| it == "questions") {
        let mut counts = cargo(&["bench", "--quiet", "--package", "call-landing"])?;
        counts.args(["--no-default-features", "--features", "cli", "--bench", "questions"]);
        streamed(&mut counts, "fix what the output names")?;
        if subject.is_some() {
            return Ok(());
        }
    }
    let dist = page::dist()?;
    let is_asked = |it: &str| subject.is_none_or(|subject| subject == it);
    if is_asked("page") {
        in_browser(&dist, "matrix::speed::measures_", &[])?;
        in_browser(&dist, "audit::reading::measures_", &[])?;
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
    measures.env("CALL_LANDING_DIST", dist);
    measures.envs(variables.iter().copied());
    found.tell(&mut measures);
    match which::which("wrk") {
        Ok(wrk) => _ = measures.env("CALL_LANDING_WRK", wrk),
        Err(_) if debian::is_here() => {
            measures.env("CALL_LANDING_WRK", tools::WRK.install()?);
        }
        Err(_) => eprintln!("wrk is not installed; the load is not measured"),
    }
    streamed(measures.args(["--", "--ignored", name]), "fix what the output names")
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
