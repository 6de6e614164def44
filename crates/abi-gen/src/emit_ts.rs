//! The classes and constants of one architecture as TypeScript.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::abi_files::{Declaration, Kind};
use crate::classes::{Class, Member, Shape};
use crate::model::{Abi, Constant, Int};
use crate::requests::Request;
use crate::typescript::list;

pub fn emit(abi: &Abi, classes: &[Class]) -> Vec<Declaration> {
    let mut declarations = Vec::new();
    for constant in &abi.constants {
        let mut text = String::new();
        emit_constant(&mut text, constant);
        declarations.push(constant_or_request(&constant.name, text));
    }
    for request in &abi.requests {
        let mut text = String::new();
        emit_request(&mut text, request);
        declarations.push(constant_or_request(&request.name, text));
    }
    for class in classes {
        let (mut text, mut names) = (String::new(), Imports::default());
        emit_class(&mut text, &mut names, class);
        declarations.push(Declaration {
            kind: Kind::Class,
            name: class.name.clone(),
            summary: class.description.clone(),
            text,
            imports: names.by_file(),
            classes: class.members.iter().filter_map(class_of).collect(),
        });
    }
    declarations
}

fn constant_or_request(name: &str, text: String) -> Declaration {
    Declaration {
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
        Shape::Class { class, .. } | Shape::Classes { class, .. } | Shape::FlexibleClasses { class, .. } => {
            Some(class.clone())
        }
        _ => None,
    }
}

/// The names that the generated code imports, by their file.
#[derive(Default)]
struct Imports {
    integer: BTreeSet<&'static str>,
    members: BTreeSet<&'static str>,
    structs: BTreeSet<&'static str>,
    uint128: BTreeSet<&'static str>,
}

impl Imports {
    fn by_file(self) -> BTreeSet<(&'static str, &'static str)> {
        let files = [
            ("../arguments/integer.ts", self.integer),
            ("../struct/members.ts", self.members),
            ("../struct/struct.ts", self.structs),
            ("../struct/uint128.ts", self.uint128),
        ];
        files.into_iter().flat_map(|(file, names)| names.into_iter().map(move |name| (file, name))).collect()
    }
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
    let mut statics = String::new();
    emit_statics(&mut statics, imports, class);
    let body = if statics.is_empty() { "{}".to_owned() } else { format!("{{\n{statics}}}") };
    writeln!(text, "export class {name} extends {base} {body}").unwrap();
    emit_layout(text, imports, class);
    if class.members.is_empty() {
        return;
    }
    writeln!(text, "export interface {name} {{").unwrap();
    for member in &class.members {
        let (ty, input) = types(imports, &member.shape);
        docs(text, "  ", &member.docs);
        writeln!(text, "  get {0}(): {ty}\n  set {0}(value: {input})", member.name).unwrap();
    }
    writeln!(text, "}}").unwrap();
}

fn emit_statics(text: &mut String, imports: &mut Imports, class: &Class) {
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

/// The call of `layout()`, which makes the accessors.
fn emit_layout(text: &mut String, imports: &mut Imports, class: &Class) {
    imports.members.insert("layout");
    // Typed arrays need no more than 8, and JavaScript guarantees no more.
    let (name, size, align) = (&class.name, class.layout.size, class.layout.align.min(8));
    let member = |member: &Member| {
        let call = emit_member(imports, member, class.max_entries);
        format!("{}: {call}", member.name)
    };
    let members: Vec<String> = class.members.iter().map(member).collect();
    let quoted = |index: usize| format!("'{}'", class.members[index].name);
    let overlaps: Vec<String> = class
        .overlaps
        .iter()
        .map(|(cover, others)| {
            let others: Vec<String> = others.iter().copied().map(quoted).collect();
            format!("{}: [{}]", class.members[*cover].name, others.join(", "))
        })
        .collect();
    let start = format!("layout({name}, '{name}', {size}, {align}, () => ({{ ");
    if overlaps.is_empty() {
        list(text, "", &start, &members, "}))");
    } else {
        list(text, "", &start, &members, "}), {");
        // The line ends here, and the list goes on.
        text.pop();
        list(text, "", " ", &overlaps, "})");
    }
}

fn emit_member(imports: &mut Imports, member: &Member, max_entries: Option<u64>) -> String {
    let offset = member.offset;
    let mut call = |function: &'static str, arguments: String| {
        imports.members.insert(function);
        format!("{function}({offset}{arguments})")
    };
    let flexible = |count: &Option<String>| match (count, max_entries) {
        (Some(count), Some(max)) => format!(", '{count}', {max}"),
        (Some(count), None) => format!(", '{count}'"),
        (None, Some(max)) => format!(", undefined, {max}"),
        (None, None) => String::new(),
    };
    match &member.shape {
        Shape::Int(int) => call(int_name(*int), String::new()),
        Shape::Bits { shift, width } => call("bits", format!(", {shift}, {width}")),
        Shape::Class { class, open: false } => call("struct", format!(", {class}")),
        Shape::Class { class, open: true } => call("openStruct", format!(", {class}")),
        Shape::Ints { int: Int::U128, length } => call("u128s", format!(", {length}")),
        Shape::Ints { int, length } => call("ints", format!(", {}, {length}", array(*int))),
        Shape::Rows { int, length, columns } => call("rows", format!(", {}, {length}, {columns}", array(*int))),
        Shape::Classes { class, length } => call("structs", format!(", {class}, {length}")),
        Shape::FlexibleClasses { class, count, .. } => call("flexibleStructs", format!(", {class}{}", flexible(count))),
        Shape::FlexibleInts { int, count } => call("flexibleInts", format!(", {}{}", array(*int), flexible(count))),
    }
}

/// The TypeScript types of a member: of its getter, and of its setter.
fn types(imports: &mut Imports, shape: &Shape) -> (String, String) {
    let init = |class: &str| format!("Init<{class}>");
    match shape {
        Shape::Class { .. } | Shape::Classes { .. } | Shape::FlexibleClasses { .. } => {
            imports.structs.insert("type Init");
        }
        _ => {
            imports.integer.insert("type Integer");
        }
    }
    if let Shape::Ints { int: Int::U128, .. } = shape {
        imports.uint128.insert("type Uint128Array");
    }
    let integers = || "Iterable<Integer>".to_owned();
    match shape {
        Shape::Int(Int::U64 | Int::I64 | Int::U128) => ("bigint".to_owned(), "Integer".to_owned()),
        Shape::Int(_) | Shape::Bits { .. } => ("number".to_owned(), "Integer".to_owned()),
        Shape::Class { class, .. } => (class.clone(), init(class)),
        Shape::Ints { int: Int::U128, .. } => ("Uint128Array".to_owned(), integers()),
        Shape::Ints { int, .. } | Shape::FlexibleInts { int, .. } => (array(*int).to_owned(), integers()),
        Shape::Rows { int, .. } => (format!("readonly {}[]", array(*int)), "Iterable<Iterable<Integer>>".to_owned()),
        Shape::Classes { class, .. } | Shape::FlexibleClasses { class, .. } => {
            (format!("readonly {class}[]"), format!("Iterable<{}>", init(class)))
        }
    }
}

/// The function of `src/struct/members.ts`.
fn int_name(int: Int) -> &'static str {
    match int {
        Int::U8 => "u8",
        Int::I8 => "i8",
        Int::U16 => "u16",
        Int::I16 => "i16",
        Int::U32 => "u32",
        Int::I32 => "i32",
        Int::U64 => "u64",
        Int::I64 => "i64",
        Int::U128 => "u128",
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
