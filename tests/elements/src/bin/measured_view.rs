//! The screen of `measured_el.rs` in `view!`.

// For its allocator, so that both modules have the same one.
use call_landing as _;
use leptos::prelude::*;

fn main() {
    let (name, hours, is_on) =
        (RwSignal::new(String::new()), RwSignal::new(8), RwSignal::new(true));
    mount_to_body(move || {
        view! {
            <main class="screen">
                {head()} {form(name, hours, is_on)}
                <section aria-labelledby="plan">
                    <h2 id="plan">{"Plan"}</h2>
                    {table(hours)}
                    {summary(name, is_on)}
                </section>
            </main>
        }
    });
}

fn head() -> impl IntoView {
    let link = |href: &'static str, text: &'static str| {
        view! { <li><a href=href>{text}</a></li> }
    };
    view! {
        <header class="head">
            <h1>{"Opening hours"}</h1>
            <nav aria-label="Screens"><ul>{link("#hours", "Hours")} {link("#plan", "Plan")}</ul></nav>
            <p class="lead">{"When calls "}<em>{"ring"}</em>{"."}</p>
        </header>
    }
}

fn form(name: RwSignal<String>, hours: RwSignal<i32>, is_on: RwSignal<bool>) -> impl IntoView {
    view! {
        <form id="hours">
            <fieldset>
                <legend>{"Who"}</legend>
                <label>
                    {"Name "}
                    <input
                        type="text"
                        name="name"
                        prop:value=move || name.get()
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                </label>
            </fieldset>
            <fieldset>
                <legend>{"When"}</legend>
                <label class="switch">
                    <input
                        type="checkbox"
                        prop:checked=move || is_on.get()
                        on:change=move |event| is_on.set(event_target_checked(&event))
                    />
                    <span>{"Open"}</span>
                </label>
                <button
                    type="button"
                    prop:disabled=move || !is_on.get()
                    on:click=move |_| hours.update(|it| *it += 1)
                >
                    <b>{"+"}</b>
                    {" longer"}
                </button>
            </fieldset>
        </form>
    }
}

fn table(hours: RwSignal<i32>) -> impl IntoView {
    let row = |hour: i32| {
        view! {
            <tr data-hour=hour.to_string()>
                <th scope="row">{format!("{hour}:00")}</th>
                <td><code>{"ring"}</code></td>
            </tr>
        }
    };
    view! {
        <table>
            <caption>{"Hour by hour"}</caption>
            <thead><tr><th scope="col">{"Hour"}</th><th scope="col">{"Calls"}</th></tr></thead>
            <tbody>{move || (0..hours.get()).map(row).collect_view()}</tbody>
        </table>
    }
}

fn summary(name: RwSignal<String>, is_on: RwSignal<bool>) -> impl IntoView {
    let closed = || view! { <p class="closed"><strong>{"Closed"}</strong></p> };
    let open = move || {
        view! {
            <dl class="open">
                <dt>{"Name"}</dt>
                <dd>{move || name.get()}</dd>
                <dt>{"Letters"}</dt>
                <dd><output>{move || name.get().len().to_string()}</output></dd>
            </dl>
        }
    };
    view! {
        <details class=move || is_on.get().then_some("on")>
            <summary>{"Summary"}</summary>
            {move || if is_on.get() { open().into_any() } else { closed().into_any() }}
        </details>
    }
}
