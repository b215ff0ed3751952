//! The exports of users that were opened beside a text.

use crate::audit::whole::WholeFile;
use crate::expectations::Exported;
use crate::routing::Edition;
use crate::text::expectations_screen as words;
use crate::text::exported::exported;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// The exports that were opened, and the users of those that rows have asked for together.
#[derive(Clone, Default)]
pub struct Exports {
    files: BTreeMap<String, Arc<Vec<u8>>>,
    read: Arc<Mutex<ReadExports>>,
}

/// Users, by the names of their files and the edition.
type ReadExports = BTreeMap<(Vec<String>, &'static str), Result<Arc<Exported>, String>>;

impl Exports {
    /// Adds a file, or takes it instead of one with its name.
    pub fn open(&mut self, name: String, bytes: Vec<u8>) {
        self.files.insert(name, Arc::new(bytes));
        self.read = Arc::default();
    }

    /// The users of some files in an edition, or why they cannot be tested.
    pub fn users(
        &self,
        names: &[String],
        edition: &'static Edition,
    ) -> Result<Arc<Exported>, String> {
        let Ok(mut read) = self.read.lock() else { return Err(String::new()) };
        let users = read.entry((names.to_vec(), edition.id)).or_insert_with(|| {
            let file = |name: &String| {
                let bytes = self.files.get(name).map(Arc::clone);
                bytes.map(|bytes| WholeFile { name: name.clone(), bytes })
            };
            let files: Vec<WholeFile> = names.iter().filter_map(file).collect();
            if files.len() < names.len() {
                let missing = names.iter().filter(|it| !self.files.contains_key(*it));
                let missing: Vec<&str> = missing.map(String::as_str).collect();
                return Err(words::open_exports(names.len(), &missing));
            }
            exported(&files, edition).map(Arc::new)
        });
        users.clone()
    }
}
