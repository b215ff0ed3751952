//! Which argument belongs to which parameter. Reading and running ask the same function, so that
//! a remark and an error never disagree.

use super::catalogue::{Cmdlet, Named, Need, Parameter, Takes};
use super::language::Span;

/// An argument, as far as binding looks at it.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// The name behind its dash, if it has one.
    pub name: Option<String>,
    /// Whether a value is there.
    pub has_value: bool,
    /// Where.
    pub span: Span,
}

/// A parameter that is given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    /// The parameter.
    pub parameter: Parameter,
    /// Which argument holds its value. A switch may have none.
    pub value: Option<usize>,
}

/// Why an argument does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    /// No parameter has this name.
    Unknown(String),
    /// Several parameters start so.
    Ambiguous(String, Vec<&'static str>),
    /// It is there twice.
    Repeated(&'static str),
    /// Its value is missing.
    NoValue(&'static str),
    /// No parameter takes this value; which argument it is.
    Surplus(usize),
}

/// The arguments of a command, bound.
#[derive(Clone, Debug, Default)]
pub(super) struct Binding {
    /// What is given.
    pub bound: Vec<Bound>,
    /// What does not fit, in the order of the arguments.
    pub misfits: Vec<(Misfit, Span)>,
}

/// Binds arguments by name, then by place.
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
            None => binding.misfits.push((Misfit::Surplus(at), span)),
        }
    }
    binding
}

impl Binding {
    /// Whether a parameter is given.
    pub fn has(&self, name: &str) -> bool {
        self.bound.iter().any(|it| it.parameter.name == name)
    }

    /// The required parameters that are not given.
    pub fn missing(&self, cmdlet: Cmdlet) -> impl Iterator<Item = &'static str> {
        let required = cmdlet.parameters().iter().filter(|it| it.need == Need::Required);
        required.filter(|it| !self.has(it.name)).map(|it| it.name)
    }
}
