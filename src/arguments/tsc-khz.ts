// The frequency of a time stamp counter, in kHz.

import { integer } from './integer.ts'

/** KVM_GET_TSC_KHZ returns the frequency, and the 4095 largest numbers that a system call returns are error numbers. */
const MAX = 0xffff_f000

export const tscKhz = (value: unknown, name: string): number => integer(value, name, 0, MAX)
