//! The words of goal seek.

use super::labels::in_sentence;
use super::views::place;
use crate::routing::{Case, CommonWish, Compared, Landing, Subject, Way};

/// Under the heading of goal seek.
pub const GOAL_LEAD: &str = "Choose where calls should land. You get every way to do it, by policy and by what the user chooses, or proof that there is none.";
/// No wish for a call.
pub const ANYWHERE: &str = "anywhere";
/// Heads the wishes.
pub const WISHES: &str = "Where calls should land";
/// Heads the wishes for outgoing calls.
pub const OUTGOING: &str = "Calls of this user";
/// Heads what is known of the user and the call.
pub const WISH_ABOUT: &str = "About the user and the call";
/// Takes all wishes back.
pub const NO_WISHES: &str = "Clear all";
/// Before any wish was made.
pub const WISH_FIRST: &str =
    "Choose where at least one call should land. The ways to do it are listed here.";
/// Opens the less simple ways.
pub const MORE_WAYS: &str = "more ways";
/// Where a way moves no other call.
pub const NO_SIDE_EFFECT: &str = "No other call moves.";
/// Before the side effects of a way.
pub const SIDE_EFFECTS: &str = "Compared with the current policy and settings:";
/// Before the smallest set of wishes that cannot hold together.
pub const IMPOSSIBLE: &str = "Nothing does this. These wishes cannot be combined:";
/// The same, where it is one wish.
pub const IMPOSSIBLE_ALONE: &str = "Nothing does this. This wish cannot be met:";
/// Before the rules that forbid it.
pub const FORBIDDEN_BY: &str = "These rules prevent it:";
/// Where a license would help.
pub const LICENSE_HELPS: &str = "A policy could do this if the user had the licenses.";
/// Several calls that move alike, in a circumstance that may be empty.
pub fn moved_together(circumstance: &str, names: &[&str], compared: &Compared) -> String {
    let (was, is) = (compared.was.verdict.landing, compared.is.verdict.landing);
    let moves = match was == is {
        true => format!("Still {}", place(is)),
        false => format!("From {} to {}", place(was), place(is)),
    };
    let names = names.join(", ");
    match circumstance {
        "" => format!("{moves}: {names}."),
        _ => format!("{moves}, {}: {names}.", lower(circumstance)),
    }
}

/// Before the wishes that can be made in one step.
pub const WISH_EXAMPLES: &str = "Or start with one of these:";
/// Leads back to the answer.
pub const BACK_TO_EXPLORE: &str = "Back to Explore";

/// A common wish, in one step.
pub fn common_wish(common: CommonWish, circumstance: &str) -> String {
    match common {
        CommonWish::AllIncoming(landing) => format!("All incoming calls in {}", place(landing)),
        CommonWish::Rescue => "As few lost calls as possible".to_owned(),
        CommonWish::OneKind(line, landing) => {
            format!("{}: {}", line.name, in_sentence(landing))
        }
        CommonWish::Further(line, first, then) => format!(
            "{}: {}, and {}: {}",
            line.kind,
            in_sentence(first),
            lower(circumstance),
            then_lands(then)
        ),
        CommonWish::Unchanged => "Same landings as today, another policy".to_owned(),
    }
}

/// Above the commands of a way.
pub const COMMANDS: &str = "Commands";
/// In place of the commands of a way.
pub const HAS_IT_ALREADY: &str = "This user has this already. No command is needed.";

/// A wish in words.
pub fn wish(call: &str, landing: &str) -> String {
    format!("{call}: {landing}")
}

/// How many ways there are.
pub fn ways(count: usize) -> String {
    match count {
        1 => "There is one way to do this.".to_owned(),
        _ => format!("There are {count} ways to do this. The best comes first."),
    }
}

/// What a way asks of the user of a case, beside the policy: "and the user chooses Teams". Settings that
/// stay as they are go without saying, unless the present policy does not offer them.
pub fn way(way: &Way, case: Case) -> String {
    let after = way.apply(Subject::of(case)).case;
    let asked = way.choices.iter().filter_map(|&(at, answer)| {
        let is_default = case.edition().question(at)?.is_default(answer);
        let is_new = case.get(at) != answer && after.is_offered(at);
        let is_said = is_new || !is_default && !case.is_offered(at);
        case.edition().answer(at, answer).filter(|_| is_said)
    });
    let actions: Vec<String> = asked.map(|it| lower(it.action)).collect();
    if actions.is_empty() { String::new() } else { format!("and {}", actions.join(", and ")) }
}

/// A sentence as part of another one.
fn lower(sentence: &str) -> String {
    let mut rest = sentence.chars();
    let first: String = rest.next().map(|it| it.to_ascii_lowercase()).into_iter().collect();
    first + rest.as_str()
}

/// Where a call goes in a further circumstance.
const fn then_lands(landing: Landing) -> &'static str {
    match landing {
        Landing::Forwarded => "somebody else",
        _ => place(landing),
    }
}
