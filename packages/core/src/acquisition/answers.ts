/** What somebody answered, by the name of the question, in the order received. */
export type Answers = ReadonlyMap<string, string>;
