//! The decision table.

use super::{fits, item, search};
use crate::app::components::glyph::glyph;
use crate::app::components::prose::prose;
use crate::app::components::sources::cited;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::token;
use crate::editions;
use crate::link::{Address, View, write};
use crate::routing::{BasisKind, Doubt, Edition, Landing, Rule};
use crate::text::told::{Asked, RuleInWords, rules_of};
use crate::text::{labels, page as fixed, sources, views as words};
use leptos::prelude::*;
use strum::VariantArray;

/// What is shown of the rules.
#[derive(Clone, Copy)]
struct Shown {
    typed: RwSignal<String>,
    landing: RwSignal<Option<Landing>>,
}

impl Shown {
    fn has(self, landing: Landing, text: &str) -> bool {
        let is_wanted = self.landing.get().is_none_or(|it| it == landing);
        is_wanted && self.typed.with(|it| fits(text, it))
    }
}

/// The screen with the rules of an edition.
pub fn rules(page: Page, edition: &'static Edition) -> El {
    let rules = rules_of(edition);
    let shown = Shown { typed: RwSignal::new(String::new()), landing: RwSignal::new(None) };
    let texts: Vec<(Landing, String)> =
        rules.iter().map(|it| (it.rule.then.landing, text_of(it))).collect();
    let count = move || texts.iter().filter(|it| shown.has(it.0, &it.1)).count();
    let of = rules.len();
    el("div")
        .class("rules")
        .child(el("h1").text(words::RULES))
        .child(el("p").class("lead").text(words::RULES_LEAD))
        .child(coverage(&rules))
        .child(
            el("div")
                .class("narrow")
                .child(search(words::FIND_RULE, shown.typed))
                .child(landings(edition, &rules, shown))
                .child(
                    el("p")
                        .class("aside")
                        .attr("role", "status")
                        .dyn_text(move || words::rules_shown(count(), of).into()),
                ),
        )
        .child(table(page, edition, &rules, shown))
}

/// How many answers there are of each basis.
fn coverage(rules: &[RuleInWords]) -> El {
    let count = |kind: Option<BasisKind>| -> u64 {
        let of_kind = |it: &&RuleInWords| kind.is_none_or(|kind| it.rule.then.basis.kind() == kind);
        rules.iter().filter(of_kind).map(|it| it.decides).sum()
    };
    let figure = |count: u64| words::number(count);
    let figures = BasisKind::VARIANTS.iter().map(|&kind| {
        el("div")
            .attr("data-basis", token(kind))
            .child(el("dt").text(labels::basis(kind)))
            .child(el("dd").text(figure(count(Some(kind)))))
    });
    let all = el("div")
        .child(el("dt").text(words::ANSWERS))
        .child(el("dd").id("cases").text(figure(count(None))));
    el("section")
        .class("coverage")
        .child(el("h2").class("visually-hidden").text(words::COVERAGE))
        .child(el("dl").child(all).children(figures))
        .child(el("p").class("aside").text(words::TESTED))
}

/// Buttons that show the rules of one landing.
fn landings(edition: &'static Edition, rules: &[RuleInWords], shown: Shown) -> El {
    let button = |landing: Option<Landing>| {
        let is_of = |it: &&RuleInWords| landing.is_none_or(|to| it.rule.then.landing == to);
        let pressed = move || if shown.landing.get() == landing { "true" } else { "false" };
        el("button")
            .attr("type", "button")
            .dyn_attr("aria-pressed", move || Some(pressed().into()))
            .on("click", move |_| shown.landing.set(landing))
            .child(landing.map(glyph))
            .text(landing.map_or(words::ALL_RULES, labels::landing))
            .text(" ")
            .child(el("span").class("count").text(rules.iter().filter(is_of).count().to_string()))
    };
    let all = [None].into_iter().chain(edition.landings().into_iter().map(Some));
    el("div")
        .class("chips")
        .attr("role", "group")
        .attr("aria-label", words::BY_LANDING)
        .children(all.map(button))
}

fn table(page: Page, edition: &'static Edition, rules: &[RuleInWords], shown: Shown) -> El {
    let column = |words: &'static str| el("th").attr("scope", "col").text(words);
    let head = [
        words::RULE,
        words::WHEN,
        fixed::COLUMN_LANDING,
        fixed::COLUMN_BASIS,
        words::DECIDES,
        words::WRITTEN,
    ];
    let head = el("thead").child(el("tr").children(head.map(column)));
    let doubts: Vec<(&'static Doubt, Vec<&'static str>)> = editions::doubts(edition)
        .iter()
        .map(|doubt| {
            let cases = doubt.examples(edition, usize::MAX).1;
            (doubt, cases.into_iter().map(|it| it.decide().rule.id).collect())
        })
        .collect();
    let rows = rules.iter().enumerate().map(|(at, it)| {
        let touching: Vec<&'static Doubt> =
            doubts.iter().filter(|doubt| doubt.1.contains(&it.rule.id)).map(|it| it.0).collect();
        let (landing, text) = (it.rule.then.landing, text_of(it));
        row(page, edition, at, it, &touching)
            .dyn_attr("hidden", move || (!shown.has(landing, &text)).then_some("".into()))
    });
    el("div")
        .class("scroll")
        .child(el("table").id("rules").child(head).child(el("tbody").children(rows)))
}

/// All words of a rule, in small letters.
fn text_of(it: &RuleInWords) -> String {
    let conditions = it.when.iter().map(Asked::asks).collect::<Vec<_>>().join(" ");
    let verdict = it.rule.then;
    let basis = labels::basis(verdict.basis.kind());
    let landing = labels::landing(verdict.landing);
    let cited = sources::cite_all(verdict.sources);
    [it.rule.says, it.rule.id, &conditions, landing, basis, &cited].join(" ").to_ascii_lowercase()
}

/// The address of a question that a rule decides.
fn example(edition: &'static Edition, rule: &Rule) -> String {
    write(&Address::of_query(edition, rule.example))
}

fn row(
    page: Page,
    edition: &'static Edition,
    at: usize,
    it: &RuleInWords,
    doubts: &[&'static Doubt],
) -> El {
    let (rule, verdict) = (it.rule, it.rule.then);
    let condition = |it: &Asked| {
        let what = el("span").class("what").text(it.what);
        el("li").child(what).text(" ").text(it.wanted.clone())
    };
    let when = if it.when.is_empty() {
        el("td").text(fixed::OTHERWISE)
    } else {
        el("td").child(el("ul").children(it.when.iter().map(condition)))
    };
    let other = verdict.basis.alternative().map(|alternative| {
        el("span").class("other").text(format!(" ({})", labels::landing(alternative)))
    });
    let since = rule.since.map(|it| el("p").class("aside").text(words::since(it)));
    let link = el("a").attr("href", example(edition, rule)).text(words::EXAMPLE);
    let doubt = |it: &&'static Doubt| {
        let (id, title) = (it.id, it.title);
        let there = move || Some(write(&page.address.get().pointing(View::Doubts, id)).into());
        el("a").class("doubt-link").dyn_attr("href", there).children(prose(title))
    };
    let name = el("th")
        .attr("scope", "row")
        .child(el("span").class("number").text(format!("{}. ", at + 1)))
        .child(el("strong").text(rule.says))
        .child(since)
        .child(el("p").class("example").child(el("code").text(rule.id)).text(" ").child(link))
        .child((!doubts.is_empty()).then(|| {
            el("p").class("aside").text(words::IN_DOUBT).children(doubts.iter().map(doubt))
        }));
    item(page, "tr", rule.id)
        .attr("data-rule", rule.id)
        .attr("data-basis", token(verdict.basis))
        .child(name)
        .child(when)
        .child(
            el("td")
                .attr("data-label", fixed::COLUMN_LANDING)
                .child(glyph(verdict.landing))
                .text(" ")
                .text(labels::landing(verdict.landing)),
        )
        .child(
            el("td")
                .attr("data-label", fixed::COLUMN_BASIS)
                .text(labels::basis(verdict.basis.kind()))
                .child(other),
        )
        .child(el("td").attr("data-label", words::DECIDES).text(words::number(it.decides)))
        .child(el("td").child(cited(verdict.sources)))
}
