//! Generates sample tenants for visitors without an export.

use super::state::{At, Progress, kept};
use crate::app::shell::document::breathe;
use crate::app::shell::files::Growing;
use crate::audit::{SAMPLE_POLICIES, SampleTenant};
use crate::text::audit_screen as words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;

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
    pub fn invent(self, sample: SampleTenant, name: String) {
        self.remove(None);
        let of = sample.users as u64;
        self.progress.set(Some(Progress { rows: 0, bytes: 0, of: of.max(1), left: None }));
        let page = self.page;
        let inventing = Rc::new(());
        let is_wanted = Rc::downgrade(&inventing);
        INVENTING.set(Some(inventing));
        spawn_local(async move {
            let file = Growing::default();
            let mut chunks = sample.chunks().peekable();
            while chunks.peek().is_some() {
                // Few large parts, which the browser joins in one step.
                file.bytes(&chunks.by_ref().take(8).collect::<Vec<_>>().concat());
                breathe().await;
                if is_wanted.strong_count() == 0 {
                    return;
                }
            }
            let policies = Growing::default();
            policies.text(SAMPLE_POLICIES);
            let files = [file.file(&name), policies.file(words::SAMPLE_POLICIES_FILE)];
            breathe().await;
            if is_wanted.strong_count() > 0 {
                kept(page).add(files.into_iter().flatten().collect());
            }
        });
    }
}
