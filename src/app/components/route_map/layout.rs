//! Where the lines and stations of the map go. Numbers only, in units of the drawing.

use crate::routing::{CallType, Direction, Landing};
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// One call on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The call.
    pub call: CallType,
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
#[derive(Clone, Debug, PartialEq)]
pub struct Station {
    /// The landing.
    pub landing: Landing,
    /// Its centre.
    pub at: Point,
    /// Where its name stands.
    pub label: Point,
    /// How many calls reach it.
    pub calls: usize,
}

/// The whole drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
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
pub fn lay_out(landings: &[(CallType, Landing)], orientation: Orientation) -> Layout {
    match orientation {
        Orientation::Wide => wide(landings),
        Orientation::Upright => upright(landings),
    }
}

/// For each landing that is reached, the rows of the calls that reach it.
fn groups(landings: &[(CallType, Landing)]) -> Vec<(Landing, Vec<usize>)> {
    Landing::VARIANTS
        .iter()
        .map(|&landing| {
            let here = landings.iter().enumerate().filter(|(_, it)| it.1 == landing);
            (landing, here.map(|(row, _)| row).collect::<Vec<_>>())
        })
        .filter(|(_, rows)| !rows.is_empty())
        .collect()
}

/// A count or an index as a length.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Whether a call runs through the policy's box.
fn is_routed(call: CallType) -> bool {
    call.direction() == Direction::Inbound
}

fn wide(landings: &[(CallType, Landing)]) -> Layout {
    const ROW: f64 = 32.0;
    const GAP: f64 = 14.0;
    const TOP: f64 = 22.0;
    const SLOT: f64 = 20.0;
    const START: f64 = 196.0;
    const BOX: (f64, f64) = (372.0, 548.0);
    const END: f64 = 716.0;

    let row_y = |row: usize, call: CallType| {
        let gaps = match call.direction() {
            Direction::Inbound => 0.0,
            Direction::Outbound => 1.0,
            Direction::Chat => 2.0,
        };
        TOP + number(row) * ROW + gaps * GAP
    };
    let routed = number(landings.iter().filter(|it| is_routed(it.0)).count());
    let middle = TOP + (routed - 1.0) * ROW / 2.0;
    let slot_y = |slot: usize| middle + (number(slot) - (routed - 1.0) / 2.0) * SLOT;
    let height = 2.0 * TOP + number(landings.len().saturating_sub(1)) * ROW + 2.0 * GAP;

    let groups = groups(landings);
    let step = height / number(groups.len().max(1));
    let mut lines = Vec::new();
    let mut stations = Vec::new();
    let mut exits = 0;
    for (at, (landing, rows)) in groups.iter().enumerate() {
        let y = (number(at) + 0.5) * step;
        let spread = (30.0 / number(rows.len())).min(7.0);
        for (nth, &row) in rows.iter().enumerate() {
            let Some(&(call, landing)) = landings.get(row) else { continue };
            let from = row_y(row, call);
            let to = y + (number(nth) - (number(rows.len()) - 1.0) / 2.0) * spread;
            let (left, right) = BOX;
            let (way, exit) = if is_routed(call) {
                let (entry, exit) = (slot_y(row), slot_y(exits));
                exits += 1;
                (format!("H250C310 {from} 310 {entry} {left} {entry}L{right} {exit}"), exit)
            } else {
                (format!("H{right}"), from)
            };
            let bend = (right + END) / 2.0;
            lines.push((
                row,
                Line {
                    call,
                    landing,
                    start: Point { x: START, y: from },
                    label: Point { x: START - 16.0, y: from },
                    path: format!("M{START} {from}{way}C{bend} {exit} {bend} {to} {END} {to}"),
                },
            ));
        }
        stations.push(Station {
            landing: *landing,
            at: Point { x: END, y },
            label: Point { x: END + 22.0, y },
            calls: rows.len(),
        });
    }
    lines.sort_by_key(|&(row, _)| row);
    let corner = Point { x: BOX.0, y: middle - 52.0 };
    Layout {
        width: 920.0,
        height,
        policy: (corner, Point { x: BOX.1 - BOX.0, y: 104.0 }),
        policy_label: Point { x: (BOX.0 + BOX.1) / 2.0, y: middle },
        lines: lines.into_iter().map(|(_, line)| line).collect(),
        stations,
    }
}

/// Every call starts one lane further right and one row further down than the one before, and
/// landings take their lanes from the right, so that no line runs through a name.
fn upright(landings: &[(CallType, Landing)]) -> Layout {
    const ROW: f64 = 30.0;
    const TOP: f64 = 20.0;
    const LANE: f64 = 12.0;
    const FIRST: f64 = 16.0;
    const BOX_HEIGHT: f64 = 40.0;
    const STATION: f64 = 40.0;

    let lane_x = |lane: usize| FIRST + number(lane) * LANE;
    let last = landings.len().saturating_sub(1);
    let names = lane_x(last) + 18.0;
    let box_top = TOP + number(last) * ROW + 22.0;
    let box_end = box_top + BOX_HEIGHT;
    let first_station = box_end + 84.0;
    let routed = landings.iter().filter(|it| is_routed(it.0)).count();

    let groups = groups(landings);
    let mut lines = Vec::new();
    let mut stations = Vec::new();
    let mut free = landings.len();
    for (at, (landing, rows)) in groups.iter().enumerate() {
        free = free.saturating_sub(rows.len());
        let y = first_station + number(at) * STATION;
        let middle = lane_x(free) + (number(rows.len()) - 1.0) * LANE / 2.0;
        for (nth, &row) in rows.iter().enumerate() {
            let Some(&(call, landing)) = landings.get(row) else { continue };
            let start = Point { x: lane_x(row), y: TOP + number(row) * ROW };
            let (x, out) = (start.x, lane_x(free + nth));
            let (bend, below) = (box_end + 24.0, box_end + 48.0);
            let down = y - 14.0;
            lines.push((
                row,
                Line {
                    call,
                    landing,
                    start,
                    label: Point { x: x + 14.0, y: start.y },
                    path: format!(
                        "M{x} {}V{box_end}C{x} {bend} {out} {bend} {out} {below}V{down}Q{out} {y} {middle} {y}",
                        start.y
                    ),
                },
            ));
        }
        stations.push(Station {
            landing: *landing,
            at: Point { x: middle, y },
            label: Point { x: names, y },
            calls: rows.len(),
        });
    }
    lines.sort_by_key(|&(row, _)| row);
    let width = number(routed.saturating_sub(1)) * LANE + 20.0;
    Layout {
        width: 320.0,
        height: first_station + number(groups.len().saturating_sub(1)) * STATION + 24.0,
        policy: (Point { x: FIRST - 10.0, y: box_top }, Point { x: width, y: BOX_HEIGHT }),
        policy_label: Point { x: names, y: box_top + BOX_HEIGHT / 2.0 },
        lines: lines.into_iter().map(|(_, line)| line).collect(),
        stations,
    }
}
