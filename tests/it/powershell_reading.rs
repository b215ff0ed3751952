//! Pasted output: what is read, which problems are reported, and that printing it again gives the
//! same bytes.

use crate::growth::assert_linear;
use call_landing::editions::teams_interop_policy::{
    CallType, InteropCall, License, Organization, PRESETS, PolicyFields,
};
use call_landing::powershell::language::{Context, parse, parse_in};
use call_landing::powershell::reading::{Assumed, NotRead, read_output};
use call_landing::powershell::tenant::{
    Era, Input, Policy, Tenant, User, print_policies, print_users, run,
};
use call_landing::routing::{Case, Landing};
use call_landing::text::powershell::{assumed, not_read};
use proptest::prelude::*;
use strum::VariantArray;

/// A short form of a policy.
fn short(policy: &Policy) -> String {
    let fields = policy.fields;
    let words: [&str; 3] = [
        fields.allow_end_user_client_override.into(),
        fields.calling_default_client.into(),
        fields.chat_default_client.into(),
    ];
    format!("{} {}", policy.identity(), words.join(" "))
}

/// Asserts the policies in pasted output, and that all of it was understood.
#[track_caller]
fn check_policies(text: &str, expect: &[&str]) {
    let reading = read_output(text);
    assert_eq!(reading.unread, vec![], "{text}");
    assert_eq!(reading.users, vec![], "{text}");
    assert_eq!(reading.policies.iter().map(short).collect::<Vec<_>>(), expect, "{text}");
}

const GUIDE_DEFAULT: &str = "    Identity                   : Global
    AllowEndUserClientOverride : False
    CallingDefaultClient       : Default
    ChatDefaultClient          : Default
";

const GUIDE_TEAMS: &str =
    "    Identity                   : Tag:DisallowOverrideCallingTeamsChatTeams
    AllowEndUserClientOverride : False
    CallingDefaultClient       : Teams
    ChatDefaultClient          : Teams
";

const GUIDE_CUSTOM: &str = "    Identity                   : Tag:CustomPolicy
    AllowEndUserClientOverride : True
    CallingDefaultClient       : Default
    ChatDefaultClient          : Default
";

/// Where an inbound PSTN call lands for an existing customer under the only policy in pasted
/// output.
fn pstn_under(text: &str) -> Landing {
    let reading = read_output(text);
    let mut tenant = Tenant::example(Era::December2017);
    tenant.policies[0].fields = reading.policies[0].fields;
    let cases = tenant.cases(&tenant.users[0]);
    let is_pstn = |it: &&Case| InteropCall::from(**it).call == CallType::PstnIn;
    cases.iter().find(is_pstn).unwrap().decide().verdict.landing
}

#[test]
fn the_guides_default_listing_is_read_and_lands_as_the_guide_says() {
    check_policies(GUIDE_DEFAULT, &["Global false Default Default"]);
    assert_eq!(pstn_under(GUIDE_DEFAULT), Landing::SkypeForBusiness);
}

#[test]
fn the_guides_listing_for_teams_is_read_and_lands_as_the_guide_says() {
    check_policies(GUIDE_TEAMS, &["Tag:DisallowOverrideCallingTeamsChatTeams false Teams Teams"]);
    assert_eq!(pstn_under(GUIDE_TEAMS), Landing::Teams);
}

#[test]
fn the_guides_custom_listing_is_read_and_lands_as_the_guide_says() {
    check_policies(GUIDE_CUSTOM, &["Tag:CustomPolicy true Default Default"]);
    assert_eq!(pstn_under(GUIDE_CUSTOM), Landing::SkypeForBusiness);
}

#[test]
fn the_guides_listings_together_print_again_without_their_indent() {
    let all = [GUIDE_DEFAULT, GUIDE_TEAMS, GUIDE_CUSTOM].join("\n");
    let bare = all.replace("\n    ", "\n");
    assert_eq!(print_policies(&read_output(&all).policies), bare.trim_start());
}

#[test]
fn lists_are_read_as_they_are_pasted() {
    let expect = ["Tag:A true Sfb Teams", "Global false Default Default"];
    check_policies(
        "Identity: A\nAllowEndUserClientOverride: True\nCallingDefaultClient: SfB\nChatDefaultClient: teams\nIdentity: Global\nChatDefaultClient: Default\n",
        &expect,
    );
    check_policies(
        "\r\n\r\nPS C:\\> Get-CsTeamsInteropPolicy\r\n\r\n\r\nIdentity : tag:A\r\nAllowEndUserClientOverride : True\r\nCallingDefaultClient : Sfb\r\nChatDefaultClient : Teams\r\n\r\n\r\nIdentity : Global\r\nCallingDefaultClient : Default\r\n\r\n\r\n",
        &expect,
    );
    check_policies(
        "ChatDefaultClient          : Teams\nIdentity                   : Tag:A-very-long\n                             -name\nCallingDefaultClient : Sfb",
        &["Tag:A-very-long-name false Sfb Teams"],
    );
    check_policies(
        "Identity CallingDefaultClient ChatDefaultClient AllowEndUserClientOverride\n-------- -------------------- ----------------- --------------------------\nTag:A    Sfb                  Teams                                   True\nGlobal   Default              Default                                False\n",
        &expect,
    );
    check_policies("", &[]);
}

#[test]
fn what_is_not_understood_is_named_by_line() {
    let text = "Hello\nIdentity : A\nCallingDefaultClient : Skype\nColour : red\nWhat now?\n\nCallingDefaultClient : Sfb\n\nName : x\n\nIdentity        ChatDefaultClient\n--------        -----------------\nTag:Disallow... Te…";
    let reading = read_output(text);
    let told: Vec<_> = reading.unread.iter().map(|it| (it.line, it.why.clone())).collect();
    assert_eq!(
        told,
        [
            (1, NotRead::Stray("Hello".to_owned())),
            (
                3,
                NotRead::Value {
                    label: "CallingDefaultClient".to_owned(),
                    found: "Skype".to_owned()
                }
            ),
            (4, NotRead::Label("Colour".to_owned())),
            (5, NotRead::Stray("What now?".to_owned())),
            (7, NotRead::Nameless),
            (9, NotRead::Neither),
            (13, NotRead::Cut("Identity".to_owned())),
            (13, NotRead::Cut("ChatDefaultClient".to_owned())),
        ]
    );
    for it in reading.unread {
        let sentence = not_read(&it.why);
        assert!(sentence.ends_with('.'), "{sentence}");
    }
    for it in [Assumed::Home, Assumed::License, Assumed::Policy] {
        assert!(assumed(it).ends_with('.'));
    }
}

#[track_caller]
fn check_customer(lines: &str, expect: Organization, says: &[Assumed]) {
    let reading = read_output(&format!("UserPrincipalName : a@b.c\nTeamsInteropPolicy :\n{lines}"));
    assert_eq!(reading.unread, vec![], "{lines}");
    assert_eq!(reading.users[0].user.customer, expect, "{lines}");
    assert_eq!(reading.users[0].assumed, says, "{lines}");
}

#[test]
fn what_a_user_is_follows_from_the_properties_that_tell() {
    use Organization::{
        ExistingSkypeForBusiness, HybridVoice, OnPremisesHomed, WithoutSkypeForBusiness,
    };
    check_customer("", ExistingSkypeForBusiness, &[Assumed::Home, Assumed::License]);
    check_customer("EnterpriseVoiceEnabled : True", ExistingSkypeForBusiness, &[Assumed::Home]);
    check_customer(
        "HostingProvider : sipfed.online.lync.com",
        ExistingSkypeForBusiness,
        &[Assumed::License],
    );
    check_customer("HostingProvider : SRV:", OnPremisesHomed, &[Assumed::License]);
    check_customer("VoicePolicy : HybridVoice", HybridVoice, &[Assumed::License]);
    check_customer(
        "VoicePolicy : HybridVoice\nOnlineVoiceRoutingPolicy : X",
        ExistingSkypeForBusiness,
        &[Assumed::License],
    );
    check_customer(
        "InterpretedUserType : PureOnlineTeamsOnlyUser",
        WithoutSkypeForBusiness,
        &[Assumed::License],
    );
    check_customer(
        "InterpretedUserType : DirSyncSfBUser",
        ExistingSkypeForBusiness,
        &[Assumed::License],
    );
}

#[test]
fn users_are_read_from_lists_and_tables() {
    let reading = read_output(
        "FirstName : Ann\nLastName  : Beebe\nSipAddress : sip:ann@contoso.com\nEnterpriseVoiceEnabled : False\nTeamsInteropPolicy : Tag:Mine\n\n\
         UserPrincipalName TeamsInteropPolicy\n----------------- ------------------\nben@contoso.com   DisallowOverrideCallingSfbChatSfb\ncora@contoso.com\n",
    );
    assert_eq!(reading.unread, vec![]);
    let users: Vec<_> = reading
        .users
        .iter()
        .map(|it| (it.user.sign_in.as_str(), it.user.policy.as_deref(), it.user.licence))
        .collect();
    assert_eq!(
        users,
        [
            ("ann@contoso.com", Some("Mine"), License::NotProvisioned),
            ("ben@contoso.com", Some("DisallowOverrideCallingSfbChatSfb"), License::Provisioned),
            ("cora@contoso.com", None, License::Provisioned),
        ]
    );
    let global = "UserPrincipalName : a@b.c\nTeamsInteropPolicy : Global";
    assert_eq!(read_output(global).users[0].user.policy, None);
    assert_eq!(reading.users[0].user.display_name, "Ann Beebe");
    let (tenant, missing) = reading.tenant(Era::December2017);
    assert_eq!(missing, ["Mine"]);
    assert_eq!(tenant.policies.len(), PRESETS.len());
}

#[test]
fn a_wrapped_distinguished_name_is_one_value() {
    let text = "UserPrincipalName          : a@b.c\nIdentity                   : CN=d13e,OU=d23afe19-5a33-893a\n                             -caf1,OU=OCS Tenants,DC=lync0e001,DC=local\nHostingProvider            : SRV:\nTeamsInteropPolicy         : Disallow\n                             OverrideCallingSfbChatSfb\n";
    let reading = read_output(text);
    assert_eq!(reading.unread, vec![]);
    assert_eq!(reading.users[0].user.policy.as_deref(), Some("DisallowOverrideCallingSfbChatSfb"));
}

#[test]
fn a_wrapped_value_may_look_like_a_label() {
    let text = "Identity          : Tag:A\nChatDefaultClient : Te\n                    ams\nDescription       : what\n                    Colour : red\n";
    let reading = read_output(text);
    assert_eq!(short(&reading.policies[0]), "Tag:A false Default Teams");
    let why = NotRead::Label("Description".to_owned());
    assert_eq!(reading.unread.iter().map(|it| &it.why).collect::<Vec<_>>(), [&why]);
}

#[test]
fn what_the_tenant_prints_is_read_back_whole() {
    for era in Era::VARIANTS {
        let mut tenant = Tenant::example(*era);
        tenant.users[1].policy = Some("Mine".to_owned());
        tenant.users[2].upgrade = Some("Islands".to_owned());
        let fields = PolicyFields::all().last().unwrap();
        tenant.policies.push(Policy { name: "Mine".to_owned(), fields });
        let paste = |text: &str| {
            let run = run(text, &parse(text), &tenant, Input::default());
            let lines = run.steps.iter().flat_map(|it| &it.lines);
            lines.map(|it| format!("{}\n", it.text)).collect::<String>()
        };
        if era.knows(call_landing::powershell::Cmdlet::GetInteropPolicy) {
            let reading = read_output(&paste("Get-CsTeamsInteropPolicy"));
            assert_eq!(reading.policies, tenant.policies);
            let (again, missing) = reading.tenant(*era);
            assert_eq!((again.policies, missing), (tenant.policies.clone(), vec![]));
        }
        if *era == Era::Today {
            continue;
        }
        let users = read_output(&paste("Get-CsOnlineUser"));
        let mut expect = tenant.users.clone();
        if *era == Era::December2017 {
            expect[2].upgrade = None;
        }
        assert_eq!(users.users.into_iter().map(|it| it.user).collect::<Vec<_>>(), expect);
    }
}

prop_compose! {
    fn any_policy()(name in "[A-Za-z][-_.A-Za-z0-9]{0,60}", at in 0..18_usize) -> Policy {
        Policy { name, fields: PolicyFields::all().nth(at).unwrap() }
    }
}

prop_compose! {
    fn any_user()(
        sign_in in "[a-z]{1,30}@[a-z]{1,30}\\.com",
        display_name in "([A-Z][a-z']{0,12}( [A-Z][a-z]{1,12})?)?",
        customer in prop::sample::select(Organization::VARIANTS),
        licence in prop::sample::select(License::VARIANTS),
        line in "(tel:\\+[0-9]{1,14})?",
        policy in prop::option::of("[A-Z][A-Za-z0-9]{2,30}"),
    ) -> User {
        User { display_name, alias: sign_in.split('@').next().unwrap().to_owned(), sign_in, customer, licence, line, policy, ..User::default() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn policies_print_read_and_print_alike(policies in prop::collection::vec(any_policy(), 0..6)) {
        let printed = print_policies(&policies);
        let reading = read_output(&printed);
        prop_assert_eq!(&reading.unread, &vec![]);
        prop_assert_eq!(print_policies(&reading.policies), printed);
        prop_assert_eq!(reading.policies, policies);
    }

    #[test]
    fn users_print_read_and_print_alike(users in prop::collection::vec(any_user(), 0..6)) {
        let printed = print_users(Era::December2017, &users);
        let reading = read_output(&printed);
        prop_assert_eq!(&reading.unread, &vec![]);
        let read: Vec<User> = reading.users.into_iter().map(|it| it.user).collect();
        prop_assert_eq!(print_users(Era::December2017, &read), printed);
        prop_assert_eq!(read, users);
    }

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        read_output(&text);
    }

    #[test]
    fn any_lines_are_read_without_panic(lines in prop::collection::vec(prop::sample::select(&[
        "Identity : X", "Identity:", "CallingDefaultClient : Teams", "   y", "", "---- --", "é ---", "PS C:\\>",
        "UserPrincipalName TeamsInteropPolicy", "----------------- ---", "a@b.c é", "  LineURI : tel:1", " : x",
    ][..]), 0..12)) {
        let text = lines.join("\n");
        for it in read_output(&text).unread {
            prop_assert!(it.line >= 1 && it.line <= lines.len());
        }
    }
}

#[test]
fn a_long_paste_takes_no_longer_than_its_length() {
    let pieces = [
        "Identity : X\n",
        "a",
        "a : b\n c\n",
        "- ",
        "a b\n- -\n",
        "\n",
        "Alias : x\nUserPrincipalName : y\n",
    ];
    let check = |what: &str, text: &dyn Fn(usize) -> String| {
        assert_linear(what, 60_000, |size| {
            drop(read_output(&text(size)).tenant(Era::December2017))
        });
    };
    for piece in pieces {
        check(piece, &|size| piece.repeat(size / piece.len()));
    }
    check("many labels", &|size| (0..size / 10).map(|it| format!("label{it} : x\n")).collect());
    check("a wide table", &|size| {
        ["a ".repeat(size / 6), "- ".repeat(size / 6), "x\n".repeat(size / 6)].join("\n")
    });
    check("settings of many users", &|size| {
        let users = 0..size / 60;
        users
            .map(|it| format!("SipUri : sip:u{it}@a.b\nUnansweredTargetType : Voicemail\n\n"))
            .collect()
    });
    check("many policies", &|size| {
        let policies = 0..size / 40;
        policies.map(|it| format!("Identity : P{it}\nChatDefaultClient : Sfb\n")).collect()
    });
}

/// What today's tenant prints, pasted into another one, gives every user the same landings.
#[test]
fn what_todays_tenant_prints_is_taken_over() {
    let set_up = "New-CsTeamsCallingPolicy Mine -InboundPstnCallRoutingTreatment Voicemail | Out-Null
        Set-CsTeamsCallingPolicy Global -BusyOnBusyEnabledType Enabled
        Grant-CsTeamsCallingPolicy -Identity ann@contoso.com -PolicyName Mine
        Grant-CsDialoutPolicy -Identity ben@contoso.com -PolicyName DialoutCPCandPSTNDomestic
        Grant-CsExternalAccessPolicy -Identity cora@contoso.com -PolicyName NoFederationAndPIC
        Set-CsUserCallingSettings -Identity user@contoso.com -IsForwardingEnabled $true -ForwardingType Simultaneous -ForwardingTargetType Group
        Set-CsUserCallingSettings -Identity ben@contoso.com -IsUnansweredEnabled $false
        New-CsInboundBlockedNumberPattern -Identity Caller -Pattern '^\\+1206' | Out-Null
        Set-CsTenantFederationConfiguration -BlockedDomains fabrikam.com";
    let shown = "Get-CsOnlineUser
        Get-CsTeamsCallingPolicy
        Get-CsExternalAccessPolicy
        Get-CsInboundBlockedNumberPattern
        Get-CsTenantFederationConfiguration
        Get-CsOnlineUser | Get-CsUserCallingSettings";
    let script = |text: &str, tenant: &Tenant| {
        run(text, &parse_in(text, &Context::at(Era::Today)), tenant, Input::default())
    };
    let changed = script(set_up, &Tenant::example(Era::Today)).tenant;
    let run = script(shown, &changed);
    let lines: Vec<&str> =
        run.steps.iter().flat_map(|it| &it.lines).map(|it| it.text.as_str()).collect();
    // Objects of one kind after another, as a console prints them.
    let printed = run.steps.iter().map(|step| {
        let lines: Vec<&str> = step.lines.iter().map(|it| it.text.as_str()).collect();
        format!("{}\n\n", lines.join("\n"))
    });
    let read = read_output(&printed.collect::<String>());
    assert_eq!(read.unread, [], "{lines:#?}");
    assert_eq!((read.users.len(), read.policies_read()), (6, 10));
    let (tenant, missing) = read.tenant(Era::Today);
    assert_eq!(missing, [""; 0]);
    for (user, again) in changed.users.iter().zip(&tenant.users) {
        let landings = |tenant: &Tenant, user| -> Vec<_> {
            let cases = tenant.cases(user);
            cases.iter().map(|it| it.decide().verdict.landing).collect()
        };
        assert_eq!(landings(&tenant, again), landings(&changed, user), "{}", user.sign_in);
    }
}

#[test]
fn settings_alone_make_a_user_and_a_bad_value_is_told() {
    let read = read_output(
        "SipUri               : sip:zoe@contoso.com\nIsForwardingEnabled  : True\nForwardingType       : Sideways\nForwardingTargetType : Voicemail\nIsUnansweredEnabled  : Perhaps\n",
    );
    let bad: Vec<usize> = read.unread.iter().map(|it| it.line).collect();
    assert_eq!(bad, [3, 5]);
    let (tenant, _) = read.tenant(Era::Today);
    assert_eq!(tenant.users[0].sign_in, "zoe@contoso.com");
    assert_eq!(read.users[0].assumed.len(), 3);
}
