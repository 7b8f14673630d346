import type { IncomingMessage } from 'node:http'

const mostBytes = 1024

/** The JSON object of a request, or the status that refuses it. */
export const readJsonObject = async (
  request: IncomingMessage,
): Promise<{ body: Record<string, unknown> } | { status: number }> => {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return { status: 413 }
  const chunks: Buffer[] = []
  let length = 0
  // Leaving a plain loop early would destroy the socket before the refusal is sent.
  const received: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false })
  for await (const chunk of received) {
    length += chunk.length
    if (length > mostBytes) return { status: 413 }
    chunks.push(chunk)
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return { status: 400 }
    return { body: { ...body } }
  } catch {
    return { status: 400 }
  }
}
