//! The four questions, as native controls.

use crate::app::dom::{El, el};
use crate::app::session::Event;
use crate::app::shell::document::is_wide;
use crate::app::{Page, token};
use crate::routing::{
    Attestation, CallType, Change, CustomerType, DefaultClient, Direction, InteropPolicy, Licence,
    Override, PRECONFIGURED, PolicyFields, UserChoice,
};
use crate::text::{conditions, labels, page as words};
use leptos::prelude::*;
use std::sync::Arc;
use strum::VariantArray;

const CUSTOM: &str = "custom";

/// All four questions.
pub fn pickers(page: Page) -> El {
    let form = el("form")
        .class("questions")
        .attr("aria-label", words::QUESTIONS)
        .on("submit", |event| event.prevent_default());
    [call, organization, policy, user]
        .into_iter()
        .fold(form, |form, question| form.live(page.in_turn(question)))
}

fn call(page: Page) -> El {
    let answer = move || labels::call(page.address.get().scenario.call).to_owned();
    question("q-call", words::THE_CALL, calls(page), answer).flag("open", is_wide)
}

fn organization(page: Page) -> El {
    let answer = move || labels::customer(page.address.get().scenario.customer).to_owned();
    question("q-customer", words::THE_ORGANIZATION, customers(page), answer).flag("open", is_wide)
}

fn policy(page: Page) -> El {
    let answer = move || {
        let address = page.address.get();
        labels::policy(address.instance, address.scenario.policy)
    };
    question("q-policy", words::THE_POLICY, policies(page), answer).flag("open", is_wide)
}

fn user(page: Page) -> El {
    let answer = move || labels::user(page.address.get().scenario);
    question("q-user", words::THE_USER, users(page), answer).flag("open", is_wide)
}

/// One question: a heading that keeps its answer in sight when it is folded away.
pub fn question(
    id: &'static str,
    heading: &'static str,
    body: El,
    answer: impl Fn() -> String + Send + 'static,
) -> El {
    let summary = el("summary")
        .child(el("span").class("heading").text(heading))
        .text(" ")
        .child(el("span").class("answer").live_text(move || answer().into()));
    el("details").class("question").id(id).child(summary).child(body)
}

fn calls(page: Page) -> El {
    let is_chat = |it: CallType| it.direction() == Direction::Chat;
    let one = move |&call: &CallType| {
        let checked = move || page.address.get().scenario.call == call;
        radio("call", call.into(), labels::call(call), checked, move || {
            page.send(Event::Call(call))
        })
    };
    let (chats, calls): (Vec<_>, Vec<_>) = CallType::VARIANTS.iter().partition(|&&it| is_chat(it));
    let count = el("span").class("count").made(chats.len().to_string());
    let chat_chosen = Memo::new(move |_| is_chat(page.address.get().scenario.call));
    let more = el("details")
        .class("more")
        .flag("open", move || chat_chosen.get())
        .child(el("summary").text(words::CHATS).text(" ").child(count))
        .children(chats.into_iter().map(one));
    group(words::THE_CALL).children(calls.into_iter().map(one)).child(more)
}

fn customers(page: Page) -> El {
    group(words::THE_ORGANIZATION).children(CustomerType::VARIANTS.iter().map(|&customer| {
        let checked = move || page.address.get().scenario.customer == customer;
        radio("customer", customer.into(), labels::customer(customer), checked, move || {
            page.send(Event::Customer(customer));
        })
        .child(el("span").class("hint").text(labels::customer_hint(customer)))
    }))
}

fn policies(page: Page) -> El {
    let now = move || {
        let address = page.address.get();
        (address.instance, address.scenario.policy)
    };
    let select = instances(now, move |instance| {
        page.send(Event::Apply(vec![Change::Grant(instance)]));
    });
    el("div")
        .class("policy")
        .child(el("label").class("field").child(el("span").text(words::INSTANCE)).child(select))
        .child(client(
            page,
            "calling",
            "CallingDefaultClient",
            |it| it.calling_default_client,
            Change::Calling,
        ))
        .child(client(page, "chat", "ChatDefaultClient", |it| it.chat_default_client, Change::Chat))
        .child(override_switch(page))
}

/// A list of all preconfigured instances, and of what an edited one is.
pub fn instances(
    now: impl Fn() -> (&'static InteropPolicy, PolicyFields) + Copy + Send + Sync + 'static,
    choose: impl Fn(&'static InteropPolicy) + Send + 'static,
) -> El {
    boxed_instances(Arc::new(now), Box::new(choose))
}

#[inline(never)]
fn boxed_instances(
    now: Arc<dyn Fn() -> (&'static InteropPolicy, PolicyFields) + Send + Sync>,
    choose: Box<dyn Fn(&'static InteropPolicy) + Send>,
) -> El {
    let now = StoredValue::new(now);
    let now = move || now.with_value(|it| it());
    let chosen = move || {
        let (instance, fields) = now();
        if instance.fields == fields { instance.identity.name() } else { CUSTOM }
    };
    let instances = |label: &'static str, attested: bool| {
        let options = PRECONFIGURED
            .iter()
            .filter(move |it| (it.attestation != Attestation::NamePatternOnly) == attested)
            .map(move |it| {
                let name = it.identity.name();
                el("option")
                    .attr("value", name)
                    .flag("selected", move || chosen() == name)
                    .text(name)
            });
        el("optgroup").attr("label", label).children(options)
    };
    let custom = move || {
        let instance = now().0.identity.name();
        let option = (chosen() == CUSTOM).then(|| {
            el("option")
                .attr("value", CUSTOM)
                .flag("selected", || true)
                .made(words::custom_from(instance))
                .into()
        });
        option.into_iter().collect()
    };
    el("select")
        .attr("name", "policy")
        .on("change", move |event| {
            if let Some(instance) = InteropPolicy::named(&event_target_value(&event)) {
                choose(instance);
            }
        })
        .live(custom)
        .child(instances(words::ATTESTED, true))
        .child(instances(words::UNATTESTED, false))
}

fn override_switch(page: Page) -> El {
    let allow = move || page.address.get().scenario.policy.allow_end_user_client_override;
    let switch = checkbox(
        "override",
        move || allow() == Override::On,
        move |on| Change::Override(if on { Override::On } else { Override::Off }),
        page,
    );
    el("label")
        .class("switch")
        .child(el("code").text("AllowEndUserClientOverride"))
        .child(el("span").class("value").live_text(move || conditions::allowed(allow()).into()))
        .child(switch)
}

fn client(
    page: Page,
    name: &'static str,
    field: &'static str,
    of: fn(PolicyFields) -> DefaultClient,
    change: fn(DefaultClient) -> Change,
) -> El {
    let chosen = move || of(page.address.get().scenario.policy);
    let options = DefaultClient::VARIANTS.iter().map(|&it| {
        el("option")
            .attr_made("value", token(it).to_ascii_lowercase())
            .flag("selected", move || chosen() == it)
            .text(token(it))
    });
    let select = el("select")
        .attr("name", name)
        .on("change", move |event| {
            if let Ok(client) = event_target_value(&event).parse() {
                page.send(Event::Apply(vec![change(client)]));
            }
        })
        .children(options);
    el("label").class("switch").child(el("code").text(field)).child(select)
}

fn users(page: Page) -> El {
    el("div").child(licence(page)).child(preferred_client(page))
}

/// Whether the user is licensed.
pub fn licence(page: Page) -> El {
    let licensed = move || page.address.get().scenario.licence == Licence::Provisioned;
    let licence = checkbox(
        "licensed",
        licensed,
        |on| Change::Licence(if on { Licence::Provisioned } else { Licence::NotProvisioned }),
        page,
    );
    el("label").class("option").child(licence).child(name(words::LICENCE))
}

/// What the user chose, where the policy lets them.
fn preferred_client(page: Page) -> El {
    let off =
        move || page.address.get().scenario.policy.allow_end_user_client_override == Override::Off;
    let why_off = el("p")
        .class("aside")
        .id("choice-off")
        .live_text(move || if off() { words::CHOICE_OFF } else { "" }.into());
    el("fieldset")
        .class("choice")
        .attr("aria-describedby", "choice-off")
        .flag("disabled", off)
        .child(el("legend").text(words::CHOICE))
        .children(choices(page))
        .child(why_off)
}

/// What a user could choose.
pub fn choices(page: Page) -> impl Iterator<Item = El> {
    UserChoice::VARIANTS.iter().map(move |&choice| {
        let checked = move || page.address.get().scenario.choice == choice;
        let choose = move || page.send(Event::Apply(vec![Change::Choice(choice)]));
        radio("choice", choice.into(), labels::choice(choice), checked, choose)
    })
}

fn group(legend: &'static str) -> El {
    el("fieldset").child(el("legend").class("visually-hidden").text(legend))
}

fn name(words: &'static str) -> El {
    el("span").class("name").text(words)
}

/// A radio button with its label around it.
pub fn radio(
    group: &'static str,
    value: &'static str,
    label: &'static str,
    checked: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + Send + 'static,
) -> El {
    let input = el("input")
        .attr("type", "radio")
        .attr("name", group)
        .attr("value", value)
        .flag("checked", checked)
        .on("change", move |_| choose());
    el("label").class("option").child(input).child(name(label))
}

fn checkbox(
    name: &'static str,
    checked: impl Fn() -> bool + Send + 'static,
    change: fn(bool) -> Change,
    page: Page,
) -> El {
    el("input").attr("type", "checkbox").attr("name", name).flag("checked", checked).on(
        "change",
        move |event| {
            page.send(Event::Apply(vec![change(event_target_checked(&event))]));
        },
    )
}
