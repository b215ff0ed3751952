//! The table of what each event does to the history.

use super::*;

/// What becomes of the history: `replace` rewrites the entry, `push` adds one, `theirs` means that
/// the browser has written the address already, and `-` leaves everything as it is. Each column is the
/// screen on which the event happens.
const HISTORY: &str = "
| event                       | explore | matrix  | compare | goal    | ask     | powershell | audit   | rules   | doubts | timeline | glossary | about   | embed   | search  | expectations |
|-----------------------------|---------|---------|---------|---------|---------|------------|---------|---------|---------|---------|---------|---------|---------|---------|--------------|
| ask something else          | replace | replace | replace | replace | replace | replace    | replace | replace | replace | replace | replace | replace | replace | replace | replace      |
| ask the same                | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| apply a change              | push    | push    | push    | push    | push    | push       | push    | push    | push    | push    | push    | push    | push    | push    | push         |
| apply what is so already    | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| ask on Explore              | push    | push    | push    | push    | push    | push       | push    | push    | push    | push    | push    | push    | push    | push    | push         |
| ask on Compare              | push    | push    | push    | push    | push    | push       | push    | push    | push    | push    | push    | push    | push    | push    | push         |
| ask the same on this screen | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| ask another edition         | replace | replace | replace | replace | replace | replace    | replace | replace | replace | replace | replace | replace | replace | replace | replace      |
| choose another edition      | push    | push    | push    | push    | push    | push       | push    | push    | push    | push    | push    | push    | push    | push    | push         |
| choose the same edition     | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| filter by landing           | -       | replace | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| choose an axis              | -       | replace | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| filter by what no axis has  | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| compare with another policy | -       | -       | replace | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| compare with the same       | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| swap the two sides          | replace | replace | replace | replace | replace | replace    | replace | replace | replace | replace | replace | replace | replace | replace | replace      |
| wish for a landing          | -       | -       | -       | replace | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| wish for nothing            | -       | -       | -       | replace | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| wish for no kind of call    | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| ask why not elsewhere       | replace | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| ask why not there again     | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| say something               | -       | -       | -       | -       | push    | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| change the script           | -       | -       | -       | -       | -       | replace    | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| change the expectations     | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | replace      |
| go to Explore               | -       | push    | push    | push    | push    | push       | push    | push    | push    | push    | push    | push    | push    | push    | push         |
| go to PowerShell            | push    | push    | push    | push    | push    | -          | push    | push    | push    | push    | push    | push    | push    | push    | push         |
| go to this screen           | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| go to a part of the audit   | -       | -       | -       | -       | -       | -          | push    | -       | -       | -       | -       | -       | -       | -       | -            |
| go to this part             | -       | -       | -       | -       | -       | -          | -       | -       | -       | -       | -       | -       | -       | -       | -            |
| open an address             | theirs  | theirs  | theirs  | theirs  | theirs  | theirs     | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs       |
| open this address           | theirs  | theirs  | theirs  | theirs  | theirs  | theirs     | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs       |
| open a broken address       | theirs  | theirs  | theirs  | theirs  | theirs  | theirs     | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs  | theirs       |
| read the notices            | replace | replace | replace | replace | replace | replace    | replace | replace | replace | replace | replace | replace | replace | replace | replace      |
| start over                  | push    | push    | push    | push    | push    | push       | push    | push    | push    | push    | push    | push    | push    | push    | push         |
";

fn cells(row: &str) -> Vec<&str> {
    row.trim_matches('|').split('|').map(str::trim).collect()
}

#[test]
fn every_event_has_its_effect_on_the_history() {
    let mut rows = HISTORY.lines().filter(|it| it.starts_with('|'));
    let header = cells(rows.next().unwrap());
    let views: Vec<View> = header[1..].iter().map(|it| it.parse().unwrap()).collect();
    assert_eq!(views, View::VARIANTS);
    let mut seen = 0;
    for row in rows.skip(1) {
        let row = cells(row);
        for (&view, expect) in views.iter().zip(&row[1..]) {
            for edition in editions::ALL.iter().filter(|it| is_enumerable(it)) {
                let mut session = busy(edition, view);
                let before = session.clone();
                let history = match session.update(event(row[0], &before)) {
                    History::Replace => "replace",
                    History::Push => "push",
                    History::Theirs => "theirs",
                    History::Unchanged => "-",
                };
                assert_eq!(history, *expect, "{} on {view:?} in {edition:?}", row[0]);
                if history == "-" {
                    assert_eq!(session.link(), before.link(), "{} on {view:?}", row[0]);
                }
                check_kept(&session);
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 34 * View::VARIANTS.len() * 2);
}
