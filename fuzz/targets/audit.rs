//! Audits any files by the rules of every edition: whole, and byte by byte. The byte 0x1e ends a file.

#![no_main]

use call_landing::audit::estate::Judge;
use call_landing::audit::whole::{WholeFile, audited, heads, users};
use call_landing::audit::{Audit, Options, Repeats, Scope};
use call_landing::editions::ALL;
use libfuzzer_sys::fuzz_target;
use std::sync::Arc;

fuzz_target!(|bytes: &[u8]| {
    let files = bytes
        .split(|it| *it == 0x1e)
        .enumerate()
        .map(|(at, bytes)| WholeFile { name: at.to_string(), bytes: Arc::new(bytes.to_vec()) });
    let files: Vec<WholeFile> = files.collect();
    heads(&files);
    for edition in ALL {
        let options = Options { repeats: Repeats::Last, ..Options::default() };
        let mut session = audited(&files, edition, options.clone());
        let whole = session.audit_mut().whole_summary();
        let mut single = Audit::new(&Options { scope: Scope::of(edition), ..options });
        for file in &files {
            single.begin(&file.name);
            file.bytes.iter().for_each(|it| single.push(&[*it]));
            single.end();
        }
        assert_eq!(single.whole_summary(), whole);
        match &whole.estate {
            None => {
                let rejected: u64 = whole.rejected_by_kind().iter().sum();
                assert_eq!(whole.rows(), whole.evaluated() + rejected);
            }
            Some(estate) => {
                let judge = Judge::new(edition, estate);
                let counted: u64 = estate.groups.iter().map(|it| it.1).sum();
                assert_eq!(counted, estate.people());
                for (facts, _) in &estate.groups {
                    judge.judge(*facts);
                    judge.landings(*facts);
                }
            }
        }
        _ = users(&files, edition);
    }
});
