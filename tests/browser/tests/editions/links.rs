//! Every conversation by its link.

use super::*;

tests! { "editions::links";
    CHROMIUM:
        every_conversation_is_answered_by_link,
        impossible_callers_are_not_applicable;
    FIREFOX_AND_WEBKIT:
        a_sample_of_conversations_is_answered_by_link,
}

/// Sets each fragment, waits until the questions ask for it, and then for as long as a wrong answer
/// may stand there; returns what the verdict said. In the page, since asking 150 times costs more.
const FOLLOW: &str = r#"
const [cases, done] = arguments;
const one = css => document.querySelector(css);
// In turns of the page and not in time, which also passes while the machine does something else.
const until = async (turns, condition) => {
  for (let turn = 0; !condition() && turn < turns; turn++) await new Promise(go => setTimeout(go));
};
const asked = it => one('select[name=edition]')?.value === '2019-08'
  && it.answers.every(([key, answer]) => one(`input[name="${key}"][value="${answer}"]`)?.checked);
const answer = () => {
  const { landing = '', interop = 'absent' } = one('output#verdict')?.dataset ?? {};
  return [landing, interop].join();
};
(async () => {
  const answers = [];
  for (const it of cases) {
    location.hash = it.fragment;
    await until(1250, () => asked(it));
    await until(125, () => answer() === it.answer);
    answers.push(asked(it) ? answer() : 'not asked');
  }
  done(answers);
})();
"#;

fn every_conversation_is_answered_by_link(page: &Page<'_>) {
    assert_eq!(oracle::rows_of_modes(), 130);
    let conversations = shuffled();
    assert_eq!(conversations.len(), 150, "the PSTN rows hold both ways");
    follow(page, &conversations);
}

fn a_sample_of_conversations_is_answered_by_link(page: &Page<'_>) {
    let sample: Vec<_> = shuffled().into_iter().step_by(7).collect();
    follow(page, &sample);
    // Also where the page opens with it.
    for conversation in sample.iter().step_by(11) {
        page.open(&conversation.fragment());
        wait_for_answer(page, &conversation.landing, &conversation.interop);
    }
}

/// In an order in which neighbours have little in common, so that a stale answer shows.
fn shuffled() -> Vec<Conversation> {
    let all = oracle::conversations();
    // Coprime with the number of conversations, so every one comes once.
    (0..all.len()).map(|index| all[index * 67 % all.len()].clone()).collect()
}

/// Follows a link to each conversation, and tells of all that are answered wrongly.
#[track_caller]
fn follow(page: &Page<'_>, conversations: &[Conversation]) {
    page.open("");
    let answer = |it: &Conversation| match &*it.interop {
        "" => format!("{},absent", it.landing),
        interop => format!("{},{interop}", it.landing),
    };
    let mut wrong = Vec::new();
    for batch in conversations.chunks(25) {
        let asked: Vec<Value> = batch
            .iter()
            .map(|it| {
                json!({ "fragment": it.fragment(), "answers": it.answers(), "answer": answer(it) })
            })
            .collect();
        let answers = page.session().run_async(FOLLOW, json!([asked]));
        for (at, it) in batch.iter().enumerate() {
            if answers[at] != answer(it) {
                wrong.push(format!("{it:?} is answered {}", answers[at]));
            }
        }
        assert!(wrong.len() < 10, "many are answered wrongly:\n{}", wrong.join("\n"));
    }
    assert!(wrong.is_empty(), "{} are answered wrongly:\n{}", wrong.len(), wrong.join("\n"));
}

fn impossible_callers_are_not_applicable(page: &Page<'_>) {
    page.open("");
    for (call, to) in [("in-tenant", "islands"), ("federated-in", "teams-only")] {
        for (mode, client, home) in [
            ("teams-only", "sfb", "online"),
            ("teams-only", "teams", "onprem"),
            ("teams-only", "sfb", "onprem"),
            ("sfb-only", "teams", "online"),
            ("sfb-with-teams-collab", "teams", "onprem"),
            ("sfb-with-teams-collab-and-meetings", "teams", "online"),
        ] {
            let fragment = format!(
                "#/explore?edition=2019-08&call={call}&mode={to}&from-mode={mode}&from-client={client}&from-home={home}"
            );
            page.follow(&fragment);
            let asked = "return ['from-mode', 'from-client', 'from-home', 'mode', 'call']
                .map(it => document.querySelector(`input[name=${it}]:checked`)?.value)
                .concat(document.querySelector('#verdict')?.dataset.landing)";
            let expected = json!([mode, client, home, to, call, "not-applicable"]);
            page.wait_for_script(&fragment, asked, json!([]), &expected);
        }
    }
}
