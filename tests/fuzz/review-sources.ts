// Reviews and parses case sources as their editor and publishing do: node --import tsx tests/fuzz/review-sources.ts
// SEED INPUTS

import { reviewSource, titleOf } from '@/lib/cases/domain/draft'
import { readCase } from '@/lib/cases/domain/read-case'
import { keptInputs } from './corpus'
import { caseForms, estimateForms } from './generators/case-sources'
import { type Forms, inputOf } from './input'

const [seed = 1, inputs = 100] = process.argv.slice(2).map(Number)

review('cases', caseForms)
review('estimates', estimateForms)

function review(name: string, forms: Forms): void {
  const made = Array.from({ length: inputs }, (_, index) => inputOf(name, forms, seed, index))
  for (const { kind, bytes } of [...keptInputs(name), ...made]) {
    const source = Buffer.from(bytes).toString()
    // Written before, so that the last line names the input that never finished.
    console.log(`${name}: ${kind}, ${source.length} letters`)
    titleOf(source)
    reviewSource(source)
    readCase({ source, check: true, plain: false })
  }
}
