//! The script in the address.

use call_landing::link::{
    Damage, LONGEST_PACKED, Problem, Script, TIMES, pack, read, read_script, script_words,
    with_script, write_script,
};
use call_landing::powershell::samples::SampleScript;
use proptest::prelude::*;
use strum::VariantArray;

/// Links that were given away. They are read for ever.
const FROZEN: [(&str, &str, usize); 2] = [
    ("#/powershell?done=1&run=1.OIUwLgtAwgzg8gOwDYEsEgKoxAJyA", "Get-CsOnlineUser", 1),
    (
        "#/powershell?when=2018-04&run=1.OIJwhgdgLgtAwgZwCoFMwFsEElopAewAcAFfAGwEsBjATwAIZTLaA5DFOgEggFcyyGWACYpoFKPQDkAeUmSWKCmQACVfNHwJ8AOjXpJdAMR0AJ3UC8G4AA9gFBA",
        "Grant-CsTeamsInteropPolicy -PolicyName $null -Identity 'O''Neil@contoso.com' # ä 😀\n",
        0,
    ),
];

/// The words of a link that belong to the console, of which nothing is wrong.
#[track_caller]
fn words(link: &str) -> String {
    let (words, notices) = script_words(link);
    assert_eq!(notices, [], "{link}");
    words
}

fn of(script: &str, done: usize) -> Script {
    Script { script: Some(script.to_owned()), done, ..Script::default() }
}

#[test]
fn frozen_links_open() {
    for (link, script, done) in &FROZEN {
        let (found, damage) = read_script(&words(link));
        assert_eq!((damage, found.done), (None, *done));
        assert_eq!(found.script.as_deref(), Some(*script));
        assert!(read(link).1.is_empty(), "other keys are left alone");
    }
}

#[test]
fn every_ready_script_fits_into_an_address_with_room_to_spare() {
    for sample in SampleScript::VARIANTS {
        let packed = pack(sample.script()).unwrap();
        assert!(packed.len() * 2 < LONGEST_PACKED, "{sample:?}: {}", packed.len());
    }
}

#[test]
fn a_script_that_is_too_long_is_left_out() {
    let long: String =
        (0..2_000).map(|it| format!("Grant-CsTeamsInteropPolicy user{it}\n")).collect();
    assert_eq!(pack(&long), None);
    let written = write_script(&Script { when: "2018-04".to_owned(), ..of(&long, 3) });
    assert_eq!(written, "&when=2018-04");
}

#[test]
fn a_damaged_script_is_told_and_the_rest_is_read() {
    let whole =
        write_script(&Script { when: "2018-04".to_owned(), ..of(SampleScript::Pilot.script(), 2) });
    let cut = &whole[..whole.len() - 7];
    for (link, expected) in [
        (cut.to_owned(), Damage::Broken),
        (whole.replace("run=1.", "run=2."), Damage::Newer),
        (whole.replace("run=1.", "run="), Damage::Broken),
        ("&when=2018-04&run=1.%C3%A4".to_owned(), Damage::Broken),
        (format!("&when=2018-04&run=1.{}", "A".repeat(LONGEST_PACKED + 1)), Damage::TooLong),
    ] {
        let (read, damage) = read_script(&link);
        assert_eq!(damage, Some(expected), "{link}");
        assert_eq!((read.script, read.when.as_str()), (None, "2018-04"));
    }
}

#[test]
fn what_is_carried_comes_last_in_an_address() {
    assert_eq!(with_script("#/powershell", ""), "#/powershell");
    assert_eq!(with_script("#/powershell", "&done=1&run=1.A"), "#/powershell?done=1&run=1.A");
    assert_eq!(with_script("#/powershell?policy=A", "&run=1.A"), "#/powershell?policy=A&run=1.A");
    assert_eq!(words("#/powershell?policy=A&when=2018-04&x=1&run=1.A"), "&when=2018-04&run=1.A");
}

/// Verifies which words of a link belong to the console, and what is wrong with them.
#[track_caller]
fn check(link: &str, expect: &str, problems: &[(Problem, &str, &str)]) {
    let (words, notices) = script_words(link);
    let told: Vec<_> =
        notices.iter().map(|it| (it.problem, it.key.as_str(), it.found.as_str())).collect();
    assert_eq!((words.as_str(), &told[..]), (expect, problems), "{link}");
}

#[test]
fn its_keys_are_read_like_any_other() {
    check("#/powershell", "", &[]);
    check("#/powershell?when=2018-04", "&when=2018-04", &[]);
    check("#/powershell?When=2018-04", "&when=2018-04", &[]);
    check("#/powershell?done=1&amp;run=1.Abc", "&done=1&run=1.Abc", &[]);
    check("#/powershell?RUN=1.Abc&DONE=2&Was=global", "&was=Global&done=2&run=1.Abc", &[]);
    check(
        "#/powershell?was=tag:disallowoverridecallingsfbchatsfb",
        "&was=DisallowOverrideCallingSfbChatSfb",
        &[],
    );
    check("#/powershell?run=1.A%2BB%24C", "&run=1.A+B$C", &[]);
    check("#%2Fpowershell%3Frun%3D1.A%2BB%24C%26done%3D1", "&done=1&run=1.A+B$C", &[]);
    check("#/powershell?done=007", "&done=7", &[]);
    for when in TIMES {
        let link = format!("#/powershell?when={when}");
        check(&link, &format!("&when={when}"), &[]);
    }
}

#[test]
fn what_is_wrong_with_them_is_named_and_left_out() {
    use Problem::{BadValue, Repeated};
    check("#/powershell?when=2018-05&done=1", "&done=1", &[(BadValue, "when", "2018-05")]);
    check("#/powershell?when=", "", &[(BadValue, "when", "")]);
    check("#/powershell?was=Nope", "", &[(BadValue, "was", "Nope")]);
    check("#/powershell?done=all", "", &[(BadValue, "done", "all")]);
    check("#/powershell?done=-1", "", &[(BadValue, "done", "-1")]);
    check("#/powershell?run=1.A&run=1.B", "", &[(Repeated, "run", "1.B")]);
    check(
        "#/powershell?run=1.A&Run=1.A&when=2018-04",
        "&when=2018-04",
        &[(Repeated, "run", "1.A")],
    );
    check("#/powershell?when=2018-04&when=2018-04", "", &[(Repeated, "when", "2018-04")]);
}

/// The console reports a script that was damaged on its way, so the address keeps its word unchanged,
/// escaped so that it reads back the same.
#[test]
fn a_word_that_no_script_has_is_read_again_as_it_was() {
    for (given, expect) in [
        ("1.%C3%A4", "&run=1.%C3%A4"),
        ("1.%2541", "&run=1.%2541"),
        ("1.a%0Ab%20c", "&run=1.a%0Ab%20c"),
        ("1.a=b", "&run=1.a%3Db"),
    ] {
        let written = words(&format!("#/powershell?run={given}"));
        assert_eq!(written, expect);
        assert_eq!(words(&with_script("#/powershell", &written)), written);
        assert_eq!(read_script(&written).1, Some(Damage::Broken));
    }
}

proptest! {
    #[test]
    fn every_script_comes_back(script in "\\PC{0,200}|[a-z\n\r\t\u{0}-\u{1F}é😀]{0,200}", done in 0_usize..9) {
        let written = write_script(&of(&script, done));
        let (found, damage) = read_script(&written);
        prop_assert_eq!(damage, None);
        prop_assert_eq!(found, of(&script, done));
    }

    #[test]
    fn what_is_read_is_read_again_as_it_was(
        pairs in proptest::collection::vec(("run|done|when|was|RUN|x", "\\PC{0,12}|[0-9]{1,25}|1\\.[-+$A-Za-z0-9%]{0,9}"), 0..6)
    ) {
        let pairs: Vec<String> = pairs.iter().map(|it| format!("{}={}", it.0, it.1)).collect();
        let (words, _) = script_words(&format!("#/powershell?{}", pairs.join("&")));
        let again = with_script("#/powershell", &words);
        prop_assert_eq!(script_words(&again), (words, vec![]));
    }

    #[test]
    fn no_word_makes_it_fail(word in "[-+$.A-Za-z0-9%]{0,300}") {
        let (found, _) = read_script(&format!("&run=1.{word}"));
        if let Some(script) = found.script {
            prop_assert_eq!(pack(&script), Some(format!("1.{word}")));
        }
    }
}
