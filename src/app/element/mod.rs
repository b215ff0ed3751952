//! One element type for the whole page.
//!
//! Leptos' `view!` and its builder make a type of every element with its attributes and children,
//! and each type is compiled anew. [`El`] is one Leptos view for all elements, HTML and SVG alike.
//! Its methods are named as in Leptos' builder where they do the same; those that keep something up
//! to date by signals start with `dyn_`. With the feature `prerender` an element also writes itself
//! as HTML, without a browser. See `docs/elements.md`.

mod browser;
#[cfg(feature = "prerender")]
mod html;
mod list;

pub use list::into_views;

use leptos::prelude::{AnyView, IntoAny};
use leptos::tachys::renderer::dom::Element;
use std::borrow::Cow;
use web_sys::Event;

/// A literal, or text made at run time.
pub type Text = Cow<'static, str>;

type Handler = Box<dyn FnMut(Event) + Send>;
/// A reactive list of children.
pub type Pieces = Box<dyn FnMut() -> Vec<Piece> + Send>;

/// The attribute that holds an element's key.
const KEY: &str = "data-key";

/// An element. Boxed, because every step of building it moves it.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    namespace: Option<&'static str>,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Handler)>,
    children: Vec<Piece>,
    #[cfg(feature = "prerender")]
    is_client_only: bool,
}

/// A child of an element.
pub enum Piece {
    /// Text.
    Text(Text),
    /// An element.
    El(El),
    /// Children that are rebuilt whenever a signal that they read changes.
    Dynamic(Pieces),
    /// Any Leptos view.
    View(AnyView),
    /// HTML that was written at build time, to go into more of it.
    #[cfg(feature = "prerender")]
    Html(String),
}

enum Value {
    Fixed(Option<Text>),
    Dynamic(Box<dyn FnMut() -> Option<Text> + Send>),
    PropBool(Box<dyn FnMut() -> bool + Send>),
    PropText(Box<dyn FnMut() -> String + Send>),
    Effect(Box<dyn FnMut(&Element) + Send>),
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

fn element(tag: &'static str, namespace: Option<&'static str>) -> El {
    let (attributes, listeners, children) = Default::default();
    El(Box::new(Parts {
        tag,
        namespace,
        attributes,
        listeners,
        children,
        #[cfg(feature = "prerender")]
        is_client_only: false,
    }))
}

// `#[inline(never)]`: the page calls these some thousand times. A generic one is compiled once for
// each type that it is called with, and there are few.
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

    /// Sets an attribute. `None` leaves it out.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: impl IntoAttribute) -> Self {
        self.value(name, Value::Fixed(value.into_attribute()))
    }

    /// Tells the element from its siblings. When a list is rebuilt, the element with the same key
    /// is kept and moved to its new place. An element with a new key is a new element, so its
    /// animations start again.
    pub fn key(self, key: String) -> Self {
        self.attr(KEY, key)
    }

    /// Sets an attribute whenever a signal that `value` reads changes. `None` removes it.
    pub fn dyn_attr(
        self,
        name: &'static str,
        value: impl FnMut() -> Option<Text> + Send + 'static,
    ) -> Self {
        self.value(name, Value::Dynamic(Box::new(value)))
    }

    /// Sets a property whenever a signal that `value` reads changes.
    pub fn prop<V: Property>(
        self,
        name: &'static str,
        value: impl FnMut() -> V + Send + 'static,
    ) -> Self {
        let value = V::value(Box::new(value));
        self.value(name, value.0)
    }

    /// Runs an effect with the element, in the browser only. Use it to draw by hand what would be
    /// slow as hundreds of views.
    pub fn effect(self, effect: impl FnMut(&Element) + Send + 'static) -> Self {
        self.value("", Value::Effect(Box::new(effect)))
    }

    /// Leaves the element out of the HTML that is written at build time.
    #[cfg_attr(not(feature = "prerender"), expect(unused_mut, reason = "nothing to note"))]
    pub fn client_only(mut self) -> Self {
        #[cfg(feature = "prerender")]
        {
            self.0.is_client_only = true;
        }
        self
    }

    /// Sets an attribute only in the HTML that is written at build time.
    pub fn html_attr(self, name: &'static str, value: &'static str) -> Self {
        if cfg!(feature = "prerender") { self.attr(name, value) } else { self }
    }

    /// Listens for an event.
    pub fn on(self, event: &'static str, handler: impl FnMut(Event) + Send + 'static) -> Self {
        self.listen(event, Box::new(handler))
    }

    /// Adds text.
    #[inline(never)]
    pub fn text(self, text: impl Into<Text>) -> Self {
        self.piece(Piece::Text(text.into()))
    }

    /// Adds an element or a piece. `None` adds nothing.
    #[inline(never)]
    pub fn child(self, child: impl IntoChild) -> Self {
        match child.into_child() {
            Some(child) => self.piece(child),
            None => self,
        }
    }

    /// Adds elements or pieces.
    pub fn children(self, children: impl IntoIterator<Item = impl IntoChild>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Adds a Leptos view: a component, or what `view!` makes. It is not in the HTML that is written
    /// at build time.
    pub fn view(self, view: impl IntoAny) -> Self {
        self.piece(Piece::View(view.into_any()))
    }

    /// Adds children that are rebuilt whenever a signal that they read changes.
    pub fn dyn_children(self, pieces: impl FnMut() -> Vec<Piece> + Send + 'static) -> Self {
        self.piece(Piece::Dynamic(Box::new(pieces)))
    }

    /// Adds an element that is rebuilt whenever a signal that it reads changes.
    pub fn dyn_child(self, mut child: impl FnMut() -> El + Send + 'static) -> Self {
        self.dyn_children(move || vec![Piece::El(child())])
    }

    /// Adds text that changes whenever a signal that it reads changes.
    pub fn dyn_text(self, mut text: impl FnMut() -> Text + Send + 'static) -> Self {
        self.dyn_children(move || vec![Piece::Text(text())])
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
    fn piece(mut self, piece: Piece) -> Self {
        self.0.children.push(piece);
        self
    }
}

/// What [`El::attr`] takes.
pub trait IntoAttribute {
    /// `None` leaves the attribute out.
    fn into_attribute(self) -> Option<Text>;
}

impl IntoAttribute for &'static str {
    fn into_attribute(self) -> Option<Text> {
        Some(Text::Borrowed(self))
    }
}

impl IntoAttribute for String {
    fn into_attribute(self) -> Option<Text> {
        Some(Text::Owned(self))
    }
}

impl<T: IntoAttribute> IntoAttribute for Option<T> {
    fn into_attribute(self) -> Option<Text> {
        self.and_then(T::into_attribute)
    }
}

/// What [`El::prop`] sets: `true` or `false`, or text.
pub trait Property: Sized {
    /// Keeps the property up to date.
    fn value(value: Box<dyn FnMut() -> Self + Send>) -> PropertyValue;
}

/// The source of a property's value.
pub struct PropertyValue(Value);

impl Property for bool {
    fn value(value: Box<dyn FnMut() -> Self + Send>) -> PropertyValue {
        PropertyValue(Value::PropBool(value))
    }
}

impl Property for String {
    fn value(value: Box<dyn FnMut() -> Self + Send>) -> PropertyValue {
        PropertyValue(Value::PropText(value))
    }
}

/// What [`El::child`] takes.
pub trait IntoChild {
    /// `None` adds nothing.
    fn into_child(self) -> Option<Piece>;
}

impl IntoChild for El {
    fn into_child(self) -> Option<Piece> {
        Some(Piece::El(self))
    }
}

impl IntoChild for Piece {
    fn into_child(self) -> Option<Piece> {
        Some(self)
    }
}

impl<T: IntoChild> IntoChild for Option<T> {
    fn into_child(self) -> Option<Piece> {
        self.and_then(T::into_child)
    }
}

impl From<El> for Piece {
    fn from(element: El) -> Self {
        Self::El(element)
    }
}

impl From<String> for Piece {
    fn from(text: String) -> Self {
        Self::Text(Text::Owned(text))
    }
}
