//! Events in any order.

use super::*;

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
