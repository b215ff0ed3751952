//! Reading an address.

use super::{
    Address, AuditPart, Density, Embed, EmbedTheme, Notice, Problem, SHOWN, View, Wishes,
    embed_questions,
};
use crate::editions;
use crate::routing::{
    AxisPart, BasisKind, Case, Cells, Edition, Inquiry, Landing, Line, Lines, Only, Preset,
    Question, Role, Said, Subject, Turn,
};
use crate::unseen::is_unseen;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use strum::VariantArray;

/// What stands for an answer that is not known.
pub(super) const UNKNOWN: &str = "-";

/// Reads the part of an address from `#` on, with or without the `#`. Never fails; an empty
/// fragment is the default address.
///
/// Percent codes are undone before anything else, because some programs encode the whole fragment
/// when they pass a link on; no value of this format needs them.
pub fn read(fragment: &str) -> (Address, Vec<Notice>) {
    read_among(fragment, editions::ALL)
}

/// The same with another list of editions. The first one is the default.
pub fn read_among(fragment: &str, editions: &[&'static Edition]) -> (Address, Vec<Notice>) {
    let decoded = decoded(fragment);
    let (path, query) = decoded.split_once('?').unwrap_or((&decoded, ""));
    let mut given = Given { query, notices: Vec::new() };

    let mut view = View::default();
    let path = path.trim_matches('/');
    if !path.is_empty() {
        match path.parse() {
            Ok(it) => view = it,
            Err(_) => given.notices.push(notice(Problem::UnknownView, "", path, words::<View>())),
        }
    }
    let mut edition = editions.first().copied().unwrap_or_else(editions::default);
    given.set("edition", editions.iter().map(|it| it.id).collect(), |word| {
        let named = editions.iter().find(|it| it.id.eq_ignore_ascii_case(word));
        named.map(|it| edition = it).is_some()
    });
    let mut address = Address { view, ..Address::first(edition) };
    given.question(&mut address.subject);
    match address.view {
        View::Matrix => given.filter(&mut address),
        View::Compare => given.other(&mut address.other),
        View::Goal => given.wishes("want", edition, &mut address.wishes),
        View::Ask => given.inquiry(edition, &mut address.inquiry),
        View::Explore => {
            given.set("why-not", words::<Landing>(), |word| {
                word.parse().map(|it| address.wanted = it).is_ok()
            });
            given.embed(&mut address.embed);
        }
        View::Audit => given.set("part", words::<AuditPart>(), |word| {
            word.parse().map(|it| address.part = it).is_ok()
        }),
        View::Rules | View::Doubts | View::Glossary => {
            given.set("item", Vec::<&str>::new(), |name| {
                address.item = name.parse().ok();
                address.item.is_some()
            });
        }
        View::PowerShell
        | View::Timeline
        | View::About
        | View::Embed
        | View::Search
        | View::Expectations => {}
    }
    (address, given.notices)
}

/// The fragment without `#` and without percent codes.
pub(crate) fn decoded(fragment: &str) -> Cow<'_, str> {
    let encoded = fragment.strip_prefix('#').unwrap_or(fragment);
    percent_decode_str(encoded).decode_utf8_lossy()
}

/// What stands after `?`, and what was wrong with it so far.
pub(super) struct Given<'a> {
    pub query: &'a str,
    pub notices: Vec<Notice>,
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
    pub fn set<T: Into<Cow<'static, str>>>(
        &mut self,
        key: &str,
        takes: Vec<T>,
        take: impl FnOnce(&'a str) -> bool,
    ) {
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

    fn answers(&mut self, prefix: &str, case: &mut Case, is_role: fn(Role) -> bool) {
        let edition = case.edition();
        for (at, question) in edition.of_role(is_role) {
            let takes = question.answers.iter().map(|it| it.token).collect();
            self.set(&format!("{prefix}{}", question.key), takes, |word| {
                question.position(word).map(|it| *case = case.with(at, it)).is_some()
            });
        }
    }

    fn preset(&mut self, key: &str, edition: &'static Edition) -> Option<&'static Preset> {
        let takes = edition.policy.presets.iter().take(2).map(|it| it.name).collect();
        let mut found = None;
        self.set(key, takes, |name| {
            found = edition.preset(name);
            found.is_some()
        });
        found
    }

    fn question(&mut self, subject: &mut Subject) {
        let edition = subject.edition();
        if let Some(preset) = edition.policy.key.and_then(|key| self.preset(key, edition)) {
            *subject = subject.granted(preset);
        }
        let mut case = subject.case;
        self.answers("", &mut case, |_| true);
        *subject = subject.asked(case);
    }

    fn other(&mut self, other: &mut Subject) {
        let edition = other.edition();
        if edition.policy.key.is_some()
            && let Some(preset) = self.preset("to", edition)
        {
            *other = other.granted(preset);
        }
        let mut case = other.case;
        self.answers("to-", &mut case, |it| it == Role::Policy);
        *other = other.asked(case);
    }

    pub fn wishes(&mut self, key: &str, edition: &'static Edition, wishes: &mut Wishes) {
        let wish = |word: &str| {
            let (call, landing) = word.split_once(':')?;
            let line = edition.wished().position(|it| it.token.eq_ignore_ascii_case(call))?;
            Some((line, landing.parse::<Landing>().ok()?))
        };
        let landing = edition.landings().first().map_or("", |&it| it.into());
        let example = |lines: &[Line]| -> String {
            let wishes = lines.iter().map(|it| format!("{}:{landing}", it.token));
            wishes.collect::<Vec<_>>().join(",")
        };
        let takes = [1, 2].into_iter().filter_map(|count| edition.lines.get(..count));
        let takes = takes.map(example).collect();
        self.set(key, takes, |list| {
            let read: Option<Vec<_>> = list.split(',').map(wish).collect();
            let Some(read) = read else { return false };
            for (line, landing) in read {
                if wishes.at(line).is_some() {
                    *wishes = Wishes::default();
                    return false;
                }
                *wishes = wishes.with(line, Some(landing));
            }
            true
        });
    }

    fn inquiry(&mut self, edition: &'static Edition, inquiry: &mut Inquiry) {
        let takes = edition.landings().into_iter().map(<&str>::from).collect();
        self.set("lands", takes, |word| {
            inquiry.landing = word.parse().ok();
            inquiry.landing.is_some()
        });
        let said = |word: &str| {
            let (key, token) = word.split_once(':')?;
            let at = edition.position(&key.to_ascii_lowercase())?;
            let said = match token {
                UNKNOWN => Said::Unknown,
                _ => Said::Answer(edition.question(at)?.position(token)?),
            };
            Some((at, said))
        };
        let example = |question: &Question| {
            format!("{}:{}", question.key, question.answers.first().map_or("", |it| it.token))
        };
        let takes = edition.questions.iter().take(2).map(example).collect();
        self.set("said", takes, |list| {
            let read: Option<Vec<_>> = list.split(',').map(said).collect();
            let Some(read) = read else { return false };
            for (at, said) in read {
                *inquiry = inquiry.saying(at, said);
            }
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
        self.only("show", embed_questions(), &mut embed.show);
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

    fn filter(&mut self, address: &mut Address) {
        let edition = address.edition();
        let filter = &mut address.filter;
        self.axis("rows", edition, &mut filter.rows);
        self.axis("columns", edition, &mut filter.columns);
        if filter.rows.is_some() && filter.rows == filter.columns {
            let key = filter.columns.map_or("", |it| axis_key(edition, it));
            let others = axis_parts(edition).filter(|it| Some(*it) != filter.rows);
            let takes = others.map(|it| axis_key(edition, it)).collect();
            self.notices.push(notice(Problem::BadValue, "columns", key, takes));
            filter.columns = None;
        }
        let axes = *filter;
        for (at, question) in edition.numbered().filter(|it| axes.varies(edition, it.0)) {
            let tokens = question.answers.iter().map(|it| it.token).collect();
            if let Some(only) = filter.of_mut(at) {
                self.only(&format!("only-{}", question.key), tokens, only);
            }
        }
        if edition.policy.key.is_some() {
            let names = edition.policy.presets.iter().map(|it| it.name).collect();
            self.only("only-policy", names, &mut filter.presets);
        }
        self.only("only-landing", words::<Landing>(), &mut filter.landings);
        self.only("only-basis", words::<BasisKind>(), &mut filter.bases);
        self.set("swap", vec!["yes"], |word| {
            let is_swapped = word.eq_ignore_ascii_case("yes");
            if is_swapped {
                filter.turn = Turn::Swapped;
            }
            is_swapped
        });
        self.set("all", vec!["yes", "no"], |word| {
            filter.lines = match word.to_ascii_lowercase().as_str() {
                "yes" => Some(Lines::Each),
                "no" => Some(Lines::Grouped),
                _ => None,
            };
            filter.lines.is_some()
        });
        self.set("cells", vec!["words"], |word| {
            let in_words = word.eq_ignore_ascii_case("words");
            if in_words {
                filter.cells = Cells::Words;
            }
            in_words
        });
        // What holds anyway is not kept.
        filter.lines = filter.settled(edition).lines;
    }

    fn axis(&mut self, key: &str, edition: &'static Edition, axis: &mut Option<AxisPart>) {
        let takes = axis_parts(edition).map(|it| axis_key(edition, it)).collect();
        self.set(key, takes, |word| {
            *axis =
                axis_parts(edition).find(|it| axis_key(edition, *it).eq_ignore_ascii_case(word));
            axis.is_some()
        });
    }

    /// A list of words with commas between them. The first that does not exist is named; those that do
    /// count.
    fn only(&mut self, key: &str, takes: Vec<&'static str>, only: &mut Only) {
        let mut unknown = None;
        self.set(key, takes.clone(), |value| {
            let mut read = Only::default();
            for word in value.split(',') {
                match takes.iter().position(|it| it.eq_ignore_ascii_case(word)) {
                    Some(at) if !read.chosen(at) => read = read.toggled(at),
                    Some(_) => {}
                    None => unknown = unknown.or(Some(word)),
                }
            }
            *only = read;
            !read.is_all()
        });
        if let Some(word) = unknown.filter(|_| !only.is_all()) {
            self.notices.push(notice(Problem::BadWord, key, word, takes));
        }
    }
}

/// Everything that an axis of the matrix can run over.
pub fn axis_parts(edition: &'static Edition) -> impl Iterator<Item = AxisPart> {
    let presets = edition.policy.key.map(|_| AxisPart::Presets);
    presets.into_iter().chain(edition.numbered().map(|it| AxisPart::Question(it.0)))
}

/// The word of an axis.
pub fn axis_key(edition: &'static Edition, axis: AxisPart) -> &'static str {
    match axis {
        AxisPart::Presets => "policy",
        AxisPart::Question(at) => edition.question(at).map_or("", |it| it.key),
    }
}

/// The public words of a type.
fn words<T: VariantArray + Copy + Into<&'static str>>() -> Vec<&'static str> {
    T::VARIANTS.iter().map(|&it| it.into()).collect()
}

pub(super) fn notice<T: Into<Cow<'static, str>>>(
    problem: Problem,
    key: &str,
    found: &str,
    takes: Vec<T>,
) -> Notice {
    let mut shown: String = found.chars().take(SHOWN).map(harmless).collect();
    if found.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    let takes = takes.into_iter().map(Into::into).collect();
    Notice { problem, key: key.to_owned(), found: shown, takes }
}

/// Replaces what would be invisible or would turn the text around it.
const fn harmless(character: char) -> char {
    if is_unseen(character) { char::REPLACEMENT_CHARACTER } else { character }
}
