import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The repository, from the source files and from a bundle of them alike. */
export const projectDirectory = (() => {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package-lock.json'))) folder = dirname(folder)
  return folder
})()

/** Where many small stores are made and thrown away: in memory where the system has such a place. */
export const quickFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
