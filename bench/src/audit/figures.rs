//! Computes medians from single times, and how time grows with the number of rows.

use anyhow::{Context, Result};
use serde_json::Value;

use super::super::median;
use super::{CONTESTANTS, Effort, FLOOR, OURS};

/// The results of all rounds.
pub struct Figures {
    /// By contestant, then by size.
    pub all: Vec<Figure>,
    /// The largest number of users that most contestants got.
    pub largest: usize,
}

/// The rounds of one contestant with one file.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The contestant's name.
    pub name: &'static str,
    /// How many rows the file has.
    pub users: usize,
    /// How many bytes.
    pub bytes: f64,
    /// The median time, in milliseconds.
    pub time: f64,
    /// The shortest time.
    pub shortest: f64,
    /// The longest time.
    pub longest: f64,
    /// The time until the first result.
    pub first: Option<f64>,
    /// The largest memory of the module in any round, in bytes.
    pub memory: Option<f64>,
}

impl Figure {
    /// Rows per second.
    pub fn rows(&self) -> f64 {
        self.users as f64 / self.time * 1e3
    }

    /// Megabytes per second.
    pub fn megabytes(&self) -> f64 {
        self.bytes / self.time / 1e3
    }
}

impl Figures {
    /// Reads what the page measured.
    pub fn of(measured: &Value, effort: Effort) -> Result<Self> {
        let results = measured.get("results").and_then(Value::as_array);
        let results = results.context("the page measured nothing")?;
        let mut all = Vec::new();
        for contestant in &CONTESTANTS {
            let its = |it: &&Value| text(it, "name") == Some(contestant.name);
            let its: Vec<&Value> = results.iter().filter(its).collect();
            let mut sizes: Vec<usize> = its.iter().filter_map(|it| size(it)).collect();
            sizes.sort_unstable();
            sizes.dedup();
            for users in sizes {
                let rounds = its.iter().filter(|it| size(it) == Some(users));
                let of = |name: &str| -> Vec<f64> {
                    rounds.clone().filter_map(|it| it.get(name)?.as_f64()).collect()
                };
                let (times, memory) = (of("time"), of("memory"));
                let bytes = of("bytes").first().copied().unwrap_or_default();
                let time = median(times.iter().copied()).context("a result has no time")?;
                anyhow::ensure!(
                    times.len() == effort.rounds,
                    "{}: rounds are missing",
                    contestant.name
                );
                all.push(Figure {
                    name: contestant.name,
                    users,
                    bytes,
                    time,
                    shortest: times.iter().copied().fold(f64::INFINITY, f64::min),
                    longest: times.iter().copied().fold(0.0, f64::max),
                    first: median(of("first").into_iter()),
                    memory: memory.into_iter().reduce(f64::max),
                });
            }
        }
        let largest = all.iter().filter(|it| it.name == FLOOR).map(|it| it.users).max();
        Ok(Self { all, largest: largest.context("Papa Parse was not measured")? })
    }

    /// The figure of a contestant with this many users.
    pub fn get(&self, name: &str, users: usize) -> Option<&Figure> {
        self.all.iter().find(|it| it.name == name && it.users == users)
    }

    /// The figures of our own audit, by size.
    pub fn ours(&self) -> impl Iterator<Item = &Figure> {
        self.all.iter().filter(|it| it.name == OURS)
    }

    /// The figure of each contestant with its largest file.
    pub fn largest(&self) -> impl Iterator<Item = &Figure> {
        CONTESTANTS.iter().filter_map(|contestant| {
            let its = self.all.iter().filter(|it| it.name == contestant.name);
            its.filter(|it| it.users <= self.largest).max_by_key(|it| it.users)
        })
    }

    /// Our rows per second divided by those of this contestant, with the largest file.
    pub fn lead(&self, name: &str) -> f64 {
        let rows = |name| self.get(name, self.largest).map_or(f64::NAN, Figure::rows);
        rows(OURS) / rows(name)
    }

    /// How our time grows with the number of rows.
    pub fn growth(&self) -> Growth {
        Growth::of(&self.ours().map(|it| (it.users as f64, it.time)).collect::<Vec<_>>())
    }
}

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name)?.as_str()
}

fn size(value: &Value) -> Option<usize> {
    usize::try_from(value.get("users")?.as_u64()?).ok()
}

/// The line that fits points best, by least squares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// The time for no rows.
    pub start: f64,
    /// The time per row.
    pub slope: f64,
    /// R²: 1 if all points are on the line.
    pub fit: f64,
    /// The number of points.
    pub points: usize,
}

impl Growth {
    /// Fits a line to points of rows and time.
    pub fn of(points: &[(f64, f64)]) -> Self {
        let number = points.len() as f64;
        let mean = |of: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / number;
        let (x, y) = (mean(&|it| it.0), mean(&|it| it.1));
        let slope = mean(&|it| (it.0 - x) * (it.1 - y)) / mean(&|it| (it.0 - x).powi(2));
        let start = y - slope * x;
        let rest = mean(&|it| (it.1 - start - slope * it.0).powi(2));
        let fit = 1.0 - rest / mean(&|it| (it.1 - y).powi(2));
        Self { start, slope, fit, points: points.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::Growth;

    #[test]
    fn points_on_a_line_fit() {
        let growth = Growth::of(&[(1.0, 5.0), (2.0, 7.0), (5.0, 13.0)]);
        assert!(
            (growth.slope - 2.0).abs() < 1e-9 && (growth.start - 3.0).abs() < 1e-9,
            "{growth:?}"
        );
        assert!((growth.fit - 1.0).abs() < 1e-9, "{growth:?}");
        let growth = Growth::of(&[(1.0, 1.0), (2.0, 4.0), (3.0, 9.0), (4.0, 16.0)]);
        assert!(growth.fit < 0.99, "{growth:?}");
    }
}
