//! The request numbers of ioctls, from the macros that declare them: `ioctl_ior_nr!(KVM_GET_REGS, KVMIO, 0x81, kvm_regs)`.

use syn::parse::ParseStream;
use syn::{Ident, Item, LitInt, Token};

use crate::cfg;
use crate::error::Result;

/// The direction of the bytes, from the view of the program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    None,
    Write,
    Read,
    Both,
}

impl Direction {
    /// The macro of the kernel's headers.
    pub fn c_macro(self) -> &'static str {
        match self {
            Direction::None => "_IO",
            Direction::Write => "_IOW",
            Direction::Read => "_IOR",
            Direction::Both => "_IOWR",
        }
    }
}

pub struct RawRequest {
    pub name: String,
    pub direction: Direction,
    pub number: u64,
    /// The type that the argument points to.
    pub ty: Option<syn::Type>,
}

/// A request whose type is resolved.
pub struct Request {
    pub name: String,
    pub direction: Direction,
    pub number: u64,
    /// The type that the argument points to, as Rust source, and its size.
    pub ty: Option<(String, u64)>,
    /// It is of `additions.rs`.
    pub added: bool,
}

impl Request {
    /// As in `asm-generic/ioctl.h`, which all three architectures use. `KVMIO` is 0xae.
    pub fn value(&self) -> u64 {
        let size = self.ty.as_ref().map_or(0, |(_, size)| *size);
        (self.direction as u64) << 30 | size << 16 | 0xae << 8 | self.number
    }
}

/// The requests that a file of the crate declares for an architecture.
pub fn read(file: &syn::File, arch: &str) -> Result<Vec<RawRequest>> {
    let mut requests = Vec::new();
    for item in &file.items {
        if let Item::Macro(item) = item
            && cfg::holds(&item.attrs, arch)?
            && let Some(request) = parse(&item.mac)?
        {
            requests.push(request);
        }
    }
    Ok(requests)
}

/// None for other macros.
pub fn parse(mac: &syn::Macro) -> Result<Option<RawRequest>> {
    let name = mac.path.segments.last().map(|segment| segment.ident.to_string());
    let direction = match name.as_deref() {
        Some("ioctl_io_nr") => Direction::None,
        Some("ioctl_iow_nr") => Direction::Write,
        Some("ioctl_ior_nr") => Direction::Read,
        Some("ioctl_iowr_nr") => Direction::Both,
        _ => return Ok(None),
    };
    mac.parse_body_with(|input: ParseStream| {
        let name = input.parse::<Ident>()?.to_string();
        input.parse::<Token![,]>()?;
        let kind = input.parse::<Ident>()?;
        if kind != "KVMIO" {
            return Err(syn::Error::new(kind.span(), "not KVMIO"));
        }
        input.parse::<Token![,]>()?;
        let number = input.parse::<LitInt>()?.base10_parse()?;
        let mut ty = None;
        if direction != Direction::None {
            input.parse::<Token![,]>()?;
            ty = Some(input.parse()?);
        }
        input.parse::<Option<Token![,]>>()?;
        Ok(Some(RawRequest { name, direction, number, ty }))
    })
    .map_err(|error| format!("a macro of an ioctl: {error}"))
}
