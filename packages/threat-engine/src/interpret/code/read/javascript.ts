import {
  parse,
  type AnyNode,
  type Expression,
  type Pattern,
  type Program,
  type SpreadElement,
  type Super,
  type PrivateIdentifier,
} from 'acorn'
import { MAX_CODE, MAX_NESTING } from '../limits.js'
import { bracketDepth, longestRun } from '../nesting.js'
import { block, chosen, nothing, TooDeep, type Argument, type Node, type Parameter, type Reading } from '../syntax.js'
import { readTypescript } from './script/typescript.js'

/** Reads JavaScript with acorn; what acorn does not accept (TypeScript, JSX, broken code) goes to the tolerant reader. */
export function readJavascript(source: string): Reading {
  if (source.length > MAX_CODE) return { exhausted: 'length' }
  if (bracketDepth(source, MAX_NESTING) > MAX_NESTING || longestRun(source) > MAX_NESTING) return { exhausted: 'depth' }
  // Acorn compares every export with all others; nobody writes thousands of them by hand.
  if (source.split('export', 1002).length > 1001) return readTypescript(source)
  try {
    return { program: new Reader().program(parse(source, OPTIONS)) }
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return { exhausted: 'depth' }
    if (error instanceof SyntaxError) return readTypescript(source)
    throw error
  }
}
const OPTIONS = {
  ecmaVersion: 'latest',
  sourceType: 'script',
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowSuperOutsideMethod: true,
  allowHashBang: true,
  checkPrivateFields: false,
} as const

type N = AnyNode
type Child = Expression | Pattern | SpreadElement | Super | PrivateIdentifier

class Reader {
  private depth = 0

  program(node: Program): Node {
    return block(
      node.body.map((n) => this.statement(n)),
      node.start,
      node.end,
    )
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > MAX_NESTING * 2) throw new TooDeep()
    const result = read()
    this.depth--
    return result
  }
  private statement(node: N): Node {
    return this.nested(() => this.readStatement(node))
  }

  private readStatement(node: N): Node {
    const at = { start: node.start, end: node.end }
    switch (node.type) {
      case 'ExpressionStatement':
        return this.expression(node.expression)
      case 'BlockStatement':
      case 'StaticBlock':
        return block(
          node.body.map((n) => this.statement(n)),
          node.start,
          node.end,
          true,
        )
      case 'VariableDeclaration': {
        const declarations = node.declarations.flatMap((d): Node[] =>
          d.init || node.kind !== 'var'
            ? [
                {
                  type: 'assign',
                  target: this.pattern(d.id),
                  value: d.init ? this.expression(d.init) : { type: 'constant', value: null, ...at },
                  declare: true,
                  start: d.start,
                  end: d.end,
                },
              ]
            : [],
        )
        return declarations.length === 1 && declarations[0] ? declarations[0] : block(declarations, node.start, node.end)
      }
      case 'FunctionDeclaration':
        return this.functionOf(node, node.id?.name)
      case 'ClassDeclaration':
        return this.classOf(node, node.id?.name)
      case 'IfStatement':
        return {
          type: 'if',
          test: this.expression(node.test),
          then: this.statement(node.consequent),
          ...(node.alternate && { otherwise: this.statement(node.alternate) }),
          ...at,
        }
      case 'WhileStatement':
        return { type: 'loop', test: this.expression(node.test), body: this.statement(node.body), ...at }
      case 'DoWhileStatement':
        return block(
          [this.statement(node.body), { type: 'if', test: this.expression(node.test), then: nothing(node.end, node.end), ...at }],
          node.start,
          node.end,
        )
      case 'ForStatement': {
        const first = node.init
          ? node.init.type === 'VariableDeclaration'
            ? this.statement(node.init)
            : this.expression(node.init)
          : undefined
        return {
          type: 'loop',
          ...(first && { first }),
          ...(node.test && { test: this.expression(node.test) }),
          ...(node.update && { next: this.expression(node.update) }),
          body: this.statement(node.body),
          ...at,
        }
      }
      case 'ForOfStatement':
      case 'ForInStatement': {
        const left = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left
        return {
          type: 'each',
          target: left ? this.pattern(left) : nothing(node.start, node.start),
          over: this.expression(node.right),
          body: this.statement(node.body),
          keys: node.type === 'ForInStatement',
          ...at,
        }
      }
      case 'TryStatement': {
        const handler = node.handler ? this.statement(node.handler.body) : undefined
        return {
          type: 'try',
          body: this.statement(node.block),
          handlers: handler ? [handler] : [],
          ...(node.finalizer && { last: this.statement(node.finalizer) }),
          ...at,
        }
      }
      case 'ReturnStatement':
        return { type: 'return', ...(node.argument && { value: this.expression(node.argument) }), ...at }
      case 'ThrowStatement':
        return { type: 'stop', how: 'raise', value: this.expression(node.argument), ...at }
      case 'BreakStatement':
        return { type: 'stop', how: 'break', ...at }
      case 'ContinueStatement':
        return { type: 'stop', how: 'continue', ...at }
      case 'LabeledStatement':
        return this.statement(node.body)
      case 'WithStatement':
        return block([this.expression(node.object), this.statement(node.body)], node.start, node.end)
      case 'SwitchStatement': {
        const cases = node.cases.map((c): Node => ({
          type: 'if',
          test: { type: 'unary', operator: 'void', of: nothing(c.start, c.start), start: c.start, end: c.end },
          then: block(
            c.consequent.filter((s) => s.type !== 'BreakStatement').map((s) => this.statement(s)),
            c.start,
            c.end,
          ),
          start: c.start,
          end: c.end,
        }))
        return block([this.expression(node.discriminant), ...cases], node.start, node.end)
      }
      case 'ImportDeclaration':
        return this.imports(node, at)
      case 'ExportNamedDeclaration':
        return node.declaration ? this.exported(this.statement(node.declaration)) : nothing(node.start, node.end)
      case 'ExportDefaultDeclaration':
        return this.exported(
          node.declaration.type === 'FunctionDeclaration' || node.declaration.type === 'ClassDeclaration'
            ? this.statement(node.declaration)
            : this.expression(node.declaration),
        )
      default:
        return nothing(node.start, node.end)
    }
  }

  /** What is exported is called by others. */
  private exported(node: Node): Node {
    const at = { start: node.start, end: node.end }
    const name =
      (node.type === 'function' || node.type === 'class') && node.name !== undefined
        ? node.name
        : node.type === 'assign' && node.target.type === 'name'
          ? node.target.name
          : undefined
    return name === undefined
      ? { type: 'exports', value: node, ...at }
      : block([node, { type: 'exports', value: { type: 'name', name, ...at }, ...at }], node.start, node.end)
  }

  private imports(node: N & { type: 'ImportDeclaration' }, at: { start: number; end: number }): Node {
    const path = moduleName(node.source.value)
    return block(
      node.specifiers.map((s): Node => {
        if (s.type !== 'ImportSpecifier') return { type: 'import', path, as: s.local.name, ...at }
        const name = s.imported.type === 'Identifier' ? s.imported.name : String(s.imported.value)
        return { type: 'import', path: name === 'default' ? path : `${path}.${name}`, as: s.local.name, ...at }
      }),
      node.start,
      node.end,
    )
  }

  private functionOf(node: N & { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }, name?: string): Node {
    const at = { start: node.start, end: node.end }
    const body =
      node.body.type === 'BlockStatement'
        ? block(
            node.body.body.map((n) => this.statement(n)),
            node.body.start,
            node.body.end,
          )
        : this.expression(node.body)
    return { type: 'function', parameters: node.params.map((p) => this.parameter(p)), body, ...(name !== undefined && { name }), ...at }
  }
  private parameter(node: Pattern): Parameter {
    if (node.type === 'RestElement') return { target: this.pattern(node.argument), rest: true }
    if (node.type === 'AssignmentPattern') return { target: this.pattern(node.left), value: this.expression(node.right) }
    return { target: this.pattern(node) }
  }
  private classOf(node: N & { type: 'ClassDeclaration' | 'ClassExpression' }, name?: string): Node {
    const members = node.body.body.flatMap((m): Node[] => {
      if (m.type === 'StaticBlock') return [this.statement(m)]
      const key =
        m.key.type === 'Identifier'
          ? m.key.name
          : m.key.type === 'Literal'
            ? String(m.key.value)
            : m.key.type === 'PrivateIdentifier'
              ? `#${m.key.name}`
              : undefined
      if (m.type === 'MethodDefinition') return [{ ...(this.functionOf(m.value, key) as Node & { type: 'function' }), method: true }]
      return m.value && key !== undefined
        ? [
            {
              type: 'assign',
              target: { type: 'name', name: key, start: m.start, end: m.end },
              value: this.expression(m.value),
              declare: true,
              start: m.start,
              end: m.end,
            },
          ]
        : []
    })
    return {
      type: 'class',
      members,
      bases: node.superClass ? [this.expression(node.superClass)] : [],
      ...(name !== undefined && { name }),
      start: node.start,
      end: node.end,
    }
  }

  private pattern(node: Pattern): Node {
    return this.nested(() => this.readPattern(node))
  }
  private readPattern(node: Pattern): Node {
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
  private key(node: Expression | PrivateIdentifier, computed: boolean): Node {
    if (!computed && node.type === 'Identifier') return { type: 'text', value: node.name, start: node.start, end: node.end }
    return this.expression(node)
  }

  private expression(node: Child | N): Node {
    return this.nested(() => this.readExpression(node as N))
  }
  private readExpression(node: N): Node {
    const at = { start: node.start, end: node.end }
    switch (node.type) {
      case 'Identifier':
        return node.name === 'undefined' ? { type: 'constant', value: null, ...at } : { type: 'name', name: node.name, ...at }
      case 'PrivateIdentifier':
        return { type: 'name', name: `#${node.name}`, ...at }
      case 'ThisExpression':
        return { type: 'name', name: 'this', ...at }
      case 'Super':
        return { type: 'name', name: 'super', ...at }
      case 'Literal': {
        if (typeof node.value === 'string') return { type: 'text', value: node.value, ...at }
        if (typeof node.value === 'number') return { type: 'number', value: node.value, ...at }
        if (node.regex)
          return {
            type: 'call',
            callee: { type: 'name', name: 'RegExp', ...at },
            args: [
              { value: { type: 'text', value: node.regex.pattern, ...at } },
              { value: { type: 'text', value: node.regex.flags, ...at } },
            ],
            ...at,
          }
        return { type: 'constant', value: typeof node.value === 'boolean' ? node.value : null, ...at }
      }
      case 'TemplateLiteral': {
        const parts: Node[] = []
        for (const [i, quasi] of node.quasis.entries()) {
          if (quasi.value.cooked) parts.push({ type: 'text', value: quasi.value.cooked, start: quasi.start, end: quasi.end })
          const value = node.expressions[i]
          if (value) parts.push(this.expression(value))
        }
        return { type: 'template', parts, ...at }
      }
      case 'TaggedTemplateExpression':
        return { type: 'call', callee: this.expression(node.tag), args: [{ value: this.expression(node.quasi) }], ...at }
      case 'MemberExpression': {
        const of = this.expression(node.object)
        return node.computed
          ? { type: 'index', of, key: this.expression(node.property), ...at }
          : {
              type: 'member',
              of,
              name:
                node.property.type === 'PrivateIdentifier'
                  ? `#${node.property.name}`
                  : node.property.type === 'Identifier'
                    ? node.property.name
                    : '',
              ...at,
            }
      }
      case 'ChainExpression':
      case 'ParenthesizedExpression':
        return this.expression(node.expression)
      case 'CallExpression':
        return { type: 'call', callee: this.expression(node.callee), args: this.callArguments(node.arguments), ...at }
      case 'NewExpression':
        return { type: 'call', callee: this.expression(node.callee), args: this.callArguments(node.arguments), ...at }
      case 'ImportExpression':
        return { type: 'call', callee: { type: 'name', name: 'import', ...at }, args: [{ value: this.expression(node.source) }], ...at }
      case 'BinaryExpression':
      case 'LogicalExpression':
        return this.binary(node)
      case 'UnaryExpression':
        return { type: 'unary', operator: node.operator, of: this.expression(node.argument), ...at }
      case 'UpdateExpression':
        return {
          type: 'assign',
          target: this.expression(node.argument),
          operator: node.operator[0] ?? '+',
          value: { type: 'number', value: 1, ...at },
          ...at,
        }
      case 'AwaitExpression':
        return this.expression(node.argument)
      case 'YieldExpression':
        return {
          type: 'unary',
          operator: 'yield',
          of: node.argument ? this.expression(node.argument) : nothing(node.start, node.end),
          ...at,
        }
      case 'ArrayExpression':
        return {
          type: 'list',
          items: node.elements.map((e) =>
            e
              ? e.type === 'SpreadElement'
                ? { type: 'spread', of: this.expression(e.argument), start: e.start, end: e.end }
                : this.expression(e)
              : { type: 'constant', value: null, ...at },
          ),
          ...at,
        }
      case 'ObjectExpression': {
        const entries = node.properties.map((p) => {
          if (p.type === 'SpreadElement') return { value: this.expression(p.argument) }
          const key = this.key(p.key, p.computed)
          const value = this.expression(p.value)
          return { key, value: p.kind !== 'init' && value.type === 'function' ? value : value }
        })
        return { type: 'record', entries, ...at }
      }
      case 'FunctionExpression':
        return this.functionOf(node)
      case 'ArrowFunctionExpression':
        return this.functionOf(node)
      case 'ClassExpression':
        return this.classOf(node)
      case 'ConditionalExpression':
        return {
          type: 'choice',
          how: 'if',
          test: this.expression(node.test),
          options: [this.expression(node.consequent), this.expression(node.alternate)],
          ...at,
        }
      case 'AssignmentExpression':
        return {
          type: 'assign',
          target: this.pattern(node.left),
          value: this.expression(node.right),
          ...(node.operator !== '=' && { operator: node.operator.slice(0, -1) }),
          ...at,
        }
      case 'SequenceExpression':
        return { type: 'operation', operator: ',', items: node.expressions.map((e) => this.expression(e)), ...at }
      case 'MetaProperty':
        return { type: 'name', name: 'import.meta', ...at }
      case 'ObjectPattern':
      case 'ArrayPattern':
      case 'AssignmentPattern':
        return this.readPattern(node)
      default:
        return nothing(node.start, node.end)
    }
  }

  private callArguments(nodes: readonly (Expression | SpreadElement)[]): Argument[] {
    return nodes.map((n) =>
      n.type === 'SpreadElement' ? { value: this.expression(n.argument), spread: true } : { value: this.expression(n) },
    )
  }

  /** Long sums are nested to the left; they become one flat operation without recursion. */
  private binary(node: N): Node {
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

/** Name of a module in tables: `node:fs/promises` is `fs.promises`. */
export const moduleName = (name: unknown): string =>
  typeof name === 'string'
    ? name
        .replace(/^node:/, '')
        .replace(/^(\.{1,2}\/)+/, 'local/')
        .replace(/\//g, '.')
    : '?'
