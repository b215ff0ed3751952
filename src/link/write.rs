//! Writing an address.

use super::read::UNKNOWN;
use super::{Address, AuditPart, Density, View, Wishes, embed_questions, first_other};
use crate::editions;
use crate::routing::{
    AxisPart, BasisKind, Case, Cells, Edition, Landing, Lines, Only, Preset, Role, Said, Subject,
    Turn,
};
use strum::VariantArray;

/// Writes an address, from the `#` on. Only what differs from the default is written, so equal
/// addresses are equal texts, and [`super::read()`] gives back what was written.
pub fn write(address: &Address) -> String {
    let edition = address.edition();
    let mut link = Link { text: format!("#/{}", <&str>::from(address.view)), separator: '?' };
    link.question(address.subject);
    match address.view {
        View::Matrix => link.filter(address),
        View::Compare => link.other(address),
        View::Goal => link.wishes(address.wishes, edition),
        View::Ask => link.inquiry(address),
        View::Explore => link.explore(address),
        View::Audit if address.part != AuditPart::default() => {
            link.add("part", address.part.into());
        }
        View::Rules | View::Doubts | View::Glossary => {
            if let Some(item) = &address.item {
                link.add("item", item.name());
            }
        }
        View::PowerShell
        | View::Audit
        | View::Timeline
        | View::About
        | View::Embed
        | View::Search
        | View::Expectations => {}
    }
    if edition != editions::default() {
        link.add("edition", edition.id);
    }
    link.text
}

/// Writes the answers to an edition's questions where they differ from the default, for the part of
/// an address after `?`.
pub fn write_case(case: Case) -> String {
    let mut link = Link { text: String::new(), separator: '?' };
    link.answers("", case, Case::first(case.edition()), |_| true);
    link.text.trim_start_matches('?').to_owned()
}

/// The preset that fields are written against.
fn base(subject: Subject) -> Option<&'static Preset> {
    subject.preset.or(subject.edition().policy.presets.first())
}

struct Link {
    text: String,
    separator: char,
}

impl Link {
    fn add(&mut self, key: &str, value: &str) {
        self.text.push(self.separator);
        self.text.push_str(key);
        self.text.push('=');
        self.text.push_str(value);
        self.separator = '&';
    }

    fn answers(&mut self, prefix: &str, case: Case, default: Case, is_role: fn(Role) -> bool) {
        for (at, question) in case.edition().of_role(is_role) {
            if case.get(at) != default.get(at) {
                self.add(&format!("{prefix}{}", question.key), case.token(at));
            }
        }
    }

    fn question(&mut self, subject: Subject) {
        let edition = subject.edition();
        let mut untouched = Case::first(edition);
        if let (Some(key), Some(preset)) = (edition.policy.key, base(subject)) {
            if !preset.is_default(edition) {
                self.add(key, preset.name);
            }
            untouched = untouched.with_preset(preset);
        }
        self.answers("", subject.case, untouched, |_| true);
    }

    fn other(&mut self, address: &Address) {
        let (other, default) = (address.other, first_other(address.edition()));
        let mut untouched = default.case;
        if let (Some(_), Some(preset)) = (address.edition().policy.key, base(other)) {
            if Some(preset) != default.preset {
                self.add("to", preset.name);
            }
            untouched = untouched.with_preset(preset);
        }
        self.answers("to-", other.case, untouched, |it| it == Role::Policy);
    }

    fn wishes(&mut self, wishes: Wishes, edition: &'static Edition) {
        let wishes: Vec<String> = wishes
            .all(edition)
            .map(|(line, landing)| format!("{}:{}", line.token, <&str>::from(landing)))
            .collect();
        if !wishes.is_empty() {
            self.add("want", &wishes.join(","));
        }
    }

    fn inquiry(&mut self, address: &Address) {
        if let Some(landing) = address.inquiry.landing {
            self.add("lands", landing.into());
        }
        let edition = address.edition();
        let said = address.inquiry.all(edition).filter_map(|(at, said)| {
            let token = match said {
                Said::Answer(answer) => edition.answer(at, answer)?.token,
                Said::Unknown => UNKNOWN,
                Said::Nothing => return None,
            };
            Some(format!("{}:{token}", edition.question(at)?.key))
        });
        let said: Vec<String> = said.collect();
        if !said.is_empty() {
            self.add("said", &said.join(","));
        }
    }

    fn explore(&mut self, address: &Address) {
        if address.wanted != Landing::Teams {
            self.add("why-not", address.wanted.into());
        }
        let Some(embed) = &address.embed else { return };
        self.add("embed", "1");
        self.only("show", &embed_questions(), embed.show);
        if let Some(theme) = embed.theme {
            self.add("theme", theme.into());
        }
        if let Some(accent) = embed.accent {
            self.add("accent", &accent.to_string());
        }
        if embed.density != Density::default() {
            self.add("density", embed.density.into());
        }
    }

    fn filter(&mut self, address: &Address) {
        let (filter, edition) = (&address.filter, address.edition());
        for (at, question) in edition.numbered().filter(|it| filter.varies(edition, it.0)) {
            let tokens: Vec<_> = question.answers.iter().map(|it| it.token).collect();
            self.only(&format!("only-{}", question.key), &tokens, filter.of(at));
        }
        if edition.policy.key.is_some() {
            let names: Vec<_> = edition.policy.presets.iter().map(|it| it.name).collect();
            self.only("only-policy", &names, filter.presets);
        }
        let landings: Vec<_> = Landing::VARIANTS.iter().map(|&it| it.into()).collect();
        self.only("only-landing", &landings, filter.landings);
        let bases: Vec<_> = BasisKind::VARIANTS.iter().map(|&it| it.into()).collect();
        self.only("only-basis", &bases, filter.bases);
        self.axis("rows", edition, filter.rows);
        self.axis("columns", edition, filter.columns);
        if filter.turn == Turn::Swapped {
            self.add("swap", "yes");
        }
        match filter.lines {
            Some(Lines::Each) => self.add("all", "yes"),
            Some(Lines::Grouped) => self.add("all", "no"),
            None => {}
        }
        if filter.cells == Cells::Words {
            self.add("cells", "words");
        }
    }

    fn axis(&mut self, key: &str, edition: &'static Edition, axis: Option<AxisPart>) {
        match axis {
            Some(AxisPart::Presets) => self.add(key, "policy"),
            Some(AxisPart::Question(at)) => {
                if let Some(question) = edition.question(at) {
                    self.add(key, question.key);
                }
            }
            None => {}
        }
    }

    fn only(&mut self, key: &str, words: &[&str], only: Only) {
        let chosen: Vec<String> = (words.iter().enumerate())
            .filter(|&(at, _)| only.chosen(at))
            .map(|(_, word)| word.to_ascii_lowercase())
            .collect();
        if !chosen.is_empty() {
            self.add(key, &chosen.join(","));
        }
    }
}
