//! The items of one architecture in `kvm-bindings` and `additions.rs`, sorted by kind and not yet resolved.

use std::collections::HashMap;

use syn::{Attribute, Ident, Item, UseTree, Visibility};

use crate::additions;
use crate::assertions::Assertions;
use crate::cfg;
use crate::error::Result;
use crate::model::Kind;
use crate::omissions::OMITTED_MODULES;
use crate::requests::{self, RawRequest};

/// The generics that `Type` has variants for.
const BUILTIN: &[&str] = &["__IncompleteArrayField", "__BindgenUnionField", "__BindgenBitfieldUnit"];

pub struct RawRecord {
    pub kind: Kind,
    pub name: String,
    /// Its module, below that of the architecture.
    pub module: String,
    pub attrs: Vec<Attribute>,
    pub fields: Vec<syn::Field>,
}

#[derive(Default)]
pub struct Items {
    /// The modules whose items the crate exports at its root.
    pub exported: Vec<String>,
    pub records: Vec<RawRecord>,
    pub aliases: HashMap<String, syn::Type>,
    pub constants: Vec<syn::ItemConst>,
    pub assertions: Assertions,
    pub fams: Vec<syn::Macro>,
    pub impls: Vec<syn::ItemImpl>,
    pub functions: Vec<String>,
    pub requests: Vec<RawRequest>,
}

impl Items {
    /// Reads the module `folder` and all of its modules.
    pub fn read(folder: &str, read: &dyn Fn(&str) -> Result<syn::File>) -> Result<Items> {
        let mut items = Items::default();
        items.read_module(folder, "mod", read)?;
        Ok(items)
    }

    /// Sorts the items of `additions.rs`, which has a module for the items of only one architecture.
    pub fn of_additions(file: &syn::File, arch: &str) -> Result<Items> {
        let mut items = Items::default();
        items.add_additions(additions::MODULE, &file.items, arch)?;
        Ok(items)
    }

    fn add_additions(&mut self, module: &str, all: &[Item], arch: &str) -> Result<()> {
        for item in all {
            match item {
                Item::Use(_) => {}
                Item::Mod(inner) => {
                    let (_, content) = inner.content.as_ref().ok_or("a module of additions.rs has no body")?;
                    if cfg::holds(&inner.attrs, arch)? {
                        self.add_additions(&format!("{module}::{}", inner.ident), content, arch)?;
                    }
                }
                item => {
                    if !self.add(module, item.clone())? {
                        return Err("additions.rs has an item that abi-gen does not understand".to_owned());
                    }
                }
            }
        }
        Ok(())
    }

    fn read_module(&mut self, folder: &str, module: &str, read: &dyn Fn(&str) -> Result<syn::File>) -> Result<()> {
        let file = format!("{folder}/{module}.rs");
        for item in read(&file)?.items {
            match item {
                Item::Mod(item) if item.content.is_none() => {
                    let name = item.ident.to_string();
                    if !OMITTED_MODULES.iter().any(|(omitted, _)| *omitted == name) {
                        self.read_module(folder, &name, read)?;
                    }
                }
                Item::Mod(item) if cfg::is_test(&item.attrs) => {}
                item => {
                    if !self.add(module, item)? {
                        return Err(format!("{file} has an item that abi-gen does not understand"));
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether the item has a known kind.
    fn add(&mut self, module: &str, item: Item) -> Result<bool> {
        match item {
            Item::Use(item) => self.exported.extend(exported_module(&item)),
            Item::Struct(item) => {
                if !BUILTIN.contains(&item.ident.to_string().as_str()) {
                    self.add_record(module, Kind::Struct, &item.ident, item.attrs, item.fields.into_iter().collect())?;
                }
            }
            Item::Union(item) => {
                self.add_record(module, Kind::Union, &item.ident, item.attrs, item.fields.named.into_iter().collect())?;
            }
            Item::Type(item) => {
                refuse_cfg(&item.ident, &item.attrs)?;
                self.aliases.insert(item.ident.to_string(), *item.ty);
            }
            Item::Const(item) if item.ident == "_" => self.assertions.read(&item),
            Item::Const(item) => {
                refuse_cfg(&item.ident, &item.attrs)?;
                self.constants.push(item);
            }
            Item::Macro(item) if item.mac.path.is_ident("generate_fam_struct_impl") => self.fams.push(item.mac),
            Item::Macro(item) => match requests::parse(&item.mac)? {
                Some(request) => self.requests.push(request),
                None => return Ok(false),
            },
            Item::Impl(item) => self.impls.push(item),
            Item::Fn(item) => {
                if matches!(item.vis, Visibility::Public(_)) {
                    self.functions.push(item.sig.ident.to_string());
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn add_record(
        &mut self,
        module: &str,
        kind: Kind,
        name: &Ident,
        attrs: Vec<Attribute>,
        fields: Vec<syn::Field>,
    ) -> Result<()> {
        refuse_cfg(name, &attrs)?;
        for field in &fields {
            refuse_cfg(name, &field.attrs)?;
        }
        self.records.push(RawRecord { kind, name: name.to_string(), module: module.to_owned(), attrs, fields });
        Ok(())
    }
}

/// The linked crate may lack items that depend on a feature or a target.
fn refuse_cfg(name: &Ident, attrs: &[Attribute]) -> Result<()> {
    if attrs.iter().any(|attr| attr.path().is_ident("cfg")) {
        return Err(format!("{name} depends on a cfg, which abi-gen does not understand"));
    }
    Ok(())
}

/// The module of `pub use self::bindings::*`.
fn exported_module(item: &syn::ItemUse) -> Option<String> {
    let UseTree::Path(own) = &item.tree else {
        return None;
    };
    let UseTree::Path(module) = &*own.tree else {
        return None;
    };
    let all = own.ident == "self" && matches!(&*module.tree, UseTree::Glob(_));
    all.then(|| module.ident.to_string())
}
