//! What each event does to the address and to the browser's history, on every screen and in every
//! edition.

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

/// What becomes of the history: `replace` rewrites the entry, `push` adds one, `theirs` means that
/// the browser has written the address already, and `-` leaves everything as it is. Each column is the
/// screen on which the event happens.
const HISTORY: &str = "
| event                       | explore | matrix  | compare | goal    | ask     | powershell | audit   | rules   | doubts | timeline | glossary | about   | embed   | search  | expectations |
|-----------------------------|---------|---------|---------|---------|---------|------------|---------|---------|---------|---------|---------|---------|---------|---------|--------------|
| ask something else          | replace | replace | replace | replace | replace | replace    | replace | replace | replace | replace | replace | replace | replace | replace | replace      |
| ask the same                | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| apply a change              | push    | push    | push    | push    | push    | push       | push    | push    | push    | push    | push    | push    | push    | push    | push         |
| apply what is so already    | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| ask on Explore              | push    | push    | push    | push    | push    | push       | push    | push    | push    | push    | push    | push    | push    | push    | push         |
| ask on Compare              | push    | push    | push    | push    | push    | push       | push    | push    | push    | push    | push    | push    | push    | push    | push         |
| ask the same on this screen | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| ask another edition         | replace | replace | replace | replace | replace | replace    | replace | replace | replace | replace | replace | replace | replace | replace | replace      |
| choose another edition      | push    | push    | push    | push    | push    | push       | push    | push    | push    | push    | push    | push    | push    | push    | push         |
| choose the same edition     | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| filter by landing           | -       | replace | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| choose an axis              | -       | replace | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| filter by what no axis has  | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| compare with another policy | -       | -       | replace | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| compare with the same       | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| swap the two sides          | replace | replace | replace | replace | replace | replace    | replace | replace | replace | replace | replace | replace | replace | replace | replace      |
| wish for a landing          | -       | -       | -       | replace | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| wish for nothing            | -       | -       | -       | replace | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| wish for no kind of call    | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| ask why not elsewhere       | replace | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| ask why not there again     | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| say something               | -       | -       | -       | -       | push    | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| change the script           | -       | -       | -       | -       | -       | replace    | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| change the expectations     | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | replace      |
| go to Explore               | -       | push    | push    | push    | push    | push       | push    | push    | push    | push    | push    | push    | push    | push    | push         |
| go to PowerShell            | push    | push    | push    | push    | push    | -          | push    | push    | push    | push    | push    | push    | push    | push    | push         |
| go to this screen           | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| go to a part of the audit   | -       | -       | -       | -       | -       | -          | push    | -       | -       | -       | -       | -       | -       | -       | -            |
| go to this part             | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| open an address             | theirs  | theirs  | theirs  | theirs  | theirs  | theirs     | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs       |
| open this address           | theirs  | theirs  | theirs  | theirs  | theirs  | theirs     | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs       |
| open a broken address       | theirs  | theirs  | theirs  | theirs  | theirs  | theirs     | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs       |
| read the notices            | replace | replace | replace | replace | replace | replace    | replace | replace | replace | replace | replace | replace | replace | replace | replace      |
| start over                  | push    | push    | push    | push    | push    | push       | push    | push    | push    | push    | push    | push    | push    | push    | push         |
";

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
        "wish for no kind of call" => Event::Wish(edition.lines.len(), Some(Landing::Teams)),
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

fn cells(row: &str) -> Vec<&str> {
    row.trim_matches('|').split('|').map(str::trim).collect()
}

#[test]
fn every_event_has_its_effect_on_the_history() {
    let mut rows = HISTORY.lines().filter(|it| it.starts_with('|'));
    let header = cells(rows.next().unwrap());
    let views: Vec<View> = header[1..].iter().map(|it| it.parse().unwrap()).collect();
    assert_eq!(views, View::VARIANTS);
    let mut seen = 0;
    for row in rows.skip(1) {
        let row = cells(row);
        for (&view, expect) in views.iter().zip(&row[1..]) {
            for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
                let mut session = busy(edition, view);
                let before = session.clone();
                let history = match session.update(event(row[0], &before)) {
                    History::Replace => "replace",
                    History::Push => "push",
                    History::Theirs => "theirs",
                    History::Unchanged => "-",
                };
                assert_eq!(history, *expect, "{} on {view:?} in {edition:?}", row[0]);
                if history == "-" {
                    assert_eq!(session.link(), before.link(), "{} on {view:?}", row[0]);
                }
                check_kept(&session);
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 34 * View::VARIANTS.len() * 2);
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

/// Everything that screens keep.
fn own(
    session: &Session,
) -> (Filter, Subject, Vec<Option<Landing>>, Landing, AuditPart, [String; 2]) {
    let Address { filter, other, wishes, wanted, part, .. } = session.address;
    let wishes = (0..session.address.edition().lines.len()).map(|it| wishes.at(it)).collect();
    (filter, other, wishes, wanted, part, [session.script.clone(), session.file.clone()])
}

#[test]
fn going_to_another_screen_and_back_loses_nothing() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for &from in View::VARIANTS {
            for &to in View::VARIANTS {
                let start = busy(edition, from);
                // In one module.
                let mut here = start.clone();
                here.update(Event::View(to));
                here.update(Event::View(from));
                assert_eq!(here, start, "{from:?} to {to:?} and back");
                // Over several modules: each knows the address and what was kept.
                let mut there = start.clone();
                there.update(Event::View(to));
                let mut there = Session::resumed(&there.link(), &Session::of_kept(&there.kept()));
                there.update(Event::View(from));
                let back = Session::resumed(&there.link(), &Session::of_kept(&there.kept()));
                assert_eq!(back, start, "{from:?} to {to:?} and back, over modules");
                // By Back: the browser has the address of the screen before.
                let mut browser = start.clone();
                browser.update(Event::View(to));
                browser.update(Event::Open(start.link()));
                assert_eq!(browser, start, "{from:?} to {to:?} and Back");
            }
        }
    }
}

#[test]
fn back_and_forward_keep_what_the_address_does_not_hold() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for &view in View::VARIANTS {
            let mut session = busy(edition, view);
            let before = session.clone();
            session.update(Event::Ask(another(session.address.subject)));
            session.update(Event::Open(before.link()));
            assert_eq!(session, before);
            // The screens that hold nothing of their own.
            for to in [
                View::Rules,
                View::Doubts,
                View::Timeline,
                View::Glossary,
                View::About,
                View::Embed,
            ] {
                let link = Session::opened(&before.link()).address.viewed(to);
                session.update(Event::Open(call_landing::link::write(&link)));
                assert_eq!(own(&session), own(&before), "{view:?} to {to:?}");
            }
        }
    }
}

#[test]
fn a_landing_and_a_script_outlive_a_change_of_edition_and_lists_do_not() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for &view in View::VARIANTS {
            let before = busy(edition, view);
            let Session { script, file, .. } = before.clone();
            let fresh = Session { script, file, ..Session::opened("") };
            let mut session = before.clone();
            session.update(Event::Edition(other_edition(edition)));
            let first = Address::first(other_edition(edition));
            let expect = Address {
                part: before.address.part,
                view,
                wanted: before.address.wanted,
                subject: session.address.subject,
                ..first
            };
            assert_eq!(session, Session { address: expect, ..fresh });
            // Back: the address is of the first edition again.
            session.update(Event::Open(before.link()));
            assert_eq!(session.address.wanted, before.address.wanted);
            assert_eq!(session.script, before.script);
            check_kept(&session);
        }
    }
}

#[test]
fn reset_stays_on_the_screen_and_is_one_step_back() {
    for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
        for &view in View::VARIANTS {
            let mut session = busy(edition, view);
            let before = session.clone();
            assert_eq!(session.update(Event::Reset), History::Push);
            let first = Address::first(edition).viewed(view);
            assert_eq!(session.link(), call_landing::link::write(&first));
            assert_eq!(session.update(Event::Reset), History::Unchanged, "nothing to reset");
            session.update(Event::Open(before.link()));
            assert_eq!(session, before);
        }
    }
    // An address that could not be read is left behind too.
    let mut session = Session::opened("#/explore?call=fax");
    assert_eq!((session.link().as_str(), session.notices.len()), ("#/explore", 1));
    assert_eq!(session.update(Event::Reset), History::Push);
}

#[test]
fn notices_stay_until_they_are_read_or_another_address_is_opened() {
    let mut session = Session::opened("#/explore?call=fax");
    session.update(Event::View(View::Matrix));
    assert_eq!(session.notices.len(), 1);
    assert_eq!(session.update(Event::Dismiss), History::Replace);
    assert_eq!(session.notices, []);
    session.update(Event::Open("#/explore?call=fax&customer=moon".to_owned()));
    assert_eq!(session.notices.len(), 2);
    session.update(Event::Open("#/explore".to_owned()));
    assert_eq!(session.notices, []);
    let keys = |link: &str| -> Vec<String> {
        Session::opened(link).notices.into_iter().map(|it| it.key).collect()
    };
    assert_eq!(keys("#/powershell?when=2018-05&call=fax"), ["call", "when"]);
    assert_eq!(keys("#/explore?when=2018-05"), [""; 0], "another screen's words");
}

#[test]
fn the_page_stands_inside_another_one_on_explore_alone() {
    let mut session = Session::opened("#/explore?call=pstn-out&embed=1&theme=dark");
    assert!(session.address.embed.is_some());
    session.update(Event::Ask(another(session.address.subject)));
    check_kept(&session);
    assert!(session.address.embed.is_some());
    session.update(Event::View(View::Matrix));
    check_kept(&session);
    assert!(session.address.embed.is_none());
}

#[test]
fn what_was_kept_by_another_copy_of_the_page_does_no_harm() {
    assert_eq!(Session::of_kept(""), Session::opened(""));
    let kept = "#/goal?want=moon\n#/nowhere\nrubbish\n%zz\n#/powershell?run=2.x";
    let session = Session::of_kept(kept);
    assert_eq!(session.notices, []);
    assert_eq!(session.link(), "#/powershell?run=2.x");
}

/// Something that can happen, of which the numbers choose the particulars.
fn happen(session: &Session, (what, one, other): (usize, Index, Index)) -> Event {
    let edition = *one.get(&editions::ALL[..2]);
    let view = *one.get(View::VARIANTS);
    let landing = *other.get(Landing::VARIANTS);
    let cases: Vec<_> = every_case(edition).step_by(7).collect();
    let preset = other.get(edition.policy.presets);
    let case = *one.get(&cases);
    let subject = match other.index(3) {
        0 => Subject::of(case),
        1 => Subject::first(edition).granted(preset).asked(case),
        _ => Subject { case, preset: None },
    };
    let mut filter = session.address.filter;
    match other.index(4) {
        0 => filter.landings = filter.landings.toggled(one.index(40)),
        1 => filter.presets = filter.presets.toggled(one.index(40)),
        2 => {
            let parts: Vec<_> = axis_parts(edition).map(Some).chain([None]).collect();
            (filter.rows, filter.columns) = (*one.get(&parts), *other.get(&parts));
        }
        _ => {
            let only = filter.of_mut(u8::try_from(one.index(32)).unwrap()).unwrap();
            *only = only.toggled(other.index(32));
        }
    }
    match what {
        0 if other.index(2) == 0 => Event::Apply(subject),
        0 => Event::Ask(subject),
        1 => Event::AskOn(view, subject),
        2 => Event::Edition(edition),
        3 => Event::Filter(filter),
        4 => Event::Other(subject),
        5 => Event::Swap,
        6 => Event::Wish(one.index(40), Some(landing)),
        7 => Event::WishNothing,
        8 => Event::WhyNot(landing),
        9 => Event::Script(script(&"Get-CsOnlineUser ".repeat(one.index(9)), other.index(4))),
        10 => Event::View(view),
        11 => Event::Dismiss,
        12 => Event::Reset,
        15 => Event::Part(*other.get(AuditPart::VARIANTS)),
        13 => Event::Script(format!("&run=1.{}&when={}", one.index(9), other.index(9))),
        14 => {
            let changes = Change::all(session.address.edition());
            let is_setting =
                changes.iter().filter(|it| it.role(session.address.edition()) != Role::Call);
            let changes: Vec<_> = is_setting.collect();
            Event::Ask(one.get(&changes).apply(session.address.subject))
        }
        _ => Event::Open(format!(
            "#/{}?edition={}&call={}&want=pstn-in:sfb&to=Global&only-landing=sfb,moon",
            <&str>::from(view),
            edition.id,
            case.token(edition.position("call").unwrap())
        )),
    }
}

proptest! {
    #[test]
    fn whatever_happens_the_address_says_what_is_shown(
        start in select(vec!["", "#/matrix?edition=2019-08", "#/powershell?run=1.x&done=2", "#/x"]),
        events in proptest::collection::vec((0..17_usize, any::<Index>(), any::<Index>()), 1..24),
        is_slow in any::<bool>(),
    ) {
        let mut session = Session::opened(start);
        // The browser's address, and whether something is still to be written there.
        let (mut browser, mut is_pending) = (start.to_owned(), false);
        for particulars in events {
            let event = happen(&session, particulars);
            let opened = match &event {
                Event::Open(fragment) => Some(fragment.clone()),
                _ => None,
            };
            match session.update(event) {
                History::Replace | History::Push if is_slow => is_pending = true,
                History::Replace | History::Push => browser = session.link(),
                History::Theirs => (browser, is_pending) = (opened.unwrap(), false),
                History::Unchanged => {}
            }
            check_kept(&session);
            if !is_pending {
                let there = write(&browser);
                prop_assert_eq!(there, session.link());
            }
        }
    }

    #[test]
    fn no_address_breaks_a_session(one in "#/[a-z]{0,9}[?](\\PC{0,60}|([a-z-]{1,9}=[a-z0-9:,%.-]{0,9}&){0,6})", other in "\\PC{0,60}") {
        let mut session = Session::opened(&one);
        check_kept(&session);
        session.update(Event::Open(other));
        check_kept(&session);
    }
}

/// An address as it is written again.
fn write(fragment: &str) -> String {
    assert_eq!(read(fragment).0.view, Session::opened(fragment).address.view);
    Session::opened(fragment).link()
}

#[test]
fn what_an_address_expects_is_carried_unread() {
    let edition = editions::default();
    let expects = |words: &str| read_carried(&Session::opened(words).file, edition);
    let landing = |word: &str| Some(Expect::Landing(word.parse().unwrap()));
    let all = expects("#/expectations?customer=hybrid&expect=sfb&file=x");
    assert_eq!((all.expect, all.damage.is_some(), all.text), (landing("sfb"), true, None));
    assert_eq!(expects("#/expectations?Expect=Teams").expect, landing("teams"));
    let wishes = read("#/goal?want=pstn-in:teams,sfb-voip:sfb").0.wishes;
    let both = expects("#/expectations?expect=pstn-in:teams,sfb-voip:sfb");
    assert_eq!((both.expect, both.unknown), (Some(Expect::Wishes(wishes)), None));
    for odd in ["teems", "pstn-in:teems", "sfb&expect=sfb"] {
        let read = expects(&format!("#/expectations?expect={odd}"));
        assert_eq!((read.expect, read.unknown.is_some()), (None, true), "{odd}");
    }
    // Another screen has no such words, and whoever opens this one without them finds what was left.
    assert_eq!(Session::opened("#/explore?expect=sfb").file, "");
    assert_eq!(Session::opened("#/expectations").file, "");
    let text = write_file("#/explore → teams");
    let session = Session::opened(&format!("#/expectations?{}", &text[1..]));
    assert_eq!((&session.file, session.link().ends_with(&text[1..])), (&text, true));
}
