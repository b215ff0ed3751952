//! One user of the table, explained; and corrections of those who are in it.

use super::pick::pick_of;
use super::state::At;
use super::summary;
use crate::app::components::forms::{button, fold};
use crate::app::components::glyph::glyph;
use crate::app::components::prose::prose;
use crate::app::element::{El, Piece, el};
use crate::app::token;
use crate::audit::{CallType, GLOBAL, InteropCall, LandingTable, License, Organization, ShownUser};
use crate::link::{Address, View, write};
use crate::routing::Subject;
use crate::text::{audit as told, audit_screen as words, labels};
use leptos::prelude::*;
use strum::VariantArray;

/// The name that the table shows.
pub fn named(user: &ShownUser) -> &str {
    if user.display_name.is_empty() { &user.sign_in } else { &user.display_name }
}

/// The explanation of the chosen user: what was read, what follows, and where each call lands.
pub fn explained(at: At) -> Vec<Piece> {
    let (Some(user), summary) = (at.user.get(), summary(at)) else { return Vec::new() };
    let known = summary.policies.get(user.facts.policy());
    let file = summary.files.get(user.file).map_or("", |it| &it.name);
    let line = |name: &'static str, value: String, why: &'static str| {
        let value =
            el("dd").text(value).text(" ").child(el("span").class("hint").children(prose(why)));
        el("div").child(el("dt").text(name)).child(value)
    };
    let policy = known.map_or(String::new(), |it| it.name.clone());
    let facts = el("dl")
        .child(line(words::POLICY, policy, known.map_or("", |it| told::known_by(it.by))))
        .child(line(
            words::ORGANIZATION,
            user.facts.customer().label().to_owned(),
            told::customer_reason(user.customer),
        ))
        .child(line(
            words::LICENCE,
            user.facts.licence().label().to_owned(),
            told::licence_reason(user.licence),
        ));
    let calls = known.and_then(|it| it.fields.map(|fields| (it.instance(), fields)));
    let choice = summary.choice;
    let calls = calls.map(|(instance, policy)| {
        let (customer, licence) = (user.facts.customer(), user.facts.licence());
        let landings = LandingTable::new(choice).landings(policy, customer, licence);
        let rows = CallType::VARIANTS.iter().zip(landings).map(move |(&call, landing)| {
            let case = InteropCall { customer, policy, choice, license: licence, call }.into();
            let subject = Subject { case, preset: instance.or(Some(GLOBAL)) };
            let address = Address::default().asking(subject).viewed(View::Explore);
            let link = el("a").attr("href", write(&address)).text(call.label());
            let lands = el("span").child(glyph(landing)).text(" ").text(labels::landing(landing));
            el("li").attr("data-landing", token(landing)).child(link).child(lands)
        });
        el("ul").class("calls").children(rows)
    });
    let close = button(words::CLOSE, move || at.user.set(None));
    let shown = el("section")
        .class("explained")
        .child(el("h3").text(named(&user).to_owned()))
        .child(el("p").class("hint").text(user.sign_in.clone()))
        .child(el("p").class("hint").text(words::place(file, user.line)))
        .child(facts)
        .child(calls)
        .child(el("div").class("actions").child(close));
    vec![shown.into()]
}

/// Corrects the facts of the users in the table.
pub fn correct(at: At) -> El {
    let (customer, licence) = (RwSignal::new(None::<Organization>), RwSignal::new(None::<License>));
    let state = button(words::CORRECT_THEM, move || {
        at.state_users(customer.get_untracked(), licence.get_untracked());
    });
    let is_nothing = move || customer.get().is_none() && licence.get().is_none();
    fold("correct", words::CORRECT, words::CORRECT_LEAD).child(
        el("div")
            .class("choices")
            .child(pick_of(
                ("state-customer", words::ORGANIZATION),
                Some(words::AS_IS),
                Organization::label,
                move || customer.get(),
                move |it| customer.set(it),
            ))
            .child(pick_of(
                ("state-licence", words::LICENCE),
                Some(words::AS_IS),
                License::label,
                move || licence.get(),
                move |it| licence.set(it),
            ))
            .child(state.prop("disabled", is_nothing)),
    )
}
