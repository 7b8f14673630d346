import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { DiskOperation } from '../recorder/disk-log.ts'

/*
 * What may be on a disk after its power is cut.
 *
 * Files: what was synced is there. Of the writes and truncations since the last sync of that file any part may be: none,
 * all, those up to a moment, each by itself, each 512-byte sector by itself. A sector that is missing behind the old end
 * of a file reads as zeros.
 * Folders: names that were made, renamed or taken away count from the next sync of the folder on; before that each may
 * or may not be there, by itself. A rename is one step. A name that moves to another folder is never in neither: the old
 * one goes only where the new one is there. Syncing a file does not make its name durable.
 * A sync that the disk refused leaves everything unsynced, and what was waiting is gone for good.
 *
 * Not modelled: a disk that says it has synced and has not, sectors that become unreadable, writes that are written
 * to the wrong place.
 */

type FileChange = { moment: number; offset: number; data: Buffer } | { moment: number; length: number }
type FileNode = { kind: 'file'; durable: Buffer; waiting: FileChange[] }
type FolderChange = {
  moment: number
  add?: [name: string, node: Node]
  remove?: string
  /** The change in another folder without which this one must not stand. */
  needs?: { folder: FolderNode; change: FolderChange }
}
type FolderNode = {
  kind: 'folder'
  durable: Map<string, Node>
  waiting: FolderChange[]
  /** What a process that looks sees. */
  live: Map<string, Node>
}
type Node = FileNode | FolderNode

const sectorSize = 512

/** How the waiting changes of a cut are chosen. */
const styles = ['none', 'all', 'upToAMoment', 'each', 'eachSector'] as const
export type Style = (typeof styles)[number]

export type DiskModel = {
  apply: (operation: DiskOperation) => void
  /** Files of a state as a cut now may leave it, by path, and the folders that hold them. */
  stateAfterCut: (random: () => number, style?: Style) => DiskState
}

export type DiskState = { files: Map<string, Buffer>; folders: string[]; digest: string }

const readTree = (path: string): Node => {
  if (!lstatSync(path).isDirectory()) return { kind: 'file', durable: readFileSync(path), waiting: [] }
  const entries = readdirSync(path).map((name): [string, Node] => [name, readTree(join(path, name))])
  return { kind: 'folder', durable: new Map(entries), waiting: [], live: new Map(entries) }
}

const applyTo = (content: Buffer, change: FileChange): Buffer => {
  if ('length' in change) {
    if (change.length <= content.length) return content.subarray(0, change.length)
    return Buffer.concat([content, Buffer.alloc(change.length - content.length)])
  }
  const end = change.offset + change.data.length
  const whole = end > content.length ? Buffer.concat([content, Buffer.alloc(end - content.length)]) : content
  change.data.copy(whole, change.offset)
  return whole
}

const settle = (file: FileNode, changes: readonly FileChange[]): Buffer => {
  let content: Buffer = Buffer.from(file.durable)
  for (const change of changes) content = applyTo(content, change)
  return content
}

/** The sectors of one write that reached the disk. The file is as long as if all had. */
const someSectors = (change: FileChange, random: () => number): FileChange[] => {
  if ('length' in change) return random() < 0.5 ? [change] : []
  const { moment, offset, data } = change
  const kept: FileChange[] = []
  for (let at = 0; at < data.length;) {
    const size = Math.min(sectorSize - ((offset + at) % sectorSize), data.length - at)
    if (random() < 0.5) kept.push({ moment, offset: offset + at, data: data.subarray(at, at + size) })
    at += size
  }
  return kept
}

export const createDiskModel = (root: string): DiskModel => {
  const top = readTree(root)
  if (top.kind !== 'folder') throw new Error('the root of a disk is a folder')
  const open = new Map<number, Node>()
  let moment = 0

  const nodeAt = (path: string): Node | undefined => {
    let node: Node | undefined = top
    for (const name of path.split('/').filter((part) => part !== ''))
      node = node?.kind === 'folder' ? node.live.get(name) : undefined
    return node
  }
  const folderOf = (path: string): FolderNode => {
    const folder = nodeAt(dirname(path) === '.' ? '' : dirname(path))
    if (folder?.kind !== 'folder') throw new Error(`no folder for ${path}`)
    return folder
  }
  const add = (path: string, node: Node): FolderChange => {
    const change: FolderChange = { moment, add: [basename(path), node] }
    const folder = folderOf(path)
    folder.live.set(basename(path), node)
    folder.waiting.push(change)
    return change
  }
  const remove = (path: string): void => {
    const folder = folderOf(path)
    folder.live.delete(basename(path))
    folder.waiting.push({ moment, remove: basename(path) })
  }
  const rename = (from: string, to: string): void => {
    const node = nodeAt(from)
    if (!node) throw new Error(`nothing to rename at ${from}`)
    const [source, target] = [folderOf(from), folderOf(to)]
    source.live.delete(basename(from))
    const change = add(to, node)
    if (source === target) change.remove = basename(from)
    else source.waiting.push({ moment, remove: basename(from), needs: { folder: target, change } })
  }
  const syncFolder = (folder: FolderNode): void => {
    for (const change of folder.waiting) {
      const { needs } = change
      if (needs?.folder.waiting.includes(needs.change)) {
        needs.folder.waiting.splice(needs.folder.waiting.indexOf(needs.change), 1)
        enter(needs.folder.durable, needs.change)
      }
      enter(folder.durable, change)
    }
    folder.waiting = []
  }
  const enter = (names: Map<string, Node>, { add: added, remove: removed }: FolderChange): void => {
    if (removed !== undefined) names.delete(removed)
    if (added) names.set(...added)
  }
  const sync = (node: Node | undefined, isDone: boolean): void => {
    if (node?.kind === 'folder') {
      if (isDone) syncFolder(node)
      return
    }
    if (!node) return
    if (isDone) node.durable = settle(node, node.waiting)
    node.waiting = []
  }

  const change = (file: number, made: (node: FileNode) => void): void => {
    const node = open.get(file)
    if (node?.kind === 'file') made(node)
  }

  const apply = (operation: DiskOperation): void => {
    moment += 1
    switch (operation.kind) {
      case 'open': {
        const { path, file, isNew, isEmptied } = operation
        const fresh: FileNode = { kind: 'file', durable: Buffer.alloc(0), waiting: [] }
        const node = isNew ? fresh : nodeAt(path)
        if (!node) throw new Error(`nothing to open at ${path}`)
        if (isNew) add(path, node)
        else if (isEmptied && node.kind === 'file') node.waiting.push({ moment, length: 0 })
        open.set(file, node)
        return
      }
      case 'write':
        return change(operation.file, (node) =>
          node.waiting.push({ moment, offset: operation.offset, data: operation.data }),
        )
      case 'truncate':
        return change(operation.file, (node) => node.waiting.push({ moment, length: operation.length }))
      case 'sync':
        return sync(open.get(operation.file), operation.isDone)
      case 'rename':
        return rename(operation.from, operation.to)
      case 'link': {
        const node = nodeAt(operation.from)
        if (node) add(operation.to, node)
        return
      }
      case 'mkdir':
        // The root itself is there before anything is watched.
        if (operation.path !== '')
          add(operation.path, { kind: 'folder', durable: new Map(), waiting: [], live: new Map() })
        return
      case 'unlink':
      case 'rmdir':
        return remove(operation.path)
      case 'mark':
    }
  }

  const stateAfterCut: DiskModel['stateAfterCut'] = (random, given) => {
    const style = given ?? styles[Math.floor(random() * styles.length)] ?? 'none'
    const until = style === 'upToAMoment' ? Math.floor(random() * (moment + 1)) : 0
    const share = random()
    const stands = (at: number): boolean => {
      if (style === 'none') return false
      if (style === 'all') return true
      return style === 'upToAMoment' ? at <= until : random() < share
    }
    const chosen = new Map<FolderChange, boolean>()
    const standsInFolder = (one: FolderChange): boolean => {
      const known = chosen.get(one)
      if (known !== undefined) return known
      const { needs } = one
      const missing = needs?.folder.waiting.includes(needs.change) && !standsInFolder(needs.change)
      const result = !missing && stands(one.moment)
      chosen.set(one, result)
      return result
    }
    const contentOf = (file: FileNode): Buffer => {
      if (file.waiting.length === 0) return file.durable
      if (style !== 'eachSector')
        return settle(
          file,
          file.waiting.filter((one) => stands(one.moment)),
        )
      return settle(
        file,
        file.waiting.flatMap((one) => someSectors(one, random)),
      )
    }
    const state: Omit<DiskState, 'digest'> = { files: new Map(), folders: [] }
    const contents = new Map<FileNode, Buffer>()
    const walk = (folder: FolderNode, path: string): void => {
      const names = new Map(folder.durable)
      for (const one of folder.waiting) if (standsInFolder(one)) enter(names, one)
      for (const [name, node] of names) {
        const at = path === '' ? name : `${path}/${name}`
        if (node.kind === 'folder') {
          state.folders.push(at)
          walk(node, at)
        } else {
          const content = contents.get(node) ?? contentOf(node)
          contents.set(node, content)
          state.files.set(at, content)
        }
      }
    }
    walk(top, '')
    return { ...state, digest: digestOf(state) }
  }

  return { apply, stateAfterCut }
}

const digestOf = ({ files, folders }: Omit<DiskState, 'digest'>): string => {
  const hash = createHash('sha1').update(folders.toSorted().join('\n'))
  for (const path of [...files.keys()].toSorted())
    hash.update(`\0${path}\0`).update(files.get(path) ?? Buffer.alloc(0))
  return hash.digest('hex')
}

/** Puts a state into an empty folder. */
export const writeState = ({ files, folders }: DiskState, to: string): void => {
  for (const folder of folders) mkdirSync(join(to, folder), { recursive: true, mode: 0o700 })
  for (const [path, content] of files) writeFileSync(join(to, path), content)
}
