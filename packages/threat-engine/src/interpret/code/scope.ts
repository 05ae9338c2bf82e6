import { either, type Value } from './value.js'

/**
 * Variables. A scope is either a function's (`boundary`), a block's, or the overlay of a branch: what a branch assigns stays in its
 * overlay until the branches are merged.
 */
export class Scope {
  readonly names = new Map<string, Value>()
  /** Names that the function shares with the outer scope. */
  shared?: Set<string>
  /** True for the overlay of a branch that may not run. */
  branch = false

  constructor(
    readonly parent: Scope | undefined,
    readonly boundary: boolean,
    readonly self?: Value,
  ) {}

  get(name: string): Value | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const value = scope.names.get(name)
      if (value) return value
    }
    return undefined
  }

  /** The value of `self` or `this` in the innermost function that has one. */
  receiver(): Value | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) if (scope.self) return scope.self
    return undefined
  }

  /**
   * Assigns. With `declare`, or when `implicit` says that assignment makes locals (Python, Ruby), the name is made in the innermost
   * function.
   */
  set(name: string, value: Value, declare: boolean, implicit: boolean): void {
    if (declare) return void this.names.set(name, value)
    let boundary: Scope = this
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      boundary = scope
      if (scope.names.has(name) && scope === this) return void this.names.set(name, value)
      if (scope.boundary) break
    }
    const inside = this.holder(name, boundary)
    // Assigned inside a branch: the change stays in the branch's overlay until it is merged.
    const overlay = this.overlay(boundary)
    if (inside) return void (overlay ?? inside).names.set(name, value)
    if (implicit && !boundary.shared?.has(name)) return void (overlay ?? boundary).names.set(name, value)
    const outer = boundary.parent && this.holder(name, undefined)
    if (!outer) return void (overlay ?? (implicit ? boundary : this.root())).names.set(name, value)
    // A function changes a variable of its surroundings: both values remain possible.
    const before = outer.names.get(name)
    outer.names.set(name, before && overlay ? either([value, before]) : value)
  }

  /** Overlay for a branch. */
  fork(): Scope {
    const scope = new Scope(this, false)
    scope.branch = true
    return scope
  }

  /** Joins the overlays of branches into this scope. `exhaustive` when one of the branches surely ran. */
  merge(branches: readonly Scope[], exhaustive: boolean): void {
    const names = new Set<string>()
    for (const branch of branches) for (const name of branch.names.keys()) names.add(name)
    for (const name of names) {
      const values: Value[] = []
      const before = this.get(name)
      for (const branch of branches) {
        const value = branch.names.get(name) ?? before
        if (value) values.push(value)
      }
      if (!exhaustive && before) values.push(before)
      if (values.length > 0) this.set(name, either(values), false, true)
    }
  }

  private holder(name: string, upTo: Scope | undefined): Scope | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      if (scope.names.has(name)) return scope
      if (scope === upTo) return undefined
    }
    return undefined
  }

  private overlay(boundary: Scope): Scope | undefined {
    for (let scope: Scope | undefined = this; scope && scope !== boundary; scope = scope.parent) if (scope.branch) return scope
    return undefined
  }

  private root(): Scope {
    let scope: Scope = this
    while (scope.parent) scope = scope.parent
    return scope
  }
}
