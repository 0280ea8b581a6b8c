/** A sentence for people. `{name}` stands for the parameter of that name. */
type Text = string

/** One of several sentences: the parameter that `by` names says which. */
type Choice = Readonly<{ by: string; of: Readonly<Record<string, Text>> }>

/** Sentences by the code of the failure that they explain. */
export type Sentences = Readonly<Record<string, Text | Choice>>

/** Names of the parameters in a text. */
type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

/** What a sentence needs to know, as the parameters of its failure. */
export type ParamsFor<S> = S extends string
  ? Readonly<Record<Names<S>, string | number>>
  : S extends { by: infer By extends string; of: infer Of extends Readonly<Record<string, string>> }
    ? { [One in keyof Of]: Readonly<Record<By, One> & Record<Names<Of[One]>, string | number>> }[keyof Of]
    : never
