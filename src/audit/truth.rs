//! True and False as exports write them: PowerShell in English, spreadsheets in the language of whoever
//! saved the file.

/// What Excel writes for True and False in the languages of its larger markets.
const WORDS: [(&str, &str); 19] = [
    ("True", "False"),
    ("Yes", "No"),
    ("1", "0"),
    ("WAHR", "FALSCH"),
    ("VRAI", "FAUX"),
    ("VERDADERO", "FALSO"),
    ("VERO", "FALSO"),
    ("VERDADEIRO", "FALSO"),
    ("WAAR", "ONWAAR"),
    ("SANT", "FALSKT"),
    ("SAND", "FALSK"),
    ("SANN", "USANN"),
    ("TOSI", "EPÄTOSI"),
    ("PRAWDA", "FAŁSZ"),
    ("PRAVDA", "NEPRAVDA"),
    ("IGAZ", "HAMIS"),
    ("ADEVĂRAT", "FALS"),
    ("ИСТИНА", "ЛОЖЬ"),
    ("DOĞRU", "YANLIŞ"),
];

/// Whether a cell says True or False. `None` if it says neither.
pub(super) fn truth(cell: &[u8]) -> Option<bool> {
    let is = |word: &str| cell.eq_ignore_ascii_case(word.as_bytes());
    WORDS.iter().find_map(|&(yes, no)| match (is(yes), is(no)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    })
}
