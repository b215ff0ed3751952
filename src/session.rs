//! What the visitor asks, and what each event does to it and to the browser's history. Pure.

use crate::link::{
    Address, AuditPart, Notice, View, Wishes, file_words, read, script_words, with_script, write,
};
use crate::routing::{Edition, Filter, Inquiry, Landing, Subject, carry_over};

/// The state of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// All that the address holds, and what the addresses of other screens will hold again.
    pub address: Address,
    /// What the screen with the console adds to its address, which nobody else reads.
    pub script: String,
    /// What the screen with expectations adds to its address, which nobody else reads.
    pub file: String,
    /// What was not understood in the address that was opened.
    pub notices: Vec<Notice>,
}

/// Something the visitor did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Asked a question, or changed part of one.
    Ask(Subject),
    /// Applied a change, which is a step of its own: Back undoes it.
    Apply(Subject),
    /// Opened a question on a screen.
    AskOn(View, Subject),
    /// Asked the same in another edition.
    Edition(&'static Edition),
    /// Chose what the matrix shows.
    Filter(Filter),
    /// Chose the policy to compare with.
    Other(Subject),
    /// Swapped the two sides of the comparison.
    Swap,
    /// Wished for a landing for a kind of call (by its position), or took that wish back.
    Wish(usize, Option<Landing>),
    /// Took all wishes back.
    WishNothing,
    /// Asked why the call does not land there.
    WhyNot(Landing),
    /// Said something where one question is asked at a time, or took it back.
    Inquire(Inquiry),
    /// Changed what the screen with the console keeps in the address.
    Script(String),
    /// Changed the expectations.
    Expectations(String),
    /// Went to another screen.
    View(View),
    /// Went to another part of the audit.
    Part(AuditPart),
    /// Opened an address: by hand, by a link, by Back or Forward.
    Open(String),
    /// Read the notices.
    Dismiss,
    /// Set the screen back to its first question, without leaving it or its edition.
    Reset,
}

/// What becomes of the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// An edit: the entry is rewritten.
    Replace,
    /// A change of screen, or something replaced at once: there is a new entry, and Back undoes it.
    Push,
    /// The browser has written the address already. What was still to be written is out of date.
    Theirs,
    /// Nothing changed. What is still to be written stays to be written.
    Unchanged,
}

impl Session {
    /// The state of a page that is opened at an address.
    pub fn opened(fragment: &str) -> Self {
        let (address, mut notices) = read(fragment);
        let (script, of_script) = script_words(fragment);
        if address.view == View::PowerShell {
            notices.extend(of_script);
        }
        let file = match address.view {
            View::Expectations => file_words(fragment),
            _ => String::new(),
        };
        Self { address, script, file, notices }
    }

    /// The same, when some of it was chosen before: what the screen of the address does not show stays
    /// as it was.
    pub fn resumed(fragment: &str, before: &Self) -> Self {
        let mut session = Self::opened(fragment);
        let address = &mut session.address;
        // In another edition, what is chosen from its lists starts anew.
        let kept = before.address.asking(address.subject);
        if address.view != View::Matrix {
            address.filter = kept.filter;
        }
        if address.view != View::Compare {
            address.other = kept.other;
        }
        if address.view != View::Goal {
            address.wishes = kept.wishes;
        }
        if address.view != View::Ask {
            address.inquiry = kept.inquiry;
        }
        if address.view != View::Explore {
            address.wanted = kept.wanted;
        }
        if address.view != View::Audit {
            address.part = kept.part;
        }
        if address.view != View::PowerShell && session.script.is_empty() {
            session.script.clone_from(&before.script);
        }
        if session.address.view != View::Expectations {
            session.file.clone_from(&before.file);
        }
        session
    }

    /// The whole address, from the `#` on.
    pub fn link(&self) -> String {
        match self.address.view {
            View::PowerShell => with_script(&write(&self.address), &self.script),
            View::Expectations => with_script(&write(&self.address), &self.file),
            _ => write(&self.address),
        }
    }

    /// Everything that [`Self::resumed`] keeps, as text: for another module of the page to go on with.
    pub fn kept(&self) -> String {
        let screens =
            [View::Matrix, View::Compare, View::Goal, View::Ask, View::Explore, View::Audit];
        let mut kept: Vec<String> = screens.map(|it| write(&self.address.viewed(it))).to_vec();
        kept.push(with_script(&write(&self.address.viewed(View::Expectations)), &self.file));
        kept.push(with_script(&write(&self.address.viewed(View::PowerShell)), &self.script));
        kept.join("\n")
    }

    /// The state that [`Self::kept`] wrote, with the screen of the last address in it. Lines that are
    /// missing keep their defaults.
    pub fn of_kept(kept: &str) -> Self {
        let mut lines = kept.lines();
        let mut session = Self::opened(lines.next().unwrap_or_default());
        for line in lines {
            session = Self::resumed(line, &session);
        }
        session.notices.clear();
        session
    }

    /// Applies an event, and says what it does to the browser's history.
    pub fn update(&mut self, event: Event) -> History {
        let before = self.clone();
        match event {
            Event::Ask(subject) => self.address = self.address.asking(subject),
            Event::Apply(subject) => {
                self.address = self.address.asking(subject).settled();
                return self.push_if_changed(&before);
            }
            Event::AskOn(view, subject) => {
                self.address = self.address.asking(subject).viewed(view).settled();
                return self.push_if_changed(&before);
            }
            Event::Edition(edition) if edition == self.address.edition() => {}
            Event::Edition(edition) => {
                let carried = carry_over(&self.address.subject, edition).subject;
                self.address = self.address.asking(carried).settled();
                return History::Push;
            }
            Event::Filter(filter) => self.address.filter = filter,
            Event::Other(other) => self.address.other = other,
            Event::Swap => {
                let Address { subject, other, .. } = self.address;
                self.address.subject = subject.with_policy_of(other);
                self.address.other = other.with_policy_of(subject);
            }
            Event::Wish(line, wanted) => {
                self.address.wishes = self.address.wishes.with(line, wanted);
            }
            Event::WishNothing => self.address.wishes = Wishes::default(),
            Event::WhyNot(landing) => self.address.wanted = landing,
            Event::Inquire(inquiry) => {
                self.address.inquiry = inquiry;
                return self.push_if_changed(&before);
            }
            Event::Script(words) => {
                self.script = script_words(&with_script("#/powershell", &words)).0;
            }
            Event::Expectations(words) => self.file = words,
            Event::View(view) => self.address = self.address.viewed(view),
            Event::Part(part) => self.address.part = part,
            Event::Open(fragment) => {
                *self = Self::resumed(&fragment, self);
                return History::Theirs;
            }
            // The address is written anew, without the words that were not understood.
            Event::Dismiss => {
                self.notices.clear();
                return History::Replace;
            }
            // What the screen does not show stays as it is, so that Back restores everything.
            Event::Reset => {
                let Address { view, .. } = self.address;
                let first = write(&Address::first(self.address.edition()).viewed(view));
                *self = Self { notices: Vec::new(), ..Self::resumed(&first, self) };
                return self.push_if_changed(&before);
            }
        }
        self.address = self.address.settled();
        match self.link() == before.link() {
            true => History::Unchanged,
            false if self.address.view != before.address.view => History::Push,
            false if self.address.part != before.address.part => History::Push,
            false => History::Replace,
        }
    }

    fn push_if_changed(&self, before: &Self) -> History {
        // Words that were not understood are in the address, but not in the link.
        let is_changed = self.link() != before.link() || self.notices != before.notices;
        if is_changed { History::Push } else { History::Unchanged }
    }
}
