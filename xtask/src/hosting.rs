//! Writes sample server configurations for this build: `dist/hosting/`.

use std::path::Path;

use anyhow::Result;
use fs_err as fs;

use crate::files::{names, write};
use crate::server::is_lasting;

/// A line with this word is repeated for each file that is named by its content.
const LASTING: &str = "LASTING";

/// Writes the samples in `sources` for the page in `folder`.
/// Fails when a file cannot be read or written.
pub fn write_samples(sources: &Path, folder: &Path) -> Result<()> {
    let lasting: Vec<String> = names(folder)?.into_iter().filter(|it| is_lasting(it)).collect();
    for name in names(sources)? {
        let sample = fill(&fs::read_to_string(sources.join(&name))?, &lasting);
        write(&folder.join("hosting").join(&name), sample)?;
    }
    Ok(())
}

/// Repeats each rule about files that are named by their content: the line with the word, and the lines
/// after it that are indented further.
fn fill(sample: &str, lasting: &[String]) -> String {
    let mut lines = sample.lines().peekable();
    let mut filled = String::new();
    while let Some(line) = lines.next() {
        if !line.contains(LASTING) {
            filled.push_str(line);
            filled.push('\n');
            continue;
        }
        let mut rule = vec![line];
        while let Some(next) = lines.next_if(|it| indent(it) > indent(line)) {
            rule.push(next);
        }
        for name in lasting {
            for line in &rule {
                filled.push_str(&line.replace(LASTING, name));
                filled.push('\n');
            }
        }
    }
    filled
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
#[path = "../tests/unit/hosting.rs"]
mod tests;
