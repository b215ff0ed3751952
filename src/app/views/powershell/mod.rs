//! The PowerShell console: a script, and a simulated tenant to run it on.

mod editor;
mod output;
mod reference;
mod state;
mod suggestions;
mod tenant;
mod transcript;
mod writing;

use crate::app::Page;
use crate::app::components::forms::{area, button, fold, labelled, sentences};
use crate::app::components::prose::prose;
use crate::app::element::{El, el};
use crate::app::shell::{document, files};
use crate::app::token;
use crate::powershell::samples::SampleScript;
use crate::powershell::tenant::Era;
use crate::session::Event;
use crate::text::{console as words, powershell as told};
use leptos::prelude::*;
use state::ConsoleState;
use std::time::Duration;
use strum::VariantArray;

/// The state of the screen, and its page.
#[derive(Clone, Copy)]
struct At {
    page: Page,
    state: RwSignal<ConsoleState>,
    /// The script alone, so that running it does not redraw it.
    text: Memo<String>,
}

impl At {
    /// Changes the state. The address is updated once nothing has changed for a while.
    fn change(self, change: impl FnOnce(&mut ConsoleState)) {
        self.state.update(|it| {
            change(it);
            it.version += 1;
        });
    }
}

/// How long to wait after a change before the address is updated.
const REST: Duration = Duration::from_millis(400);

/// The console screen.
pub fn powershell(page: Page) -> El {
    document::add_style("console", include_str!("../../../../style/console.css"));
    let carried = untrack(|| page.script());
    let edition = page.subject.get_untracked().edition();
    let state = state::opened(&carried, edition);
    let text = Memo::new(move |_| state.with(|it| it.text.clone()));
    let at = At { page, state, text };
    follow_the_address(at);
    write_the_address(at);
    el("div")
        .class("powershell console")
        .child(el("h1").text(words::HEADING))
        .child(el("p").class("lead").text(words::LEAD))
        .child(choices(at))
        .child(
            el("div").class("working").child(editor::editor(at)).child(transcript::transcript(at)),
        )
        .child(tenant::tenant(at))
        .child(reference::reference(at))
        .child(writing::writing(at))
        .child(output::output(at))
}

/// Updates the state when a link is opened or another edition is chosen.
fn follow_the_address(at: At) {
    let carried = Memo::new(move |_| at.page.script());
    let edition = Memo::new(move |_| at.page.subject.get().edition());
    Effect::new(move |before: Option<()>| {
        let (carried, edition) = (carried.get(), edition.get());
        let is_other = |it: &ConsoleState| it.carried != carried || it.era.edition() != edition;
        if before.is_some() && at.state.with_untracked(is_other) {
            at.state.update(|it| it.open(&carried, edition));
        }
    });
}

fn write_the_address(at: At) {
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let version = Memo::new(move |_| at.state.with(|it| it.version));
    Effect::new(move |before: Option<()>| {
        // Reading it, not only tracking it, is what makes the memo run.
        let _ = version.get();
        if before.is_none() {
            return;
        }
        pending.update_value(|it| _ = it.take().map(|it| it.clear()));
        let write = move || {
            let Some((_, carried)) = at.state.try_with_untracked(ConsoleState::carry) else {
                return;
            };
            if at.state.with_untracked(|it| it.carried != carried) {
                // The state first, so that the new address does not count as an opened link.
                at.state.update_untracked(|it| it.carried.clone_from(&carried));
                at.page.send(Event::Script(carried));
            }
        };
        if let Ok(handle) = set_timeout_with_handle(write, REST) {
            pending.set_value(Some(handle));
        }
    });
}

/// The choice of a sample script and a date.
fn choices(at: At) -> El {
    let samples = SampleScript::VARIANTS
        .iter()
        .map(|&it| el("option").attr("value", token(it)).text(words::sample(it)));
    let none = el("option").attr("value", "").text(words::SAMPLES_NONE);
    let is_none =
        move || at.state.with(|it| !SampleScript::VARIANTS.iter().any(|s| s.script() == it.text));
    let sample = el("select")
        .attr("name", "sample")
        .prop("value", move || {
            let chosen = at
                .state
                .with(|it| SampleScript::VARIANTS.iter().find(|s| s.script() == it.text).copied());
            chosen.map_or(String::new(), |it| <&str>::from(it).to_owned())
        })
        .on("change", move |event| {
            if let Ok(sample) = event_target_value(&event).parse::<SampleScript>() {
                in_edition(at, sample.era(at.state.with_untracked(|it| it.era)));
                at.change(|it| it.set_sample(sample));
            }
        })
        .child(none.prop("hidden", move || !is_none()))
        .children(samples);
    let eras = Era::VARIANTS.iter().map(|&it| {
        el("option")
            .attr("value", token(it))
            .prop("selected", move || at.state.with(|state| state.era == it))
            .text(told::era(it).0)
    });
    let era = el("select")
        .attr("name", "when")
        .on("change", move |event| {
            if let Ok(era) = event_target_value(&event).parse::<Era>() {
                in_edition(at, era);
                at.change(|it| it.set_era(era));
            }
        })
        .children(eras);
    let about = move || prose(told::era(at.state.with(|it| it.era)).1);
    el("div")
        .class("choices")
        .child(labelled(words::SAMPLES, sample))
        .child(labelled(words::WHEN, era))
        .child(el("p").class("aside").dyn_children(about))
}

/// Switches the page to the edition of a date.
fn in_edition(at: At, era: Era) {
    if at.page.subject.get_untracked().edition() != era.edition() {
        // The state first, so that the new edition does not count as chosen elsewhere.
        at.change(|it| it.set_era(era));
        at.page.send(Event::Edition(era.edition()));
    }
}

/// Saves a text as a file.
fn save(name: &'static str, text: &str) {
    files::save(name, "text/plain;charset=utf-8", text);
}
