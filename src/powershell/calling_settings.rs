//! What a user's calling settings come to, as words of the edition's answers. Pasted output and the
//! simulated tenant use the same derivation.

/// Where a rule sends calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Voicemail,
    Colleague,
    Number,
    Delegates,
    Group,
}

/// The answers to "What the user's rule does" by target: ringing somebody too, and forwarding.
const ANSWERING: [(Target, &str, &str); 5] = [
    (Target::Voicemail, "", "to-voicemail"),
    (Target::Colleague, "also-colleague", "to-colleague"),
    (Target::Number, "also-number", "to-number"),
    (Target::Delegates, "also-delegates", "to-delegates"),
    (Target::Group, "also-group", "to-group"),
];

/// Where `ForwardingTargetType` or `UnansweredTargetType` and the target beside it lead.
pub(super) fn target(kind: &str, to: &str) -> Option<Target> {
    let is = |it: &str| kind.eq_ignore_ascii_case(it);
    Some(match () {
        () if is("Voicemail") => Target::Voicemail,
        () if is("MyDelegates") => Target::Delegates,
        () if is("Group") => Target::Group,
        () if is("SingleTarget") && is_number(to) => Target::Number,
        () if is("SingleTarget") => Target::Colleague,
        () => return None,
    })
}

/// Whether a target is a telephone number rather than a person.
pub(super) fn is_number(target: &str) -> bool {
    let bare = target.trim_start_matches("tel:").trim_start_matches("sip:");
    let bare = match bare.to_ascii_lowercase().ends_with(";user=phone") {
        true => bare.split('@').next().unwrap_or(bare),
        false => bare,
    };
    let begins = bare.starts_with('+') || bare.starts_with(|it: char| it.is_ascii_digit());
    begins && !bare.contains('@')
}

/// The answer for forwarding that is on: by `ForwardingType` and its target.
pub(super) fn answering(kind: &str, target: Target) -> Option<&'static str> {
    let (_, also, to) = ANSWERING.into_iter().find(|it| it.0 == target)?;
    let answer = match () {
        () if kind.eq_ignore_ascii_case("Immediate") => to,
        () if kind.eq_ignore_ascii_case("Simultaneous") => also,
        () => "",
    };
    (!answer.is_empty()).then_some(answer)
}

/// The settings that an answer to "What the user's rule does" stands for: `ForwardingType` and the
/// target. `None` for one that forwards nothing.
pub(super) fn forwarding(answer: &str) -> Option<(&'static str, Target)> {
    ANSWERING.into_iter().find_map(|(target, also, to)| match answer {
        it if it == to => Some(("Immediate", target)),
        it if it == also => Some(("Simultaneous", target)),
        _ => None,
    })
}

/// The answer for unanswered calls that are redirected.
pub(super) const fn unanswered(target: Target) -> &'static str {
    match target {
        Target::Voicemail => "voicemail",
        Target::Colleague => "colleague",
        Target::Number => "number",
        Target::Delegates => "delegates",
        Target::Group => "group",
    }
}

/// The target that an answer for unanswered calls stands for.
pub(super) fn redirected(answer: &str) -> Option<Target> {
    ANSWERING.into_iter().map(|it| it.0).find(|it| unanswered(*it) == answer)
}

/// The answers to "The user's choice for a second call" by `BusyOnBusyOption`.
pub(super) const BUSY_OPTIONS: [(&str, &str); 3] = [
    ("RingUser", "ring"),
    ("PlayBusySignal", "busy-signal"),
    ("RedirectAsUnansweredCall", "as-unanswered"),
];

/// The answers to "The telephone line" by `NumberType`.
pub(super) const NUMBER_TYPES: [(&str, &str); 4] = [
    ("CallingPlan", "calling-plan"),
    ("OperatorConnect", "operator-connect"),
    ("OCMobile", "mobile"),
    ("DirectRouting", "direct-routing"),
];

/// The answers to "Dial-out policy" by the end of the name of an instance of `OnlineDialOutPolicy`.
pub(super) const DIAL_OUT: [(&str, &str); 3] =
    [("pstninternational", "any"), ("pstndomestic", "domestic"), ("pstndisabled", "none")];

/// The answer that a dial-out policy stands for.
pub(super) fn dial_out(policy: &str) -> Option<&'static str> {
    let policy = policy.to_ascii_lowercase();
    DIAL_OUT.iter().find(|it| policy.ends_with(it.0)).map(|it| it.1)
}
