// What `npm run bench` measures, what each row is held against, and the goal.

export type Language = 'node' | 'rust' | 'c' | 'go' | 'python'

/** The programs: one for each language, and one that boots Linux. */
export type PeerName = Language | 'boot'

/** One peer's loop: a row of its program. */
export interface Series {
  peer: PeerName
  loop: string
}

export interface Goal {
  /** The most that the ratio may be. */
  ratio: number
  /** It holds where one operation of what it is held against takes so many nanoseconds or more. */
  from?: number
  /** Where it takes less: the most nanoseconds that an operation may take longer. */
  extra?: number
}

export interface Row {
  id: string
  /** `--only` selects by this or by the id. */
  group: string
  title: string
  ours: Series
  /** What `ours` is divided by. None where the goal is absolute. */
  base?: Series
  /** Taken off `ours` before the division. */
  less?: Series
  /** The same in the other languages. */
  others: readonly Series[]
  unit: 'ns' | 'B' | 'instructions'
  /** None where the row is there to be compared with. */
  goal?: Goal
  /** The most that it may be itself, whatever it is held against. */
  most?: number
  /** An operation takes so long that a round has one, and there are no more rounds than these. */
  slow?: number
}

const peers: readonly Language[] = ['c', 'go', 'python']

function row(id: string, group: string, title: string, goal: Goal, others: readonly Language[] = peers): Row {
  return {
    id,
    group,
    title,
    ours: { peer: 'node', loop: id },
    base: { peer: 'rust', loop: id },
    others: others.map(peer => ({ peer, loop: id })),
    unit: 'ns',
    goal,
  }
}

/** A row that is held against another loop of the same peer or of another one. */
function against(base: Series, fields: Omit<Row, 'ours' | 'base' | 'unit' | 'others'> & { others?: Series[] }): Row {
  return { ours: { peer: 'node', loop: fields.id }, base, unit: 'ns', others: [], ...fields }
}

function absolute(id: string, group: string, title: string, unit: Row['unit'], most: number, slow?: number): Row {
  return { id, group, title, ours: { peer: 'node', loop: id }, others: [], unit, most, ...(slow && { slow }) }
}

/** Rounds. */
const SLOW = 5
const BOOTS = 3

const EXIT: Goal = { ratio: 1.03, from: 10_000, extra: 300 }
const REGISTERS: Goal = { ratio: 1.1, from: 4_000, extra: 400 }

export const rows: readonly Row[] = [
  row('pio-write', 'exits', 'port write exit: port, size, data', EXIT),
  row('pio-read', 'exits', 'port read exit, answered', EXIT),
  row('mmio-write', 'exits', 'MMIO write exit: addressNumber, data', EXIT),
  row('mmio-read', 'exits', 'MMIO read exit, answered', EXIT),
  row('immediate-exit', 'exits', 'run() that ends at once', EXIT),
  against(
    { peer: 'rust', loop: 'immediate-exit' },
    {
      id: 'bare-run',
      group: 'exits',
      title: 'the same ioctl by a bare addon in C',
      goal: { ratio: Number.POSITIVE_INFINITY },
    },
  ),
  {
    id: 'package-cost',
    group: 'exits',
    title: 'the package itself per run(), in empty Node-API calls',
    ours: { peer: 'node', loop: 'immediate-exit' },
    less: { peer: 'node', loop: 'bare-run' },
    base: { peer: 'node', loop: 'empty-call' },
    others: [],
    unit: 'ns',
    goal: { ratio: 3 },
  },
  {
    id: 'instructions',
    group: 'exits',
    title: 'instructions in user space, per port write exit',
    ours: { peer: 'node', loop: 'pio-write' },
    base: { peer: 'rust', loop: 'pio-write' },
    others: [{ peer: 'c', loop: 'pio-write' }],
    unit: 'instructions',
    most: 850,
  },
  absolute('heap-pio', 'heap', 'JS heap per million port exits', 'B', 10_000, SLOW),
  absolute('heap-mmio', 'heap', 'JS heap per million MMIO exits', 'B', 10_000, SLOW),
  row('get-regs', 'registers', 'getRegs(), and rip of it', REGISTERS),
  row('set-regs', 'registers', 'setRegs()', REGISTERS),
  row('get-sregs', 'registers', 'getSregs(), and cs.base of it', REGISTERS),
  row('sync-regs', 'registers', 'run(), and rip by syncRegsMut()', { ratio: 1.05 }),
  row('check-extension', 'ioctl', 'checkExtension()', { ratio: 2 }),
  row('memory-write-64', 'memory', 'memory.write(), 64 B', { ratio: Number.POSITIVE_INFINITY }),
  row('memory-write-4096', 'memory', 'memory.write(), 4 KiB', { ratio: 1.2 }),
  row('memory-write-1048576', 'memory', 'memory.write(), 1 MiB', { ratio: 1.2 }),
  row('memory-read-64', 'memory', 'memory.read() into a buffer, 64 B', { ratio: Number.POSITIVE_INFINITY }),
  row('memory-value', 'memory', 'memory.readUInt16LE()', { ratio: 3 }),
  row('memory-read-4096', 'memory', 'memory.read() into a buffer, 4 KiB', { ratio: 1.2 }),
  row('memory-read-1048576', 'memory', 'memory.read() into a buffer, 1 MiB', { ratio: 1.2 }),
  against(
    { peer: 'node', loop: 'plain-scan' },
    { id: 'memory-scan', group: 'memory', title: 'a scan of 64 MiB by memory.bytes', goal: { ratio: 1.05 } },
  ),
  row('lifecycle', 'lifecycle', 'VM, vCPU, memory, run hello, close', { ratio: 1.1 }),
  row('dirty-log', 'dirty', 'dirty log of 4 GiB', { ratio: 1.1 }),
  row('dirty-ring', 'dirty', 'dirty ring: harvest and reset, a page', { ratio: 1.1 }, ['c']),
  against(
    { peer: 'node', loop: 'bare-hop' },
    { id: 'async-run', group: 'async', title: 'runAsync() that ends at once', goal: { ratio: 1.2 } },
  ),
  against(
    { peer: 'rust', loop: 'pio-write' },
    {
      id: 'coalesced-pio',
      group: 'coalesced',
      title: 'coalesced port write, against an exit each',
      goal: { ratio: 1 / 3 },
      others: [
        { peer: 'rust', loop: 'coalesced-pio' },
        { peer: 'c', loop: 'coalesced-pio' },
      ],
    },
  ),
  absolute('import-time', 'import', "import 'kvm-ioctls': time", 'ns', 15e6, SLOW),
  absolute('import-memory', 'import', "import 'kvm-ioctls': resident memory", 'B', 5 * 2 ** 20, SLOW),
  {
    id: 'boot',
    group: 'boot',
    title: 'Linux to uname -a by kvm-vmm',
    ours: { peer: 'boot', loop: 'vmm' },
    base: { peer: 'boot', loop: 'microvm,rtc=on' },
    others: [{ peer: 'boot', loop: 'microvm,rtc=on,acpi=off' }],
    unit: 'ns',
    goal: { ratio: 1 },
    slow: BOOTS,
  },
]

/** The rows of the given groups and ids; all of them where none is given. */
export function select(only: readonly string[]): Row[] {
  const unknown = only.find(word => !rows.some(({ id, group }) => word === id || word === group))
  if (unknown !== undefined) {
    const groups = [...new Set(rows.map(({ group }) => group))]
    throw new Error(
      `no row or group "${unknown}"; groups: ${groups.join(', ')}; rows: ${rows.map(r => r.id).join(', ')}`,
    )
  }
  return rows.filter(({ id, group }) => only.length === 0 || only.includes(id) || only.includes(group))
}

/** All loops of a row, ours first. */
export function seriesOf({ ours, base, less, others }: Row): Series[] {
  return [ours, ...(base ? [base] : []), ...(less ? [less] : []), ...others]
}

export const keyOf = ({ peer, loop }: Series): string => `${peer} ${loop}`
