//! Lighthouse's scores and times, compared with those of the same page without scripts.

use std::path::Path;

use anyhow::{Context, Result};
use fs_err as fs;

use super::median;
use xtask::run::{command, root, target_dir, watched};
use xtask::server::{HostProfile, StaticServer};
use xtask::{browsers, files, requirements, tools};

/// How often Lighthouse measures each page.
const ROUNDS: usize = 5;
/// Lighthouse's scores.
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];
/// Lighthouse's times, in milliseconds.
const TIMES: [&str; 2] = ["first-contentful-paint", "largest-contentful-paint"];

/// The result of one round.
struct Round {
    /// From 0 to 100, in the order of [`CATEGORIES`].
    scores: Vec<f64>,
    /// In the order of [`TIMES`].
    times: Vec<f64>,
}

/// Measures the page and, in turn, a page of the same size without scripts, as a phone loads them from a
/// server that compresses.
pub(super) fn lighthouse(dist: &Path) -> Result<()> {
    let plain = target_dir()?.join("page").join("plain");
    files::remove(&plain)?;
    let html = without_scripts(&fs::read_to_string(dist.join("index.html"))?);
    files::write(&plain.join("index.html"), &html)?;
    files::copy(&dist.join("icons"), &plain.join("icons"))?;
    for name in files::names(dist)? {
        if files::has_extension(&name, "css") || files::has_extension(&name, "webmanifest") {
            fs::copy(dist.join(&name), plain.join(&name))?;
        }
    }
    let pages = [("Call Landing", dist), ("without scripts", plain.as_path())];
    let reports = target_dir()?.join("lighthouse");
    fs::create_dir_all(&reports)?;
    let mut found: [Vec<Round>; 2] = Default::default();
    for round in 1..=ROUNDS {
        eprintln!("Lighthouse, round {round} of {ROUNDS}");
        for ((name, folder), rounds) in pages.iter().zip(&mut found) {
            let server = StaticServer::start_with(HostProfile::GitHubPages, folder, "/", 0)?;
            rounds.push(look(&server.url(), &reports.join(format!("{name} {round}.json")))?);
        }
    }
    println!("Lighthouse, mobile preset, medians of {ROUNDS} rounds in turn");
    println!("{:16} {}  {} (ms)", "", CATEGORIES.join("  "), TIMES.join("  "));
    for ((name, _), rounds) in pages.iter().zip(&found) {
        let of = |pick: &dyn Fn(&Round) -> Option<f64>| median(rounds.iter().filter_map(pick));
        let scores = (0..CATEGORIES.len()).map(|at| {
            let score = of(&|it| it.scores.get(at).copied()).unwrap_or_default();
            format!("{:>width$}", score, width = CATEGORIES.get(at).map_or(0, |it| it.len()))
        });
        let times = (0..TIMES.len()).map(|at| {
            let time = of(&|it| it.times.get(at).copied()).unwrap_or_default();
            format!("{time:>width$.0}", width = TIMES.get(at).map_or(0, |it| it.len()))
        });
        println!("{name:16} {}", scores.chain(times).collect::<Vec<_>>().join("  "));
    }
    println!("The reports are in {}", reports.display());
    Ok(())
}

/// Turns the scripts of a page into comments, so that its size stays the same, also compressed.
fn without_scripts(html: &str) -> String {
    let mut page = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<script") {
        let (script, after) = after.split_once("</script>").unwrap_or((after, ""));
        page += before;
        page += &format!("<!--     {}     -->", script.replace("--", "=="));
        rest = after;
    }
    page + rest
}

/// Runs Lighthouse once and keeps its report.
fn look(address: &str, report: &Path) -> Result<Round> {
    let found = browsers::find(&["chromium".to_owned()])?;
    let chromium = found.variables.iter().find(|it| it.0 == "CALL_LANDING_CHROMIUM");
    let (_, chromium) = chromium.context("Lighthouse needs Chromium")?;
    let mut look = command(requirements::node()?)?;
    look.arg(tools::LIGHTHOUSE.install()?).arg(address).env("CHROME_PATH", chromium);
    look.args(["--quiet", "--output=json", "--no-enable-error-reporting"]);
    look.arg(format!("--output-path={}", report.display()));
    look.arg(format!("--only-categories={}", CATEGORIES.join(",")));
    look.arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu");
    look.current_dir(root()?);
    watched(&mut look, "lighthouse", "fix what the output names")?;
    let text = fs::read_to_string(report)?;
    let report: serde_json::Value = serde_json::from_str(&text)?;
    let number = |pointer: String| {
        report
            .pointer(&pointer)
            .and_then(serde_json::Value::as_f64)
            .with_context(|| format!("Lighthouse's report has no number at {pointer}"))
    };
    let scores = CATEGORIES
        .iter()
        .map(|it| number(format!("/categories/{it}/score")).map(|it| (it * 100.0).round()))
        .collect::<Result<_>>()?;
    let times = TIMES
        .iter()
        .map(|it| number(format!("/audits/{it}/numericValue")))
        .collect::<Result<_>>()?;
    Ok(Round { scores, times })
}

#[cfg(test)]
mod tests {
    use super::without_scripts;

    #[test]
    fn a_page_without_scripts_is_as_long() {
        let html = "<html><script src=\"a.js\"></script><p>text</p><script>b()</script></html>";
        let plain = without_scripts(html);
        assert!(!plain.contains("script") && plain.contains("<p>text</p>"), "{plain}");
        assert!(plain.contains("b()") && plain.len().abs_diff(html.len()) < 10, "{plain}");
    }
}
