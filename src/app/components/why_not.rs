//! Why the call does not land elsewhere, from the same trace, and what would get it there.

use super::changes::apply_button;
use super::prose::prose;
use super::remedies;
use super::why::rule;
use crate::app::element::{El, el};
use crate::app::page::Page;
use crate::app::token;
use crate::routing::{Edition, Landing, Path, Step, Subject, ways_to, why_not as ask};
use crate::session::Event;
use crate::text::told::{ToldStep, step};
use crate::text::{changes::change, labels, page as words, remedy};
use leptos::prelude::*;

const LANDING: &str = "why-not-landing";

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
        .id(LANDING)
        .attr("name", "why-not")
        .on("change", move |event| {
            if let Ok(landing) = event_target_value(&event).parse() {
                page.send(Event::WhyNot(landing));
            }
        })
        .children(options);
    let heading = el("h2")
        .child(el("label").attr("for", LANDING).text(words::WHY_NOT))
        .text(" ")
        .child(select)
        .text("?");
    el("section").id("why-not").child(heading).dyn_child(move || answer(page, wanted.get()))
}

fn answer(page: Page, wanted: Landing) -> El {
    let subject = page.subject.get();
    let answer = ask(subject.case, wanted);
    let disputed = page.decision.get().verdict.basis.alternative() == Some(wanted);
    let told = |steps: &[Step]| -> Vec<ToldStep> {
        steps.iter().map(|it| step(subject.edition(), it)).collect()
    };
    let no_rule = answer.failed.is_empty() && answer.too_late.is_empty();
    el("div")
        .child(disputed.then(|| el("p").text(words::WHY_NOT_DISPUTED)))
        .child(path(page, subject, &answer.path, wanted))
        .child(no_rule.then(|| el("p").text(words::WHY_NOT_NO_RULE)))
        .child(candidates(&told(&answer.failed), words::WHY_NOT_FAILED))
        .child(candidates(&told(&answer.too_late), words::WHY_NOT_LATE))
}

fn path(page: Page, subject: Subject, path: &Path, wanted: Landing) -> Option<El> {
    let direction = subject.case.direction();
    let block = el("div").class("path");
    match path {
        Path::AlreadyThere => None,
        Path::Shortest(shortest) => {
            let edition: &Edition = subject.edition();
            let ways = ways_to(subject, wanted, shortest);
            let best = ways.first()?;
            let steps =
                best.changes.iter().map(|&it| el("li").children(prose(&change(it, edition))));
            let said = remedy::way_to(wanted, direction, best.changes.len(), ways.len());
            Some(
                block
                    .child(el("p").text(said).text(" ").child(remedies::rank(best.rank)))
                    .child(el("ul").children(steps))
                    .children(remedies::against(&best.lost, &best.warnings))
                    .child(apply_button(page, best.changes.clone(), wanted)),
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
