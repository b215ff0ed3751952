//! Two policies side by side.

use crate::app::components::commands::{script, to_console};
use crate::app::components::glyph::glyph;
use crate::app::components::pickers::{control, list, options, presets};
use crate::app::components::prose::prose;
use crate::app::components::remedies;
use crate::app::components::route_map::compared_map;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::app::token;
use crate::powershell::{Command, EXAMPLE_USER, assign};
use crate::routing::{
    AdviceRule, Case, Compared, Custom, Edition, Landing, Question, Role, Subject,
    compare as compared, only_advised,
};
use crate::session::Event;
use crate::text::{labels, told, views as words};
use leptos::prelude::*;

/// The screen with the two sides.
pub fn compare(page: Page, edition: &'static Edition) -> El {
    let all = Memo::new(move |_| {
        compared(subject_of(page, Side::Before).case, subject_of(page, Side::After).case)
    });
    let swap = el("button")
        .id("swap")
        .attr("type", "button")
        .on("click", move |_| page.send(Event::Swap))
        .text(words::SWAP_SIDES);
    let sides = el("div")
        .class("sides")
        .child(side(page, edition, Side::Before))
        .child(swap)
        .child(side(page, edition, Side::After));
    el("div")
        .class("compare")
        .child(el("h1").text(words::COMPARE))
        .child(sides)
        .child(circumstances(page, edition))
        .dyn_children(move || outcome(page, all))
        .child(warnings(page))
        .child(
            el("div")
                .class("scripts")
                .child(commands(page, all, words::FORTH, "forth", Side::After))
                .child(commands(page, all, words::BACK, "back", Side::Before)),
        )
}

/// One of the two sides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

impl Side {
    const fn other(self) -> Self {
        match self {
            Self::Before => Self::After,
            Self::After => Self::Before,
        }
    }
}

/// The question under the policy of a side.
fn subject_of(page: Page, side: Side) -> Subject {
    match side {
        Side::Before => page.subject.get(),
        Side::After => page.address.get().compared_with(),
    }
}

/// Chooses the policy of a side.
fn choose(page: Page, side: Side, change: impl FnOnce(Subject) -> Subject) {
    match side {
        Side::Before => page.ask(change(page.subject.get_untracked())),
        Side::After => page.send(Event::Other(change(page.address.get_untracked().other))),
    }
}

fn side(page: Page, edition: &'static Edition, side: Side) -> El {
    let (id, name) = match side {
        Side::Before => ("before", words::BEFORE),
        Side::After => ("after", words::AFTER),
    };
    let presets = presets(
        edition,
        move || subject_of(page, side),
        move |preset| choose(page, side, |it| it.granted(preset)),
    );
    let hint = move || {
        let subject = subject_of(page, side);
        edition.words.policy_hint(&subject).into()
    };
    let preset = el("label")
        .class("side")
        .id(id)
        .child(el("span").text(name))
        .child(presets)
        .child(el("span").class("hint").dyn_text(hint));
    if edition.policy.custom == Custom::PresetsOnly {
        return el("div").class("of-side").child(preset);
    }
    let fields = edition.of_role(|it| it == Role::Policy);
    let fields = fields.map(|(at, question)| field(page, side, at, question));
    let fold =
        el("details").class("fields").child(el("summary").text(words::FIELDS)).children(fields);
    el("div").class("of-side").child(preset).child(fold)
}

/// A field of the policy of a side.
fn field(page: Page, side: Side, at: u8, question: &'static Question) -> El {
    let options = (0_u8..).zip(question.answers).map(|(nth, answer)| {
        el("option")
            .attr("value", answer.token)
            .prop("selected", move || subject_of(page, side).case.get(at) == nth)
            .text(answer.label)
    });
    let select = el("select")
        .on("change", move |event| {
            if let Some(answer) = question.position(&event_target_value(&event)) {
                choose(page, side, |it| it.with(at, answer));
            }
        })
        .children(options);
    el("label").class("switch").child(el("code").text(question.heading)).child(select)
}

/// Whose calls are compared.
fn circumstances(page: Page, edition: &'static Edition) -> Option<El> {
    let user = edition.of_role(|it| it == Role::User).map(|(at, question)| {
        let name = el("span").text(question.heading);
        el("label").child(name).text(" ").child(list(page, at, question))
    });
    let license = edition.of_role(|it| it == Role::License);
    let license = license.map(|(at, question)| control(page, at, question));
    let choice = edition.of_role(|it| it == Role::Choice).map(|(at, question)| {
        let legend = el("legend").text(question.heading);
        let options = options(page, at, question);
        el("fieldset").class("inline").child(legend).children(options)
    });
    let all: Vec<El> = user.chain(license).chain(choice).collect();
    (!all.is_empty()).then(|| el("div").class("circumstances").children(all))
}

/// What moves, on the maps and in words.
fn outcome(page: Page, all: Memo<Vec<Compared>>) -> Vec<Piece> {
    let all = all.get();
    let can_happen = |it: &&Compared| {
        [it.was, it.is].iter().any(|it| it.verdict.landing != Landing::NotApplicable)
    };
    let (moved, same): (Vec<&Compared>, Vec<&Compared>) =
        all.iter().filter(can_happen).partition(|it| it.moves());
    let heading = el("p")
        .id("moves")
        .class("lead")
        .attr("role", "status")
        .attr("data-moves", moved.len().to_string())
        .text(words::moves(moved.len(), moved.len() + same.len()));
    let moving = |side: fn(&Compared) -> Case| {
        let cases: Vec<Case> = moved.iter().map(|it| side(it)).collect();
        move |case: Case| cases.iter().any(|it| it.asks_the_same(case))
    };
    let map = |side: Side, of: fn(&Compared) -> Case, name: &'static str| {
        el("section").attr("aria-label", name).child(el("h2").text(name)).child(compared_map(
            page,
            subject_of(page, side),
            moving(of),
        ))
    };
    let maps = el("div")
        .class("maps")
        .child(map(Side::Before, |it| it.before, words::BEFORE))
        .child(map(Side::After, |it| it.after, words::AFTER));
    let moves = el("ul").class("moves").children(moved.iter().map(|it| moved_item(it)));
    let stays = el("details")
        .class("stays")
        .child(el("summary").text(words::stays(same.len())))
        .child(el("ul").class("moves").children(same.iter().map(|it| same_item(it))));
    let what = el("section")
        .class("what")
        .child(el("h2").text(words::MOVED))
        .child((!moved.is_empty()).then_some(moves))
        .child((!same.is_empty()).then_some(stays));
    [heading, what, maps].map(Piece::from).into_iter().collect()
}

fn moved_item(it: &Compared) -> El {
    let landing = it.is.verdict.landing;
    el("li")
        .attr("data-landing", token(landing))
        .attr("data-from", token(it.was.verdict.landing))
        .child(glyph(it.was.verdict.landing))
        .child(el("span").attr("aria-hidden", "true").text(" → "))
        .child(glyph(landing))
        .text(" ")
        .text(words::moved(&told::call(it.before), it))
}

fn same_item(it: &Compared) -> El {
    let landing = it.is.verdict.landing;
    let direction = it.before.direction();
    el("li").attr("data-landing", token(landing)).child(glyph(landing)).text(" ").text(format!(
        "{}: {}",
        told::call(it.before),
        labels::landing_of(landing, direction)
    ))
}

/// Warnings that come and warnings that go.
fn warnings(page: Page) -> El {
    el("div").class("warnings").dyn_children(move || {
        let (before, after) = (subject_of(page, Side::Before), subject_of(page, Side::After));
        let lists = [
            (words::APPEARS, only_advised(after, before), "appears"),
            (words::VANISHES, only_advised(before, after), "vanishes"),
        ];
        let list = |(heading, rules, class): (&'static str, Vec<&AdviceRule>, &'static str)| {
            (!rules.is_empty()).then(|| {
                let items = rules.iter().map(|it| {
                    let short = el("strong").text(it.short);
                    el("li")
                        .attr("data-advice", it.id)
                        .child(short)
                        .text(" ")
                        .children(prose(it.long))
                });
                el("section")
                    .class(class)
                    .child(el("h2").text(heading))
                    .child(el("ul").children(items))
                    .into()
            })
        };
        lists.into_iter().filter_map(list).collect()
    })
}

fn commands(
    page: Page,
    all: Memo<Vec<Compared>>,
    heading: &'static str,
    id: &'static str,
    side: Side,
) -> El {
    let commands = move || -> Vec<Command> { assign(subject_of(page, side), EXAMPLE_USER) };
    // The calls that these commands lose are named before the commands.
    let losses = move || -> Vec<Piece> {
        let losing = |it: &&Compared| match side {
            Side::After => it.is_lost(),
            Side::Before => it.is_won(),
        };
        let lost: Vec<Case> = all.get().iter().filter(losing).map(|it| it.before).collect();
        remedies::against(&lost, &[]).into_iter().map(Piece::from).collect()
    };
    el("section")
        .class("commands")
        .child(el("h2").text(heading))
        .dyn_children(losses)
        .children(script(page, id, commands))
        .child(to_console(move || {
            let there = page.address.get().asking(subject_of(page, side));
            (there, subject_of(page, side.other()).preset)
        }))
}
