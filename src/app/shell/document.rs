//! The document: its root, its theme, its title, its focus.

use js_sys::{Array, Function, Reflect};
use leptos::ev::{self, EventDescriptor};
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::{document, on_cleanup, set_timeout, window};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlDialogElement, HtmlElement, ResizeObserver};

/// The element that the app takes over.
pub fn root() -> Option<HtmlElement> {
    document().get_element_by_id("app")?.dyn_into().ok()
}

/// An element like the root that is not in the document.
pub fn twin(root: &HtmlElement) -> Option<HtmlElement> {
    root.clone_node().ok()?.dyn_into().ok()
}

/// Says that the app has taken over.
pub fn ready() {
    set_root_attribute("data-ready", "");
}

/// Adds a style sheet, once for each name, whichever module does it.
pub fn add_style(name: &str, style: &str) {
    let mark = format!("data-style-{name}");
    if root_attribute(&mark).is_none() && adopt(style).is_ok() {
        set_root_attribute(&mark, "");
    }
}

/// Not as an element: what a page may have of those is fixed when it is built.
fn adopt(style: &str) -> Result<(), JsValue> {
    let make: Function = Reflect::get(&window(), &"CSSStyleSheet".into())?.dyn_into()?;
    let sheet = Reflect::construct(&make, &Array::new())?;
    let fill: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
    fill.call1(&sheet, &style.into())?;
    let sheets = Reflect::get(&document(), &"adoptedStyleSheets".into())?;
    sheets.unchecked_into::<Array>().push(&sheet);
    Ok(())
}

/// Whether a module has taken over.
pub fn is_ready() -> bool {
    root_attribute("data-ready").is_some()
}

/// The name of this build, which is given when the page is finished: none while it is developed.
pub fn build() -> Option<String> {
    root_attribute("data-build")
}

/// Whether the page is the one file, which comes without the other files of a build.
pub fn is_one_file() -> bool {
    root_attribute("data-one-file").is_some()
}

/// What goes before a fragment that leads to the whole page: the document for frames of other pages
/// shows nothing else.
pub fn home() -> &'static str {
    if cfg!(not(target_family = "wasm")) {
        return "";
    }
    if root_attribute("data-bound").is_some() { "./" } else { "" }
}

/// How the document looks inside another one.
pub struct Surroundings {
    /// The questions that are shown.
    pub questions: String,
    /// How much room there is.
    pub density: &'static str,
    /// A color of the page around it, as style sheets write it; empty for none.
    pub accent: String,
}

/// Shows a theme, and inside another page what fits there.
pub fn show_look(theme: &str, inside: Option<Surroundings>) {
    set_root_attribute("data-theme", theme);
    let root = document().document_element().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let Some(root) = root else { return };
    match inside {
        Some(Surroundings { questions, density, accent }) => {
            set_root_attribute("data-embed", &questions);
            set_root_attribute("data-density", density);
            _ = root.style().set_property("--accent", &accent);
        }
        None => {
            for name in ["data-embed", "data-density"] {
                _ = root.remove_attribute(name);
            }
            _ = root.style().remove_property("--accent");
        }
    }
}

/// Names the tab.
pub fn show_title(title: &str) {
    document().set_title(title);
}

/// Focuses the element of this id.
pub fn focus(id: &str) {
    if let Some(element) =
        document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok())
    {
        _ = element.focus();
    }
}

/// Opens the picker with the question at a position, and focuses its control.
pub fn open_question(at: u8) {
    let found = document().query_selector(&format!("[data-question=\"{at}\"]")).ok().flatten();
    let Some(question) = found else { return };
    if let Ok(Some(picker)) = question.closest("details") {
        _ = picker.set_attribute("open", "");
    }
    let control = question.query_selector("select, input:checked, input").ok().flatten();
    if let Some(control) = control.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        _ = control.focus();
    }
}

/// Whether a key presses a button.
pub fn is_press(event: &web_sys::Event) -> bool {
    let event = event.dyn_ref::<web_sys::KeyboardEvent>();
    event.is_some_and(|it| matches!(it.key().as_str(), "Enter" | " "))
}

/// What the style sheet makes of an element.
pub fn window_style(element: &Element, name: &str) -> String {
    let style = window().get_computed_style(element).ok().flatten();
    style.and_then(|it| it.get_property_value(name).ok()).unwrap_or_default()
}

/// Moves the focus with the arrow keys between elements of one kind that are siblings.
pub fn move_focus(event: &web_sys::Event, kind: &str) {
    let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
    let here = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let Some(here) = here.and_then(|it| it.closest(kind).ok().flatten()) else { return };
    let next = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => here.next_element_sibling(),
        "ArrowUp" | "ArrowLeft" => here.previous_element_sibling(),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next
        && next.matches(kind).unwrap_or_default()
    {
        // Lines of a picture take the focus like other elements, by a method of their own type.
        let focus = js_sys::Reflect::get(&next, &"focus".into()).ok();
        if let Some(focus) = focus.and_then(|it| it.dyn_into::<js_sys::Function>().ok()) {
            _ = focus.call0(&next);
        }
    }
}

/// Shows the end of what scrolls in the element of this id.
pub fn scroll_to_end(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.set_scroll_top(element.scroll_height());
    }
}

/// Scrolls what the element of this id stands in sideways, until the element is visible.
pub fn scroll_sideways_to(id: &str) {
    let element = document().get_element_by_id(id);
    let element = element.and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some((element, around)) = element.and_then(|it| it.parent_element().map(|of| (it, of))) {
        around.set_scroll_left(element.offset_left() - around.client_width() / 4);
    }
}

/// Opens the dialog of this id over the page; the browser gives focus back when it closes.
pub fn open(id: &str) {
    if let Some(dialog) = dialog(id)
        && !dialog.open()
        && dialog.show_modal().is_err()
    {
        dialog.set_open(true);
    }
}

/// Closes the dialog of this id.
pub fn close(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

/// Hides the popover of this id, if it is open.
pub fn hide(id: &str) {
    let element = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // One that is shown as part of the page, where there is room, cannot be hidden.
        _ = element.hide_popover();
    }
}

/// The attribute of the root while the answer is shown large.
const PRESENTING: &str = "data-present";

/// Shows the answer large and nothing around it, or stops that.
pub fn present() {
    if let Some(root) = document().document_element() {
        _ = root.toggle_attribute(PRESENTING);
    }
}

/// Stops showing the answer large.
pub fn stop_presenting() {
    if let Some(root) = document().document_element() {
        _ = root.remove_attribute(PRESENTING);
    }
}

/// Tells whoever looks into the browser's console, such as the author of a page around this one.
pub fn warn(message: &str) {
    web_sys::console::warn_2(&"Call Landing:".into(), &message.into());
}

/// Whether a dialog lies over the page.
pub fn is_dialog_open() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|it| it.is_some())
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Whether the page is wide enough to show all questions at once.
pub fn is_wide() -> bool {
    matches("(min-width: 700px)")
}

/// Calls back with the height of an element, now and whenever it changes its size. The browser
/// lets go of the callback together with the element.
pub fn on_size(element: &Element, react: impl Fn(f64) + 'static) {
    let measured = element.clone();
    let react = move || react(measured.get_bounding_client_rect().height());
    let react = Closure::<dyn Fn()>::new(react).into_js_value();
    if let Ok(observer) = ResizeObserver::new(react.unchecked_ref()) {
        observer.observe(element);
    }
}

/// Calls back when the window changes its size, for as long as the caller's view lives.
pub fn on_resize(react: impl Fn() + 'static) {
    listen(ev::resize, move |_| react());
}

/// Listens to the window for as long as the caller's view lives.
pub fn listen<E: EventDescriptor + 'static>(event: E, react: impl Fn(E::EventType) + 'static)
where
    E::EventType: JsCast,
{
    let handle = window_event_listener(event, react);
    on_cleanup(move || handle.remove());
}

/// Calls back once what is going on now is done.
pub fn soon(react: impl FnOnce() + 'static) {
    set_timeout(react, Duration::ZERO);
}

/// Calls back after so many milliseconds.
pub fn after(milliseconds: u64, react: impl FnOnce() + 'static) {
    set_timeout(react, Duration::from_millis(milliseconds));
}

/// Lets the browser do what else waits.
pub async fn breathe() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        _ = window().set_timeout_with_callback(&done);
    });
    _ = JsFuture::from(promise).await;
}

/// Prints the page. Not at once: a dialog that closes is not printed.
pub fn print_soon() {
    soon(|| _ = window().print());
}

/// Whether the event comes from something that takes typing.
pub fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    event.target().and_then(|it| it.dyn_into::<Element>().ok()).is_some_and(|element| {
        // Some browsers leave the focus in a dialog that has closed; nobody types there.
        if element.closest("dialog:not([open])").is_ok_and(|it| it.is_some()) {
            return false;
        }
        let tag = element.tag_name();
        tag == "TEXTAREA"
            || tag == "SELECT"
            || (tag == "INPUT"
                && !matches!(element.get_attribute("type").as_deref(), Some("radio" | "checkbox")))
    })
}

fn matches(query: &str) -> bool {
    // Written at build time, the page shows all there is; its style folds it away where it is narrow.
    if cfg!(not(target_family = "wasm")) {
        return true;
    }
    window().match_media(query).ok().flatten().is_some_and(|it| it.matches())
}

/// An attribute of the root element. All modules share it.
pub fn root_attribute(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Sets an attribute of the root element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        _ = root.set_attribute(name, value);
    }
}
