//! One element type for the whole page.
//!
//! Leptos makes a type of every element with its attributes and children, and compiles each anew:
//! this page came to 203 kB gzip that way. [`El`] is one Leptos view for all elements, HTML and SVG
//! alike; what is inside
//! it is a [`Piece`], which becomes Leptos' own text, list or reactive closure. With the feature
//! `prerender` an element also writes itself as HTML, without a browser.

mod browser;
#[cfg(feature = "prerender")]
mod html;

pub use browser::into_views;

use leptos::tachys::renderer::dom::Element;
use std::borrow::Cow;
use web_sys::Event;

/// Text that is written in the program, or made at run time.
pub type Text = Cow<'static, str>;

type Handler = Box<dyn FnMut(Event) + Send>;
/// Makes pieces, whenever it is asked to.
pub type Pieces = Box<dyn FnMut() -> Vec<Piece> + Send>;

/// The attribute that holds an element's key.
const KEY: &str = "data-key";

/// An element. A pointer, because it is handed on at every step of its making.
pub struct El(Box<Parts>);

/// Tag, attributes, listeners, children.
struct Parts {
    tag: &'static str,
    namespace: Option<&'static str>,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Handler)>,
    children: Vec<Piece>,
    #[cfg(feature = "prerender")]
    is_later: bool,
}

/// What stands in an element.
pub enum Piece {
    /// A text.
    Text(Text),
    /// An element.
    El(El),
    /// What is made anew whenever a signal that it reads changes.
    Live(Pieces),
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

fn element(tag: &'static str, namespace: Option<&'static str>) -> El {
    let (attributes, listeners, children) = Default::default();
    El(Box::new(Parts {
        tag,
        namespace,
        attributes,
        listeners,
        children,
        #[cfg(feature = "prerender")]
        is_later: false,
    }))
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

    /// Gives the element a name of its own: under another one it is another element, and what moves
    /// in it begins anew.
    pub fn key(self, key: String) -> Self {
        self.attr_made(KEY, key)
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

    /// Leaves the element out of what is written at build time: what nobody needs before the
    /// program is there.
    #[cfg_attr(not(feature = "prerender"), expect(unused_mut, reason = "nothing to note"))]
    pub fn later(mut self) -> Self {
        #[cfg(feature = "prerender")]
        {
            self.0.is_later = true;
        }
        self
    }

    /// Listens.
    pub fn on(self, event: &'static str, handler: impl FnMut(Event) + Send + 'static) -> Self {
        self.listen(event, Box::new(handler))
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(self, words: &'static str) -> Self {
        self.piece(Piece::Text(Text::Borrowed(words)))
    }

    /// Adds a text that was made.
    #[inline(never)]
    pub fn made(self, words: String) -> Self {
        self.piece(Piece::Text(Text::Owned(words)))
    }

    /// Adds an element.
    #[inline(never)]
    pub fn child(self, child: El) -> Self {
        self.piece(Piece::El(child))
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

    /// Adds pieces.
    #[inline(never)]
    pub fn pieces(mut self, pieces: Vec<Piece>) -> Self {
        self.0.children.extend(pieces);
        self
    }

    /// Adds pieces that are made anew whenever a signal that they read changes.
    pub fn live(self, pieces: impl FnMut() -> Vec<Piece> + Send + 'static) -> Self {
        self.piece(Piece::Live(Box::new(pieces)))
    }

    /// Adds an element that is made anew whenever a signal that it reads changes.
    pub fn live_child(self, mut child: impl FnMut() -> El + Send + 'static) -> Self {
        self.live(move || vec![Piece::El(child())])
    }

    /// Adds a text that is made anew whenever a signal that it reads changes.
    pub fn live_text(self, mut words: impl FnMut() -> Text + Send + 'static) -> Self {
        self.live(move || vec![Piece::Text(words())])
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

impl From<El> for Piece {
    fn from(element: El) -> Self {
        Self::El(element)
    }
}
