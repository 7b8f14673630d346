export { alertBlockedPersons, blocksOfPerson, findBlocksFor } from './block.service.ts'
