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
use crate::editions::sources as from;
use crate::routing::{Basis, Condition, Landing, Rule, Source, Verdict};

const UNLICENSED: Condition = License::is(&[License::NotProvisioned]);

const fn then(landing: Landing, basis: Basis, sources: &'static [Source]) -> Verdict {
    Verdict { landing, interop: None, basis, sources }
}

const fn disputed(alternative: Landing) -> Basis {
    Basis::Disputed { alternative }
}

/// The decision table.
pub static RULES: &[Rule] = &[
    // Chats: Teams did not read the policy's chat setting yet.
    Rule {
        id: "chat-not-governed",
        says: "Teams does not read the policy’s chat setting yet. Chats follow the tenant’s setting.",
        when: &[CallType::is(&[TeamsChat, SfbChat, FederatedChat])],
        then: then(
            Landing::NotGoverned,
            Basis::Document,
            &[from::INTEROP_CHAT, from::REFERENCE_CHAT],
        ),
        example: "call=teams-chat",
        since: None,
    },
    Rule {
        id: "no-sfb-caller-without-sfb",
        says: "Without Skype for Business, nobody in the organization can call from it.",
        when: &[CallType::is(&[SfbVoip]), Organization::is(&[WithoutSfb])],
        then: then(Landing::NotApplicable, Basis::Inferred, &[from::GUIDE_DEFAULT_POLICY]),
        example: "customer=without&call=sfb-voip",
        since: None,
    },
    // Federated calls.
    Rule {
        id: "federated-out-without-sfb",
        says: "Teams cannot make federated calls, and there is no Skype for Business to make them from.",
        when: &[CallType::is(&[FederatedOut]), Organization::is(&[WithoutSfb])],
        then: then(Landing::NotSupported, Basis::Guide, &[from::GUIDE_LIMITATIONS]),
        example: "customer=without&call=federated-out",
        since: None,
    },
    Rule {
        id: "federated-in-on-teams-without-sfb",
        says: "On the Teams policy, without Skype for Business, federated calls are not supported.",
        when: &[
            CallType::is(&[FederatedIn]),
            Organization::is(&[WithoutSfb]),
            DefaultClient::effective(&[Teams]),
        ],
        then: then(Landing::NotSupported, Basis::Guide, &[from::GUIDE_INBOUND_PSTN]),
        example: "policy=DisallowOverrideCallingTeamsChatTeams&customer=without&call=federated-in",
        since: None,
    },
    Rule {
        id: "federated-in-without-sfb",
        says: "Teams cannot take federated calls, and there is no Skype for Business to take them.",
        when: &[CallType::is(&[FederatedIn]), Organization::is(&[WithoutSfb])],
        then: then(
            Landing::NotSupported,
            disputed(Landing::SkypeForBusiness),
            &[from::GUIDE_LIMITATIONS, from::INTEROP_CALLING],
        ),
        example: "customer=without&call=federated-in",
        since: None,
    },
    Rule {
        id: "federated-in-on-teams-hybrid",
        says: "Federated calls go to Skype for Business whatever the policy says, even though other documents say that Hybrid Voice users on Teams receive no calls.",
        when: &[
            CallType::is(&[FederatedIn]),
            Organization::is(&[Hybrid]),
            DefaultClient::effective(&[Teams]),
        ],
        then: then(
            Landing::SkypeForBusiness,
            disputed(Landing::Nowhere),
            &[from::GUIDE_LIMITATIONS, from::REFERENCE_HYBRID],
        ),
        example: "policy=DisallowOverrideCallingTeamsChatTeams&customer=hybrid&call=federated-in",
        since: None,
    },
    Rule {
        id: "federated-in-on-teams-on-premises",
        says: "Federated calls go to Skype for Business whatever the policy says, even though other documents say that on-premises users on Teams receive no calls.",
        when: &[
            CallType::is(&[FederatedIn]),
            Organization::is(&[OnPremises]),
            DefaultClient::effective(&[Teams]),
        ],
        then: then(
            Landing::SkypeForBusiness,
            disputed(Landing::Nowhere),
            &[from::GUIDE_LIMITATIONS, from::INTEROP_ON_PREMISES],
        ),
        example: "policy=DisallowOverrideCallingTeamsChatTeams&customer=onprem&call=federated-in",
        since: None,
    },
    Rule {
        id: "federated-in-stays-in-sfb",
        says: "Federated calls go to Skype for Business whatever the policy says.",
        when: &[CallType::is(&[FederatedIn])],
        then: then(
            Landing::SkypeForBusiness,
            Basis::Guide,
            &[from::GUIDE_LIMITATIONS, from::INTEROP_CALLING],
        ),
        example: "call=federated-in",
        since: None,
    },
    Rule {
        id: "federated-out-from-sfb",
        says: "Teams cannot make federated calls, so they are placed from Skype for Business.",
        when: &[CallType::is(&[FederatedOut])],
        then: then(Landing::SkypeForBusiness, Basis::Inferred, &[from::GUIDE_LIMITATIONS]),
        example: "call=federated-out",
        since: None,
    },
    // Outbound PSTN: the policy routes incoming calls only.
    Rule {
        id: "outbound-pstn-own-lines",
        says: "Telephone lines that arrive on premises serve Skype for Business, not Teams.",
        when: &[CallType::is(&[PstnOut]), Organization::is(&[Hybrid, OnPremises])],
        then: then(
            Landing::SkypeForBusiness,
            Basis::Inferred,
            &[from::INTEROP_TOPOLOGIES, from::MIGRATION_ON_PREMISES],
        ),
        example: "customer=hybrid&call=pstn-out",
        since: None,
    },
    Rule {
        id: "outbound-pstn-unlicensed",
        says: "Without Phone System and Calling Plans, the user has no line to call from.",
        when: &[CallType::is(&[PstnOut]), UNLICENSED],
        then: then(Landing::Nowhere, Basis::Inferred, &[from::GUIDE_PREREQUISITES]),
        example: "licensed=no&call=pstn-out",
        since: None,
    },
    Rule {
        id: "outbound-pstn-either-client",
        says: "The policy routes incoming calls; a licensed user can place PSTN calls from both clients.",
        when: &[CallType::is(&[PstnOut]), Organization::is(&[Existing])],
        then: then(
            Landing::EitherClient,
            Basis::Document,
            &[from::TUTORIAL_CALLING, from::GUIDE_DEFAULT_POLICY],
        ),
        example: "call=pstn-out",
        since: None,
    },
    Rule {
        id: "outbound-pstn-default-without-sfb",
        says: "On the default policy a licensed user can place PSTN calls from Teams.",
        when: &[CallType::is(&[PstnOut]), DefaultClient::effective(&[Default])],
        then: then(Landing::Teams, Basis::Guide, &[from::GUIDE_DEFAULT_POLICY]),
        example: "customer=without&call=pstn-out",
        since: None,
    },
    Rule {
        id: "outbound-pstn-any-policy-without-sfb",
        says: "The policy routes incoming calls; without Skype for Business, PSTN calls are placed from Teams.",
        when: &[CallType::is(&[PstnOut])],
        then: then(
            Landing::Teams,
            Basis::Document,
            &[from::TUTORIAL_CALLING, from::GUIDE_DEFAULT_POLICY],
        ),
        example: "policy=DisallowOverrideCallingTeamsChatTeams&customer=without&call=pstn-out",
        since: None,
    },
    // Users who must not be on Teams, and are.
    Rule {
        id: "on-premises-on-teams-receives-nothing",
        says: "A user homed on-premises whose calls are set to Teams cannot receive calls.",
        when: &[Organization::is(&[OnPremises]), DefaultClient::effective(&[Teams])],
        then: then(
            Landing::Nowhere,
            Basis::Document,
            &[from::INTEROP_ON_PREMISES, from::REFERENCE_HYBRID],
        ),
        example: "policy=DisallowOverrideCallingTeamsChatTeams&customer=onprem",
        since: None,
    },
    Rule {
        id: "hybrid-on-teams-loses-pstn",
        says: "Hybrid Voice does not work in Teams: sending its calls there interrupts the service.",
        when: &[
            CallType::is(&[PstnIn]),
            Organization::is(&[Hybrid]),
            DefaultClient::effective(&[Teams]),
        ],
        then: then(
            Landing::Nowhere,
            Basis::Guide,
            &[from::GUIDE_LIMITATIONS, from::INTEROP_HYBRID, from::REFERENCE_HYBRID],
        ),
        example: "policy=DisallowOverrideCallingTeamsChatTeams&customer=hybrid",
        since: None,
    },
    Rule {
        id: "hybrid-on-teams-loses-voip",
        says: "The documents say that a Hybrid Voice user set to Teams cannot receive calls.",
        when: &[Organization::is(&[Hybrid]), DefaultClient::effective(&[Teams])],
        then: then(
            Landing::Nowhere,
            disputed(Landing::Teams),
            &[from::GUIDE_LIMITATIONS, from::REFERENCE_HYBRID, from::INTEROP_CALLING],
        ),
        example: "policy=DisallowOverrideCallingTeamsChatTeams&customer=hybrid&call=teams-voip",
        since: None,
    },
    // Inbound PSTN needs a license, unless the organization has its own lines.
    Rule {
        id: "inbound-pstn-unlicensed",
        says: "Without Phone System and Calling Plans, the user has no number to call.",
        when: &[CallType::is(&[PstnIn]), Organization::is(&[Existing, WithoutSfb]), UNLICENSED],
        then: then(
            Landing::Nowhere,
            Basis::Inferred,
            &[from::GUIDE_PREREQUISITES, from::REFERENCE_EXTERNAL_CALLING],
        ),
        example: "licensed=no",
        since: None,
    },
    // The guide's two policies.
    Rule {
        id: "teams-policy-takes-calls",
        says: "Set to Teams, incoming calls ring in Teams.",
        when: &[DefaultClient::effective(&[Teams])],
        then: then(
            Landing::Teams,
            Basis::Guide,
            &[from::GUIDE_INBOUND_PSTN, from::INTEROP_CALLING],
        ),
        example: "policy=DisallowOverrideCallingTeamsChatTeams",
        since: None,
    },
    Rule {
        id: "default-policy-teams-voip",
        says: "On Default, VoIP stays in the client it was made from: from Teams to Teams.",
        when: &[
            CallType::is(&[TeamsVoip]),
            Organization::is(&[Existing]),
            DefaultClient::effective(&[Default]),
        ],
        then: then(
            Landing::Teams,
            Basis::Guide,
            &[from::GUIDE_DEFAULT_POLICY, from::INTEROP_CALLING],
        ),
        example: "call=teams-voip",
        since: None,
    },
    Rule {
        id: "default-policy-teams-voip-without-sfb",
        says: "On Default, without Skype for Business, Teams users can call one another.",
        when: &[
            CallType::is(&[TeamsVoip]),
            Organization::is(&[WithoutSfb]),
            DefaultClient::effective(&[Default]),
        ],
        then: then(Landing::Teams, Basis::Guide, &[from::GUIDE_DEFAULT_POLICY]),
        example: "customer=without&call=teams-voip",
        since: None,
    },
    Rule {
        id: "default-policy-no-inbound-pstn-without-sfb",
        says: "On Default, without Skype for Business, inbound PSTN calls are not received: the policy must be changed first.",
        when: &[
            CallType::is(&[PstnIn]),
            Organization::is(&[WithoutSfb]),
            DefaultClient::effective(&[Default]),
        ],
        then: then(Landing::Nowhere, Basis::Guide, &[from::GUIDE_DEFAULT_POLICY]),
        example: "customer=without",
        since: None,
    },
    Rule {
        id: "sfb-policy-without-sfb",
        says: "Set to Sfb, calls go to Skype for Business, which this organization does not have.",
        when: &[Organization::is(&[WithoutSfb]), DefaultClient::effective(&[Sfb])],
        then: then(Landing::Nowhere, Basis::Inferred, &[from::INTEROP_CALLING]),
        example: "policy=DisallowOverrideCallingSfbChatSfb&customer=without",
        since: None,
    },
    Rule {
        id: "default-policy-sfb-calls",
        says: "On Default, PSTN calls and VoIP from Skype for Business stay in Skype for Business.",
        when: &[
            CallType::is(&[SfbVoip, PstnIn]),
            Organization::is(&[Existing]),
            DefaultClient::effective(&[Default]),
        ],
        then: then(
            Landing::SkypeForBusiness,
            Basis::Guide,
            &[from::GUIDE_DEFAULT_POLICY, from::INTEROP_CALLING],
        ),
        example: "",
        since: None,
    },
    // The default policy where the telephone lines are the organization's own.
    Rule {
        id: "default-hybrid-teams-voip",
        says: "A Hybrid Voice user may stay on Default, where VoIP from Teams rings in Teams.",
        when: &[
            CallType::is(&[TeamsVoip]),
            Organization::is(&[Hybrid]),
            DefaultClient::effective(&[Default]),
        ],
        then: then(Landing::Teams, Basis::Inferred, &[from::INTEROP_CALLING, from::INTEROP_HYBRID]),
        example: "customer=hybrid&call=teams-voip",
        since: None,
    },
    Rule {
        id: "default-hybrid-pstn",
        says: "A Hybrid Voice user’s PSTN calls cannot be received in Teams; they stay in Skype for Business.",
        when: &[
            CallType::is(&[PstnIn]),
            Organization::is(&[Hybrid]),
            DefaultClient::effective(&[Default]),
        ],
        then: then(
            Landing::SkypeForBusiness,
            Basis::Document,
            &[from::INTEROP_HYBRID, from::INTEROP_CALLING],
        ),
        example: "customer=hybrid",
        since: None,
    },
    Rule {
        id: "default-on-premises-teams-voip",
        says: "A user homed on-premises may stay on Default, where VoIP from Teams rings in Teams.",
        when: &[
            CallType::is(&[TeamsVoip]),
            Organization::is(&[OnPremises]),
            DefaultClient::effective(&[Default]),
        ],
        then: then(
            Landing::Teams,
            Basis::Inferred,
            &[from::INTEROP_CALLING, from::INTEROP_ON_PREMISES],
        ),
        example: "customer=onprem&call=teams-voip",
        since: None,
    },
    Rule {
        id: "default-own-lines-sfb-voip",
        says: "On Default, VoIP from Skype for Business stays in Skype for Business.",
        when: &[
            CallType::is(&[SfbVoip]),
            Organization::is(&[Hybrid, OnPremises]),
            DefaultClient::effective(&[Default]),
        ],
        then: then(Landing::SkypeForBusiness, Basis::Inferred, &[from::INTEROP_CALLING]),
        example: "customer=hybrid&call=sfb-voip",
        since: None,
    },
    Rule {
        id: "default-on-premises-pstn",
        says: "A user homed on-premises gets PSTN calls on the server’s own lines, in Skype for Business.",
        when: &[
            CallType::is(&[PstnIn]),
            Organization::is(&[OnPremises]),
            DefaultClient::effective(&[Default]),
        ],
        then: then(
            Landing::SkypeForBusiness,
            Basis::Inferred,
            &[from::INTEROP_CALLING, from::MIGRATION_ON_PREMISES],
        ),
        example: "customer=onprem",
        since: None,
    },
];

/// Left are the incoming calls of an organization that has Skype for Business, set to Sfb.
pub static OTHERWISE: Rule = Rule {
    id: "sfb-policy-keeps-calls",
    says: "Set to Sfb, all other incoming calls ring in Skype for Business.",
    when: &[],
    then: then(Landing::SkypeForBusiness, Basis::Document, &[from::INTEROP_CALLING]),
    example: "policy=DisallowOverrideCallingSfbChatSfb",
    since: None,
};
