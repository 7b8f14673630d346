import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as TypstCompiler from '@myriaddreamin/typst-ts-node-compiler'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** A compiler that holds these sources and fonts; its native part is loaded with the first. */
export const createCompiler = (
  workspace: string,
  sources: ReadonlyMap<string, string>,
  fontBlobs: Buffer[],
): NodeCompiler => {
  const require = createRequire(import.meta.url)
  const typst = require('@myriaddreamin/typst-ts-node-compiler') as typeof TypstCompiler
  const compiler = typst.NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] })
  for (const [name, source] of sources) compiler.addSource(join(workspace, name), source)
  return compiler
}
