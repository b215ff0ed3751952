//! What lies over the page: Share, and the list of shortcuts.

use crate::app::{Dialog, page, shell};
use crate::link::write;
use crate::text::{markdown, page as words};
use leptos::html;
use leptos::prelude::*;

const LINK: &str = "share-link";
const MARKDOWN: &str = "share-markdown";

/// Both dialogs, closed until asked for.
#[component]
pub fn Dialogs() -> impl IntoView {
    let page = page();
    let share = NodeRef::<html::Dialog>::new();
    let shortcuts = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let wanted = page.dialog.get();
        for (dialog, node) in [(Dialog::Share, share), (Dialog::Shortcuts, shortcuts)] {
            if let Some(node) = node.get_untracked() {
                if wanted == Some(dialog) { shell::document::open(&node) } else { node.close() }
            }
        }
    });
    let close = move |_| page.dialog.set(None);
    let url = move || {
        let text = page.session.with(|session| write(&session.address));
        shell::address::with_fragment(&text)
    };
    let ticket = move || page.session.with(|session| markdown::answer(&session.address, &url()));
    view! {
        <dialog id="share-dialog" node_ref=share on:close=close aria-labelledby="share-heading">
            <h2 id="share-heading">{words::SHARE_HEADING}</h2>
            <div class="field">
                <label for=LINK>{words::SHARE_LINK}</label>
                <input id=LINK type="text" readonly=true prop:value=url/>
                <button type="button" data-copy="link" on:click=move |_| page.copy(url(), LINK)>
                    {words::COPY}
                </button>
            </div>
            <div class="field">
                <label for=MARKDOWN>{words::SHARE_MARKDOWN}</label>
                <textarea id=MARKDOWN readonly=true rows="9" prop:value=ticket></textarea>
                <button type="button" data-copy="markdown" on:click=move |_| page.copy(ticket(), MARKDOWN)>
                    {words::COPY}
                </button>
            </div>
            <p class="said" role="status">{move || page.said.get()}</p>
            <p class="actions">
                <button
                    type="button"
                    on:click=move |_| {
                        page.dialog.set(None);
                        shell::document::print_soon();
                    }
                >
                    {words::PRINT}
                </button>
                <button type="button" data-close="share" on:click=close_by_click(page.dialog)>
                    {words::CLOSE}
                </button>
            </p>
        </dialog>
        <dialog id="shortcuts" node_ref=shortcuts on:close=close aria-labelledby="shortcuts-heading">
            <h2 id="shortcuts-heading">{words::SHORTCUTS_HEADING}</h2>
            <dl>
                {words::SHORTCUT_LIST.iter().map(|&(key, what)| view! {
                    <div><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>
                }).collect_view()}
            </dl>
            <label class="option">
                <input
                    type="checkbox"
                    name="shortcuts"
                    prop:checked=move || page.preferences.with(|it| it.shortcuts)
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        page.prefer(|it| it.shortcuts = on);
                    }
                />
                {words::SHORTCUTS_SWITCH}
            </label>
            <p class="actions">
                <button type="button" data-close="shortcuts" on:click=close_by_click(page.dialog)>
                    {words::CLOSE}
                </button>
            </p>
        </dialog>
    }
}

fn close_by_click(dialog: RwSignal<Option<Dialog>>) -> impl Fn(leptos::ev::MouseEvent) {
    move |_| dialog.set(None)
}
