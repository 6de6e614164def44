// What both Kvm and VcpuFd have to say about lists of MSRs.

/** The crate's lists have room for 256, of which the kernel takes one less. */
export const MSRS_HINTS = { E2BIG: 'the kernel takes 255 entries at most' }
