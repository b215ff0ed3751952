//! Invented people. Some of their names are hard on file formats and spreadsheets.

const FIRST: [&str; 24] = [
    "Ann", "Ben", "Chloé", "Dirk", "Elif", "Farid", "Grace", "Hana", "Ivo", "Jun", "Kofi", "Lena",
    "Mateo", "Nia", "Olaf", "Priya", "Quinn", "Rosa", "Søren", "Tara", "Ugo", "Vera", "Wei", "Zoë",
];

const LAST: [&str; 24] = [
    "Adams", "Brandt", "Castro", "Dupont", "Eriksen", "Fischer", "Garcia", "Haddad", "Ito",
    "Jansen", "Kumar", "Lopez", "Müller", "Novak", "O'Brien", "Petrov", "Quist", "Rossi", "Smith",
    "Tanaka", "Usman", "Vogel", "Wójcik", "Zhang",
];

/// An invented person.
pub(super) struct Person {
    pub display_name: String,
    pub sign_in: String,
}

/// The person at this index. Sign-in names are unique.
pub(super) fn person(random: u64, at: usize) -> Person {
    let pick = |names: &[&'static str], by: u64| {
        names.get((by % names.len() as u64) as usize).copied().unwrap_or_default()
    };
    let (first, last) = (pick(&FIRST, random), pick(&LAST, random >> 16));
    let letters = |it: &str| -> String {
        it.chars().filter(char::is_ascii_alphabetic).map(|it| it.to_ascii_lowercase()).collect()
    };
    let sign_in = format!("{}.{}{at}@contoso.com", letters(first), letters(last));
    let display_name = match (random >> 32) % 200 {
        0 => format!("{last}, {first} \"{first}\""),
        1 => format!("{first} {last}\r\n(leaves in May)"),
        2 => format!("=HYPERLINK(\"http://contoso.com/{at}\",\"{first}\")"),
        3 => format!("{first} {last};ext,{at}"),
        4 => format!("末{first} 😀"),
        _ => format!("{first} {last}"),
    };
    Person { display_name, sign_in }
}
