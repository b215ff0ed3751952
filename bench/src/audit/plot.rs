//! Draws rows per second as bars, for light and dark backgrounds.

use std::fmt::Write as _;

use super::figures::Figures;
use super::report::grouped;
use super::{CONTESTANTS, OURS};

const WIDTH: f64 = 860.0;
/// Where bars begin and end.
const LEFT: f64 = 250.0;
const RIGHT: f64 = 700.0;
const TOP: f64 = 64.0;
const ROW: f64 = 34.0;
const BAR: f64 = 20.0;

const STYLE: &str = "\
    svg { background: #fff; font: 14px system-ui, sans-serif }
    text { fill: #1b1b1f }
    .soft { fill: #5c5c66; font-size: 12px }
    .line { stroke: #d9d9de }
    .bar { fill: #8a8fa3 }
    .idle { fill: #c3c6d2 }
    .ours { fill: #4f52b2 }
    @media (prefers-color-scheme: dark) {
      svg { background: #17171b }
      text { fill: #f2f2f5 }
      .soft { fill: #b0b0ba }
      .line { stroke: #3a3a42 }
      .bar { fill: #7b8096 }
      .idle { fill: #4b4f60 }
      .ours { fill: #9ea2ff }
    }";

/// The picture.
pub fn svg(figures: &Figures) -> String {
    let bars: Vec<_> = figures.largest().collect();
    let powers = |of: fn(f64) -> f64, by: fn(f64, f64) -> f64, from: f64| {
        bars.iter().map(|it| of(it.rows().max(1.0).log10())).fold(from, by)
    };
    let (low, high) = (powers(f64::floor, f64::min, 9.0), powers(f64::ceil, f64::max, 0.0));
    let across =
        |rows: f64| LEFT + (RIGHT - LEFT) * (rows.max(1.0).log10() - low) / (high - low).max(1.0);
    let bottom = TOP + ROW * bars.len() as f64;
    let mut picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {}\" width=\"{WIDTH}\" role=\"img\" \
         aria-labelledby=\"title\">\n  <title id=\"title\">Rows per second, by program, on a logarithmic \
         scale</title>\n  <style>\n    {STYLE}\n  </style>\n\
         \x20 <text x=\"16\" y=\"28\" font-weight=\"600\">Users per second</text>\n\
         \x20 <text class=\"soft\" x=\"16\" y=\"46\">Medians, in the browser; each line is ten times \
         the one before; pale bars evaluate nothing</text>\n",
        bottom + 40.0
    );
    let mut power = low;
    while power <= high {
        let (rows, x) = (10_f64.powf(power), across(10_f64.powf(power)));
        let _ = writeln!(
            picture,
            "  <path class=\"line\" d=\"M{x:.0} {TOP}V{bottom}\"/>\n  <text class=\"soft\" x=\"{x:.0}\" \
             y=\"{}\" text-anchor=\"middle\">{}</text>",
            bottom + 20.0,
            grouped(rows)
        );
        power += 1.0;
    }
    for (at, it) in bars.iter().enumerate() {
        let y = TOP + ROW * at as f64 + (ROW - BAR) / 2.0;
        let text = y + BAR * 0.75;
        let end = across(it.rows());
        let judges = CONTESTANTS.iter().any(|other| other.name == it.name && other.judges);
        let class = match (it.name, judges) {
            (OURS, _) => "ours",
            (_, true) => "bar",
            (_, false) => "idle",
        };
        let _ = writeln!(
            picture,
            "  <text x=\"{}\" y=\"{text}\" text-anchor=\"end\">{}<tspan class=\"soft\"> · {} users</tspan></text>\n\
             \x20 <rect class=\"{class}\" x=\"{LEFT}\" y=\"{y}\" width=\"{:.1}\" height=\"{BAR}\" rx=\"3\"/>\n\
             \x20 <text x=\"{:.1}\" y=\"{text}\">{}</text>",
            LEFT - 8.0,
            it.name,
            grouped(it.users as f64),
            (end - LEFT).max(2.0),
            end + 8.0,
            grouped(it.rows())
        );
    }
    picture + "</svg>\n"
}
