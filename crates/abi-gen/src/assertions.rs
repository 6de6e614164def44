//! Compares the computed layouts with bindgen's assertions, also on architectures that are not compiled here. Bindgen
//! writes the C compiler's layouts as `["Offset of field: kvm_regs::rip"][offset_of!(kvm_regs, rip) - 128usize];`.

use std::collections::HashMap;

use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Lit};

use crate::error::Result;
use crate::layout;
use crate::model::Abi;

/// The asserted values, by the text of the assertion.
#[derive(Default)]
pub struct Assertions(HashMap<String, u64>);

impl Assertions {
    pub fn read(&mut self, item: &syn::ItemConst) {
        self.visit_item_const(item);
    }

    /// Checks all layouts of `abi`. Returns the number of assertions.
    pub fn check(&self, abi: &Abi) -> Result<usize> {
        let mut checked = 0;
        let mut check = |text: String, computed: u64| match self.0.get(&text) {
            // There are no assertions for the crate's own structs and for the bytes of bitfields.
            None => Ok(()),
            Some(asserted) if *asserted == computed => {
                checked += 1;
                Ok(())
            }
            Some(asserted) => Err(format!("{text} is {asserted}, but computed as {computed}")),
        };
        for record in &abi.records {
            let name = &record.name;
            let (layout, offsets) = layout::of_record(abi, record);
            check(format!("Size of {name}"), layout.size)?;
            check(format!("Alignment of {name}"), layout.align)?;
            for (field, offset) in record.fields.iter().zip(offsets) {
                check(format!("Offset of field: {name}::{}", field.name), offset)?;
            }
        }
        Ok(checked)
    }
}

impl<'ast> Visit<'ast> for Assertions {
    fn visit_expr_index(&mut self, index: &'ast syn::ExprIndex) {
        if let Expr::Array(text) = &*index.expr
            && let Some(Expr::Lit(text)) = text.elems.first()
            && let Lit::Str(text) = &text.lit
            && let Expr::Binary(difference) = &*index.index
            && let BinOp::Sub(_) = difference.op
            && let Expr::Lit(number) = &*difference.right
            && let Lit::Int(number) = &number.lit
            && let Ok(number) = number.base10_parse()
        {
            self.0.insert(text.value(), number);
        }
        visit::visit_expr_index(self, index);
    }
}
