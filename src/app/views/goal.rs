//! From where calls should land to the policies that do it.

use crate::app::components::code::identifier;
use crate::app::components::commands::to_console;
use crate::app::components::fix::{Ids, commands};
use crate::app::components::glyph::glyph;
use crate::app::components::pickers::{control, list};
use crate::app::components::remedies;
use crate::app::element::{El, Piece, el};
use crate::app::page::Page;
use crate::app::token;
use crate::link::{View, Wishes, write};
use crate::routing::{
    Attestation, Case, CommonWish, Compared, Direction, Edition, Goal, Landing, Line, Question,
    Rank, Remedy, Role, Rule, Subject, Way, Wish, common_wishes, ranked, seek,
};
use crate::session::Event;
use crate::text::{goal as words, labels, page as fixed, views};
use leptos::prelude::*;
use std::ops::Range;

/// How many kinds of call and how many circumstances are shown without being unfolded.
const MOST_LINES: usize = 8;
const MOST_CIRCUMSTANCES: usize = 4;

/// How many ways are shown at once.
const MOST: usize = 4;

/// The screen with the wishes.
pub fn goal(page: Page, edition: &'static Edition) -> El {
    let answer = el("div").id("ways").class("answer").attr("aria-live", "polite");
    el("div")
        .class("goal")
        .child(el("h1").text(views::GOAL))
        .child(back(page))
        .child(el("p").class("lead").text(words::GOAL_LEAD))
        .child(wishes(page, edition))
        .child(answer.dyn_children(move || answers(page)))
}

/// Leads back to the answer.
fn back(page: Page) -> El {
    let link = el("a")
        .dyn_attr("href", move || Some(write(&page.address.get().viewed(View::Explore)).into()))
        .on("click", move |event| {
            event.prevent_default();
            page.send(Event::View(View::Explore));
        });
    el("p").class("back").child(link.text(words::BACK_TO_EXPLORE))
}

/// A list of landings for each kind of call, and whose calls they are.
fn wishes(page: Page, edition: &'static Edition) -> El {
    let clear = el("button")
        .attr("type", "button")
        .id("no-wishes")
        .prop("hidden", move || page.address.get().wishes == Wishes::default())
        .on("click", move |_| page.send(Event::WishNothing))
        .text(words::NO_WISHES);
    let wish = |(at, line)| wish(page, edition, at, line);
    let mut lines: Vec<El> = edition.wished().enumerate().map(wish).collect();
    let further = lines.split_off(edition.lines.len());
    let mut outgoing = Vec::new();
    if lines.len() > MOST_LINES {
        let is_incoming = |it: &Line| it.direction == Direction::Inbound;
        outgoing = lines.split_off(edition.lines.partition_point(is_incoming));
    }
    let first_outgoing = lines.len();
    let is_wished = move |mut at: Range<usize>| {
        let wishes = page.address.get().wishes;
        at.any(|it| wishes.at(it).is_some())
    };
    let (usual, all) = (edition.lines.len(), edition.wished().count());
    let (about, folded) = match circumstances(page, edition) {
        few if few.len() <= MOST_CIRCUMSTANCES => (few, None),
        many => {
            let is_said = move || differs(page.subject.get().case);
            (Vec::new(), part("circumstances", words::WISH_ABOUT, many, is_said))
        }
    };
    let is_outgoing = move || is_wished(first_outgoing..usual);
    let is_further = move || is_wished(usual..all);
    el("form")
        .class("wishes")
        .attr("aria-label", words::WISHES)
        .on("submit", |event| event.prevent_default())
        .children(about)
        .children(lines)
        .child(part("outgoing-wishes", words::OUTGOING, outgoing, is_outgoing))
        .child(part("further-wishes", edition.further.heading, further, is_further))
        .child(folded)
        .child(clear)
}

/// A part of the wishes that is folded away until something in it is chosen.
fn part(
    id: &'static str,
    heading: &'static str,
    content: Vec<El>,
    is_used: impl Fn() -> bool + Send + Sync + 'static,
) -> Option<El> {
    // It does not close while somebody takes back the only choice in it.
    let is_open = Memo::new(move |was: Option<&bool>| was == Some(&true) || is_used());
    (!content.is_empty()).then(|| {
        el("details")
            .id(id)
            .dyn_attr("open", move || is_open.get().then(|| "".into()))
            .child(el("summary").text(heading))
            .child(el("div").class("wishes").children(content))
    })
}

/// Whether something about the user or the call is not as usual.
fn differs(case: Case) -> bool {
    let about =
        case.edition().of_role(|it| matches!(it, Role::License | Role::User | Role::Delivery));
    about.into_iter().any(|(at, question)| !question.is_default(case.get(at)))
}

/// Whose calls they are, and what the kinds of call leave open.
fn circumstances(page: Page, edition: &'static Edition) -> Vec<El> {
    let is_open = |at: u8| edition.lines.iter().all(|line| line.sets.iter().all(|it| it.0 != at));
    // Wishes about both answers leave it open, unless the address says otherwise.
    let case = page.subject.get_untracked().case;
    let is_of_wishes = |at: u8, question: &Question| {
        question.is_default(case.get(at))
            && edition.further.lines.iter().any(|line| line.sets.iter().any(|it| it.0 == at))
    };
    let ask = |(at, question)| match edition.question(at).map(|it| it.role) {
        Some(Role::License) => Some(control(page, at, question)),
        Some(Role::User | Role::Delivery) if !is_of_wishes(at, question) => {
            Some(listed(page, at, question))
        }
        Some(Role::Call) if is_open(at) => Some(listed(page, at, question)),
        _ => None,
    };
    edition.numbered().filter_map(ask).collect()
}

fn listed(page: Page, at: u8, question: &'static crate::routing::Question) -> El {
    let name = el("span").text(question.heading);
    el("label").class("wish").child(name).child(list(page, at, question))
}

fn wish(page: Page, edition: &'static Edition, at: usize, line: &'static Line) -> El {
    let now = move || page.address.get().wishes.at(at);
    // The heading says in which circumstance they are.
    let is_further = at >= edition.lines.len();
    let option = |word: &'static str, label: &'static str, landing: Option<Landing>| {
        el("option").attr("value", word).prop("selected", move || now() == landing).text(label)
    };
    let landings = edition.landings().into_iter();
    let landings =
        landings.map(|it| option(it.into(), labels::landing_of(it, line.direction), Some(it)));
    let select = el("select")
        .attr("name", format!("wish-{}", line.token))
        .attr("aria-label", is_further.then_some(line.name))
        .on("change", move |event| {
            page.send(Event::Wish(at, event_target_value(&event).parse().ok()));
        })
        .child(option("any", words::ANYWHERE, None))
        .children(landings);
    el("label")
        .class("wish")
        .dyn_attr("data-wished", move || now().map(|it| token(it).into()))
        .child(el("span").text(if is_further { line.kind } else { line.name }))
        .child(select)
}

fn answers(page: Page) -> Vec<Piece> {
    let (address, subject) = (page.address.get(), page.subject.get());
    let wishes: Vec<Wish> = address.wishes.all(subject.edition()).collect();
    let views = if wishes.is_empty() {
        starts(page, subject.case)
    } else {
        match seek(subject.case, &wishes) {
            Goal::Ways(ways) => found(page, subject, &ranked(subject, &ways)),
            Goal::Impossible { together, forbidden_by } => {
                impossible(subject.case, &wishes, &together, &forbidden_by)
            }
        }
    };
    views.into_iter().map(Piece::from).collect()
}

/// Before anything is wished for: what is most often wanted, in one step.
fn starts(page: Page, case: Case) -> Vec<El> {
    let edition = case.edition();
    let chip = |(common, wishes): (CommonWish, Vec<Wish>)| {
        let landing = wishes.first().map(|it| it.1);
        let is_one = wishes.iter().all(|it| Some(it.1) == landing);
        let landing = landing.filter(|_| is_one && common != CommonWish::Unchanged);
        let press = move |_| {
            for &(line, landing) in &wishes {
                if let Some(at) = edition.wished().position(|it| it.token == line.token) {
                    page.send(Event::Wish(at, Some(landing)));
                }
            }
        };
        el("button")
            .attr("type", "button")
            .attr("data-landing", landing.map(token))
            .attr("data-common", token_of(common))
            .on("click", press)
            .child(landing.map(glyph))
            .text(words::common_wish(common, edition.further.heading))
    };
    let chips = common_wishes(case).into_iter().map(chip);
    vec![
        el("p").text(words::WISH_FIRST),
        el("p").class("aside").text(words::WISH_EXAMPLES),
        el("div").class("chips").children(chips),
    ]
}

/// What tests and styles know a common wish by.
const fn token_of(common: CommonWish) -> &'static str {
    match common {
        CommonWish::AllIncoming(_) => "all-incoming",
        CommonWish::Rescue => "rescue",
        CommonWish::OneKind(line, _) => line.token,
        CommonWish::Further(..) => "further",
        CommonWish::Unchanged => "unchanged",
    }
}

fn found(page: Page, subject: Subject, ways: &[(Way, Remedy)]) -> Vec<El> {
    let item =
        |(at, (way, remedy)): (usize, &(Way, Remedy))| self::way(page, subject, at, way, remedy);
    let (first, more) = ways.split_at(ways.len().min(MOST));
    let after = first.len();
    let heading = el("p").class("lead").attr("data-ways", ways.len().to_string());
    let more = (!more.is_empty()).then(|| {
        el("details")
            .child(el("summary").text(format!("{} {}", more.len(), words::MORE_WAYS)))
            .child(el("ol").class("ways").children((after..).zip(more).map(item)))
    });
    let first = el("ol").class("ways").children(first.iter().enumerate().map(item));
    [Some(heading.text(words::ways(ways.len()))), Some(first), more].into_iter().flatten().collect()
}

/// One way: the policy, what the user has to choose, what else moves, and the commands.
fn way(page: Page, subject: Subject, at: usize, way: &Way, remedy: &Remedy) -> El {
    let after = way.apply(subject);
    let edition = subject.edition();
    let choice = words::way(way, subject.case);
    let preset = way.preset;
    let use_it = el("button")
        .attr("type", "button")
        .attr("aria-label", format!("{}: {} {choice}", views::OPEN_IN_EXPLORE, preset.label))
        .on("click", move |_| page.send(Event::AskOn(View::Explore, after)))
        .text(views::OPEN_IN_EXPLORE);
    let there = page.address.get_untracked().asking(after);
    let doubtful = preset.attestation == Attestation::NamePatternOnly;
    let doubt = doubtful.then(|| el("span").class("aside").text(fixed::UNATTESTED));
    let chosen = way.choices.first().and_then(|it| edition.answer(it.0, it.1));
    el("li")
        .attr("data-policy", preset.name)
        .attr("data-choice", chosen.map(|it| it.token))
        .attr("data-rank", token(remedy.rank))
        .child(
            el("p")
                .child(identifier(preset.label))
                .text(" ")
                .text(choice)
                .text(" ")
                .child(remedies::rank(remedy.rank))
                .text(" ")
                .child(doubt),
        )
        .children(remedies::against(&remedy.lost, &remedy.warnings))
        .child(use_it)
        .child(side_effects(subject.case, after.case))
        .children(in_powershell(page, subject, at, after, remedy))
        .child(to_console(move || (there, subject.preset)))
}

/// The commands: at once for the first way, if nothing stands against it, otherwise on demand.
fn in_powershell(
    page: Page,
    subject: Subject,
    at: usize,
    after: Subject,
    remedy: &Remedy,
) -> Option<El> {
    let ids = Ids {
        lines: format!("way-{at}").into(),
        undo: format!("way-{at}-undo").into(),
        preview: None,
    };
    let commands = commands(page, subject, remedy, ids, None);
    let has_policy = after.case.has_policy_of(subject.case) && after.preset == subject.preset;
    if commands.is_empty() && has_policy {
        return Some(el("p").class("aside").text(words::HAS_IT_ALREADY));
    }
    let is_open = at == 0 && remedy.rank != Rank::AdvisedAgainst;
    (!commands.is_empty()).then(|| {
        el("details")
            .class("by-command")
            .attr("open", is_open.then_some(""))
            .child(el("summary").text(words::COMMANDS))
            .child(el("div").children(commands))
    })
}

/// What else moves, by kind of call: one by one, or together where many move alike.
fn side_effects(before: Case, after: Case) -> El {
    let edition = before.edition();
    let moved = |lines: &'static [Line]| {
        let compared = |it: &'static Line| (it, Compared::of(before.on(it), after.on(it)));
        lines.iter().map(compared).filter(|it| it.1.moves()).collect::<Vec<_>>()
    };
    let (usual, further) = (moved(edition.lines), moved(edition.further.lines));
    // What happens in any circumstance is said once.
    let further = further.into_iter().filter(|it| {
        !usual.iter().any(|usual| usual.0.short == it.0.short && lands(&usual.1) == lands(&it.1))
    });
    let further = further.collect();
    let items = told("", usual.clone()).into_iter().chain(told(edition.further.heading, further));
    let items: Vec<El> = items.collect();
    if items.is_empty() {
        return el("p").class("aside").text(words::NO_SIDE_EFFECT);
    }
    el("div")
        .class("aside side-effects")
        .child(el("p").text(words::SIDE_EFFECTS))
        .child(el("ul").children(items))
}

/// From where to where a call moves.
fn lands(it: &Compared) -> (Landing, Landing) {
    (it.was.verdict.landing, it.is.verdict.landing)
}

/// An item for each call that moves, or for those that move alike.
fn told(circumstance: &str, mut moved: Vec<(&'static Line, Compared)>) -> Vec<El> {
    let mut items = Vec::new();
    while let Some(&(_, compared)) = moved.first() {
        let is_alike = |it: &(&Line, Compared)| {
            lands(&it.1) == lands(&compared)
                && it.1.is.verdict.interop == compared.is.verdict.interop
        };
        let (alike, others): (Vec<_>, Vec<_>) = moved.into_iter().partition(is_alike);
        let said = if circumstance.is_empty() && alike.len() < 3 {
            alike.iter().map(|it| views::moved(it.0.kind, &it.1)).collect()
        } else {
            let names: Vec<&str> = alike.iter().map(|it| it.0.short).collect();
            vec![words::moved_together(circumstance, &names, &compared)]
        };
        let item =
            |said: String| el("li").child(glyph(compared.is.verdict.landing)).text(" ").text(said);
        items.extend(said.into_iter().map(item));
        moved = others;
    }
    items
}

fn impossible(
    case: Case,
    wishes: &[Wish],
    together: &[Wish],
    forbidden_by: &[(&'static Line, &'static Rule)],
) -> Vec<El> {
    let wish = |&(line, landing): &Wish| {
        el("li")
            .attr("data-wish", line.token)
            .child(glyph(landing))
            .text(" ")
            .text(words::wish(line.name, labels::landing_of(landing, line.direction)))
    };
    let rule = |&(line, rule): &(&'static Line, &'static Rule)| {
        let call = el("span").class("name").text(line.name);
        el("li").attr("data-rule", rule.id).child(call).text(": ").text(rule.says)
    };
    let heading = if together.len() == 1 { words::IMPOSSIBLE_ALONE } else { words::IMPOSSIBLE };
    let licenses = case.edition().of_role(|it| it == Role::License);
    let licensed = licenses.fold(case, |it, (at, _)| it.with(at, 0));
    let license_helps = licensed != case && matches!(seek(licensed, wishes), Goal::Ways(_));
    let views = [
        Some(el("p").class("lead").attr("data-ways", "0").text(heading)),
        Some(el("ul").class("together").children(together.iter().map(wish))),
        Some(el("p").text(words::FORBIDDEN_BY)),
        Some(el("ul").class("forbidden").children(forbidden_by.iter().map(rule))),
        license_helps.then(|| el("p").text(words::LICENSE_HELPS)),
    ];
    views.into_iter().flatten().collect()
}
