import { parser } from '@lezer/python'
import { MAX_CODE, MAX_NESTING, MAX_RECOVERY } from '../../limits.js'
import { bracketDepth } from '../../nesting.js'
import { block, type Node, nothing, type Reading, TooDeep } from '../../syntax.js'
import { PythonBlocks } from './blocks.js'
import { children, find, type N, split } from './nodes.js'

/** Reads Python 3 and the common parts of Python 2. Broken code is read as far as it goes: Lezer recovers from errors. */
export function readPython(source: string): Reading {
  if (source.length > MAX_CODE) return { exhausted: 'length' }
  if (bracketDepth(source, MAX_NESTING) > MAX_NESTING) return { exhausted: 'depth' }
  try {
    const { tree, whole } = parse(source)
    const program = new Reader(source).program(tree.topNode)
    return whole ? { program } : { program, exhausted: 'nodes' }
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return { exhausted: 'depth' }
    throw error
  }
}

/**
 * Parses, and stops early when the code is so broken that the parser mostly searches for a way to go on: that is a hundred times slower
 * than reading, and no Python runs a
 * program with a syntax error.
 */
function parse(source: string): { tree: ReturnType<typeof parser.parse>; whole: boolean } {
  const parsing: ReturnType<typeof parser.startParse> & { readonly recovering?: number } = parser.startParse(source)
  let recovery = 0
  for (;;) {
    const tree = parsing.advance()
    if (tree) return { tree, whole: recovery < MAX_RECOVERY }
    if (parsing.recovering && ++recovery === MAX_RECOVERY) parsing.stopAt(parsing.parsedPos)
  }
}

class Reader extends PythonBlocks {
  program(top: N): Node {
    return block(this.statements(children(top)), top.from, top.to)
  }

  protected statements(nodes: readonly N[]): Node[] {
    const out: Node[] = []
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] as N
      const next = nodes[i + 1]
      // Python 2: exec "code"
      if (node.name === 'ExpressionStatement' && /^exec\s*$/.test(this.text(node)) && next?.name === 'ExpressionStatement') {
        const code = this.statement(next)
        out.push({
          type: 'call',
          callee: { type: 'name', name: 'exec', ...this.at(node) },
          args: [{ value: code }],
          start: node.from,
          end: next.to,
        })
        i++
      } else out.push(this.statement(node))
    }
    return out
  }
  protected body(node: N | undefined): Node {
    return node ? block(this.statements(children(node).filter((n) => n.name !== ':')), node.from, node.to) : nothing(0, 0)
  }

  protected statement(node: N): Node {
    return this.nested(() => this.readStatement(node))
  }
  protected readStatement(node: N): Node {
    const at = this.at(node)
    const parts = children(node)
    switch (node.name) {
      case 'StatementGroup':
        return block(this.statements(parts.filter((n) => n.name !== ';')), node.from, node.to)
      case 'ExpressionStatement':
        return this.sequence(parts, node)
      case 'AssignStatement':
        return this.assignment(parts, at)
      case 'UpdateStatement': {
        const [target, operator, value] = parts
        return target && operator && value
          ? {
              type: 'assign',
              target: this.expression(target),
              value: this.expression(value),
              operator: this.text(operator).slice(0, -1),
              ...at,
            }
          : nothing(node.from, node.to)
      }
      case 'ImportStatement':
        return this.imports(parts, at)
      case 'IfStatement':
        return this.conditional(parts, at)
      case 'WhileStatement':
        return { type: 'loop', test: this.expression(parts[1] ?? node), body: this.body(find(parts, 'Body')), ...at }
      case 'ForStatement': {
        const start = parts.findIndex((n) => n.name === 'for')
        const at2 = parts.findIndex((n) => n.name === 'in')
        const bodies = parts.filter((n) => n.name === 'Body')
        const firstBody = parts.findIndex((n) => n.name === 'Body')
        const loop: Node = {
          type: 'each',
          target: this.targets(parts.slice(start + 1, at2), node),
          over: this.sequence(parts.slice(at2 + 1, firstBody), node),
          body: this.body(bodies[0]),
          ...at,
        }
        return bodies[1] ? block([loop, this.body(bodies[1])], node.from, node.to) : loop
      }
      case 'WithStatement':
        return this.context(parts, node)
      case 'TryStatement':
        return this.attempt(parts, at)
      case 'FunctionDefinition':
        return this.definition(node, [])
      case 'ClassDefinition':
        return this.classDefinition(node, [])
      case 'DecoratedStatement': {
        const wrapped = parts.filter((n) => n.name === 'Decorator').map((n) => this.decorator(n))
        const last = parts.at(-1)
        if (last?.name === 'FunctionDefinition') return this.definition(last, wrapped)
        return last?.name === 'ClassDefinition' ? this.classDefinition(last, wrapped) : nothing(node.from, node.to)
      }
      case 'ReturnStatement':
        return parts.length > 1 ? { type: 'return', value: this.sequence(parts.slice(1), node), ...at } : { type: 'return', ...at }
      case 'YieldStatement':
        return {
          type: 'unary',
          operator: 'yield',
          of: this.sequence(
            parts.slice(1).filter((n) => n.name !== 'from'),
            node,
          ),
          ...at,
        }
      case 'RaiseStatement':
        return parts[1] ? { type: 'stop', how: 'raise', value: this.expression(parts[1]), ...at } : { type: 'stop', how: 'raise', ...at }
      case 'BreakStatement':
        return { type: 'stop', how: 'break', ...at }
      case 'ContinueStatement':
        return { type: 'stop', how: 'continue', ...at }
      case 'ScopeStatement':
        return { type: 'shared', names: parts.filter((n) => n.name === 'VariableName').map((n) => this.name(n)), ...at }
      case 'PrintStatement':
        return {
          type: 'call',
          callee: { type: 'name', name: 'print', ...at },
          args: split(parts.slice(1), ',').map((p) => ({ value: this.sequence(p, node) })),
          ...at,
        }
      case 'AssertStatement':
        return this.sequence(parts.slice(1, 2), node)
      case 'MatchStatement':
        return this.match(parts, at)
      case 'DeleteStatement':
      case 'PassStatement':
      case 'TypeDefinition':
        return nothing(node.from, node.to)
      default:
        return this.expression(node)
    }
  }

  protected assignment(parts: readonly N[], at: { start: number; end: number }): Node {
    const sides = split(
      parts.filter((n) => n.name !== 'TypeDef'),
      'AssignOp',
    )
    const value = sides.length > 1 ? sides.at(-1) : undefined
    if (!value?.[0]) return nothing(at.start, at.end)
    let result: Node = this.sequence(value, value[0])
    for (const side of sides.slice(0, -1).reverse())
      if (side[0]) result = { type: 'assign', target: this.targets(side, side[0]), value: result, ...at }
    return result
  }

  protected imports(parts: readonly N[], at: { start: number; end: number }): Node {
    const importAt = parts.findIndex((n) => n.name === 'import')
    const out: Node[] = []
    const module =
      parts[0]?.name === 'from'
        ? parts
            .slice(1, importAt)
            .map((n) => (n.name === '.' || n.name === '...' ? '.' : this.name(n)))
            .join('')
        : undefined
    for (const group of split(
      parts.slice(importAt + 1).filter((n) => n.name !== '(' && n.name !== ')'),
      ',',
    )) {
      const asAt = group.findIndex((n) => n.name === 'as')
      const names = (asAt < 0 ? group : group.slice(0, asAt)).filter((n) => n.name === 'VariableName').map((n) => this.name(n))
      const [first] = names
      const alias = asAt < 0 ? undefined : group[asAt + 1]
      if (module !== undefined && group[0]?.name === '*') out.push({ type: 'import', path: module, as: '*', ...at })
      else if (first === undefined) continue
      else if (module !== undefined)
        out.push({
          type: 'import',
          path: `${module.startsWith('.') ? `local${module === '.' ? '' : module.replace(/^\.+/, '.')}` : module}.${first}`,
          as: alias ? this.name(alias) : first,
          ...at,
        })
      else
        out.push(
          alias
            ? { type: 'import', path: names.join('.'), as: this.name(alias), ...at }
            : { type: 'import', path: first, as: first, ...at },
        )
    }
    return block(out, at.start, at.end)
  }
}
