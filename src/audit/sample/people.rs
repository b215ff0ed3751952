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
    let sign_in = format!("{}.{}{at}@contoso.com", plain(first), plain(last));
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

/// A name as people write it in a sign-in name: in Latin letters without accents.
fn plain(name: &str) -> String {
    let plain = |it: char| match it {
        'é' | 'ë' => Some('e'),
        'ø' | 'ó' => Some('o'),
        'ü' => Some('u'),
        _ => it.is_ascii_alphabetic().then(|| it.to_ascii_lowercase()),
    };
    name.chars().filter_map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::{FIRST, LAST, plain};

    #[test]
    fn no_letter_of_a_name_is_lost() {
        assert_eq!((plain("Søren"), plain("Zoë")), ("soren".to_owned(), "zoe".to_owned()));
        for name in FIRST.iter().chain(&LAST) {
            let letters = name.chars().filter(|it| it.is_alphabetic()).count();
            assert_eq!(plain(name).len(), letters, "{name}");
        }
    }
}
