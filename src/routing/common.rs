//! What is most often wished for, found out from the kinds of call and the ways there are, so that every
//! edition has it.

use super::{Case, Direction, Goal, Landing, Line, Subject, Way, Wish, seek};

/// What a common wish is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommonWish {
    /// All incoming calls land in one client. Whether that is possible is the answer.
    AllIncoming(Landing),
    /// As many as possible of the calls that reach nobody today arrive.
    Rescue,
    /// All calls of one kind land in another client than today, and some way to that loses no call.
    OneKind(&'static Line, Landing),
    /// Calls of one kind land in a client, and in the further circumstance elsewhere.
    Further(&'static Line, Landing, Landing),
    /// All calls land where they do today, under another policy.
    Unchanged,
}

/// What is most often wished for about the calls of a case's user, with the wishes that it comes to.
pub fn common_wishes(case: Case) -> Vec<(CommonWish, Vec<Wish>)> {
    let edition = case.edition();
    let incoming = || edition.lines.iter().filter(|it| it.direction == Direction::Inbound);
    let clients: Vec<Landing> =
        edition.landings().into_iter().filter(|it| it.is_one_client()).collect();
    let outcomes: Vec<Outcome> = Way::all(case).iter().map(|it| Outcome::of(case, it)).collect();
    let all = |&landing: &Landing| {
        (CommonWish::AllIncoming(landing), incoming().map(|it| (it, landing)).collect())
    };
    let mut common: Vec<(CommonWish, Vec<Wish>)> = clients.iter().map(all).collect();
    common.extend(rescue(case, &outcomes).map(|it| (CommonWish::Rescue, it)));
    for line in incoming() {
        for &landing in clients.iter().filter(|it| landing_of(case, line) != **it) {
            let does = |it: &&Outcome| it.landing(line) == landing && it.loses == 0;
            if outcomes.iter().any(|it| does(&it)) {
                common.push((CommonWish::OneKind(line, landing), vec![(line, landing)]));
            }
        }
    }
    common.extend(clients.iter().take(1).flat_map(|&client| further(case, client)));
    let same: Vec<Wish> = edition.lines.iter().map(|it| (it, landing_of(case, it))).collect();
    let is_lost = same.iter().any(|it| it.1.is_lost());
    if !is_lost && matches!(seek(case, &same), Goal::Ways(ways) if ways.len() > 1) {
        common.push((CommonWish::Unchanged, same));
    }
    common
}

/// What calls of the first kind that has a further circumstance can do in it while they land in a client
/// otherwise, and do not do today: be passed on, or leave a message.
fn further(case: Case, client: Landing) -> Vec<(CommonWish, Vec<Wish>)> {
    let edition = case.edition();
    let Some(then) = edition.further.lines.first() else { return Vec::new() };
    let usual = |it: &&Line| then.sets.starts_with(it.sets);
    let Some(line) = edition.lines.iter().find(usual) else { return Vec::new() };
    let wishes = |landing| vec![(line, client), (then, landing)];
    let loses_nothing = |way: &Way| {
        let after = way.apply(Subject::of(case)).case;
        let is_kept = |it| !landing_of(after, it).is_lost() || landing_of(case, it).is_lost();
        edition.wished().all(is_kept)
    };
    let is_new = |landing: &Landing| {
        let today = [landing_of(case, line), landing_of(case, then)];
        let Goal::Ways(ways) = seek(case, &wishes(*landing)) else { return false };
        today != [client, *landing] && ways.iter().any(loses_nothing)
    };
    [Landing::Forwarded, Landing::Voicemail]
        .into_iter()
        .filter(is_new)
        .map(|it| (CommonWish::Further(line, client, it), wishes(it)))
        .collect()
}

/// Where all calls of a user land after a way.
struct Outcome {
    landings: Vec<Wish>,
    /// How many calls land elsewhere than today.
    moved: usize,
    /// How many calls arrive today and would not.
    loses: usize,
}

impl Outcome {
    fn of(case: Case, way: &Way) -> Self {
        let after = way.apply(Subject::of(case)).case;
        let lines = || case.edition().lines.iter();
        let pairs = || lines().map(|it| (landing_of(case, it), landing_of(after, it)));
        Self {
            landings: lines().map(|it| (it, landing_of(after, it))).collect(),
            moved: pairs().filter(|(was, is)| was != is).count(),
            loses: pairs().filter(|(was, is)| is.is_lost() && !was.is_lost()).count(),
        }
    }

    fn landing(&self, line: &Line) -> Landing {
        let found = self.landings.iter().find(|it| it.0 == line);
        found.map_or(Landing::NotApplicable, |it| it.1)
    }
}

/// The lost calls, each where it arrives after the way that rescues most of them and moves least.
fn rescue(case: Case, outcomes: &[Outcome]) -> Option<Vec<Wish>> {
    let lost = |it: &&'static Line| landing_of(case, it).is_lost();
    let lost: Vec<&'static Line> = case.edition().lines.iter().filter(lost).collect();
    let arriving = |it: &Outcome| -> Vec<Wish> {
        let arrives =
            |line: &&'static Line| Some((*line, it.landing(line))).filter(|it| !it.1.is_lost());
        lost.iter().filter_map(arrives).collect()
    };
    let harmless = outcomes.iter().filter(|it| it.loses == 0);
    let best = harmless.max_by_key(|it| (arriving(it).len(), std::cmp::Reverse(it.moved)))?;
    Some(arriving(best)).filter(|it| !it.is_empty())
}

fn landing_of(case: Case, line: &Line) -> Landing {
    case.on(line).decide().verdict.landing
}
