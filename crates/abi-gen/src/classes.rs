//! Turns records into classes: names them, reaches through anonymous members as C does, and chooses the accessor of each
//! field.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::layout::{self, Layout};
use crate::model::{Abi, Field, Int, Kind, Record, Type};
use crate::parse::record_in;

pub struct Class {
    pub name: String,
    /// `struct kvm_regs`, or `io of struct kvm_run`.
    pub description: String,
    /// The record's path in Rust.
    pub rust: String,
    pub added: bool,
    pub docs: Vec<String>,
    pub union: bool,
    pub layout: Layout,
    pub members: Vec<Member>,
    /// Members of anonymous unions, as indices: the one that covers all bytes, and the others.
    pub overlaps: Vec<(usize, Vec<usize>)>,
    /// The most entries of the flexible array member, by the crate.
    pub max_entries: Option<u64>,
}

pub struct Member {
    pub name: String,
    pub docs: Vec<String>,
    pub offset: u64,
    pub shape: Shape,
    pub rust: RustField,
}

/// The field that a member is made of, for the layout test.
#[derive(Clone, PartialEq, Eq)]
pub struct RustField {
    /// How `offset_of!` reaches it: `__bindgen_anon_1.io`.
    pub path: String,
    pub offset: u64,
    /// Its type as Rust source, and how many bytes that has.
    pub source: String,
    pub size: u64,
}

pub enum Shape {
    Int(Int),
    /// A bitfield of the byte at `offset`.
    Bits {
        shift: u64,
        width: u64,
    },
    /// A nested class. `open` if it has a flexible array member and so includes all following bytes.
    Class {
        class: String,
        open: bool,
    },
    Ints {
        int: Int,
        length: u64,
    },
    Rows {
        int: Int,
        length: u64,
        columns: u64,
    },
    Classes {
        class: String,
        length: u64,
    },
    FlexibleInts {
        int: Int,
        count: Option<String>,
    },
    FlexibleClasses {
        class: String,
        size: u64,
        count: Option<String>,
    },
}

impl Member {
    /// For a flexible array member, the size of an entry (None if a nested class has it) and the count.
    pub fn flexible(&self) -> Option<(Option<u64>, Option<&str>)> {
        match &self.shape {
            Shape::FlexibleInts { int, count } => Some((Some(int.size()), count.as_deref())),
            Shape::FlexibleClasses { size, count, .. } => Some((Some(*size), count.as_deref())),
            Shape::Class { open: true, .. } => Some((None, None)),
            _ => None,
        }
    }
}

/// The names that `Struct` and `Object` already have.
const RESERVED: &[&str] = &["bytes", "view", "toJSON", "constructor"];

pub fn classes(abi: &Abi) -> Result<Vec<Class>> {
    let builder = Builder { abi };
    let mut classes: Vec<Class> = Vec::new();
    for record in &abi.records {
        if builder.is_flattened(record) || is_marker(abi, record) {
            continue;
        }
        let class = builder.class(record).map_err(|error| format!("{}: {error}", record.name))?;
        if let Some(other) = classes.iter().find(|other| other.name == class.name) {
            let (one, two) = (&other.rust, &class.rust);
            return Err(format!("{one} and {two} would both be the class {}", class.name));
        }
        classes.push(class);
    }
    for fam in &abi.fams {
        if !abi.records.iter().any(|record| record.name == fam.record) {
            return Err(format!("generate_fam_struct_impl! of {}, which is not known", fam.record));
        }
    }
    Ok(classes)
}

/// An empty struct in front of a flexible array member, as C demands in a union.
fn is_marker(abi: &Abi, record: &Record) -> bool {
    record.fields.is_empty()
        && abi
            .records
            .iter()
            .flat_map(|record| &record.fields)
            .any(|field| field.name.starts_with("__empty_") && record_in(&field.ty) == Some(record.name.as_str()))
}

fn is_anonymous(field: &Field) -> bool {
    field.name.starts_with("__bindgen_anon_")
}

struct Builder<'a> {
    abi: &'a Abi,
}

impl Builder<'_> {
    /// The first struct that has a field of this record, which is where C declares an anonymous one.
    fn owner(&self, record: &Record) -> Option<(&Record, &Field)> {
        self.abi.records.iter().find_map(|owner| {
            let field = owner.fields.iter().find(|field| record_in(&field.ty) == Some(record.name.as_str()))?;
            Some((owner, field))
        })
    }

    /// A type without a name in C: bindgen's have `__bindgen_ty_1`, the crate's own helpers `__data`.
    fn is_unnamed(&self, record: &Record) -> bool {
        record.name.find("__").is_some_and(|position| position > 0)
    }

    fn is_flattened(&self, record: &Record) -> bool {
        self.is_unnamed(record) && self.owner(record).is_some_and(|(_, field)| is_anonymous(field))
    }

    fn class_name(&self, record: &Record) -> Result<String> {
        if !self.is_unnamed(record) {
            return Ok(pascal_case(&record.name));
        }
        let (owner, field) = self.owner(record).ok_or_else(|| format!("nothing contains {}", record.name))?;
        let owner = self.class_name(owner)?;
        if is_anonymous(field) { Ok(owner) } else { Ok(owner + &pascal_case(&field.name)) }
    }

    fn description(&self, record: &Record) -> Result<String> {
        if !self.is_unnamed(record) {
            let kind = if is_union(record) { "union" } else { "struct" };
            return Ok(format!("`{kind} {}`", record.name));
        }
        let (owner, field) = self.owner(record).ok_or_else(|| format!("nothing contains {}", record.name))?;
        let owner = self.description(owner)?;
        let kind = if is_union(record) { "The union" } else { "The struct" };
        let of = owner.strip_prefix("The union ").or(owner.strip_prefix("The struct ")).unwrap_or(&owner);
        if is_anonymous(field) { Ok(owner) } else { Ok(format!("{kind} `{}` of {of}", field.name)) }
    }

    fn class(&self, record: &Record) -> Result<Class> {
        let (layout, _) = layout::of_record(self.abi, record);
        let mut class = Class {
            name: self.class_name(record)?,
            description: self.description(record)?,
            rust: record.rust.clone(),
            added: record.added,
            docs: record.docs.clone(),
            union: is_union(record),
            layout,
            members: Vec::new(),
            overlaps: Vec::new(),
            max_entries: None,
        };
        self.add_members(&mut class, record, 0, "")?;

        if let Some(fam) = self.abi.fams.iter().find(|fam| fam.record == record.name) {
            class.max_entries = Some(fam.max);
        }
        let mut names = BTreeSet::new();
        for member in &class.members {
            if !names.insert(&member.name) || RESERVED.contains(&member.name.as_str()) {
                return Err(format!("two members would have the name {}", member.name));
            }
        }
        let last = class.members.len().saturating_sub(1);
        for (index, member) in class.members.iter().enumerate() {
            if member.flexible().is_some() && index != last && !class.union {
                return Err(format!("{} is a flexible array member, but not the last", member.name));
            }
        }
        Ok(class)
    }

    fn add_members(&self, class: &mut Class, record: &Record, base: u64, path: &str) -> Result<()> {
        let (_, offsets) = layout::of_record(self.abi, record);
        for (field, offset) in record.fields.iter().zip(offsets) {
            let offset = base + offset;
            let name = &field.name;
            // The crate's union does not have it, but begins where it does.
            let path = if field.added { path.trim_end_matches('.').to_owned() } else { format!("{path}{name}") };
            // Bindgen's padding, its alignment of bitfields, and its helpers for a union that is a struct.
            if name.starts_with("__bindgen_padding_")
                || name.starts_with("_bitfield_align_")
                || name == "bindgen_union_field"
                || name.starts_with("__empty_")
            {
                continue;
            }
            let rust =
                RustField { path, offset, source: field.source.clone(), size: layout::of(self.abi, &field.ty).size };
            if is_anonymous(field) {
                self.add_anonymous(class, record, field, &rust)?;
            } else if matches!(field.ty, Type::Bits(_)) {
                add_bits(class, record, field, &rust)?;
            } else {
                let shape = self.shape(record, field, offset).map_err(|error| format!("{name}: {error}"))?;
                class.members.push(Member { name: camel_case(name), docs: field.docs.clone(), offset, shape, rust });
            }
        }
        Ok(())
    }

    /// The members of an anonymous struct or union are reached directly.
    fn add_anonymous(&self, class: &mut Class, outer: &Record, field: &Field, rust: &RustField) -> Result<()> {
        let ty = if let Type::UnionField(ty) = &field.ty { ty } else { &field.ty };
        let Type::Record(name) = ty else {
            return Err(format!("{} is anonymous, but no struct or union", field.name));
        };
        let inner = self.abi.record(name);
        let first = class.members.len();
        self.add_members(class, inner, rust.offset, &format!("{}.", rust.path))?;
        if matches!(field.ty, Type::UnionField(_)) {
            // `offset_of!` does not see through `__BindgenUnionField`, which lies where its members begin.
            for member in &mut class.members[first..] {
                member.rust = rust.clone();
            }
        }
        let added = class.members.len() - first;
        let outer_is_union = is_union(outer) && outer.fields.len() > 1;
        if added != 1 && outer_is_union {
            return Err(format!("{} puts a struct of {added} fields beside other members of a union", field.name));
        }
        // Of a union with one member nothing overlaps. In a class that is a union everything does.
        if is_union(inner) && inner.fields.len() > 1 && !class.union {
            let size = layout::of_record(self.abi, inner).0.size;
            let cover = (first..class.members.len())
                .filter_map(|index| Some((self.cover_rank(&class.members[index], size)?, index)))
                .min()
                .ok_or_else(|| format!("no member of {} covers all of its bytes", field.name))?
                .1;
            let others = (first..class.members.len()).filter(|index| *index != cover).collect();
            class.overlaps.push((cover, others));
        }
        Ok(())
    }

    /// How well a member can stand for a whole union of `size` bytes in JSON; smaller is better.
    fn cover_rank(&self, member: &Member, size: u64) -> Option<u32> {
        if member.rust.size != size {
            return None;
        }
        match &member.shape {
            Shape::Int(_) | Shape::Ints { .. } => Some(u32::from(member.name.starts_with("pad"))),
            Shape::Class { .. } => {
                let record = self.abi.records.iter().find(|record| record.name == member.rust.source)?;
                self.is_dense(record).then_some(2)
            }
            _ => None,
        }
    }

    /// Whether the fields leave no byte out.
    fn is_dense(&self, record: &Record) -> bool {
        let (layout, _) = layout::of_record(self.abi, record);
        let sizes = record.fields.iter().map(|field| layout::of(self.abi, &field.ty).size);
        is_union(record)
            || sizes.sum::<u64>() == layout.size
                && record
                    .fields
                    .iter()
                    .all(|field| record_in(&field.ty).is_none_or(|name| self.is_dense(self.abi.record(name))))
    }

    fn shape(&self, record: &Record, field: &Field, offset: u64) -> Result<Shape> {
        // JavaScript's typed arrays refuse a misaligned offset.
        let aligned = |int: Int| {
            if offset.is_multiple_of(int.size()) { Ok(int) } else { Err("a misaligned array".to_owned()) }
        };
        let class = |name: &str| self.class_name(self.abi.record(name));
        Ok(match &field.ty {
            Type::Int(int) => Shape::Int(*int),
            Type::Record(name) => Shape::Class { class: class(name)?, open: self.is_open(self.abi.record(name)) },
            Type::Array(inner, length) => match &**inner {
                Type::Int(int) => Shape::Ints { int: aligned(*int)?, length: *length },
                Type::Array(row, columns) => match &**row {
                    Type::Int(int) if *int != Int::U128 => {
                        Shape::Rows { int: aligned(*int)?, length: *length, columns: *columns }
                    }
                    _ => return Err("an array of arrays of other than integers".to_owned()),
                },
                Type::Record(name) if !self.is_open(self.abi.record(name)) => {
                    Shape::Classes { class: class(name)?, length: *length }
                }
                _ => return Err("an array of a kind that abi-gen does not understand".to_owned()),
            },
            Type::Flexible(inner) => {
                let count = self.count(record, field)?;
                match &**inner {
                    Type::Int(int) if *int != Int::U128 => Shape::FlexibleInts { int: aligned(*int)?, count },
                    Type::Record(name) if !self.is_open(self.abi.record(name)) => {
                        Shape::FlexibleClasses { class: class(name)?, size: layout::of(self.abi, inner).size, count }
                    }
                    _ => return Err("a flexible array of a kind that abi-gen does not understand".to_owned()),
                }
            }
            Type::UnionField(_) | Type::Bits(_) => return Err("bindgen's helper in an unexpected place".to_owned()),
        })
    }

    /// The member that says how many entries a flexible array member has, by the crate's `generate_fam_struct_impl!`.
    fn count(&self, record: &Record, field: &Field) -> Result<Option<String>> {
        let Some(fam) = self.abi.fams.iter().find(|fam| fam.record == record.name) else {
            return Ok(None);
        };
        let count = record.fields.iter().find(|field| field.name == fam.count);
        let same = |fam: &str, field: &str| field == fam || field == format!("__{fam}");
        let entries = field.source.strip_prefix("__IncompleteArrayField<").and_then(|rest| rest.strip_suffix('>'));
        let agrees = fam.field == field.name
            && entries.is_some_and(|entries| same(&fam.entry, entries))
            && count.is_some_and(|count| same(&fam.count_type, &count.source));
        if agrees {
            Ok(Some(camel_case(&fam.count)))
        } else {
            Err("generate_fam_struct_impl! does not agree with the struct".to_owned())
        }
    }

    /// Whether a record ends in a flexible array member.
    fn is_open(&self, record: &Record) -> bool {
        record.fields.iter().any(|field| {
            matches!(field.ty, Type::Flexible(_))
                || match &field.ty {
                    Type::Record(name) => self.is_open(self.abi.record(name)),
                    Type::UnionField(inner) => record_in(inner).is_some_and(|name| self.is_open(self.abi.record(name))),
                    _ => false,
                }
        })
    }
}

fn add_bits(class: &mut Class, record: &Record, field: &Field, rust: &RustField) -> Result<()> {
    let mut bits = 0;
    for bitfield in record.bitfields.iter().filter(|bitfield| bitfield.unit == field.name) {
        let shift = bitfield.shift % 8;
        if shift + bitfield.width > 8 {
            return Err(format!("the bitfield {} does not lie in one byte", bitfield.name));
        }
        bits += bitfield.width;
        class.members.push(Member {
            name: camel_case(&bitfield.name),
            docs: Vec::new(),
            offset: rust.offset + bitfield.shift / 8,
            shape: Shape::Bits { shift, width: bitfield.width },
            rust: rust.clone(),
        });
    }
    if bits == rust.size * 8 { Ok(()) } else { Err(format!("{} has bits that no bitfield has", field.name)) }
}

/// Bindgen writes a union with flexible array members as a struct of `__BindgenUnionField`.
fn is_union(record: &Record) -> bool {
    record.kind == Kind::Union || record.fields.iter().any(|field| matches!(field.ty, Type::UnionField(_)))
}

/// `kvm_cpuid_entry2` is `KvmCpuidEntry2`.
fn pascal_case(name: &str) -> String {
    let mut result = String::new();
    for word in name.split('_') {
        let mut letters = word.chars();
        result.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        result.push_str(letters.as_str());
    }
    result
}

/// `apic_base` is `apicBase`; the underscore that Rust needs in `type_` goes, too.
fn camel_case(name: &str) -> String {
    let name = pascal_case(name);
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}
