import { block, type Node, nothing } from '../../syntax.js'
import { PythonExpressions } from './expressions.js'
import { children, find, type N, split } from './nodes.js'

/** Compound statements and definitions. */
export abstract class PythonBlocks extends PythonExpressions {
  protected abstract body(node: N | undefined): Node
  protected abstract readStatement(node: N): Node

  protected conditional(parts: readonly N[], at: { start: number; end: number }): Node {
    const test = parts[1]
    const bodyAt = parts.findIndex((n) => n.name === 'Body')
    const rest = parts.slice(bodyAt + 1)
    const then = this.body(parts[bodyAt])
    if (!test || bodyAt < 0) return nothing(at.start, at.end)
    const otherwise =
      rest[0]?.name === 'elif'
        ? this.nested(() => this.conditional(rest, at))
        : rest[0]?.name === 'else'
          ? this.body(find(rest, 'Body'))
          : undefined
    return { type: 'if', test: this.expression(test), then, ...(otherwise && { otherwise }), ...at }
  }
  protected context(parts: readonly N[], node: N): Node {
    const body: Node[] = []
    const head = parts
      .slice(parts.findIndex((n) => n.name === 'with') + 1)
      .filter((n) => n.name !== 'Body' && n.name !== '(' && n.name !== ')')
    for (const group of split(head, ',')) {
      const [value] = group
      const asAt = group.findIndex((n) => n.name === 'as')
      const target = asAt < 0 ? undefined : group[asAt + 1]
      if (!value) continue
      const opened = this.expression(value)
      body.push(target ? { type: 'assign', target: this.expression(target), value: opened, start: value.from, end: value.to } : opened)
    }
    return block([...body, this.body(find(parts, 'Body'))], node.from, node.to)
  }
  protected attempt(parts: readonly N[], at: { start: number; end: number }): Node {
    let body: Node = nothing(at.start, at.end)
    const handlers: Node[] = []
    let last: Node | undefined
    let keyword = ''
    for (const part of parts) {
      if (part.name === 'try' || part.name === 'except' || part.name === 'else' || part.name === 'finally') keyword = part.name
      if (part.name !== 'Body') continue
      const read = this.body(part)
      if (keyword === 'try') body = read
      else if (keyword === 'finally') last = read
      else if (keyword === 'else') body = block([body, read], body.start, read.end)
      else handlers.push(read)
    }
    return { type: 'try', body, handlers, ...(last && { last }), ...at }
  }
  protected match(parts: readonly N[], at: { start: number; end: number }): Node {
    const subject = parts[1] ? this.expression(parts[1]) : nothing(at.start, at.end)
    const clauses = children(find(parts, 'MatchBody') ?? (parts[0] as N)).filter((n) => n.name === 'MatchClause')
    const bodies: Node[] = clauses.map((clause) => ({
      type: 'if',
      test: { type: 'unary', operator: 'void', of: nothing(at.start, at.start), ...at },
      then: this.body(find(children(clause), 'Body')),
      ...this.at(clause),
    }))
    return block([subject, ...bodies], at.start, at.end)
  }

  protected definition(node: N, wrapped: readonly Node[], method = false): Node {
    const parts = children(node)
    const named = find(parts, 'VariableName')
    const still = wrapped.some((w) => w.type === 'name' && w.name === 'staticmethod')
    return {
      type: 'function',
      parameters: this.parameters(find(parts, 'ParamList')),
      body: this.body(find(parts, 'Body')),
      method: method && !still,
      ...(named && { name: this.name(named) }),
      ...(wrapped.length > 0 && { wrapped }),
      ...this.at(node),
    }
  }
  protected classDefinition(node: N, wrapped: readonly Node[]): Node {
    const parts = children(node)
    const named = find(parts, 'VariableName')
    const bases = find(parts, 'ArgList')
    const body = find(parts, 'Body')
    const members = (body ? children(body) : [])
      .filter((n) => n.name !== ':')
      .map((n) =>
        this.nested(() => {
          if (n.name === 'FunctionDefinition') return this.definition(n, [], true)
          if (n.name !== 'DecoratedStatement') return this.readStatement(n)
          const inner = children(n)
          const last = inner.at(-1)
          const decorators = inner.filter((d) => d.name === 'Decorator').map((d) => this.decorator(d))
          return last?.name === 'FunctionDefinition' ? this.definition(last, decorators, true) : this.readStatement(n)
        }),
      )
    return {
      type: 'class',
      members,
      bases: bases
        ? this.callArguments(bases)
            .filter((a) => a.name === undefined)
            .map((a) => a.value)
        : [],
      ...(named && { name: this.name(named) }),
      ...(wrapped.length > 0 && { wrapped }),
      ...this.at(node),
    }
  }
  protected decorator(node: N): Node {
    let value: Node = nothing(node.from, node.to)
    for (const part of children(node)) {
      if (part.name === 'VariableName') value = { type: 'name', name: this.name(part), ...this.at(part) }
      else if (part.name === 'PropertyName') value = { type: 'member', of: value, name: this.name(part), ...this.at(node) }
      else if (part.name === 'ArgList') value = { type: 'call', callee: value, args: this.callArguments(part), ...this.at(node) }
      else if (part.name !== 'At' && part.name !== '.') value = this.expression(part)
    }
    return value
  }
}
