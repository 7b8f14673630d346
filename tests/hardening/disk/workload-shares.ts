/**
 * The workloads: what store they start from, and how much of a run goes to each, less where judging a state takes long;
 * the shares add up to one. What they do stands in workloads/; the programs know their names alone, because the
 * service's code is in the children.
 */
export const workloadShares = [
  { name: 'edits', base: 'office', share: 0.27 },
  { name: 'attachments', base: 'office', share: 0.15 },
  { name: 'drafts', base: 'office', share: 0.27 },
  { name: 'batch', base: 'office', share: 0.09 },
  { name: 'slots', base: 'office', share: 0.08 },
  { name: 'creation', base: 'nothing', share: 0.07 },
  { name: 'upgrade', base: 'firstRelease', share: 0.01 },
  { name: 'backup', base: 'office', share: 0.04 },
  { name: 'restore', base: 'office', share: 0.02 },
] as const

type Share = (typeof workloadShares)[number]
export type WorkloadName = Share['name']
export type BaseName = Share['base']

export const baseOf = (name: WorkloadName): BaseName => {
  const found = workloadShares.find((share) => share.name === name)
  if (!found) throw new Error(`no workload ${name}`)
  return found.base
}
