//! What a user is provisioned with, as far as printed output says. What the values mean is inferred from
//! the provisioning tables of 2019; the audit reads exports by the same rules, and a test compares both.

use super::records::PrintedRecord;
use crate::editions::teams_interop_policy::{License, Organization};

/// Where a user is homed and how their phone line is connected.
pub(super) fn customer(record: &PrintedRecord<'_>) -> Option<Organization> {
    let provider = record.text(&["HostingProvider", "OnPremHostingProvider"]);
    let is_online = provider.eq_ignore_ascii_case("sipfed.online.lync.com");
    let kind = record.text(&["InterpretedUserType"]).to_ascii_lowercase();
    let is_sfb = kind.contains("sfbuser");
    let voice = record.text(&["VoicePolicy"]);
    let has_routing = !record.text(&["OnlineVoiceRoutingPolicy"]).is_empty();
    if provider.eq_ignore_ascii_case("SRV:")
        || kind.contains("hybridonprem") && is_sfb && !is_online
    {
        Some(Organization::OnPremisesHomed)
    } else if voice.eq_ignore_ascii_case("HybridVoice") {
        // With a voice routing policy, the line uses Direct Routing.
        let own_line = !has_routing;
        let other = Organization::ExistingSkypeForBusiness;
        Some(if own_line { Organization::HybridVoice } else { other })
    } else if kind.contains("teamsuser") || kind.contains("teamsonlyuser") {
        Some(Organization::WithoutSkypeForBusiness)
    } else if is_sfb || is_online || voice.eq_ignore_ascii_case("BusinessVoice") {
        Some(Organization::ExistingSkypeForBusiness)
    } else {
        None
    }
}

/// Whether a user has Phone System: by the switch for voice, the plans, or a number.
pub(super) fn license(record: &PrintedRecord<'_>) -> Option<License> {
    let kind = record.text(&["InterpretedUserType"]).to_ascii_lowercase();
    if kind.contains("noservice") {
        return Some(License::NotProvisioned);
    }
    let switch = record.text(&["EnterpriseVoiceEnabled"]);
    if switch.eq_ignore_ascii_case("True") {
        return Some(License::Provisioned);
    } else if !switch.is_empty() {
        return Some(License::NotProvisioned);
    }
    // A type name in place of a list says nothing.
    let told = |labels: &[&str]| {
        let text = record.text(labels).to_ascii_lowercase();
        if text.starts_with("system.") { String::new() } else { text }
    };
    let (plans, features) = (told(&["AssignedPlan", "AssignedPlans"]), told(&["FeatureTypes"]));
    if plans.contains("mcoev") || features.contains("phonesystem") {
        Some(License::Provisioned)
    } else if plans.len() > 2 || features.len() > 2 {
        // `{}` is an empty list.
        Some(License::NotProvisioned)
    } else if !told(&["LineURI"]).is_empty() || !told(&["OnPremLineURI"]).is_empty() {
        Some(License::Provisioned)
    } else {
        None
    }
}
