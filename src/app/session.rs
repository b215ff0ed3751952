//! What the visitor asks, and how each event changes it.

use crate::link::{Address, Notice, Other, View, Wishes, carried, read, with_carried, write};
use crate::routing::{CallType, Change, CustomerType, Edition, Filter, Landing, carry_over};

/// The state of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// All that the address holds.
    pub address: Address,
    /// What the screen with the console adds to it, which nobody else reads.
    pub carried: String,
    /// What was not understood of the address that was opened.
    pub notices: Vec<Notice>,
    /// Whether the stored settings could be read.
    pub storage_read: bool,
}

/// Something the visitor did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Chose a call.
    Call(CallType),
    /// Chose an organization.
    Customer(CustomerType),
    /// Changed policy, choice or licence, in one or more ways at once.
    Apply(Vec<Change>),
    /// Followed a link inside the screen: an edit.
    Follow(String),
    /// Answered a question of the edition, by its key and the word of the answer.
    Answer(&'static str, String),
    /// Asked the same of another edition.
    Edition(Edition),
    /// Chose what the matrix shows.
    Filter(Filter),
    /// Chose what to compare with.
    Other(Other),
    /// Swapped the two sides of the comparison.
    Swap,
    /// Wished for a landing of a call, or for none.
    Wish(CallType, Option<Landing>),
    /// Took all wishes back.
    WishNothing,
    /// Changed what the screen with the console keeps in the address.
    Carry(String),
    /// Went to another screen.
    View(View),
    /// Opened an address: by hand, by a link, by Back or Forward.
    Open(String),
    /// Read the notices.
    Dismiss,
    /// Started over.
    Reset,
}

/// What becomes of the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// An edit: the entry is rewritten.
    Replace,
    /// A change of view: there is a new entry.
    Push,
    /// The address is there already.
    Keep,
}

impl Session {
    /// The state of a page opened at an address.
    pub fn opened(fragment: &str, storage_read: bool) -> Self {
        let (address, notices) = read(fragment);
        Self { address, carried: carried(fragment), notices, storage_read }
    }

    /// The whole address, from the `#` on.
    pub fn link(&self) -> String {
        match self.address.view {
            View::PowerShell => with_carried(&write(&self.address), &self.carried),
            _ => write(&self.address),
        }
    }

    /// Takes an event in.
    pub fn update(&mut self, event: Event) -> History {
        let Address { scenario, instance, .. } = &mut self.address;
        match event {
            Event::Call(call) => scenario.call = call,
            Event::Customer(customer) => scenario.customer = customer,
            Event::Apply(changes) => {
                for change in changes {
                    *scenario = change.apply(*scenario);
                    if let Change::Grant(granted) = change {
                        *instance = granted;
                    }
                }
            }
            Event::Follow(link) => *self = Self::opened(&link, self.storage_read),
            Event::Answer(key, word) => {
                if let Some(case) = self.address.case().answered(key, &word) {
                    self.address.ask(case);
                }
            }
            Event::Edition(edition) if edition == self.address.edition => return History::Keep,
            Event::Edition(edition) => {
                let carried = carry_over(self.address.case());
                self.address.edition = edition;
                self.address.instance = carried.instance;
                self.address.filter = Filter::default();
                self.address.ask(carried.case);
                return History::Push;
            }
            Event::Filter(filter) => self.address.filter = filter,
            Event::Other(other) => self.address.other = other,
            Event::Swap => {
                let Address { edition, other, conversation, instance, scenario, .. } =
                    &mut self.address;
                match edition {
                    Edition::Guide201712 => {
                        std::mem::swap(&mut other.instance, instance);
                        std::mem::swap(&mut other.policy, &mut scenario.policy);
                    }
                    Edition::Modes201908 => {
                        std::mem::swap(&mut other.mode, &mut conversation.mode);
                    }
                }
            }
            Event::Wish(call, wanted) => {
                self.address.wishes = self.address.wishes.with(call, wanted);
            }
            Event::WishNothing => self.address.wishes = Wishes::default(),
            Event::Carry(carried) => self.carried = carried,
            Event::View(view) if view == self.address.view => return History::Keep,
            Event::View(view) => {
                self.address.view = view;
                return History::Push;
            }
            Event::Open(fragment) => {
                *self = Self::opened(&fragment, self.storage_read);
                return History::Keep;
            }
            Event::Dismiss => {
                self.notices.clear();
                self.storage_read = true;
            }
            Event::Reset => *self = Self::opened("", true),
        }
        History::Replace
    }
}
