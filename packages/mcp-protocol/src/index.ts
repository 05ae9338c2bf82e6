export { type Issue, type JsonObject, type ParseResult, isObject, pointerTo } from './issues.js'
export { type DecodedContent, decodeBase64, decodeBytes, decodeContent } from './bytes.js'

export {
  BashCall,
  DatabaseCall,
  FilesystemCall,
  FilesystemOperation,
  NetworkCall,
  RawToolsCall,
  ToolCall,
  type ToolCallVariant,
  UnknownCall,
  parseToolCall,
  variantOf,
} from './tool-call.js'
export { CallOrigin, type Principal, type RequestOptions } from './principal.js'
export { AnalyzeRequest, parseAnalyzeRequest } from './analyze.js'
export { InspectRequest, InspectSurface, parseInspectRequest } from './inspect.js'
export { OutcomeRequest, OutcomeStatus, parseOutcomeRequest } from './outcome.js'
export { AnalyzeResponse, AppliedClause, Decision, ErrorBody, Evidence, Finding, Mode, Severity } from './response.js'

export { JSON_RPC_ERRORS, type JsonRpcErrorObject, type JsonRpcId, type JsonRpcMessage, type JsonRpcParams, parseJsonRpc } from './json-rpc.js'
export {
  type CallToolResult,
  type ContentBlock,
  type Listed,
  type McpList,
  PROTOCOL_VERSION_META,
  type PromptDefinition,
  type ResourceContents,
  type ResourceDefinition,
  type ResourceTemplate,
  type ToolDefinition,
  type ToolsCallParams,
  claimedRevision,
  contentBlocks,
  parseToolsCallParams,
  readPromptsList,
  readResourceTemplatesList,
  readResourcesList,
  readToolsList,
  resourceContents,
  toolCallOf,
} from './mcp.js'

export type {
  Basis,
  CodeInterpretation,
  CommandInterpretation,
  HostInterpretation,
  Interpretation,
  PathInterpretation,
  PathOperation,
  QueryInterpretation,
  TextInterpretation,
  UrlInterpretation,
} from './arguments/interpretation.js'
export { type NormalizeOptions, type NormalizedCall, normalizeToolCall } from './arguments/normalize.js'
export { ARGUMENT_LIMITS, type WalkLimit, type WalkLimits } from './arguments/walk.js'
export { type FoundString, INSPECT_LIMITS, type SearchLimits, collectStrings } from './arguments/strings.js'
