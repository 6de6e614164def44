//! `Cap`: the crate's enum of capabilities, over all architectures.

use std::fmt::Write;

use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Item, Lit, Meta, Token};

use crate::Result;
use crate::model::Abi;
use crate::sources::{ARCHITECTURES, Crate};

pub struct CapMember {
    name: String,
    constant: String,
    value: i128,
    /// The architectures whose build of the crate has it, where that is not all.
    only: Vec<&'static str>,
}

pub fn members(ioctls: &Crate, abis: &[Abi]) -> Result<Vec<CapMember>> {
    let items = ioctls.parse("cap.rs")?.items;
    let cap = items.into_iter().find_map(|item| match item {
        Item::Enum(item) if item.ident == "Cap" => Some(item),
        _ => None,
    });
    let mut members = Vec::new();
    for variant in cap.ok_or("cap.rs has no enum Cap")?.variants {
        let name = variant.ident.to_string();
        let constant = match &variant.discriminant {
            Some((_, Expr::Path(path))) => path.path.get_ident().map(ToString::to_string),
            _ => None,
        };
        let constant = constant.ok_or_else(|| format!("Cap::{name} has no constant"))?;
        let mut values = abis
            .iter()
            .filter_map(|abi| abi.constants.iter().find(|known| known.name == constant))
            .map(|known| known.value);
        let value = values.next().ok_or_else(|| format!("Cap::{name}: no {constant} in kvm-bindings"))?;
        if values.any(|other| other != value) {
            return Err(format!("{constant} differs between architectures"));
        }
        members.push(CapMember {
            only: architectures(&variant.attrs).map_err(|error| format!("Cap::{name}: {error}"))?,
            name,
            constant,
            value,
        });
    }
    Ok(members)
}

/// The architectures of `#[cfg(target_arch = "..")]` or `#[cfg(any(target_arch = "..", ..))]`; none if there is no cfg.
fn architectures(attrs: &[Attribute]) -> Result<Vec<&'static str>> {
    let mut named = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("cfg")) {
        let meta: Meta = attr.parse_args().map_err(|error| error.to_string())?;
        let alternatives = match meta {
            Meta::List(list) if list.path.is_ident("any") => {
                let parser = Punctuated::<Meta, Token![,]>::parse_terminated;
                parser.parse2(list.tokens).map_err(|error| error.to_string())?.into_iter().collect()
            }
            other => vec![other],
        };
        for alternative in alternatives {
            match &alternative {
                Meta::NameValue(pair) if pair.path.is_ident("target_arch") => {
                    let Expr::Lit(expr) = &pair.value else {
                        return Err("a target_arch that is no literal".to_owned());
                    };
                    let Lit::Str(text) = &expr.lit else {
                        return Err("a target_arch that is no string".to_owned());
                    };
                    named.push(text.value());
                }
                _ => return Err("a cfg that abi-gen does not understand".to_owned()),
            }
        }
    }
    // The crate also names architectures that it does not build for.
    let only: Vec<_> =
        ARCHITECTURES.iter().map(|arch| arch.name).filter(|arch| named.iter().any(|name| name == arch)).collect();
    if only.is_empty() && !named.is_empty() {
        return Err(format!("is only for {}", named.join(", ")));
    }
    Ok(only)
}

pub fn emit(header: &str, members: &[CapMember]) -> String {
    let mut text = format!(
        "{header}\n\n\
         /**\n \
         * The capabilities that `checkExtension` asks for, by the crate's names. The numbers are the kernel's and the same on\n \
         * all architectures; a member says where the crate has it if that is not everywhere.\n \
         */\n\
         export const Cap = {{\n"
    );
    for member in members {
        let only = match member.only.as_slice() {
            [] => String::new(),
            only => format!(", {} only", only.join(" and ")),
        };
        writeln!(text, "  /** `{}`{only} */", member.constant).unwrap();
        writeln!(text, "  {}: {},", member.name, member.value).unwrap();
    }
    text.push_str("} as const\n\nexport type Cap = (typeof Cap)[keyof typeof Cap]\n");
    text
}
