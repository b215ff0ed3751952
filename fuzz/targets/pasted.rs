//! Reads any text as what PowerShell printed, for the console and for the questions of each edition.

#![no_main]

use call_landing::editions::ALL;
use call_landing::powershell::pasted::pasted;
use call_landing::powershell::reading::read_output;
use call_landing::powershell::tenant::{Era, print_calling_policies, print_policies, print_users};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let read = read_output(text);
    let lines = text.lines().count() + 1;
    assert!(read.unread.iter().all(|it| it.line <= lines));
    for era in [Era::December2017, Era::August2019, Era::Today] {
        let (tenant, _) = read.tenant(era);
        for user in &tenant.users {
            assert!(!tenant.cases(user).is_empty());
        }
        print_policies(&tenant.policies);
        print_calling_policies(&tenant);
        print_users(era, &tenant.users);
    }
    for edition in ALL {
        for it in pasted(text, edition).taken {
            let question = edition.questions.get(usize::from(it.question));
            assert!(question.is_some_and(|all| usize::from(it.answer) < all.answers.len()));
        }
    }
});
