//! Writing an address.

use super::{Address, Density, EMBED_QUESTIONS, FIELDS, View};
use crate::routing::{
    Axes, BASES, Conversation, Edition, Filter, InteropPolicy, Landing, Only, PRECONFIGURED,
    Question, Rulebook, Scenario,
};
use strum::VariantArray;

/// Writes an address, from the `#` on. Only what differs from the default is written, so equal
/// addresses are equal texts, and [`super::read()`] gives back what was written.
pub fn write(address: &Address) -> String {
    let default = Address::default();
    let mut link = Link { text: format!("#/{}", <&str>::from(address.view)), separator: '?' };
    match address.edition {
        Edition::Guide201712 => {
            link.policy("policy", address.instance, default.instance);
            let untouched = Scenario { policy: address.instance.fields, ..default.scenario };
            link.case("", Scenario::questions(), &address.scenario, &untouched);
        }
        Edition::Modes201908 => {
            let questions = Conversation::questions();
            link.case("", questions, &address.conversation, &default.conversation);
        }
    }
    match address.view {
        View::Matrix => link.filter(address),
        View::Compare => link.other(address, &default),
        View::Goal => link.wishes(address),
        View::Explore => link.embed(address),
        View::PowerShell | View::Audit | View::Rules | View::About | View::Embed => {}
    }
    if address.edition != default.edition {
        link.add("edition", address.edition.into());
    }
    link.text
}

/// Writes the answers to an edition's questions where they differ from the default, for the part of
/// an address after `?`.
pub fn write_case<B: Rulebook>(case: &B) -> String {
    let mut link = Link { text: String::new(), separator: '?' };
    link.case("", B::questions(), case, &B::default());
    link.text.trim_start_matches('?').to_owned()
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

    /// Clients are spelled as PowerShell prints them, and in lower case in an address.
    fn case<B: Rulebook>(
        &mut self,
        prefix: &str,
        questions: impl Iterator<Item = &'static Question<B>>,
        case: &B,
        default: &B,
    ) {
        for question in questions {
            let answer = (question.answer)(case);
            if answer != (question.answer)(default) {
                self.add(&format!("{prefix}{}", question.key), &answer.to_ascii_lowercase());
            }
        }
    }

    fn policy(&mut self, key: &str, instance: &InteropPolicy, default: &InteropPolicy) {
        if instance.identity != default.identity {
            self.add(key, instance.identity.name());
        }
    }

    fn other(&mut self, address: &Address, default: &Address) {
        let other = address.other;
        match address.edition {
            Edition::Guide201712 => {
                self.policy("to", other.instance, default.other.instance);
                let with = |policy| Scenario { policy, ..default.scenario };
                let fields = Scenario::questions().filter(|it| FIELDS.contains(&it.key));
                self.case("to-", fields, &with(other.policy), &with(other.instance.fields));
            }
            Edition::Modes201908 => {
                if other.mode != default.other.mode {
                    self.add("to-mode", other.mode.into());
                }
            }
        }
    }

    fn wishes(&mut self, address: &Address) {
        let wishes: Vec<String> = address
            .wishes
            .all()
            .map(|(call, landing)| format!("{}:{}", <&str>::from(call), <&str>::from(landing)))
            .collect();
        if !wishes.is_empty() {
            self.add("want", &wishes.join(","));
        }
    }

    fn embed(&mut self, address: &Address) {
        let Some(embed) = &address.embed else { return };
        self.add("embed", "1");
        self.only("show", &EMBED_QUESTIONS, embed.show);
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
        let filter = &address.filter;
        match address.edition {
            Edition::Guide201712 => {
                self.answers::<Scenario>(filter);
                let names: Vec<_> = PRECONFIGURED.iter().map(|it| it.identity.name()).collect();
                self.only("only-policy", &names, filter.policies);
            }
            Edition::Modes201908 => self.answers::<Conversation>(filter),
        }
        let landings: Vec<_> = Landing::VARIANTS.iter().map(|&it| it.into()).collect();
        self.only("only-landing", &landings, filter.landings);
        self.only("only-basis", &BASES, filter.bases);
        if filter.axes == Axes::Swapped {
            self.add("swap", "yes");
        }
    }

    fn answers<B: Rulebook>(&mut self, filter: &Filter) {
        for (question, &only) in B::questions().zip(&filter.answers) {
            self.only(&format!("only-{}", question.key), &(question.answers)(), only);
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
