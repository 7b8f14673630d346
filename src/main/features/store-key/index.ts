export { storeKeyRouter } from './store-key.router.ts'
