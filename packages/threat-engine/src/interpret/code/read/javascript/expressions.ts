import { type Node, nothing } from '../../syntax.js'
import { JavascriptPatterns, type N } from './patterns.js'

/** Expressions. */
export abstract class JavascriptExpressions extends JavascriptPatterns {
  protected abstract functionOf(
    node: N & { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' },
    name?: string,
  ): Node
  protected abstract classOf(node: N & { type: 'ClassDeclaration' | 'ClassExpression' }, name?: string): Node
  protected readExpression(node: N): Node {
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
}
