//! Generates sample tenants for visitors without an export.

use super::state::{At, Progress, kept};
use crate::app::shell::document::breathe;
use crate::app::shell::files::Growing;
use crate::app::token;
use crate::audit::{CallingFile, CallingSample, SAMPLE_POLICIES, SampleForm, SampleTenant};
use crate::text::audit_screen as words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;

/// A generated file, bit by bit.
type Chunks = Box<dyn Iterator<Item = Vec<u8>>>;

thread_local! {
    /// The tenant that is being generated. Dropping this cancels it.
    static INVENTING: RefCell<Option<Rc<()>>> = const { RefCell::new(None) };
}

/// Cancels the tenant that is being generated. Returns whether there was one.
pub fn give_up() -> bool {
    INVENTING.take().is_some()
}

impl At {
    /// Generates a tenant and reads it.
    pub fn invent(self, sample: SampleTenant) {
        let end = match sample.form {
            SampleForm::Json => "json",
            SampleForm::List => "txt",
            _ => "csv",
        };
        let users = format!("invented-{}-{}.{end}", sample.users, sample.seed);
        let policies = std::iter::once(SAMPLE_POLICIES.as_bytes().to_vec());
        self.invent_files(
            sample.users,
            vec![
                (users, Box::new(sample.chunks())),
                (words::SAMPLE_POLICIES_FILE.to_owned(), Box::new(policies)),
            ],
        );
    }

    /// The same with a tenant whose calls are routed by calling policies.
    pub fn invent_calling(self, sample: CallingSample) {
        let file = |&it: &CallingFile| -> (String, Chunks) {
            let name = format!("invented-{}-{}-{}.csv", sample.users, sample.seed, token(it));
            (name, Box::new(sample.chunks(it)))
        };
        self.invent_files(sample.users, sample.files().iter().map(file).collect());
    }

    fn invent_files(self, users: usize, files: Vec<(String, Chunks)>) {
        self.remove(None);
        let of = users as u64;
        self.progress.set(Some(Progress { rows: 0, bytes: 0, of: of.max(1), left: None }));
        let page = self.page;
        let inventing = Rc::new(());
        let is_wanted = Rc::downgrade(&inventing);
        INVENTING.set(Some(inventing));
        spawn_local(async move {
            let mut made = Vec::new();
            for (name, chunks) in files {
                let file = Growing::default();
                let mut chunks = chunks.peekable();
                while chunks.peek().is_some() {
                    // Few large parts, which the browser joins in one step.
                    file.bytes(&chunks.by_ref().take(8).collect::<Vec<_>>().concat());
                    breathe().await;
                    if is_wanted.strong_count() == 0 {
                        return;
                    }
                }
                made.extend(file.file(&name));
            }
            breathe().await;
            if is_wanted.strong_count() > 0 {
                kept(page).add(made);
            }
        });
    }
}
