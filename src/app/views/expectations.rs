//! Expectations: a text, and whether each row of it holds, while it is written.

mod exports;

use crate::app::components::code::copy_button;
use crate::app::components::header::button;
use crate::app::components::prose::prose;
use crate::app::components::sources::external;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::app::shell::{self, document, files};
use crate::expectations::{Checked, Outcome, check, percent, read};
use crate::link::{self, read_carried, write_file};
use crate::report::{Format, Run, State, Tested};
use crate::session::Event;
use crate::text::{expectations as told, expectations_screen as words};
use exports::Exports;
use leptos::prelude::*;
use leptos::task::spawn_local;
use strum::VariantArray;
use wasm_bindgen::JsCast;
use web_sys::File;

/// The element id of the field.
const FIELD: &str = "expectations";
/// The element id of the results as text.
const AS_TEXT: &str = "results-text";
/// The name of the file that is saved, and that results are told of.
const FILE: &str = "expectations.md";
/// How many rows are listed.
const MOST_ROWS: usize = 200;
/// For how many of them a smallest change is looked for.
const MOST_CHANGES: usize = 8;
/// The longest file that is read.
const LONGEST: u64 = 64 << 20;

/// What the screen has.
#[derive(Clone, Copy)]
struct At {
    page: Page,
    text: RwSignal<String>,
    /// The words of the address that are read already, or were written here.
    words: RwSignal<Option<String>>,
    exports: RwSignal<Exports>,
    told: RwSignal<String>,
    /// The text before rows were added to it, or another one that was left in this tab.
    before: RwSignal<Option<String>>,
    run: Memo<Shown>,
}

/// Results, which are never compared: they change with the text.
#[derive(Clone)]
struct Shown(Run);

impl PartialEq for Shown {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The screen.
pub fn expectations(page: Page) -> El {
    let text = RwSignal::new(String::new());
    let exports = RwSignal::new(Exports::default());
    let run = Memo::new(move |_| Shown(exports.with(|all| text.with(|it| tested(it, all)))));
    let (told, before) = (RwSignal::new(String::new()), RwSignal::new(None));
    let words = RwSignal::new(None);
    let at = At { page, text, words, exports, told, before, run };
    // Also an address that is opened while the screen is shown: by hand, by Back or Forward.
    let open = move |_: &web_sys::Element| {
        let words = page.file();
        if at.words.with_untracked(|it| it.as_ref() != Some(&words)) {
            at.take(words);
        }
    };
    el("div")
        .class("expectations")
        .effect(open)
        .on("dragover", |event| event.prevent_default())
        .on("drop", move |event| {
            event.prevent_default();
            if let Some(event) = event.dyn_ref::<web_sys::DragEvent>() {
                at.open(files::dropped(event));
            }
        })
        .child(el("h1").text(words::HEADING))
        .child(el("p").class("lead").text(words::LEAD))
        .child(el("div").class("expectation-sides").child(editor(at)).child(results(at)))
}

impl At {
    /// Takes over what an address says, or else what was left in this tab, and adds the rows that other
    /// screens have kept since.
    fn take(self, words: String) {
        let left = shell::storage::kept_text();
        let address = self.page.address.get_untracked();
        let read = read_carried(&words, address.edition());
        let is_other = read.text.as_ref().is_some_and(|it| *it != left);
        let text = read.text.unwrap_or_else(|| left.clone());
        let screens = shell::storage::expected();
        let screens = screens.lines().map(|it| link::read(it).0.expecting());
        let expected = screens.chain(read.expect.map(|it| (address, it)));
        let mut rows: Vec<String> =
            expected.flat_map(|(address, expect)| told::rows(&address, expect)).collect();
        let (all, mut whole) = (rows.len(), text.clone());
        rows.retain(|it| !told::has_row(&text, it));
        add_rows(&mut whole, &rows);
        let is_changed = whole != text;
        // An address without the text gets it, so that it can be shared and outlives the tab.
        let packed = write_file(&whole);
        let is_written = read.damage.is_some() || packed == words;
        self.words.set(Some(words));
        self.told.set(String::new());
        self.before.set(None);
        match is_changed || !is_written {
            true => self.change(|it| *it = whole),
            false => self.text.set(whole),
        }
        if all > 0 {
            shell::storage::keep_expected("");
            self.told.set(words::added(rows.len(), all));
            self.before.set(is_changed.then_some(text));
        } else if read.damage.is_some() {
            self.told.set(words::DAMAGED.to_owned());
        } else if let Some(it) = read.unknown {
            self.told.set(words::unknown(&it));
        } else if is_other && !left.is_empty() {
            self.told.set(words::OTHER_TEXT.to_owned());
            self.before.set(Some(left));
        } else if packed.is_empty() && !text.is_empty() {
            self.told.set(words::TOO_LONG.to_owned());
        }
    }

    /// Changes the text, and writes it into the address where it fits.
    fn change(self, change: impl FnOnce(&mut String)) {
        self.text.update(change);
        self.told.set(String::new());
        self.before.set(None);
        let text = self.text.get_untracked();
        let packed = write_file(&text);
        shell::storage::keep_text(&text);
        if packed.is_empty() && !text.is_empty() {
            self.told.set(words::TOO_LONG.to_owned());
        }
        self.words.set(Some(packed.clone()));
        self.page.send(Event::Expectations(packed));
    }

    /// Reads files: Markdown into the field, everything else as exports.
    fn open(self, all: Vec<File>) {
        for file in all {
            let name = file.name();
            let is_text = [".md", ".markdown", ".txt"]
                .iter()
                .any(|it| name.to_ascii_lowercase().ends_with(it));
            spawn_local(async move {
                let bytes = match file.size() as u64 {
                    0..=LONGEST => files::part(&file, 0, LONGEST).await,
                    _ => None,
                };
                match bytes {
                    None => self.told.set(words::UNREADABLE.to_owned()),
                    Some(bytes) if is_text => match String::from_utf8(bytes) {
                        Ok(text) => self.change(|it| *it = text),
                        Err(_) => self.told.set(words::UNREADABLE.to_owned()),
                    },
                    Some(bytes) => self.exports.update(|it| it.open(name, bytes)),
                }
            });
        }
    }
}

fn tested(text: &str, exports: &Exports) -> Run {
    let suite = read(text);
    let rows = check(&suite, &mut |files, edition| exports.users(files, edition));
    let tested =
        Tested { name: FILE.to_owned(), problems: suite.problems, rows, ..Tested::default() };
    Run::new(vec![tested], &shell::address::with_fragment(""))
}

/// Adds links at the end of a text, apart from a table before them.
fn add_rows(text: &mut String, rows: &[String]) {
    if rows.is_empty() {
        return;
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let is_after_list = text.lines().last().is_some_and(|it| it.starts_with("- "));
    if !text.is_empty() && !is_after_list {
        text.push('\n');
    }
    for row in rows {
        text.push_str(row);
        text.push('\n');
    }
}

fn editor(at: At) -> El {
    let field = el("textarea")
        .id(FIELD)
        .attr("aria-label", words::FIELD)
        .attr("aria-describedby", "expectations-hint")
        .attr("rows", "16")
        .attr("wrap", "off")
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .prop("value", move || at.text.get())
        .on("input", move |event| at.change(|it| *it = event_target_value(&event)));
    let open = el("input")
        .id("open-expectations")
        .attr("type", "file")
        .attr("multiple", "")
        .on("change", move |event| at.open(files::chosen(&event)));
    let open = el("label").class("button open").child(open).child(el("span").text(words::OPEN));
    let save = button("save-expectations", words::SAVE, move || {
        files::save(FILE, "text/markdown", &at.text.get_untracked());
    });
    let example = button("insert-example", words::EXAMPLE, move || {
        at.change(|it| {
            if !it.is_empty() {
                it.push('\n');
            }
            it.push_str(words::EXAMPLE_TEXT);
        });
        document::focus(FIELD);
    });
    el("section")
        .class("write")
        .attr("aria-label", words::FIELD)
        .child(told_line(at))
        .child(field)
        .child(el("p").class("hint").id("expectations-hint").text(words::FIELD_HINT))
        .child(el("div").class("actions").child(open).child(save).child(example))
        .child(el("p").class("hint").text(words::OPEN_HINT))
}

/// What was done with the text, and what undoes it.
fn told_line(at: At) -> El {
    let line = move || {
        let told = at.told.get();
        let mut pieces: Vec<Piece> = Vec::new();
        if !told.is_empty() {
            pieces.push(el("span").text(told).into());
        }
        if at.before.with(Option::is_some) {
            let back = move || {
                if let Some(before) = at.before.get_untracked() {
                    at.change(|it| *it = before);
                    document::focus(FIELD);
                }
            };
            pieces.push(button("undo-rows", words::UNDO, back).into());
        }
        pieces
    };
    el("p").class("told").attr("role", "status").dyn_children(line)
}

fn results(at: At) -> El {
    let is_empty = move || at.run.with(|it| it.0.files.iter().all(Tested::is_empty));
    let summary = move || match is_empty() {
        true => words::NOTHING_YET.into(),
        false => at.run.with(|it| it.0.summary()).into(),
    };
    el("section")
        .class("results")
        .attr("aria-label", words::RESULTS)
        .child(el("h2").text(words::RESULTS))
        .child(el("p").id("expectations-count").attr("role", "status").dyn_text(summary))
        .child(el("ol").class("expected-rows").dyn_children(move || at.run.with(|it| rows(&it.0))))
        .dyn_children(move || at.run.with(|it| strength(&it.0)))
        .child(as_text(at))
}

fn rows(run: &Run) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for file in &run.files {
        for problem in &file.problems {
            let what = told::problem(&problem.kind);
            pieces.push(
                item("not-understood", "Not understood", problem.place.line, &what, String::new())
                    .into(),
            );
        }
        let mut changes = MOST_CHANGES;
        pieces
            .extend(file.rows.iter().take(MOST_ROWS).map(|it| Piece::from(row(it, &mut changes))));
        let more = file.rows.len().saturating_sub(MOST_ROWS);
        if more > 0 {
            pieces.push(el("li").class("aside").text(words::more_rows(more)).into());
        }
    }
    pieces
}

fn item(
    outcome: &'static str,
    label: &'static str,
    line: usize,
    name: &str,
    message: String,
) -> El {
    let item = el("li")
        .attr("data-outcome", outcome)
        .child(
            el("p")
                .class("row-head")
                .child(el("strong").class("chip").text(label))
                .child(el("span").class("aside").text(words::line(line))),
        )
        .child(el("p").class("row-name").children(prose(name)));
    if message.is_empty() { item } else { item.child(el("p").children(prose(&message))) }
}

fn row(checked: &Checked, changes: &mut usize) -> El {
    let row = &checked.row;
    let (token, line) = match &checked.outcome {
        Outcome::Held => ("held", row.place.line),
        Outcome::Failed => ("failed", row.place.line),
        Outcome::Empty => ("empty", row.place.line),
        Outcome::NotUnderstood(it) => ("not-understood", it.place.line),
    };
    let label = words::outcome(&checked.outcome);
    let item = item(token, label, line, &told::name(row), told::outcome(checked));
    let Some((first, tested)) = checked.misses.first().zip(row.tested.as_ref().ok()) else {
        return item;
    };
    let miss = told::miss(row, first);
    let fact = |name: &'static str, value: El| el("div").child(el("dt").text(name)).child(value);
    let rule = el("dd").child(el("code").text(miss.rule)).text(format!(": {}", miss.says));
    let mut facts = vec![fact(words::RULE, rule)];
    if !miss.source.is_empty() {
        let source = external(miss.source_link, miss.source);
        facts.push(fact(words::SOURCE, el("dd").child(source)));
    }
    if *changes > 0 {
        *changes -= 1;
        let change = told::smallest_change(&tested.expected, first);
        if !change.is_empty() {
            facts.push(fact(words::CHANGE, el("dd").text(change)));
        }
    }
    let scenario = el("a").attr("href", miss.address).text(words::SCENARIO);
    let more = checked.failing.saturating_sub(1);
    let more = (more > 0).then(|| el("p").class("aside").text(words::more_scenarios(more)));
    let users = told::failing_users(checked).into_iter().map(|it| el("li").text(it));
    let users: Vec<El> = users.collect();
    let users = (!users.is_empty()).then(|| el("ul").class("aside").children(users));
    item.child(el("p").text(miss.sentence))
        .child(el("dl").children(facts))
        .child(el("p").child(scenario))
        .child(more)
        .child(users)
}

fn strength(run: &Run) -> Vec<Piece> {
    if run.strength.is_empty() {
        return Vec::new();
    }
    let all = run.unnoticed();
    let meter = el("meter")
        .attr("min", "0")
        .attr("max", "100")
        .attr("value", percent(&run.strength).to_string())
        .attr("aria-label", words::STRENGTH);
    let mut pieces: Vec<Piece> = vec![
        el("h2").text(words::STRENGTH).into(),
        meter.into(),
        el("p").id("strength").text(run.strength_line()).into(),
    ];
    if !all.is_empty() {
        let items = all.into_iter().map(|it| el("li").text(it));
        let list = el("details")
            .id("unnoticed")
            .child(el("summary").text(words::UNNOTICED))
            .child(el("ul").children(items));
        pieces.push(list.into());
    }
    pieces
}

/// The results in the formats of the command line, made while they are looked at.
fn as_text(at: At) -> El {
    let (is_open, format) = (RwSignal::new(false), RwSignal::new(Format::Json));
    let write = move || at.run.with(|it| it.0.write(format.get()));
    let options = Format::VARIANTS.iter().map(|&it| {
        let name: &'static str = it.into();
        el("option").attr("value", name).prop("selected", move || format.get() == it).text(name)
    });
    let select = el("select")
        .id("results-format")
        .on("change", move |event| {
            if let Ok(chosen) = event_target_value(&event).parse() {
                format.set(chosen);
            }
        })
        .children(options);
    let field = el("textarea")
        .id(AS_TEXT)
        .attr("rows", "10")
        .attr("readonly", "")
        .attr("aria-label", words::AS_TEXT)
        .prop("value", move || if is_open.get() { write() } else { String::new() });
    el("details")
        .id("results-as-text")
        .prop("hidden", move || {
            at.run.with(|it| it.0.count(State::Held) + it.0.count(State::Failed) == 0)
        })
        .on("toggle", move |event| {
            let details = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            is_open.set(details.is_some_and(|it| it.has_attribute("open")));
        })
        .child(el("summary").text(words::AS_TEXT))
        .child(
            el("div")
                .class("actions")
                .child(el("label").child(el("span").text(words::FORMAT)).child(select))
                .child(copy_button(at.page, AS_TEXT, write)),
        )
        .child(field)
}
