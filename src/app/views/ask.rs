//! One question at a time: from a complaint, or from nothing, to the reason.

use crate::app::components::code::{commands_box, copy_button};
use crate::app::components::glyph::glyph;
use crate::app::components::prose::prose;
use crate::app::components::sources::cited;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::app::shell::document;
use crate::app::token;
use crate::link::{Address, View, write};
use crate::powershell::pasted::{Pasted, Taken, pasted};
use crate::routing::{
    Asking, Edition, Inquiry, Landing, Reason, Said, Standpoint, Subject, complaints,
};
use crate::session::Event;
use crate::text::{ask as words, told};
use leptos::prelude::*;

/// The id of the question.
const QUESTION: &str = "asked";

/// How many reasons are listed at once.
const MOST: usize = 12;

/// The screen with one question at a time.
pub fn ask(page: Page, edition: &'static Edition) -> El {
    let inquiry = Memo::new(move |_| page.address.get().inquiry);
    let here = Memo::new(move |_| inquiry.get().standpoint(edition));
    el("div")
        .class("ask")
        .child(el("h1").text(words::HEADING))
        .child(el("p").class("lead").text(words::LEAD))
        .child(paste(page, edition, inquiry))
        .child(complaint_choice(page, edition, inquiry))
        .dyn_children(move || said(page, edition, inquiry.get()))
        .child(
            el("div")
                .class("reasons")
                .dyn_child(move || question(page, edition, inquiry.get(), &here.get()))
                .dyn_child(move || possible(page, edition, &here.get())),
        )
}

/// Takes answers from what PowerShell printed.
fn paste(page: Page, edition: &'static Edition, now: Memo<Inquiry>) -> El {
    let text = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Pasted>);
    let field = el("textarea")
        .id("paste")
        .attr("rows", "6")
        .attr("spellcheck", "false")
        .attr("aria-label", words::PASTE_FIELD)
        .prop("value", move || text.get())
        .on("input", move |event| text.set(event_target_value(&event)));
    let read = move || {
        let read = text.with_untracked(|it| pasted(it, edition));
        let inquiry = read.taken.iter().fold(now.get_untracked(), |it, taken| {
            it.saying(taken.question, Said::Answer(taken.answer))
        });
        found.set(Some(read));
        page.send(Event::Inquire(inquiry));
    };
    let button = el("button")
        .id("read-paste")
        .attr("type", "button")
        .class("main")
        .on("click", move |_| read())
        .text(words::READ);
    let all = words::prints_all(edition);
    let copied = all.clone();
    let commands = el("details")
        .child(el("summary").text(words::PRINTS_ALL))
        .child(commands_box("prints-all", move || all.clone()))
        .child(copy_button(page, "prints-all", move || copied.clone()));
    let result = move || found.get().map_or_else(Vec::new, |it| told_of(edition, &it));
    el("details")
        .class("paste")
        .child(el("summary").text(words::PASTE))
        .child(el("p").class("aside").text(words::PASTE_LEAD))
        .child(commands)
        .child(field)
        .child(el("p").child(button))
        .child(el("div").class("pasted").attr("role", "status").dyn_children(result))
}

/// What was taken from where, and what was not.
fn told_of(edition: &'static Edition, read: &Pasted) -> Vec<Piece> {
    let taken = |it: &Taken| {
        let question = edition.question(it.question)?;
        let answer = edition.answer(it.question, it.answer)?;
        let from = el("code").text(it.from.clone());
        let says = el("span").text(format!(" → {}: {}", question.name, answer.label));
        Some(el("li").child(from).child(says))
    };
    let heading = words::taken(read.taken.len(), read.user.as_deref());
    let mut pieces: Vec<Piece> = vec![el("h2").text(heading).into()];
    pieces.push(el("ul").children(read.taken.iter().filter_map(taken)).into());
    if !read.left.is_empty() {
        pieces.push(el("h3").text(words::LEFT).into());
        let left = read.left.iter().map(|it| el("li").text(words::left(it)));
        pieces.push(el("ul").class("remarks").children(left).into());
    }
    if !read.taken.is_empty() && !edition.asking.is_empty() {
        pieces.push(el("p").class("aside").text(words::NOT_SHOWN).into());
    }
    pieces
}

/// Says something, and moves on to the next question.
fn say(page: Page, inquiry: Inquiry) {
    page.send(Event::Inquire(inquiry));
    document::focus(QUESTION);
}

/// What happens to the call, if that is known.
fn complaint_choice(page: Page, edition: &'static Edition, now: Memo<Inquiry>) -> El {
    let choice = move |landing: Option<Landing>| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", "lands")
            .attr("value", landing.map_or("", <&str>::from))
            .prop("checked", move || now.get().landing == landing)
            .on("change", move |_| {
                let mut inquiry = now.get_untracked();
                inquiry.landing = landing;
                page.send(Event::Inquire(inquiry));
            });
        let name = landing.map_or(words::FIND_OUT, words::complaint);
        el("label")
            .attr("data-landing", landing.map(token))
            .child(input)
            .child(el("span").child(landing.map(glyph)).text(name))
    };
    let all = [None].into_iter().chain(complaints(edition).into_iter().map(Some));
    el("fieldset")
        .class("complaints")
        .child(el("legend").text(words::COMPLAINT))
        .children(all.map(choice))
}

/// What was answered so far: pressing it takes it back.
fn said(page: Page, edition: &'static Edition, inquiry: Inquiry) -> Vec<Piece> {
    let chip = |(at, said): (u8, Said)| {
        let question = edition.question(at)?;
        let answer = match said {
            Said::Answer(answer) => edition.answer(at, answer)?.short,
            Said::Unknown | Said::Nothing => words::UNKNOWN,
        };
        let button = el("button")
            .attr("type", "button")
            .attr("data-said", question.key)
            .attr("aria-label", words::take_back(question.name, answer))
            .on("click", move |_| say(page, inquiry.saying(at, Said::Nothing)))
            .child(el("span").class("aside").text(question.name))
            .text(" ")
            .child(el("strong").text(answer))
            .text(" ✕");
        Some(button)
    };
    let chips: Vec<El> = inquiry.all(edition).filter_map(chip).collect();
    if chips.is_empty() {
        return Vec::new();
    }
    let again = el("button")
        .attr("type", "button")
        .class("bare")
        .id("start-again")
        .on("click", move |_| say(page, Inquiry::default()))
        .text(words::START_AGAIN);
    let name = el("span").class("aside").text(words::YOUR_ANSWERS);
    vec![el("p").class("starts said-so-far").child(name).children(chips).child(again).into()]
}

/// The question that comes next, or the answer.
fn question(page: Page, edition: &'static Edition, inquiry: Inquiry, here: &Standpoint) -> El {
    let section = el("section").id(QUESTION).attr("tabindex", "-1");
    let Some((at, question)) = here.next.and_then(|at| Some((at, edition.question(at)?))) else {
        return section.children(end(page, here));
    };
    let number = inquiry.all(edition).count() + 1;
    let section = section
        .attr("data-question", question.key)
        .child(el("p").class("aside").text(words::question_number(number, here.together.len())));
    if !here.together.is_empty() {
        return several(page, edition, inquiry, &here.together, section);
    }
    let asking = asking(edition, at);
    let answer = |(nth, answer): (u8, &'static crate::routing::Answer)| {
        let left = here.leaves.get(usize::from(nth)).map(|it| words::leaves(*it));
        el("li").child(
            el("button")
                .attr("type", "button")
                .attr("data-answer", answer.token)
                .on("click", move |_| say(page, inquiry.saying(at, Said::Answer(nth))))
                .child(el("strong").text(answer.label))
                .child(left.map(|it| el("span").class("aside").text(it))),
        )
    };
    let unknown = move || say(page, inquiry.saying(at, Said::Unknown));
    let unknown = whole("-", words::UNKNOWN, Some(words::UNKNOWN_HINT), unknown);
    let answers = (0_u8..).zip(question.answers).map(answer);
    section
        .child(el("h2").text(asking.map_or(question.heading, |it| it.asks)))
        .child(el("ul").class("answers").children(answers).child(unknown))
        .child(shown_by(page, asking.map_or_else(String::new, |it| it.shown_by.to_owned())))
}

fn asking(edition: &'static Edition, question: u8) -> Option<&'static Asking> {
    edition.asking.iter().find(|it| it.question == question)
}

/// An answer that has a line to itself.
fn whole(
    token: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    say: impl Fn() + Send + 'static,
) -> El {
    el("li").child(
        el("button")
            .attr("type", "button")
            .attr("data-answer", token)
            .on("click", move |_| say())
            .child(el("strong").text(label))
            .child(hint.map(|it| el("span").class("aside").text(it))),
    )
}

/// Several questions at once, which are one question if everything is as usual.
fn several(
    page: Page,
    edition: &'static Edition,
    inquiry: Inquiry,
    together: &[(u8, u8)],
    section: El,
) -> El {
    let row = |&(at, usual): &(u8, u8)| {
        let question = edition.question(at)?;
        let choice = |said: Said, token: &'static str, label: &'static str| {
            el("button")
                .attr("type", "button")
                .attr("data-of", question.key)
                .attr("data-answer", token)
                .attr("aria-label", words::named_answer(question.name, label))
                .on("click", move |_| say(page, inquiry.saying(at, said)))
                .text(label)
        };
        let others = (0_u8..).zip(question.answers).filter(|it| it.0 != usual);
        let others = others.map(|(nth, it)| choice(Said::Answer(nth), it.token, it.label));
        let asks = asking(edition, at).map_or(question.heading, |it| it.asks);
        let usual = el("strong").text(edition.answer(at, usual)?.label);
        let others = el("p")
            .class("starts")
            .child(el("span").class("aside").text(words::INSTEAD))
            .children(others)
            .child(choice(Said::Unknown, "-", words::UNKNOWN));
        Some(el("li").child(el("p").text(asks).text(" ").child(usual)).child(others))
    };
    let all = together.iter().fold(inquiry, |it, &(at, usual)| it.saying(at, Said::Answer(usual)));
    let none = together.iter().fold(inquiry, |it, &(at, _)| it.saying(at, Said::Unknown));
    let answers = el("ul")
        .class("answers")
        .child(whole("usual", words::ALL_TRUE, None, move || say(page, all)))
        .child(whole("unknown", words::NONE_KNOWN, None, move || say(page, none)));
    let commands = together.iter().filter_map(|it| asking(edition, it.0)).map(|it| it.shown_by);
    section
        .child(el("h2").text(words::IS_ALL_TRUE))
        .child(el("ul").class("together").children(together.iter().filter_map(row)))
        .child(answers)
        .child(shown_by(page, words::joined(commands)))
}

/// The command that shows the answer.
fn shown_by(page: Page, command: String) -> Option<El> {
    let copied = command.clone();
    (!command.is_empty()).then(|| {
        el("div")
            .class("shown-by")
            .child(el("h3").text(words::FIND_OUT_WITH))
            .child(commands_box("shown-by", move || command.clone()))
            .child(copy_button(page, "shown-by", move || copied.clone()))
    })
}

/// Where the questions end.
fn end(page: Page, here: &Standpoint) -> Vec<Piece> {
    let Some(first) = here.reasons.first() else {
        return vec![el("h2").text(words::IMPOSSIBLE).into()];
    };
    let landing = first.landing();
    let is_one = here.reasons.iter().all(|it| it.landing() == landing);
    let is_certain = is_one && here.reasons.len() == 1;
    let sentence = el("h2")
        .class("found")
        .attr("data-landing", token(landing))
        .child(glyph(landing))
        .text(" ")
        .text(told::sentence(first.case, landing));
    let says = if is_one { words::CERTAIN } else { words::USED_UP };
    let why = is_certain
        .then(|| el("p").children(prose(first.rule.says)).child(cited(first.rule.then.sources)));
    let mut pieces: Vec<Piece> = Vec::new();
    if is_one {
        pieces.push(sentence.into());
    }
    pieces.push(el("p").class(if is_one { "aside" } else { "lead" }).text(says).into());
    pieces.extend(why.map(Piece::from));
    pieces.push(open(page, first).into());
    pieces
}

/// Leads to a reason's scenario.
fn open(page: Page, reason: &Reason) -> El {
    let there = Subject::of(reason.case);
    let address =
        Address { embed: None, ..page.address.get_untracked().asking(there).viewed(View::Explore) };
    el("a").class("button").attr("href", write(&address)).text(words::OPEN)
}

/// What remains possible.
fn possible(page: Page, edition: &'static Edition, here: &Standpoint) -> El {
    let section = el("section").class("possible").attr("aria-live", "polite");
    if here.reasons.is_empty() {
        return section;
    }
    let reason = |it: &Reason| {
        let landing = it.landing();
        el("li").attr("data-landing", token(landing)).child(glyph(landing)).child(
            el("div")
                .child(el("strong").children(prose(it.rule.says)))
                .child(
                    words::if_only(edition, it)
                        .map(|it| el("p").class("aside").children(prose(&it))),
                )
                .child(open(page, it).class("bare")),
        )
    };
    section
        .child(el("h2").text(words::STILL_POSSIBLE))
        .child(el("p").class("aside").text(words::remaining(here.reasons.len(), here.at_first)))
        .child(el("ol").children(here.reasons.iter().take(MOST).map(reason)))
}
