const MIB = 1 << 20
export const SETUP_SIZE = 5 * 512
export const PROTECTED_MODE_SIZE = 0x400
export const IMAGE_SIZE = SETUP_SIZE + PROTECTED_MODE_SIZE

/** A bzImage with a valid header and no code. `change` makes it an invalid one. */
export function madeImage(change: (image: Buffer) => void = () => {}): Buffer {
  const image = Buffer.alloc(IMAGE_SIZE)
  image.writeUInt8(4, 0x1f1) // setup_sects
  image.writeUInt32LE(PROTECTED_MODE_SIZE / 16, 0x1f4) // syssize
  image.writeUInt16LE(0xaa55, 0x1fe) // boot_flag
  image.writeUInt16LE(0x6aeb, 0x200) // jump: the header ends at 0x26c
  image.write('HdrS', 0x202)
  image.writeUInt16LE(0x20f, 0x206) // version
  image.writeUInt8(1, 0x211) // loadflags: LOADED_HIGH
  image.writeUInt32LE(0x7fffffff, 0x22c) // initrd_addr_max
  image.writeUInt16LE(0x7f, 0x236) // xloadflags
  image.writeUInt32LE(2047, 0x238) // cmdline_size
  image.writeUInt32LE(0x2c0, 0x248) // payload_offset
  image.writeUInt32LE(0x100, 0x24c) // payload_length
  image.writeBigUInt64LE(0x1000000n, 0x258) // pref_address
  image.writeUInt32LE(60 * MIB, 0x260) // init_size
  image.fill(0x90, SETUP_SIZE)
  change(image)
  return image
}
