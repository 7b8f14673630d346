import { dropOutlivedSlots, readKeyFile, writeKeyFile } from './key-file.ts'
import { removeSlot, withSlot, type FreshSlot } from './slots.ts'

/*
 * Changes of the slot file together with the officer's row. Between reading and writing the file nothing waits, so two
 * officers who change theirs at once cannot lose each other's slot: derive keys first, then come here.
 */

/** Takes a slot away that no row refers to any more. What a full disk or a cut leaves is taken at the next login. */
export const withdrawSlot = (folder: string, slotId: string): void => {
  try {
    const { keys } = readKeyFile(folder)
    if (keys.officers.some(({ id }) => id === slotId)) writeKeyFile(folder, removeSlot(keys, slotId))
  } catch {
    // The row refuses this slot already.
  }
}

/**
 * Gives an officer another slot: first a file that knows both, then his row by `saveRow`, then the file without the old
 * one. A cut anywhere leaves a password that opens the store, the old or the new one; a refusal leaves the old one.
 */
export const exchangeSlot = (
  { folder, masterKey }: { folder: string; masterKey: Uint8Array },
  fresh: FreshSlot,
  oldSlotId: string | undefined,
  saveRow: () => void,
): void => {
  const { keys } = readKeyFile(folder)
  const wasThere = keys.officers.some(({ id }) => id === fresh.id)
  writeKeyFile(folder, withSlot(keys, fresh, masterKey))
  try {
    saveRow()
  } catch (error) {
    if (!wasThere) withdrawSlot(folder, fresh.id)
    throw error
  }
  if (oldSlotId !== undefined && oldSlotId !== fresh.id) withdrawSlot(folder, oldSlotId)
}

/**
 * Brings the file in line with the rows: makes a generation that was passed over to the newest one again, and takes
 * slots that belong to no active officer, and those of a master key that was changed. Best effort, because a login must
 * also work on a full disk.
 */
export const tidySlots = (folder: string, activeSlotIds: ReadonlySet<string>): void => {
  try {
    const { keys, isSettled } = readKeyFile(folder)
    const officers = keys.officers.filter(({ id }) => activeSlotIds.has(id))
    if (officers.length === 0) return
    const tidy = { ...keys, officers }
    if (!isSettled || officers.length < keys.officers.length) writeKeyFile(folder, tidy)
    dropOutlivedSlots(folder, tidy)
  } catch {
    // Tried again at the next login.
  }
}
