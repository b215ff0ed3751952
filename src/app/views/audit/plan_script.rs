//! The plan as a script: its waves, its date, whom it leaves out, and how to run it.

use super::pick::pick;
use super::state::{At, Wanted, Wish};
use super::summary;
use super::what_if::{selected, selection};
use crate::app::components::forms::{button, labelled};
use crate::app::components::prose::prose;
use crate::app::element::{El, Piece, el};
use crate::audit::PolicyFields;
use crate::audit::{Losing, MOST_IN_WAVE, PlanFor, PlanHead, Planner, Skipped, Task};
use crate::powershell::CUSTOM_POLICY;
use crate::powershell::tenant::Era;
use crate::text::audit_screen::{NOTHING_CHOSEN, number};
use crate::text::commands::no_plan;
use crate::text::{plan as words, powershell as told};
use leptos::prelude::*;
use std::sync::Arc;
use strum::VariantArray;

/// The values in the form.
#[derive(Clone, PartialEq, Eq)]
pub struct PlanForm {
    wave: String,
    name: String,
    era: Era,
    losing: Losing,
}

impl PlanForm {
    /// Before anything is entered.
    pub fn first() -> Self {
        Self {
            wave: "100".to_owned(),
            name: CUSTOM_POLICY.to_owned(),
            era: Era::December2017,
            losing: Losing::LeaveOut,
        }
    }
}

/// The form with a summary of the plan.
pub fn plan_script(at: At) -> El {
    let form = at.plan;
    let head = Memo::new(move |_| {
        let (summary, wish) = (summary(at), at.wish.get());
        let plan = form.with(|it| plan_for(it, &wish))?;
        let planner = Planner::new(&plan, &summary).map_err(no_plan)?;
        Ok(planner.head(&selected(at, &summary, wish.only_shown)))
    });
    let is_nothing = move || head.with(|it| it.as_ref().map_or(true, |it| it.users == 0));
    let save = button(words::SAVE, move || {
        let plan = at.wish.with_untracked(|wish| form.with_untracked(|it| plan_for(it, wish)));
        if let Ok(plan) = plan {
            let task = Task::Plan(selection(at), plan);
            at.save(task, words::FILE, "text/plain;charset=utf-8");
        }
    });
    el("div")
        .id("plan-script")
        .child(el("h3").text(words::HEADING))
        .child(el("p").class("aside").text(words::LEAD))
        .child(fields(at, form))
        .child(include(form, head))
        .child(
            el("div").id("plan-says").attr("role", "status").dyn_children(move || head.with(says)),
        )
        .child(el("div").class("actions").child(save.id("save-plan").prop("disabled", is_nothing)))
        .child(el("p").class("aside").children(prose(words::HOW)))
        .child(el("pre").class("printed").attr("tabindex", "0").text(words::HOW_LINES))
}

/// The request for the plan, or what is wrong with the form.
fn plan_for(form: &PlanForm, wish: &Wish) -> Result<PlanFor, &'static str> {
    let wave = form.wave.trim().parse().ok().filter(|it| (1..=MOST_IN_WAVE).contains(it));
    let name = if form.name.trim().is_empty() { CUSTOM_POLICY } else { form.name.trim() };
    Ok(PlanFor {
        proposal: wish.proposal().ok_or(NOTHING_CHOSEN)?,
        name: name.to_owned(),
        era: form.era,
        wave: wave.ok_or(words::WAVE_RANGE)?,
        losing: form.losing,
    })
}

fn fields(at: At, form: RwSignal<PlanForm>) -> El {
    let field =
        |name: &'static str, get: fn(&PlanForm) -> &String, set: fn(&mut PlanForm, String)| {
            el("input")
                .attr("type", "text")
                .attr("name", name)
                .prop("value", move || form.with(|it| get(it).clone()))
                .on("input", move |event| form.update(|it| set(it, event_target_value(&event))))
        };
    let needs_name = move || {
        at.wish.with(|it| {
            it.wanted == Wanted::Policy
                && PolicyFields::of(it.instance) != it.fields
                && it.fields.documented_tag().is_none()
        })
    };
    let wave = field("wave", |it| &it.wave, |it, text| it.wave = text);
    let name = field("plan-policy", |it| &it.name, |it, text| it.name = text);
    el("div")
        .class("choices")
        .child(labelled(words::WAVE, wave.attr("inputmode", "numeric")))
        .child(when(form))
        .child(labelled(words::NEW_NAME, name).prop("hidden", move || !needs_name()))
}

/// The choice of the date whose cmdlets the script uses. August 2019 is offered to say what replaced
/// them; today nobody looks for them.
fn when(form: RwSignal<PlanForm>) -> El {
    let eras = || Era::VARIANTS.iter().copied().filter(|it| *it != Era::Today);
    let chosen = move || form.with(|it| eras().position(|era| era == it.era));
    let choose = move |place: Option<usize>| {
        if let Some(era) = place.and_then(|it| eras().nth(it)) {
            form.update(|it| it.era = era);
        }
    };
    let options = eras().map(|it| told::era(it).0.to_owned()).collect();
    pick(("plan-when", words::WHEN), None, options, Arc::new(chosen), Box::new(choose))
}

/// The choice to include users who would lose calls. Hidden if there are none.
fn include(form: RwSignal<PlanForm>, head: Memo<Result<PlanHead, &'static str>>) -> El {
    let count = move || head.with(|it| it.as_ref().map_or(0, PlanHead::would_lose));
    let switch = el("input")
        .attr("type", "checkbox")
        .attr("name", "include-losing")
        .prop("checked", move || form.with(|it| it.losing == Losing::Include))
        .on("change", move |event| {
            let losing =
                if event_target_checked(&event) { Losing::Include } else { Losing::LeaveOut };
            form.update(|it| it.losing = losing);
        });
    el("p").prop("hidden", move || count() == 0).child(
        el("label")
            .child(switch)
            .text(" ")
            .child(el("span").dyn_text(move || words::include(count()).into())),
    )
}

/// What the plan contains, or why there is none.
fn says(head: &Result<PlanHead, &'static str>) -> Vec<Piece> {
    let head = match head {
        Ok(head) => head,
        Err(why) => return vec![el("p").text(*why).into()],
    };
    let skipped = Skipped::VARIANTS.iter().zip(head.skipped).filter(|it| it.1 > 0);
    let skipped: Vec<El> = skipped
        .map(|(&why, users)| {
            let words = format!("{}: {}", words::skipped(why), number(users));
            el("li").text(words)
        })
        .collect();
    let assigned = head.assigned.iter().map(|it| el("p").text(words::assigns(it.0)));
    let mut pieces: Vec<Piece> =
        vec![el("p").child(el("strong").text(words::changes(head.users, head.waves()))).into()];
    pieces.extend(assigned.map(Piece::from));
    if !skipped.is_empty() {
        pieces.push(el("p").text(words::LEFT_OUT).into());
        pieces.push(el("ul").children(skipped).into());
    }
    pieces
}
