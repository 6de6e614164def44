//! Sizes, alignments and offsets by the rules of `repr(C)`.

use crate::model::{Abi, Kind, Record, Type};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    pub size: u64,
    pub align: u64,
}

pub fn of(abi: &Abi, ty: &Type) -> Layout {
    match ty {
        Type::Int(int) => Layout { size: int.size(), align: int.size() },
        Type::Record(name) => of_record(abi, abi.record(name)).0,
        Type::Array(inner, length) => {
            let element = of(abi, inner);
            Layout { size: element.size * length, ..element }
        }
        Type::Flexible(inner) => Layout { size: 0, ..of(abi, inner) },
        Type::UnionField(_) => Layout { size: 0, align: 1 },
        Type::Bits(bytes) => Layout { size: *bytes, align: 1 },
    }
}

/// The layout of a record, and the offsets of its fields.
pub fn of_record(abi: &Abi, record: &Record) -> (Layout, Vec<u64>) {
    let mut offsets = Vec::new();
    let mut end = 0;
    let mut align = record.align.unwrap_or(1);
    for field in &record.fields {
        let mut layout = of(abi, &field.ty);
        if let Some(packed) = record.packed {
            layout.align = layout.align.min(packed);
        }
        let offset = match record.kind {
            Kind::Struct => u64::next_multiple_of(end, layout.align),
            Kind::Union => 0,
        };
        offsets.push(offset);
        end = end.max(offset + layout.size);
        align = align.max(layout.align);
    }
    let layout = Layout { size: end.next_multiple_of(align), align };
    (layout, offsets)
}
