//! Two policies: which calls move from one to the other.

use crate::app::components::code::{breakable, identifier};
use crate::app::components::commands::{script, to_console};
use crate::app::components::glyph::glyph;
use crate::app::components::pickers::{control, list, options, presets};
use crate::app::components::prose::prose;
use crate::app::components::remedies;
use crate::app::components::route_map;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::app::token;
use crate::link::{View, write};
use crate::powershell::{Command, EXAMPLE_USER, assign};
use crate::routing::{
    AdviceRule, Case, Compared, Custom, Edition, Landing, Question, Role, Subject,
    compare as compared, only_advised,
};
use crate::session::Event;
use crate::text::{labels, page as fixed, told, views as words};
use leptos::prelude::*;

/// The screen with the two sides.
pub fn compare(page: Page, edition: &'static Edition) -> El {
    let all = Memo::new(move |_| {
        let here = subject_of(page, Side::Before).case;
        let all = compared(here, subject_of(page, Side::After).case);
        if all.len() <= MANY_CIRCUMSTANCES {
            return all;
        }
        // Every kind of call, as things stand.
        let is_as_asked =
            |it: &Compared| edition.lines.iter().any(|line| here.on(line) == it.before);
        all.into_iter().filter(is_as_asked).collect()
    });
    let swap = el("button")
        .id("swap")
        .attr("type", "button")
        .on("click", move |_| page.send(Event::Swap))
        .text(words::SWAP_SIDES);
    let stop = el("a")
        .dyn_attr("href", move || Some(write(&page.address.get().viewed(View::Explore)).into()))
        .on("click", move |event| {
            event.prevent_default();
            page.send(Event::View(View::Explore));
        })
        .text(words::STOP_COMPARING);
    let sides = el("form")
        .class("sides")
        .attr("aria-label", words::COMPARE)
        .child(circumstances(page, edition))
        .child(side(page, edition, Side::Before))
        .child(swap)
        .child(side(page, edition, Side::After))
        .child(el("p").child(stop));
    let picture = el("section")
        .child(
            el("div")
                .class("title-bar")
                .child(el("h2").text(words::BEFORE_AND_AFTER))
                .dyn_children(page.in_turn(|page| route_map::save(page, ".route"))),
        )
        .child(legend(page))
        .dyn_child(move || {
            let (before, after) = (subject_of(page, Side::Before), subject_of(page, Side::After));
            let was = move |case: Case| {
                let landing = |it: Case| it.decide().verdict.landing;
                let was = landing(case.with_policy_of(before.case));
                (was != landing(case)).then_some(was)
            };
            route_map::compared_map(page, after, was)
        });
    let result = el("div")
        .class("outcome")
        .dyn_child(move || verdict(page, &all.get()))
        .child(warnings(page))
        .child(picture)
        .dyn_child(move || call_by_call(&all.get()))
        .child(
            el("div")
                .class("scripts")
                .child(commands(page, all, words::FORTH, "forth", Side::After))
                .child(commands(page, all, words::BACK, "back", Side::Before)),
        );
    el("div")
        .class("compare")
        .child(el("h1").class("visually-hidden").text(words::COMPARE))
        .child(result)
        .child(sides)
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
    let is_crowded = edition.questions.len() > MANY;
    let stacked = |it: El| if is_crowded { el("div").class("foldable").child(it) } else { it };
    let user = edition.of_role(|it| it == Role::User).map(move |(at, question)| {
        if is_crowded {
            return stacked(control(page, at, question));
        }
        let name = el("span").text(question.heading);
        el("label").child(name).text(" ").child(list(page, at, question))
    });
    let license = edition.of_role(|it| it == Role::License);
    let license = license.map(|(at, question)| control(page, at, question));
    let choice = edition.of_role(|it| it == Role::Choice).map(|(at, question)| {
        if is_crowded {
            return stacked(control(page, at, question));
        }
        let legend = el("legend").text(question.heading);
        let options = options(page, at, question);
        el("fieldset").class("inline").child(legend).children(options)
    });
    let all: Vec<El> = user.chain(license).chain(choice).collect();
    if is_crowded {
        let summary = el("summary").text(words::CIRCUMSTANCES);
        return Some(el("details").class("fields").child(summary).children(all));
    }
    (!all.is_empty()).then(|| el("div").class("circumstances").children(all))
}

/// Which line of the picture is which policy's.
fn legend(page: Page) -> El {
    let name = move |side: Side| {
        let subject = subject_of(page, side);
        let words = subject.edition().words;
        breakable(&words.policy_box(&subject).into_iter().next().unwrap_or_default())
    };
    let item = |class: &'static str, word: &'static str, side: Side| {
        el("li")
            .class(class)
            .text(word)
            .text(" ")
            .child(el("code").dyn_children(move || name(side)))
    };
    el("ul").class("legend").child(item("dashed", words::BEFORE, Side::Before)).child(item(
        "solid",
        words::AFTER,
        Side::After,
    ))
}

/// What the change comes to, as large as an answer.
fn verdict(page: Page, all: &[Compared]) -> El {
    let moved: Vec<&Compared> = all.iter().filter(|it| it.moves()).collect();
    let landing = moved.first().map(|it| it.is.verdict.landing);
    let is_one = moved.iter().all(|it| Some(it.is.verdict.landing) == landing);
    let landing = landing.filter(|_| is_one);
    let name = |side: Side| {
        let subject = subject_of(page, side);
        let lines = subject.edition().words.policy_box(&subject);
        identifier(&lines.into_iter().next().unwrap_or_default())
    };
    let lead = el("span")
        .class("lead")
        .text(words::WITH)
        .child(name(Side::After))
        .text(words::INSTEAD_OF)
        .child(name(Side::Before))
        .text(",");
    let says = el("span")
        .class("landing")
        .child(landing.map(glyph))
        .child(el("strong").text(words::calls_move(moved.len(), landing)));
    el("output")
        .id("moves")
        .class("verdict")
        .attr("role", "status")
        .attr("data-moves", moved.len().to_string())
        .attr("data-landing", landing.map(token))
        .child(lead)
        .child(says)
}

/// How many calls are compared in every circumstance there is. Where there are more, only what is asked
/// counts.
const MANY_CIRCUMSTANCES: usize = 50;

/// How many rows a table has before its calls are put into groups.
const MANY: usize = 9;

/// Every call before and after: first those that move.
fn call_by_call(all: &[Compared]) -> El {
    let can_happen = |it: &&Compared| {
        [it.was, it.is].iter().any(|it| it.verdict.landing != Landing::NotApplicable)
    };
    let (moved, same): (Vec<&Compared>, Vec<&Compared>) =
        all.iter().filter(can_happen).partition(|it| it.moves());
    let section = el("section").id("calls").class("what").child(el("h2").text(words::CALL_BY_CALL));
    if moved.len() + same.len() <= MANY {
        let rows = moved.iter().chain(&same).map(|it| row(it));
        return section.child(table(rows));
    }
    let mut groups: Vec<((Landing, Landing), Vec<&Compared>)> = Vec::new();
    for it in moved {
        let way = (it.was.verdict.landing, it.is.verdict.landing);
        match groups.iter_mut().find(|group| group.0 == way) {
            Some(group) => group.1.push(it),
            None => groups.push((way, vec![it])),
        }
    }
    let group = |((was, is), calls): ((Landing, Landing), Vec<&Compared>)| {
        let summary = el("summary")
            .attr("data-landing", token(is))
            .child(glyph(was))
            .child(el("span").attr("aria-hidden", "true").text(" → "))
            .child(glyph(is))
            .text(" ")
            .text(words::group_moves(calls.len(), was, is));
        el("details").attr("open", "").child(summary).child(table(calls.into_iter().map(row)))
    };
    let stays = el("details")
        .child(el("summary").text(words::stays(same.len())))
        .child(table(same.iter().map(|it| row(it))));
    section.children(groups.into_iter().map(group)).child((!same.is_empty()).then_some(stays))
}

fn table(rows: impl Iterator<Item = El>) -> El {
    let column = |words: &'static str| el("th").attr("scope", "col").text(words);
    let head = [fixed::COLUMN_CALL, words::BEFORE, words::AFTER].map(column);
    let head = el("thead").child(el("tr").children(head));
    el("table").child(head).child(el("tbody").children(rows))
}

fn row(it: &Compared) -> El {
    let direction = it.before.direction();
    let cell = |landing: Landing| {
        el("td")
            .attr("data-landing", token(landing))
            .child(glyph(landing))
            .text(" ")
            .text(labels::landing_of(landing, direction))
    };
    let (was, is) = (it.was.verdict.landing, it.is.verdict.landing);
    let row =
        el("tr").child(el("th").attr("scope", "row").children(breakable(&told::call(it.before))));
    if !it.moves() {
        return row.child(cell(was)).child(el("td").class("same").text(words::NO_CHANGE));
    }
    let crosses = (was == is).then(|| words::crossing(it));
    row.attr("data-from", token(was))
        .attr("data-landing", token(is))
        .child(cell(was))
        .child(cell(is).children(crosses.map(|it| el("span").class("hint").text(it))))
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
