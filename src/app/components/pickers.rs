//! The questions of any edition, as native controls: what an edition says of them in data is enough.

use super::code::breakable;
use super::terms::terms_of;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::shell::document::is_wide;
use crate::routing::{
    Answer, Attestation, Control, Edition, Offers, Picker, Preset, Question, Subject,
};
use crate::text::page as words;
use leptos::prelude::*;
use std::sync::Arc;

/// An edition with more questions folds away what does not matter.
const MANY: usize = 12;

/// A picker with so many questions shows them all.
const FEW: usize = 2;

/// The value of a list of presets for a policy that is none of them.
const CUSTOM: &str = "custom";

/// All pickers of an edition.
pub fn pickers(page: Page, edition: &'static Edition) -> El {
    let form = el("form")
        // Until the program is there, nobody listens to the questions.
        .html_attr("inert", "")
        .class("questions")
        .attr("aria-label", words::QUESTIONS)
        .on("submit", |event| event.prevent_default());
    edition.pickers.iter().fold(form, |form, picker| {
        form.dyn_children(page.in_turn(move |page| self::picker(page, edition, picker)))
    })
}

/// One picker: a heading that keeps its answer visible when it is folded.
fn picker(page: Page, edition: &'static Edition, picker: &'static Picker) -> El {
    let is_asked = move || {
        let case = page.subject.get().case;
        picker.questions.iter().any(|&it| case.is_asked(it))
    };
    let answer = move || match is_asked() {
        true => (picker.summary)(&page.subject.get()),
        false => words::DOES_NOT_MATTER.to_owned(),
    };
    let summary = el("summary")
        .child(el("span").class("heading").text(picker.heading))
        .text(" ")
        .child(el("span").class("answer").dyn_children(move || breakable(&answer())));
    // Where an edition asks much, what cannot change the answer stands aside.
    let folds = edition.questions.len() > MANY && picker.questions.len() > FEW;
    let asked: Vec<_> = picker.questions.iter().filter_map(|&at| edition.question(at)).collect();
    let questions = picker.questions.iter().filter_map(|&at| Some((at, edition.question(at)?)));
    let is_alone = picker.questions.len() == 1;
    let controls = questions.map(move |(at, question)| match (is_alone, folds) {
        (true, _) => alone(page, at, question),
        (false, true) => el("div")
            .class("foldable")
            .attr("data-question", at.to_string())
            .dyn_attr("data-idle", move || is_idle(page, at, question).then_some("".into()))
            .child(control(page, at, question)),
        (false, false) => control(page, at, question),
    });
    let idle = folds.then(|| idle_questions(page, picker));
    let terms = terms_of(page, &asked);
    let body = match picker.offers {
        Offers::Presets => {
            let presets = presets(
                edition,
                move || page.subject.get(),
                move |preset| page.ask(page.subject.get_untracked().granted(preset)),
            );
            let label = el("span").text(words::INSTANCE);
            let field = el("label").class("field").child(label).child(presets);
            el("div").class("policy").child(field).children(controls).child(idle)
        }
        Offers::Answers => el("div").children(controls).child(idle).child(terms),
    };
    el("details")
        .class("question")
        .attr("id", format!("q-{}", picker.key))
        .prop("open", move || is_wide() && is_asked())
        .child(summary)
        .child(body)
}

/// Whether no other answer to a question changes where the call lands or why. What was answered in
/// another way than by default is never idle.
fn is_idle(page: Page, at: u8, question: &'static Question) -> bool {
    let case = page.subject.get().case;
    question.is_default(case.get(at)) && !case.turns_on(at)
}

/// Shows the questions of a picker that do not matter, and says how many there are.
fn idle_questions(page: Page, picker: &'static Picker) -> El {
    let count = move || {
        let asked = picker.questions.iter();
        let asked = asked.filter_map(|&at| Some((at, page.subject.get().edition().question(at)?)));
        asked.filter(|it| is_idle(page, it.0, it.1)).count()
    };
    let count = Memo::new(move |_| count());
    let input = el("input").attr("type", "checkbox").attr("name", "all-questions");
    let name = el("span").dyn_text(move || words::idle_questions(count.get()).into());
    el("label").class("show-idle").prop("hidden", move || count.get() == 0).child(input).child(name)
}

/// The only question of a picker, which has its heading already.
fn alone(page: Page, at: u8, question: &'static Question) -> El {
    match question.control {
        Control::Radios | Control::Folded { .. } => el("fieldset")
            .prop("disabled", move || !page.subject.get().case.is_offered(at))
            .child(el("legend").class("visually-hidden").text(question.heading))
            .children(options(page, at, question))
            .child(unavailable(page, at, question)),
        Control::List | Control::Switch | Control::Check => control(page, at, question),
    }
}

/// A question with its heading.
pub fn control(page: Page, at: u8, question: &'static Question) -> El {
    match question.control {
        Control::Radios | Control::Folded { .. } => el("fieldset")
            .class("choice")
            .prop("disabled", move || !page.subject.get().case.is_offered(at))
            .child(el("legend").text(question.heading))
            .children(options(page, at, question))
            .child(unavailable(page, at, question)),
        Control::List => {
            // Names of fields are code, words are not.
            let is_words = question.heading.contains(' ');
            let name = el(if is_words { "span" } else { "code" }).text(question.heading);
            el("label").class("switch").child(name).child(list(page, at, question))
        }
        Control::Switch => {
            let value = move || page.subject.get().case.label(at).into();
            el("label")
                .class("switch")
                .child(el("code").text(question.heading))
                .child(el("span").class("value").dyn_text(value))
                .child(checkbox(page, at, question, [0, 1]))
        }
        Control::Check => el("label")
            .class("option")
            .child(checkbox(page, at, question, [1, 0]))
            .child(el("span").class("name").text(question.heading)),
    }
}

/// Why a question cannot be answered here.
fn unavailable(page: Page, at: u8, question: &'static Question) -> Option<El> {
    (!question.unavailable.is_empty()).then(|| {
        let why = move || {
            let is_offered = page.subject.get().case.is_offered(at);
            if is_offered { "" } else { question.unavailable }.into()
        };
        el("p").class("aside").dyn_text(why)
    })
}

/// A list of the answers to a question.
pub fn list(page: Page, at: u8, question: &'static Question) -> El {
    let options = (0_u8..).zip(question.answers).map(|(nth, answer)| {
        el("option")
            .attr("value", answer.token)
            .prop("selected", move || page.subject.get().case.get(at) == nth)
            .text(answer.label)
    });
    el("select")
        .attr("name", question.key)
        .on("change", move |event| {
            if let Some(answer) = question.position(&event_target_value(&event)) {
                page.answer(at, answer);
            }
        })
        .children(options)
}

/// The answers to a question as radio buttons, some of them perhaps folded away.
pub fn options(page: Page, at: u8, question: &'static Question) -> Vec<El> {
    let all = (0_u8..).zip(question.answers);
    let mut options: Vec<El> =
        all.map(|(nth, answer)| radio(page, at, question.key, nth, answer)).collect();
    let Control::Folded { heading, from } = question.control else { return options };
    let folded = options.split_off(usize::from(from).min(options.len()));
    let count = el("span").class("count").text(folded.len().to_string());
    let is_chosen = Memo::new(move |_| page.subject.get().case.get(at) >= from);
    let more = el("details")
        .class("more")
        .prop("open", move || is_chosen.get())
        .child(el("summary").text(heading).text(" ").child(count))
        .children(folded);
    options.push(more);
    options
}

/// A radio button with its label around it.
fn radio(page: Page, at: u8, key: &'static str, nth: u8, answer: &'static Answer) -> El {
    let input = el("input")
        .attr("type", "radio")
        .attr("name", key)
        .attr("value", answer.token)
        .prop("checked", move || page.subject.get().case.get(at) == nth)
        .on("change", move |_| page.answer(at, nth));
    let hint = (!answer.hint.is_empty()).then(|| el("span").class("hint").text(answer.hint));
    let name = el("span").class("name").text(answer.label);
    el("label").class("option").child(input).child(name).child(hint)
}

/// A check box that gives the first of two answers unless it is checked.
fn checkbox(page: Page, at: u8, question: &'static Question, [off, on]: [u8; 2]) -> El {
    el("input")
        .attr("type", "checkbox")
        .attr("name", question.key)
        .prop("checked", move || page.subject.get().case.get(at) == on)
        .on("change", move |event| {
            page.answer(at, if event_target_checked(&event) { on } else { off });
        })
}

/// A list of all presets of an edition, and of what a custom policy started as.
pub fn presets(
    edition: &'static Edition,
    now: impl Fn() -> Subject + Send + Sync + 'static,
    choose: impl Fn(&'static Preset) + Send + 'static,
) -> El {
    boxed_presets(edition, Arc::new(now), Box::new(choose))
}

#[inline(never)]
fn boxed_presets(
    edition: &'static Edition,
    now: Arc<dyn Fn() -> Subject + Send + Sync>,
    choose: Box<dyn Fn(&'static Preset) + Send>,
) -> El {
    let now = StoredValue::new(now);
    let now = move || now.with_value(|it| it());
    let chosen = move || now().unchanged_preset().map_or(CUSTOM, |it| it.name);
    let options = move |attestation: Attestation| {
        let presets = edition.policy.presets.iter();
        presets.filter(move |it| it.attestation == attestation).map(move |it| {
            el("option")
                .attr("value", it.name)
                .prop("selected", move || chosen() == it.name)
                .text(it.label)
        })
    };
    let is_unattested = |it: &Preset| it.attestation == Attestation::NamePatternOnly;
    let has_both = edition.policy.presets.iter().any(is_unattested);
    let custom = move || {
        let option = (chosen() == CUSTOM).then(|| {
            let started_as = now().preset.map_or("", |it| it.name);
            el("option")
                .attr("value", CUSTOM)
                .prop("selected", || true)
                .text(words::custom_from(started_as))
                .into()
        });
        option.into_iter().collect()
    };
    let select = el("select")
        .attr("name", edition.policy.key.unwrap_or("mode"))
        .on("change", move |event| {
            if let Some(preset) = edition.preset(&event_target_value(&event)) {
                choose(preset);
            }
        })
        .dyn_children(custom);
    if !has_both {
        return select.children(options(Attestation::Documented));
    }
    let groups = [
        (words::ATTESTED, Attestation::Documented),
        (words::UNATTESTED, Attestation::NamePatternOnly),
    ];
    let groups =
        groups.map(|(label, it)| el("optgroup").attr("label", label).children(options(it)));
    select.children(groups)
}
