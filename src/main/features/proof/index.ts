export { readProofRegister, type ProofRegister } from './export.service.ts'
export { proofRouter } from './proof.router.ts'
export { keepProof, letterSerial, proofReadiness, signPaper, type PaperProof } from './sign-paper.ts'
