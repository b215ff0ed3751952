//! What each rule says.

use crate::routing::RuleId;

/// A rule in one sentence.
pub const fn rule(id: RuleId) -> &'static str {
    match id {
        RuleId::ChatNotGoverned => {
            "Teams does not read the policy’s chat setting yet; chats follow the tenant’s own setting."
        }
        RuleId::NoSfbCallerWithoutSfb => {
            "Without Skype for Business nobody in the organization can call from it."
        }
        RuleId::FederatedOutWithoutSfb => {
            "Teams cannot make federated calls, and there is no Skype for Business to make them from."
        }
        RuleId::FederatedInOnTeamsWithoutSfb => {
            "On the Teams policy, without Skype for Business, federated calls are not supported."
        }
        RuleId::FederatedInWithoutSfb => {
            "Teams cannot take federated calls, and there is no Skype for Business to take them."
        }
        RuleId::FederatedInOnTeamsHybrid => {
            "Federated calls go to Skype for Business whatever the policy says, even where Hybrid \
             Voice on Teams is said to receive nothing."
        }
        RuleId::FederatedInOnTeamsOnPremises => {
            "Federated calls go to Skype for Business whatever the policy says, even where an \
             on-premises user on Teams is said to receive nothing."
        }
        RuleId::FederatedInStaysInSfb => {
            "Federated calls go to Skype for Business whatever the policy says."
        }
        RuleId::FederatedOutFromSfb => {
            "Teams cannot make federated calls, so they are placed from Skype for Business."
        }
        RuleId::OutboundPstnOwnLines => {
            "Telephone lines that arrive on premises serve Skype for Business, not Teams."
        }
        RuleId::OutboundPstnUnlicensed => {
            "Without Phone System and Calling Plans there is no line to call out on."
        }
        RuleId::OutboundPstnEitherClient => {
            "The policy routes incoming calls; a licensed user can place PSTN calls from both clients."
        }
        RuleId::OutboundPstnDefaultWithoutSfb => {
            "On the default policy a licensed user can place PSTN calls from Teams."
        }
        RuleId::OutboundPstnAnyPolicyWithoutSfb => {
            "The policy routes incoming calls; without Skype for Business, PSTN calls are placed from \
             Teams."
        }
        RuleId::OnPremisesOnTeamsReceivesNothing => {
            "A user homed on-premises whose calls are set to Teams cannot receive calls."
        }
        RuleId::HybridOnTeamsLosesPstn => {
            "Hybrid Voice does not work in Teams: sending its calls there interrupts the service."
        }
        RuleId::HybridOnTeamsLosesVoip => {
            "A Hybrid Voice user set to Teams is said to be unable to receive calls."
        }
        RuleId::InboundPstnUnlicensed => {
            "Without Phone System and Calling Plans there is no number to call."
        }
        RuleId::TeamsPolicyTakesCalls => "Set to Teams, incoming calls ring in Teams.",
        RuleId::DefaultPolicyTeamsVoip => {
            "On Default, VoIP stays in the client it was made from: from Teams to Teams."
        }
        RuleId::DefaultPolicyTeamsVoipWithoutSfb => {
            "On Default, without Skype for Business, Teams users can call one another."
        }
        RuleId::DefaultPolicyNoInboundPstnWithoutSfb => {
            "On Default, without Skype for Business, inbound PSTN calls are not received: the policy \
             must be changed first."
        }
        RuleId::SfbPolicyWithoutSfb => {
            "Set to Sfb, calls go to Skype for Business, which this organization does not have."
        }
        RuleId::DefaultPolicySfbCalls => {
            "On Default, PSTN calls and VoIP from Skype for Business stay in Skype for Business."
        }
        RuleId::DefaultHybridTeamsVoip => {
            "A Hybrid Voice user may stay on Default, where VoIP from Teams rings in Teams."
        }
        RuleId::DefaultHybridPstn => {
            "A Hybrid Voice user’s PSTN calls cannot be received in Teams; they stay in Skype for \
             Business."
        }
        RuleId::DefaultOnPremisesTeamsVoip => {
            "A user homed on-premises may stay on Default, where VoIP from Teams rings in Teams."
        }
        RuleId::DefaultOwnLinesSfbVoip => {
            "On Default, VoIP from Skype for Business stays in Skype for Business."
        }
        RuleId::DefaultOnPremisesPstn => {
            "A user homed on-premises gets PSTN calls on the server’s own lines, in Skype for Business."
        }
        RuleId::SfbPolicyKeepsCalls => {
            "Set to Sfb, all other incoming calls ring in Skype for Business."
        }
    }
}
