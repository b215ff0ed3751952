//! A script, and a tenant to run it on.

mod desk;
mod editor;
mod output;
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
use crate::powershell::samples::Sample;
use crate::powershell::tenant::Era;
use crate::session::Event;
use crate::text::{console as words, powershell as told};
use desk::Desk;
use leptos::prelude::*;
use std::time::Duration;
use strum::VariantArray;

/// The screen's state, and the page that it is on.
#[derive(Clone, Copy)]
struct At {
    page: Page,
    desk: RwSignal<Desk>,
    /// The script alone, so that what runs does not draw it anew.
    text: Memo<String>,
}

impl At {
    /// Changes the desk, and brings the address after it once nothing else changes.
    fn change(self, change: impl FnOnce(&mut Desk)) {
        self.desk.update(|it| {
            change(it);
            it.version += 1;
        });
    }
}

/// How long the script rests before it is written into the address.
const REST: Duration = Duration::from_millis(400);

/// The screen.
pub fn powershell(page: Page) -> El {
    document::add_style("console", include_str!("../../../../style/console.css"));
    let carried = untrack(|| page.script());
    let edition = page.subject.get_untracked().edition();
    let desk = desk::opened(&carried, edition);
    let text = Memo::new(move |_| desk.with(|it| it.text.clone()));
    let at = At { page, desk, text };
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
        .child(writing::writing(at))
        .child(output::output(at))
}

/// A link that was opened, and an edition that was chosen, change the desk.
fn follow_the_address(at: At) {
    let carried = Memo::new(move |_| at.page.script());
    let edition = Memo::new(move |_| at.page.subject.get().edition());
    Effect::new(move |before: Option<()>| {
        let (carried, edition) = (carried.get(), edition.get());
        let is_other = |it: &Desk| it.carried != carried || it.era.edition() != edition;
        if before.is_some() && at.desk.with_untracked(is_other) {
            at.desk.update(|it| it.open(&carried, edition));
        }
    });
}

fn write_the_address(at: At) {
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let version = Memo::new(move |_| at.desk.with(|it| it.version));
    Effect::new(move |before: Option<()>| {
        // Read, not only tracked: a memo that nobody reads follows nothing.
        let _ = version.get();
        if before.is_none() {
            return;
        }
        pending.update_value(|it| _ = it.take().map(|it| it.clear()));
        let write = move || {
            let Some((_, carried)) = at.desk.try_with_untracked(Desk::carry) else { return };
            if at.desk.with_untracked(|it| it.carried != carried) {
                // First the desk: what it wrote itself is no link that was opened.
                at.desk.update_untracked(|it| it.carried.clone_from(&carried));
                at.page.send(Event::Script(carried));
            }
        };
        if let Ok(handle) = set_timeout_with_handle(write, REST) {
            pending.set_value(Some(handle));
        }
    });
}

/// Which script, and when it is.
fn choices(at: At) -> El {
    let samples = Sample::VARIANTS
        .iter()
        .map(|&it| el("option").attr("value", token(it)).text(words::sample(it)));
    let none = el("option").attr("value", "").text(words::SAMPLES_NONE);
    let is_none =
        move || at.desk.with(|it| !Sample::VARIANTS.iter().any(|s| s.script() == it.text));
    let sample = el("select")
        .attr("name", "sample")
        .prop("value", move || {
            let chosen =
                at.desk.with(|it| Sample::VARIANTS.iter().find(|s| s.script() == it.text).copied());
            chosen.map_or(String::new(), |it| <&str>::from(it).to_owned())
        })
        .on("change", move |event| {
            if let Ok(sample) = event_target_value(&event).parse::<Sample>() {
                in_edition(at, sample.era(at.desk.with_untracked(|it| it.era)));
                at.change(|it| it.set_sample(sample));
            }
        })
        .child(none.prop("hidden", move || !is_none()))
        .children(samples);
    let eras = Era::VARIANTS.iter().map(|&it| {
        el("option")
            .attr("value", token(it))
            .prop("selected", move || at.desk.with(|desk| desk.era == it))
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
    let about = move || prose(told::era(at.desk.with(|it| it.era)).1);
    el("div")
        .class("choices")
        .child(labelled(words::SAMPLES, sample))
        .child(labelled(words::WHEN, era))
        .child(el("p").class("aside").dyn_children(about))
}

/// Brings the page to the edition of a time.
fn in_edition(at: At, era: Era) {
    if at.page.subject.get_untracked().edition() != era.edition() {
        // The desk goes there first, so that it is not taken for another one.
        at.change(|it| it.set_era(era));
        at.page.send(Event::Edition(era.edition()));
    }
}

/// Saves a text as a file.
fn save(name: &'static str, text: &str) {
    files::save(name, "text/plain;charset=utf-8", text);
}
