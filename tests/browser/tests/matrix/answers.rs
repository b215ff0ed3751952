//! Every cell against the oracle.

use super::*;

tests! { "matrix::answers";
    ALL:
        every_cell_answers_as_the_oracle_does,
}

fn every_cell_answers_as_the_oracle_does(page: &Page<'_>) {
    open(page, "#/matrix?all=yes", 684);
    wait_for_answers(page, &cells("yes", None));
    wait_for_counted(page, "684 answers");
    let structure = "const grid = document.querySelector('table#grid');
        const count = css => grid.querySelectorAll(css).length;
        const called = grid.getAttribute('aria-label')?.length > 10;
        return [grid.getAttribute('role'), called, count('td'), count('tbody th[scope=row]'),
          count('thead tr:last-child th[scope=col]'), count('thead th[scope=colgroup][colspan=\"9\"]')];";
    let found = page.session().run(structure, json!([]));
    let what = "[role, named, cells, row headers, column headers, groups]";
    assert_eq!(found, json!(["grid", true, 684, 19, 36, 4]), "{what}");

    page.follow("#/matrix?licensed=no&all=yes");
    wait_for_answers(page, &cells("no", None));

    page.follow("#/matrix?edition=2019-08&all=yes");
    wait_for_size(page, [48, 5, 240, 0]);
    wait_for_counted(page, "240 answers");
    let found = page.session().run(CELLS, json!([]));
    let found: BTreeMap<Vec<String>, String> =
        rows(&found).map(|row| (row[..3].to_vec(), row[3].clone())).collect();
    assert_eq!(found.len(), 240, "each cell asks something else");
    let table = include_str!("../../../fixtures/oracle-2019-08.csv");
    for line in table.lines().skip(1) {
        let line: Vec<&str> = line.split(',').collect();
        let (from, mode, landing) = (&line[1..4], mode_name(line[4]), line[5]);
        let from_somebody = || {
            let client = if from[1] == "sfb" { "SfB" } else { "Teams" };
            format!(
                "{}, {client}, homed {}",
                mode_name(from[0]),
                if from[2] == "onprem" { "on-premises" } else { "online" }
            )
        };
        let asked = match line[0] {
            "in-tenant" => vec![("In the tenant", from_somebody())],
            "federated" => vec![("Federated, inbound", from_somebody())],
            "pstn" => {
                let on = match from[1] {
                    "calling-plan" => "Calling Plan",
                    "direct-routing" => "Direct Routing",
                    "hybrid-voice" => "Hybrid Voice (CCE or OPCH)",
                    "onprem-voice" => "On-premises lines",
                    other => panic!("the oracle has no line {other}"),
                };
                vec![("PSTN, inbound", on.to_owned()), ("PSTN, outbound", on.to_owned())]
            }
            other => panic!("the oracle has no conversation {other}"),
        };
        for (section, name) in asked {
            let asked = [mode.to_owned(), section.to_owned(), name];
            assert_eq!(found.get(&asked[..]).map(String::as_str), Some(landing), "{asked:?}");
        }
    }
}

fn mode_name(word: &str) -> &'static str {
    match word {
        "islands" => "Islands",
        "sfb-only" => "SfBOnly",
        "sfb-with-teams-collab" => "SfBWithTeamsCollab",
        "sfb-with-teams-collab-and-meetings" => "SfBWithTeamsCollabAndMeetings",
        "teams-only" => "TeamsOnly",
        other => panic!("there is no mode {other}"),
    }
}
