//! Any text is read without loss and in linear time.

use super::*;

#[test]
fn tokens_say_what_to_colour() {
    let text = "foreach ($u in 'a') { fl $u.Alias -wi } # x";
    let kinds: Vec<_> = parse(text)
        .tokens
        .iter()
        .filter(|it| it.kind != TokenKind::Space)
        .map(|it| (it.span.of(text), it.kind))
        .collect();
    use TokenKind::{
        Close, Command, Comment, Keyword, Member, Open, Operator, Parameter, Variable, Verbatim,
    };
    assert_eq!(
        kinds,
        [
            ("foreach", Keyword),
            ("(", Open),
            ("$u", Variable),
            ("in", Keyword),
            ("'a'", Verbatim),
            (")", Close),
            ("{", Open),
            ("fl", Command),
            ("$u", Variable),
            (".", Operator),
            ("Alias", Member),
            ("-wi", Parameter),
            ("}", Close),
            ("# x", Comment),
        ]
    );
}

/// Properties of every text.
#[track_caller]
fn check_any(text: &str) -> Script {
    let script = parse(text);
    let mut at = 0;
    for token in &script.tokens {
        assert_eq!(token.span.start, at, "{text:?}");
        assert!(token.span.end > at && text.is_char_boundary(token.span.end), "{text:?}");
        at = token.span.end;
    }
    assert_eq!(at, text.len(), "{text:?}");
    let spans = script.diagnostics.iter().map(|it| it.span);
    for span in spans.chain(script.refused.iter().map(|it| it.span)) {
        assert!(text.get(span.start..span.end).is_some(), "{text:?} {span:?}");
    }
    script
}

/// Fragments of scripts, complete and broken.
const PIECES: [&str; 62] = [
    "'",
    "\"",
    "`",
    "$",
    "@",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "|",
    ";",
    ",",
    "\n",
    "\r\n",
    " ",
    "\t",
    "#",
    "<#",
    "#>",
    "@'\n",
    "\n'@",
    "@\"\n",
    "\n\"@",
    "$(",
    "${",
    "@{",
    "@(",
    "-",
    "\u{2013}",
    "\u{2019}",
    "\u{201c}",
    "=",
    "+=",
    ".",
    ":",
    "!",
    "&",
    ">",
    "é",
    "\u{feff}",
    "\u{85}",
    "PS>",
    "foreach",
    "in",
    "if",
    "$u",
    "$_",
    "$_.Alias",
    "-eq",
    "-and",
    "-not",
    "-Identity",
    "-wi:",
    "Get-CsOnlineUser",
    "Grant-CsTeamsInteropPolicy",
    "?",
    "%",
    "@p",
    "tag:x",
    "7",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_read_without_loss(text in any::<String>()) {
        check_any(&text);
    }

    #[test]
    fn any_pieces_are_read_without_loss(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40),
        gap in prop::sample::select(&["", " "][..]),
    ) {
        check_any(&pieces.join(gap));
    }

    /// Whatever is on a line, the command on the next line is understood, unless the line opened
    /// something.
    #[test]
    fn a_line_of_words_never_takes_the_next_with_it(line in "[-a-zA-Z0-9.=!?*% $,;]{0,40}") {
        let text = format!("x {line} y\n{GET} 'last'\n");
        let script = check_any(&text);
        let last = script.statements.last().map(|it| it.span.of(&text).to_owned());
        prop_assert_eq!(last, Some(format!("{GET} 'last'")));
    }
}

#[test]
fn a_long_script_takes_no_longer_than_its_length() {
    let mut pieces: Vec<String> = PIECES.iter().map(|it| (*it).to_owned()).collect();
    for one in PIECES {
        for other in ["\"", "'", "`", "(", " ", "\n", "x ", "$(", "{"] {
            pieces.push(format!("{one}{other}"));
        }
    }
    pieces.push("Grant-CsTeamsInteropPolicy -PolicyName X -Identity a@b.c\n".to_owned());
    pieces.push("$a1 = @{ Identity = 'x' }\nNew-CsTeamsInteropPolicy @a1 -Filtre $b\n".to_owned());
    for piece in pieces {
        assert_linear(&piece, 25_000, |size| drop(check_any(&piece.repeat(size / piece.len()))));
    }
}

#[test]
fn nothing_stands_so_deep_that_the_stack_ends() {
    let deep = |text: String| {
        let read = move || drop(parse(&text));
        // The stack of the page is four times this size.
        let small = std::thread::Builder::new().stack_size(256 * 1024);
        small.spawn(read).unwrap().join().unwrap();
    };
    for piece in
        ["(", "{", "@{ a = ", "$(", "! ", "-not ", "'a' | % { ", "foreach ($a in (", "(1 -eq "]
    {
        deep(piece.repeat(2000));
    }
    for (open, close) in [("(", ")"), ("'a' | ? { 1 -eq ", " }"), ("@{ a = ", "}")] {
        for depth in 1..40 {
            deep(open.repeat(depth) + "1" + &close.repeat(depth));
        }
    }
    deep("$a".to_owned() + &".b".repeat(50_000));
    deep("1".to_owned() + &" -eq 1 -and 1".repeat(50_000));
}

#[test]
fn remarks_are_bounded() {
    let script = check_any(&"Get-Mailbox\n".repeat(5000));
    assert_eq!(script.diagnostics.len(), 201);
    assert!(script.diagnostics.iter().any(|it| it.problem == Problem::TooMany));
    let script = check_any(&"if x\n".repeat(5000));
    assert_eq!(script.diagnostics.len(), 201);
    assert_eq!(script.diagnostics[200].problem, Problem::TooMany);
    assert!(
        check_any(&"(".repeat(5000)).diagnostics.iter().any(|it| it.problem == Problem::TooDeep)
    );
}
