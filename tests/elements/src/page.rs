//! What is drawn in the browser.

use call_landing::app::element::{El, el};
use leptos::prelude::*;

/// Draws the page.
pub fn mount() {
    mount_to_body(|| el("main").child(super::sample()).child(tree()).child(list()).child(seam()));
}

fn button(id: &'static str, act: impl Fn() + Send + 'static) -> El {
    el("button").id(id).on("click", move |_| act()).text(id)
}

/// One element that is rebuilt as a whole.
fn tree() -> El {
    let count = RwSignal::new(0);
    let tree = move || {
        let count = count.get();
        el("div")
            .id("tree")
            .attr("data-fixed", "fixed")
            .attr("data-count", count.to_string())
            .dyn_attr("data-dynamic", || Some("any".into()))
            .child(el("input").id("field").attr("type", "text"))
            .child(el("details").id("fold").child(el("summary").text("fold")))
            .child(el("p").id("count").text(format!("count {count}")))
    };
    el("section").child(button("increment", move || count.update(|it| *it += 1))).dyn_child(tree)
}

/// Elements with keys, beside one without.
fn list() -> El {
    let keys = RwSignal::new(vec!["a", "b", "c", "d"]);
    let item = |key: &&'static str| {
        el("li").key((*key).to_owned()).child(el("input").attr("aria-label", *key))
    };
    let items = move || {
        let head = el("li").attr("class", "head").text("head").into();
        let items: Vec<El> = keys.get().iter().map(item).collect();
        std::iter::once(head).chain(items.into_iter().map(Into::into)).collect()
    };
    el("section")
        .child(button("drop", move || keys.update(|it| it.retain(|it| *it != "a"))))
        .child(button("add", move || keys.update(|it| it.insert(0, "n"))))
        .child(button("move", move || keys.update(|it| it.rotate_right(1))))
        .child(button("reverse", move || keys.update(|it| it.reverse())))
        .child(button("clear", move || keys.set(Vec::new())))
        .child(el("ul").id("list").dyn_children(items))
}

/// A component of Leptos' own kind inside an element.
fn seam() -> El {
    el("section").id("seam").text("before").view(view! { <Words/> }).text("after")
}

#[component]
fn Words() -> impl IntoView {
    let words = RwSignal::new(vec!["one", "two"]);
    view! {
        <button id="more" on:click=move |_| words.update(|it| it.insert(0, "zero"))>{"more"}</button>
        <ol id="words">
            <For each=move || words.get() key=|it| *it let:word>
                <li>{word}</li>
            </For>
        </ol>
    }
}
