//! Resolves the items of one architecture: the types of all fields, the values of all constants and requests. An unknown
//! construct is an error, so no item is lost silently.

use std::collections::{BTreeSet, HashMap};

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, FnArg, ImplItem, Lit, Meta, Token, UnOp, Visibility};

use crate::additions;
use crate::error::Result;
use crate::items::{Items, RawRecord};
use crate::layout;
use crate::model::{Abi, Bitfield, Constant, FamRow, Field, Int, Record, Type};
use crate::omissions;
use crate::requests::{self, RawRequest, Request};
use crate::sources::Architecture;

/// `read` parses a file below `src/` of `kvm-bindings`; `requests` is the file of `kvm-ioctls` that declares the ioctls.
pub fn parse(
    arch: &Architecture,
    read: &dyn Fn(&str) -> Result<syn::File>,
    requests: &syn::File,
    additions: &syn::File,
) -> Result<Abi> {
    let resolve = || {
        let additions = Items::of_additions(additions, arch.name)?;
        let requests = requests::read(requests, arch.name)?;
        resolve(arch, &Items::read(arch.module, read)?, &requests, &additions)
    };
    resolve().map_err(|error: String| format!("{}: {error}", arch.name))
}

fn resolve(arch: &Architecture, items: &Items, requests: &[RawRequest], newer: &Items) -> Result<Abi> {
    let names = Names {
        records: items.records.iter().chain(&newer.records).map(|record| record.name.as_str()).collect(),
        aliases: &items.aliases,
        constants: &items.constants,
    };
    let mut records: Vec<Record> = Vec::new();
    for raw in &items.records {
        let mut record = record(&names, raw)?;
        let module = if items.exported.contains(&raw.module) { "" } else { &format!("::{}", raw.module) };
        record.rust = format!("kvm_bindings{module}::{}", raw.name);
        // The crate has some structs twice: written by hand, and from the headers.
        match records.iter().find(|known| known.name == record.name) {
            None => records.push(record),
            Some(known) if known.is_same(&record) => {}
            Some(_) => return Err(format!("the crate has two different {}", raw.name)),
        }
    }
    for item in &items.impls {
        add_bitfields(&mut records, item)?;
    }
    for record in &records {
        for field in &record.fields {
            if matches!(field.ty, Type::Bits(_)) && !record.bitfields.iter().any(|bits| bits.unit == field.name) {
                return Err(format!("{}: no accessors of {} found", record.name, field.name));
            }
        }
    }

    let public = items.constants.iter().filter(|item| matches!(item.vis, Visibility::Public(_)));
    let found = (items.records.iter().map(|raw| &raw.name).collect::<BTreeSet<_>>().len(), public.clone().count());
    let constants = public.map(|item| constant(&names, item)).collect::<Result<Vec<_>>>()?;
    let mut omitted = Vec::new();
    for name in &items.functions {
        omit(&mut omitted, format!("fn {name}"))?;
    }
    for (name, ty) in &items.aliases {
        // An alias of an integer is resolved where it is used.
        if names.resolve(ty).is_err() {
            omit(&mut omitted, format!("type {name}"))?;
        }
    }
    let fams = items.fams.iter().map(|mac| fam_row(&names, mac)).collect::<Result<_>>()?;

    omitted.sort();
    let mut abi = Abi { arch: arch.name, records, constants, requests: Vec::new(), fams, omitted, found, asserted: 0 };
    abi.asserted = items.assertions.check(&abi)?;

    let records = newer.records.iter().map(|raw| record(&names, raw)).collect::<Result<_>>()?;
    let constants = newer.constants.iter().map(|item| constant(&names, item)).collect::<Result<_>>()?;
    additions::extend(&mut abi, records, constants)?;
    let newer = newer.requests.iter().map(|raw| (raw, true));
    for (raw, added) in requests.iter().map(|raw| (raw, false)).chain(newer) {
        let request = request(&names, &abi, raw, added).map_err(|error| format!("{}: {error}", raw.name))?;
        let taken = abi.requests.iter().any(|other| other.name == request.name)
            || abi.constants.iter().any(|constant| constant.name == request.name);
        if taken {
            return Err(format!("there are two {}", request.name));
        }
        abi.requests.push(request);
    }
    Ok(abi)
}

fn request(names: &Names, abi: &Abi, raw: &RawRequest, added: bool) -> Result<Request> {
    let ty = match &raw.ty {
        Some(ty) => Some((source(ty)?, layout::of(abi, &names.resolve(ty)?).size)),
        None => None,
    };
    Ok(Request { name: raw.name.clone(), direction: raw.direction, number: raw.number, ty, added })
}

fn omit(omitted: &mut Vec<(String, &'static str)>, item: String) -> Result<()> {
    match omissions::reason(&item) {
        Some(reason) => {
            omitted.push((item, reason));
            Ok(())
        }
        None => Err(format!("{item} is not understood, and not among the omissions")),
    }
}

/// The record that a type is or has elements of.
pub fn record_in(ty: &Type) -> Option<&str> {
    match ty {
        Type::Record(name) => Some(name),
        Type::Array(inner, _) | Type::Flexible(inner) | Type::UnionField(inner) => record_in(inner),
        Type::Int(_) | Type::Bits(_) => None,
    }
}

fn record(names: &Names, raw: &RawRecord) -> Result<Record> {
    understand(names, raw).map_err(|error| format!("{}: {error}", raw.name))
}

fn understand(names: &Names, raw: &RawRecord) -> Result<Record> {
    let mut record = Record {
        name: raw.name.clone(),
        rust: format!("{}::{}", raw.module, raw.name),
        kind: raw.kind,
        docs: docs(&raw.attrs),
        fields: Vec::new(),
        bitfields: Vec::new(),
        align: None,
        packed: None,
        added: false,
    };
    let mut is_c = false;
    for attr in raw.attrs.iter().filter(|attr| attr.path().is_ident("repr")) {
        attr.parse_nested_meta(|meta| {
            let number = |default: u64| -> syn::Result<u64> {
                if !meta.input.peek(syn::token::Paren) {
                    return Ok(default);
                }
                let content;
                syn::parenthesized!(content in meta.input);
                content.parse::<syn::LitInt>()?.base10_parse()
            };
            if meta.path.is_ident("C") {
                is_c = true;
            } else if meta.path.is_ident("align") {
                record.align = Some(number(1)?);
            } else if meta.path.is_ident("packed") {
                record.packed = Some(number(1)?);
            } else {
                return Err(meta.error("unknown repr"));
            }
            Ok(())
        })
        .map_err(|error| error.to_string())?;
    }
    if !is_c {
        return Err("not repr(C)".to_owned());
    }
    for field in &raw.fields {
        let ident = field.ident.as_ref().ok_or("a field without a name")?;
        let name = ident.to_string();
        record.fields.push(Field {
            docs: docs(&field.attrs),
            ty: names.resolve(&field.ty).map_err(|error| format!("{name}: {error}"))?,
            source: source(&field.ty)?,
            added: false,
            name,
        });
    }
    Ok(record)
}

fn docs(attrs: &[Attribute]) -> Vec<String> {
    let mut lines = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("doc")) {
        if let Meta::NameValue(meta) = &attr.meta
            && let Expr::Lit(expr) = &meta.value
            && let Lit::Str(text) = &expr.lit
        {
            lines.extend(text.value().lines().map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned()));
        }
    }
    lines
}

/// The names that a type or an expression may refer to.
struct Names<'a> {
    records: BTreeSet<&'a str>,
    aliases: &'a HashMap<String, syn::Type>,
    constants: &'a [syn::ItemConst],
}

impl Names<'_> {
    fn resolve(&self, ty: &syn::Type) -> Result<Type> {
        match ty {
            // All three architectures have pointers of 64 bits.
            syn::Type::Ptr(_) => Ok(Type::Int(Int::U64)),
            syn::Type::Array(array) => {
                let length = self.evaluate(&array.len)?;
                let length = u64::try_from(length).map_err(|_| "an array of negative length")?;
                Ok(Type::Array(Box::new(self.resolve(&array.elem)?), length))
            }
            syn::Type::Path(path) => self.resolve_path(path),
            _ => Err("a type that abi-gen does not understand".to_owned()),
        }
    }

    fn resolve_path(&self, path: &syn::TypePath) -> Result<Type> {
        let segment = path.path.segments.last().ok_or("an empty path")?;
        let name = segment.ident.to_string();
        let argument = || generic_argument(segment).ok_or_else(|| format!("{name} without a type"));
        Ok(match name.as_str() {
            // C's char is signed on x86 and unsigned on arm64 and riscv64; in KVM's structs it always means bytes.
            "u8" | "c_uchar" | "c_char" => Type::Int(Int::U8),
            "i8" | "c_schar" => Type::Int(Int::I8),
            "u16" | "c_ushort" => Type::Int(Int::U16),
            "i16" | "c_short" => Type::Int(Int::I16),
            "u32" | "c_uint" => Type::Int(Int::U32),
            "i32" | "c_int" => Type::Int(Int::I32),
            "u64" | "c_ulong" | "c_ulonglong" | "usize" => Type::Int(Int::U64),
            "i64" | "c_long" | "c_longlong" => Type::Int(Int::I64),
            "u128" => Type::Int(Int::U128),
            "Option" if matches!(argument()?, syn::Type::FnPtr(_)) => Type::Int(Int::U64),
            "__IncompleteArrayField" => Type::Flexible(Box::new(self.resolve(argument()?)?)),
            "__BindgenUnionField" => Type::UnionField(Box::new(self.resolve(argument()?)?)),
            "__BindgenBitfieldUnit" => match self.resolve(argument()?)? {
                Type::Array(inner, bytes) if matches!(*inner, Type::Int(Int::U8)) => Type::Bits(bytes),
                _ => return Err("bitfields over something else than bytes".to_owned()),
            },
            _ if self.records.contains(name.as_str()) => Type::Record(name),
            _ => match self.aliases.get(&name) {
                Some(ty) => self.resolve(ty)?,
                None => return Err(format!("the type {name} is not known")),
            },
        })
    }

    fn is_wide(&self, ty: &syn::Type) -> Result<bool> {
        match self.resolve(ty)? {
            // A usize of the crate is a count, which is a number in TypeScript.
            Type::Int(int) => Ok(int.size() == 8 && source(ty)? != "usize"),
            _ => Err("a constant that is no integer".to_owned()),
        }
    }

    fn evaluate(&self, expr: &Expr) -> Result<i128> {
        match expr {
            Expr::Lit(expr) => match &expr.lit {
                Lit::Int(int) => int.base10_parse().map_err(|error| error.to_string()),
                _ => Err("a literal that is no integer".to_owned()),
            },
            Expr::Unary(expr) if matches!(expr.op, UnOp::Neg(_)) => Ok(-self.evaluate(&expr.expr)?),
            // Casts in the crate only widen.
            Expr::Cast(expr) => self.evaluate(&expr.expr),
            Expr::Path(path) => {
                let name = path.path.segments.last().ok_or("an empty path")?.ident.to_string();
                match self.constants.iter().find(|constant| constant.ident == name) {
                    Some(constant) => self.evaluate(&constant.expr),
                    None => Err(format!("the constant {name} is not known")),
                }
            }
            _ => Err("an expression that abi-gen does not understand".to_owned()),
        }
    }
}

fn generic_argument(segment: &syn::PathSegment) -> Option<&syn::Type> {
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    match arguments.args.first()? {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

/// A type as Rust source, for a file with `use kvm_bindings::*`.
fn source(ty: &syn::Type) -> Result<String> {
    Ok(match ty {
        syn::Type::Ptr(_) => "usize".to_owned(),
        syn::Type::Array(array) => {
            let length = match &array.len {
                Expr::Lit(expr) => match &expr.lit {
                    Lit::Int(int) => int.base10_digits().to_owned(),
                    _ => return Err("a length that is no integer".to_owned()),
                },
                Expr::Cast(cast) => match &*cast.expr {
                    Expr::Path(path) => match path.path.get_ident() {
                        Some(ident) => format!("{ident} as usize"),
                        None => return Err("a length that abi-gen does not understand".to_owned()),
                    },
                    _ => return Err("a length that abi-gen does not understand".to_owned()),
                },
                _ => return Err("a length that abi-gen does not understand".to_owned()),
            };
            format!("[{}; {length}]", source(&array.elem)?)
        }
        syn::Type::Path(path) => {
            let segment = path.path.segments.last().ok_or("an empty path")?;
            let name = segment.ident.to_string();
            match generic_argument(segment) {
                Some(argument) => format!("{name}<{}>", source(argument)?),
                None if name.starts_with("c_") => format!("core::ffi::{name}"),
                None => name,
            }
        }
        _ => return Err("a type that abi-gen does not understand".to_owned()),
    })
}

fn constant(names: &Names, item: &syn::ItemConst) -> Result<Constant> {
    let name = item.ident.to_string();
    let explain = |error: String| format!("{name}: {error}");
    let value = names.evaluate(&item.expr).map_err(explain)?;
    let wide = names.is_wide(&item.ty).map_err(explain)?;
    // Bindgen puts the name of a C enum before its members.
    let kernel = match &*item.ty {
        syn::Type::Path(path) => path.path.get_ident().and_then(|ty| name.strip_prefix(&format!("{ty}_"))),
        _ => None,
    };
    Ok(Constant {
        docs: docs(&item.attrs),
        name: kernel.unwrap_or(&name).to_owned(),
        // Bindgen makes a negative i64 of an unsigned C constant that does not fit in it.
        value: if wide { i128::from(value as u64) } else { value },
        wide,
        added: false,
    })
}

fn fam_row(names: &Names, mac: &syn::Macro) -> Result<FamRow> {
    let arguments =
        mac.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated).map_err(|error| error.to_string())?;
    let arguments: Vec<&Expr> = arguments.iter().collect();
    let [record, entry, field, count_type, count, max] = arguments.as_slice() else {
        return Err("generate_fam_struct_impl! with other than six arguments".to_owned());
    };
    let word = |expr: &Expr| match expr {
        Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
        _ => None,
    };
    let name = |expr| word(expr).ok_or("generate_fam_struct_impl! with other than names");
    let max = names.evaluate(max)?;
    Ok(FamRow {
        record: name(record)?,
        entry: name(entry)?,
        field: name(field)?,
        count_type: name(count_type)?,
        count: name(count)?,
        max: u64::try_from(max).map_err(|_| "a negative number of entries")?,
    })
}

/// Copies the count fields of flexible arrays to all architectures with the struct. The crate declares them only where it
/// has a wrapper.
pub fn share_fams(abis: &mut [Abi]) {
    for index in 0..abis.len() {
        for other in 0..abis.len() {
            let rows: Vec<FamRow> = abis[other].fams.iter().filter(|row| abis[index].lacks(row)).cloned().collect();
            abis[index].fams.extend(rows);
        }
    }
}

/// Bindgen gives each bitfield a getter: `fn mask(&self) -> __u8 { .. self._bitfield_1.get(8usize, 1u8) .. }`.
fn add_bitfields(records: &mut [Record], item: &syn::ItemImpl) -> Result<()> {
    let syn::Type::Path(path) = &*item.self_ty else {
        return Ok(());
    };
    let Some(record) = path.path.get_ident().and_then(|name| records.iter_mut().find(|record| *name == record.name))
    else {
        return Ok(());
    };
    for member in &item.items {
        let ImplItem::Fn(method) = member else { continue };
        let is_getter = method.sig.inputs.len() == 1 && matches!(method.sig.inputs.first(), Some(FnArg::Receiver(_)));
        if !is_getter {
            continue;
        }
        let mut finder = BitsFinder(Vec::new());
        finder.visit_impl_item_fn(method);
        match finder.0.as_slice() {
            [] => {}
            [(unit, shift, width)] => record.bitfields.push(Bitfield {
                name: method.sig.ident.to_string(),
                unit: unit.clone(),
                shift: *shift,
                width: *width,
            }),
            _ => return Err(format!("{}: {} reads more than one bitfield", record.name, method.sig.ident)),
        }
    }
    Ok(())
}

struct BitsFinder(Vec<(String, u64, u64)>);

impl<'ast> Visit<'ast> for BitsFinder {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let number = |expr: &Expr| match expr {
            Expr::Lit(expr) => match &expr.lit {
                Lit::Int(int) => int.base10_parse::<u64>().ok(),
                _ => None,
            },
            _ => None,
        };
        if call.method == "get"
            && let Expr::Field(field) = &*call.receiver
            && let syn::Member::Named(unit) = &field.member
            && let (Some(shift), Some(width)) = (call.args.first().and_then(number), call.args.get(1).and_then(number))
        {
            self.0.push((unit.to_string(), shift, width));
        }
        visit::visit_expr_method_call(self, call);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{self, Layout};

    fn parse_text(text: &str) -> Result<Abi> {
        parse_with(text, "")
    }

    fn parse_with(text: &str, additions: &str) -> Result<Abi> {
        let arch = Architecture { name: "x86_64", module: "x86_64", node: "x64" };
        let file = |text| syn::parse_file(text).map_err(|error: syn::Error| error.to_string());
        parse(&arch, &|_| file(text), &file("")?, &file(additions)?)
    }

    fn error(text: &str) -> String {
        parse_text(text).err().expect("an error")
    }

    fn layout(text: &str) -> (Layout, Vec<u64>) {
        let abi = parse_text(text).unwrap();
        layout::of_record(&abi, abi.records.last().unwrap())
    }

    #[test]
    fn a_struct_is_laid_out_as_in_c() {
        let text = "#[repr(C)] pub struct kvm_x { pub a: u8, pub b: u64, pub c: [u16; 3usize], pub d: *mut u8 }";
        assert_eq!(layout(text), (Layout { size: 32, align: 8 }, vec![0, 8, 16, 24]));
        let text = "#[repr(C)] pub union kvm_x { pub a: u8, pub b: [u32; 3usize] }";
        assert_eq!(layout(text), (Layout { size: 12, align: 4 }, vec![0, 0]));
    }

    #[test]
    fn packed_and_align_change_the_layout() {
        let text = "#[repr(C, packed)] pub struct kvm_x { pub a: u8, pub b: u64 }";
        assert_eq!(layout(text), (Layout { size: 9, align: 1 }, vec![0, 1]));
        let text = "#[repr(C, packed(2))] pub struct kvm_x { pub a: u8, pub b: u64 }";
        assert_eq!(layout(text), (Layout { size: 10, align: 2 }, vec![0, 2]));
        let text = "#[repr(C)] #[repr(align(16))] pub struct kvm_x { pub a: u8 }";
        assert_eq!(layout(text), (Layout { size: 16, align: 16 }, vec![0]));
    }

    #[test]
    fn what_is_not_understood_is_an_error_that_names_it() {
        assert_eq!(error("#[repr(C)] pub struct kvm_x { pub a: f32 }"), "x86_64: kvm_x: a: the type f32 is not known");
        assert_eq!(error("pub struct kvm_x { pub a: u8 }"), "x86_64: kvm_x: not repr(C)");
        assert_eq!(
            error("#[cfg(feature = \"x\")] #[repr(C)] pub struct kvm_x {}"),
            "x86_64: kvm_x depends on a cfg, which abi-gen does not understand"
        );
        assert_eq!(error("pub trait X {}"), "x86_64: x86_64/mod.rs has an item that abi-gen does not understand");
        assert_eq!(error("pub fn f() {}"), "x86_64: fn f is not understood, and not among the omissions");
        assert_eq!(
            error("pub const KVM_X: u32 = f();"),
            "x86_64: KVM_X: an expression that abi-gen does not understand"
        );
    }

    #[test]
    fn a_layout_that_bindgen_found_otherwise_is_an_error() {
        let text = "#[repr(C)] pub struct kvm_x { pub a: u8 }
            const _: () = { [\"Size of kvm_x\"][::std::mem::size_of::<kvm_x>() - 2usize]; };";
        assert_eq!(error(text), "x86_64: Size of kvm_x is 2, but computed as 1");
    }

    #[test]
    fn a_constant_has_its_kernel_name_and_is_unsigned_in_64_bits() {
        let text = "pub type kvm_e = ::std::os::raw::c_uint; pub const kvm_e_KVM_A: kvm_e = 3;
            pub const KVM_B: i64 = -9223372036854775808; pub const KVM_C: i32 = -1;
            pub const KVM_D: usize = KVM_C as usize;";
        let constants = parse_text(text).unwrap().constants;
        let seen: Vec<_> = constants.iter().map(|it| (it.name.as_str(), it.value, it.wide)).collect();
        assert_eq!(seen, [("KVM_A", 3, false), ("KVM_B", 1 << 63, true), ("KVM_C", -1, false), ("KVM_D", -1, false)]);
    }

    #[test]
    fn an_addition_replaces_a_struct_that_has_grown_and_joins_a_union() {
        let text = "#[repr(C)] pub struct kvm_x { pub a: u8 } #[repr(C)] pub union kvm_u { pub a: u64 }
            pub const KVM_X_MAX: u32 = 1;";
        let newer = "#[repr(C)] pub struct kvm_x { pub a: u8, pub b: u8 } #[repr(C)] pub union kvm_u { pub b: u32 }
            pub const KVM_X_MAX: u32 = 2; ioctl_iow_nr!(KVM_SET_X, KVMIO, 0x12, kvm_x);
            #[cfg(target_arch = \"riscv64\")] mod riscv64 { pub const KVM_Y: u32 = 3; }";
        let abi = parse_with(text, newer).unwrap();
        let fields = |name| -> Vec<&str> { abi.record(name).fields.iter().map(|field| field.name.as_str()).collect() };
        assert_eq!((fields("kvm_x"), fields("kvm_u")), (vec!["a", "b"], vec!["a", "b"]));
        assert_eq!(abi.constants.iter().map(|it| (it.name.as_str(), it.value)).collect::<Vec<_>>(), [("KVM_X_MAX", 2)]);
        assert_eq!(abi.requests[0].value(), 0x4002_ae12);
    }

    #[test]
    fn an_addition_that_the_crate_has_or_that_moves_something_is_an_error() {
        let text = "#[repr(C)] pub struct kvm_x { pub a: u8 } #[repr(C)] pub union kvm_u { pub a: u8 }
            pub const KVM_X: u32 = 1;";
        let error = |newer| parse_with(text, newer).err().expect("an error");
        let has_now = |name| format!("x86_64: the crate has {name} now: remove it from additions.rs");
        assert_eq!(error("pub const KVM_X: u32 = 1;"), has_now("KVM_X"));
        assert_eq!(error("#[repr(C)] pub struct kvm_x { pub a: u8 }"), has_now("kvm_x"));
        assert_eq!(error("#[repr(C)] pub union kvm_u { pub a: u8 }"), has_now("kvm_u.a"));
        assert_eq!(
            error("#[repr(C)] pub union kvm_u { pub b: u64 }"),
            "x86_64: with additions.rs, kvm_u would have another layout"
        );
    }
}
