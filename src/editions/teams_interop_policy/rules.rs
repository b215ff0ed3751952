//! December 2017: the quick-start guide, and the documents published beside it. First hit decides.
//!
//! Where documents disagree: the guide on exactly this case, then the guide's general statement,
//! then another document of the period on this case, then inference. Where a lower rank
//! contradicts a higher one, the higher one wins and the rule is disputed.

use super::answers::CallType::{
    self, FederatedChat, FederatedIn, FederatedOut, PstnIn, PstnOut, SfbChat, SfbVoip, TeamsChat,
    TeamsVoip,
};
use super::answers::DefaultClient::{self, Default, Sfb, Teams};
use super::answers::License;
use super::answers::Organization::{
    self, ExistingSkypeForBusiness as Existing, HybridVoice as Hybrid,
    OnPremisesHomed as OnPremises, WithoutSkypeForBusiness as WithoutSfb,
};
use crate::editions::sources::*;
use crate::routing::{Basis, Condition, Landing, Rule, Source, Verdict};
use crate::{rule, rules};

const UNLICENSED: Condition = License::is(&[License::NotProvisioned]);

const fn lands(landing: Landing, basis: Basis, sources: &'static [Source]) -> Verdict {
    Verdict { landing, interop: None, basis, sources }
}

const fn disputed(alternative: Landing) -> Basis {
    Basis::Disputed { alternative }
}

/// The decision table.
pub static RULES: &[Rule] = rules! {
    // Chats: Teams did not read the policy's chat setting yet.
    "chat-not-governed": "Teams does not read the policy’s chat setting yet. Chats follow the tenant’s setting."
        when [CallType::is(&[TeamsChat, SfbChat, FederatedChat])]
        then lands(Landing::NotGoverned, Basis::Document, &[INTEROP_CHAT, REFERENCE_CHAT]),
        example "call=teams-chat";

    "no-sfb-caller-without-sfb": "Without Skype for Business, nobody in the organization can call from it."
        when [CallType::is(&[SfbVoip]), Organization::is(&[WithoutSfb])]
        then lands(Landing::NotApplicable, Basis::Inferred, &[GUIDE_DEFAULT_POLICY]),
        example "customer=without&call=sfb-voip";

    // Federated calls.
    "federated-out-without-sfb": "Teams cannot make federated calls, and there is no Skype for Business to make them from."
        when [CallType::is(&[FederatedOut]), Organization::is(&[WithoutSfb])]
        then lands(Landing::NotSupported, Basis::Guide, &[GUIDE_LIMITATIONS]),
        example "customer=without&call=federated-out";

    "federated-in-on-teams-without-sfb": "On the Teams policy, without Skype for Business, federated calls are not supported."
        when [CallType::is(&[FederatedIn]), Organization::is(&[WithoutSfb]), DefaultClient::effective(&[Teams])]
        then lands(Landing::NotSupported, Basis::Guide, &[GUIDE_INBOUND_PSTN]),
        example "policy=DisallowOverrideCallingTeamsChatTeams&customer=without&call=federated-in";

    "federated-in-without-sfb": "Teams cannot take federated calls, and there is no Skype for Business to take them."
        when [CallType::is(&[FederatedIn]), Organization::is(&[WithoutSfb])]
        then lands(Landing::NotSupported, disputed(Landing::SkypeForBusiness), &[GUIDE_LIMITATIONS, INTEROP_CALLING]),
        example "customer=without&call=federated-in";

    "federated-in-on-teams-hybrid": "Federated calls go to Skype for Business whatever the policy says, even though other documents say that Hybrid Voice users on Teams receive no calls."
        when [CallType::is(&[FederatedIn]), Organization::is(&[Hybrid]), DefaultClient::effective(&[Teams])]
        then lands(Landing::SkypeForBusiness, disputed(Landing::Nowhere), &[GUIDE_LIMITATIONS, REFERENCE_HYBRID]),
        example "policy=DisallowOverrideCallingTeamsChatTeams&customer=hybrid&call=federated-in";

    "federated-in-on-teams-on-premises": "Federated calls go to Skype for Business whatever the policy says, even though other documents say that on-premises users on Teams receive no calls."
        when [CallType::is(&[FederatedIn]), Organization::is(&[OnPremises]), DefaultClient::effective(&[Teams])]
        then lands(Landing::SkypeForBusiness, disputed(Landing::Nowhere), &[GUIDE_LIMITATIONS, INTEROP_ON_PREMISES]),
        example "policy=DisallowOverrideCallingTeamsChatTeams&customer=onprem&call=federated-in";

    "federated-in-stays-in-sfb": "Federated calls go to Skype for Business whatever the policy says."
        when [CallType::is(&[FederatedIn])]
        then lands(Landing::SkypeForBusiness, Basis::Guide, &[GUIDE_LIMITATIONS, INTEROP_CALLING]),
        example "call=federated-in";

    "federated-out-from-sfb": "Teams cannot make federated calls, so they are placed from Skype for Business."
        when [CallType::is(&[FederatedOut])]
        then lands(Landing::SkypeForBusiness, Basis::Inferred, &[GUIDE_LIMITATIONS]),
        example "call=federated-out";

    // Outbound PSTN: the policy routes incoming calls only.
    "outbound-pstn-own-lines": "Telephone lines that arrive on premises serve Skype for Business, not Teams."
        when [CallType::is(&[PstnOut]), Organization::is(&[Hybrid, OnPremises])]
        then lands(Landing::SkypeForBusiness, Basis::Inferred, &[INTEROP_TOPOLOGIES, MIGRATION_ON_PREMISES]),
        example "customer=hybrid&call=pstn-out";

    "outbound-pstn-unlicensed": "Without Phone System and Calling Plans, the user has no line to call from."
        when [CallType::is(&[PstnOut]), UNLICENSED]
        then lands(Landing::Nowhere, Basis::Inferred, &[GUIDE_PREREQUISITES]),
        example "licensed=no&call=pstn-out";

    "outbound-pstn-either-client": "The policy routes incoming calls; a licensed user can place PSTN calls from both clients."
        when [CallType::is(&[PstnOut]), Organization::is(&[Existing])]
        then lands(Landing::EitherClient, Basis::Document, &[TUTORIAL_CALLING, GUIDE_DEFAULT_POLICY]),
        example "call=pstn-out";

    "outbound-pstn-default-without-sfb": "On the default policy a licensed user can place PSTN calls from Teams."
        when [CallType::is(&[PstnOut]), DefaultClient::effective(&[Default])]
        then lands(Landing::Teams, Basis::Guide, &[GUIDE_DEFAULT_POLICY]),
        example "customer=without&call=pstn-out";

    "outbound-pstn-any-policy-without-sfb": "The policy routes incoming calls; without Skype for Business, PSTN calls are placed from Teams."
        when [CallType::is(&[PstnOut])]
        then lands(Landing::Teams, Basis::Document, &[TUTORIAL_CALLING, GUIDE_DEFAULT_POLICY]),
        example "policy=DisallowOverrideCallingTeamsChatTeams&customer=without&call=pstn-out";

    // Users who must not be on Teams, and are.
    "on-premises-on-teams-receives-nothing": "A user homed on-premises whose calls are set to Teams cannot receive calls."
        when [Organization::is(&[OnPremises]), DefaultClient::effective(&[Teams])]
        then lands(Landing::Nowhere, Basis::Document, &[INTEROP_ON_PREMISES, REFERENCE_HYBRID]),
        example "policy=DisallowOverrideCallingTeamsChatTeams&customer=onprem";

    "hybrid-on-teams-loses-pstn": "Hybrid Voice does not work in Teams: sending its calls there interrupts the service."
        when [CallType::is(&[PstnIn]), Organization::is(&[Hybrid]), DefaultClient::effective(&[Teams])]
        then lands(Landing::Nowhere, Basis::Guide, &[GUIDE_LIMITATIONS, INTEROP_HYBRID, REFERENCE_HYBRID]),
        example "policy=DisallowOverrideCallingTeamsChatTeams&customer=hybrid";

    "hybrid-on-teams-loses-voip": "The documents say that a Hybrid Voice user set to Teams cannot receive calls."
        when [Organization::is(&[Hybrid]), DefaultClient::effective(&[Teams])]
        then lands(Landing::Nowhere, disputed(Landing::Teams), &[GUIDE_LIMITATIONS, REFERENCE_HYBRID, INTEROP_CALLING]),
        example "policy=DisallowOverrideCallingTeamsChatTeams&customer=hybrid&call=teams-voip";

    // Inbound PSTN needs a license, unless the organization has its own lines.
    "inbound-pstn-unlicensed": "Without Phone System and Calling Plans, the user has no number to call."
        when [CallType::is(&[PstnIn]), Organization::is(&[Existing, WithoutSfb]), UNLICENSED]
        then lands(Landing::Nowhere, Basis::Inferred, &[GUIDE_PREREQUISITES, REFERENCE_EXTERNAL_CALLING]),
        example "licensed=no";

    // The guide's two policies.
    "teams-policy-takes-calls": "Set to Teams, incoming calls ring in Teams."
        when [DefaultClient::effective(&[Teams])]
        then lands(Landing::Teams, Basis::Guide, &[GUIDE_INBOUND_PSTN, INTEROP_CALLING]),
        example "policy=DisallowOverrideCallingTeamsChatTeams";

    "default-policy-teams-voip": "On Default, VoIP stays in the client it was made from: from Teams to Teams."
        when [CallType::is(&[TeamsVoip]), Organization::is(&[Existing]), DefaultClient::effective(&[Default])]
        then lands(Landing::Teams, Basis::Guide, &[GUIDE_DEFAULT_POLICY, INTEROP_CALLING]),
        example "call=teams-voip";

    "default-policy-teams-voip-without-sfb": "On Default, without Skype for Business, Teams users can call one another."
        when [CallType::is(&[TeamsVoip]), Organization::is(&[WithoutSfb]), DefaultClient::effective(&[Default])]
        then lands(Landing::Teams, Basis::Guide, &[GUIDE_DEFAULT_POLICY]),
        example "customer=without&call=teams-voip";

    "default-policy-no-inbound-pstn-without-sfb": "On Default, without Skype for Business, inbound PSTN calls are not received: the policy must be changed first."
        when [CallType::is(&[PstnIn]), Organization::is(&[WithoutSfb]), DefaultClient::effective(&[Default])]
        then lands(Landing::Nowhere, Basis::Guide, &[GUIDE_DEFAULT_POLICY]),
        example "customer=without";

    "sfb-policy-without-sfb": "Set to Sfb, calls go to Skype for Business, which this organization does not have."
        when [Organization::is(&[WithoutSfb]), DefaultClient::effective(&[Sfb])]
        then lands(Landing::Nowhere, Basis::Inferred, &[INTEROP_CALLING]),
        example "policy=DisallowOverrideCallingSfbChatSfb&customer=without";

    "default-policy-sfb-calls": "On Default, PSTN calls and VoIP from Skype for Business stay in Skype for Business."
        when [CallType::is(&[SfbVoip, PstnIn]), Organization::is(&[Existing]), DefaultClient::effective(&[Default])]
        then lands(Landing::SkypeForBusiness, Basis::Guide, &[GUIDE_DEFAULT_POLICY, INTEROP_CALLING]),
        example "";

    // The default policy where the telephone lines are the organization's own.
    "default-hybrid-teams-voip": "A Hybrid Voice user may stay on Default, where VoIP from Teams rings in Teams."
        when [CallType::is(&[TeamsVoip]), Organization::is(&[Hybrid]), DefaultClient::effective(&[Default])]
        then lands(Landing::Teams, Basis::Inferred, &[INTEROP_CALLING, INTEROP_HYBRID]),
        example "customer=hybrid&call=teams-voip";

    "default-hybrid-pstn": "A Hybrid Voice user’s PSTN calls cannot be received in Teams; they stay in Skype for Business."
        when [CallType::is(&[PstnIn]), Organization::is(&[Hybrid]), DefaultClient::effective(&[Default])]
        then lands(Landing::SkypeForBusiness, Basis::Document, &[INTEROP_HYBRID, INTEROP_CALLING]),
        example "customer=hybrid";

    "default-on-premises-teams-voip": "A user homed on-premises may stay on Default, where VoIP from Teams rings in Teams."
        when [CallType::is(&[TeamsVoip]), Organization::is(&[OnPremises]), DefaultClient::effective(&[Default])]
        then lands(Landing::Teams, Basis::Inferred, &[INTEROP_CALLING, INTEROP_ON_PREMISES]),
        example "customer=onprem&call=teams-voip";

    "default-own-lines-sfb-voip": "On Default, VoIP from Skype for Business stays in Skype for Business."
        when [CallType::is(&[SfbVoip]), Organization::is(&[Hybrid, OnPremises]), DefaultClient::effective(&[Default])]
        then lands(Landing::SkypeForBusiness, Basis::Inferred, &[INTEROP_CALLING]),
        example "customer=hybrid&call=sfb-voip";

    "default-on-premises-pstn": "A user homed on-premises gets PSTN calls on the server’s own lines, in Skype for Business."
        when [CallType::is(&[PstnIn]), Organization::is(&[OnPremises]), DefaultClient::effective(&[Default])]
        then lands(Landing::SkypeForBusiness, Basis::Inferred, &[INTEROP_CALLING, MIGRATION_ON_PREMISES]),
        example "customer=onprem";
};

/// Left are the incoming calls of an organization that has Skype for Business, set to Sfb.
pub static OTHERWISE: Rule = rule!(
    "sfb-policy-keeps-calls": "Set to Sfb, all other incoming calls ring in Skype for Business."
        when []
        then lands(Landing::SkypeForBusiness, Basis::Document, &[INTEROP_CALLING]),
        example "policy=DisallowOverrideCallingSfbChatSfb"
);
