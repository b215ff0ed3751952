//! Writes the results as a page of Markdown.

use std::fmt::Write as _;

use serde_json::Value;

use super::figures::{Figure, Figures};
use super::native::Native;
use super::{CONTESTANTS, Effort, FASTEST, FASTEST_BY_HAND, LIMIT, OURS};

/// The targets. They are reported, not asserted.
const LEADS: [(&str, f64); 2] = [(FASTEST, 3.0), (FASTEST_BY_HAND, 3.5)];
const MILLION_IN: f64 = 450.0;
const MEMORY: f64 = 16.0;
const FIT: f64 = 0.99;

/// Writes the page.
pub fn markdown(
    figures: &Figures,
    native: &Native,
    machine: &[(String, Value)],
    effort: Effort,
) -> String {
    let mut page = "# Audit benchmark\n\n".to_owned();
    if effort.is_trial() {
        page += "**A trial with fewer rounds or users than the published results.**\n\n";
    }
    let _ = writeln!(
        page,
        "All programs read the same files of invented users, as Windows PowerShell exports them, in the same \
         browser on the same machine. Times are medians of {} rounds, taken in turn, from handing over a \
         file on disk to the result, each in a new worker that has finished loading. Every program that \
         evaluates users arrived at the totals that the sample has by construction; otherwise the run \
         would have failed. Our summary is byte-for-byte that of a native audit with these totals, and \
         Papa Parse alone counted all rows. To repeat it, run `cargo xtask bench audit`.\n\n\
         ![Rows per second, by program](audit.svg)\n",
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
    compared_with_native(&mut page, figures, native);
    page += "\n## Machine\n\n";
    for (name, value) in machine {
        let _ = writeln!(page, "- {name}: {}", value.as_str().unwrap_or_default());
    }
    page
}

fn compared(page: &mut String, figures: &Figures) {
    *page += "## Rows per second\n\n\
        | Program | Users | Rows/s | MB/s | Time (shortest to longest) | Call Landing is |\n\
        | --- | ---: | ---: | ---: | ---: | ---: |\n";
    for it in &figures.all {
        // The engines get few users; they are compared with our rate on many.
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
        "\nThe rule engines get few users, because they decide only some thousand calls per second. They read \
         and derive facts with the same code as Papa Parse + Map, and are compared with our rate on {} \
         users.\n",
        grouped(figures.largest as f64)
    );
}

fn contestants(page: &mut String) {
    *page += "| Program | What it does |\n| --- | --- |\n";
    for it in &CONTESTANTS {
        let _ = writeln!(page, "| {} | {} |", it.name, it.does);
    }
    page.push('\n');
}

fn targets(figures: &Figures) -> Vec<(bool, String)> {
    let mut targets = Vec::new();
    for (name, wanted) in LEADS {
        let lead = figures.lead(name);
        let what = format!(
            "evaluates at least {wanted} times as many rows per second as {name}: {} times, with {} users",
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
        | Users | Time | Rows/s | First result after | Memory of the module |\n\
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
        "\nLeast squares over {} sizes: {:.2} ms + {:.4} ms per thousand rows, R² = {:.5}. The memory is the \
         maximum, because WebAssembly memory never shrinks.",
        growth.points,
        growth.start,
        growth.slope * 1e3,
        growth.fit
    );
}

fn compared_with_native(page: &mut String, figures: &Figures, native: &Native) {
    *page += "\n## Native speed\n\n";
    let rate = |name| figures.get(name, figures.largest).map(Figure::megabytes);
    if let (Some(audited), Some(rows), Some(read), Some(browser), Some(given)) =
        (native.audited, native.rows, native.read, rate(OURS), rate(LIMIT))
    {
        let _ = writeln!(
            page,
            "The same code, compiled for this processor and reading from memory, audits {} rows/s \
             ({audited:.0} MB/s). Adding up the bytes once, the upper limit of anything that reads them, \
             runs at {read:.0} MB/s. The audit reaches {:.2} % of that limit natively and {:.2} % in the \
             browser, where it runs at {:.0} % of its native speed. The browser itself delivers the file \
             at {:.0} MB/s; the audit reaches {:.0} % of that.\n",
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
            "The decision table decides {} calls per second one by one; the audit's table of all cases \
             gives {} landings per second.\n",
            grouped(decided),
            grouped(looked_up)
        );
    }
    let _ = writeln!(page, "```text\n{}\n```", native.text);
}

/// Formats a number with thin spaces between thousands.
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

/// Formats a number with two decimals if it is small.
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
