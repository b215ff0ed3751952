//! How the files were interpreted, open to correction: rejected rows, columns, policies,
//! organizations and licenses.

use super::pick::{pick, pick_of, pick_one};
use super::state::At;
use super::{named, or_words, part, summary};
use crate::app::components::code::identifier;
use crate::app::components::forms::{button, fold};
use crate::app::components::prose::prose;
use crate::app::element::{El, Piece, el};
use crate::audit::{
    CustomerReason, FileSummary, KnownPolicy, LicenceReason, Meaning, Scope, Summary, UserFacts,
    WhyKind,
};
use crate::audit::{DefaultClient, License, Organization, Override, PolicyFields, UserChoice};
use crate::link::AuditPart;
use crate::text::{audit as told, audit_parts as parts, audit_screen as words};
use leptos::prelude::*;
use std::sync::Arc;
use strum::VariantArray;

/// The part with all of it.
pub fn data(at: At) -> El {
    let sum = move || {
        let it = summary(at);
        parts::sum(it.rows(), it.evaluated(), it.listed()).into()
    };
    part("understood", named(AuditPart::Data))
        .child(el("p").id("sum").dyn_text(sum))
        .child(el("div").class("listed-rows").dyn_children(move || rejected(&summary(at))))
        .child(el("h3").text(words::ASSUMPTIONS))
        .child(assumptions(at))
        .child(el("h3").text(words::COLUMNS))
        .child(el("p").class("aside").text(words::UNDERSTOOD_LEAD))
        .child(el("div").class("columns").dyn_children(move || columns(at)))
        .child(fold("policies", words::POLICIES, "").dyn_children(move || policies(at)))
        .child(fold("reasons", words::REASONS, "").dyn_children(move || reasons(&summary(at))))
}

/// The assumptions, which apply where the files do not say.
fn assumptions(at: At) -> El {
    let options = move || at.options.get();
    el("div")
        .class("choices")
        .child(pick_of(
            ("for-all-customer", words::ORGANIZATIONS),
            Some(words::AS_TOLD),
            Organization::label,
            move || options().customer,
            move |it: Option<Organization>| at.assume(|options| options.customer = it),
        ))
        .child(pick_one(
            ("unless-customer", words::UNLESS_TOLD_ORGANIZATION),
            Organization::label,
            move || options().customer_unless_told,
            move |it: Organization| {
                at.assume(|options| options.customer_unless_told = it);
            },
        ))
        .child(pick_of(
            ("for-all-licence", words::LICENCES),
            Some(words::AS_TOLD),
            License::label,
            move || options().licence,
            move |it: Option<License>| at.assume(|options| options.licence = it),
        ))
        .child(pick_one(
            ("unless-licence", words::UNLESS_TOLD_LICENCE),
            License::label,
            move || options().licence_unless_told,
            move |it: License| {
                at.assume(|options| options.licence_unless_told = it);
            },
        ))
        .child(pick_one(
            ("audit-choice", words::CHOICE),
            UserChoice::label,
            move || options().choice,
            move |it: UserChoice| {
                at.assume(|options| options.choice = it);
            },
        ))
}

fn table(columns: &[&'static str], rows: impl IntoIterator<Item = El>) -> El {
    let columns = columns.iter().map(|&it| el("th").attr("scope", "col").text(it));
    let table = el("table")
        .class("listed")
        .child(el("thead").child(el("tr").children(columns)))
        .child(el("tbody").children(rows));
    el("div").class("scroll").attr("tabindex", "0").child(table)
}

fn told_cell(words: &str) -> El {
    el("td").children(prose(words))
}

/// The rejected rows: how many of each kind, and where they are.
pub fn rejected(summary: &Summary) -> Vec<Piece> {
    let kinds = summary.rejected_by_kind();
    let all: u64 = kinds.iter().sum();
    if all == 0 {
        return Vec::new();
    }
    let counts = WhyKind::VARIANTS.iter().zip(kinds).filter(|it| it.1 > 0);
    let counts = counts.map(|(&kind, count)| {
        let word: &'static str = kind.into();
        el("li")
            .attr("data-why", word)
            .child(el("strong").class("count").text(words::number(count)))
            .text(" ")
            .text(told::why_kind(kind))
    });
    let rows = summary.rejected.iter().take(MOST_SHOWN).map(|it| {
        let (why, help) = told::why(&it.why);
        let file = summary.files.get(it.file).map(|it| it.name.clone()).unwrap_or_default();
        el("tr")
            .child(el("td").text(file))
            .child(el("td").class("number").text(words::number(it.line)))
            .child(el("td").text(it.column.clone().unwrap_or_default()))
            .child(told_cell(&why))
            .child(told_cell(help))
    });
    let columns = [words::FILE, words::LINE, words::COLUMN, words::WHY, words::HELP];
    let more = all.saturating_sub(summary.rejected.len().min(MOST_SHOWN) as u64);
    let more = (more > 0).then(|| el("p").class("aside").text(words::and_more(more)).into());
    let mut pieces: Vec<Piece> = vec![
        el("h3").text(words::REJECTED).into(),
        el("ul").class("kinds").children(counts).into(),
        fold("listed", words::EACH_ROW, "").attr("open", "").child(table(&columns, rows)).into(),
    ];
    pieces.extend(more);
    pieces
}

/// How many rejected rows are shown with their place.
const MOST_SHOWN: usize = 200;

/// The columns of each file, and its problems.
pub fn columns(at: At) -> Vec<Piece> {
    let summary = summary(at);
    summary.files.iter().map(|it| file(at, it).into()).collect()
}

fn file(at: At, file: &FileSummary) -> El {
    let problems = file.problems.iter().map(told::file_problem);
    let problems =
        el("ul").class("notes").children(crate::app::components::forms::sentences(problems));
    let encoding = told::encoding(file.encoding);
    let about = words::about_file(file.rows, file.policies, encoding);
    let rows = file.columns.iter().map(|column| {
        let (header, meaning) = (column.header.clone(), column.meaning);
        let scope = Scope::of(at.page.address.get_untracked().edition());
        let used = Meaning::VARIANTS.iter().copied().filter(move |&it| scope.uses(it));
        let used: Arc<Vec<Meaning>> = Arc::new(used.collect());
        let all = Arc::clone(&used);
        let select = pick(
            ("meaning", words::TAKEN_FOR),
            Some(words::NOT_NEEDED),
            used.iter().map(|&it| told::meaning(it).replace('`', "")).collect(),
            Arc::new(move || used.iter().position(|&it| Some(it) == meaning)),
            Box::new(move |it: Option<usize>| {
                at.correct(header.clone(), it.and_then(|it| all.get(it).copied()));
            }),
        );
        el("tr")
            .child(el("th").attr("scope", "row").child(el("code").text(column.header.clone())))
            .child(el("td").child(select))
            .child(told_cell(told::guess(column.guess)))
    });
    let has_problem = !file.problems.is_empty();
    let summary = el("summary").child(el("h3").text(file.name.clone()));
    el("details")
        .class("fold")
        .prop("open", move || has_problem)
        .child(summary)
        .child(el("p").class("aside").text(about))
        .child(problems)
        .child(table(&[words::COLUMN, words::TAKEN_FOR, words::WHY], rows))
}

/// The settings of the policies, and how they are known.
fn policies(at: At) -> Vec<Piece> {
    let summary = summary(at);
    let users = |place: usize| {
        let its = |it: &&(UserFacts, u64)| usize::from(it.0.policy()) == place;
        summary.counts.iter().filter(its).map(|it| it.1).sum()
    };
    let rows = summary.policies.all().iter().enumerate().map(|(place, it)| {
        let says = match it.fields {
            Some(fields) => el("td").text(words::fields(fields)),
            None => el("td").child(stating(at, it)),
        };
        el("tr")
            .child(el("th").attr("scope", "row").child(identifier(&it.name)))
            .child(el("td").class("number").text(words::number(users(place))))
            .child(says)
            .child(told_cell(told::known_by(it.by)))
    });
    vec![table(&[words::POLICY, words::USERS, words::SAYS, words::WHY], rows).into()]
}

/// Enters the settings of a policy.
fn stating(at: At, policy: &KnownPolicy) -> El {
    let fields = RwSignal::new(PolicyFields::default());
    let name = policy.name.clone();
    let state = button(words::STATE, move || {
        at.state_policy(name.clone(), fields.get_untracked());
    });
    let client = |it: DefaultClient| it.into();
    el("div")
        .class("choices")
        .child(pick_one(
            ("state-calling", "CallingDefaultClient"),
            client,
            move || fields.get().calling_default_client,
            move |it: DefaultClient| {
                fields.update(|fields| fields.calling_default_client = it);
            },
        ))
        .child(pick_one(
            ("state-chat", "ChatDefaultClient"),
            client,
            move || fields.get().chat_default_client,
            move |it: DefaultClient| {
                fields.update(|fields| fields.chat_default_client = it);
            },
        ))
        .child(pick_one(
            ("state-override", "AllowEndUserClientOverride"),
            |it: Override| it.into(),
            move || fields.get().allow_end_user_client_override,
            move |it: Override| {
                fields.update(|fields| {
                    fields.allow_end_user_client_override = it;
                });
            },
        ))
        .child(state)
}

/// Why users have their organization and license.
fn reasons(summary: &Arc<Summary>) -> Vec<Piece> {
    let of = summary.rows();
    let row = |why: &'static str, count: u64| {
        el("tr")
            .child(told_cell(why))
            .child(el("td").class("number").text(words::number(count)))
            .child(el("td").class("number").text(words::share(count, of)))
    };
    let customers = CustomerReason::VARIANTS.iter().zip(summary.customers);
    let customers = customers.filter(|it| it.1 > 0);
    let licences = LicenceReason::VARIANTS.iter().zip(summary.licences);
    let licences = licences.filter(|it| it.1 > 0);
    let columns = |first: &'static str| [first, words::USERS, words::SHARES];
    let customers = customers.map(|(&it, count)| row(told::customer_reason(it), count));
    let licences = licences.map(|(&it, count)| row(told::licence_reason(it), count));
    or_words(
        vec![
            table(&columns(words::ORGANIZATION), customers).into(),
            table(&columns(words::LICENCE), licences).into(),
        ],
        words::UNKNOWN,
    )
}
