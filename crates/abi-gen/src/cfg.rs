//! `#[cfg(..)]` of the crates, evaluated for each architecture.

use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Lit, Meta, Token};

use crate::error::Result;
use crate::sources::ARCHITECTURES;

/// The architectures that have an item with these attributes.
pub fn architectures(attrs: &[Attribute]) -> Result<Vec<&'static str>> {
    let mut found = Vec::new();
    for arch in ARCHITECTURES {
        if holds(attrs, arch.name)? {
            found.push(arch.name);
        }
    }
    Ok(found)
}

/// Whether an architecture has an item with these attributes, outside of tests.
pub fn holds(attrs: &[Attribute], arch: &str) -> Result<bool> {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("cfg")) {
        let condition: Meta = attr.parse_args().map_err(|error| error.to_string())?;
        if !evaluate(&condition, arch)? {
            return Ok(false);
        }
    }
    Ok(true)
}

pub fn is_test(attrs: &[Attribute]) -> bool {
    attrs
        .iter()
        .any(|attr| attr.path().is_ident("cfg") && attr.parse_args::<syn::Ident>().is_ok_and(|cfg| cfg == "test"))
}

fn evaluate(condition: &Meta, arch: &str) -> Result<bool> {
    match condition {
        Meta::Path(path) if path.is_ident("test") => Ok(false),
        Meta::NameValue(pair) if pair.path.is_ident("target_arch") => {
            if let Expr::Lit(expr) = &pair.value
                && let Lit::Str(text) = &expr.lit
            {
                return Ok(text.value() == arch);
            }
            Err("a target_arch that is no string".to_owned())
        }
        Meta::List(list) => {
            let parser = Punctuated::<Meta, Token![,]>::parse_terminated;
            let conditions = parser.parse2(list.tokens.clone()).map_err(|error| error.to_string())?;
            let outcomes = conditions.iter().map(|condition| evaluate(condition, arch)).collect::<Result<Vec<_>>>()?;
            match list.path.get_ident().map(ToString::to_string).as_deref() {
                Some("any") => Ok(outcomes.contains(&true)),
                Some("all") => Ok(!outcomes.contains(&false)),
                Some("not") => Ok(outcomes == [false]),
                _ => Err("a cfg that abi-gen does not understand".to_owned()),
            }
        }
        _ => Err("a cfg that abi-gen does not understand".to_owned()),
    }
}
