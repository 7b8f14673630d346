import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { preparedStoresVariable } from './prepared-store.ts'

/** A folder for the stores that the tests of this run copy; gone with the run. */
export default (): (() => void) => {
  const directory = mkdtempSync(join(tmpdir(), 'perisai-desa-prepared-'))
  process.env[preparedStoresVariable] = directory
  return () => rmSync(directory, { recursive: true, force: true })
}
