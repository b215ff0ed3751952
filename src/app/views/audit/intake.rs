//! How files are added: dropped, chosen, pasted, or generated.

use super::state::At;
use crate::app::components::code::copy_button;
use crate::app::components::forms::{area, button, fold, labelled};
use crate::app::element::{El, Piece, el};
use crate::app::shell::files::{Growing, chosen, dropped};
use crate::app::shell::{document, typing};
use crate::app::token;
use crate::audit::estate::RowKind;
use crate::audit::{CallingSample, SampleForm, SampleTenant, Scope};
use crate::link::{Address, AuditPart, write};
use crate::text::{audit_estate as estate_words, audit_parts as parts, audit_screen as words};
use leptos::ev;
use leptos::prelude::*;
use strum::VariantArray;

const PASTED: &str = "pasted";

/// The files: on one line once they were read, and before that every way to add some.
pub fn intake(at: At) -> El {
    // Also outside the drop area, where the browser would otherwise open the file and leave the
    // page.
    document::listen(ev::dragover, |event| event.prevent_default());
    document::listen(ev::drop, move |event| {
        event.prevent_default();
        at.add(dropped(&event));
    });
    let is_open = Memo::new(move |_| {
        let is_there = at.summary.with(Option::is_some) || at.progress.with(Option::is_some);
        at.files.with(Vec::is_empty) || at.is_changing.get() || !is_there
    });
    el("section")
        .class("intake")
        .attr("aria-label", words::FILES)
        .child(line(at, is_open))
        .child(panel(at).prop("hidden", move || !is_open.get()))
}

/// What was read, on one line.
fn line(at: At, is_open: Memo<bool>) -> El {
    let is_reading = Memo::new(move |_| at.progress.with(Option::is_some));
    let rows = move || {
        let summary = at.summary.get().filter(|_| !is_reading.get());
        summary.map_or_else(Vec::new, |it| {
            let (rows, skipped) = match it.estate {
                Some(_) => (it.files.iter().map(|it| it.rows).sum(), it.unread.iter().sum()),
                None => (it.rows(), it.rows().saturating_sub(it.evaluated())),
            };
            let data = Address { part: AuditPart::Data, ..at.page.address.get() };
            let link = el("a").attr("href", write(&data)).text(parts::rejected(skipped));
            let evaluated = rows.saturating_sub(skipped);
            vec![Piece::Text(parts::rows(rows, evaluated).into()), link.into()]
        })
    };
    let label = move || if is_open.get() { words::HIDE_FILES } else { words::CHANGE_FILES }.into();
    let change = el("button")
        .attr("type", "button")
        .id("change-files")
        .dyn_attr("aria-expanded", move || {
            Some(if is_open.get() { "true" } else { "false" }.into())
        })
        .on("click", move |_| at.is_changing.update(|it| *it = !*it))
        .dyn_text(label);
    el("div")
        .class("line")
        .prop("hidden", move || at.files.with(Vec::is_empty))
        .child(el("strong").dyn_text(move || at.files.with(|it| parts::files(it)).into()))
        .child(el("span").id("rows").attr("role", "status").dyn_children(rows))
        .child(change)
}

/// Every way to add files.
fn panel(at: At) -> El {
    let input = el("input")
        .class("visually-hidden")
        .attr("type", "file")
        .attr("multiple", "")
        .attr("name", "files")
        .attr("aria-label", words::CHOOSE)
        .attr("aria-describedby", "kinds")
        .on("change", move |event| at.add(chosen(&event)));
    let drop = el("label")
        .class("drop")
        .child(el("strong").text(words::DROP))
        .child(el("span").class("as-button").text(words::CHOOSE).child(input))
        .child(el("span").class("hint").id("kinds").text(words::KINDS));
    el("div")
        .class("panel")
        .child(el("ul").class("files").dyn_children(move || files(at)))
        .child(drop)
        .child(sample(at))
        .child(paste(at))
        .child(export(at))
}

fn files(at: At) -> Vec<Piece> {
    let files = at.files.get();
    let one = |(place, it): (usize, &crate::audit::SourceFile)| {
        let name = el("span").text(words::file(it));
        let remove = button(words::REMOVE, move || at.remove(Some(place)));
        let label = format!("{} {}", words::REMOVE, it.name);
        el("li").child(name).child(remove.attr("aria-label", label)).into()
    };
    let mut list: Vec<Piece> = files.iter().enumerate().map(one).collect();
    if files.len() > 1 {
        list.push(el("li").child(button(words::CLEAR, move || at.remove(None))).into());
    }
    list
}

fn paste(at: At) -> El {
    let read = button(words::READ_PASTED, move || {
        let text = typing::value(PASTED).unwrap_or_default();
        if text.trim().is_empty() {
            at.told.set(words::NOTHING_PASTED.to_owned());
            return;
        }
        let file = Growing::default();
        file.text(&text);
        at.add(file.file(words::PASTED_FILE).into_iter().collect());
    });
    fold("paste", words::PASTE, words::PASTE_LEAD)
        .child(area(PASTED, words::PASTED, "6", |it| it))
        .child(el("div").class("actions").child(read.id("read-pasted")))
}

fn export(at: At) -> El {
    let text = move || match Scope::of(at.page.address.get().edition()) {
        Scope::Interop => words::EXPORT_LINES.to_owned(),
        Scope::Calling => {
            let lines = RowKind::VARIANTS.iter().map(|&it| estate_words::command(it));
            lines.collect::<Vec<_>>().join("\n")
        }
    };
    let copy = copy_button(at.page, "export-lines", text);
    let lines = el("pre")
        .class("printed")
        .id("export-lines")
        .attr("tabindex", "0")
        .dyn_text(move || text().into());
    fold("exporting", words::EXPORT, words::EXPORT_LEAD)
        .child(lines)
        .child(el("div").class("actions").child(copy))
}

/// The sizes of a generated tenant.
const SIZES: [(&str, usize); 4] =
    [("1000", 1_000), ("10000", 10_000), ("100000", 100_000), ("1000000", 1_000_000)];

fn sample(at: At) -> El {
    let sample = RwSignal::new(SampleTenant { seed: 1, users: 1_000, form: SampleForm::default() });
    let sizes = SIZES
        .iter()
        .map(|&(value, size)| el("option").attr("value", value).text(words::number(size as u64)));
    let users = el("select")
        .attr("name", "sample-users")
        .on("change", move |event| {
            let users = event_target_value(&event).parse().unwrap_or(1_000);
            sample.update(|it| it.users = users);
        })
        .children(sizes);
    let forms = SampleForm::VARIANTS
        .iter()
        .map(|&it| el("option").attr("value", token(it)).text(crate::text::audit::sample_form(it)));
    let form = el("select")
        .attr("name", "sample-form")
        .on("change", move |event| {
            let form = event_target_value(&event).parse().unwrap_or_default();
            sample.update(|it| it.form = form);
        })
        .children(forms);
    let seed = el("input")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("name", "sample-seed")
        .prop("value", move || sample.with(|it| it.seed.to_string()))
        .on("change", move |event| {
            let seed = event_target_value(&event).trim().parse().unwrap_or(1);
            sample.update(|it| it.seed = seed);
        });
    // Since calls are no longer routed by the policy of 2017.
    let calling = move || {
        let edition = at.page.address.get().edition();
        let SampleTenant { seed, users, .. } = sample.get();
        (Scope::of(edition) == Scope::Calling).then(|| CallingSample::of(edition, seed, users))
    };
    let make = button(words::SAMPLE_MAKE, move || match calling() {
        Some(calling) => at.invent_calling(calling),
        None => at.invent(sample.get_untracked()),
    });
    let lead = move || {
        let lead = match calling() {
            None => words::SAMPLE_LEAD,
            Some(it) if it.has_policies => words::SAMPLE_LEAD_CALLING,
            Some(_) => words::SAMPLE_LEAD_MODES,
        };
        lead.into()
    };
    // The other kind of tenant comes in files that belong together, which are of one form.
    let form = labelled(words::SAMPLE_FORM, form).prop("hidden", move || calling().is_some());
    fold("sample", words::SAMPLE, "")
        .attr("open", "")
        .child(el("p").class("aside").dyn_text(lead))
        .child(
            el("div")
                .class("choices")
                .child(labelled(words::SAMPLE_USERS, users))
                .child(form)
                .child(labelled(words::SAMPLE_SEED, seed))
                .child(make.id("invent")),
        )
}
