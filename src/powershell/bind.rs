//! Binds arguments to parameters. Checking a script and running it use the same function, so a
//! diagnostic and an error never disagree.

use super::catalog::{Cmdlet, Named, Need, Parameter, Takes};
use super::language::Span;

/// The part of an argument that matters for binding.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// The name after the dash, if it has one.
    pub name: Option<String>,
    /// Whether it has a value.
    pub has_value: bool,
    /// Where it is.
    pub span: Span,
}

/// A parameter with its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    /// The name of the parameter.
    pub parameter: Parameter,
    /// The index of the argument with its value. A switch may have none.
    pub value: Option<usize>,
}

/// Why an argument does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    /// No parameter has this name.
    Unknown(String),
    /// Several parameters begin like this.
    Ambiguous(String, Vec<&'static str>),
    /// The parameter is given twice.
    Repeated(&'static str),
    /// The parameter has no value.
    NoValue(&'static str),
    /// No parameter takes the value at this index.
    Surplus(usize),
}

/// The bound arguments of a command.
#[derive(Clone, Debug, Default)]
pub(super) struct Binding {
    /// The parameters with their values.
    pub bound: Vec<Bound>,
    /// The arguments that do not fit, in their order.
    pub misfits: Vec<(Misfit, Span)>,
}

/// Binds arguments by name, then by position.
pub(super) fn bind(cmdlet: Cmdlet, shapes: &[Shape]) -> Binding {
    let mut binding = Binding::default();
    let mut loose = Vec::new();
    let mut shapes = shapes.iter().enumerate().peekable();
    while let Some((at, shape)) = shapes.next() {
        let Some(name) = &shape.name else {
            loose.push((at, shape.span));
            continue;
        };
        let takes_next = |it: &(usize, &Shape)| it.1.name.is_none();
        match cmdlet.parameter(name) {
            Named::One(parameter) => {
                let value = match parameter.takes {
                    _ if shape.has_value => Some(at),
                    Takes::Switch => None,
                    _ => match shapes.next_if(takes_next) {
                        Some((value, _)) => Some(value),
                        None => {
                            binding.misfits.push((Misfit::NoValue(parameter.name), shape.span));
                            continue;
                        }
                    },
                };
                if binding.has(parameter.name) {
                    binding.misfits.push((Misfit::Repeated(parameter.name), shape.span));
                } else {
                    binding.bound.push(Bound { parameter, value });
                }
            }
            Named::Several(candidates) => {
                shapes.next_if(takes_next);
                binding.misfits.push((Misfit::Ambiguous(name.clone(), candidates), shape.span));
            }
            Named::None => {
                shapes.next_if(takes_next);
                binding.misfits.push((Misfit::Unknown(name.clone()), shape.span));
            }
        }
    }
    let mut places: Vec<Parameter> = Vec::new();
    for position in 0..4 {
        let own = cmdlet.parameters().iter().find(|it| it.position == Some(position));
        places.extend(own.filter(|it| !binding.has(it.name)));
    }
    let mut places = places.into_iter();
    for (at, span) in loose {
        match places.next() {
            Some(parameter) => binding.bound.push(Bound { parameter, value: Some(at) }),
            None => match cmdlet.parameters().first().filter(|_| cmdlet.takes_rest()) {
                Some(parameter) => {
                    binding.bound.push(Bound { parameter: *parameter, value: Some(at) });
                }
                None => binding.misfits.push((Misfit::Surplus(at), span)),
            },
        }
    }
    binding
}

impl Binding {
    /// Whether a parameter is given.
    pub fn has(&self, name: &str) -> bool {
        self.bound.iter().any(|it| it.parameter.name == name)
    }

    /// The required parameters that are missing.
    pub fn missing(&self, cmdlet: Cmdlet) -> impl Iterator<Item = &'static str> {
        let required = cmdlet.parameters().iter().filter(|it| it.need == Need::Required);
        required.filter(|it| !self.has(it.name)).map(|it| it.name)
    }
}
