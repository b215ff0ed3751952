//! What people asked or got wrong, and the answer.

use super::{case, written};
use call_landing::routing::{Subject, advise};

#[track_caller]
fn lands(query: &str, landing: &str) {
    assert_eq!(written(case(query).decide().verdict).0, landing, "{query}");
}

#[track_caller]
fn disputed(query: &str, landing: &str, alternative: &str) {
    assert_eq!(
        written(case(query).decide().verdict),
        (landing, "disputed", alternative),
        "{query}"
    );
}

#[track_caller]
fn says(query: &str, advice: &str) {
    let case = case(query);
    let said = advise(case, Subject::of(case).standing());
    let said: Vec<&str> = said.iter().map(|it| it.rule.id).collect();
    assert!(said.contains(&advice), "{query}: {said:?}");
}

#[test]
fn regression_questions() {
    lands("", "teams");
    lands("answered=no", "voicemail");
    lands("answered=no&unanswered=nothing", "nowhere");
    lands("answered=no&voicemail=always-disabled", "nowhere");
    lands("state=dnd", "voicemail");
    lands("state=in-a-call", "teams");
    lands("state=in-a-call&busy=enabled", "busy");
    lands("pstn-treatment=voicemail&federated-treatment=voicemail", "voicemail");
    lands("pstn-treatment=voicemail&federated-treatment=voicemail&call=colleague-sfb", "teams");
    lands("policy=DisallowCalling", "blocked");
    lands("door=org-redirected", "blocked");
    lands("door=org-redirected&pstn=direct-routing", "attendant");
    lands("call=federated-teams&mode=islands", "sfb");
    lands("call=colleague-teams&mode=islands", "teams");
    disputed("answering=to-group&call-groups=false&state=dnd", "forwarded", "voicemail");
    let emergency = "call=emergency-out&prevent-toll-bypass=true";
    assert_eq!(written(case(emergency).decide().verdict), ("refused", "inferred", ""));
    says(emergency, "emergency-calls-refused");
}

#[test]
fn blank_forwarding_fields_mean_voicemail() {
    lands("unanswered=untouched&answered=no", "voicemail");
    says("answered=no", "blank-means-voicemail");
}

#[test]
fn do_nothing_is_a_switch_and_no_target() {
    lands("unanswered=nothing&answered=no", "nowhere");
    says("unanswered=nothing&answered=no", "false-beats-the-target");
}

#[test]
fn groups_of_settings_validate_together() {
    says("answering=to-colleague", "settings-go-together");
}

#[test]
fn forwarding_is_lost_after_a_migration() {
    says("mode=islands", "forwarding-stays-behind");
}

#[test]
fn always_enabled_and_always_disabled_against_a_target() {
    lands("answered=no&unanswered=colleague&voicemail=always-enabled", "voicemail");
    says("answered=no&unanswered=colleague&voicemail=always-enabled", "always-enabled-two-pages");
    lands("answered=no&unanswered=colleague&voicemail=always-disabled", "forwarded");
}

#[test]
fn voicemail_needs_a_mailbox_and_no_phone_license() {
    lands("call=colleague-teams&licensed=no&answered=no", "voicemail");
    says("call=colleague-teams&licensed=no&answered=no", "voicemail-needs-a-mailbox");
    lands("mailbox=no&answered=no", "nowhere");
    says("mailbox=no&answered=no", "voicemail-needs-a-mailbox");
}

#[test]
fn disabled_busy_on_busy_lets_calls_through() {
    lands("state=in-a-call&busy=disabled", "teams");
    lands("state=in-a-call&busy=user-override&busy-choice=busy-signal", "busy");
}

#[test]
fn the_policy_comes_before_the_users_busy_option() {
    lands("state=in-a-call&busy-choice=busy-signal", "teams");
    says("state=in-a-call&busy-choice=busy-signal", "policy-before-busy-choice");
}

#[test]
fn all_four_treatments_are_taken() {
    lands("pstn-treatment=unanswered&unanswered=voicemail", "voicemail");
    lands("pstn-treatment=user-override", "teams");
    disputed("pstn-treatment=user-override&pstn-choice=voicemail", "voicemail", "teams");
    disputed("pstn-treatment=unanswered", "voicemail", "nowhere");
}

#[test]
fn no_policy_lets_a_user_receive_and_not_call() {
    lands("private-calling=false", "blocked");
    lands("private-calling=false&call=pstn-out", "refused");
    says("private-calling=false", "no-receive-only");
}

#[test]
fn a_number_without_dial_pad_is_a_missing_license_or_flag() {
    lands("call=pstn-out&licensed=no", "refused");
    lands("call=pstn-out&enterprise-voice=false", "refused");
    says("call=pstn-out&enterprise-voice=false", "number-sets-the-flag");
}

#[test]
fn only_teams_only_users_have_a_dial_pad() {
    lands("call=pstn-out&mode=islands", "sfb");
}

#[test]
fn a_treatment_takes_unassigned_numbers_alone() {
    lands("number=unassigned-routed", "attendant");
    lands("number=unassigned", "nowhere");
    says("number=unassigned-routed", "assigned-numbers-are-exempt");
    says("number=unassigned-routed", "treatment-catches-outbound");
}

#[test]
fn a_block_pattern_takes_time_and_the_right_format() {
    lands("door=org-blocked", "blocked");
    says("door=org-blocked", "patterns-take-time");
    says("door=org-redirected", "blocked-callers-may-be-redirected");
    says("door=org-blocked", "let-the-number-in");
    says("call=federated-teams&door=org-blocked", "let-the-organization-in");
}

#[test]
fn dial_out_policies_hold_for_direct_routing_too() {
    lands("call=pstn-out&dial-out=none&pstn=direct-routing", "refused");
    lands("call=pstn-out-abroad&dial-out=domestic&pstn=direct-routing", "refused");
    lands("call=emergency-out&dial-out=none&pstn=direct-routing", "teams");
}

#[test]
fn a_partner_on_its_own_server_lands_by_the_mode_of_the_recipient() {
    lands("call=federated-sfb", "teams");
    lands("call=federated-sfb&mode=sfb-only", "sfb");
    says("call=federated-sfb", "both-sides-must-allow");
}

#[test]
fn a_caller_in_teams_on_premises() {
    lands("call=colleague-teams-onprem", "teams");
    lands("call=colleague-teams-onprem&mode=sfb-only", "not-possible");
    lands("call=federated-teams-onprem", "not-possible");
}

#[test]
fn personal_accounts_chat_and_do_not_call() {
    lands("call=personal-in", "not-possible");
    lands("call=personal-in&door=org-blocked", "blocked");
    lands("call=personal-out", "not-possible");
    says("call=personal-in", "personal-banner");
}

#[test]
fn calls_with_skype_ended() {
    lands("call=skype-in", "not-possible");
    lands("call=skype-out", "not-possible");
}

#[test]
fn one_islands_user_gets_colleagues_and_outsiders_in_two_clients() {
    says("mode=islands&call=federated-teams", "islands-splits-callers");
}

#[test]
fn a_colleague_on_the_server_is_not_federated() {
    let query = "call=colleague-sfb&federated-treatment=voicemail";
    lands(query, "teams");
    says(query, "not-federated");
}

#[test]
fn nobody_can_see_the_users_choice() {
    says("pstn-treatment=user-override", "choice-is-invisible");
}

#[test]
fn busy_options_leave_group_calls_alone() {
    says("state=in-a-call&busy=enabled", "busy-not-for-groups");
}
