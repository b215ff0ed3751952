//! Problems of a file that concern many rows: each is noted once, with its first line and its number.

use super::problem::{FileProblem, shortened};

/// Notes a policy that is kept aside.
pub(super) fn surplus(problems: &mut Vec<FileProblem>) {
    for problem in &mut *problems {
        if let FileProblem::SurplusPolicies { policies } = problem {
            *policies += 1;
            return;
        }
    }
    problems.push(FileProblem::SurplusPolicies { policies: 1 });
}

/// Notes a row that is not UTF-8.
pub(super) fn bad_bytes(problems: &mut Vec<FileProblem>, at: u64) {
    for problem in &mut *problems {
        if let FileProblem::BadBytes { rows, .. } = problem {
            *rows += 1;
            return;
        }
    }
    problems.push(FileProblem::BadBytes { line: at, rows: 1 });
}

/// Notes a value that is neither True nor False.
pub(super) fn odd_values(problems: &mut Vec<FileProblem>, name: String, found: &[u8], at: u64) {
    for problem in &mut *problems {
        if let FileProblem::OddValues { column, rows, .. } = problem
            && *column == name
        {
            *rows += 1;
            return;
        }
    }
    let found = shortened(found);
    problems.push(FileProblem::OddValues { column: name, found, line: at, rows: 1 });
}

/// Notes a type name in place of a list.
pub(super) fn types(problems: &mut Vec<FileProblem>, name: String, at: u64) {
    for problem in &mut *problems {
        if let FileProblem::TypeNames { column, rows, .. } = problem
            && *column == name
        {
            *rows += 1;
            return;
        }
    }
    problems.push(FileProblem::TypeNames { column: name, line: at, rows: 1 });
}
