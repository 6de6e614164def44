// What lies where in the guest's physical memory. Below 2 GiB are the registers of devices.

import { KVM_DEV_RISCV_IMSIC_SIZE } from 'kvm-ioctls'

export const APLIC = 0x0c00_0000
export const UART = 0x1000_0000
export const DEVICES = 0x1000_1000
/** One file of interrupts for each processor, one after the other. */
export const IMSIC = 0x2800_0000
export const RAM = 0x8000_0000

export const imsicOf = (cpu: number): number => IMSIC + cpu * KVM_DEV_RISCV_IMSIC_SIZE
