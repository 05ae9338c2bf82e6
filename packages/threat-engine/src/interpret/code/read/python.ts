import { parser } from '@lezer/python'
import { MAX_CODE, MAX_NESTING, MAX_RECOVERY } from '../limits.js'
import { block, chosen, nothing, TooDeep, type Argument, type Node, type Parameter, type Reading } from '../syntax.js'
import { bracketDepth } from '../nesting.js'
import { pythonString } from './python-string.js'

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
 * Parses, and stops early when the code is so broken that the parser mostly searches for a way to go on: that is a hundred times slower than reading, and no Python runs a
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

type N = ReturnType<typeof parser.parse>['topNode']

class Reader {
  private depth = 0
  constructor(private readonly source: string) {}

  program(top: N): Node {
    return block(this.statements(children(top)), top.from, top.to)
  }

  private text(node: N): string {
    return this.source.slice(node.from, node.to)
  }
  private name(node: N): string {
    // Python compares identifiers in their NFKC form, so 𝐞𝐱𝐞𝐜 is exec.
    return this.text(node).normalize('NFKC')
  }
  private at(node: N): { start: number; end: number } {
    return { start: node.from, end: node.to }
  }
  /** Reads one level deeper. */
  private nested<T>(read: () => T): T {
    if (++this.depth > MAX_NESTING) throw new TooDeep()
    const result = read()
    this.depth--
    return result
  }

  private statements(nodes: readonly N[]): Node[] {
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
  private body(node: N | undefined): Node {
    return node ? block(this.statements(children(node).filter((n) => n.name !== ':')), node.from, node.to) : nothing(0, 0)
  }

  private statement(node: N): Node {
    return this.nested(() => this.readStatement(node))
  }
  private readStatement(node: N): Node {
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

  private assignment(parts: readonly N[], at: { start: number; end: number }): Node {
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
  private targets(parts: readonly N[], node: N): Node {
    return this.sequence(parts, node)
  }
  /** One expression, or a tuple when there are commas. */
  private sequence(parts: readonly N[], node: N): Node {
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

  private imports(parts: readonly N[], at: { start: number; end: number }): Node {
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

  private conditional(parts: readonly N[], at: { start: number; end: number }): Node {
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
  private context(parts: readonly N[], node: N): Node {
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
  private attempt(parts: readonly N[], at: { start: number; end: number }): Node {
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
  private match(parts: readonly N[], at: { start: number; end: number }): Node {
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

  private definition(node: N, wrapped: readonly Node[], method = false): Node {
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
  private parameters(node: N | undefined): Parameter[] {
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
  private classDefinition(node: N, wrapped: readonly Node[]): Node {
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
  private decorator(node: N): Node {
    let value: Node = nothing(node.from, node.to)
    for (const part of children(node)) {
      if (part.name === 'VariableName') value = { type: 'name', name: this.name(part), ...this.at(part) }
      else if (part.name === 'PropertyName') value = { type: 'member', of: value, name: this.name(part), ...this.at(node) }
      else if (part.name === 'ArgList') value = { type: 'call', callee: value, args: this.callArguments(part), ...this.at(node) }
      else if (part.name !== 'At' && part.name !== '.') value = this.expression(part)
    }
    return value
  }

  private expression(node: N): Node {
    return this.nested(() => this.readExpression(node))
  }
  private readExpression(node: N): Node {
    const at = this.at(node)
    switch (node.name) {
      case 'VariableName':
        return { type: 'name', name: this.name(node), ...at }
      case 'Number':
        return { type: 'number', value: numberOf(this.text(node)), ...at }
      case 'Boolean':
        return { type: 'constant', value: this.text(node) === 'True', ...at }
      case 'None':
      case 'Ellipsis':
        return { type: 'constant', value: null, ...at }
      case 'String':
        return pythonString(this.source, node.from, node.to)
      case 'FormatString':
        return this.formatString(node)
      case 'ContinuedString':
        return { type: 'template', parts: children(node).map((n) => this.expression(n)), ...at }
      case 'MemberExpression':
        return this.memberExpression(node)
      case 'CallExpression': {
        const [callee, args] = children(node)
        if (!callee || !args) return nothing(node.from, node.to)
        return { type: 'call', callee: this.expression(callee), args: this.callArguments(args), ...at }
      }
      case 'BinaryExpression':
        return this.binary(node)
      case 'UnaryExpression': {
        const [operator, of] = children(node)
        return operator && of
          ? { type: 'unary', operator: this.text(operator), of: this.expression(of), ...at }
          : nothing(node.from, node.to)
      }
      case 'ParenthesizedExpression':
        return this.sequence(inside(children(node)), node)
      case 'ArrayExpression':
      case 'TupleExpression':
      case 'SetExpression': {
        const list = this.sequence(inside(children(node)), node)
        return list.type === 'list' && list.start === node.from
          ? list
          : { type: 'list', items: list.type === 'nothing' ? [] : [list], ...at }
      }
      case 'DictionaryExpression':
        return this.dictionary(node)
      case 'ArrayComprehensionExpression':
      case 'SetComprehensionExpression':
      case 'ComprehensionExpression':
      case 'DictionaryComprehensionExpression':
        return this.comprehension(inside(children(node)), node)
      case 'LambdaExpression': {
        const parts = children(node)
        const body = parts.at(-1)
        return {
          type: 'function',
          parameters: this.parameters(find(parts, 'ParamList')),
          body: body ? this.expression(body) : nothing(node.from, node.to),
          ...at,
        }
      }
      case 'ConditionalExpression': {
        const [yes, , test, , no] = children(node)
        return yes && test && no
          ? { type: 'choice', how: 'if', test: this.expression(test), options: [this.expression(yes), this.expression(no)], ...at }
          : nothing(node.from, node.to)
      }
      case 'NamedExpression': {
        const [target, , value] = children(node)
        return target && value
          ? { type: 'assign', target: this.expression(target), value: this.expression(value), ...at }
          : nothing(node.from, node.to)
      }
      case 'AwaitExpression':
        return this.sequence(children(node).slice(1), node)
      case 'YieldExpression':
        return {
          type: 'unary',
          operator: 'yield',
          of: this.sequence(
            children(node)
              .slice(1)
              .filter((n) => n.name !== 'from'),
            node,
          ),
          ...at,
        }
      default: {
        // Something broken, or new: read what is inside.
        const parts = children(node)
        return parts.length > 0
          ? block(this.statements(parts.filter((n) => /[A-Z]/.test(n.name))), node.from, node.to)
          : nothing(node.from, node.to)
      }
    }
  }

  private memberExpression(node: N): Node {
    const parts = children(node)
    const [of, dot, name] = parts
    if (!of || !dot) return nothing(node.from, node.to)
    const value = this.expression(of)
    if (dot.name === '.') return name ? { type: 'member', of: value, name: this.name(name), ...this.at(node) } : value
    const inner = parts.slice(2, -1)
    if (inner.some((n) => n.name === ':')) {
      const [from, to, step] = split(inner, ':').map((p) => p[0] && this.expression(p[0]))
      return { type: 'slice', of: value, ...(from && { from }), ...(to && { to }), ...(step && { step }), ...this.at(node) }
    }
    return { type: 'index', of: value, key: this.sequence(inner, node), ...this.at(node) }
  }

  /** Long sums are nested to the left; they become one flat operation without recursion. */
  private binary(node: N): Node {
    const links: { operator: string; right: N }[] = []
    let left: N = node
    while (left.name === 'BinaryExpression') {
      const parts = children(left)
      const first = parts[0]
      const last = parts.at(-1)
      if (!first || !last || parts.length < 3) break
      links.push({
        operator: parts
          .slice(1, -1)
          .map((p) => this.text(p))
          .join(' '),
        right: last,
      })
      left = first
    }
    let result = left === node ? nothing(node.from, node.to) : this.expression(left)
    for (const { operator, right } of links.reverse()) {
      const value = this.expression(right)
      const at = { start: result.start, end: value.end }
      const how = operator === 'and' || operator === 'or' ? operator : undefined
      if (how) result = chosen(how, result, value)
      else if (result.type === 'operation' && result.operator === operator) {
        ;(result.items as Node[]).push(value)
        result = { ...result, ...at }
      } else result = { type: 'operation', operator, items: [result, value], ...at }
    }
    return result
  }

  private dictionary(node: N): Node {
    const entries = split(inside(children(node)), ',').flatMap((group) => {
      if (group[0]?.name === '**' && group[1]) return [{ value: this.expression(group[1]) }]
      const [key, , value] = group
      return key && value ? [{ key: this.expression(key), value: this.expression(value) }] : []
    })
    return { type: 'record', entries, ...this.at(node) }
  }
  private comprehension(parts: readonly N[], node: N): Node {
    const firstFor = parts.findIndex((n) => n.name === 'for' || n.name === 'async')
    const head = parts.slice(0, firstFor)
    const pair = head.some((n) => n.name === ':')
    let body: Node = pair
      ? { type: 'list', items: split(head, ':').map((p) => (p[0] ? this.expression(p[0]) : nothing(node.from, node.to))), ...this.at(node) }
      : this.sequence(head, node)
    const clauses = split(
      parts.slice(firstFor).filter((n) => n.name !== 'async'),
      'for',
    ).filter((c) => c.length > 0)
    for (const [i, clause] of clauses.reverse().entries()) {
      const [loop = [], ...tests] = split(clause, 'if')
      const inAt = loop.findIndex((n) => n.name === 'in')
      const test = tests[0]?.[0]
      const each: Node = {
        type: 'each',
        target: this.targets(loop.slice(0, inAt), node),
        over: this.sequence(loop.slice(inAt + 1), node),
        body,
        ...(test && { test: this.expression(test) }),
        collect: pair && i === clauses.length - 1 ? 'record' : 'list',
        ...this.at(node),
      }
      body = i > 0 ? { type: 'unary', operator: 'flatten', of: each, ...this.at(node) } : each
    }
    return body
  }

  private callArguments(node: N): Argument[] {
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

  private formatString(node: N): Node {
    const parts: Node[] = []
    let from = node.from
    const whole = this.text(node)
    const prefix = /^[a-z]*/i.exec(whole)?.[0] ?? ''
    const quote = whole.slice(prefix.length, prefix.length + 3).match(/^("""|''')/) ? 3 : 1
    from += prefix.length + quote
    const raw = /r/i.test(prefix)
    const literal = (end: number) => {
      if (end > from) parts.push(pythonString(this.source, from, end, raw, true))
    }
    for (const part of children(node)) {
      if (part.name !== 'FormatReplacement') continue
      literal(part.from)
      from = part.to
      const value = children(part).find((n) => n.name !== '{' && n.name !== '}' && !n.name.startsWith('Format'))
      if (value) parts.push(this.expression(value))
    }
    literal(node.to - (node.to - from >= quote ? quote : 0))
    return { type: 'template', parts, ...this.at(node) }
  }
}

const find = (nodes: readonly N[], name: string): N | undefined => nodes.find((n) => n.name === name)
const inside = (nodes: readonly N[]): readonly N[] => nodes.slice(1, /^[)\]}]$/.test(nodes.at(-1)?.name ?? '') ? -1 : undefined)
function children(node: N): N[] {
  const out: N[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.name !== 'Comment' && !child.type.isError) out.push(child)
  return out
}
function split(nodes: readonly N[], separator: string): N[][] {
  const groups: N[][] = [[]]
  for (const node of nodes) {
    if (node.name === separator) groups.push([])
    else groups.at(-1)?.push(node)
  }
  return groups
}
function numberOf(text: string): number {
  const digits = text.replace(/[_lLjJ]/g, '')
  return /^0[0-7]+$/.test(digits) ? parseInt(digits, 8) : Number(digits) || 0
}
