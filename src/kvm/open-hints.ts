// What helps against an error of opening the KVM device. Nothing here runs before there is an error.

import type { Stats } from 'node:fs'
import { fs } from '../node-builtins.ts'

export const DEVICE = '/dev/kvm'

/** The hints of opening `path`, which are computed only when they are read. */
export function openHints(path: string): Readonly<Record<string, string>> {
  const isDevice = path === DEVICE
  return {
    get EACCES() {
      return accessHint(path)
    },
    ...(isDevice && {
      get ENOENT() {
        return missingHint()
      },
      get ENODEV() {
        return `the file is there, but no KVM: ${moduleHint()}`
      },
      EPERM: 'the container or a security module forbids the device: start the container with "--device /dev/kvm"',
    }),
  }
}

const inContainer = (): boolean => fs.existsSync('/.dockerenv') || fs.existsSync('/run/.containerenv')

function missingHint(): string {
  if (inContainer()) return 'start the container with "--device /dev/kvm", on a host that has it'
  return `KVM is not available: ${moduleHint()}`
}

function moduleHint(): string {
  const nested = 'if this is a virtual machine, its host has to offer nested virtualization'
  if (process.arch !== 'x64') return `the kernel needs KVM and a processor with virtualization; ${nested}`
  const flags = read('/proc/cpuinfo')
  const vendor = /\bvmx\b/.test(flags) ? 'intel' : /\bsvm\b/.test(flags) ? 'amd' : undefined
  if (vendor === undefined) {
    return `the processor shows no virtualization: switch it on in the firmware (VT-x, AMD-V); ${nested}`
  }
  return `load the module: "sudo modprobe kvm_${vendor}"; if that fails, virtualization is off in the firmware`
}

function accessHint(path: string): string {
  let stat: Stats
  try {
    stat = fs.statSync(path)
  } catch {
    return 'this user may not search a folder of the path'
  }
  const { uid, gid } = stat
  const mode = (stat.mode & 0o777).toString(8).padStart(4, '0')
  const group = nameOf('/etc/group', gid)
  const state = `it belongs to ${nameOf('/etc/passwd', uid)}:${group}, mode ${mode}`
  // Advice to open up any other file could do harm.
  if (!stat.isCharacterDevice()) return state
  if (inContainer()) return `${state}: start the container with "--device ${path} --group-add ${gid}"`
  const groupMayOpen = (stat.mode & 0o060) === 0o060
  if (!groupMayOpen || gid === 0) {
    return `${state}: "sudo chgrp kvm ${path} && sudo chmod 0660 ${path}" gives it to the group kvm, a udev rule for good`
  }
  const user = nameOf('/etc/passwd', process.geteuid?.() ?? 0)
  if (process.getegid?.() === gid || process.getgroups?.().includes(gid)) {
    return `${state}, and this process is in the group: a container or a security module forbids it`
  }
  if (membersOf(gid).includes(user)) return `${state}: ${user} is in the group since this session began: log in again`
  return `${state}: "sudo usermod -aG ${group} ${user}", then log in again`
}

/** The name of a user or group in a file of the form of /etc/passwd, or its number. */
function nameOf(file: string, id: number): string {
  return lineOf(file, id)?.[0] ?? String(id)
}

function membersOf(gid: number): readonly string[] {
  return lineOf('/etc/group', gid)?.[3]?.split(',') ?? []
}

function lineOf(file: string, id: number): readonly string[] | undefined {
  for (const line of read(file).split('\n')) {
    const fields = line.split(':')
    if (fields[2] === String(id)) return fields
  }
  return undefined
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
