/** A sentence for people. `{name}` stands for the parameter of that name. */
type Text = string

/** One of several sentences, chosen by the parameter that `by` names. */
type Choice = Readonly<{ by: string; of: Readonly<Record<string, Text>> }>

/** Sentences by error code. */
export type Sentences = Readonly<Record<string, Text | Choice>>

/** Names of the parameters in a text. */
type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

/** The parameters that a sentence needs from its failure. */
export type ParamsFor<S> = S extends string
  ? Readonly<Record<Names<S>, string | number>>
  : S extends { by: infer By extends string; of: infer Of extends Readonly<Record<string, string>> }
    ? { [One in keyof Of]: Readonly<Record<By, One> & Record<Names<Of[One]>, string | number>> }[keyof Of]
    : never
