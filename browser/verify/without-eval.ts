/** zod builds faster readers from text where it may; on our pages it may not, and even the attempt would be reported. Before all else. */
import { config } from 'zod'

config({ jitless: true })
