//! What tells who a user is.

use super::*;

#[test]
fn signals_tell_who_the_users_are_and_why() {
    use CustomerReason as C;
    use LicenceReason as L;
    use Organization as T;
    let cases: [([&str; 6], T, C, License, L); 10] = [
        (
            ["SRV:", "", "", "True", "", ""],
            T::OnPremisesHomed,
            C::HostedOnPremises,
            License::Provisioned,
            L::VoiceOn,
        ),
        (
            ["", "HybridOnpremSfBUser", "", "", "1", ""],
            T::OnPremisesHomed,
            C::TypeOnPremises,
            License::Provisioned,
            L::HasNumber,
        ),
        (
            ["sipfed.online.lync.com", "", "HybridVoice", "false", "", ""],
            T::HybridVoice,
            C::HybridVoice,
            License::NotProvisioned,
            L::VoiceOff,
        ),
        (
            ["", "", "hybridvoice", "", "", "Emea"],
            T::ExistingSkypeForBusiness,
            C::DirectRouting,
            License::Provisioned,
            L::Assumed,
        ),
        (
            ["sipfed.online.lync.com", "PureOnlineTeamsUser", "BusinessVoice", "TRUE", "", ""],
            T::WithoutSkypeForBusiness,
            C::TypeTeams,
            License::Provisioned,
            L::VoiceOn,
        ),
        (
            ["", "DirSyncTeamsOnlyUser", "", "", "", ""],
            T::WithoutSkypeForBusiness,
            C::TypeTeams,
            License::Provisioned,
            L::Assumed,
        ),
        (
            ["", "HybridOnlineSfBUserWithMCOValidationError", "", "", "", ""],
            T::ExistingSkypeForBusiness,
            C::TypeSfb,
            License::Provisioned,
            L::Assumed,
        ),
        (
            ["", "PureOnlineNoService", "BusinessVoice", "True", "", ""],
            T::ExistingSkypeForBusiness,
            C::CallingPlan,
            License::NotProvisioned,
            L::NoService,
        ),
        (
            ["sipfed.online.lync.com", "", "", "", "", ""],
            T::ExistingSkypeForBusiness,
            C::HostedOnline,
            License::Provisioned,
            L::Assumed,
        ),
        (
            ["", "", "", "", "", ""],
            T::ExistingSkypeForBusiness,
            C::Assumed,
            License::Provisioned,
            L::Assumed,
        ),
    ];
    for (cells, customer, customer_reason, licence, licence_reason) in cases {
        let file = format!(
            "UserPrincipalName,HostingProvider,InterpretedUserType,VoicePolicy,EnterpriseVoiceEnabled,LineURI,OnlineVoiceRoutingPolicy\nann@contoso.com,{}\n",
            cells.join(",")
        );
        let summary = read(file.as_bytes());
        let (facts, users) = summary.counts[0];
        assert_eq!((facts.customer(), facts.licence(), users), (customer, licence, 1), "{cells:?}");
        assert_eq!(summary.customers[customer_reason as usize], 1, "{cells:?}");
        assert_eq!(summary.licences[licence_reason as usize], 1, "{cells:?}");
    }
    let plans = read(b"UPN,AssignedPlan,FeatureTypes\na@contoso.com,\"{MCOSTANDARD, mcoev}\",\nb@contoso.com,{Teams},\nc@contoso.com,{},\"{PhoneSystem, Teams}\"\nd@contoso.com,{},{}\n");
    assert_eq!(plans.licences[L::PlanFound as usize], 2);
    assert_eq!(plans.licences[L::PlanMissing as usize], 1);
    assert_eq!(plans.licences[L::Assumed as usize], 1);
}

#[test]
fn what_is_stated_goes_before_what_is_derived() {
    let file = b"UPN,HostingProvider,EnterpriseVoiceEnabled\nann@contoso.com,SRV:,False\n";
    let options = Options {
        customer: Some(Organization::HybridVoice),
        licence: Some(License::Provisioned),
        ..Options::default()
    };
    let (facts, _) = audited(&[file], &options).counts[0];
    assert_eq!(facts.customer(), Organization::HybridVoice);
    assert_eq!(facts.licence(), License::Provisioned);
    let mut audit = Audit::new(&Options::default());
    audit.begin("users");
    audit.push(file);
    audit.end();
    audit.state_users([0, 7].into_iter(), Some(Organization::WithoutSkypeForBusiness), None);
    let counts = audit.summary().counts;
    assert_eq!(counts.len(), 1);
    assert_eq!(counts[0].0.customer(), Organization::WithoutSkypeForBusiness);
    assert_eq!(counts[0].0.licence(), License::NotProvisioned);
}
