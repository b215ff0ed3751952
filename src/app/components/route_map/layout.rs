//! Where the lines and stations of the map go. Numbers only, in units of the drawing.

use crate::routing::{Direction, Landing};

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// A desk, or paper.
    Wide,
    /// A phone, or a narrow frame.
    Narrow,
}

/// The measures of a drawing. Its labels are as large as the text around it.
struct Measures {
    width: i32,
    /// From one call to the next.
    row: i32,
    /// More room, where the direction of calls changes.
    gap: i32,
    /// From the top to the first call, with the name of the policy in between.
    top: i32,
    /// Where lines start, where the policy stands, where lines bend, and where stations stand.
    start: i32,
    policy: i32,
    bend: i32,
    station: i32,
    /// From one station to the next, at least.
    apart: i32,
    /// The radius of bends.
    radius: i32,
}

/// The measures of a wide drawing. The longest name has room.
const fn wide(longest_name: i32) -> Measures {
    let start = longest_name * 8 + 12;
    Measures {
        width: start + 510,
        row: 27,
        gap: 13,
        top: 66,
        start,
        policy: start + 118,
        bend: start + 160,
        station: start + 300,
        apart: 46,
        radius: 10,
    }
}

/// The measures of a narrow drawing, which has no more room for names than the longest one takes.
const fn narrow(longest_name: i32) -> Measures {
    let start = longest_name * 8 + 4;
    Measures {
        width: start + 186,
        row: 27,
        gap: 12,
        top: 62,
        start,
        policy: start + 18,
        bend: start + 30,
        station: start + 68,
        apart: 40,
        radius: 6,
    }
}

/// A place in the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// A call to draw: which way it goes, where it lands, and where it landed before, if that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// Only incoming calls run through the policy: it decides no others.
    pub direction: Direction,
    /// Where it lands.
    pub landing: Landing,
    /// Where it landed before.
    pub was: Option<Landing>,
}

/// One call on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it starts.
    pub start: Point,
    /// Where its name ends.
    pub label: Point,
    /// Where it passes the policy, if it does.
    pub passes: Option<Point>,
    /// The way, as an SVG path.
    pub path: String,
    /// The way that it took before.
    pub before: Option<String>,
}

/// A landing that at least one call reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    /// The landing.
    pub landing: Landing,
    /// Its center.
    pub at: Point,
    /// Where its name starts.
    pub label: Point,
    /// How many calls reach it.
    pub calls: usize,
    /// How many reached it before.
    pub before: usize,
}

/// The whole drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The capsule of the policy, from its top to its bottom; nothing where no call passes it.
    pub policy: Option<(Point, Point)>,
    /// The lines, in the order of the calls.
    pub lines: Vec<Line>,
    /// The stations, from the top.
    pub stations: Vec<Station>,
}

/// Lays out where every call lands. The longest name of a call is a number of characters.
pub fn lay_out(calls: &[Call], longest_name: usize, width: Width) -> Layout {
    let longest_name = i32::try_from(longest_name).unwrap_or(1);
    let sizes = &match width {
        Width::Wide => wide(longest_name),
        Width::Narrow => narrow(longest_name),
    };
    let rows = rows(calls, sizes);
    let (stations, ends) = stations(calls, &rows, sizes);
    let end_of = |row: usize, landing: Landing, is_before: bool| {
        let at = ends.iter().find(|it| it.0 == row && it.1 == landing && it.2 == is_before);
        at.map_or(0, |it| it.3)
    };
    let line = |(row, (call, &y)): (usize, (&Call, &i32))| {
        let from = Point { x: sizes.start, y };
        let way = |from: Point, landing: Landing, is_before: bool| {
            let stop = if stops_short(landing) { 20 } else { 2 };
            let to = Point { x: sizes.station - stop, y: end_of(row, landing, is_before) };
            path(from, to, sizes)
        };
        let passes = is_routed(call).then_some(Point { x: sizes.policy, y });
        Line {
            start: from,
            label: Point { x: sizes.start - 11, y },
            passes,
            path: way(from, call.landing, false),
            before: call.was.map(|it| way(passes.unwrap_or(from), it, true)),
        }
    };
    let lines = calls.iter().zip(&rows).enumerate().map(line).collect();
    let routed = || calls.iter().zip(&rows).filter(|it| is_routed(it.0)).map(|it| *it.1);
    let policy = routed().min().zip(routed().max()).map(|(first, last)| {
        (Point { x: sizes.policy, y: first - 13 }, Point { x: sizes.policy, y: last + 13 })
    });
    let lowest = rows.iter().copied().chain(stations.iter().map(|it| it.at.y)).max();
    let height = lowest.unwrap_or_default() + 24;
    Layout { width: sizes.width, height, policy, lines, stations }
}

/// Whether a call runs through the policy.
fn is_routed(call: &Call) -> bool {
    call.direction == Direction::Inbound
}

/// Whether lines end before this landing, because nothing receives them there.
fn stops_short(landing: Landing) -> bool {
    matches!(
        landing,
        Landing::Nowhere
            | Landing::NotSupported
            | Landing::NotApplicable
            | Landing::NotGoverned
            | Landing::NotPossible
    )
}

/// The height at which each call starts.
fn rows(calls: &[Call], sizes: &Measures) -> Vec<i32> {
    let mut y = sizes.top - sizes.row;
    let mut before = calls.first().map(|it| it.direction);
    let mut rows = Vec::new();
    for call in calls {
        y += sizes.row;
        if before != Some(call.direction) {
            y += sizes.gap;
        }
        before = Some(call.direction);
        rows.push(y);
    }
    rows
}

/// The stations, in the order of the calls that reach them, and the height at which each line ends:
/// call, landing, whether it is the way of before.
#[expect(clippy::type_complexity, reason = "used at one place")]
fn stations(
    calls: &[Call],
    rows: &[i32],
    sizes: &Measures,
) -> (Vec<Station>, Vec<(usize, Landing, bool, i32)>) {
    let mut ends: Vec<(usize, Landing, bool, i32)> = Vec::new();
    for (row, call) in calls.iter().enumerate() {
        ends.extend(call.was.map(|it| (row, it, true, 0)));
        ends.push((row, call.landing, false, 0));
    }
    let height = |row: usize| rows.get(row).copied().unwrap_or_default();
    let mut reached: Vec<(i32, Landing)> = Vec::new();
    for &(_, landing, _, _) in &ends {
        if reached.iter().all(|it| it.1 != landing) {
            let here = || ends.iter().filter(|it| it.1 == landing);
            let count = i32::try_from(here().count()).unwrap_or(1);
            let sum: i32 = here().map(|it| height(it.0)).sum();
            reached.push((sum / count.max(1), landing));
        }
    }
    crate::order::sort_by(&mut reached, |it, other| it.0.cmp(&other.0));
    let mut lowest = i32::MIN / 2;
    let mut stations = Vec::new();
    for &(mean, landing) in &reached {
        let y = mean.max(lowest + sizes.apart);
        lowest = y;
        let count = |is_before: bool| {
            let at = |call: &&Call| {
                if is_before { call.was.unwrap_or(call.landing) } else { call.landing }
            };
            calls.iter().filter(|it| at(it) == landing).count()
        };
        let here: Vec<usize> =
            (0..ends.len()).filter(|at| ends.get(*at).is_some_and(|it| it.1 == landing)).collect();
        let all = i32::try_from(here.len()).unwrap_or(1);
        let spread = (24 / all.max(1)).clamp(2, 8);
        for (nth, at) in (0..).zip(here) {
            if let Some(end) = ends.get_mut(at) {
                end.3 = y + (2 * nth - all + 1) * spread / 2;
            }
        }
        stations.push(Station {
            landing,
            at: Point { x: sizes.station, y },
            label: Point { x: sizes.station + 18, y },
            calls: count(false),
            before: count(true),
        });
    }
    (stations, ends)
}

/// A way with two bends of 45 degrees; steeper where there is no room for that.
fn path(from: Point, to: Point, sizes: &Measures) -> String {
    let (Point { x, y }, rise) = (from, to.y - from.y);
    if rise == 0 {
        return format!("M{x} {y}H{}", to.x);
    }
    let room = to.x - sizes.bend - 2 * sizes.radius;
    let run = rise.abs().min(room);
    // Where the corners would be without their rounding.
    let (first, second) = (sizes.bend + sizes.radius, sizes.bend + sizes.radius + run);
    // A corner is rounded by no more than half of the way between the two.
    let along = sizes.radius.min(run / 2).min(rise.abs() / 2);
    let up = along * rise / run.max(1);
    format!(
        "M{x} {y}H{}Q{first} {y} {} {}L{} {}Q{second} {} {} {}H{}",
        first - along,
        first + along,
        y + up,
        second - along,
        to.y - up,
        to.y,
        second + along,
        to.y,
        to.x
    )
}
