//! The words after a command: options with and without values, and files.

use crate::similar::similar;

/// The words of a command, in order.
pub(super) struct Arguments<'a> {
    /// What is no option.
    pub files: Vec<&'a str>,
    flags: Vec<&'static str>,
    values: Vec<(&'static str, &'a str)>,
}

impl<'a> Arguments<'a> {
    /// Reads the words: `flags` are options without a value, `valued` are those with one, which may
    /// follow after `=`. After `--` everything is a file, and `-` alone is one.
    pub fn read(
        words: &'a [String],
        flags: &[&'static str],
        valued: &[&'static str],
    ) -> Result<Self, String> {
        let mut read = Self { files: Vec::new(), flags: Vec::new(), values: Vec::new() };
        let mut words = words.iter().map(String::as_str);
        while let Some(word) = words.next() {
            if word == "--" {
                read.files.extend(words.by_ref());
            } else if word == "-" || !word.starts_with('-') {
                read.files.push(word);
            } else if let Some(flag) = flags.iter().find(|it| **it == word) {
                read.flags.push(flag);
            } else {
                let (name, value) = match word.split_once('=') {
                    Some((name, value)) => (name, Some(value)),
                    None => (word, None),
                };
                let Some(option) = valued.iter().find(|it| **it == name) else {
                    let near = similar(name, flags.iter().chain(valued).copied());
                    let near = near.map_or_else(String::new, |it| format!(" Did you mean `{it}`?"));
                    return Err(format!("there is no option `{name}` here.{near}"));
                };
                let value = value.or_else(|| words.next());
                let value = value.ok_or_else(|| format!("`{name}` needs a value."))?;
                read.values.push((option, value));
            }
        }
        Ok(read)
    }

    /// Whether an option is there.
    pub fn has(&self, flag: &str) -> bool {
        self.flags.contains(&flag)
    }

    /// Every value of an option.
    pub fn all(&self, option: &str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |it| it.0 == option).map(|it| it.1)
    }

    /// The value of an option that can be there once.
    pub fn one(&self, option: &str) -> Result<Option<&'a str>, String> {
        let mut all = self.all(option);
        match (all.next(), all.next()) {
            (_, Some(_)) => Err(format!("`{option}` is there twice.")),
            (value, None) => Ok(value),
        }
    }
}
