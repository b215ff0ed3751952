//! The four questions, as native controls.

use super::prose::prose;
use crate::app::session::Event;
use crate::app::token;
use crate::app::{page, shell};
use crate::link::Address;
use crate::routing::{
    Attestation, CallType, Change, CustomerType, DefaultClient, Direction, InteropPolicy, Licence,
    Override, PRECONFIGURED, PolicyFields, UserChoice,
};
use crate::text::{conditions, labels, page as words};
use leptos::prelude::*;
use strum::VariantArray;

const CUSTOM: &str = "custom";

/// All four questions.
#[component]
pub fn Pickers() -> impl IntoView {
    let page = page();
    let address = Memo::new(move |_| page.session.with(|session| session.address));
    let call = move || labels::call(address.get().scenario.call).to_owned();
    let customer = move || labels::customer(address.get().scenario.customer).to_owned();
    let policy = move || {
        let address = address.get();
        labels::policy(address.instance, address.scenario.policy)
    };
    let user = move || labels::licence(address.get().scenario.licence).to_owned();
    view! {
        <form class="questions" aria-label=words::QUESTIONS on:submit=|event| event.prevent_default()>
            {question("q-call", words::THE_CALL, call, calls(address))}
            {question("q-customer", words::THE_ORGANIZATION, customer, customers(address))}
            {question("q-policy", words::THE_POLICY, policy, policies(address))}
            {question("q-user", words::THE_USER, user, users(address))}
        </form>
    }
}

/// One question: a heading that keeps its answer in sight when it is folded away.
fn question(
    id: &'static str,
    heading: &'static str,
    answer: impl Fn() -> String + Send + Sync + 'static,
    body: AnyView,
) -> impl IntoView {
    view! {
        <details class="question" id=id prop:open=shell::document::is_wide()>
            <summary>
                <span class="heading">{heading}</span>
                " "
                <span class="answer">{answer}</span>
            </summary>
            {body}
        </details>
    }
}

fn calls(address: Memo<Address>) -> AnyView {
    let page = page();
    let is_chat = |it: CallType| it.direction() == Direction::Chat;
    let one = move |call: CallType| {
        let checked = move || address.get().scenario.call == call;
        let choose = move || page.send(Event::Call(call));
        radio("call", call.into(), labels::call(call), None, checked, || false, choose)
    };
    let (chats, calls): (Vec<_>, Vec<_>) = CallType::VARIANTS.iter().partition(|&&it| is_chat(it));
    let chat_chosen = Memo::new(move |_| is_chat(address.get().scenario.call));
    view! {
        <fieldset>
            <legend class="visually-hidden">{words::THE_CALL}</legend>
            {calls.into_iter().map(one).collect_view()}
            <details class="more" prop:open=move || chat_chosen.get()>
                <summary>{words::CHATS} " " <span class="count">{chats.len()}</span></summary>
                {chats.into_iter().map(one).collect_view()}
            </details>
        </fieldset>
    }
    .into_any()
}

fn customers(address: Memo<Address>) -> AnyView {
    let page = page();
    let one = move |&customer: &CustomerType| {
        let checked = move || address.get().scenario.customer == customer;
        let choose = move || page.send(Event::Customer(customer));
        let hint = labels::customer_hint(customer);
        radio(
            "customer",
            customer.into(),
            labels::customer(customer),
            Some(hint),
            checked,
            || false,
            choose,
        )
    };
    view! {
        <fieldset>
            <legend class="visually-hidden">{words::THE_ORGANIZATION}</legend>
            {CustomerType::VARIANTS.iter().map(one).collect_view()}
        </fieldset>
    }
    .into_any()
}

fn policies(address: Memo<Address>) -> AnyView {
    let page = page();
    let chosen = Memo::new(move |_| {
        let address = address.get();
        let unchanged = address.instance.fields == address.scenario.policy;
        if unchanged { address.instance.identity.name() } else { CUSTOM }
    });
    let group = move |label: &'static str, attested: bool| {
        let options = PRECONFIGURED
            .iter()
            .filter(|it| (it.attestation != Attestation::NamePatternOnly) == attested)
            .map(|it| {
                let name = it.identity.name();
                view! { <option value=name selected=move || chosen.get() == name>{name}</option> }
            })
            .collect_view();
        view! { <optgroup label=label>{options}</optgroup> }
    };
    let custom = move || {
        (chosen.get() == CUSTOM).then(|| {
            let name =
                format!("{}, from {}", words::CUSTOM, address.get().instance.identity.name());
            view! { <option value=CUSTOM selected=true>{name}</option> }
        })
    };
    let allow = move || address.get().scenario.policy.allow_end_user_client_override;
    view! {
        <div class="policy">
            <label class="field">
                <span>{words::INSTANCE}</span>
                <select
                    name="policy"
                    prop:value=move || chosen.get()
                    on:change=move |event| {
                        if let Some(instance) = InteropPolicy::named(&event_target_value(&event)) {
                            page.send(Event::Apply(vec![Change::Grant(instance)]));
                        }
                    }
                >
                    {custom}
                    {group(words::ATTESTED, true)}
                    {group(words::UNATTESTED, false)}
                </select>
            </label>
            {client("calling", "CallingDefaultClient", address, |it| it.calling_default_client, Change::Calling)}
            {client("chat", "ChatDefaultClient", address, |it| it.chat_default_client, Change::Chat)}
            <label class="switch">
                <code>{"AllowEndUserClientOverride"}</code>
                <span class="value">{move || conditions::allowed(allow())}</span>
                <input
                    type="checkbox"
                    name="override"
                    prop:checked=move || allow() == Override::On
                    on:change=move |event| {
                        let value = if event_target_checked(&event) { Override::On } else { Override::Off };
                        page.send(Event::Apply(vec![Change::Override(value)]));
                    }
                />
            </label>
        </div>
    }
    .into_any()
}

fn client(
    name: &'static str,
    field: &'static str,
    address: Memo<Address>,
    of: fn(PolicyFields) -> DefaultClient,
    change: fn(DefaultClient) -> Change,
) -> impl IntoView {
    let page = page();
    let chosen = Memo::new(move |_| of(address.get().scenario.policy));
    let lower = |it: DefaultClient| token(it).to_ascii_lowercase();
    view! {
        <label class="switch">
            <code>{field}</code>
            <select
                name=name
                prop:value=move || lower(chosen.get())
                on:change=move |event| {
                    if let Ok(client) = event_target_value(&event).parse() {
                        page.send(Event::Apply(vec![change(client)]));
                    }
                }
            >
                {DefaultClient::VARIANTS.iter().map(|&it| view! {
                    <option value=lower(it) selected=move || chosen.get() == it>
                        {token(it)}
                    </option>
                }).collect_view()}
            </select>
        </label>
    }
}

fn users(address: Memo<Address>) -> AnyView {
    let page = page();
    let off = Memo::new(move |_| {
        address.get().scenario.policy.allow_end_user_client_override == Override::Off
    });
    let one = move |&choice: &UserChoice| {
        let checked = move || address.get().scenario.choice == choice;
        let choose = move || page.send(Event::Apply(vec![Change::Choice(choice)]));
        radio(
            "choice",
            choice.into(),
            labels::choice(choice),
            None,
            checked,
            move || off.get(),
            choose,
        )
    };
    view! {
        <label class="option">
            <input
                type="checkbox"
                name="licensed"
                prop:checked=move || address.get().scenario.licence == Licence::Provisioned
                on:change=move |event| {
                    let licence = if event_target_checked(&event) {
                        Licence::Provisioned
                    } else {
                        Licence::NotProvisioned
                    };
                    page.send(Event::Apply(vec![Change::Licence(licence)]));
                }
            />
            <span class="name">{words::LICENCE}</span>
        </label>
        <fieldset class="choice" aria-describedby="choice-off">
            <legend>{words::CHOICE}</legend>
            {UserChoice::VARIANTS.iter().map(one).collect_view()}
            <p class="aside" id="choice-off">
                {move || off.get().then(|| prose(words::CHOICE_OFF))}
            </p>
        </fieldset>
    }
    .into_any()
}

fn radio(
    name: &'static str,
    value: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    checked: impl Fn() -> bool + Send + Sync + Clone + 'static,
    disabled: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <label class="option">
            <input
                type="radio"
                name=name
                value=value
                prop:checked=checked
                prop:disabled=disabled
                on:change=move |_| choose()
            />
            <span class="name">{label}</span>
            {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
        </label>
    }
}
