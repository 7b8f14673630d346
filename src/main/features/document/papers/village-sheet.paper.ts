import type { VillageState } from '#shared/features/village/village.schema.ts'
import { villagePath, villageTitle } from '#shared/features/village/village.rules.ts'
import type { PaperWarning } from '#shared/features/document/document.schema.ts'
import { villageSheetData } from '#shared/features/document/papers/village-sheet.schema.ts'
import { formatLongDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { listAgreementsOfVillage } from '#main/features/agreement/index.ts'
import { findDecreeByRowId, listDesignationsOfVillage } from '#main/features/designation/index.ts'
import { mainLiaisonOn } from '#main/features/liaison/index.ts'
import { getOffice } from '#main/features/office/index.ts'
import { getVillage, headOn, listMilestones, type VillageRecord } from '#main/features/village/index.ts'
import { listPrintsInHand } from '../print.repo.ts'
import type { Paper, PaperContext } from '../paper.ts'
import { milestoneWords } from './milestone-words.ts'

const stateWords: Record<VillageState, string> = {
  candidate: 'Calon',
  surveyed: 'Disurvei',
  coordinated: 'Dikoordinasikan',
  agreed: 'Disepakati',
  designated: 'Ditetapkan',
  inaugurated: 'Diresmikan',
  active: 'Aktif',
  underEvaluation: 'Dalam evaluasi',
  graduated: 'Mandiri',
  suspended: 'Dihentikan sementara',
  ended: 'Berakhir',
  declined: 'Menolak',
}

const largestList = 60

/** One page about a village as it stands today. */
export const villageSheetPaper: Paper = {
  type: 'villageSheet',
  template: 'village-sheet',
  schema: villageSheetData,
  placeOf: (_context, villageId) => ({ kind: 'village', id: villageId }),
  recordOf: (_context, villageId) => ({ kind: 'village', id: villageId }),
  prepare: (context, villageId) => {
    const { db } = context
    const today = context.today()
    const office = getOffice(db)
    const village = getVillage(db, villageId)
    const head = headOn(db, village.rowId, today)
    const liaison = mainLiaisonOn(db, village.rowId, today)
    const title = villageTitle(village)
    const warnings: PaperWarning[] = head ? [] : [{ code: 'headMissing', data: {} }]
    return {
      label: `Lembar ${title}`,
      origin: { kind: 'village', id: village.id },
      datedOn: today,
      ownNumber: null,
      serialOf: null,
      subjectRevoked: false,
      size: 'a4',
      missing: [],
      warnings,
      pictures: [],
      dataFor: ({ draft }) => ({
        draft,
        officeName: office.fullName,
        printedOn: today,
        villageName: title,
        path: villagePath(village),
        code: village.regionCode,
        state: stateWords[village.state],
        head: { title: village.headTitle, name: head?.fullName ?? null },
        liaison: liaison ? { name: liaison.officerName, since: liaison.fromOn } : null,
        agreement: agreementOf(context, village),
        designation: designationFacts(context, village),
        milestones: listMilestones(db, village.rowId)
          .slice(-largestList)
          .map(({ kind, occurredOn, note }) => ({
            on: occurredOn,
            event: milestoneWords[kind],
            note: note && shorten(note, 200),
          })),
        certificatePrints: certificatePrints(context, village),
      }),
    }
  },
}

const shorten = (text: string, maximum: number): string => {
  const oneLine = text.replaceAll(/\s+/g, ' ')
  return oneLine.length <= maximum ? oneLine : `${oneLine.slice(0, maximum - 1)}…`
}

/** The agreement in force that reaches furthest, else the last one. */
const agreementOf = ({ db, today }: PaperContext, village: VillageRecord) => {
  const agreements = listAgreementsOfVillage(db, village.rowId, today())
  const dated = agreements.filter(({ startsOn }) => startsOn !== null)
  const inForce = dated.filter(({ isInForce }) => isInForce)
  const [chosen] = (inForce.length > 0 ? inForce : dated).sort((first, second) =>
    (second.lastDay ?? '9999').localeCompare(first.lastDay ?? '9999'),
  )
  if (!chosen || chosen.startsOn === null) return null
  return {
    title: shorten(chosen.title, 200),
    numbers: chosen.numbers.flatMap((number) => number ?? []),
    startsOn: chosen.startsOn,
    endsOn: chosen.lastDay,
    remainingDays: chosen.remainingDays,
  }
}

const designationFacts = ({ db }: PaperContext, village: VillageRecord) => {
  const current = listDesignationsOfVillage(db, village.rowId)
    .filter(({ endedOn }) => endedOn === null)
    .map((designation) => ({ designation, decree: findDecreeByRowId(db, designation.decreeRowId) }))
    .filter(({ decree }) => decree?.state === 'decided')
    .sort((first, second) => (second.decree?.decidedOn ?? '').localeCompare(first.decree?.decidedOn ?? ''))
    .at(0)
  if (!current?.decree) return []
  const { designation, decree } = current
  const longDate = (day: typeof designation.inauguratedOn): string | null =>
    day === null ? null : formatLongDate(day)
  const { receivedBy, receivedByTitle } = designation
  const received = receivedBy === null ? [] : [receivedBy, receivedByTitle].filter((part) => part !== null)
  return [
    { label: 'Keputusan', value: decree.number },
    { label: 'Tanggal penetapan', value: longDate(decree.decidedOn) },
    { label: 'Berlaku sampai', value: longDate(designation.validUntil) },
    { label: 'Peresmian', value: longDate(designation.inauguratedOn) },
    { label: 'Tempat', value: designation.inauguratedAtPlace },
    { label: 'Diserahkan oleh', value: designation.presentedBy },
    { label: 'Diterima oleh', value: received.length === 0 ? null : received.join(', ') },
    { label: 'Papan nama', value: longDate(designation.boardInstalledOn) },
    {
      label: 'Sekretariat',
      value: designation.secretariat === null ? null : designation.secretariat ? 'Ada' : 'Belum ada',
    },
  ].filter(({ value }) => value !== null)
}

const certificatePrints = ({ db, scope }: PaperContext, village: VillageRecord) =>
  listPrintsInHand(
    db,
    scope,
    listDesignationsOfVillage(db, village.rowId).map(({ id }) => id),
    largestList,
  ).map(({ recordedAt, serial, officerName, isCopy }) => ({
    on: plainDateOfInstant(recordedAt),
    serial: serial ?? '–',
    by: officerName,
    reason: isCopy ? 'Salinan' : null,
  }))
