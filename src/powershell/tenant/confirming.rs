//! Whether a command goes ahead: `-WhatIf` and `-Confirm`, the preferences that stand for them, and what
//! functions ask before they act (about_Functions_CmdletBindingAttribute, about_Preference_Variables).

use super::super::Cmdlet;
use super::super::language::Span;
use super::super::language::syntax::{Call, Function, FunctionKind, Impact};
use super::super::teams_module::is_compiled;
use super::Era;
use super::arguments::Given;
use super::commands::{Answer, Confirmation, Note, Stream};
use super::evaluate::{Halt, Ran, Runner};
use super::value::Value;

pub(super) const WHAT_IF_PREFERENCE: &str = "WhatIfPreference";
pub(super) const CONFIRM_PREFERENCE: &str = "ConfirmPreference";

/// What `$PSCmdlet` stands for: the script, or the innermost advanced function that runs.
pub(super) struct Caller {
    name: String,
    impact: Impact,
    /// Its answer "to all".
    standing: Option<Answer>,
}

impl Caller {
    /// The script itself, whose file has no name here.
    pub fn script() -> Self {
        Self { name: "script".to_owned(), impact: Impact::Medium, standing: None }
    }

    /// A function, unless it is a simple one: in these, `$PSCmdlet` is that of their caller.
    pub fn of(function: &Function) -> Option<Self> {
        let impact = match function.kind {
            FunctionKind::Simple => return None,
            FunctionKind::Advanced => Impact::Medium,
            FunctionKind::Confirms(impact) => impact,
        };
        Some(Self { name: function.name.clone(), impact, standing: None })
    }
}

impl Runner<'_> {
    /// Whether a command goes ahead. `-WhatIf` only says what it would do, and `-Confirm` asks first.
    pub fn goes_ahead(&mut self, call: &Call, given: &Given, target: &str) -> Ran<bool> {
        let Some(cmdlet) = call.cmdlet else { return Ok(true) };
        let looks = sees_preferences(cmdlet, self.tenant.era);
        let only_says = match given.has("WhatIf") {
            true => given.switch("WhatIf"),
            false => looks && self.get(WHAT_IF_PREFERENCE).is_true(),
        };
        let operation = performing(cmdlet.name(), target);
        if only_says {
            self.print(Stream::WhatIf, format!("What if: {operation}"));
            return Ok(false);
        }
        let asks = match given.has("Confirm") {
            true => given.switch("Confirm"),
            false => looks && self.asks_about(Impact::Medium),
        };
        if !asks {
            return Ok(true);
        }
        let question = Confirmation::about(call.span, operation);
        let answer = self.answer_to(question, self.standing)?;
        if answer.is_for_all() {
            self.standing = Some(answer);
        }
        Ok(answer.is_yes())
    }

    /// Notes that a command changed the tenant although `$WhatIfPreference` says not to, if it did.
    pub fn note_unseen_preference(&mut self, given: &Given, events_before: usize) {
        let has_changed = self.step.events.len() > events_before;
        if has_changed && !given.has("WhatIf") && self.get(WHAT_IF_PREFERENCE).is_true() {
            self.step.note(Note::PreferenceUnseen);
        }
    }

    /// `$PSCmdlet.ShouldProcess(…)`: whether a function goes ahead with what it describes.
    pub fn should_process(&mut self, described: &[Value], span: Span) -> Ran<bool> {
        let said = |at| described.get(at).map_or_else(String::new, Value::to_text);
        let operation = match described.len() {
            0 | 1 => performing(&self.caller.name, &said(0)),
            2 => performing(&said(1), &said(0)),
            _ => said(0),
        };
        if self.get(WHAT_IF_PREFERENCE).is_true() {
            self.print(Stream::WhatIf, format!("What if: {operation}"));
            return Ok(false);
        }
        if !self.asks_about(self.caller.impact) {
            return Ok(true);
        }
        let question = match described.len() {
            // What is asked then has words of its own, and the third is the headline.
            3.. => Confirmation {
                title: said(2),
                message: vec![said(1)],
                ..Confirmation::about(span, operation)
            },
            _ => Confirmation::about(span, operation),
        };
        self.ask_for_caller(question)
    }

    /// `$PSCmdlet.ShouldContinue(query, caption)`, which always asks. With more arguments, its answers may be
    /// for all, and the script keeps them itself.
    pub fn should_continue(&mut self, described: &[Value], span: Span) -> Ran<bool> {
        let said = |at| described.get(at).map_or_else(String::new, Value::to_text);
        let question =
            Confirmation { span, title: said(1), message: vec![said(0)], has_all: false };
        self.ask_for_caller(question)
    }

    fn ask_for_caller(&mut self, question: Confirmation) -> Ran<bool> {
        let answer = self.answer_to(question, self.caller.standing)?;
        if answer.is_for_all() {
            self.caller.standing = Some(answer);
        }
        Ok(answer.is_yes())
    }

    /// The answer that stands, or the next one that was given.
    fn answer_to(&mut self, question: Confirmation, standing: Option<Answer>) -> Ran<Answer> {
        standing.or_else(|| self.answers.next().copied()).ok_or(Halt::Asks(question))
    }

    /// Whether PowerShell asks before effects of this kind.
    fn asks_about(&self, impact: Impact) -> bool {
        let preference = self.get(CONFIRM_PREFERENCE).to_text().parse().unwrap_or(Impact::High);
        impact != Impact::None && preference != Impact::None && impact >= preference
    }
}

/// What a command does, as worded by `-WhatIf` and `-Confirm`.
pub(super) fn performing(what: &str, target: &str) -> String {
    format!("Performing the operation \"{what}\" on target \"{target}\".")
}

/// Whether a cmdlet looks at the preferences of its caller. Those of a remote session, as before Skype for
/// Business Online ended, run elsewhere. Functions of a module see only what is set globally, which a script
/// does not do, so they count as looking at none.
const fn sees_preferences(cmdlet: Cmdlet, era: Era) -> bool {
    matches!(era, Era::Today) && is_compiled(cmdlet)
}
