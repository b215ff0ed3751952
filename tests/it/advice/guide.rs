//! The advice of the edition of December 2017, piece by piece.

use super::*;

#[test]
fn every_disputed_answer_has_a_disagreement_beside_it() {
    let mut disputed = 0;
    let of_large = editions::ALL.iter().filter(|it| !is_enumerable(it));
    let samples = of_large.flat_map(|it| scenarios(it)).map(|it| (it, Standing::Attested));
    for (case, standing) in every_question().chain(samples) {
        if case.decide().verdict.basis.alternative().is_some() {
            let advice = advise(case, standing);
            let is_told = advice.iter().any(|it| it.rule.severity == Severity::Disagreement);
            assert!(is_told, "{case:?}");
            disputed += 1;
        }
    }
    assert!(disputed > 0);
}

#[test]
fn hybrid_users_are_warned_off_teams_whether_policy_or_choice_brings_them_there() {
    check("hybrid-must-not-use-teams", |it, client, _| {
        it.customer == Organization::HybridVoice
            && (client == DefaultClient::Teams
                || it.policy.calling_default_client == DefaultClient::Teams)
    });
}

#[test]
fn on_premises_users_are_warned_off_teams_for_calls_and_chats() {
    check("on-premises-must-not-use-teams", |it, client, _| {
        it.customer == Organization::OnPremisesHomed
            && (client == DefaultClient::Teams
                || it.policy.calling_default_client == DefaultClient::Teams
                || it.policy.chat_default_client == DefaultClient::Teams)
    });
}

#[test]
fn the_override_must_be_off_for_hybrid_and_on_premises_users() {
    check("override-must-be-off", |it, _, _| {
        let special = [Organization::HybridVoice, Organization::OnPremisesHomed];
        special.contains(&it.customer) && allowed(it)
    });
}

#[test]
fn mixed_values_are_warned_of() {
    check("mixed-values", |it, _, _| {
        it.policy.calling_default_client != it.policy.chat_default_client
    });
}

#[test]
fn editing_global_is_warned_of() {
    check("global-edited", |_, _, standing| standing == Standing::EditedGlobal);
}

#[test]
fn presets_that_no_document_names_are_named_so() {
    check("instance-unattested", |_, _, standing| standing == Standing::NamePatternOnly);
}

#[test]
fn desk_phones_fall_silent_where_an_existing_customers_calls_ring_in_teams() {
    for id in ["ip-phones-fall-silent", "ip-phones-later-ring"] {
        check(id, |it, client, _| {
            let calls = [CallType::TeamsVoip, CallType::SfbVoip, CallType::PstnIn];
            it.customer == Organization::ExistingSkypeForBusiness
                && client == DefaultClient::Teams
                && calls.contains(&it.call)
                // Without a number there is no call that a phone could miss.
                && (it.call != CallType::PstnIn || it.license == License::Provisioned)
        });
    }
}

#[test]
fn only_three_kinds_of_policy_outlive_april_2018() {
    check("not-valid-from-april2018", |it, _, _| {
        allowed(it) || it.policy.agreement() == Agreement::Mixed
    });
}

#[test]
fn missing_licenses_are_named_for_pstn_calls_over_calling_plans() {
    check("no-phone-system", |it, _, _| {
        let plans = [Organization::ExistingSkypeForBusiness, Organization::WithoutSkypeForBusiness];
        let pstn = [CallType::PstnIn, CallType::PstnOut];
        it.license == License::NotProvisioned
            && plans.contains(&it.customer)
            && pstn.contains(&it.call)
    });
}

#[test]
fn a_choice_without_override_is_said_to_have_no_effect() {
    check("choice-without-effect", |it, _, _| !allowed(it) && it.choice != UserChoice::None);
}

#[test]
fn the_blanket_sentence_is_named_where_voip_from_teams_meets_default() {
    check("blanket-sentence", |it, client, _| {
        it.call == CallType::TeamsVoip
            && client == DefaultClient::Default
            && it.customer != Organization::WithoutSkypeForBusiness
    });
}
