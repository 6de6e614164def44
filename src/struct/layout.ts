// The layout of a class of structs: its size, and its members as accessors over the bytes. The accessors are created
// with the first struct of the class: 8000 functions in all, which would make up a third of the import time.

/** How the entries of a flexible array member follow the rest of the struct. */
export interface Flexible {
  readonly offset: number
  /** Bytes of one entry; undefined where the member is a struct that ends in the flexible array. */
  readonly entrySize: number | undefined
  /** The field that holds the number of entries, if there is one. */
  readonly count: string | undefined
  /** The most entries that KVM takes, if there is a limit. */
  readonly max: number | undefined
}

/** A member that reads as a `V`. */
export interface Member<V> {
  /** Its accessor. `path` names it in errors, `index` is its place among the struct's members. */
  access(path: string, index: number): { get(): V; set(value: never): void }
  readonly flexible?: Flexible
}

type Overlaps = Readonly<Record<string, readonly string[]>>

export class Layout {
  readonly name: string
  readonly size: number
  readonly align: number
  /** By member: the other members of its anonymous union, whose bytes it covers. */
  readonly overlaps: Overlaps
  readonly #prototype: object
  #describe: (() => Readonly<Record<string, Member<unknown>>>) | undefined
  #fields: readonly string[] = []
  #flexible: Readonly<Record<string, Flexible>> = {}
  #isOpen = false
  #accessors: PropertyDescriptorMap | undefined
  readonly #derived = new WeakMap<object, object>()

  constructor(
    prototype: object,
    name: string,
    size: number,
    align: number,
    describe: () => Readonly<Record<string, Member<unknown>>>,
    overlaps: Overlaps,
  ) {
    this.#prototype = prototype
    this.name = name
    this.size = size
    this.align = align
    this.overlaps = overlaps
    this.#describe = describe
  }

  get fields(): readonly string[] {
    this.define()
    return this.#fields
  }

  get flexible(): Readonly<Record<string, Flexible>> {
    this.define()
    return this.#flexible
  }

  /** Whether there may be more bytes than `size`: there is a flexible array member. */
  get isOpen(): boolean {
    this.define()
    return this.#isOpen
  }

  /**
   * Creates the accessors, unless they exist. Returns whether the class has them: Object.freeze() may have closed its
   * prototype before the first struct, and then `extend()` returns an object that has them.
   */
  define(): boolean {
    if (this.#describe === undefined) return this.#accessors === undefined
    const members = Object.entries(this.#describe())
    const accessors: PropertyDescriptorMap = Object.create(null)
    members.forEach(([name, member], index) => {
      const { get, set } = member.access(`${this.name}.${name}`, index) as PropertyDescriptor
      // Without a prototype: Object.prototype may have a `value`, which an accessor must not have.
      accessors[name] = { __proto__: null, get, set, enumerable: false, configurable: true } as PropertyDescriptor
    })
    const isExtensible = Object.isExtensible(this.#prototype)
    if (isExtensible) Object.defineProperties(this.#prototype, accessors)
    else this.#accessors = accessors
    const covered = new Set(Object.values(this.overlaps).flat())
    this.#fields = members.map(([name]) => name).filter(name => !covered.has(name))
    // An assignment would call a setter of the same name on Object.prototype.
    this.#flexible = Object.fromEntries(
      members
        .filter(([, member]) => Object.hasOwn(member, 'flexible'))
        .map(([name, member]) => [name, member.flexible as Flexible]),
    )
    this.#isOpen = Object.keys(this.#flexible).length > 0
    // Last: where the stack overflows in between, the next struct starts again.
    this.#describe = undefined
    return isExtensible
  }

  /** An object that has the accessors and inherits from `prototype`, which could not be given them. */
  extend(prototype: object): object {
    let derived = this.#derived.get(prototype)
    if (derived === undefined) {
      derived = Object.create(prototype, this.#accessors ?? {}) as object
      this.#derived.set(prototype, derived)
    }
    return derived
  }
}
