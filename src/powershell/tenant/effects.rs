//! What cmdlets have in common: changes to the tenant, and notes about them.

use super::super::instances::still_counts;
use super::commands::Note;
use super::evaluate::Runner;
use super::{Era, Policy, TenantEvent, User};
use crate::editions::teams_interop_policy::{Agreement, DefaultClient, Organization, PolicyFields};
use crate::routing::Attestation;

impl Runner<'_> {
    pub fn commit(&mut self, event: TenantEvent) {
        let moves = self.tenant.apply_and_compare(&event);
        self.step.moves.extend(moves);
        self.step.events.push(event);
    }

    pub fn change(&mut self, policy: Policy, after: PolicyFields) {
        let is_default = after == PolicyFields::default();
        self.note_fields(&Policy { fields: after, ..policy.clone() });
        if policy.is_global() {
            let note = if is_default { Note::GlobalUndone } else { Note::GlobalEdited };
            self.step.note(note);
        }
        if policy.fields == after {
            self.step.note(Note::AlreadySo);
            return;
        }
        let concerned = |it: &User| {
            it.policy
                .as_ref()
                .map_or(policy.is_global(), |it| it.eq_ignore_ascii_case(&policy.name))
        };
        let users: Vec<User> =
            self.tenant.users.iter().filter(|it| concerned(it)).cloned().collect();
        self.commit(TenantEvent::Changed { name: policy.name, before: policy.fields, after });
        for user in users {
            self.note_user(&user);
        }
    }

    /// Adds notes about the settings of a policy.
    pub fn note_fields(&mut self, policy: &Policy) {
        let attestation = policy
            .preconfigured()
            .filter(|it| PolicyFields::of(it) == policy.fields)
            .map(|it| it.attestation);
        let mixed = policy.fields.agreement() == Agreement::Mixed;
        if attestation == Some(Attestation::NamePatternOnly) {
            self.step.note(Note::Unattested);
        }
        if mixed {
            self.step.note(Note::MixedValues);
        }
        if self.tenant.era >= Era::April2018 && !still_counts(policy.fields) {
            self.step.note(Note::NoLongerValid);
        }
    }

    /// Adds a note if a user can no longer be reached.
    pub fn note_user(&mut self, user: &User) {
        let Some(now) = self.tenant.user(&user.sign_in) else { return };
        let cannot =
            matches!(now.customer, Organization::HybridVoice | Organization::OnPremisesHomed);
        let calling = self.tenant.policy_of(now).calling_default_client;
        let is_guide = self.tenant.era.routes_by_interop_policy();
        if cannot && is_guide && calling == DefaultClient::Teams {
            self.step.note(Note::CannotReceiveInTeams);
        }
    }
}
