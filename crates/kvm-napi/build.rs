fn main() {
    napi_build::setup();
    // A Worker that ends must not unload the addon: finalizers and other threads may still run its code.
    println!("cargo:rustc-cdylib-link-arg=-Wl,-z,nodelete");
}
