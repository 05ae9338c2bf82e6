import { AnalyzeRequest, AnalyzeResponse, ErrorBody, InspectRequest, OutcomeRequest } from '@proxilion/mcp-protocol'
import { z } from 'zod'
import { ERRORS, type ErrorCode } from './errors.js'
import { version } from './version.js'

let cached: string | undefined

/** The OpenAPI 3.1 document as JSON text, made from the schemas that describe the contract. */
export function openApiDocument(): string {
  cached ??= JSON.stringify(document())
  return cached
}

const SCHEMAS = { AnalyzeRequest, AnalyzeResponse, InspectRequest, OutcomeRequest, Error: ErrorBody }
type SchemaName = keyof typeof SCHEMAS

const BODY_ERRORS: readonly ErrorCode[] = ['not_json', 'too_large', 'not_json_content', 'wrong_shape', 'internal', 'store_unavailable']

function document(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Proxilion gateway',
      version,
      description: 'Judges tool calls of AI assistants before they run. A client decides on `enforced`, never on the words of `decision`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: {
      '/analyze': { post: decision('analyze', 'Decides on a tool call.', 'AnalyzeRequest') },
      '/inspect': { post: decision('inspect', 'Decides on a text that reaches or leaves the model.', 'InspectRequest') },
      '/outcome': {
        post: {
          operationId: 'outcome', summary: 'Says what became of a decided call.', requestBody: body('OutcomeRequest'),
          responses: { 204: { description: 'Recorded.' }, ...errors(BODY_ERRORS) },
        },
      },
      '/demo/gtg1002': {
        post: {
          operationId: 'demo', summary: 'Plays a ten-step attack in a store of its own. Answers only on the machine of the gateway.',
          responses: { 200: json('The decision on every step.'), ...errors(['not_local', 'internal']) },
        },
      },
      '/sessions': { get: operator('sessions', 'Lists sessions.', ['user_id', 'status', 'cursor', 'limit']) },
      '/sessions/{id}': { get: operator('session', 'The story of a session: numbers, phases, timeline.', ['user_id']) },
      '/sessions/{id}/release': { post: operator('release', 'Lifts the end of a session, and the quarantine of its principal.', ['user_id']) },
      '/sessions/{id}/terminate': { post: operator('terminate', 'Ends a session.', ['user_id']) },
      '/health': { get: { operationId: 'health', summary: 'Answers while the process lives.', responses: { 200: json('What this gateway is.') } } },
      '/ready': {
        get: { operationId: 'ready', summary: 'Whether the gateway can decide as configured.', responses: { 200: json('It can.'), 503: json('It cannot, and why.') } },
      },
      '/metrics': {
        get: { operationId: 'metrics', summary: 'Metrics for Prometheus.', responses: { 200: { description: 'Text format.', content: { 'text/plain': { schema: { type: 'string' } } } } } },
      },
      '/openapi.json': { get: { operationId: 'openapi', summary: 'This document.', responses: { 200: json('OpenAPI 3.1.') } } },
    },
    components: {
      securitySchemes: { operator: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [name, schemaOf(schema)])),
    },
  }
}

function decision(operationId: string, summary: string, request: SchemaName): object {
  return {
    operationId, summary, requestBody: body(request),
    parameters: [{ name: 'x-request-id', in: 'header', required: false, schema: { type: 'string', pattern: '^[A-Za-z0-9._:-]{1,128}$' } }],
    responses: {
      200: { description: 'The caller may run the tool: Allow, Alert, or not enforced.', ...content('AnalyzeResponse') },
      403: { description: 'Stopped: an enforced Block or Terminate.', ...content('AnalyzeResponse') },
      ...errors(BODY_ERRORS),
    },
  }
}

/** A route that needs the operators' token; without one in the configuration it does not exist. */
function operator(operationId: string, summary: string, query: readonly string[]): object {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
  return {
    operationId, summary, security: [{ operator: [] }],
    parameters: [...(operationId === 'sessions' ? [] : [id]), ...query.map((name) => ({ name, in: 'query', required: operationId !== 'sessions', schema: { type: 'string' } }))],
    responses: { 200: json('Done.'), ...errors(['unauthenticated', 'forbidden', 'no_such_session', 'wrong_shape', 'store_unavailable']) },
  }
}

function body(name: SchemaName): object {
  return { required: true, ...content(name) }
}

function content(name: SchemaName): object {
  return { content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } }
}

function json(description: string): object {
  return { description, content: { 'application/json': { schema: { type: 'object' } } } }
}

function errors(codes: readonly ErrorCode[]): object {
  return Object.fromEntries(codes.map((code) => [ERRORS[code].status, { description: ERRORS[code].message, ...content('Error') }]))
}

/** `io: 'input'` leaves open what the gateway ignores. */
function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}
