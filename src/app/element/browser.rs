//! Elements as Leptos views: in the document, kept up to date by signals.

use super::list::{List, ListState};
use super::{El, Handler, Parts, Piece, Text, Value};
use leptos::prelude::*;
use leptos::tachys::html::attribute::{Attribute, any_attribute::AnyAttribute};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::dom::{Element, Node};
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Event;

/// What stands in the document for an [`El`].
pub struct ElState {
    tag: &'static str,
    element: Element,
    attributes: Vec<(&'static str, Kept)>,
    listeners: Vec<Listener>,
    children: ListState,
}

/// What keeps an attribute as it should be.
enum Kept {
    Fixed(Option<Text>),
    /// Alive for as long as the element is.
    #[expect(dead_code, reason = "held for its drop")]
    Effect(RenderEffect<()>),
}

/// A listener whose handler can be exchanged.
struct Listener {
    event: &'static str,
    handler: Rc<RefCell<Handler>>,
    _closure: Closure<dyn FnMut(Event)>,
}

impl Value {
    fn keep(self, element: &Element, name: &'static str) -> Kept {
        let element = element.clone();
        match self {
            Self::Fixed(value) => {
                if let Some(value) = &value {
                    Rndr::set_attribute(&element, name, value);
                }
                Kept::Fixed(value)
            }
            Self::Dynamic(mut value) => Kept::Effect(RenderEffect::new(move |_| match value() {
                // A rebuilt element has the attribute already.
                Some(value) if element.get_attribute(name).as_deref() == Some(&value) => {}
                Some(value) => Rndr::set_attribute(&element, name, &value),
                None => Rndr::remove_attribute(&element, name),
            })),
            Self::PropText(mut value) => Kept::Effect(RenderEffect::new(move |_| {
                Rndr::set_property(&element, name, &JsValue::from_str(&value()));
            })),
            Self::Effect(mut effect) => Kept::Effect(RenderEffect::new(move |_| effect(&element))),
            Self::PropBool(mut value) => Kept::Effect(RenderEffect::new(move |_| {
                Rndr::set_property(&element, name, &JsValue::from_bool(value()));
            })),
        }
    }
}

impl Listener {
    fn new(element: &Element, event: &'static str, handler: Handler) -> Self {
        let handler = Rc::new(RefCell::new(handler));
        let called = Rc::clone(&handler);
        let closure = Closure::<dyn FnMut(Event)>::new(move |event| {
            // An event that is fired by its own handler is passed over.
            if let Ok(mut handler) = called.try_borrow_mut() {
                handler(event);
            }
        });
        _ = element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Self { event, handler, _closure: closure }
    }
}

impl Piece {
    #[inline(never)]
    pub(super) fn into_view(self) -> AnyView {
        match self {
            Self::Text(text) => text.into_owned().into_any(),
            Self::El(element) => element.into_any(),
            Self::Dynamic(mut pieces) => {
                let list: Box<dyn FnMut() -> List + Send> = Box::new(move || List(pieces()));
                list.into_any()
            }
            Self::View(view) => view,
            #[cfg(feature = "prerender")]
            Self::Html(_) => ().into_any(),
        }
    }
}

impl Render for El {
    type State = ElState;

    fn build(self) -> ElState {
        let Parts { tag, namespace, attributes, listeners, children, .. } = *self.0;
        let element = Rndr::create_element(tag, namespace);
        let mut children = List(children).build();
        children.mount(&element, None);
        let attributes = attributes.into_iter();
        let listeners = listeners.into_iter();
        ElState {
            tag,
            attributes: attributes
                .map(|(name, value)| (name, value.keep(&element, name)))
                .collect(),
            listeners: listeners.map(|(event, it)| Listener::new(&element, event, it)).collect(),
            children,
            element,
        }
    }

    /// Updates the element in place, so that it keeps focus. An element with another tag, other
    /// attributes or other listeners replaces it.
    fn rebuild(self, state: &mut ElState) {
        let parts = &self.0;
        let alike = parts.tag == state.tag
            && parts.attributes.iter().map(|it| it.0).eq(state.attributes.iter().map(|it| it.0))
            && parts.listeners.iter().map(|it| it.0).eq(state.listeners.iter().map(|it| it.event));
        if !alike {
            let mut fresh = self.build();
            state.insert_before_this(&mut fresh);
            state.unmount();
            *state = fresh;
            return;
        }
        let parts = self.0;
        for ((name, value), (_, kept)) in parts.attributes.into_iter().zip(&mut state.attributes) {
            match (value, &mut *kept) {
                (Value::Fixed(value), Kept::Fixed(old)) if *old == value => {}
                (Value::Fixed(None), _) => {
                    Rndr::remove_attribute(&state.element, name);
                    *kept = Kept::Fixed(None);
                }
                (value, _) => *kept = value.keep(&state.element, name),
            }
        }
        for ((_, handler), listener) in parts.listeners.into_iter().zip(&state.listeners) {
            // Effects run after handlers have returned, so the old one is never running here.
            if let Ok(mut old) = listener.handler.try_borrow_mut() {
                *old = handler;
            }
        }
        List(parts.children).rebuild(&mut state.children);
    }
}

impl Mountable for ElState {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

/// Leptos sets no attributes on these from outside, and it does not write their HTML: `html` does.
macro_rules! as_leptos_view {
    ($view:ty) => {
        impl AddAnyAttr for $view {
            type Output<NewAttr: Attribute> = Self;

            fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
                self
            }
        }

        impl RenderHtml for $view {
            type AsyncOutput = Self;
            type Owned = Self;

            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            async fn resolve(self) -> Self {
                self
            }

            fn to_html_with_buf(
                self,
                _: &mut String,
                _: &mut Position,
                _: bool,
                _: bool,
                _: Vec<AnyAttribute>,
            ) {
            }

            fn hydrate<const FROM_SERVER: bool>(
                self,
                _: &Cursor,
                _: &PositionState,
            ) -> <Self as Render>::State {
                self.build()
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}

pub(super) use as_leptos_view;

as_leptos_view!(El);
