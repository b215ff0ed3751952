//! Lists of children as Leptos views. Leptos' own `keyed` costs some 6 kB gzip in each module.

use super::browser::as_leptos_view;
use super::{El, KEY, Piece, Text, Value};
use leptos::prelude::*;
use leptos::tachys::html::attribute::{Attribute, any_attribute::AnyAttribute};
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::dom::{Element, Node};
use leptos::tachys::renderer::types::Placeholder;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

/// Children of one element, or what a reactive closure made of them.
pub struct List(pub Vec<Piece>);

/// What stands in the document for a [`List`].
pub struct ListState {
    children: Vec<Child>,
    /// Marks the place of a list that is empty.
    end: Placeholder,
}

struct Child {
    key: Option<Text>,
    state: AnyViewState,
}

impl Child {
    fn new(key: Option<Text>, piece: Piece) -> Self {
        Self { key, state: piece.into_view().build() }
    }
}

/// Pieces as one Leptos view.
pub fn into_views(pieces: Vec<Piece>) -> impl IntoView {
    List(pieces)
}

impl Piece {
    fn key(&self) -> Option<Text> {
        let Self::El(El(parts)) = self else { return None };
        parts.attributes.iter().find_map(|(name, value)| match value {
            Value::Fixed(key) if *name == KEY => key.clone(),
            _ => None,
        })
    }
}

impl Render for List {
    type State = ListState;

    fn build(self) -> ListState {
        let children = self.0.into_iter().map(|it| Child::new(it.key(), it)).collect();
        ListState { children, end: Rndr::create_placeholder() }
    }

    /// Updates children with the same keys, and those without keys in their order.
    fn rebuild(self, state: &mut ListState) {
        let old = std::mem::take(&mut state.children);
        let mut old: Vec<Option<Child>> = old.into_iter().map(Some).collect();
        let (mut left, mut next) = (old.len(), 0);
        let mut places = Vec::new();
        for piece in self.0 {
            let key = piece.key();
            let is_it = |it: &Option<Child>| it.as_ref().is_some_and(|it| it.key == key);
            // Usually the next one.
            let place = (left > 0).then(|| {
                let later = old.iter().skip(next).position(is_it).map(|at| next + at);
                later.or_else(|| old.iter().take(next).position(is_it))
            });
            let place = place.flatten();
            let kept = place.and_then(|at| old.get_mut(at)?.take());
            places.push(place);
            state.children.push(match kept {
                Some(mut child) => {
                    left -= 1;
                    next = place.map_or(next, |at| at + 1);
                    piece.into_view().rebuild(&mut child.state);
                    child
                }
                None => Child::new(key, piece),
            });
        }
        for child in old.iter_mut().flatten() {
            child.state.unmount();
        }
        state.place(&places);
    }
}

impl ListState {
    /// Puts children where they belong, given the places where they were. From the end, because a
    /// child is inserted before its next sibling. Children that are in order are not touched: moving
    /// an element takes its focus away.
    fn place(&mut self, places: &[Option<usize>]) {
        let mut bound = usize::MAX;
        let mut siblings = self.children.as_mut_slice();
        let mut placed: Vec<&Child> = Vec::new();
        for place in places.iter().rev() {
            let Some((child, rest)) = siblings.split_last_mut() else { return };
            siblings = rest;
            match *place {
                Some(place) if place < bound => bound = place,
                _ => {
                    let is_in = placed
                        .iter()
                        .rev()
                        .any(|next| next.state.insert_before_this(&mut child.state));
                    if !is_in {
                        self.end.insert_before_this(&mut child.state);
                    }
                }
            }
            placed.push(child);
        }
    }
}

impl Mountable for ListState {
    fn unmount(&mut self) {
        self.children.iter_mut().for_each(|it| it.state.unmount());
        self.end.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.children.iter_mut().for_each(|it| it.state.mount(parent, marker));
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.children.iter().any(|it| it.state.insert_before_this(child))
            || self.end.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.children.iter().flat_map(|it| it.state.elements()).collect()
    }
}

as_leptos_view!(List);
