//! Where the lines and stations of the map go. Numbers only, in units of the drawing.

use crate::routing::{Direction, Landing};
use strum::VariantArray;

/// How a map is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// From left to right, for wide screens and print.
    Wide,
    /// From top to bottom, for phones.
    Upright,
}

/// A place in the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// One call on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which of the calls it is.
    pub call: usize,
    /// Where it lands.
    pub landing: Landing,
    /// Where it starts.
    pub start: Point,
    /// Where its name stands.
    pub label: Point,
    /// The way, as an SVG path.
    pub path: String,
}

/// A landing that at least one call reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    /// The landing.
    pub landing: Landing,
    /// Its center.
    pub at: Point,
    /// Where its name stands.
    pub label: Point,
    /// How many calls reach it.
    pub calls: usize,
}

/// The whole drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The box of the policy: left top corner and size.
    pub policy: (Point, Point),
    /// Where the words of the policy stand.
    pub policy_label: Point,
    /// The lines, in the order of the calls.
    pub lines: Vec<Line>,
    /// The stations, in the order of the landings.
    pub stations: Vec<Station>,
}

/// Lays out where every call lands. Only incoming calls run through the policy's box: it decides
/// no others.
pub fn lay_out(landings: &[(Direction, Landing)], orientation: Orientation) -> Layout {
    match orientation {
        Orientation::Wide => wide(landings),
        Orientation::Upright => upright(landings),
    }
}

/// For each landing that is reached, the rows of the calls that reach it.
fn groups(landings: &[(Direction, Landing)]) -> Vec<(Landing, Vec<usize>)> {
    Landing::VARIANTS
        .iter()
        .map(|&landing| {
            let here = landings.iter().enumerate().filter(|(_, it)| it.1 == landing);
            (landing, here.map(|(row, _)| row).collect::<Vec<_>>())
        })
        .filter(|(_, rows)| !rows.is_empty())
        .collect()
}

/// Where a call stands: which of the groups is its landing's, which of its lines it is, of how many.
fn place(groups: &[(Landing, Vec<usize>)], landing: Landing, row: usize) -> (usize, i32, i32) {
    let at = groups.iter().position(|it| it.0 == landing).unwrap_or_default();
    let beside: &[usize] = groups.get(at).map_or(&[], |it| &it.1);
    let nth = beside.iter().position(|it| *it == row).unwrap_or_default();
    (at, number(nth), number(beside.len()).max(1))
}

/// A count or an index as a length.
fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// Whether a call runs through the policy's box.
fn is_routed(direction: Direction) -> bool {
    direction == Direction::Inbound
}

/// From left to right: the names of the calls, the box of the policy, the landings.
fn wide(landings: &[(Direction, Landing)]) -> Layout {
    const ROW: i32 = 32;
    const GAP: i32 = 14;
    const TOP: i32 = 22;
    const SLOT: i32 = 20;
    const START: i32 = 196;
    const LEFT: i32 = 372;
    const RIGHT: i32 = 548;
    const END: i32 = 716;

    let row_y = |row: usize, direction: Direction| {
        let gaps = match direction {
            Direction::Inbound => 0,
            Direction::Outbound => 1,
            Direction::Chat => 2,
        };
        TOP + number(row) * ROW + gaps * GAP
    };
    let routed = number(landings.iter().filter(|it| is_routed(it.0)).count());
    let middle = TOP + (routed - 1) * ROW / 2;
    let slot_y = |slot: i32| middle + (2 * slot - routed + 1) * SLOT / 2;
    let last = number(landings.len()) - 1;
    let gaps = landings.last().map_or(0, |it| row_y(0, it.0) - TOP);
    let height = 2 * TOP + last * ROW + gaps;
    let groups = groups(landings);
    let station_y = |at: usize| (2 * number(at) + 1) * height / (2 * number(groups.len()).max(1));

    let line = |(row, &(direction, landing)): (usize, &(Direction, Landing))| {
        let (at, nth, count) = place(&groups, landing, row);
        let spread = (30 / count).min(7);
        let to = station_y(at) + (2 * nth - count + 1) * spread / 2;
        let from = row_y(row, direction);
        let (way, exit) = if is_routed(direction) {
            // Lines leave the box in the order of their landings, so that they do not cross.
            let before = |it: &(Landing, Vec<usize>)| routed_rows(landings, &it.1);
            let earlier: i32 = groups.iter().take(at).map(before).sum();
            let (entry, exit) = (slot_y(number(row)), slot_y(earlier + nth));
            (format!("H250C310 {from} 310 {entry} {LEFT} {entry}L{RIGHT} {exit}"), exit)
        } else {
            (format!("H{RIGHT}"), from)
        };
        let bend = (RIGHT + END) / 2;
        Line {
            call: row,
            landing,
            start: Point { x: START, y: from },
            label: Point { x: START - 16, y: from },
            path: format!("M{START} {from}{way}C{bend} {exit} {bend} {to} {END} {to}"),
        }
    };
    let station = |(at, (landing, rows)): (usize, &(Landing, Vec<usize>))| Station {
        landing: *landing,
        at: Point { x: END, y: station_y(at) },
        label: Point { x: END + 22, y: station_y(at) },
        calls: rows.len(),
    };
    Layout {
        width: 920,
        height,
        policy: (Point { x: LEFT, y: middle - 52 }, Point { x: RIGHT - LEFT, y: 104 }),
        policy_label: Point { x: (LEFT + RIGHT) / 2, y: middle },
        lines: landings.iter().enumerate().map(line).collect(),
        stations: groups.iter().enumerate().map(station).collect(),
    }
}

fn routed_rows(landings: &[(Direction, Landing)], rows: &[usize]) -> i32 {
    let routed = |row: &&usize| landings.get(**row).is_some_and(|it| is_routed(it.0));
    number(rows.iter().filter(routed).count())
}

/// Every call starts one lane further right and one row further down than the one before, and
/// landings take their lanes from the right, so that no line runs through a name.
fn upright(landings: &[(Direction, Landing)]) -> Layout {
    const ROW: i32 = 30;
    const TOP: i32 = 20;
    const LANE: i32 = 12;
    const FIRST: i32 = 16;
    const BOX: i32 = 40;
    const STATION: i32 = 40;

    let lane_x = |lane: i32| FIRST + lane * LANE;
    let last = number(landings.len()) - 1;
    let names = lane_x(last) + 18;
    let box_top = TOP + last * ROW + 34;
    let box_end = box_top + BOX;
    let routed = number(landings.iter().filter(|it| is_routed(it.0)).count());
    let groups = groups(landings);
    let station_y = |at: usize| box_end + 84 + number(at) * STATION;
    let first_lane = |at: usize| {
        let taken: usize = groups.iter().take(at + 1).map(|it| it.1.len()).sum();
        number(landings.len()) - number(taken)
    };
    let middle = |at: usize, count: i32| lane_x(first_lane(at)) + (count - 1) * LANE / 2;

    let line = |(row, &(_, landing)): (usize, &(Direction, Landing))| {
        let (at, nth, count) = place(&groups, landing, row);
        let start = Point { x: lane_x(number(row)), y: TOP + number(row) * ROW };
        let (x, out) = (start.x, lane_x(first_lane(at) + nth));
        let (bend, below) = (box_end + 24, box_end + 48);
        let (to, end) = (middle(at, count), station_y(at));
        Line {
            call: row,
            landing,
            start,
            label: Point { x: x + 14, y: start.y },
            path: format!(
                "M{x} {}V{box_end}C{x} {bend} {out} {bend} {out} {below}V{}Q{out} {end} {to} {end}",
                start.y,
                end - 14
            ),
        }
    };
    let station = |(at, (landing, rows)): (usize, &(Landing, Vec<usize>))| Station {
        landing: *landing,
        at: Point { x: middle(at, number(rows.len())), y: station_y(at) },
        label: Point { x: names, y: station_y(at) },
        calls: rows.len(),
    };
    Layout {
        width: 320,
        height: station_y(groups.len().saturating_sub(1)) + 24,
        policy: (
            Point { x: FIRST - 10, y: box_top },
            Point { x: (routed - 1) * LANE + 20, y: BOX },
        ),
        policy_label: Point { x: names, y: box_top + BOX / 2 },
        lines: landings.iter().enumerate().map(line).collect(),
        stations: groups.iter().enumerate().map(station).collect(),
    }
}
