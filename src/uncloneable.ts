// Why structuredClone() and postMessage() refuse the objects of this package, which they would copy as `{}` otherwise. Each
// object has a property whose value is one of these symbols: no runtime can copy a symbol, and V8's error shows its text.

export const STRUCT = Symbol("a struct of kvm-ioctls: pass its bytes, and call its class's fromBytes() there")
export const SHARED_HANDLE = Symbol(
  "a handle of kvm-ioctls: pass what share() returns, and call its class's attach() there",
)
export const HANDLE = Symbol('a handle of kvm-ioctls that has no share(): it stays in the thread that made it')
export const ADDRESS_SPACE = Symbol(
  'an AddressSpace of kvm-ioctls: pass what share() of its VmFd returns, and use addressSpace of VmFd.attach() there',
)
export const EXIT = Symbol('an exit of kvm-ioctls: pass what its toJSON() returns')
export const BATCH = Symbol('a CoalescedMmioBatch of kvm-ioctls: pass the bytes of its entries')
