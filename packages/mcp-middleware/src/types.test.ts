/** The types of this package are those of the wire. Both directions are checked by the compiler; the values only make it look. */
import type * as wire from '@proxilion/mcp-protocol'
import type { Analysis, Finding, InspectedText, Mode, Outcome, Surface, ToolCall, ToolOrigin } from './index.js'

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type Fits<A, B> = A extends B ? true : false

test('the types say what the contract says', () => {
  const same: [Same<Mode, wire.Mode>, Same<Outcome, wire.OutcomeStatus>, Same<Surface, wire.InspectSurface>, Same<Finding, wire.Finding>] = [true, true, true, true]
  const sent: [Fits<ToolCall, NonNullable<wire.AnalyzeRequest['tool_call']>>, Same<keyof ToolOrigin, keyof wire.CallOrigin>, Fits<InspectedText['content'], wire.InspectRequest['content']>] = [true, true, true]
  const received: [Fits<wire.AnalyzeResponse, Analysis>, Same<keyof Analysis, keyof wire.AnalyzeResponse>] = [true, true]
  expect([...same, ...sent, ...received]).not.toContain(false)
})
