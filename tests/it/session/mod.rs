//! What each event does to the address and to the browser's history, on every screen and in every
//! edition.

mod any_order;
mod history;
mod kept;

use call_landing::editions;
use call_landing::link::{
    Address, AuditPart, Expect, Script, View, axis_parts, read, read_carried, write_file,
    write_script,
};
use call_landing::routing::{
    Change, Edition, Filter, Inquiry, Landing, Only, Role, Subject, Turn, carry_over, every_case,
    is_enumerable,
};
use call_landing::session::{Event, History, Session};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use strum::VariantArray;

fn event(name: &str, at: &Session) -> Event {
    let Address { view, subject, mut filter, other, .. } = at.address;
    let edition = at.address.edition();
    match name {
        "ask something else" => Event::Ask(another(subject)),
        "ask the same" => Event::Ask(subject),
        "apply a change" => Event::Apply(another(subject)),
        "apply what is so already" => Event::Apply(subject),
        "ask on Explore" => Event::AskOn(View::Explore, another(subject)),
        "ask on Compare" => Event::AskOn(View::Compare, another(subject)),
        "ask the same on this screen" => Event::AskOn(view, subject),
        "ask another edition" => Event::Ask(carry_over(&subject, other_edition(edition)).subject),
        "choose another edition" => Event::Edition(other_edition(edition)),
        "choose the same edition" => Event::Edition(edition),
        "filter by landing" => {
            filter.landings = filter.landings.toggled(1);
            Event::Filter(filter)
        }
        "choose an axis" => {
            filter.columns = axis_parts(edition).last();
            Event::Filter(filter)
        }
        "filter by what no axis has" => {
            // Where every question lies on an axis, one that does not exist.
            let mut hidden = edition.numbered().map(|it| it.0);
            let hidden = hidden.find(|it| !filter.varies(edition, *it)).unwrap_or(31);
            *filter.of_mut(hidden).unwrap() = Only::default().toggled(0);
            Event::Filter(filter)
        }
        "compare with another policy" => {
            Event::Other(other.granted(edition.policy.presets.last().unwrap()))
        }
        // The other side is a policy; which call it is about makes no difference.
        "compare with the same" => Event::Other(Subject { case: another(other).case, ..other }),
        "swap the two sides" => Event::Swap,
        "wish for a landing" => Event::Wish(1, Some(Landing::Nowhere)),
        "wish for nothing" => Event::WishNothing,
        "wish for no kind of call" => Event::Wish(edition.wished().count(), Some(Landing::Teams)),
        "ask why not elsewhere" => Event::WhyNot(Landing::Nowhere),
        "ask why not there again" => Event::WhyNot(at.address.wanted),
        "change the script" => Event::Script(script("Get-CsOnlineUser | Format-List", 1)),
        "change the expectations" => Event::Expectations(write_file("#/explore → teams")),
        "go to Explore" => Event::View(View::Explore),
        "go to PowerShell" => Event::View(View::PowerShell),
        "go to this screen" => Event::View(view),
        "go to a part of the audit" => Event::Part(AuditPart::Users),
        "go to this part" => Event::Part(at.address.part),
        "open an address" => Event::Open("#/goal?call=pstn-out".to_owned()),
        "open this address" => Event::Open(at.link()),
        "open a broken address" => Event::Open("#/nowhere?call=fax".to_owned()),
        "say something" => Event::Inquire(Inquiry::about(Some(Landing::Nowhere))),
        "read the notices" => Event::Dismiss,
        "start over" => Event::Reset,
        _ => panic!("no such event: {name}"),
    }
}

fn script(text: &str, done: usize) -> String {
    write_script(&Script { script: Some(text.to_owned()), done, ..Script::default() })
}

fn other_edition(edition: &Edition) -> &'static Edition {
    editions::ALL.iter().find(|it| **it != edition).unwrap()
}

/// The same with another call.
fn another(subject: Subject) -> Subject {
    let at = subject.edition().position("call").unwrap();
    subject.with(at, (subject.case.get(at) + 1) % 3)
}

/// A session in which every screen has something of its own to keep.
fn busy(edition: &'static Edition, view: View) -> Session {
    let mut session = Session::opened("");
    let presets = edition.policy.presets;
    let first = Subject::first(edition).granted(&presets[2]);
    let mut filter = Filter::default();
    filter.turn = Turn::Swapped;
    for event in [
        Event::Edition(edition),
        Event::Ask(another(first)),
        Event::Filter(filter),
        Event::Other(first.granted(&presets[3])),
        Event::Wish(0, Some(Landing::SkypeForBusiness)),
        Event::WhyNot(Landing::NotSupported),
        Event::Script(script("Get-CsOnlineUser", 1)),
        Event::Expectations(write_file("#/explore → sfb")),
        Event::Part(AuditPart::Landings),
        Event::Inquire(Inquiry::about(Some(Landing::Teams))),
        Event::View(view),
    ] {
        session.update(event);
    }
    session
}

/// What a screen shows: the question and what is the screen's own. The rest stays at its default.
fn shown(session: &Session) -> Session {
    let Address { view, subject, filter, other, wishes, wanted, part, embed, inquiry, item } =
        session.address;
    let first = Address { view, subject, ..Address::first(subject.edition()) };
    let address = match view {
        View::Explore => Address { wanted, embed, ..first },
        View::Matrix => Address { filter, ..first },
        View::Compare => Address { other, ..first },
        View::Goal => Address { wishes, ..first },
        View::Ask => Address { inquiry, ..first },
        View::Audit => Address { part, ..first },
        View::Rules | View::Doubts | View::Glossary => Address { item, ..first },
        View::PowerShell
        | View::Timeline
        | View::About
        | View::Embed
        | View::Search
        | View::Expectations => first,
    };
    let script = if view == View::PowerShell { session.script.clone() } else { String::new() };
    let file = if view == View::Expectations { session.file.clone() } else { String::new() };
    Session { address, script, file, notices: Vec::new() }
}

/// Verifies that the address says all that the screen shows, and that with what is kept beside it
/// nothing is lost.
#[track_caller]
fn check_kept(session: &Session) {
    let link = session.link();
    let opened = Session::opened(&link);
    assert_eq!(opened, shown(session), "opened at {link}");
    assert_eq!(opened.link(), link, "opened and written again");
    let resumed = Session::resumed(&link, &Session::of_kept(&session.kept()));
    let told = Session { notices: Vec::new(), ..session.clone() };
    assert_eq!(resumed, told, "resumed at {link} with\n{}", session.kept());
}
