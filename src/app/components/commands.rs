//! The commands that give this policy to a user.

use super::prose::prose;
use crate::app::page;
use crate::powershell::{Command, EXAMPLE_USER, grant};
use crate::text::{commands::remark, page as words};
use leptos::prelude::*;

const LINES: &str = "powershell-lines";

/// The commands, and a button that copies them.
#[component]
pub fn Commands() -> impl IntoView {
    let page = page();
    let commands = Memo::new(move |_| {
        page.session.with(|session| {
            let address = &session.address;
            grant(address.instance, address.scenario.policy, EXAMPLE_USER)
        })
    });
    let lines = move || {
        commands.with(|all| all.iter().map(|it| it.line.as_str()).collect::<Vec<_>>().join("\n"))
    };
    view! {
        <section id="powershell">
            <h2>{words::POWERSHELL}</h2>
            <pre tabindex="0" role="group" aria-label=words::POWERSHELL><code id=LINES>{lines}</code></pre>
            <button
                type="button"
                data-copy="powershell"
                on:click=move |_| page.copy(lines(), LINES)
            >
                {words::COPY}
            </button>
            <ul class="remarks">
                {move || commands.get().iter().map(about).collect_view()}
            </ul>
        </section>
    }
}

fn about(command: &Command) -> impl IntoView + use<> {
    let cmdlet = command.line.split(' ').next().unwrap_or_default().to_owned();
    view! { <li><code>{cmdlet}</code> " " {prose(remark(command.remark))}</li> }
}
