//! What can be wrong with the value of a parameter: a slip of the pen, or a trap of the documents.

use super::super::catalogue::{Cmdlet, Takes, bare_name};
use super::super::instances::{UPGRADE_INSTANCES, upgrade_instance};
use super::super::similar::similar;
use super::check::Check;
use super::condition;
use super::diagnostic::Problem;
use super::span::Span;
use super::syntax::{Expression, ExpressionKind};
use crate::routing::{DefaultClient, InteropPolicy, PRECONFIGURED};
use strum::VariantArray;

impl Check<'_> {
    /// The traps of one value.
    pub(super) fn value(&mut self, cmdlet: Cmdlet, name: &str, takes: Takes, value: &Expression) {
        if takes == Takes::Condition {
            let text = match &value.kind {
                ExpressionKind::Script(_) => {
                    let text = value.span.of(self.text);
                    text.get(1..text.len().saturating_sub(1)).unwrap_or("")
                }
                ExpressionKind::Literal(text) => text,
                _ => return,
            };
            match condition(text) {
                Some(it) => self.expression_at(&it, value.span),
                None => self.report(value.span, || Problem::Expression),
            }
            return;
        }
        let ExpressionKind::Literal(text) = &value.kind else { return };
        let bare = bare_name(text);
        match (cmdlet, name) {
            _ if takes == Takes::Client && text.parse::<DefaultClient>().is_err() => {
                self.report(value.span, || Problem::Client {
                    found: text.clone(),
                    similar: similar(text, DefaultClient::VARIANTS.iter().map(|&it| it.into())),
                });
            }
            _ if takes == Takes::Boolean => {
                self.report(value.span, || Problem::BooleanAsText(text.clone()));
            }
            (Cmdlet::GrantInteropPolicy | Cmdlet::GrantUpgradePolicy, "PolicyName")
                if bare.eq_ignore_ascii_case("global") =>
            {
                self.report(value.span, || Problem::GlobalByName);
            }
            (Cmdlet::GrantInteropPolicy, "PolicyName")
            | (
                Cmdlet::GetInteropPolicy | Cmdlet::SetInteropPolicy | Cmdlet::RemoveInteropPolicy,
                "Identity",
            ) if !self.makes_policies && InteropPolicy::named(text).is_none() => {
                let similar = similar(bare, PRECONFIGURED.iter().map(|it| it.identity.name()));
                self.policy_name(text, similar, value.span);
            }
            (Cmdlet::GrantUpgradePolicy, "PolicyName") if upgrade_instance(text).is_none() => {
                // The mode is called otherwise than its instance.
                let similar = match bare.eq_ignore_ascii_case("TeamsOnly") {
                    true => Some("UpgradeToTeams"),
                    false => similar(bare, UPGRADE_INSTANCES.iter().map(|it| it.name)),
                };
                self.policy_name(text, similar, value.span);
            }
            (Cmdlet::GrantInteropPolicy, "Identity") if is_alias(text) => {
                self.report(value.span, || Problem::Alias(text.clone()));
            }
            _ => {}
        }
    }

    fn policy_name(&mut self, found: &str, similar: Option<&'static str>, span: Span) {
        if let Some(similar) = similar {
            self.report(span, || Problem::Policy { found: found.to_owned(), similar });
        }
    }
}

/// Whether a user is named by alias: neither a sign-in name nor a SIP address, and no display name
/// with blanks (cmdlet reference, note of May 2018).
fn is_alias(identity: &str) -> bool {
    !identity.is_empty() && !identity.contains(['@', ' ', ':', '=', '\\'])
}
