//! A small screen in `El`, to measure: `cargo xtask bench elements`.

use call_landing::app::element::{El, el};
use leptos::prelude::*;

fn main() {
    let (name, hours, is_on) =
        (RwSignal::new(String::new()), RwSignal::new(8), RwSignal::new(true));
    mount_to_body(move || {
        el("main").class("screen").child(head()).child(form(name, hours, is_on)).child(
            el("section")
                .attr("aria-labelledby", "plan")
                .child(el("h2").id("plan").text("Plan"))
                .child(table(hours))
                .child(summary(name, is_on)),
        )
    });
}

fn head() -> El {
    let link = |href: &'static str, text: &'static str| {
        el("li").child(el("a").attr("href", href).text(text))
    };
    el("header")
        .class("head")
        .child(el("h1").text("Opening hours"))
        .child(
            el("nav")
                .attr("aria-label", "Screens")
                .child(el("ul").child(link("#hours", "Hours")).child(link("#plan", "Plan"))),
        )
        .child(el("p").class("lead").text("When calls ").child(el("em").text("ring")).text("."))
}

fn form(name: RwSignal<String>, hours: RwSignal<i32>, is_on: RwSignal<bool>) -> El {
    el("form")
        .id("hours")
        .child(
            el("fieldset").child(el("legend").text("Who")).child(
                el("label").text("Name ").child(
                    el("input")
                        .attr("type", "text")
                        .attr("name", "name")
                        .prop("value", move || name.get())
                        .on("input", move |event| name.set(event_target_value(&event))),
                ),
            ),
        )
        .child(
            el("fieldset")
                .child(el("legend").text("When"))
                .child(
                    el("label")
                        .class("switch")
                        .child(
                            el("input")
                                .attr("type", "checkbox")
                                .prop("checked", move || is_on.get())
                                .on("change", move |event| is_on.set(event_target_checked(&event))),
                        )
                        .child(el("span").text("Open")),
                )
                .child(
                    el("button")
                        .attr("type", "button")
                        .prop("disabled", move || !is_on.get())
                        .on("click", move |_| hours.update(|it| *it += 1))
                        .child(el("b").text("+"))
                        .text(" longer"),
                ),
        )
}

fn table(hours: RwSignal<i32>) -> El {
    let row = |hour: i32| {
        el("tr")
            .attr("data-hour", hour.to_string())
            .child(el("th").attr("scope", "row").text(format!("{hour}:00")))
            .child(el("td").child(el("code").text("ring")))
    };
    el("table")
        .child(el("caption").text("Hour by hour"))
        .child(
            el("thead").child(
                el("tr")
                    .child(el("th").attr("scope", "col").text("Hour"))
                    .child(el("th").attr("scope", "col").text("Calls")),
            ),
        )
        .child(
            el("tbody")
                .dyn_children(move || (0..hours.get()).map(|hour| row(hour).into()).collect()),
        )
}

fn summary(name: RwSignal<String>, is_on: RwSignal<bool>) -> El {
    let closed = || el("p").class("closed").child(el("strong").text("Closed"));
    let open = move || {
        el("dl")
            .class("open")
            .child(el("dt").text("Name"))
            .child(el("dd").dyn_text(move || name.get().into()))
            .child(el("dt").text("Letters"))
            .child(
                el("dd").child(el("output").dyn_text(move || name.get().len().to_string().into())),
            )
    };
    el("details")
        .dyn_attr("class", move || is_on.get().then_some("on".into()))
        .child(el("summary").text("Summary"))
        .dyn_child(move || if is_on.get() { open() } else { closed() })
}
