import { standardLetterheads } from '#shared/features/office/office.rules.ts'
import type { SetupInput } from '#shared/features/setup/setup.contract.ts'
import {
  type DetailsValues,
  letterheadInputOf,
  type LetterheadValues,
  letterheadValuesOf,
  type SignatoryValues,
} from '#renderer/features/office/office-fields.tsx'
import type { RegencyChoice } from '#renderer/ui/regency-select.tsx'

export type FirstOfficerValues = {
  fullName: string
  position: string
  nip: string
  role: 'officeHead' | 'operator'
  login: string
  password: string
}

/** What was typed so far. It lives in memory only and is sent once, at the end. */
export type SetupDraft = {
  language: 'id' | 'en'
  office: DetailsValues
  letterheads: LetterheadValues[]
  logo: File | null
  regencies: RegencyChoice[]
  signatory: SignatoryValues
  skipsSignatory: boolean
  officer: FirstOfficerValues
}

export const emptyDraft = (): SetupDraft => ({
  language: 'id',
  office: {
    officeClass: 'Kelas II TPI',
    name: '',
    city: '',
    provinceName: '',
    address: '',
    phone: '',
    email: '',
    website: '',
  },
  letterheads: [],
  logo: null,
  regencies: [],
  signatory: {
    fullName: '',
    nip: '',
    title: 'Kepala Kantor',
    capacity: 'definitive',
    fromOn: null,
    untilOn: null,
  },
  skipsSignatory: false,
  officer: { fullName: '', position: '', nip: '', role: 'operator', login: '', password: '' },
})

/** Lines of the letterhead for a province; lines the officer has already changed are kept. */
export const withStandardLetterheads = (draft: SetupDraft, office: DetailsValues): SetupDraft => {
  const provinceChanged = draft.office.provinceName !== office.provinceName
  const letterheads =
    draft.letterheads.length === 0 || provinceChanged
      ? standardLetterheads(office.provinceName).map(letterheadValuesOf)
      : draft.letterheads
  return { ...draft, office, letterheads }
}

/** What the procedure takes; its schema checks it once more. */
export const setupInputOf = (draft: SetupDraft, officer: FirstOfficerValues) =>
  ({
    language: draft.language,
    office: draft.office,
    logo: draft.logo,
    regencyCodes: draft.regencies.map(({ code }) => code),
    letterheads: draft.letterheads.map(letterheadInputOf),
    signatory: draft.skipsSignatory ? null : draft.signatory,
    officer,
  }) satisfies Record<keyof SetupInput, unknown>
