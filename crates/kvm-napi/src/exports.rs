//! Exports the functions that take the id of an object. `CallsById` of `src/addon.ts` declares them.

use std::ptr::null_mut;

use napi::bindgen_prelude::Object;
use napi::{Env, JsValue, sys};
use napi_derive::napi;

use crate::call::function_registry::Function;
use crate::event::callback;
use crate::kvm::binding as kvm;
use crate::vcpu::binding as vcpu;
use crate::vm::binding as vm;

// Clippy compiles the crate as a test too, where napi-rs exports nothing.
#[cfg_attr(test, allow(dead_code))]
#[napi(module_exports)]
pub fn export(exports: Object, env: Env) -> napi::Result<()> {
    let functions: [&[Function]; 4] = [&kvm::FUNCTIONS, &vm::FUNCTIONS, &vcpu::FUNCTIONS, &callback::FUNCTIONS];
    for &(name, callee) in functions.into_iter().flatten() {
        let mut function = null_mut();
        let length = name.count_bytes() as isize;
        // SAFETY: the values are those of this environment; the names end with a zero byte; there is no data pointer.
        let status = unsafe {
            let (env, name) = (env.raw(), name.as_ptr());
            match sys::napi_create_function(env, name, length, Some(callee), null_mut(), &mut function) {
                sys::Status::napi_ok => sys::napi_set_named_property(env, exports.raw(), name, function),
                status => status,
            }
        };
        if status != sys::Status::napi_ok {
            return Err(napi::Error::from_reason("no function could be made"));
        }
    }
    Ok(())
}
