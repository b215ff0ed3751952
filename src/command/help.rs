//! What `--help` prints.

const ALL: &str = "\
Where a call to or from a Microsoft Teams or Skype for Business user lands, and why.

Usage: call-landing COMMAND

Commands:
  test FILE...    Check expectations in Markdown files
  answer LINK     Answer the scenario of a link
  audit EXPORT... Count where the calls of exported users land
  rules           Print the rules of an edition

Options:
  --help          Print help; also after a command
  --version       Print the version

Exit status: 0 all expectations hold, 1 one fails, 2 something was not understood or there
was nothing to test, 3 the strength is below --min-strength
";

const TEST: &str = "\
Checks expectations: tables with a column `expect`, and links with an arrow and a landing.

Usage: call-landing test FILE... [--format FORMAT[=FILE]]... [--min-strength N] [--page ADDRESS]

  FILE                 A Markdown file, or - for standard input
  --format FORMAT      pretty (default), json, junit, tap, sarif, markdown, github or pester;
                       repeat it for several. =FILE writes to a file; one at most may go to
                       standard output
  --min-strength N     Fail unless N percent of the single changes of a rule's landing would
                       be noticed by a row
  --page ADDRESS       Where the page is published, for links to failing scenarios

Exit status: 0 all hold, 1 one fails, 2 something was not understood or a file is empty,
3 the strength is too low
";

const ANSWER: &str = "\
Answers the scenario of a link.

Usage: call-landing answer LINK [--json]

  LINK      A link of the page, or its part from the # on; put it between quotes
  --json    Print call-landing/answer JSON instead of Markdown
";

const AUDIT: &str = "\
Counts where the calls of exported users land, what is wrong, and who forwards to whom.

Usage: call-landing audit EXPORT... [--edition EDITION] [--names COLUMN] [--repeated ROW]
                          [--json|--markdown]

  EXPORT             A file of users, policies, calling settings or numbers, as CSV, JSON or
                     printed lists, or - for standard input. Several files are joined by user
  --edition EDITION  2017-12, 2019-08 or 2026-08 (default: the one that the columns tell)
  --names COLUMN     The column with the sign-in names, if it has a name of its own
  --repeated ROW     first or last: which row counts if several are about the same user, in the
                     editions since 2019 (default: the first, and exit status 2 if they differ)
  --json             Print call-landing/audit JSON, a record for each user
  --markdown         Print a summary (default)

Exit status: 0 every row was evaluated; 2 a row or a file was rejected, the settings of a
policy are not known, or no column tells the edition
";

const RULES: &str = "\
Prints the rules of an edition, in their order: the first that matches decides.

Usage: call-landing rules [--edition EDITION] [--json]

  --edition EDITION  2017-12, 2019-08 or 2026-08 (default: the first one)
  --json             Print call-landing/edition JSON instead of lines
";

/// The help of a command, or all of it.
pub(super) fn of(command: &str, rest: &[String]) -> &'static str {
    let asked = if command == "help" { rest.first().map_or("", String::as_str) } else { command };
    match asked {
        "test" => TEST,
        "answer" => ANSWER,
        "audit" => AUDIT,
        "rules" => RULES,
        _ => ALL,
    }
}
