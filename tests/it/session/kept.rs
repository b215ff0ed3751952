//! What screens keep when another one is shown.

use super::*;

/// Everything that screens keep.
fn own(
    session: &Session,
) -> (Filter, Subject, Vec<Option<Landing>>, Landing, AuditPart, [String; 2]) {
    let Address { filter, other, wishes, wanted, part, .. } = session.address;
    let wishes = (0..session.address.edition().wished().count()).map(|it| wishes.at(it)).collect();
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
