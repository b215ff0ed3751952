//! Terms of the trade: where sentences have them, and what the glossary says of them.

use call_landing::editions;
use call_landing::link::Item;
use call_landing::routing::Term;
use call_landing::text::terms::{Part, among, parts};
use std::collections::BTreeSet;

static PHONE: Term = Term { id: "phone", name: "Phone", also: &["handset"], says: "Rings." };
static IP_PHONE: Term =
    Term { id: "ip-phone", name: "IP phone", also: &["desk phone"], says: "Rings too." };
static TERMS: &[&Term] = &[&PHONE, &IP_PHONE];

/// The sentence with its terms in brackets.
fn shown(sentence: &str, marked: &mut Vec<&'static Term>) -> String {
    let show = |part: &Part<'_>| match part {
        Part::Words(words) => (*words).to_owned(),
        Part::Code(code) => format!("<{code}>"),
        Part::Term(term, form) => format!("[{form}|{}]", term.id),
    };
    parts(sentence, TERMS, marked).iter().map(show).collect()
}

#[test]
fn terms_are_marked_as_words_and_once() {
    for (sentence, expect) in [
        ("A phone rings.", "A [phone|phone] rings."),
        ("Phones ring; the phone rings.", "[Phones|phone] ring; the phone rings."),
        ("Desk phones and handsets", "[Desk phones|ip-phone] and [handsets|phone]"),
        ("IP phone or phone", "[IP phone|ip-phone] or [phone|phone]"),
        ("A phoneme, a telephone, phone2", "A phoneme, a telephone, phone2"),
        ("Set `Phone` here, no phone", "Set <Phone> here, no [phone|phone]"),
        ("Smartphone’s phone’s bell", "Smartphone’s [phone|phone]’s bell"),
        ("Téléphone, ﬁ phone", "Téléphone, ﬁ [phone|phone]"),
        ("", ""),
    ] {
        assert_eq!(shown(sentence, &mut Vec::new()), expect);
    }
    let mut marked = Vec::new();
    assert_eq!(shown("A phone", &mut marked), "A [phone|phone]");
    assert_eq!(shown("A phone", &mut marked), "A phone");
    assert_eq!(among(&["Nothing", "a handset"], TERMS), [&PHONE]);
}

#[test]
fn the_glossary_defines_every_term_once_in_plain_sentences() {
    let glossary = editions::glossary();
    assert!(glossary.len() >= 40);
    let ids: BTreeSet<&str> = glossary.iter().map(|it| it.term.id).collect();
    let names: BTreeSet<String> = glossary.iter().map(|it| it.term.name.to_lowercase()).collect();
    assert_eq!((ids.len(), names.len()), (glossary.len(), glossary.len()));
    assert!(glossary.is_sorted_by_key(|it| it.term.name.to_lowercase()));
    for it in glossary {
        assert!(it.term.id.parse::<Item>().is_ok(), "{}", it.term.id);
        for sentence in [it.term.says, it.more] {
            assert!(sentence.ends_with('.') && sentence.len() > 25, "{sentence}");
            assert!(sentence.starts_with(|it: char| it.is_uppercase() || it == '`'), "{sentence}");
            assert_eq!(sentence.matches('`').count() % 2, 0, "{sentence}");
            assert!(sentence.len() < 190, "{}: {sentence}", it.term.id);
        }
    }
}

#[test]
fn what_is_explained_on_the_first_screen_is_in_the_glossary() {
    let glossary = editions::glossary();
    for edition in editions::ALL {
        for term in edition.terms {
            assert!(glossary.iter().any(|it| it.term == *term), "{}", term.id);
        }
        // The words of the questions need explaining.
        let labels =
            edition.questions.iter().flat_map(|it| it.answers).flat_map(|it| [it.label, it.hint]);
        let found = among(&labels.collect::<Vec<_>>(), edition.terms);
        assert!(found.len() >= 3, "{edition:?}: {found:?}");
    }
}

#[test]
fn rules_and_doubts_can_be_pointed_at() {
    for edition in editions::ALL {
        for rule in edition.all_rules() {
            assert!(rule.id.parse::<Item>().is_ok(), "{}", rule.id);
        }
        for doubt in editions::doubts(edition) {
            assert!(doubt.id.parse::<Item>().is_ok(), "{}", doubt.id);
        }
    }
    for wrong in ["", "a b", "é", "a_b", &"x".repeat(Item::LONGEST + 1)] {
        assert!(wrong.parse::<Item>().is_err(), "{wrong:?}");
    }
    assert_eq!("PSTN".parse::<Item>().unwrap().name(), "pstn");
}
