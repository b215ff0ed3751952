//! The decision table, and the doubts about it.

use crate::app::components::glyph::glyph;
use crate::app::components::sources::cited;
use crate::app::element::{El, el};
use crate::app::token;
use crate::link::{Address, write};
use crate::routing::{BasisKind, Edition, Rule};
use crate::text::told::{RuleInWords, rules_of};
use crate::text::{labels, page as fixed, views as words};
use strum::VariantArray;

/// The screen with the rules of an edition.
pub fn rules(edition: &'static Edition) -> El {
    let rules = rules_of(edition);
    el("div")
        .class("rules")
        .child(el("h1").text(words::RULES))
        .child(el("p").class("lead").text(words::RULES_LEAD))
        .child(coverage(&rules))
        .child(table(edition, &rules))
}

/// How many answers there are of each basis.
fn coverage(rules: &[RuleInWords]) -> El {
    let count = |kind: Option<BasisKind>| -> u64 {
        let of_kind = |it: &&RuleInWords| kind.is_none_or(|kind| it.rule.then.basis.kind() == kind);
        rules.iter().filter(of_kind).map(|it| it.decides).sum()
    };
    let figures = BasisKind::VARIANTS.iter().map(|&kind| {
        el("div")
            .attr("data-basis", token(kind))
            .child(el("dt").text(labels::basis(kind)))
            .child(el("dd").text(count(Some(kind)).to_string()))
    });
    let all = el("div")
        .child(el("dt").text(words::ANSWERS))
        .child(el("dd").id("cases").text(count(None).to_string()));
    el("section")
        .class("coverage")
        .child(el("h2").text(words::COVERAGE))
        .child(el("dl").child(all).children(figures))
        .child(el("p").class("aside").text(words::TESTED))
}

fn table(edition: &'static Edition, rules: &[RuleInWords]) -> El {
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
    let rows = rules.iter().enumerate().map(|(at, it)| row(edition, at, it));
    el("div")
        .class("scroll")
        .child(el("table").id("rules").child(head).child(el("tbody").children(rows)))
}

/// The address of a question that a rule decides.
fn example(edition: &'static Edition, rule: &Rule) -> String {
    write(&Address::of_query(edition, rule.example))
}

fn row(edition: &'static Edition, at: usize, it: &RuleInWords) -> El {
    let (rule, verdict) = (it.rule, it.rule.then);
    let conditions: Vec<El> = it.when.iter().map(|it| el("li").text(it.asks())).collect();
    let when = if conditions.is_empty() {
        el("td").text(fixed::OTHERWISE)
    } else {
        el("td").child(el("ul").children(conditions))
    };
    let other = verdict.basis.alternative().map(|alternative| {
        el("span").class("other").text(format!(" ({})", labels::landing(alternative)))
    });
    let since = rule.since.map(|it| el("p").class("aside").text(words::since(it)));
    let link = el("a").attr("href", example(edition, rule)).text(words::EXAMPLE);
    let name = el("th")
        .attr("scope", "row")
        .child(el("span").class("number").text(format!("{}. ", at + 1)))
        .child(el("code").text(rule.id))
        .child(el("p").text(rule.says))
        .child(since)
        .child(el("p").class("example").child(link));
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
                .text(labels::basis(verdict.basis.kind()))
                .child(other),
        )
        .child(el("td").attr("data-label", words::DECIDES).text(it.decides.to_string()))
        .child(el("td").child(cited(verdict.sources)))
}
