//! From where calls should land to the policies that do it.

use crate::app::Page;
use crate::app::components::commands::to_console;
use crate::app::components::glyph::glyph;
use crate::app::components::pickers::licence;
use crate::app::components::remedies;
use crate::app::dom::{El, Piece, el};
use crate::app::session::Event;
use crate::app::token;
use crate::link::{Address, View, write};
use crate::routing::{
    Attestation, CallType, Case, Change, CustomerType, Edition, Goal, Landing, Licence, Remedy,
    RuleId, Rulebook, Scenario, Way, Wish, compare, ranked, seek,
};
use crate::text::{labels, page as fixed, rules, views as words};
use leptos::prelude::*;
use strum::VariantArray;

/// How many ways are shown at once.
const MOST: usize = 4;

/// The screen with the wishes.
pub fn goal(page: Page, edition: Edition) -> El {
    let view = el("div").class("goal").child(el("h1").text(words::GOAL));
    if edition != Edition::Guide201712 {
        let address = page.address.get_untracked();
        let link = el("a")
            .attr_made("href", write(&Address { view: View::Matrix, ..address }))
            .text(words::MATRIX);
        return view
            .child(el("p").class("lead").text(words::GOAL_MODES))
            .child(el("p").child(link));
    }
    let answer = el("div").id("ways").class("answer").attr("aria-live", "polite");
    view.child(el("p").class("lead").text(words::GOAL_LEAD))
        .child(wishes(page))
        .child(answer.live(move || answers(page)))
}

/// A list of landings for each call, and whose calls they are.
fn wishes(page: Page) -> El {
    let customers = CustomerType::VARIANTS.iter().map(|&it| {
        el("option")
            .attr("value", it.into())
            .flag("selected", move || page.address.get().scenario.customer == it)
            .text(labels::customer(it))
    });
    let customer = el("select")
        .attr("name", "customer")
        .on("change", move |event| {
            page.send(Event::Answer("customer", event_target_value(&event)));
        })
        .children(customers);
    let clear = el("button")
        .id("no-wishes")
        .attr("type", "button")
        .flag("hidden", move || page.address.get().wishes.all().next().is_none())
        .on("click", move |_| page.send(Event::WishNothing))
        .text(words::NO_WISHES);
    let organization =
        el("label").class("wish").child(el("span").text(fixed::THE_ORGANIZATION)).child(customer);
    el("form")
        .class("wishes")
        .attr("aria-label", words::WISHES)
        .on("submit", |event| event.prevent_default())
        .child(organization)
        .child(licence(page))
        .children(CallType::VARIANTS.iter().map(|&call| wish(page, call)))
        .child(clear)
}

fn wish(page: Page, call: CallType) -> El {
    let now = move || page.address.get().wishes.of(call);
    let option = |word: &'static str, label: &'static str, landing: Option<Landing>| {
        el("option").attr("value", word).flag("selected", move || now() == landing).text(label)
    };
    let landings =
        Scenario::landings().into_iter().map(|it| option(it.into(), labels::landing(it), Some(it)));
    let select = el("select")
        .attr_made("name", format!("wish-{}", token(call)))
        .on("change", move |event| {
            page.send(Event::Wish(call, event_target_value(&event).parse().ok()));
        })
        .child(option("any", words::ANYWHERE, None))
        .children(landings);
    el("label")
        .class("wish")
        .attr_live("data-wished", move || now().map(|it| token(it).into()))
        .child(el("span").text(labels::call(call)))
        .child(select)
}

fn answers(page: Page) -> Vec<Piece> {
    let address = page.address.get();
    let wishes: Vec<Wish> = address.wishes.all().collect();
    let views = if wishes.is_empty() {
        vec![el("p").text(words::WISH_FIRST)]
    } else {
        match seek(&address.scenario, &wishes) {
            Goal::Ways(ways) => found(page, &address, &ranked(address.subject(), &ways)),
            Goal::Impossible { together, forbidden_by } => {
                impossible(&address, &wishes, &together, &forbidden_by)
            }
        }
    };
    views.into_iter().map(Piece::from).collect()
}

fn found(page: Page, address: &Address, ways: &[(Way, Remedy)]) -> Vec<El> {
    let item = |(way, remedy): &(Way, Remedy)| self::way(page, address, way, remedy);
    let (first, more) = ways.split_at(ways.len().min(MOST));
    let heading = el("p").class("lead").attr_made("data-ways", ways.len().to_string());
    let more = (!more.is_empty()).then(|| {
        el("details")
            .child(el("summary").made(format!("{} {}", more.len(), words::MORE_WAYS)))
            .child(el("ol").class("ways").children(more.iter().map(item)))
    });
    let first = el("ol").class("ways").children(first.iter().map(item));
    [Some(heading.made(words::ways(ways.len()))), Some(first), more].into_iter().flatten().collect()
}

/// One way: the policy, what the user has to choose, and what else moves.
fn way(page: Page, address: &Address, way: &Way, remedy: &Remedy) -> El {
    let after = way.apply(address.scenario);
    let choice = words::way(way);
    let name = way.instance.identity.name();
    let apply = vec![Change::Grant(way.instance), Change::Choice(way.choice)];
    let use_it = el("button")
        .attr("type", "button")
        .attr_made("aria-label", format!("{} {name} {choice}", words::USE))
        .on("click", move |_| {
            page.send(Event::View(View::Explore));
            page.send(Event::Apply(apply.clone()));
        })
        .text(words::USE);
    let there = Address { instance: way.instance, scenario: after, ..*address };
    let before = address.instance;
    let doubtful = way.instance.attestation == Attestation::NamePatternOnly;
    let doubt = doubtful.then(|| el("span").class("aside").text(fixed::UNATTESTED));
    el("li")
        .attr("data-policy", name)
        .attr("data-choice", token(way.choice))
        .attr("data-rank", token(remedy.rank))
        .child(
            el("p")
                .child(el("code").text(name))
                .text(" ")
                .made(choice)
                .text(" ")
                .child(remedies::rank(remedy.rank))
                .text(" ")
                .maybe(doubt),
        )
        .children(remedies::against(&remedy.lost, &remedy.warnings))
        .child(use_it)
        .child(side_effects(address, after))
        .child(to_console(move || (there, Some(before))))
}

fn side_effects(address: &Address, after: Scenario) -> El {
    let all = compare(Case::from(address.scenario), Case::from(after));
    let moved: Vec<El> = all
        .iter()
        .filter(|it| it.moves())
        .map(|it| {
            let Case::Guide201712(scenario) = it.before else { return el("li") };
            el("li")
                .child(glyph(it.is.verdict.landing))
                .text(" ")
                .made(words::moved(labels::call_kind(scenario.call), it))
        })
        .collect();
    if moved.is_empty() {
        return el("p").class("aside").text(words::NO_SIDE_EFFECT);
    }
    el("div")
        .class("aside")
        .child(el("p").text(words::SIDE_EFFECTS))
        .child(el("ul").children(moved))
}

fn impossible(
    address: &Address,
    wishes: &[Wish],
    together: &[Wish],
    forbidden_by: &[(CallType, RuleId)],
) -> Vec<El> {
    let wish = |&(call, landing): &Wish| {
        el("li")
            .attr("data-wish", token(call))
            .child(glyph(landing))
            .text(" ")
            .made(words::wish(labels::call(call), landing))
    };
    let rule = |&(call, rule): &(CallType, RuleId)| {
        let call = el("span").class("name").text(labels::call(call));
        el("li").attr("data-rule", token(rule)).child(call).text(": ").text(rules::rule(rule))
    };
    let heading = if together.len() == 1 { words::IMPOSSIBLE_ALONE } else { words::IMPOSSIBLE };
    let licensed = Scenario { licence: Licence::Provisioned, ..address.scenario };
    let licence_helps = matches!(seek(&licensed, wishes), Goal::Ways(_));
    let views = [
        Some(el("p").class("lead").attr("data-ways", "0").text(heading)),
        Some(el("ul").class("together").children(together.iter().map(wish))),
        Some(el("p").text(words::FORBIDDEN_BY)),
        Some(el("ul").class("forbidden").children(forbidden_by.iter().map(rule))),
        licence_helps.then(|| el("p").text(words::LICENCE_HELPS)),
    ];
    views.into_iter().flatten().collect()
}
