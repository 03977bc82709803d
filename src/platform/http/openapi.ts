/** OpenAPI 3.1 from the route table: what it says is what the same schemas refuse. */
import { z } from 'zod'
import type { Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

export function openApi(
  routes: readonly Route[],
  about: Readonly<{ title: string; version: string; baseUrl: string }>,
): Json {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    if (route.api === null) continue
    const path = route.api.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: about.title,
      version: about.version,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: `${about.baseUrl}/api/v1` }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problemSchema },
    },
  }
}

/** RFC 9457, with one sentence per field where a form was refused. */
const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: { type: 'object', additionalProperties: { type: 'string' } },
  },
}

function operation(route: Route): Json {
  const open = route.may === 'anyone'
  return {
    operationId: route.id,
    tags: [route.id.split('.')[0]],
    security: open ? [] : [{ token: [] }],
    ...(!open && { 'x-permission': route.may }),
    'x-access-log': route.audit,
    parameters: [...pathParameters(route.api ?? ''), ...queryParameters(route.query)],
    ...(route.method === 'POST' && { requestBody: requestBody(route.form, route.uploads) }),
    responses: responses(route),
  }
}

function pathParameters(path: string): readonly Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters(query: z.ZodType): readonly Json[] {
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    properties?: Record<string, Json>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function requestBody(form: z.ZodType, uploads: boolean): Json {
  const schema = schemaOf(form, 'input')
  const withFiles = {
    allOf: [schema, { type: 'object', additionalProperties: true, description: 'Files as parts of their own.' }],
  }
  return {
    required: true,
    content: { 'application/json': { schema }, ...(uploads && { 'multipart/form-data': { schema: withFiles } }) },
  }
}

function responses(route: Route): Json {
  const content =
    typeof route.replies === 'string'
      ? { [route.replies]: { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(route.replies, 'output') } }
  const refused = {
    description: 'Refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return { 200: { description: 'Done', content }, default: refused }
}

/** A transform has no schema of its own going out; what goes in is described instead. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  return rest
}
