//! The script in the address.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

use call_landing::link::{
    Carried, Damage, LONGEST_PACKED, carried, pack, read, read_carried, with_carried, write_carried,
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

fn of(script: &str, done: usize) -> Carried {
    Carried { script: Some(script.to_owned()), done, ..Carried::default() }
}

#[test]
fn frozen_links_open() {
    for (link, script, done) in &FROZEN {
        let (found, damage) = read_carried(&carried(link));
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
    let written = write_carried(&Carried { when: "2018-04".to_owned(), ..of(&long, 3) });
    assert_eq!(written, "&when=2018-04");
}

#[test]
fn a_damaged_script_is_told_and_the_rest_is_read() {
    let whole = write_carried(&Carried {
        when: "2018-04".to_owned(),
        ..of(SampleScript::Pilot.script(), 2)
    });
    let cut = &whole[..whole.len() - 7];
    for (link, expected) in [
        (cut.to_owned(), Damage::Broken),
        (whole.replace("run=1.", "run=2."), Damage::Newer),
        (whole.replace("run=1.", "run="), Damage::Broken),
        ("&when=2018-04&run=1.%C3%A4".to_owned(), Damage::Broken),
        (format!("&when=2018-04&run=1.{}", "A".repeat(LONGEST_PACKED + 1)), Damage::TooLong),
    ] {
        let (read, damage) = read_carried(&link);
        assert_eq!(damage, Some(expected), "{link}");
        assert_eq!((read.script, read.when.as_str()), (None, "2018-04"));
    }
}

#[test]
fn what_is_carried_comes_last_in_an_address() {
    assert_eq!(with_carried("#/powershell", ""), "#/powershell");
    assert_eq!(with_carried("#/powershell", "&done=1&run=1.A"), "#/powershell?done=1&run=1.A");
    assert_eq!(with_carried("#/powershell?policy=A", "&run=1.A"), "#/powershell?policy=A&run=1.A");
    assert_eq!(carried("#/powershell?policy=A&when=2018-04&x=1&run=1.A"), "&when=2018-04&run=1.A");
}

proptest! {
    #[test]
    fn every_script_comes_back(script in "\\PC{0,200}|[a-z\n\r\t\u{0}-\u{1F}é😀]{0,200}", done in 0_usize..9) {
        let written = write_carried(&of(&script, done));
        let (found, damage) = read_carried(&written);
        prop_assert_eq!(damage, None);
        prop_assert_eq!(found, of(&script, done));
    }

    #[test]
    fn no_word_makes_it_fail(word in "[-+$.A-Za-z0-9%]{0,300}") {
        let (found, _) = read_carried(&format!("&run=1.{word}"));
        if let Some(script) = found.script {
            prop_assert_eq!(pack(&script), Some(format!("1.{word}")));
        }
    }
}
