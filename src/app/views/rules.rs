//! The decision table, and the doubts about it.

use crate::app::components::glyph::glyph;
use crate::app::components::prose::prose;
use crate::app::components::sources::cited;
use crate::app::dom::{El, el};
use crate::app::token;
use crate::link::{Address, write};
use crate::routing::editions::doubts_2017_12::{DOUBTS, Doubt};
use crate::routing::{BASES, Basis, Conversation, Edition, Scenario};
use crate::text::told::{RuleInWords, Words, rules_of};
use crate::text::{doubts as texts, labels, page as fixed, views as words};

/// How many of the scenarios that a doubt touches are linked to.
const SHOWN: usize = 3;

/// The screen with the rules of an edition.
pub fn rules(edition: Edition) -> El {
    let view = el("div")
        .class("rules")
        .child(el("h1").text(words::RULES))
        .child(el("p").class("lead").text(words::RULES_LEAD));
    match edition {
        Edition::Guide201712 => {
            view.child(coverage::<Scenario>()).child(table(&rules_of::<Scenario>())).child(doubts())
        }
        Edition::Modes201908 => {
            view.child(coverage::<Conversation>()).child(table(&rules_of::<Conversation>()))
        }
    }
}

/// How many answers there are, of which basis.
fn coverage<B: Words>() -> El {
    let cases = B::cases();
    let count = |word: &str| {
        let is_of = |it: &&B| token(it.decide().verdict.basis) == word;
        cases.iter().filter(is_of).count()
    };
    let figures = BASES.iter().enumerate().map(|(at, basis)| {
        el("div")
            .attr("data-basis", basis)
            .child(el("dt").text(labels::basis_of(at)))
            .child(el("dd").made(count(basis).to_string()))
    });
    let all = el("div")
        .child(el("dt").text(words::ANSWERS))
        .child(el("dd").id("cases").made(cases.len().to_string()));
    el("section")
        .class("coverage")
        .child(el("h2").text(words::COVERAGE))
        .child(el("dl").child(all).children(figures))
        .child(el("p").class("aside").text(words::TESTED))
}

fn table(rules: &[RuleInWords]) -> El {
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
    let rows = rules.iter().enumerate().map(|(at, it)| row(at, it));
    el("div")
        .class("scroll")
        .child(el("table").id("rules").child(head).child(el("tbody").children(rows)))
}

fn row(at: usize, rule: &RuleInWords) -> El {
    let verdict = rule.verdict;
    let conditions: Vec<El> = rule.when.iter().map(|it| el("li").made(it.asks())).collect();
    let when = if conditions.is_empty() {
        el("td").text(fixed::OTHERWISE)
    } else {
        el("td").child(el("ul").children(conditions))
    };
    let other = match verdict.basis {
        Basis::Disputed { alternative } => {
            Some(el("span").class("other").made(format!(" ({})", labels::landing(alternative))))
        }
        _ => None,
    };
    let name = el("th")
        .attr("scope", "row")
        .child(el("span").class("number").made(format!("{}. ", at + 1)))
        .child(el("code").text(rule.id))
        .child(el("p").text(rule.sentence));
    el("tr")
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
                .text(labels::basis(verdict.basis))
                .maybe(other),
        )
        .child(el("td").attr("data-label", words::DECIDES).made(rule.decides.to_string()))
        .child(el("td").child(cited(verdict.sources)))
}

fn doubts() -> El {
    el("section")
        .id("doubts")
        .child(el("h2").text(words::DOUBTS))
        .children(DOUBTS.iter().map(doubt))
}

fn doubt(doubt: &Doubt) -> El {
    let said = texts::doubt(doubt.id);
    let pair = |name: &'static str, words: &'static str| {
        el("div").child(el("dt").text(name)).child(el("dd").pieces(prose(words)))
    };
    let scenarios: Vec<Scenario> = doubt.scenarios().collect();
    let links = examples(&scenarios).into_iter().map(|scenario| {
        let address = Address { scenario, ..Address::default() };
        let verdict = address.case().decide().verdict;
        let name =
            format!("{}, {}", labels::customer(scenario.customer), labels::call(scenario.call));
        let link = el("a")
            .attr_made("href", write(&address))
            .child(glyph(verdict.landing))
            .text(" ")
            .made(name);
        el("li").child(link)
    });
    el("article")
        .class("doubt")
        .attr("data-doubt", token(doubt.id))
        .child(el("h3").text(said.title))
        .child(el("p").class("aside").text(texts::kind(doubt.kind)))
        .child(
            el("dl")
                .child(pair(words::ONE_READING, said.one))
                .child(pair(words::OTHER_READING, said.other))
                .child(pair(words::CHOICE_MADE, said.choice))
                .child(pair(texts::settled(doubt.settled), said.reason)),
        )
        .child(cited(doubt.sources))
        .child(el("p").made(words::touches(scenarios.len())))
        .child(el("ul").class("examples").children(links))
}

/// A few scenarios that differ in organization or call, the plainest policies first.
fn examples(scenarios: &[Scenario]) -> Vec<Scenario> {
    let mut shown: Vec<Scenario> = Vec::new();
    for &scenario in scenarios {
        let is_new =
            shown.iter().all(|it| (it.customer, it.call) != (scenario.customer, scenario.call));
        if is_new && shown.len() < SHOWN {
            shown.push(scenario);
        }
    }
    shown
}
