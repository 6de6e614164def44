//! The declarations of the crates and of `additions.rs`, with all type names resolved.

use crate::requests::Request;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Int {
    U8,
    I8,
    U16,
    I16,
    U32,
    I32,
    U64,
    I64,
    U128,
}

impl Int {
    pub fn size(self) -> u64 {
        match self {
            Int::U8 | Int::I8 => 1,
            Int::U16 | Int::I16 => 2,
            Int::U32 | Int::I32 => 4,
            Int::U64 | Int::I64 => 8,
            Int::U128 => 16,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    Int(Int),
    /// A struct or union of the crate, by its name there.
    Record(String),
    Array(Box<Type>, u64),
    /// `__IncompleteArrayField`: a flexible array member.
    Flexible(Box<Type>),
    /// `__BindgenUnionField`: a member of a union that bindgen had to write as a struct.
    UnionField(Box<Type>),
    /// `__BindgenBitfieldUnit`: bytes that hold bitfields.
    Bits(u64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Struct,
    Union,
}

pub struct Field {
    pub name: String,
    pub docs: Vec<String>,
    pub ty: Type,
    /// The type as Rust source, for the layout test.
    pub source: String,
    /// It is of `additions.rs`, in a union of the crate.
    pub added: bool,
}

/// One bitfield of a `__BindgenBitfieldUnit`.
pub struct Bitfield {
    pub name: String,
    /// The field of the unit.
    pub unit: String,
    pub shift: u64,
    pub width: u64,
}

pub struct Record {
    pub name: String,
    /// Its path in Rust.
    pub rust: String,
    pub kind: Kind,
    pub docs: Vec<String>,
    pub fields: Vec<Field>,
    pub bitfields: Vec<Bitfield>,
    /// Of `repr(align(n))`.
    pub align: Option<u64>,
    /// Of `repr(packed(n))`.
    pub packed: Option<u64>,
    /// It is of `additions.rs`, and the crate has none of its name.
    pub added: bool,
}

impl Record {
    pub fn is_same(&self, other: &Record) -> bool {
        let fields = |record: &Record| -> Vec<(String, Type)> {
            record.fields.iter().map(|field| (field.name.clone(), field.ty.clone())).collect()
        };
        self.kind == other.kind
            && self.align == other.align
            && self.packed == other.packed
            && fields(self) == fields(other)
    }
}

pub struct Constant {
    pub name: String,
    pub docs: Vec<String>,
    pub value: i128,
    /// Whether the type has 64 bits.
    pub wide: bool,
    /// It is of `additions.rs`, and the crate has none of its name.
    pub added: bool,
}

/// One invocation of `generate_fam_struct_impl!`.
#[derive(Clone)]
pub struct FamRow {
    pub record: String,
    pub entry: String,
    pub field: String,
    pub count_type: String,
    pub count: String,
    pub max: u64,
}

pub struct Abi {
    /// As in `target_arch`.
    pub arch: &'static str,
    pub records: Vec<Record>,
    pub constants: Vec<Constant>,
    pub requests: Vec<Request>,
    pub fams: Vec<FamRow>,
    /// The number of records and of public constants in the crate.
    pub found: (usize, usize),
    /// The number of bindgen's assertions that the layouts were compared with.
    pub asserted: usize,
    /// The items that `omissions` leaves out.
    pub omitted: Vec<(String, &'static str)>,
}

impl Abi {
    /// Whether the struct of `row` is here, but no such row.
    pub fn lacks(&self, row: &FamRow) -> bool {
        self.records.iter().any(|record| record.name == row.record)
            && !self.fams.iter().any(|known| known.record == row.record)
    }

    pub fn record(&self, name: &str) -> &Record {
        // The parser resolves names only to records that it has.
        self.records.iter().find(|record| record.name == name).unwrap_or_else(|| panic!("no record {name}"))
    }
}
