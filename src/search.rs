//! Finds scenarios, policies, terms, rules, doubts and screens by a few words. Pure.

use crate::editions;
use crate::link::{Address, View, write};
use crate::routing::{Edition, Subject};
use crate::similar::similar;
use crate::text::search::{IGNORED, screen};
use crate::text::terms::is_of_word;
use crate::text::{labels, page as words};
use strum::VariantArray;

pub use crate::text::search::Kind;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub title: String,
    /// More about it: where the call lands, what a term means, the date of another edition.
    pub note: String,
    /// Where it is, from the `#` on.
    pub address: String,
}

/// How many things are found at most.
pub const MOST: usize = 12;

/// Longer queries are cut, to bound the work.
const LONGEST_QUERY: usize = 120;

/// Something that can be found.
struct Item {
    hit: Hit,
    /// Words that it is also found by.
    also: String,
    /// Whether it belongs to another edition than the one on the screen.
    is_elsewhere: bool,
}

/// What fits a query best, the best first. An empty query finds the scenarios to start with.
pub fn find(query: &str, edition: &'static Edition) -> Vec<Hit> {
    let query: String = query.chars().take(LONGEST_QUERY).collect();
    let all = split(&query);
    let telling: Vec<&String> = all.iter().filter(|it| !IGNORED.contains(&it.as_str())).collect();
    let asked = if telling.is_empty() { all.iter().collect() } else { telling };
    let items = everything(edition);
    if asked.is_empty() {
        let is_start = |it: &Item| it.hit.kind == Kind::Example && !it.is_elsewhere;
        return items.into_iter().filter(is_start).map(|it| it.hit).collect();
    }
    let mut found: Vec<(u32, Item)> = Vec::new();
    for item in items {
        let points = points(&asked, &item);
        if points > 0 {
            found.push((points, item));
        }
    }
    if found.is_empty() {
        found = corrected(&query, edition);
    }
    // Of equals, the one that comes first in the index stays first.
    let rank = |it: &(u32, Item)| (std::cmp::Reverse(it.0), it.1.is_elsewhere);
    crate::order::sort_by(&mut found, |one, other| rank(one).cmp(&rank(other)));
    found.into_iter().take(MOST).map(|it| it.1.hit).collect()
}

/// The policy that a misspelled name means.
fn corrected(query: &str, edition: &'static Edition) -> Vec<(u32, Item)> {
    let typed: String = query.chars().filter(|it| !it.is_whitespace()).collect();
    let mut policies = everything(edition);
    policies.retain(|it| it.hit.kind == Kind::Policy);
    let meant = similar(&typed, policies.iter().map(|it| it.hit.title.clone()));
    policies.retain(|it| Some(&it.hit.title) == meant.as_ref());
    policies.into_iter().map(|it| (1, it)).collect()
}

/// How well something fits. Of several words most have to; a word in the title counts more than one
/// beside it, and a whole word more than its beginning.
fn points(asked: &[&String], item: &Item) -> u32 {
    let title = split(&item.hit.title);
    let (also, note) = (split(&item.also), split(&item.hit.note));
    let mut sum = 0;
    let mut missing = 0;
    for word in asked {
        let points = (best(word, &title) * 4).max(best(word, &also) * 3).max(best(word, &note));
        sum += points;
        missing += usize::from(points == 0);
    }
    if missing * 2 >= asked.len() {
        return 0;
    }
    // What has every word comes before what lacks one.
    let sum = sum * 10 / u32::try_from(asked.len() + 6 * missing).unwrap_or(1);
    let bonus = match item.hit.kind {
        Kind::Example => 30,
        Kind::Term => 15,
        Kind::Policy | Kind::Screen => 10,
        Kind::Rule | Kind::Doubt => 0,
    };
    // Written without spaces, as names of policies are.
    let joined = |words: &mut dyn Iterator<Item = &str>| words.collect::<String>();
    let query = joined(&mut asked.iter().map(|it| it.as_str()));
    let name = joined(&mut item.hit.title.split(' ')).to_ascii_lowercase();
    let likeness = match () {
        () if name == query => 100,
        () if name.starts_with(&query) => 50,
        () if name.contains(&query) => 25,
        () => 0,
    };
    if sum == 0 { 0 } else { sum + bonus + likeness }
}

fn best(word: &str, among: &[String]) -> u32 {
    let fit = |there: &String| match () {
        () if there == word => 4,
        () if word.len() >= 3 && there.starts_with(word) => 3,
        () if there.len() >= 4 && word.starts_with(there.as_str()) => 2,
        () if word.len() >= 5 && there.contains(word) => 1,
        () => 0,
    };
    among.iter().map(fit).max().unwrap_or(0)
}

/// The words of a text in lower case. Everything that is searched is English, so only ASCII letters
/// change, which keeps tables of Unicode out of the page. A name such as `CallingDefaultClient` is a word, and each of
/// its parts is one too.
fn split(text: &str) -> Vec<String> {
    let text = text.replace('’', "'");
    let is_apart = |it: char| !is_of_word(it) && it != '\'' && it != '$';
    let mut words: Vec<String> = Vec::new();
    let mut add = |word: &str| {
        let word = word.to_ascii_lowercase();
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    };
    for word in text.split(is_apart) {
        add(word);
        let mut part = String::new();
        let mut was_small = false;
        for letter in word.chars() {
            if letter.is_ascii_uppercase() && was_small {
                add(&std::mem::take(&mut part));
            }
            was_small = letter.is_ascii_lowercase();
            part.push(letter);
        }
        add(&part);
    }
    words
}

/// Everything there is, the most useful first: of the edition on the screen, then of the others.
fn everything(edition: &'static Edition) -> Vec<Item> {
    let others = editions::ALL.iter().copied().filter(|it| *it != edition);
    let mut items = Vec::new();
    for of in [edition].into_iter().chain(others) {
        let mut add = |kind, title: &str, note: String, also: String, address: &Address| {
            let is_elsewhere = of != edition;
            let note = if is_elsewhere { format!("{}. {note}", of.date) } else { note };
            let hit = Hit { kind, title: title.to_owned(), note, address: write(address) };
            items.push(Item { hit, also, is_elsewhere });
        };
        let first = Address::first(of);
        for example in of.examples {
            let address = Address::of_query(of, example.query);
            let case = address.case();
            let landing = labels::landing_of(case.decide().verdict.landing, case.direction());
            let note = landing.to_owned();
            add(Kind::Example, example.label, note, example.keywords.to_owned(), &address);
        }
        for preset in of.policy.presets {
            let subject = Subject::first(of).granted(preset);
            let note = of.words.policy_hint(&subject);
            add(Kind::Policy, preset.name, note, preset.label.to_owned(), &first.asking(subject));
        }
        for rule in of.all_rules() {
            let address = first.pointing(View::Rules, rule.id);
            add(Kind::Rule, rule.says, String::new(), rule.id.to_owned(), &address);
        }
        for doubt in editions::doubts(of) {
            let address = first.pointing(View::Doubts, doubt.id);
            let title = doubt.title.replace('`', "");
            add(Kind::Doubt, &title, doubt.choice.replace('`', ""), doubt.id.to_owned(), &address);
        }
    }
    let first = Address::first(edition);
    for it in editions::glossary() {
        let address = write(&first.pointing(View::Glossary, it.term.id));
        let note = it.term.says.replace('`', "");
        let hit = Hit { kind: Kind::Term, title: it.term.name.to_owned(), note, address };
        items.push(Item { hit, also: it.term.also.join(" "), is_elsewhere: false });
    }
    for &view in View::VARIANTS.iter().filter(|it| **it != View::Search) {
        let title = words::view(view).to_owned();
        let address = write(&first.viewed(view));
        let hit = Hit { kind: Kind::Screen, title, note: String::new(), address };
        items.push(Item { hit, also: screen(view).to_owned(), is_elsewhere: false });
    }
    items
}
