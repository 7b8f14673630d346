import type { MilestoneKind } from '#shared/features/village/village.schema.ts'

/** The facts of a partnership in the words of the paper, which is Indonesian whatever the screen speaks. */
export const milestoneWords: Record<MilestoneKind, string> = {
  surveyed: 'Survei desa',
  coordinated: 'Koordinasi',
  agreed: 'Kesediaan desa atau perjanjian',
  designated: 'Penetapan sebagai Desa Binaan Imigrasi',
  inaugurated: 'Peresmian dan penyerahan piagam',
  activated: 'Pembinaan berjalan',
  evaluationStarted: 'Evaluasi dimulai',
  renewed: 'Diperpanjang',
  graduated: 'Dinyatakan mandiri',
  suspended: 'Dihentikan sementara',
  resumed: 'Dilanjutkan kembali',
  ended: 'Diakhiri',
  declined: 'Menolak menjadi Desa Binaan',
}
