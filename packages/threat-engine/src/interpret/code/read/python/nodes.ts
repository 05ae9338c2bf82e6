import { parser } from '@lezer/python'

/** A node of Lezer's tree. */
export type N = ReturnType<typeof parser.parse>['topNode']

export const find = (nodes: readonly N[], name: string): N | undefined => nodes.find((n) => n.name === name)
export const inside = (nodes: readonly N[]): readonly N[] => nodes.slice(1, /^[)\]}]$/.test(nodes.at(-1)?.name ?? '') ? -1 : undefined)
export function children(node: N): N[] {
  const out: N[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.name !== 'Comment' && !child.type.isError) out.push(child)
  return out
}
export function split(nodes: readonly N[], separator: string): N[][] {
  const groups: N[][] = [[]]
  for (const node of nodes) {
    if (node.name === separator) groups.push([])
    else groups.at(-1)?.push(node)
  }
  return groups
}
export function numberOf(text: string): number {
  const digits = text.replace(/[_lLjJ]/g, '')
  return /^0[0-7]+$/.test(digits) ? parseInt(digits, 8) : Number(digits) || 0
}
