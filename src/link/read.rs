//! Reading an address.

use super::{
    Address, Density, EMBED_QUESTIONS, Embed, EmbedTheme, FIELDS, Notice, Problem, SHOWN, View,
    Wishes,
};
use crate::routing::{
    Axes, BASES, CallType, Conversation, Edition, Filter, InteropPolicy, Landing, Only,
    PRECONFIGURED, Question, Rulebook, Scenario, UpgradeMode,
};
use crate::unseen::is_unseen;
use percent_encoding::percent_decode_str;
use strum::VariantArray;

/// Reads the part of an address from `#` on, with or without the `#`. Never fails; an empty
/// fragment is the default address.
///
/// Percent codes are undone before anything else, because some programs encode the whole fragment
/// when they pass a link on; no value of this format needs them.
pub fn read(fragment: &str) -> (Address, Vec<Notice>) {
    let encoded = fragment.strip_prefix('#').unwrap_or(fragment);
    let decoded = percent_decode_str(encoded).decode_utf8_lossy();
    let (path, query) = decoded.split_once('?').unwrap_or((&decoded, ""));
    let mut given = Given { query, notices: Vec::new() };

    let mut address = Address::default();
    let path = path.trim_matches('/');
    if !path.is_empty() {
        match path.parse() {
            Ok(view) => address.view = view,
            Err(_) => given.notices.push(notice(Problem::UnknownView, "", path, Vec::new())),
        }
    }
    given.set("edition", words::<Edition>(), |word| {
        word.parse().map(|it| address.edition = it).is_ok()
    });
    match address.edition {
        Edition::Guide201712 => {
            given.policy("policy", &mut address.instance);
            address.scenario.policy = address.instance.fields;
            given.case("", Scenario::questions(), &mut address.scenario);
        }
        Edition::Modes201908 => {
            given.case("", Conversation::questions(), &mut address.conversation);
        }
    }
    match address.view {
        View::Matrix => given.filter(address.edition, &mut address.filter),
        View::Compare => given.other(&mut address),
        View::Goal => given.wishes(&mut address.wishes),
        View::Explore => given.embed(&mut address.embed),
        View::PowerShell | View::Audit | View::Rules | View::About | View::Embed => {}
    }
    (address, given.notices)
}

/// Reads the answers to an edition's questions out of the part of an address after `?`. What is not
/// there stays as it is in `case`.
pub fn read_case<B: Rulebook>(query: &str, case: &mut B) -> Vec<Notice> {
    let mut given = Given { query, notices: Vec::new() };
    given.case("", B::questions(), case);
    given.notices
}

/// What stands after `?`, and what was wrong with it so far.
struct Given<'a> {
    query: &'a str,
    notices: Vec<Notice>,
}

impl<'a> Given<'a> {
    /// Every value of a key. Addresses copied out of HTML source carry `&amp;` for `&`.
    fn values(&self, key: &str) -> impl Iterator<Item = &'a str> {
        self.query.split('&').filter_map(move |pair| {
            let pair = pair.strip_prefix("amp;").unwrap_or(pair);
            let (found, value) = pair.split_once('=').unwrap_or((pair, ""));
            found.eq_ignore_ascii_case(key).then_some(value)
        })
    }

    /// Hands the value of a key on; what is not taken, and what stands there twice, is named.
    fn set(&mut self, key: &str, takes: Vec<&'static str>, take: impl FnOnce(&'a str) -> bool) {
        let mut values = self.values(key);
        let (first, second) = (values.next(), values.next());
        drop(values);
        match (first, second) {
            (_, Some(again)) => {
                self.notices.push(notice(Problem::Repeated, key, again, takes));
            }
            (Some(value), None) if !take(value) => {
                self.notices.push(notice(Problem::BadValue, key, value, takes));
            }
            (Some(_) | None, None) => {}
        }
    }

    fn case<B: Rulebook>(
        &mut self,
        prefix: &str,
        questions: impl Iterator<Item = &'static Question<B>>,
        case: &mut B,
    ) {
        for question in questions {
            self.set(&format!("{prefix}{}", question.key), (question.answers)(), |word| {
                (question.set)(case, word)
            });
        }
    }

    fn policy(&mut self, key: &str, instance: &mut &'static InteropPolicy) {
        let takes = vec![
            InteropPolicy::GLOBAL.identity.name(),
            InteropPolicy::CALLS_IN_TEAMS.identity.name(),
        ];
        self.set(key, takes, |name| {
            InteropPolicy::named(name).map(|found| *instance = found).is_some()
        });
    }

    fn other(&mut self, address: &mut Address) {
        let other = &mut address.other;
        match address.edition {
            Edition::Guide201712 => {
                self.policy("to", &mut other.instance);
                let mut after = Scenario { policy: other.instance.fields, ..Scenario::default() };
                let fields = Scenario::questions().filter(|it| FIELDS.contains(&it.key));
                self.case("to-", fields, &mut after);
                other.policy = after.policy;
            }
            Edition::Modes201908 => {
                self.set("to-mode", words::<UpgradeMode>(), |word| {
                    word.parse().map(|it| other.mode = it).is_ok()
                });
            }
        }
    }

    fn wishes(&mut self, wishes: &mut Wishes) {
        let wish = |word: &str| {
            let (call, landing) = word.split_once(':')?;
            Some((call.parse::<CallType>().ok()?, landing.parse::<Landing>().ok()?))
        };
        self.set("want", vec!["pstn-in:teams", "sfb-voip:sfb,pstn-in:teams"], |list| {
            let read: Option<Vec<_>> = list.split(',').map(wish).collect();
            let Some(read) = read else { return false };
            if read
                .iter()
                .enumerate()
                .any(|(at, it)| read.iter().skip(at + 1).any(|other| other.0 == it.0))
            {
                return false;
            }
            let all = read.into_iter();
            *wishes = all.fold(*wishes, |wishes, (call, landing)| wishes.with(call, Some(landing)));
            true
        });
    }

    fn embed(&mut self, embedded: &mut Option<Embed>) {
        let mut embed = Embed::default();
        self.set("embed", vec!["1"], |word| {
            let is_embedded = word == "1";
            *embedded = is_embedded.then_some(embed);
            is_embedded
        });
        if embedded.is_none() {
            return;
        }
        self.only("show", EMBED_QUESTIONS.to_vec(), &mut embed.show);
        self.set("theme", words::<EmbedTheme>(), |word| {
            embed.theme = word.parse().ok();
            embed.theme.is_some()
        });
        self.set("accent", vec!["rrggbb"], |word| {
            embed.accent = word.parse().ok();
            embed.accent.is_some()
        });
        self.set("density", words::<Density>(), |word| {
            word.parse().map(|it| embed.density = it).is_ok()
        });
        *embedded = Some(embed);
    }

    fn filter(&mut self, edition: Edition, filter: &mut Filter) {
        match edition {
            Edition::Guide201712 => {
                self.answers::<Scenario>(filter);
                let names = PRECONFIGURED.iter().map(|it| it.identity.name()).collect();
                self.only("only-policy", names, &mut filter.policies);
            }
            Edition::Modes201908 => self.answers::<Conversation>(filter),
        }
        self.only("only-landing", words::<Landing>(), &mut filter.landings);
        self.only("only-basis", BASES.to_vec(), &mut filter.bases);
        self.set("swap", vec!["yes"], |word| {
            let is_swapped = word.eq_ignore_ascii_case("yes");
            if is_swapped {
                filter.axes = Axes::Swapped;
            }
            is_swapped
        });
    }

    fn answers<B: Rulebook>(&mut self, filter: &mut Filter) {
        for (question, only) in B::QUESTIONS.iter().zip(&mut filter.answers) {
            self.only(&format!("only-{}", question.key), (question.answers)(), only);
        }
    }

    /// A list of words with commas between them.
    fn only(&mut self, key: &str, takes: Vec<&'static str>, only: &mut Only) {
        let list = takes.clone();
        let place = |word: &str| list.iter().position(|it| it.eq_ignore_ascii_case(word));
        self.set(key, takes, |value| {
            let read = value.split(',').try_fold(Only::default(), |read, word| {
                let at = place(word)?;
                Some(if read.chosen(at) { read } else { read.toggled(at) })
            });
            read.map(|read| *only = read).is_some()
        });
    }
}

/// The public words of a type.
fn words<T: VariantArray + Copy + Into<&'static str>>() -> Vec<&'static str> {
    T::VARIANTS.iter().map(|&it| it.into()).collect()
}

fn notice(problem: Problem, key: &str, found: &str, takes: Vec<&'static str>) -> Notice {
    let mut shown: String = found.chars().take(SHOWN).map(harmless).collect();
    if found.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    Notice { problem, key: key.to_owned(), found: shown, takes }
}

/// Replaces what would be invisible or would turn the text around it.
const fn harmless(character: char) -> char {
    if is_unseen(character) { char::REPLACEMENT_CHARACTER } else { character }
}
