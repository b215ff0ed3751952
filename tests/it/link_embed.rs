//! The address of the page inside another one, and the text that puts it there.

use call_landing::editions;
use call_landing::link::{
    Accent, Address, Density, Embed, EmbedTheme, Problem, embed_questions, read, write,
};
use call_landing::routing::{CAPACITY, Only};
use call_landing::text::snippets::{Host, Loading, Look, Site, remark, second_file, snippet};
use proptest::prelude::*;
use std::collections::BTreeSet;
use strum::VariantArray;

fn embedded(embed: Embed) -> Address {
    Address { embed: Some(embed), ..Address::default() }
}

#[test]
fn every_look_survives_writing_and_reading() {
    let accents = ["000000", "0a84c1", "ffffff"].map(|it| it.parse::<Accent>().ok());
    let themes = [None, Some(EmbedTheme::Light), Some(EmbedTheme::Dark)];
    let questions = embed_questions();
    assert_eq!(
        questions,
        [
            "call",
            "customer",
            "policy",
            "user",
            "mode",
            "from-mode",
            "from-client",
            "from-home",
            "pstn",
            "moment",
            "rules",
            "line"
        ]
    );
    assert!(questions.len() <= CAPACITY, "the others could not be shown");
    for chosen in 0..1_u32 << questions.len() {
        let places = (0..questions.len()).filter(|at| chosen >> at & 1 == 1);
        let show = places.fold(Only::default(), Only::toggled);
        for theme in themes {
            for accent in accents.into_iter().chain([None]) {
                for &density in Density::VARIANTS {
                    let address = embedded(Embed { show, theme, accent, density });
                    assert_eq!(read(&write(&address)), (address, vec![]), "{}", write(&address));
                }
            }
        }
    }
}

#[track_caller]
fn check_written(link: &str, expect: &str) {
    let (address, notices) = read(link);
    assert_eq!((write(&address).as_str(), notices), (expect, vec![]));
}

#[test]
fn the_look_is_written_after_the_question_and_only_where_it_differs() {
    check_written("#/explore?embed=1", "#/explore?embed=1");
    check_written(
        "#/explore?density=Compact&theme=DARK&embed=1&accent=%230A84C1&show=user,CALL&call=teams-voip",
        "#/explore?call=teams-voip&embed=1&show=call,user&theme=dark&accent=0a84c1&density=compact",
    );
    check_written("#/explore?embed=1&density=comfortable", "#/explore?embed=1");
}

#[test]
fn a_look_without_a_frame_or_on_another_screen_is_none() {
    check_written("#/explore?theme=dark&accent=nonsense&show=x", "#/explore");
    check_written("#/matrix?embed=1&theme=dark", "#/matrix");
}

#[test]
fn a_language_is_taken_and_has_no_effect_yet() {
    check_written("#/explore?embed=1&lang=de", "#/explore?embed=1");
}

#[track_caller]
fn check_notice(look: &str, key: &str, found: &str) {
    let (address, notices) = read(&format!("#/explore?embed=1&{look}"));
    assert_eq!(address, embedded(Embed::default()), "the default stands in");
    let told: Vec<_> =
        notices.iter().map(|it| (it.problem, it.key.as_str(), it.found.as_str())).collect();
    assert_eq!(told, [(Problem::BadValue, key, found)]);
}

#[test]
fn what_is_wrong_is_named_and_the_default_stands_in() {
    check_notice("show=weather,tide", "show", "weather,tide");
    check_notice("show=", "show", "");
    check_notice("theme=system", "theme", "system");
    check_notice("density=tight", "density", "tight");
    check_notice("accent=red", "accent", "red");
    check_notice("accent=12345", "accent", "12345");
    check_notice("accent=1234567", "accent", "1234567");
    check_notice("accent=+12345", "accent", "+12345");
    check_notice("accent=url(//evil.example)", "accent", "url(//evil.example)");
    check_notice("accent=fff;color:red", "accent", "fff;color:red");
    let (address, notices) = read("#/explore?embed=1&show=call,weather,tide");
    let told: Vec<_> = notices.iter().map(|it| (it.problem, it.found.as_str())).collect();
    assert_eq!(told, [(Problem::BadWord, "weather")]);
    let call = Only::default().toggled(0);
    assert_eq!(address, embedded(Embed { show: call, ..Embed::default() }));
    let (address, notices) = read("#/explore?embed=yes&theme=dark");
    assert_eq!((address, notices.len()), (Address::default(), 1));
}

proptest! {
    #[test]
    fn an_accent_is_six_digits_or_none(text in ".{0,8}") {
        let digits = text.strip_prefix('#').unwrap_or(&text);
        let is_color = digits.len() == 6 && digits.chars().all(|it| it.is_ascii_hexdigit());
        match text.parse::<Accent>() {
            Ok(accent) => {
                prop_assert!(is_color);
                prop_assert_eq!(accent.to_string(), digits.to_ascii_lowercase());
            }
            Err(()) => prop_assert!(!is_color),
        }
    }
}

const BASE: &str = "https://docs.example/a&b/index.html";

#[track_caller]
fn written(host: Host, link: &str) -> String {
    written_at(host, BASE, link)
}

#[track_caller]
fn written_at(host: Host, document: &str, link: &str) -> String {
    snippet(host, &Site::of(document).unwrap(), &read(link).0, Look::default())
}

/// The script, the frame and the way to the page, from a document at this address.
#[track_caller]
fn check_site(document: &str, folder: &str, page: &str) {
    for link in ["#/embed", "#/embed?call=teams-voip"] {
        let html = written_at(Host::Html, document, link);
        assert!(html.contains(&format!("<script src=\"{folder}embed.js\" async>")), "{html}");
        assert!(html.contains(&format!("<a href=\"{page}#/explore")), "{html}");
        let framed = written_at(Host::Confluence, document, link);
        assert!(framed.starts_with(&format!("{folder}embed.html#/explore?")), "{framed}");
    }
}

#[test]
fn the_text_leads_to_the_folder_of_the_document() {
    let folder = "https://docs.example/tools/call-landing/";
    for above in [
        "",
        "?x=1",
        "?to=a/b.html",
        "index.html",
        "index.html?x=1&y=/z",
        "#/embed?call=sfb-voip",
        "?x=1#/embed",
    ] {
        check_site(&format!("{folder}{above}"), folder, folder);
    }
    let file = format!("{folder}call-landing.html");
    check_site(&file, folder, &file);
    check_site(&format!("{file}?web=1"), folder, &file);
    for host in ["https://docs.example", "https://docs.example/", "https://docs.example?x=1"] {
        check_site(host, "https://docs.example/", "https://docs.example/");
    }
    check_site(
        "http://127.0.0.1:8080/index.html",
        "http://127.0.0.1:8080/",
        "http://127.0.0.1:8080/",
    );
}

#[test]
fn there_is_no_text_where_no_other_page_can_load_this_one() {
    for document in [
        "",
        "file:///C:/Users/me/call-landing.html",
        "about:srcdoc",
        "blob:https://viewer.example/0123-4567",
        "data:text/html;base64,PCFkb2N0eXBl",
        "content://downloads/call-landing.html",
    ] {
        assert_eq!(Site::of(document), None, "{document}");
    }
}

/// Each text is in the language of the place it goes to.
#[test]
fn addresses_are_escaped_in_html_alone() {
    let script = "https://docs.example/a&b/embed.js";
    let site = Site::of(BASE).unwrap();
    for (host, expected) in [
        (Host::MkDocs, format!("- path: {script}\n")),
        (Host::Docusaurus, format!("src: \"{script}\"")),
        (Host::Html, "src=\"https://docs.example/a&amp;b/embed.js\"".to_owned()),
    ] {
        let text = written(host, "#/embed");
        let second = second_file(host, &site).map_or(String::new(), |(_, text)| text);
        assert!(text.contains(&expected) || second.contains(&expected), "{text}\n{second}");
        assert!(text.contains("href=\"https://docs.example/a&amp;b/#/explore"), "{text}");
    }
}

fn embed_js() -> String {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("static/embed.js");
    std::fs::read_to_string(file).unwrap()
}

/// The words of a list of strings in the script.
fn list(script: &str, name: &str) -> Vec<String> {
    let (_, after) = script.split_once(&format!("const {name} = [")).unwrap();
    let (list, _) = after.split_once(']').unwrap();
    list.split(',').map(|it| it.trim().trim_matches('"').to_owned()).collect()
}

#[test]
fn the_script_tells_authors_what_show_takes() {
    let script = embed_js();
    let (_, after) = script.split_once("//   show ").unwrap();
    let (entry, _) = after.split_once("//   theme ").unwrap();
    let (_, told) = entry.split_once(':').unwrap();
    let told: Vec<&str> = told.split(',').map(|it| it.trim_matches(['/', ' ', '\n'])).collect();
    assert_eq!(told, embed_questions());
}

/// Whatever an address of an answer can say, the element takes as an attribute.
#[test]
fn the_script_takes_every_key_of_an_answer() {
    let script = embed_js();
    let own = ["embed".to_owned(), "theme".to_owned()];
    let taken: BTreeSet<String> = [list(&script, "QUESTION"), list(&script, "LOOK"), own.to_vec()]
        .concat()
        .into_iter()
        .collect();
    for key in &taken {
        let is_known = editions::ALL.iter().map(|it| it.id).any(|edition| {
            // What stands there twice is named, and only keys that are known can be.
            let link = format!("#/explore?edition={edition}&embed=1&{key}=?&{key}=?");
            read(&link).1.iter().any(|it| it.key == *key)
        });
        assert!(is_known || key == "lang", "nobody reads `{key}`");
    }
    let asked = editions::ALL.iter().flat_map(|it| it.questions).map(|it| it.key);
    let missing: Vec<&str> =
        asked.chain(["edition", "policy"]).filter(|&it| !taken.contains(it)).collect();
    assert!(missing.is_empty(), "the element does not take {missing:?}");
}

#[test]
fn a_page_gets_the_script_the_question_and_the_answer_as_a_sentence() {
    assert_eq!(
        written(Host::Html, "#/embed?customer=hybrid&calling=teams&call=teams-voip"),
        "<script src=\"https://docs.example/a&amp;b/embed.js\" async></script>\n\
         <call-landing customer=\"hybrid\" calling=\"teams\" call=\"teams-voip\" show=\"call\">\n  \
         A VoIP call from Teams to this user reaches nobody. \
         <a href=\"https://docs.example/a&amp;b/#/explore?customer=hybrid&amp;calling=teams&amp;call=teams-voip\">Why</a>\n\
         </call-landing>"
    );
}

#[test]
fn hosts_without_scripts_get_a_frame_or_its_address() {
    let link = "#/embed?call=teams-voip";
    assert_eq!(
        written(Host::Confluence, link),
        "https://docs.example/a&b/embed.html#/explore?call=teams-voip&embed=1&show=call"
    );
    assert_eq!(
        written(Host::SharePoint, link),
        "<iframe src=\"https://docs.example/a&amp;b/embed.html#/explore?call=teams-voip&amp;embed=1&amp;show=call\" \
         title=\"Call Landing\" width=\"100%\" height=\"640\"></iframe>"
    );
}

/// What is chosen reaches both kinds of hosts, and what is not chosen adds nothing.
#[test]
fn the_look_is_written_for_every_host() {
    let look = Look {
        theme: Some(EmbedTheme::Dark),
        density: Density::Compact,
        loading: Loading::Click,
        ..Look::default()
    };
    let site = Site::of(BASE).unwrap();
    let address = read("#/embed?call=teams-voip").0;
    for &host in Host::VARIANTS {
        let text = snippet(host, &site, &address, look);
        let runs_script = text.contains("<call-landing");
        let expected: &[&str] = match runs_script {
            true => &[" theme=\"dark\"", " density=\"compact\"", " loading=\"click\""],
            false => &["theme=dark", "density=compact"],
        };
        for it in expected {
            assert!(text.contains(it), "{it} is missing for {host:?}: {text}");
        }
        let plain = written(host, "#/embed?call=teams-voip");
        assert!(!["theme", "density", "loading"].iter().any(|it| plain.contains(it)), "{plain}");
    }
}

/// Readers can change the questions that are chosen, as far as the edition asks them, and the color
/// and the measured height reach the hosts that can take them.
#[test]
fn questions_color_and_height_are_written_for_every_host() {
    let mut look = Look { accent: "0a84c1".parse().ok(), height: Some(412), ..Look::default() };
    for it in ["mode", "customer"] {
        look.toggle(it);
    }
    let site = Site::of(BASE).unwrap();
    let write = |host, link: &str| snippet(host, &site, &read(link).0, look);
    for (link, asked) in
        [("#/embed", "call,customer"), ("#/embed?edition=2019-08&mode=sfb-only", "call,mode")]
    {
        for &host in Host::VARIANTS {
            let text = write(host, link);
            let is_frame = matches!(host, Host::SharePoint | Host::Confluence);
            let expected = match is_frame {
                true => [format!("show={asked}"), "accent=0a84c1".to_owned()],
                false => [format!(" show=\"{asked}\""), " accent=\"0a84c1\"".to_owned()],
            };
            for it in expected {
                assert!(text.contains(&it), "{it} is missing for {host:?}: {text}");
            }
            let has_height = text.contains("height=\"412\"");
            assert_eq!(has_height, host == Host::SharePoint, "{text}");
        }
    }
    for it in ["call", "customer", "mode"] {
        look.toggle(it);
    }
    let none = snippet(Host::Html, &site, &read("#/embed").0, look);
    assert!(!none.contains("show="), "{none}");
}

#[test]
fn every_host_has_a_text_and_says_what_it_cannot_do() {
    let mut texts: Vec<String> = Vec::new();
    for &host in Host::VARIANTS {
        let text = written(host, "#/embed?edition=2019-08&mode=teams-only");
        assert!(text.contains("docs.example"), "{text}");
        assert!(!text.contains("index.html"), "{text}");
        assert!(remark(host).ends_with('.'), "{}", remark(host));
        let second = second_file(host, &Site::of(BASE).unwrap());
        texts.push(second.into_iter().fold(text, |text, (_, second)| text + &second));
    }
    texts.dedup();
    assert!(texts.len() >= 5, "{texts:?}");
}

/// The sites that the browser tests build hold what is written for such sites, to the letter.
#[test]
fn the_hosts_of_the_tests_hold_what_is_written_for_them() {
    const SITE: &str = "https://call-landing.example/";
    let chapters = [
        (Host::MdBook, "mdbook/src/first.md", "mdbook/src/second.md", None),
        (Host::MkDocs, "mkdocs/docs/index.md", "mkdocs/docs/second.md", Some("mkdocs/mkdocs.yml")),
        (
            Host::Docusaurus,
            "docusaurus/docs/first.mdx",
            "docusaurus/docs/second.mdx",
            Some("docusaurus/docusaurus.config.js"),
        ),
    ];
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosts");
    let has = |file: &str, text: &str| {
        let there = std::fs::read_to_string(root.join(file)).unwrap();
        assert!(there.contains(text), "{file} lacks\n{text}");
    };
    for (host, first, second, elsewhere) in chapters {
        for (file, link) in [
            (first, "#/explore?customer=hybrid&call=teams-voip"),
            (second, "#/explore?customer=without"),
        ] {
            let text = written_at(host, SITE, link);
            has(file, &text);
            let second = second_file(host, &Site::of(SITE).unwrap());
            assert_eq!(second.is_some(), elsewhere.is_some(), "{host:?}");
            if let (Some(path), Some((name, text))) = (elsewhere, second) {
                assert!(path.ends_with(&format!("/{name}")), "{path} is not {name}");
                has(path, &text);
            }
        }
    }
}
