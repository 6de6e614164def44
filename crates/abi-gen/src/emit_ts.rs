//! The classes and constants of one architecture as TypeScript.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::classes::{Class, Member, Shape};
use crate::model::{Abi, Constant, Int};
use crate::pieces::{Kind, Piece};
use crate::requests::Request;

const WIDTH: usize = 120;

pub fn emit(abi: &Abi, classes: &[Class]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for constant in &abi.constants {
        let mut text = String::new();
        emit_constant(&mut text, constant);
        pieces.push(plain(&constant.name, text));
    }
    for request in &abi.requests {
        let mut text = String::new();
        emit_request(&mut text, request);
        pieces.push(plain(&request.name, text));
    }
    for class in classes {
        let (mut text, mut names) = (String::new(), Imports::default());
        emit_class(&mut text, &mut names, class);
        pieces.push(Piece {
            kind: Kind::Class,
            name: class.name.clone(),
            summary: class.description.clone(),
            text,
            imports: names.by_file(),
            classes: class.members.iter().filter_map(class_of).collect(),
        });
    }
    pieces
}

fn plain(name: &str, text: String) -> Piece {
    Piece {
        kind: Kind::Constant,
        name: name.to_owned(),
        summary: String::new(),
        text,
        imports: BTreeSet::new(),
        classes: BTreeSet::new(),
    }
}

fn class_of(member: &Member) -> Option<String> {
    match &member.shape {
        Shape::Class { class, .. } | Shape::Classes { class } | Shape::FlexibleClasses { class, .. } => {
            Some(class.clone())
        }
        _ => None,
    }
}

/// The names that the generated code uses, so that it imports no others.
#[derive(Default)]
struct Imports {
    integer: BTreeSet<&'static str>,
    structs: BTreeSet<&'static str>,
    arrays: BTreeSet<&'static str>,
}

impl Imports {
    fn by_file(self) -> BTreeSet<(&'static str, &'static str)> {
        let files =
            [("../integer.ts", self.integer), ("../struct.ts", self.structs), ("../struct-array.ts", self.arrays)];
        files.into_iter().flat_map(|(file, names)| names.into_iter().map(move |name| (file, name))).collect()
    }
}

pub fn import(text: &mut String, names: &BTreeSet<&str>, from: &str) {
    let mut sorted: Vec<&str> = names.iter().copied().collect();
    sorted.sort_by_key(|name| name.trim_start_matches("type ").to_lowercase());
    let end = format!("}} from '{from}'");
    list(text, "", "import { ", &sorted, &end);
}

/// `start` and `end` around items, wrapped where they do not fit in a line.
pub fn list(text: &mut String, indent: &str, start: &str, items: &[impl AsRef<str>], end: &str) {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    let space = if start.ends_with(' ') { " " } else { "" };
    let line = format!("{indent}{start}{}{space}{end}", items.join(", "));
    if line.len() <= WIDTH {
        writeln!(text, "{line}").unwrap();
        return;
    }
    writeln!(text, "{indent}{}", start.trim_end()).unwrap();
    let mut line = format!("{indent} ");
    for item in items {
        if line.len() + item.len() + 2 > WIDTH {
            writeln!(text, "{line}").unwrap();
            line = format!("{indent} ");
        }
        write!(line, " {item},").unwrap();
    }
    writeln!(text, "{line}\n{indent}{end}").unwrap();
}

fn docs(text: &mut String, indent: &str, lines: &[String]) {
    let lines: Vec<String> =
        lines.iter().map(|line| line.trim_end().replace('\t', "  ").replace("*/", "*\\/")).collect();
    match lines.as_slice() {
        [] => {}
        [line] => writeln!(text, "{indent}/** {line} */").unwrap(),
        lines => {
            writeln!(text, "{indent}/**").unwrap();
            for line in lines {
                writeln!(text, "{}", format!("{indent} * {line}").trim_end()).unwrap();
            }
            writeln!(text, "{indent} */").unwrap();
        }
    }
}

fn emit_constant(text: &mut String, constant: &Constant) {
    docs(text, "", &constant.docs);
    let value = constant.value;
    let value = match constant.wide {
        true => format!("0x{value:x}n"),
        false if value >= 0x1_0000 => format!("0x{value:x}"),
        false => value.to_string(),
    };
    writeln!(text, "export const {} = {value}", constant.name).unwrap();
}

fn emit_request(text: &mut String, request: &Request) {
    let Request { name, direction, number, ty, .. } = request;
    let ty = ty.as_ref().map_or(String::new(), |(source, _)| format!(", {source}"));
    docs(text, "", &[format!("`{}(KVMIO, {number:#04x}{ty})`", direction.c_macro())]);
    writeln!(text, "export const {name} = {:#x}", request.value()).unwrap();
}

fn emit_class(text: &mut String, imports: &mut Imports, class: &Class) {
    let name = &class.name;
    let base = if class.union { "Union" } else { "Struct" };
    imports.structs.insert(base);
    let open = class.members.iter().any(|member| member.flexible().is_some());
    let size = match (class.layout.size, open) {
        (1, false) => "1 byte".to_owned(),
        (size, false) => format!("{size} bytes"),
        (size, true) => format!("{size} bytes and a flexible array member"),
    };
    let mut doc = vec![format!("{}, {size}.", class.description)];
    if !class.docs.is_empty() {
        doc.push(String::new());
        doc.extend(class.docs.iter().cloned());
    }
    docs(text, "", &doc);
    writeln!(text, "export class {name} extends {base} {{").unwrap();
    emit_statics(text, imports, class);
    if !class.members.is_empty() {
        text.push('\n');
    }
    for member in &class.members {
        if let Some(ty) = cached(&member.shape) {
            writeln!(text, "  #{}: {ty} | undefined", member.name).unwrap();
        }
    }
    for member in &class.members {
        docs(text, "  ", &member.docs);
        emit_member(text, imports, name, member);
    }
    writeln!(text, "}}").unwrap();
}

fn emit_statics(text: &mut String, imports: &mut Imports, class: &Class) {
    writeln!(text, "  static override readonly size = {}", class.layout.size).unwrap();
    // No typed array needs more than 8, nor does JavaScript promise more.
    let align = class.layout.align.min(8);
    if align != 8 {
        writeln!(text, "  static override readonly align = {align}").unwrap();
    }
    let hidden: BTreeSet<usize> = class.overlaps.iter().flat_map(|(_, others)| others.iter().copied()).collect();
    let quoted = |index: usize| format!("'{}'", class.members[index].name);
    let fields: Vec<String> = (0..class.members.len()).filter(|index| !hidden.contains(index)).map(quoted).collect();
    list(text, "  ", "static override readonly fields: readonly string[] = [", &fields, "]");
    if !class.overlaps.is_empty() {
        writeln!(text, "  static override readonly overlaps = {{").unwrap();
        for (cover, others) in &class.overlaps {
            let others: Vec<String> = others.iter().copied().map(quoted).collect();
            list(text, "    ", &format!("{}: [", class.members[*cover].name), &others, "],");
        }
        writeln!(text, "  }}").unwrap();
    }
    let mut flexible = Vec::new();
    for member in &class.members {
        if let Some((entry_size, count)) = member.flexible() {
            let mut parts = vec![format!("offset: {}", member.offset)];
            parts.extend(entry_size.map(|size| format!("entrySize: {size}")));
            parts.extend(count.map(|count| format!("count: '{count}'")));
            parts.extend(class.max_entries.map(|max| format!("max: {max}")));
            flexible.push(format!("{}: {{ {} }}", member.name, parts.join(", ")));
        }
    }
    if !flexible.is_empty() {
        writeln!(text, "  static override readonly flexible = {{ {} }}", flexible.join(", ")).unwrap();
    }
    if let Some(max) = class.max_entries {
        writeln!(text, "  /** The most entries that the crate takes; the kernel may take fewer. */").unwrap();
        writeln!(text, "  static readonly maxEntries = {max}").unwrap();
    }
    let has_entries = |member: &Member| matches!(member.flexible(), Some((Some(_), _)));
    if !class.union && class.members.iter().any(has_entries) {
        imports.structs.insert("withEntries");
        writeln!(text, "  /** A zeroed one with `length` entries. */").unwrap();
        writeln!(text, "  static withEntries(length: number): {} {{ return withEntries(this, length) }}", class.name)
            .unwrap();
    }
}

/// The type of the view that is made at the first read and kept; plain integers need none.
fn cached(shape: &Shape) -> Option<String> {
    match shape {
        Shape::Int(_) | Shape::Bits { .. } | Shape::FlexibleInts { .. } => None,
        Shape::Class { class, .. } => Some(class.clone()),
        Shape::Ints { int: Int::U128, .. } => Some("Uint128Array".to_owned()),
        Shape::Ints { int, .. } => Some(array(*int).to_owned()),
        Shape::Rows { int, .. } => Some(format!("IntegerRows<{}>", array(*int))),
        Shape::Classes { class, .. } | Shape::FlexibleClasses { class, .. } => Some(format!("StructArray<{class}>")),
    }
}

fn emit_member(text: &mut String, imports: &mut Imports, class: &str, member: &Member) {
    let name = &member.name;
    let path = format!("'{class}.{name}'");
    let offset = member.offset;
    let end = offset + member.rust.size;
    let mut accessors = |ty: &str, read: &str, input: &str, write: &str| {
        writeln!(text, "  get {name}(): {ty} {{ return {read} }}").unwrap();
        writeln!(text, "  set {name}(value: {input}) {{ {write} }}").unwrap();
    };
    match &member.shape {
        Shape::Int(Int::U128) => {
            imports.integer.insert("type Integer");
            imports.arrays.extend(["getUint128", "setUint128"]);
            accessors(
                "bigint",
                &format!("getUint128(this.view, {offset})"),
                "Integer",
                &format!("setUint128(this.view, {offset}, value, {path})"),
            );
        }
        Shape::Int(int) => {
            let (view, check, ty) = scalar(*int);
            imports.integer.extend(["type Integer", check]);
            let endian = if int.size() == 1 { "" } else { ", true" };
            accessors(
                ty,
                &format!("this.view.get{view}({offset}{endian})"),
                "Integer",
                &format!("this.view.set{view}({offset}, {check}(value, {path}){endian})"),
            );
        }
        Shape::Bits { shift, width } => {
            imports.integer.extend(["type Integer", "integer"]);
            let max = (1_u64 << width) - 1;
            let others = 0xff & !(max << shift);
            let byte = format!("this.view.getUint8({offset})");
            let (read, bits) = match shift {
                0 => (byte.clone(), format!("integer(value, {path}, 0, {max})")),
                _ => (format!("({byte} >> {shift})"), format!("(integer(value, {path}, 0, {max}) << {shift})")),
            };
            accessors(
                "number",
                &format!("{read} & {max:#x}"),
                "Integer",
                &format!("this.view.setUint8({offset}, ({byte} & {others:#x}) | {bits})"),
            );
        }
        Shape::Class { class: inner, open } => {
            imports.structs.extend(["type Init", "copyStruct"]);
            let range = if *open { offset.to_string() } else { format!("{offset}, {end}") };
            accessors(
                inner,
                &format!("(this.#{name} ??= new {inner}(this.bytes.subarray({range})))"),
                &format!("Init<{inner}>"),
                &format!("copyStruct(this.{name}, value, {path})"),
            );
        }
        Shape::Ints { int: Int::U128, .. } => {
            imports.integer.insert("type Integer");
            imports.arrays.insert("Uint128Array");
            accessors(
                "Uint128Array",
                &format!("(this.#{name} ??= new Uint128Array(this.bytes.subarray({offset}, {end})))"),
                "Iterable<Integer>",
                &format!("this.{name}.copy(value, {path})"),
            );
        }
        Shape::Ints { int, length } => {
            imports.integer.insert("type Integer");
            imports.arrays.insert("copyIntegers");
            let array = array(*int);
            accessors(
                array,
                &format!("(this.#{name} ??= new {array}(this.view.buffer, this.view.byteOffset + {offset}, {length}))"),
                "Iterable<Integer>",
                &format!("copyIntegers(this.{name}, value, {path})"),
            );
        }
        Shape::Rows { int, columns, .. } => {
            imports.integer.insert("type Integer");
            imports.arrays.insert("IntegerRows");
            let array = array(*int);
            accessors(
                &format!("IntegerRows<{array}>"),
                &format!(
                    "(this.#{name} ??= new IntegerRows({array}, this.bytes.subarray({offset}, {end}), {columns}))"
                ),
                "Iterable<Iterable<Integer>>",
                &format!("this.{name}.copy(value, {path})"),
            );
        }
        Shape::Classes { class: inner } => {
            imports.structs.insert("type Init");
            imports.arrays.insert("StructArray");
            accessors(
                &format!("StructArray<{inner}>"),
                &format!("(this.#{name} ??= new StructArray({inner}, this.bytes.subarray({offset}, {end})))"),
                &format!("Iterable<Init<{inner}>>"),
                &format!("this.{name}.copy(value, {path})"),
            );
        }
        Shape::FlexibleClasses { class: inner, count, .. } => {
            imports.structs.insert("type Init");
            imports.arrays.insert("StructArray");
            let counted = count.as_ref().map_or(String::new(), |count| format!(", this, '{count}'"));
            accessors(
                &format!("StructArray<{inner}>"),
                &format!("(this.#{name} ??= new StructArray({inner}, this.bytes.subarray({offset}){counted}))"),
                &format!("Iterable<Init<{inner}>>"),
                &format!("this.{name}.copy(value, {path})"),
            );
        }
        Shape::FlexibleInts { int, count } => {
            imports.integer.insert("type Integer");
            imports.arrays.extend(["copyIntegers", "room"]);
            let array = array(*int);
            let room = format!("room(this, {offset}, {})", int.size());
            let length = match count {
                Some(count) => format!("Math.min(Number(this.{count}), {room})"),
                None => room,
            };
            accessors(
                array,
                &format!("new {array}(this.view.buffer, this.view.byteOffset + {offset}, {length})"),
                "Iterable<Integer>",
                &format!("copyIntegers(this.{name}, value, {path})"),
            );
        }
    }
}

/// The suffix of DataView's methods, our check of a value, and the type in TypeScript.
fn scalar(int: Int) -> (&'static str, &'static str, &'static str) {
    match int {
        Int::U8 => ("Uint8", "u8", "number"),
        Int::I8 => ("Int8", "i8", "number"),
        Int::U16 => ("Uint16", "u16", "number"),
        Int::I16 => ("Int16", "i16", "number"),
        Int::U32 => ("Uint32", "u32", "number"),
        Int::I32 => ("Int32", "i32", "number"),
        Int::U64 => ("BigUint64", "u64", "bigint"),
        Int::I64 => ("BigInt64", "i64", "bigint"),
        Int::U128 => unreachable!("has no method of DataView"),
    }
}

fn array(int: Int) -> &'static str {
    match int {
        Int::U8 => "Uint8Array",
        Int::I8 => "Int8Array",
        Int::U16 => "Uint16Array",
        Int::I16 => "Int16Array",
        Int::U32 => "Uint32Array",
        Int::I32 => "Int32Array",
        Int::U64 => "BigUint64Array",
        Int::I64 => "BigInt64Array",
        Int::U128 => unreachable!("has no typed array"),
    }
}
