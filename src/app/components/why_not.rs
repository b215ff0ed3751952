//! Why the call does not land elsewhere, from the same trace, and what would get it there.

use super::remedies;
use super::why::rule;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::token;
use crate::routing::{
    Case, Edition, Landing, Path, Step, Subject, WhyNot, reachable, ways_to,
    why_not as why_not_there,
};
use crate::session::Event;
use crate::text::told::{ToldStep, step};
use crate::text::{labels, page as words, remedy};
use leptos::prelude::*;

/// The counter-question, with a choice of landings.
pub fn why_not(page: Page) -> El {
    let edition = page.subject.get_untracked().edition();
    let landings = edition.landings();
    let here = move || page.decision.get().verdict.landing;
    // To ask why a call does not land where it lands makes no sense: ask about the next best. Nor can
    // it be asked about a landing that the edition does not have.
    let wanted = Memo::new(move |_| {
        let (asked, here) = (page.address.get().wanted, here());
        let is_known = edition.landings().contains(&asked);
        match (asked, here) {
            (Landing::Teams, Landing::Teams) => Landing::SkypeForBusiness,
            (asked, here) if asked == here || !is_known => Landing::Teams,
            (asked, _) => asked,
        }
    });
    let options = landings.into_iter().map(|it| {
        el("option")
            .attr("value", token(it))
            .prop("disabled", move || here() == it)
            .prop("selected", move || wanted.get() == it)
            .dyn_text(move || {
                let direction = page.subject.get().case.direction();
                labels::landing_of(it, direction).into()
            })
    });
    let select = el("select")
        .attr("name", "why-not")
        .attr("aria-label", words::WHY_NOT_WHERE)
        .on("change", move |event| {
            if let Ok(landing) = event_target_value(&event).parse() {
                page.send(Event::WhyNot(landing));
            }
        })
        .children(options);
    let asked = move || {
        let direction = page.subject.get().case.direction();
        format!("{} {}? ", words::WHY_NOT, labels::landing_of(wanted.get(), direction)).into()
    };
    let answer = Memo::new(move |_| why_not_there(page.subject.get().case, wanted.get()));
    let short = move || answer.with(|it| remedy::shortly(&it.path)).into();
    let summary = el("summary").dyn_text(asked).child(el("span").dyn_text(short));
    el("details")
        .id("why-not")
        .child(summary)
        .child(select)
        .dyn_child(move || answer.with(|it| self::answer(page, wanted.get(), it)))
}

fn answer(page: Page, wanted: Landing, answer: &WhyNot) -> El {
    let subject = page.subject.get();
    let disputed = page.decision.get().verdict.basis.alternative() == Some(wanted);
    let told = |steps: &[Step]| -> Vec<ToldStep> {
        steps.iter().map(|it| step(subject.edition(), it)).collect()
    };
    let no_rule = answer.failed.is_empty() && answer.too_late.is_empty();
    el("div")
        .child(disputed.then(|| el("p").text(words::WHY_NOT_DISPUTED)))
        .child(path(subject, &answer.path, wanted))
        .child(no_rule.then(|| el("p").text(words::WHY_NOT_NO_RULE)))
        .child(candidates(&told(&answer.failed), words::WHY_NOT_FAILED))
        .child(candidates(&told(&answer.too_late), words::WHY_NOT_LATE))
        .child(out_of_reach(subject.case))
}

/// The landings that no setting reaches.
fn out_of_reach(case: Case) -> Option<El> {
    let reached = reachable(case);
    let is_out = |wanted: &Landing| reached.iter().all(|it| it.rule.then.landing != *wanted);
    let out: Vec<Landing> = case.edition().landings().into_iter().filter(is_out).collect();
    (!out.is_empty())
        .then(|| el("p").class("aside").text(words::out_of_reach(&out, case.direction())))
}

fn path(subject: Subject, path: &Path, wanted: Landing) -> Option<El> {
    let direction = subject.case.direction();
    let block = el("div").class("path");
    match path {
        Path::AlreadyThere => None,
        Path::Shortest(shortest) => {
            let edition: &Edition = subject.edition();
            let ways = ways_to(subject, wanted, shortest);
            let best = ways.first()?;
            let said = remedy::way_to(wanted, direction, best.changes.len(), ways.len());
            Some(
                block
                    .child(el("p").text(said).text(" ").child(remedies::rank(best.rank)))
                    .child(el("p").child(remedies::what(best, edition)))
                    .children(remedies::against(&best.lost, &best.warnings)),
            )
        }
        Path::Impossible { looked_at, decided_by } => {
            let proof = decided_by.iter().map(|it| el("li").text(it.says));
            Some(
                block
                    .child(el("p").text(words::impossible(wanted, direction, *looked_at)))
                    .child(el("ul").children(proof)),
            )
        }
    }
}

fn candidates(steps: &[ToldStep], heading: &'static str) -> Option<El> {
    (!steps.is_empty()).then(|| {
        el("details")
            .class("candidates")
            .child(el("summary").text(format!("{heading} {}", steps.len())))
            .child(el("ul").children(steps.iter().map(rule)))
    })
}
