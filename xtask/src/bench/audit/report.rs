//! What came of it, for people: a page of Markdown.

use std::fmt::Write as _;

use serde_json::Value;

use super::figures::{Figure, Figures};
use super::native::Native;
use super::{BY_HAND, CONTESTANTS, Effort, FLOOR, LIMIT, OURS};

/// What is hoped for: reported, never asserted.
const LEADS: [f64; 2] = [2.0, 5.0];
const MILLION_IN: f64 = 1500.0;
const MEMORY: f64 = 64.0;
const FIT: f64 = 0.99;

/// The page.
pub fn markdown(
    figures: &Figures,
    native: &Native,
    machine: &[(String, Value)],
    effort: Effort,
) -> String {
    let mut page = "# How fast tenants are audited\n\n".to_owned();
    if effort.is_try() {
        page += "**A try, with fewer rounds or users than are published.**\n\n";
    }
    let _ = writeln!(
        page,
        "The same files of invented users, as Windows PowerShell exports them, one run, one browser, one \
         machine: medians of {} rounds in turn, from handing over a file on the disk to the result, each \
         in a worker that is ready and has done nothing yet. Nobody does less: all who judge came to the \
         totals that the sample has by construction, or the run had ended; our summary is, byte for byte, \
         that of a native audit with those totals. Papa Parse alone came to all rows. How to repeat it: \
         `cargo xtask bench audit`.\n\n\
         ![Rows a second, by contestant](audit.svg)\n",
        effort.rounds
    );
    compared(&mut page, figures);
    contestants(&mut page);
    page += "## Targets\n\n";
    for (is_reached, what) in targets(figures) {
        let _ =
            writeln!(page, "- {}: {what}", if is_reached { "reached" } else { "**not reached**" });
    }
    growth(&mut page, figures);
    beside_native(&mut page, figures, native);
    page += "\n## Machine\n\n";
    for (name, value) in machine {
        let _ = writeln!(page, "- {name}: {}", value.as_str().unwrap_or_default());
    }
    page
}

fn compared(page: &mut String, figures: &Figures) {
    *page += "## Rows a second\n\n\
        | who | users | rows/s | MB/s | time (shortest to longest) | Call Landing is |\n\
        | --- | ---: | ---: | ---: | ---: | ---: |\n";
    for it in &figures.all {
        // Against the engines, which get few users, the rate with many is what counts.
        let ours = figures.get(OURS, it.users).or_else(|| figures.get(OURS, figures.largest));
        let lead = match ours {
            Some(ours) if it.name != OURS => {
                format!("{} times as fast", short(ours.rows() / it.rows()))
            }
            _ => String::new(),
        };
        let _ = writeln!(
            page,
            "| {} | {} | {} | {:.2} | {:.1} ms ({:.1} to {:.1}) | {lead} |",
            it.name,
            grouped(it.users as f64),
            grouped(it.rows()),
            it.megabytes(),
            it.time,
            it.shortest,
            it.longest,
        );
    }
    let _ = writeln!(
        page,
        "\nThe engines get few users, since they decide some thousand calls a second; their rates hold \
         for any number. What is not the engine's, reading and facts, is the same code as for Papa Parse \
         with a Map. They are compared with our rate on {} users.\n",
        grouped(figures.largest as f64)
    );
}

fn contestants(page: &mut String) {
    *page += "| who | what it does |\n| --- | --- |\n";
    for it in &CONTESTANTS {
        let _ = writeln!(page, "| {} | {} |", it.name, it.does);
    }
    page.push('\n');
}

fn targets(figures: &Figures) -> Vec<(bool, String)> {
    let mut targets = Vec::new();
    for ((name, lead), wanted) in [FLOOR, BY_HAND].into_iter().zip(figures.leads()).zip(LEADS) {
        let what = format!(
            "reads and judges at least {wanted} times as many rows a second as {name}: {} times, with {} users",
            short(lead),
            grouped(figures.largest as f64)
        );
        targets.push((lead >= wanted, what));
    }
    match figures.get(OURS, 1_000_000) {
        Some(it) => targets.push((
            it.time <= MILLION_IN,
            format!("a million users in at most {MILLION_IN:.0} ms: {:.0} ms", it.time),
        )),
        None => targets.push((false, "a million users: not measured".to_owned())),
    }
    let memory = figures.ours().filter_map(|it| it.memory).fold(0.0, f64::max) / 1e6;
    targets.push((
        memory > 0.0 && memory < MEMORY,
        format!("less than {MEMORY:.0} MB of memory at any size: {memory:.1} MB"),
    ));
    let growth = figures.growth();
    let found = if growth.points < 3 {
        "not measured".to_owned()
    } else {
        format!("R² = {:.5}", growth.fit)
    };
    targets.push((
        growth.points >= 3 && growth.fit >= FIT,
        format!("time grows linearly with rows (R² of at least {FIT}): {found}"),
    ));
    targets
}

fn growth(page: &mut String, figures: &Figures) {
    *page += "\n## Call Landing by size\n\n\
        | users | time | rows/s | first result after | memory of the module |\n\
        | ---: | ---: | ---: | ---: | ---: |\n";
    for it in figures.ours() {
        let _ = writeln!(
            page,
            "| {} | {:.1} ms | {} | {:.1} ms | {:.2} MB |",
            grouped(it.users as f64),
            it.time,
            grouped(it.rows()),
            it.first.unwrap_or(f64::NAN),
            it.memory.unwrap_or(f64::NAN) / 1e6,
        );
    }
    let growth = figures.growth();
    if growth.points < 3 {
        return;
    }
    let _ = writeln!(
        page,
        "\nLeast squares over {} sizes: {:.2} ms + {:.4} ms for every thousand rows, R² = {:.5}. The \
         memory is all that the module ever had: WebAssembly's never shrinks.",
        growth.points,
        growth.start,
        growth.slope * 1e3,
        growth.fit
    );
}

fn beside_native(page: &mut String, figures: &Figures, native: &Native) {
    *page += "\n## Natively\n\n";
    let rate = |name| figures.get(name, figures.largest).map(Figure::megabytes);
    if let (Some(audited), Some(rows), Some(read), Some(browser), Some(given)) =
        (native.audited, native.rows, native.read, rate(OURS), rate(LIMIT))
    {
        let _ = writeln!(
            page,
            "The same code, compiled for this processor and given bytes that are in memory, audits {} \
             rows/s ({audited:.0} MB/s); adding up the bytes once, the limit of all that reads them, \
             goes at {read:.0} MB/s. Of that limit the audit has {:.2} % natively and {:.2} % in the \
             browser, where it is {:.0} % as fast as natively. Of what the browser itself needs to hand \
             the file over ({:.0} MB/s) it has {:.0} %.\n",
            grouped(rows),
            audited / read * 100.0,
            browser / read * 100.0,
            browser / audited * 100.0,
            given,
            browser / given * 100.0,
        );
    }
    if let (Some(decided), Some(looked_up)) = (native.decided, native.looked_up) {
        let _ = writeln!(
            page,
            "The decision table decides {} calls a second one by one; the audit's table of all cases \
             gives {} landings a second.\n",
            grouped(decided),
            grouped(looked_up)
        );
    }
    let _ = writeln!(page, "```text\n{}\n```", native.text);
}

/// With thin spaces between thousands.
pub fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// With as many places as matter.
fn short(number: f64) -> String {
    if number < 10.0 { format!("{number:.2}") } else { grouped(number) }
}

#[cfg(test)]
mod tests {
    use super::{grouped, short};

    #[test]
    fn numbers_can_be_read() {
        assert_eq!(grouped(1_234_567.4), "1\u{202f}234\u{202f}567");
        assert_eq!(grouped(123.0), "123");
        assert_eq!(short(1.234), "1.23");
        assert_eq!(short(1234.0), "1\u{202f}234");
    }
}
