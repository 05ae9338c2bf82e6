import type { AnyNode, Expression, Pattern, PrivateIdentifier, SpreadElement, Super } from 'acorn'
import { MAX_NESTING } from '../../limits.js'
import { type Argument, chosen, type Node, nothing, type Parameter, TooDeep } from '../../syntax.js'

export type N = AnyNode
export type Child = Expression | Pattern | SpreadElement | Super | PrivateIdentifier

/** Patterns, arguments and chains of operators. */
export abstract class JavascriptPatterns {
  protected abstract readExpression(node: N): Node
  protected depth = 0

  protected nested<T>(read: () => T): T {
    if (++this.depth > MAX_NESTING * 2) throw new TooDeep()
    const result = read()
    this.depth--
    return result
  }

  protected pattern(node: Pattern): Node {
    return this.nested(() => this.readPattern(node))
  }
  protected readPattern(node: Pattern): Node {
    const at = { start: node.start, end: node.end }
    switch (node.type) {
      case 'ArrayPattern':
        return {
          type: 'list',
          items: node.elements.map((e) =>
            e
              ? e.type === 'RestElement'
                ? { type: 'spread', of: this.pattern(e.argument), ...at }
                : this.pattern(e)
              : nothing(node.start, node.start),
          ),
          ...at,
        }
      case 'ObjectPattern':
        return {
          type: 'record',
          entries: node.properties.map((p) =>
            p.type === 'RestElement'
              ? { value: this.pattern(p.argument) }
              : { key: this.key(p.key, p.computed), value: this.pattern(p.value as Pattern) },
          ),
          ...at,
        }
      case 'AssignmentPattern':
        return { type: 'assign', target: this.pattern(node.left), value: this.expression(node.right), ...at }
      case 'RestElement':
        return { type: 'spread', of: this.pattern(node.argument), ...at }
      default:
        return this.expression(node)
    }
  }
  protected key(node: Expression | PrivateIdentifier, computed: boolean): Node {
    if (!computed && node.type === 'Identifier') return { type: 'text', value: node.name, start: node.start, end: node.end }
    return this.expression(node)
  }
  protected parameter(node: Pattern): Parameter {
    if (node.type === 'RestElement') return { target: this.pattern(node.argument), rest: true }
    if (node.type === 'AssignmentPattern') return { target: this.pattern(node.left), value: this.expression(node.right) }
    return { target: this.pattern(node) }
  }

  protected callArguments(nodes: readonly (Expression | SpreadElement)[]): Argument[] {
    return nodes.map((n) =>
      n.type === 'SpreadElement' ? { value: this.expression(n.argument), spread: true } : { value: this.expression(n) },
    )
  }

  protected expression(node: Child | N): Node {
    return this.nested(() => this.readExpression(node as N))
  }

  /** Long sums are nested to the left; they become one flat operation without recursion. */
  protected binary(node: N): Node {
    const links: { operator: string; right: Expression }[] = []
    let left: N = node
    while (left.type === 'BinaryExpression' || left.type === 'LogicalExpression') {
      links.push({ operator: left.operator, right: left.right })
      left = left.left as N
    }
    let result = this.expression(left)
    for (const { operator, right } of links.reverse()) {
      const value = this.expression(right)
      const at = { start: result.start, end: value.end }
      const how = operator === '&&' ? 'and' : operator === '||' || operator === '??' ? 'or' : undefined
      if (how) result = chosen(how, result, value)
      else if (result.type === 'operation' && result.operator === operator && links.length > 1) {
        ;(result.items as Node[]).push(value)
        result = { ...result, ...at }
      } else result = { type: 'operation', operator, items: [result, value], ...at }
    }
    return result
  }
}
