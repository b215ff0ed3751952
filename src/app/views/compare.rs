//! Two policies, or two modes, side by side.

use crate::app::Page;
use crate::app::components::commands::{script, to_console};
use crate::app::components::glyph::glyph;
use crate::app::components::pickers::{choices, instances, licence};
use crate::app::components::prose::prose;
use crate::app::components::remedies;
use crate::app::components::route_map::compared_map;
use crate::app::dom::{El, Piece, el};
use crate::app::session::Event;
use crate::app::token;
use crate::link::{Address, Other};
use crate::powershell::{Command, EXAMPLE_USER, grant, grant_mode};
use crate::routing::{
    AdviceId, Case, Change, Compared, Conversation, CustomerType, Edition, Landing, Scenario,
    UpgradeMode, compare as compared, only_advised,
};
use crate::text::{advice, labels, modes, page as fixed, remedy, views as words};
use leptos::prelude::*;
use strum::VariantArray;

/// The screen with the two sides.
pub fn compare(page: Page, edition: Edition) -> El {
    let swap = el("button")
        .id("swap")
        .attr("type", "button")
        .on("click", move |_| page.send(Event::Swap))
        .text(words::SWAP_SIDES);
    let sides = el("div")
        .class("sides")
        .child(side(page, edition, words::BEFORE, Side::Before))
        .child(swap)
        .child(side(page, edition, words::AFTER, Side::After));
    let circumstances = (edition == Edition::Guide201712).then(|| circumstances(page));
    el("div")
        .class("compare")
        .child(el("h1").text(words::COMPARE))
        .child(sides)
        .maybe(circumstances)
        .live(move || outcome(page))
        .child(warnings(page))
        .child(
            el("div")
                .class("scripts")
                .child(commands(page, words::FORTH, "forth", Side::After))
                .child(commands(page, words::BACK, "back", Side::Before)),
        )
}

/// One of the two sides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The address asked with the setting of a side.
fn address_of(page: Page, side: Side) -> Address {
    let address = page.address.get();
    let Other { instance, policy, mode } = address.other;
    match side {
        Side::Before => address,
        Side::After => Address {
            instance,
            scenario: Scenario { policy, ..address.scenario },
            conversation: Conversation { mode, ..address.conversation },
            ..address
        },
    }
}

fn all(page: Page) -> Vec<Compared> {
    let (before, after) = (address_of(page, Side::Before), address_of(page, Side::After));
    compared(before.case(), after.case())
}

fn side(page: Page, edition: Edition, name: &'static str, side: Side) -> El {
    let select = match edition {
        Edition::Guide201712 => {
            let now = move || {
                let address = address_of(page, side);
                (address.instance, address.scenario.policy)
            };
            instances(now, move |instance| {
                page.send(match side {
                    Side::Before => Event::Apply(vec![Change::Grant(instance)]),
                    Side::After => {
                        let other = page.address.get_untracked().other;
                        Event::Other(Other { instance, policy: instance.fields, ..other })
                    }
                });
            })
        }
        Edition::Modes201908 => {
            let now = move || address_of(page, side).conversation.mode;
            let options = UpgradeMode::VARIANTS.iter().map(|&it| {
                el("option")
                    .attr("value", it.into())
                    .flag("selected", move || now() == it)
                    .text(modes::mode(it))
            });
            el("select")
                .attr("name", "mode")
                .on("change", move |event| {
                    let word = event_target_value(&event);
                    page.send(match (side, word.parse()) {
                        (Side::After, Ok(mode)) => {
                            let other = page.address.get_untracked().other;
                            Event::Other(Other { mode, ..other })
                        }
                        _ => Event::Answer("mode", word),
                    });
                })
                .children(options)
        }
    };
    let id = if side == Side::Before { "before" } else { "after" };
    let fields = move || match address_of(page, side).case() {
        Case::Guide201712(it) => format!(
            "{}, {}, chat {}",
            labels::allowing(it.policy),
            labels::calling(it.policy),
            token(it.policy.chat_default_client)
        ),
        Case::Modes201908(it) => modes::mode_lines(it.mode).1.to_owned(),
    };
    el("label")
        .class("side")
        .id(id)
        .child(el("span").text(name))
        .child(select)
        .child(el("span").class("hint").live_text(move || fields().into()))
}

/// Whose calls are compared.
fn circumstances(page: Page) -> El {
    let options = CustomerType::VARIANTS.iter().map(|&it| {
        el("option")
            .attr("value", it.into())
            .flag("selected", move || page.address.get().scenario.customer == it)
            .text(labels::customer(it))
    });
    let select = el("select")
        .attr("name", "customer")
        .on("change", move |event| {
            page.send(Event::Answer("customer", event_target_value(&event)));
        })
        .children(options);
    let choice = el("fieldset")
        .class("inline")
        .child(el("legend").text(fixed::CHOICE))
        .children(choices(page));
    el("div")
        .class("circumstances")
        .child(el("label").child(el("span").text(fixed::THE_ORGANIZATION)).text(" ").child(select))
        .child(licence(page))
        .child(choice)
}

/// What moves, on the maps and in words.
fn outcome(page: Page) -> Vec<Piece> {
    let all = all(page);
    let can_happen = |it: &&Compared| {
        [it.was, it.is].iter().any(|it| it.verdict.landing != Landing::NotApplicable)
    };
    let (moved, same): (Vec<&Compared>, Vec<&Compared>) =
        all.iter().filter(can_happen).partition(|it| it.moves());
    let heading = el("p")
        .id("moves")
        .class("lead")
        .attr("role", "status")
        .attr_made("data-moves", moved.len().to_string())
        .made(words::moves(moved.len(), moved.len() + same.len()));
    let moving = |side: fn(&Compared) -> Case| {
        let cases: Vec<Case> = moved.iter().map(|it| side(it)).collect();
        move |case: Case| cases.iter().any(|it| it.asks_the_same(case))
    };
    let map = |side: Side, of: fn(&Compared) -> Case, name: &'static str| {
        el("section").attr("aria-label", name).child(el("h2").text(name)).child(compared_map(
            page,
            &address_of(page, side),
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
        .child(el("summary").made(words::stays(same.len())))
        .child(el("ul").class("moves").children(same.iter().map(|it| same_item(it))));
    let what = el("section")
        .class("what")
        .child(el("h2").text(words::MOVED))
        .maybe((!moved.is_empty()).then_some(moves))
        .maybe((!same.is_empty()).then_some(stays));
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
        .made(words::moved(&name(it), it))
}

fn same_item(it: &Compared) -> El {
    let landing = it.is.verdict.landing;
    el("li").attr("data-landing", token(landing)).child(glyph(landing)).text(" ").made(format!(
        "{}: {}",
        name(it),
        labels::landing(landing)
    ))
}

fn name(it: &Compared) -> String {
    remedy::call(it.before)
}

/// Warnings that come and warnings that go.
fn warnings(page: Page) -> El {
    el("div").class("warnings").live(move || {
        let (before, after) = (address_of(page, Side::Before), address_of(page, Side::After));
        if before.edition != Edition::Guide201712 {
            return Vec::new();
        }
        let advised = |it: Address| (it.scenario, it.instance.standing(it.scenario.policy));
        let lists = [
            (words::APPEARS, only_advised(advised(after), advised(before)), "appears"),
            (words::VANISHES, only_advised(advised(before), advised(after)), "vanishes"),
        ];
        let list = |(heading, ids, class): (&'static str, Vec<AdviceId>, &'static str)| {
            (!ids.is_empty()).then(|| {
                let items = ids.iter().map(|&id| {
                    let (short, long) = advice::advice(id);
                    let short = el("strong").text(short);
                    el("li")
                        .attr("data-advice", id.into())
                        .child(short)
                        .text(" ")
                        .pieces(prose(long))
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

fn commands(page: Page, heading: &'static str, id: &'static str, side: Side) -> El {
    let commands = move || -> Vec<Command> {
        let address = address_of(page, side);
        match address.case() {
            Case::Guide201712(it) => grant(address.instance, it.policy, EXAMPLE_USER),
            Case::Modes201908(it) => grant_mode(it.mode, EXAMPLE_USER),
        }
    };
    // The calls that these commands lose are named before the commands.
    let losses = move || -> Vec<Piece> {
        let losing = |it: &&Compared| match side {
            Side::After => it.is_lost(),
            Side::Before => it.is_won(),
        };
        let lost: Vec<Case> = all(page).iter().filter(losing).map(|it| it.before).collect();
        remedies::against(&lost, &[]).into_iter().map(Piece::from).collect()
    };
    el("section")
        .class("commands")
        .child(el("h2").text(heading))
        .live(losses)
        .children(script(page, id, commands))
        .child(to_console(move || {
            let other = if side == Side::After { Side::Before } else { Side::After };
            (address_of(page, side), Some(address_of(page, other).instance))
        }))
}
