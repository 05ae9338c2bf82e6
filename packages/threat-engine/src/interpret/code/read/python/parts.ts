import { MAX_NESTING } from '../../limits.js'
import { type Argument, type Node, nothing, type Parameter, TooDeep } from '../../syntax.js'
import { children, inside, type N, split } from './nodes.js'

/** The parts that expressions and statements share: names, sequences, arguments, parameters. */
export abstract class PythonParts {
  protected abstract readExpression(node: N): Node
  protected abstract comprehension(parts: readonly N[], node: N): Node
  protected depth = 0
  constructor(protected readonly source: string) {}

  protected text(node: N): string {
    return this.source.slice(node.from, node.to)
  }
  protected name(node: N): string {
    // Python compares identifiers in their NFKC form, so 𝐞𝐱𝐞𝐜 is exec.
    return this.text(node).normalize('NFKC')
  }
  protected at(node: N): { start: number; end: number } {
    return { start: node.from, end: node.to }
  }
  /** Reads one level deeper. */
  protected nested<T>(read: () => T): T {
    if (++this.depth > MAX_NESTING) throw new TooDeep()
    const result = read()
    this.depth--
    return result
  }
  /** One expression, or a tuple when there are commas. */
  protected sequence(parts: readonly N[], node: N): Node {
    const items = split(parts, ',').filter((p) => p.length > 0)
    const read = (p: readonly N[]): Node => {
      const star = p[0]?.name === '*'
      const inner = star ? p[1] : p[0]
      const value = inner ? this.expression(inner) : nothing(node.from, node.to)
      return star ? { type: 'spread', of: value, start: value.start, end: value.end } : value
    }
    if (parts.some((n) => n.name === ',')) return { type: 'list', items: items.map(read), ...this.at(node) }
    return items[0] ? read(items[0]) : nothing(node.from, node.to)
  }
  protected targets(parts: readonly N[], node: N): Node {
    return this.sequence(parts, node)
  }

  protected expression(node: N): Node {
    return this.nested(() => this.readExpression(node))
  }
  protected parameters(node: N | undefined): Parameter[] {
    if (!node) return []
    return split(
      children(node).filter((n) => n.name !== '(' && n.name !== ')' && n.name !== 'TypeDef'),
      ',',
    ).flatMap((group): Parameter[] => {
      const star = group[0]?.name === '*' || group[0]?.name === '**'
      const name = group[star ? 1 : 0]
      const assignAt = group.findIndex((n) => n.name === 'AssignOp')
      const value = assignAt < 0 ? undefined : group[assignAt + 1]
      if (!name || (name.name !== 'VariableName' && name.name !== 'ParenthesizedExpression')) return []
      return [
        {
          target: { type: 'name', name: this.name(name), ...this.at(name) },
          ...(star && { rest: true }),
          ...(value && { value: this.expression(value) }),
        },
      ]
    })
  }

  protected callArguments(node: N): Argument[] {
    const parts = inside(children(node))
    if (parts.some((n) => n.name === 'for')) return [{ value: this.comprehension(parts, node) }]
    return split(parts, ',').flatMap((group): Argument[] => {
      const [first, second, third] = group
      if (!first) return []
      if (first.name === '*' || first.name === '**') return second ? [{ value: this.expression(second), spread: true }] : []
      if (second?.name === 'AssignOp' && third) return [{ name: this.name(first), value: this.expression(third) }]
      return [{ value: this.expression(first) }]
    })
  }
}
