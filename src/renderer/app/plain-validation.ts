import { z } from 'zod'

/*
 * zod would compile its checks with `new Function`, which the content security policy refuses. It decides when a schema
 * is made, so this module runs before every other one.
 */
z.config({ jitless: true })
