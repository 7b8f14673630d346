import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Where programs of one user keep their data by the custom of the platform. */
const userDataDirectory = (platform: NodeJS.Platform, home: string, environment: Environment): string => {
  if (platform === 'win32')
    return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Perisai Desa')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Perisai Desa')
  // The XDG specification has a relative path ignored.
  const given = environment['XDG_DATA_HOME']
  return join(given?.startsWith('/') ? given : join(home, '.local', 'share'), 'perisai-desa')
}

/** The store of the browser shell. The demonstration has a folder of its own and never touches the real one. */
export const browserDataDirectory = (
  { demo }: { demo: boolean },
  platform: NodeJS.Platform,
  home: string,
  environment: Environment,
): string =>
  environment['PERISAI_DATA_DIRECTORY'] ||
  join(userDataDirectory(platform, home, environment), demo ? 'demo' : 'store')
