import type { ProvenPaperType } from '#shared/features/document/document.schema.ts'
import {
  largestProofRegister,
  proofRegisterData,
  type ProofRegisterInput,
} from '#shared/features/document/papers/proof-register.schema.ts'
import type { KeyState } from '#shared/features/proof/proof.schema.ts'
import { formatShortDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { getOffice } from '#main/features/office/index.ts'
import { readProofRegister, type ProofRegister } from '#main/features/proof/index.ts'
import type { Paper } from '../paper.ts'
import { chosenSignatory, officeSideOn, signatoryBlock } from './case-parts.ts'
import { signatoryMissing } from './referral-parts.ts'

const kindWords: Record<ProvenPaperType, string> = {
  certificate: 'Piagam penetapan',
  decree: 'Keputusan penetapan',
  deferralNotice: 'Pemberitahuan penundaan',
  referralLetter: 'Surat rujukan',
}

const keyWords: Record<KeyState, string> = {
  valid: 'Berlaku',
  future: 'Belum berlaku',
  ended: 'Berakhir',
  revoked: 'Dicabut',
}

/** The register of ended papers as it stands today; its subject is the office. */
export const proofRegisterPaper: Paper = {
  type: 'proofRegister',
  template: 'proof-register',
  schema: proofRegisterData,
  placeOf: (_context, officeId) => ({ kind: 'proofRegister', id: officeId }),
  recordOf: (_context, officeId) => ({ kind: 'office', id: officeId }),
  prepare: (context, _officeId, options) => {
    const today = context.today()
    const { office, head, pictures, missing, warnings } = officeSideOn(context, today)
    const size = options.paper ?? office.preferences.paper
    const signatory = chosenSignatory(office, options, today)
    const register = readProofRegister(context, largestProofRegister)
    return {
      label: `Daftar piagam dan surat yang dicabut per ${formatShortDate(today)}`,
      origin: { kind: 'proofRegister', id: getOffice(context.db).id },
      datedOn: today,
      ownNumber: null,
      serialOf: null,
      subjectRevoked: false,
      size,
      missing: [...missing, ...signatoryMissing(signatory, office)],
      warnings,
      pictures,
      dataFor: ({ draft }) => ({
        draft,
        paper: size,
        margins: { left: 25 },
        letterhead: head,
        listedOn: today,
        keys: keysOf(register),
        rows: rowsOf(register),
        total: register.total,
        place: office.details.city,
        signatory: signatoryBlock(office, signatory),
      }),
    }
  },
}

const keysOf = ({ keys }: ProofRegister): ProofRegisterInput['keys'] =>
  keys.map(({ part, fingerprint, validFrom, validUntil, state, revokedOn }) => ({
    part: part === 'root' ? 'Kunci akar' : 'Kunci penerbit',
    fingerprint,
    validFrom,
    validUntil,
    state: revokedOn === null ? keyWords[state] : `Dicabut ${formatShortDate(revokedOn)}`,
  }))

const rowsOf = ({ ended }: ProofRegister): ProofRegisterInput['rows'] =>
  ended.map(({ shortCode, type, number, serial, datedOn, endedAt, state, successor }) => ({
    shortCode,
    kind: kindWords[type],
    number: number ?? serial,
    datedOn,
    endedOn: endedAt && plainDateOfInstant(endedAt.getTime()),
    state: state === 'revoked' ? 'Dicabut' : 'Digantikan',
    successor,
  }))
