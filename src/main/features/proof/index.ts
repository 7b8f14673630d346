export { proofRouter } from './proof.router.ts'
export { keepProof, proofReadiness, signPaper, type PaperProof } from './sign-paper.ts'
