/** The contract as an OpenAPI 3.1 document: what it says is what the same shapes refuse. `docs/connector/openapi.json` is this. */
import { z } from 'zod'
import { CATALOGUE } from '../catalogue-form.rules.ts'
import {
  CONTRACT,
  ContactAnswer,
  ContactAsk,
  EndLine,
  Hello,
  LookupAnswer,
  LookupAsk,
  RowLine,
  RowsAsk,
} from './contract.rules.ts'

type Json = Readonly<Record<string, unknown>>

export function contractDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Waarborg connector',
      version: String(CONTRACT),
      description: `What a provider's program answers, so that the trust office can read its records. The fields stand in the catalogue, version ${CATALOGUE.version}.`,
    },
    servers: [{ url: 'https://records.example/waarborg' }],
    security: [{ secret: [] }],
    paths: {
      '/': { get: small('hello', 'Who answers, and which catalogue it knows.', Hello) },
      '/lookup': {
        post: small('lookup', 'The accounts behind an identifier; none is an empty list.', LookupAnswer, LookupAsk),
      },
      '/contact': {
        post: small(
          'contact',
          'Where an account holder is written to; null when there is no such account.',
          ContactAnswer,
          ContactAsk,
        ),
      },
      '/rows': { post: rows },
      '/files/{file}': { get: file },
    },
    components: { securitySchemes: { secret: { type: 'http', scheme: 'bearer' } } },
  }
}

const REFUSALS = {
  401: { description: 'No secret, or another one.' },
  422: {
    description: 'A field, source, relation or cursor that is not known, or that does not belong to the question.',
  },
  default: { description: 'Anything else ends the collection; 408, 429 and 5xx are tried again.' },
}

function small(operationId: string, summary: string, answer: z.ZodType, asked?: z.ZodType): Json {
  return {
    operationId,
    summary,
    ...(asked && { requestBody: { required: true, content: { 'application/json': { schema: shapeOf(asked) } } } }),
    responses: {
      200: { description: 'Answered', content: { 'application/json': { schema: shapeOf(answer) } } },
      ...REFUSALS,
    },
  }
}

const rows: Json = {
  operationId: 'rows',
  summary:
    'One page of the rows of a source for a subject: a row on each line in the order of their beginnings, then the end line.',
  requestBody: { required: true, content: { 'application/json': { schema: shapeOf(RowsAsk) } } },
  responses: {
    200: {
      description: 'Lines of JSON',
      content: { 'application/x-ndjson': { schema: { oneOf: [shapeOf(RowLine), shapeOf(EndLine)] } } },
    },
    ...REFUSALS,
  },
}

const bytes: Json = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }

const file: Json = {
  operationId: 'file',
  summary: 'The bytes of a file that a row named.',
  parameters: [
    { name: 'file', in: 'path', required: true, schema: { type: 'string' } },
    {
      name: 'Range',
      in: 'header',
      required: false,
      schema: { type: 'string' },
      description: '`bytes=N-` after a broken connection.',
    },
  ],
  responses: {
    200: { description: 'From the beginning', ...bytes },
    206: { description: 'From the byte asked for', ...bytes },
    404: { description: 'There is no such file.' },
    ...REFUSALS,
  },
}

function shapeOf(shape: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any', reused: 'inline' })
  return rest
}
