//! Checks the value of a parameter for typing mistakes and for mistakes in the documents.

use super::super::catalog::{Cmdlet, Parameter, Takes, bare_name};
use super::super::era::Era;
use super::super::instances::{UPGRADE_INSTANCES, still_counts, upgrade_instance};
use super::super::properties::{is_idle, of_users};
use super::check::Check;
use super::diagnostic::Problem;
use super::filter::filter;
use super::span::Span;
use super::syntax::{Expression, ExpressionKind, calculated};
use crate::editions::teams_interop_policy::{DefaultClient, PRESETS, PolicyFields, named};
use strum::VariantArray;

impl Check<'_> {
    /// Checks one value.
    pub(super) fn value(&mut self, cmdlet: Cmdlet, parameter: Parameter, value: &Expression) {
        let Parameter { name, takes, .. } = parameter;
        let text = match (&value.kind, takes) {
            (ExpressionKind::Condition(text), Takes::Condition) => {
                return self.condition(text, value.span);
            }
            (ExpressionKind::Literal(text), Takes::Condition) => {
                return self.condition(text, value.span);
            }
            (ExpressionKind::Script(_), Takes::Script)
            | (ExpressionKind::Script(_) | ExpressionKind::Table(_), Takes::Object) => return,
            (_, Takes::Names) if calculates(value) => return,
            // Neither a script block nor a hash table is a name, not even in a list.
            _ if !is_plain(value) => return self.report(value.span, Problem::Expression),
            (_, Takes::Object) => return,
            (
                ExpressionKind::List(_),
                Takes::Text | Takes::Client | Takes::Choice(_) | Takes::Boolean,
            ) if cmdlet.is_whole() || cmdlet == Cmdlet::GetOnlineUser => {
                return self.report(value.span, Problem::OneValue(name));
            }
            (ExpressionKind::Literal(text), _) => text,
            _ => return,
        };
        let bare = bare_name(text);
        match (cmdlet, name) {
            _ if takes == Takes::Client && text.parse::<DefaultClient>().is_err() => {
                let clients = DefaultClient::VARIANTS.iter().map(|&it| it.into());
                let (found, similar) = (text.clone(), self.similar(text, clients));
                self.report(value.span, Problem::Client { parameter: name, found, similar });
            }
            _ if is_no_choice(takes, text) => {
                let Takes::Choice(valid) = takes else { return };
                let similar = self.similar(text, valid.iter().copied());
                let found = text.clone();
                self.report(value.span, Problem::Choice { parameter: name, found, valid, similar });
            }
            _ if matches!(takes, Takes::Boolean | Takes::Switch) => {
                let found = text.clone();
                self.report(value.span, Problem::BooleanAsText { parameter: name, found });
            }
            (Cmdlet::GrantInteropPolicy | Cmdlet::GrantUpgradePolicy, "PolicyName")
                if bare.eq_ignore_ascii_case("global") =>
            {
                self.report(value.span, Problem::GlobalByName);
            }
            (Cmdlet::GrantInteropPolicy, "PolicyName")
                if self.era >= Some(Era::April2018)
                    && named(text).is_some_and(|it| !still_counts(PolicyFields::of(it))) =>
            {
                self.report(value.span, Problem::NoLongerCounts(text.clone()));
            }
            (Cmdlet::GrantInteropPolicy, "PolicyName")
            | (
                Cmdlet::GetInteropPolicy | Cmdlet::SetInteropPolicy | Cmdlet::RemoveInteropPolicy,
                "Identity",
            ) if !self.makes_policies && named(text).is_none() => {
                let names = PRESETS.iter().map(|it| it.name);
                let similar = self.similar(bare, names);
                self.policy_name(text, similar, value.span);
            }
            (Cmdlet::GrantUpgradePolicy, "PolicyName") if upgrade_instance(text).is_none() => {
                // The name of the mode differs from the name of its instance.
                let similar = match bare.eq_ignore_ascii_case("TeamsOnly") {
                    true => Some("UpgradeToTeams"),
                    false => self.similar(bare, UPGRADE_INSTANCES.iter().map(|it| it.name)),
                };
                self.policy_name(text, similar, value.span);
            }
            (Cmdlet::GrantUpgradePolicy, "PolicyName")
                if self.era == Some(Era::April2018)
                    && upgrade_instance(text).is_some_and(|it| it.since > Era::April2018) =>
            {
                self.report(value.span, Problem::InstanceTooEarly(text.clone()));
            }
            (Cmdlet::GrantInteropPolicy, "Identity") if is_alias(text) => {
                self.report(value.span, Problem::Alias(text.clone()));
            }
            _ => {}
        }
    }

    fn policy_name(&mut self, found: &str, similar: Option<&'static str>, span: Span) {
        if let Some(similar) = similar {
            self.report(span, Problem::Policy { found: found.to_owned(), similar });
        }
    }

    /// Checks a condition of `-Filter`.
    fn condition(&mut self, text: &str, span: Span) {
        match filter(text) {
            Some(it) => it.properties.iter().for_each(|it| self.user_property(it, span)),
            None => self.report(span, Problem::Expression),
        }
    }

    fn user_property(&mut self, name: &str, span: Span) {
        let mut known = of_users(self.era);
        if !known.clone().any(|it| it.eq_ignore_ascii_case(name)) {
            let problem = match is_idle(name) {
                true => Problem::IdleProperty(name.to_owned()),
                false => Problem::Property {
                    found: name.to_owned(),
                    similar: self.similar(name, known.by_ref()),
                },
            };
            self.report(span, problem);
        }
    }
}

/// Whether a word is none of those that a parameter takes.
fn is_no_choice(takes: Takes, text: &str) -> bool {
    matches!(takes, Takes::Choice(valid) if !valid.iter().any(|it| it.eq_ignore_ascii_case(text)))
}

/// Whether a value has calculated properties, and all of them were understood.
fn calculates(value: &Expression) -> bool {
    let items = match &value.kind {
        ExpressionKind::List(items) => items.as_slice(),
        _ => std::slice::from_ref(value),
    };
    items.iter().all(|it| {
        is_plain(it) || calculated(it).is_some() || matches!(it.kind, ExpressionKind::Script(_))
    })
}

/// Whether a value is neither a script block nor a hash table, and contains none.
fn is_plain(value: &Expression) -> bool {
    match &value.kind {
        ExpressionKind::Script(_) | ExpressionKind::Condition(_) | ExpressionKind::Table(_) => {
            false
        }
        ExpressionKind::List(items) => items.iter().all(is_plain),
        _ => true,
    }
}

/// Whether a user is named by alias: not by sign-in name, SIP address, or a display name with
/// spaces (cmdlet reference, note of May 2018).
fn is_alias(identity: &str) -> bool {
    !identity.is_empty() && !identity.contains(['@', ' ', ':', '=', '\\'])
}
