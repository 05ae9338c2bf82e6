import { parse, type Program } from 'acorn'
import { MAX_CODE, MAX_NESTING } from '../../limits.js'
import { bracketDepth, longestRun } from '../../nesting.js'
import { block, type Node, nothing, type Reading, TooDeep } from '../../syntax.js'
import { readTypescript } from '../script/typescript/statements.js'
import { JavascriptExpressions } from './expressions.js'
import type { N } from './patterns.js'

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

class Reader extends JavascriptExpressions {
  program(node: Program): Node {
    return block(
      node.body.map((n) => this.statement(n)),
      node.start,
      node.end,
    )
  }
  protected statement(node: N): Node {
    return this.nested(() => this.readStatement(node))
  }

  protected readStatement(node: N): Node {
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
  protected exported(node: Node): Node {
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

  protected imports(node: N & { type: 'ImportDeclaration' }, at: { start: number; end: number }): Node {
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

  protected functionOf(node: N & { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }, name?: string): Node {
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
  protected classOf(node: N & { type: 'ClassDeclaration' | 'ClassExpression' }, name?: string): Node {
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
}

/** Name of a module in tables: `node:fs/promises` is `fs.promises`. */
export const moduleName = (name: unknown): string =>
  typeof name === 'string'
    ? name
        .replace(/^node:/, '')
        .replace(/^(\.{1,2}\/)+/, 'local/')
        .replace(/\//g, '.')
    : '?'
