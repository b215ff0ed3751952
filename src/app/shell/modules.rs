//! The modules that the page is made of. The script in `index.html` fetches one when it is asked
//! for; it and they talk by events of the window. The address holds the whole state, so handing the
//! page over needs nothing else.

use super::document::is_ready;
use leptos::prelude::{document, window};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, HtmlElement};

thread_local! {
    /// What is on the page while this module has it; dropping it takes it off.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Mounts this module whenever the page is given to it, and takes it off when another enters.
pub fn offer(
    module: &'static str,
    all: &[&'static str],
    mount: impl Fn() -> Option<Box<dyn Any>> + 'static,
) {
    let mount = Rc::new(mount);
    for &entering in all {
        let mount = Rc::clone(&mount);
        let react = move |_: Event| {
            let old = MOUNTED.with_borrow_mut(Option::take);
            let is_handed_over = old.is_none() && is_ready();
            drop(old);
            if entering == module {
                let mounted = mount();
                MOUNTED.with_borrow_mut(|it| *it = mounted);
                if is_handed_over {
                    focus_current();
                }
            }
        };
        let react = Closure::<dyn FnMut(Event)>::new(react);
        let name = format!("call-landing-enter-{entering}");
        _ = window().add_event_listener_with_callback(&name, react.as_ref().unchecked_ref());
        // Listens for as long as the page lives.
        react.forget();
    }
}

/// Asks for the page to be given to another module. One that asks for itself would ask for ever.
pub fn hand_over(from: &str, to: &str) {
    if from == to {
        super::crash::show("the screen is in none of the modules");
    } else if let Ok(event) = Event::new(&format!("call-landing-open-{to}")) {
        _ = window().dispatch_event(&event);
    }
}

/// Gives the keyboard back its place after a screen was chosen in the navigation.
fn focus_current() {
    if let Ok(Some(link)) = document().query_selector("header nav [aria-current]")
        && let Some(link) = link.dyn_ref::<HtmlElement>()
    {
        _ = link.focus();
    }
}
