//! One element type for the whole page.
//!
//! Leptos makes a type of every element with its attributes and children, and compiles each anew:
//! this page came to 203 kB gzip that way. [`El`] is one Leptos view for all elements, HTML and SVG
//! alike; what is inside it (texts, lists, reactive closures) is Leptos' own, erased to `AnyView`.

use leptos::prelude::*;
use leptos::tachys::html::attribute::{Attribute, any_attribute::AnyAttribute};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::dom::{Element, Node};
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Event;

/// Text that is written in the program, or made at run time.
pub type Text = Cow<'static, str>;

type Handler = Box<dyn FnMut(Event) + Send>;
type Views = Box<dyn FnMut() -> Vec<AnyView> + Send>;

/// An element. A pointer, because it is handed on at every step of its making.
pub struct El(Box<Parts>);

/// Tag, attributes, listeners, children.
struct Parts {
    tag: &'static str,
    namespace: Option<&'static str>,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Handler)>,
    children: Vec<AnyView>,
}

/// What an attribute or a property holds.
enum Value {
    Fixed(Option<Text>),
    Live(Box<dyn FnMut() -> Option<Text> + Send>),
    Flag(Box<dyn FnMut() -> bool + Send>),
    Property(Box<dyn FnMut() -> String + Send>),
    Drawn(Box<dyn FnMut(&Element) + Send>),
}

/// An HTML element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    element(tag, None)
}

/// An SVG element.
#[inline(never)]
pub fn svg(tag: &'static str) -> El {
    element(tag, Some("http://www.w3.org/2000/svg"))
}

/// A text as a view.
#[inline(never)]
pub fn text(text: Text) -> AnyView {
    text.into_owned().into_any()
}

fn element(tag: &'static str, namespace: Option<&'static str>) -> El {
    let (attributes, listeners, children) = Default::default();
    El(Box::new(Parts { tag, namespace, attributes, listeners, children }))
}

// Each step is one function that is never inlined: a page is some hundred calls of them.
impl El {
    /// Sets `class`.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Sets `id`.
    #[inline(never)]
    pub fn id(self, id: &'static str) -> Self {
        self.attr("id", id)
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &'static str) -> Self {
        self.value(name, Value::Fixed(Some(Text::Borrowed(value))))
    }

    /// Sets an attribute to a text that was made.
    #[inline(never)]
    pub fn attr_made(self, name: &'static str, value: String) -> Self {
        self.value(name, Value::Fixed(Some(Text::Owned(value))))
    }

    /// Sets an attribute, or leaves it away.
    #[inline(never)]
    pub fn attr_if(self, name: &'static str, value: Option<&'static str>) -> Self {
        self.value(name, Value::Fixed(value.map(Text::Borrowed)))
    }

    /// Keeps an attribute as the signals have it.
    pub fn attr_live(
        self,
        name: &'static str,
        value: impl FnMut() -> Option<Text> + Send + 'static,
    ) -> Self {
        self.value(name, Value::Live(Box::new(value)))
    }

    /// Keeps a property that is on or off as the signals have it.
    pub fn flag(self, name: &'static str, value: impl FnMut() -> bool + Send + 'static) -> Self {
        self.value(name, Value::Flag(Box::new(value)))
    }

    /// Keeps a property that is a text as the signals have it.
    pub fn prop(self, name: &'static str, value: impl FnMut() -> String + Send + 'static) -> Self {
        self.value(name, Value::Property(Box::new(value)))
    }

    /// Fills the element by hand whenever a signal that this reads changes. For what there are
    /// hundreds of: a view for each would be slow.
    pub fn drawn(self, draw: impl FnMut(&Element) + Send + 'static) -> Self {
        self.value("", Value::Drawn(Box::new(draw)))
    }

    /// Listens.
    pub fn on(self, event: &'static str, handler: impl FnMut(Event) + Send + 'static) -> Self {
        self.listen(event, Box::new(handler))
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(self, words: &'static str) -> Self {
        self.view(text(Text::Borrowed(words)))
    }

    /// Adds a text that was made.
    #[inline(never)]
    pub fn made(self, words: String) -> Self {
        self.view(text(Text::Owned(words)))
    }

    /// Adds an element.
    #[inline(never)]
    pub fn child(self, child: El) -> Self {
        self.view(child.into_any())
    }

    /// Adds an element, if there is one.
    #[inline(never)]
    pub fn maybe(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds elements.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Adds views.
    #[inline(never)]
    pub fn views(mut self, views: Vec<AnyView>) -> Self {
        self.0.children.extend(views);
        self
    }

    /// Adds views that are made anew whenever a signal that they read changes.
    pub fn live(self, views: impl FnMut() -> Vec<AnyView> + Send + 'static) -> Self {
        self.reactive(Box::new(views))
    }

    /// Adds an element that is made anew whenever a signal that it reads changes.
    pub fn live_child(self, mut child: impl FnMut() -> El + Send + 'static) -> Self {
        self.live(move || vec![child().into_any()])
    }

    /// Adds a text that is made anew whenever a signal that it reads changes.
    pub fn live_text(self, mut words: impl FnMut() -> Text + Send + 'static) -> Self {
        self.live(move || vec![text(words())])
    }

    #[inline(never)]
    fn value(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn listen(mut self, event: &'static str, handler: Handler) -> Self {
        self.0.listeners.push((event, handler));
        self
    }

    #[inline(never)]
    fn view(mut self, view: AnyView) -> Self {
        self.0.children.push(view);
        self
    }

    #[inline(never)]
    fn reactive(self, views: Views) -> Self {
        self.view(views.into_any())
    }
}

/// What stands in the document for an [`El`].
pub struct ElState {
    tag: &'static str,
    element: Element,
    attributes: Vec<(&'static str, Kept)>,
    listeners: Vec<Listener>,
    children: <Vec<AnyView> as Render>::State,
}

/// What keeps an attribute as it should be.
enum Kept {
    Fixed(Option<Text>),
    /// Alive for as long as the element is.
    #[expect(dead_code, reason = "held for its drop")]
    Live(RenderEffect<()>),
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
            Self::Live(mut value) => Kept::Live(RenderEffect::new(move |_| match value() {
                Some(value) => Rndr::set_attribute(&element, name, &value),
                None => Rndr::remove_attribute(&element, name),
            })),
            Self::Property(mut value) => Kept::Live(RenderEffect::new(move |_| {
                Rndr::set_property(&element, name, &JsValue::from_str(&value()));
            })),
            Self::Drawn(mut draw) => Kept::Live(RenderEffect::new(move |_| draw(&element))),
            Self::Flag(mut value) => Kept::Live(RenderEffect::new(move |_| {
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

impl Render for El {
    type State = ElState;

    fn build(self) -> ElState {
        let Parts { tag, namespace, attributes, listeners, children } = *self.0;
        let element = Rndr::create_element(tag, namespace);
        let mut children = children.build();
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

    /// Brings what is there up to date, so that focus stays where it is; where tag, attributes or
    /// listeners are other ones, the element is replaced.
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
        parts.children.rebuild(&mut state.children);
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

impl AddAnyAttr for El {
    type Output<NewAttr: Attribute> = Self;

    /// Attributes are set on the element itself; none come from outside.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

/// The page is rendered in the browser only, so the parts for servers have nothing to do.
impl RenderHtml for El {
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

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> ElState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
